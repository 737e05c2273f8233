import type { Example, RulePack } from '../../model';

/**
 * SendGrid's v3 API. Sources: https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors,
 * https://support.sendgrid.com/hc/en-us/articles/18322114821403-4XX-API-Errors-and-Troubleshooting-Suggestions,
 * https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits
 */

const KEYS = 'https://app.sendgrid.com/settings/api_keys';
const ERRORS = 'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors';

export default {
  id: 'sendgrid',
  name: 'SendGrid',
  kind: 'api',
  docs: 'https://support.sendgrid.com/hc/en-us/articles/18322114821403-4XX-API-Errors-and-Troubleshooting-Suggestions',
  statusPage: 'https://status.sendgrid.com',
  support: { url: 'https://support.sendgrid.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.sendgrid.com', 'api.eu.sendgrid.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['SG.'], placeholder: 'YOUR_SENDGRID_API_KEY' }],
  secrets: { keys: [{ kind: 'SendGrid API key', prefix: 'SG.', alphabet: 'base64url', minLength: 24, extra: '.' }] },
  rules: [
    {
      id: 'credits-exceeded',
      when: { message: { contains: ['maximum credits exceeded', 'exceeded your messaging limits'] } },
      title: 'The plan’s emails are used up',
      summary: 'The account has sent all emails that its plan or trial includes; the API key is fine.',
      category: 'billing',
      causes: [
        { text: 'The plan’s or the trial’s email credits are spent, or the trial has ended' },
        { text: 'A subuser has a credit limit of its own' },
      ],
      fixes: [
        { text: 'Upgrade the plan, or wait until the credits are renewed', url: 'https://app.sendgrid.com/settings/billing' },
        { text: 'Raise the credits of the subuser in the parent account' },
      ],
    },
    {
      id: 'invalid-key',
      when: { all: [{ status: 401 }, { not: { message: { contains: 'maximum credits exceeded' } } }] },
      title: 'SendGrid did not accept the API key',
      summary: 'The key in the Authorization header is missing, unknown, deleted, or of the other region.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        {
          text: 'The key does not start with SG., so it is the key’s id or belongs to another service',
          when: { check: 'credential-wrong-prefix' },
        },
        { text: 'The key was deleted or revoked, or is of another account', ruledOutBy: { check: 'credential-missing' } },
        { text: 'A key of an EU subuser was used on the global host, or the other way round', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key with the permissions you need and send it as a Bearer token; the whole key is shown only once',
          snippets: [{ language: 'bash', code: "curl https://api.sendgrid.com/v3/scopes -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
        { text: 'For EU data residency call api.eu.sendgrid.com' },
      ],
      warnings: ['Keys that turn up in public code are revoked by SendGrid: keep the key on a server.'],
    },
    {
      id: 'sender-not-verified',
      when: { all: [{ status: 403 }, { message: { contains: 'verified Sender Identity' } }] },
      title: 'The from address is not verified',
      summary: 'SendGrid sends only from addresses or domains that the account has verified.',
      category: 'permission',
      causes: [
        { text: 'The from address is no Single Sender of the account, and its domain is not authenticated' },
        { text: 'The address was verified in another account or subuser' },
      ],
      fixes: [
        { text: 'Authenticate the domain, or verify the address as a Single Sender', url: 'https://app.sendgrid.com/settings/sender_auth' },
        { text: 'Send from an address of an authenticated domain, spelt exactly as it was verified' },
      ],
      links: [{ text: 'Sender identity', url: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/sender-identity' }],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { not: { message: { contains: 'verified Sender Identity' } } }] },
      title: 'The key may not do this',
      summary: 'The key is valid but lacks the scope for this endpoint, or the account is blocked.',
      category: 'permission',
      causes: [
        { text: 'The key was made with restricted access and lacks this scope, such as mail.send' },
        { text: 'IP access management does not list this address' },
        { text: 'Repeated bad requests blocked sending for a while', confirmedBy: { message: { contains: 'temporarily blocked' } } },
        { text: 'The account’s plan lacks this feature, or the account is under review' },
      ],
      fixes: [
        {
          text: 'Look at the scopes of the key, and create one that has the scope for this endpoint',
          snippets: [{ language: 'bash', code: "curl https://api.sendgrid.com/v3/scopes -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
        { text: 'Add the server’s address under IP access management, where that is on', url: 'https://app.sendgrid.com/settings/access' },
      ],
    },
    {
      id: 'bad-field',
      when: { all: [{ status: 400 }, { responseField: '/errors/0/message' }] },
      title: 'SendGrid rejected a field',
      summary: 'The mail or resource has a field that is missing or not allowed; field in the answer gives its path.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'A required field is missing: personalizations with to, from, subject and content',
          when: { check: 'field-missing' },
        },
        { text: 'An address is not a valid email address', confirmedBy: { message: { contains: ['valid email', 'valid address'] } } },
        {
          text: 'One address occurs twice among to, cc and bcc of a personalization',
          confirmedBy: { message: { contains: 'should be unique' } },
        },
      ],
      fixes: [
        {
          text: 'Correct the field that the answer names; a mail needs at least this',
          snippets: [
            {
              language: 'bash',
              code: 'curl https://api.sendgrid.com/v3/mail/send \\\n  -H \'Authorization: Bearer {{credential}}\' \\\n  -H \'Content-Type: application/json\' \\\n  -d \'{"personalizations":[{"to":[{"email":"to@example.com"}]}],"from":{"email":"from@example.com"},"subject":"Hello","content":[{"type":"text/plain","value":"Hi"}]}\'',
            },
          ],
          url: ERRORS,
        },
        { text: 'Try it with mail_settings.sandbox_mode.enable set to true: it validates without sending' },
      ],
      links: [{ text: 'Mail Send errors', url: ERRORS }],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The mail is larger than 30 MB',
      summary: 'Message, headers and attachments together, as encoded in Base64, must stay below 30 MB.',
      category: 'payload',
      causes: [
        {
          text: 'The attachments are too large: Base64 adds a third',
          when: { check: 'body-larger-than', with: { bytes: 30_000_000 } },
        },
        { text: 'Many recipients and substitutions make the JSON too large' },
      ],
      fixes: [
        { text: 'Put large files on a server and send links' },
        { text: 'Split the recipients over several requests, at most 1,000 personalizations each' },
      ],
      links: [{ text: 'Mail Send errors', url: ERRORS }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'This endpoint is asked too often',
      summary: 'Each endpoint has a limit of requests per period; X-RateLimit-Limit states it.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More requests than the endpoint’s limit allows in the period',
          confirmedBy: { responseHeader: 'X-RateLimit-Remaining', is: '0' },
        },
        { text: 'Other programs with keys of the same account use the same limit' },
        { text: 'A list or statistic is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } } },
      ],
      fixes: [
        { text: 'Wait until X-RateLimit-Reset (seconds since 1970), then go on with backoff' },
        { text: 'Send one mail request with up to 1,000 personalizations in place of many requests' },
        { text: 'Use the Event Webhook in place of polling for results' },
      ],
      links: [
        { text: 'Rate limits', url: 'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.sendgrid.com/v3/mail/send';
const bearer = { Authorization: 'Bearer SG.FAKE.not-a-real-key', 'Content-Type': 'application/json' };
const json = { 'Content-Type': 'application/json' };
const mail = '{"personalizations":[{"to":[{"email":"a@shop.example"}]}],"from":{"email":"b@shop.example"}}';

const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: bearer, body: mail },
  response: { status, headers: json, body: JSON.stringify({ errors: [{ message, field: null, help: null }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('credits-exceeded', 'a 401 about money', 401, 'Maximum credits exceeded'),
  refused('invalid-key', 'a deleted key', 401, 'The provided authorization grant is invalid, expired, or revoked', {
    verdicts: { possible: ['The key was deleted'], 'ruled-out': ['No key was sent'] },
  }),
  refused('invalid-key', 'the key’s id', 401, 'The provided authorization grant is invalid, expired, or revoked', {
    request: { method: 'POST', url, headers: { Authorization: 'Bearer fakekeyid' }, body: mail },
    verdicts: { confirmed: ['The key does not start with SG.'] },
  }),
  refused(
    'sender-not-verified',
    'an unknown sender',
    403,
    'The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
  ),
  refused('forbidden', 'a key without the scope', 403, 'access forbidden'),
  refused(
    'bad-field',
    'no subject',
    400,
    'The subject is required. You can get around this requirement if you use a template with a subject defined.',
  ),
  refused('too-large', 'attachments', 413, 'Payload too large'),
  refused('rate-limit', 'a limit used up', 429, 'too many requests', {
    response: {
      status: 429,
      headers: { ...json, 'X-RateLimit-Remaining': '0' },
      body: '{"errors":[{"field":null,"message":"too many requests"}]}',
    },
    verdicts: { confirmed: ['More requests than'] },
  }),
  {
    rule: null,
    why: 'near miss: another mail API',
    request: { method: 'POST', url: 'https://mail.other.example/v3/mail/send' },
    response: { status: 401, headers: json, body: '{"errors":[{"message":"Maximum credits exceeded"}]}' },
  },
];
