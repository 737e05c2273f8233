import type { Condition, Example, RulePack } from '../../model';

/**
 * Mailchimp's Marketing API. Sources: https://mailchimp.com/developer/marketing/docs/errors/,
 * https://mailchimp.com/developer/marketing/docs/fundamentals/
 */

const ERRORS = 'https://mailchimp.com/developer/marketing/docs/errors/';
const BASICS = 'https://mailchimp.com/developer/marketing/docs/fundamentals/';
const titled = (title: string | readonly string[]): Condition => ({ responseField: '/title', is: title });

export default {
  id: 'mailchimp',
  name: 'Mailchimp Marketing API',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.mailchimp.com',
  support: { url: 'https://mailchimp.com/contact/', asks: ['request', 'error-code', 'response', 'timestamp'] },
  recognize: { hosts: ['*.api.mailchimp.com'] },
  envelope: { code: ['/title'], requestId: ['header:X-Request-Id', '/instance'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'ANY_USER_AND_YOUR_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_API_KEY_OR_TOKEN' },
  ],
  rules: [
    {
      id: 'authentication',
      when: {
        any: [
          titled(['API Key Missing', 'API Key Invalid']),
          { all: [{ status: 401 }, { not: titled(['API Key Missing', 'API Key Invalid']) }] },
        ],
      },
      title: 'Mailchimp did not accept the API key',
      summary: 'The key is missing, invalid, or sent to another data centre than the one its ending names (-us6).',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        { text: 'User and key are not encoded as Basic wants it', confirmedBy: { check: 'credential-not-encoded' } },
        {
          text: 'The host is that of another data centre than the key’s: the part behind the hyphen belongs before .api.mailchimp.com',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The key was disabled or deleted', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Ping with the key, at the data centre that its ending names',
          snippets: [
            {
              language: 'bash',
              code: 'curl "https://${MAILCHIMP_API_KEY##*-}.api.mailchimp.com/3.0/ping" -u "any:$MAILCHIMP_API_KEY"',
            },
          ],
          url: BASICS,
        },
        { text: 'Create a new key under Account → Extras → API keys', url: 'https://admin.mailchimp.com/account/api/' },
      ],
      warnings: ['Keys belong on a server: the API does not take calls from a browser (no CORS), for a key opens the whole account.'],
    },
    {
      id: 'forbidden',
      when: {
        any: [
          titled(['Forbidden', 'User Disabled', 'Wrong Datacenter']),
          { all: [{ status: 403 }, { not: titled(['Forbidden', 'User Disabled', 'Wrong Datacenter']) }] },
        ],
      },
      title: 'Mailchimp does not allow this call',
      summary: 'The key is valid, but the account, its data centre or plan does not permit this.',
      category: 'permission',
      causes: [
        { text: 'The account has been disabled', when: titled('User Disabled') },
        { text: 'The host is that of another data centre than the account’s', when: titled('Wrong Datacenter') },
        { text: 'The account’s plan or the user’s role does not allow this', ruledOutBy: titled(['User Disabled', 'Wrong Datacenter']) },
      ],
      fixes: [
        { text: 'Ask the account’s owner for a role that may do this, or look what the plan includes' },
        { text: 'With OAuth, ask the metadata endpoint for the account’s data centre (dc)', url: BASICS },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'member-exists',
      when: titled('Member Exists'),
      title: 'The contact is in this audience already',
      summary: 'A contact with this address exists; adding it again with POST is refused.',
      category: 'conflict',
      causes: [
        { text: 'The address was added to the audience before', when: titled('Member Exists') },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
      ],
      fixes: [
        {
          text: 'Add or update in one call: PUT to the hash of the lower-case address, with status_if_new',
          snippets: [
            {
              language: 'bash',
              code: 'HASH=$(printf %s "ada@shop.example" | md5sum | cut -d" " -f1)\ncurl -X PUT "{{origin|\'https://us6.api.mailchimp.com\'}}/3.0/lists/$LIST_ID/members/$HASH" -u "any:$MAILCHIMP_API_KEY" \\\n  -d \'{"email_address":"ada@shop.example","status_if_new":"subscribed"}\'',
            },
          ],
        },
      ],
      links: [{ text: 'List members', url: 'https://mailchimp.com/developer/marketing/api/list-members/' }],
    },
    {
      id: 'compliance-state',
      when: titled(['Member In Compliance State', 'Forgotten Email Not Subscribed']),
      title: 'The contact must subscribe again by themselves',
      summary: 'The address unsubscribed, bounced, or was deleted for good, so the API may not subscribe it.',
      category: 'permission',
      causes: [
        { text: 'The contact unsubscribed, bounced, or is under compliance review', when: titled('Member In Compliance State') },
        { text: 'The contact was permanently deleted', when: titled('Forgotten Email Not Subscribed') },
      ],
      fixes: [
        { text: 'Set status to pending: Mailchimp then asks the contact to confirm' },
        { text: 'For a deleted contact, let the person use a Mailchimp signup form' },
      ],
      warnings: ['Do not try to get round this: the contact’s consent is needed.'],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'invalid-resource',
      when: {
        any: [
          titled('Invalid Resource'),
          {
            all: [
              { status: [400, 422] },
              { not: titled(['Invalid Resource', 'Member Exists', 'Member In Compliance State', 'Forgotten Email Not Subscribed']) },
            ],
          },
        ],
      },
      title: 'Mailchimp rejected fields of the request',
      summary: 'Values are missing or not valid; errors names each field, and detail says more.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { any: [{ check: 'json-malformed' }, titled('JSON Parse Error')] } },
        {
          text: 'The address looks fake or invalid to Mailchimp',
          confirmedBy: { responseText: { contains: ['looks fake or invalid', 'valid email address'] } },
        },
        {
          text: 'A required field is missing',
          confirmedBy: {
            any: [{ check: 'field-missing' }, { responseText: { contains: ['Required fields were not provided', 'should not be blank'] } }],
          },
        },
        {
          text: 'A merge field was refused: it is required and missing, or has the wrong form',
          confirmedBy: { responseField: '/errors/*/field', is: { startsWith: 'merge_fields' } },
        },
        {
          text: 'The action is not possible in the campaign’s state',
          confirmedBy: { all: [titled('Invalid Action'), { path: { contains: '/campaigns' } }] },
        },
      ],
      fixes: [
        { text: 'Correct each field that errors names; where the field is empty, its message names it' },
        { text: 'For a new member send status; with PUT send status_if_new' },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'not-found',
      when: { any: [titled('Resource Not Found'), { all: [{ status: 404 }, { not: titled('Resource Not Found') }] }] },
      title: 'Mailchimp finds no such resource',
      summary: 'The audience, contact or campaign is unknown to this account, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The contact is not in this audience, or the hash is not that of the lower-case address' },
        { text: 'The id is the one that stands in the browser’s address in place of the audience id' },
        { text: 'The path lacks /3.0/', when: { not: { path: { startsWith: '/3.0' } } } },
      ],
      fixes: [
        { text: 'Copy the audience id from Audience → Settings → Audience name and defaults' },
        { text: 'Hash the address in lower case with MD5, without spaces' },
      ],
    },
    {
      id: 'too-many-requests',
      when: { status: 429 },
      title: 'Too many connections to Mailchimp at once',
      summary: 'Mailchimp lets an account have 10 connections at the same time.',
      category: 'rate-limit',
      causes: [{ text: 'More than 10 requests of the account ran at the same time' }, { text: 'Several programs use the account at once' }],
      fixes: [
        { text: 'Run fewer requests at a time, through a queue, and repeat a refused one when another has ended' },
        {
          text: 'Use the batch endpoint for many operations',
          url: 'https://mailchimp.com/developer/marketing/guides/run-async-requests-batch-endpoint/',
        },
      ],
      links: [{ text: 'Fundamentals', url: BASICS }],
    },
    {
      id: 'mailchimp-failed',
      when: { status: '5xx' },
      title: 'Mailchimp failed',
      summary: 'The failure is on Mailchimp’s side, unless the title says that compliance is the matter.',
      category: 'server',
      causes: [
        { text: 'Mailchimp’s compliance checks stopped the request', confirmedBy: titled('Compliance Related') },
        { text: 'A fault or outage at Mailchimp', ruledOutBy: titled('Compliance Related') },
        { text: 'Everything sent to Mailchimp fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://status.mailchimp.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://us6.api.mailchimp.com/3.0/lists/46fakefake/members';
const basic = { Authorization: 'Basic ZmFrZTpmYWtl', 'Content-Type': 'application/json' };
const problem = { 'Content-Type': 'application/problem+json; charset=utf-8' };

const refused = (
  rule: string,
  why: string,
  status: number,
  title: string,
  detail: string,
  more: object = {},
  rest: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic, body: '{"email_address":"ada@shop.example","status":"subscribed"}' },
  response: {
    status,
    headers: problem,
    body: JSON.stringify({ type: ERRORS, title, status, detail, instance: 'a6d8eac9-EXAMPLE', ...more }),
  },
  ...rest,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'another data centre',
    401,
    'API Key Invalid',
    "Your API key may be invalid, or you've attempted to access the wrong datacenter.",
    {},
    {
      verdicts: { possible: ['The host is that of another'], 'ruled-out': ['No key'] },
    },
  ),
  refused(
    'forbidden',
    'a disabled account',
    403,
    'User Disabled',
    'This account has been disabled.',
    {},
    { verdicts: { confirmed: ['The account has been'] } },
  ),
  refused(
    'member-exists',
    'an address twice',
    400,
    'Member Exists',
    'ada@shop.example is already a list member. Use PUT to insert or update list members.',
    {},
    {
      verdicts: { confirmed: ['The address was added'] },
    },
  ),
  refused(
    'compliance-state',
    'an unsubscribed contact',
    400,
    'Member In Compliance State',
    'ada@shop.example is already a list member in compliance state due to unsubscribe or bounce.',
  ),
  refused(
    'invalid-resource',
    'a birthday in the wrong form',
    400,
    'Invalid Resource',
    "The resource submitted could not be validated. For field-specific details, see the 'errors' array.",
    { errors: [{ field: 'merge_fields.BIRTHDAY', message: 'Please enter a month (01-12) and a day (01-31)' }] },
    { verdicts: { confirmed: ['A merge field'] } },
  ),
  refused('not-found', 'an unknown audience', 404, 'Resource Not Found', 'The requested resource could not be found.'),
  refused('too-many-requests', 'eleven at once', 429, 'Too Many Requests', 'You have exceeded the limit of 10 simultaneous connections.'),
  refused('mailchimp-failed', 'a fault', 500, 'Internal Server Error', 'An unexpected internal error has occurred.'),
  {
    rule: null,
    why: 'near miss: another API with the same title',
    request: { method: 'POST', url: 'https://mail.other.example/3.0/lists/1/members' },
    response: { status: 400, headers: problem, body: '{"title":"Member Exists","status":400}' },
  },
];
