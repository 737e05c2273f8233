import type { Example, RulePack } from '../../model';

/**
 * Mailgun's API. Sources: https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview,
 * https://documentation.mailgun.com/docs/mailgun/quickstart-guide/responses
 */

const eu = { host: { contains: '.eu.' } } as const;

export default {
  id: 'mailgun',
  name: 'Mailgun',
  kind: 'api',
  docs: 'https://documentation.mailgun.com/docs/mailgun/quickstart-guide/responses',
  statusPage: 'https://status.mailgun.com',
  support: { url: 'https://help.mailgun.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.mailgun.net', 'api.eu.mailgun.net'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_api_COLON_KEY' }],
  rules: [
    {
      id: 'invalid-key',
      when: { status: 401 },
      title: 'Mailgun did not accept the API key',
      summary: 'The key must be sent with Basic, user name api, to the region in which it was made.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        {
          text: 'The key is sent as a Bearer token; Mailgun wants Basic with the user name api',
          when: { check: 'credential-wrong-scheme' },
        },
        { text: 'The domain and key are of the EU region, but the US host was called', ruledOutBy: eu },
        { text: 'The domain and key are of the US region, but the EU host was called', ruledOutBy: { not: eu } },
        {
          text: 'The key was deleted or rotated, or a sending key was used for more than sending',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Send the key as the password of the user api',
          snippets: [{ language: 'bash', code: 'curl {{origin|\'https://api.mailgun.net\'}}/v4/domains --user "api:$MAILGUN_API_KEY"' }],
          url: 'https://app.mailgun.com/settings/api_security',
        },
        { text: 'For domains of the EU region call api.eu.mailgun.net' },
      ],
    },
    {
      id: 'sandbox-recipient',
      when: {
        all: [
          { status: [400, 403] },
          {
            message: {
              contains: ['Free accounts are for test purposes', 'Sandbox subdomains are for test purposes', 'authorized recipients'],
            },
          },
        ],
      },
      title: 'The test domain may not send to this address',
      summary: 'A sandbox domain, or a free account, delivers to authorized recipients only.',
      category: 'permission',
      causes: [
        {
          text: 'The recipient is not among the authorized recipients of the sandbox domain',
          confirmedBy: { path: { contains: '/sandbox' } },
        },
        { text: 'The account is on a free plan that is meant for testing' },
      ],
      fixes: [
        {
          text: 'Add the recipient to the authorized recipients of the domain; the recipient must confirm by email',
          url: 'https://app.mailgun.com/mg/sending/domains',
        },
        { text: 'Add and verify a domain of your own, and upgrade the account, to send to anybody' },
      ],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { not: { message: { contains: ['for test purposes', 'authorized recipients'] } } }] },
      title: 'Mailgun does not allow this',
      summary: 'The key is known, but the account, domain or role does not permit the action.',
      category: 'permission',
      causes: [
        {
          text: 'The account or the domain is disabled, under review or not yet activated',
          confirmedBy: { message: { contains: ['disabled', 'not activated', 'activate your'] } },
        },
        { text: 'The key’s role does not include this action' },
        { text: 'The plan lacks this feature', confirmedBy: { message: { contains: 'feature is unavailable' } } },
      ],
      fixes: [
        {
          text: 'Look at the state of account and domain in the control panel, and write to support if it is disabled',
          url: 'https://app.mailgun.com',
        },
        { text: 'Use a key whose role allows the action' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Mailgun does not know this domain or path',
      summary: 'The domain in the path is not in this account and region, or the endpoint does not exist.',
      category: 'not-found',
      causes: [
        { text: 'The domain is in the EU region, but the US host was called', ruledOutBy: eu },
        { text: 'The domain is in the US region, but the EU host was called', ruledOutBy: { not: eu } },
        { text: 'The domain is misspelt, or was added to another account' },
        { text: 'The version in the path is not the one of this endpoint (v3 for messages, v4 for domains)' },
      ],
      fixes: [
        { text: 'Call the host of the domain’s region: api.mailgun.net for US, api.eu.mailgun.net for EU' },
        {
          text: 'Compare the domain in the path with the control panel: it must be the sending domain, with its subdomain',
          url: 'https://app.mailgun.com/mg/sending/domains',
        },
      ],
      links: [{ text: 'API overview', url: 'https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview' }],
    },
    {
      id: 'bad-parameter',
      when: { all: [{ status: 400 }, { not: { message: { contains: ['for test purposes', 'authorized recipients'] } } }] },
      title: 'A parameter of the message is missing or invalid',
      summary: 'Mailgun read the request but could not use one of its parameters; the message names it.',
      category: 'validation',
      causes: [
        {
          text: 'from, to or the text is missing',
          confirmedBy: { message: { contains: ['parameter is missing', 'need at least one of'] } },
        },
        { text: 'An address is not valid', confirmedBy: { message: { contains: ['not a valid address', 'parameter is not a valid'] } } },
        {
          text: 'The body was sent as JSON; messages are sent as a form',
          confirmedBy: { all: [{ path: { glob: '*/messages' } }, { requestHeader: 'Content-Type', is: { contains: 'application/json' } }] },
        },
      ],
      fixes: [
        {
          text: 'Send from, to, subject and text (or html) as form fields',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.mailgun.net/v3/YOUR_DOMAIN/messages'}} \\\n  --user \"api:$MAILGUN_API_KEY\" \\\n  -F from='Me <me@YOUR_DOMAIN>' -F to=you@example.com \\\n  -F subject=Hello -F text=Hi",
            },
          ],
        },
      ],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The message is larger than 25 MB',
      summary: 'Message and attachments together, as encoded, must stay below 25 MB.',
      category: 'payload',
      causes: [{ text: 'The attachments are too large', when: { check: 'body-larger-than', with: { bytes: 26_214_400 } } }],
      fixes: [{ text: 'Put large files on a server and send links' }],
    },
    {
      id: 'rate-limit',
      when: { status: [420, 429] },
      title: 'Mailgun is asked too often',
      summary: 'The account’s limit of requests or messages for this period is reached.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More messages than a new or free account may send in an hour or day',
          confirmedBy: { message: { contains: ['messages per', 'limited to'] } },
        },
        { text: 'Events or statistics are polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } } },
      ],
      fixes: [
        { text: 'Wait as the answer says, then retry with growing pauses' },
        { text: 'Send to up to 1,000 recipients in one request with recipient-variables, and use webhooks in place of polling' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.mailgun.net/v3/mg.shop.example/messages';
const basic = { Authorization: 'Basic YXBpOmZha2U=', 'Content-Type': 'application/x-www-form-urlencoded' };
const json = { 'Content-Type': 'application/json' };

const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic, body: 'from=a%40mg.shop.example&to=b%40shop.example' },
  response: { status, headers: json, body: JSON.stringify({ message }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'invalid-key',
    why: 'a bare text as answer, to a key of the other region',
    request: { method: 'POST', url, headers: basic, body: 'to=b%40shop.example' },
    response: { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Forbidden' },
    verdicts: { possible: ['The domain and key are of the EU region'], 'ruled-out': ['The domain and key are of the US region', 'No key'] },
  },
  {
    rule: 'invalid-key',
    why: 'Bearer instead of Basic',
    request: { method: 'POST', url, headers: { Authorization: 'Bearer FAKE_value' } },
    response: { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Forbidden' },
    verdicts: { confirmed: ['The key is sent as a Bearer token'] },
  },
  refused(
    'sandbox-recipient',
    'a sandbox domain',
    403,
    'Domain sandbox0fake.mailgun.org is not allowed to send: Free accounts are for test purposes only. Please upgrade or add the address to authorized recipients in Account Settings.',
    {
      request: { method: 'POST', url: 'https://api.mailgun.net/v3/sandbox0fake.mailgun.org/messages', headers: basic },
      verdicts: { confirmed: ['The recipient is not among'] },
    },
  ),
  refused('forbidden', 'a disabled domain', 403, 'Domain mg.shop.example is disabled', {
    verdicts: { confirmed: ['The account or the domain is disabled'] },
  }),
  refused('not-found', 'an EU domain on the US host', 404, 'Domain not found: mg.shop.example', {
    verdicts: { possible: ['The domain is in the EU'], 'ruled-out': ['The domain is in the US'] },
  }),
  refused('bad-parameter', 'no sender', 400, 'from parameter is missing', { verdicts: { confirmed: ['from, to or the text'] } }),
  refused('too-large', 'attachments', 413, 'Request Entity Too Large'),
  refused(
    'rate-limit',
    'a free account',
    429,
    'Domain mg.shop.example is not allowed to send: recipient limit exceeded, limited to 100 messages per day',
    {
      verdicts: { confirmed: ['More messages than'] },
    },
  ),
  {
    rule: null,
    why: 'near miss: another mail API',
    request: { url: 'https://mail.other.example/v3/x/messages' },
    response: { status: 404, headers: json, body: '{"message":"Domain not found: x"}' },
  },
];
