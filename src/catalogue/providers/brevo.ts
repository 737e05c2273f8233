import type { Condition, Example, RulePack } from '../../model';

/**
 * Brevo's API (Sendinblue before). Sources: https://developers.brevo.com/docs/how-it-works, https://developers.brevo.com/docs/api-limits,
 * https://developers.brevo.com/docs/getting-started
 */

const ERRORS = 'https://developers.brevo.com/docs/how-it-works';
const LIMITS = 'https://developers.brevo.com/docs/api-limits';
const KEYS = 'https://app.brevo.com/settings/keys/api';
const unknownAddress = { message: { contains: 'unrecognised IP address' } };
const noSender: Condition = { all: [{ code: 'missing_parameter' }, { check: 'field-missing', with: { field: 'sender' } }] };

export default {
  id: 'brevo',
  name: 'Brevo',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.brevo.com',
  support: { url: 'https://help.brevo.com', asks: ['timestamp', 'request', 'response', 'error-code', 'account'] },
  recognize: { hosts: ['api.brevo.com', 'api.sendinblue.com'] },
  credentials: [
    { in: 'header', name: 'api-key', prefixes: ['xkeysib-'], placeholder: 'YOUR_BREVO_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_BREVO_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'unknown-address',
      when: { all: [{ status: 401 }, unknownAddress] },
      title: 'Brevo does not know the address of this server',
      summary: 'The account lets in only authorised IP addresses, and the one that this request came from is none of them.',
      category: 'permission',
      causes: [{ text: 'The IP address is not among the authorised ones', when: unknownAddress }],
      fixes: [
        {
          text: 'Add the address, or switch the blocking off, under Security → Authorised IPs',
          url: 'https://app.brevo.com/security/authorised_ips',
        },
        { text: 'On hosting whose address changes, use a fixed outgoing address' },
      ],
    },
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: unknownAddress }] },
      title: 'Brevo did not accept the API key',
      summary: 'The call needs an API key (xkeysib-…) in the api-key header; an SMTP key does not count.',
      category: 'auth',
      causes: [
        { text: 'No api-key header was sent', when: { check: 'credential-missing' } },
        {
          text: 'An SMTP key (xsmtpsib-…) was sent: it works with the SMTP server only',
          confirmedBy: { requestHeader: 'api-key', is: { startsWith: 'xsmtpsib-' } },
        },
        {
          text: 'The API key was sent as a Bearer token in place of the api-key header',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer xkeysib-' } },
        },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted, or belongs to another account', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create an API key on the tab API keys (not SMTP), and send it in its header',
          snippets: [{ language: 'bash', code: "curl https://api.brevo.com/v3/account -H 'api-key: {{credential}}'" }],
          url: KEYS,
        },
        { text: 'If the key is right, check that the environment variable that holds it is loaded' },
      ],
    },
    {
      id: 'credits',
      when: { any: [{ code: 'not_enough_credits' }, { all: [{ status: 402 }, { not: { code: 'not_enough_credits' } }] }] },
      title: 'The account’s credits are used up',
      summary: 'The e-mails or SMS that the plan includes have been sent, so nothing more goes out for now.',
      category: 'billing',
      causes: [{ text: 'The account has not enough credits', confirmedBy: { code: 'not_enough_credits' } }],
      fixes: [{ text: 'Upgrade or buy credits, or wait for the next day on the free plan, whose e-mails are counted by the day' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'forbidden',
      when: {
        any: [
          { code: ['permission_denied', 'account_under_validation', 'reseller_permission_denied'] },
          { all: [{ status: 403 }, { not: { code: ['permission_denied', 'account_under_validation', 'reseller_permission_denied'] } }] },
        ],
      },
      title: 'Brevo does not allow this account that',
      summary: 'The key is valid, but the account may not do this, or is not activated yet.',
      category: 'permission',
      causes: [
        { text: 'The account is still under validation', confirmedBy: { code: 'account_under_validation' } },
        {
          text: 'Transactional e-mail is not activated for the account',
          confirmedBy: { message: { contains: ['not yet activated', 'account is not activated', 'unable to send email'] } },
        },
        { text: 'The feature is not in the plan', ruledOutBy: { code: 'account_under_validation' } },
      ],
      fixes: [
        { text: 'Complete the account’s profile, or ask Brevo’s support to activate transactional e-mail', url: 'https://help.brevo.com' },
      ],
    },
    {
      id: 'duplicate',
      when: { code: ['duplicate_parameter', 'duplicate_request'] },
      title: 'This exists already',
      summary: 'A contact with this address or phone number, or the very same request, came before.',
      category: 'conflict',
      causes: [
        {
          text: 'The contact exists, or the idempotency key was used',
          confirmedBy: { all: [{ code: 'duplicate_parameter' }, { path: ['/v3/contacts', '/v3/smtp/email'] }] },
          ruledOutBy: { code: 'duplicate_request' },
        },
        { text: 'The same request was sent twice', when: { code: 'duplicate_request' } },
      ],
      fixes: [
        {
          text: 'Send updateEnabled to update a contact that exists',
          snippets: [{ language: 'json', code: '{ "email": "ada@shop.example", "updateEnabled": true }' }],
        },
      ],
      links: [{ text: 'Create a contact', url: 'https://developers.brevo.com/reference/createcontact' }],
    },
    {
      id: 'sender',
      when: { all: [{ status: 400 }, { message: { contains: ['sender', 'Sender'] } }] },
      title: 'Brevo does not accept this sender',
      summary: 'The sender’s address is missing, not valid, or not verified in the account.',
      category: 'validation',
      causes: [
        {
          text: 'The request has no sender',
          confirmedBy: noSender,
          ruledOutBy: { requestField: '/sender' },
        },
        {
          text: 'The sender’s address or domain is not verified in the account',
          ruledOutBy: noSender,
        },
      ],
      fixes: [
        {
          text: 'Verify the address, or authenticate its domain, under Senders, domains & dedicated IPs',
          url: 'https://app.brevo.com/senders',
        },
      ],
    },
    {
      id: 'invalid',
      when: {
        all: [
          { status: [400, 406, 422] },
          { not: { code: ['duplicate_parameter', 'duplicate_request'] } },
          { not: { message: { contains: 'sender' } } },
        ],
      },
      title: 'Brevo rejected a parameter',
      summary: 'A parameter is missing, out of range or not valid; message names it.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A parameter is missing', confirmedBy: { code: 'missing_parameter' } },
        { text: 'A parameter has a value that is not valid', confirmedBy: { code: 'invalid_parameter' } },
        { text: 'A number is out of range', confirmedBy: { code: 'out_of_range' } },
      ],
      fixes: [
        { text: 'Correct the parameter that message names' },
        {
          text: 'Attributes must exist in the account, with their names in capitals',
          url: 'https://app.brevo.com/contact/list-attributes',
        },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'not-found',
      when: { any: [{ code: 'document_not_found' }, { all: [{ status: 404 }, { not: { code: 'document_not_found' } }] }] },
      title: 'Brevo finds no such object',
      summary: 'The contact, list or template is unknown in this account, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The object does not exist in this account', confirmedBy: { code: 'document_not_found' } },
        { text: 'The path lacks /v3/', when: { not: { path: { startsWith: '/v3/' } } } },
      ],
      fixes: [
        {
          text: 'Encode an e-mail address in the path (%40), and compare the path with the reference',
          url: 'https://developers.brevo.com/reference',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Brevo’s rate limit is reached',
      summary: 'Each endpoint has a limit of its own; x-sib-ratelimit-reset says in seconds when it starts again.',
      category: 'rate-limit',
      causes: [
        { text: 'The requests of this endpoint are used up', confirmedBy: { responseHeader: 'x-sib-ratelimit-remaining', is: '0' } },
        { text: 'Status is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
      ],
      fixes: [
        { text: 'Wait as long as x-sib-ratelimit-reset says' },
        { text: 'Send many e-mails in one call with messageVersions, and import contacts in bulk' },
      ],
      links: [{ text: 'API limits', url: LIMITS }],
    },
    {
      id: 'failed',
      when: { status: '5xx' },
      title: 'Brevo failed',
      summary: 'The failure is on Brevo’s side.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Brevo' },
        { text: 'Everything sent to Brevo fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://status.brevo.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.brevo.com/v3/smtp/email';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, 'api-key': 'xkeysib-FAKE' };

const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"sender":{"email":"shop@shop.example"},"to":[{"email":"ada@shop.example"}]}' },
  response: { status, headers: json, body: JSON.stringify({ message, code }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unknown-address', 'a new server', 401, 'unauthorized', 'We have detected you are using an unrecognised IP address 192.0.2.1.', {
    verdicts: { confirmed: ['The IP address is not'] },
  }),
  refused('unauthorized', 'an SMTP key', 401, 'unauthorized', 'Key not found', {
    request: { method: 'POST', url, headers: { ...json, 'api-key': 'xsmtpsib-FAKE' }, body: '{}' },
    verdicts: { confirmed: ['An SMTP key'], 'ruled-out': ['No api-key'] },
  }),
  refused('credits', 'a free plan used up', 402, 'not_enough_credits', 'You do not have enough credits', {
    verdicts: { confirmed: ['The account has not'] },
  }),
  refused('forbidden', 'a new account', 403, 'account_under_validation', 'Your account is under validation', {
    verdicts: { confirmed: ['The account is still'], 'ruled-out': ['The feature'] },
  }),
  refused('duplicate', 'a contact twice', 400, 'duplicate_parameter', 'Contact already exist', {
    request: { method: 'POST', url: 'https://api.brevo.com/v3/contacts', headers: key, body: '{"email":"ada@shop.example"}' },
    verdicts: { confirmed: ['The contact exists'] },
  }),
  refused('sender', 'no sender', 400, 'missing_parameter', 'sender is missing', {
    request: { method: 'POST', url, headers: key, body: '{"to":[{"email":"ada@shop.example"}]}' },
    verdicts: { confirmed: ['The request has no sender'], 'ruled-out': ['The sender’s address'] },
  }),
  refused('invalid', 'no recipient', 400, 'missing_parameter', 'to is missing', {
    request: { method: 'POST', url, headers: key, body: '{"sender":{"email":"shop@shop.example"}}' },
    verdicts: { confirmed: ['A parameter is missing'] },
  }),
  refused('not-found', 'an unknown contact', 404, 'document_not_found', 'Contact does not exist', {
    request: { url: 'https://api.brevo.com/v3/contacts/ada%40shop.example', headers: key },
    verdicts: { confirmed: ['The object does not'], 'ruled-out': ['The path lacks'] },
  }),
  {
    rule: 'rate-limit',
    why: 'a burst',
    request: { method: 'POST', url, headers: key, body: '{}' },
    response: {
      status: 429,
      headers: { ...json, 'x-sib-ratelimit-limit': '1000', 'x-sib-ratelimit-remaining': '0', 'x-sib-ratelimit-reset': '17' },
      body: '{"code":"too_many_requests","message":"Too many requests"}',
    },
    verdicts: { confirmed: ['The requests of this endpoint'] },
  },
  refused('failed', 'a fault', 500, 'internal_error', 'Internal error'),
  {
    rule: null,
    why: 'near miss: another mail API with the same code',
    request: { method: 'POST', url: 'https://mail.other.example/v3/smtp/email' },
    response: { status: 400, headers: json, body: '{"code":"duplicate_parameter","message":"x"}' },
  },
];
