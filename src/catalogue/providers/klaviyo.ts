import type { Example, RulePack } from '../../model';

/**
 * Klaviyo's APIs. Sources: https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling,
 * https://developers.klaviyo.com/en/docs/authenticate_, https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy
 */

const ERRORS = 'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling';
const AUTH = 'https://developers.klaviyo.com/en/docs/authenticate_';
const KEYS = 'https://www.klaviyo.com/settings/account/api-keys';

export default {
  id: 'klaviyo',
  name: 'Klaviyo',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.klaviyo.com',
  support: { url: 'https://help.klaviyo.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['a.klaviyo.com'] },
  envelope: { requestId: ['/errors/0/id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Klaviyo-API-Key', placeholder: 'YOUR_PRIVATE_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_KLAVIYO_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'authentication',
      when: {
        any: [
          { code: ['not_authenticated', 'authentication_failed'] },
          { all: [{ status: 401 }, { not: { code: ['not_authenticated', 'authentication_failed'] } }] },
        ],
      },
      title: 'Klaviyo did not accept the key',
      summary: 'Server endpoints need a private key with the scheme Klaviyo-API-Key; client endpoints take the public key as company_id.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { all: [{ check: 'credential-missing' }, { not: { query: 'company_id' } }] } },
        {
          text: 'A private key (pk_…) was sent with Bearer: its scheme is Klaviyo-API-Key',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer pk_' } },
        },
        {
          text: 'The public key was sent where a private key (pk_…) belongs',
          confirmedBy: {
            all: [
              { path: { startsWith: '/api/' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Klaviyo-API-Key ' } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Klaviyo-API-Key pk_' } } },
              { not: { check: 'credential-placeholder' } },
              { not: { check: 'credential-stray-characters' } },
            ],
          },
        },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted, or belongs to another account' },
      ],
      fixes: [
        {
          text: 'Create a private key under Settings → API keys, and send it with its own scheme and a revision',
          snippets: [
            {
              language: 'bash',
              code: "curl https://a.klaviyo.com/api/accounts -H 'Authorization: Klaviyo-API-Key {{credential}}' -H 'revision: 2024-10-15'",
            },
          ],
          url: KEYS,
        },
      ],
      warnings: ['A private key belongs on a server: in a page use the /client endpoints with the public key.'],
      links: [{ text: 'Authenticate', url: AUTH }],
    },
    {
      id: 'permission-denied',
      when: { any: [{ code: 'permission_denied' }, { all: [{ status: 403 }, { not: { code: 'permission_denied' } }] }] },
      title: 'The key lacks a scope for this call',
      summary: 'The key or token is valid, but was not given the scope that the endpoint requires.',
      category: 'permission',
      causes: [
        { text: 'The private key was made with read-only or custom access, without this scope' },
        { text: 'The OAuth app did not ask for the scope, or the account has not granted it' },
        { text: 'The account’s plan or the object does not allow this' },
      ],
      fixes: [
        {
          text: 'Look up the scope in the endpoint’s reference, and create a key with it: scopes of a key cannot be changed later',
          url: KEYS,
        },
      ],
      links: [{ text: 'Authenticate', url: AUTH }],
    },
    {
      id: 'duplicate-profile',
      when: { any: [{ code: 'duplicate_profile' }, { all: [{ status: 409 }, { not: { code: 'duplicate_profile' } }] }] },
      title: 'This profile or object exists already',
      summary: 'One of the identifiers is taken; for a profile, meta.duplicate_profile_id names the existing one.',
      category: 'conflict',
      causes: [
        { text: 'A profile with this e-mail, phone number or external id exists', when: { code: 'duplicate_profile' } },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
      ],
      fixes: [
        {
          text: 'Update the profile that errors[0].meta.duplicate_profile_id names, or create and update in one call',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST https://a.klaviyo.com/api/profile-import -H \'Authorization: Klaviyo-API-Key {{credential}}\' -H \'revision: 2024-10-15\' \\\n  -H \'Content-Type: application/vnd.api+json\' -d \'{"data":{"type":"profile","attributes":{"email":"ada@shop.example"}}}\'',
            },
          ],
        },
      ],
    },
    {
      id: 'throttled',
      when: { any: [{ code: 'throttled' }, { all: [{ status: 429 }, { not: { code: 'throttled' } }] }] },
      title: 'Klaviyo’s rate limit is reached',
      summary:
        'Each endpoint has a burst limit per second and a steady limit per minute for the account; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        { text: 'The burst limit (requests in a second) was reached' },
        { text: 'The steady limit (requests in a minute) was reached' },
        {
          text: 'Other integrations with private keys share the account’s limit',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
        },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, then continue more slowly' },
        { text: 'Use the bulk endpoints (jobs) for many profiles or events, and ask for larger pages' },
      ],
      tables: [
        {
          title: 'Limits by size of the endpoint',
          columns: ['Size', 'Per second (burst)', 'Per minute (steady)'],
          rows: [
            ['XS', '1', '15'],
            ['S', '3', '60'],
            ['M', '10', '150'],
            ['L', '75', '700'],
            ['XL', '350', '3,500'],
          ],
        },
      ],
      links: [{ text: 'Rate limits', url: ERRORS }],
    },
    {
      id: 'not-found',
      when: { any: [{ code: 'not_found' }, { all: [{ status: 404 }, { not: { code: 'not_found' } }] }] },
      title: 'Klaviyo finds no such object',
      summary: 'The id is unknown in this account, or the path does not exist in this revision.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The object was deleted, or belongs to another account than the key' },
        { text: 'The endpoint does not exist in the revision that was sent' },
      ],
      fixes: [{ text: 'Check the id with the key of the same account, and the path against the reference of the revision' }],
    },
    {
      id: 'revision',
      when: { all: [{ status: [400, 410] }, { message: { contains: 'revision' } }] },
      title: 'The revision is missing or not supported',
      summary: 'Every call names the version of the API in the revision header, as a date.',
      category: 'deprecated',
      causes: [
        { text: 'No revision header was sent', when: { not: { requestHeader: 'revision' } } },
        { text: 'The revision is no date of a released version, or has been retired', ruledOutBy: { not: { requestHeader: 'revision' } } },
      ],
      fixes: [
        {
          text: 'Send the date of a supported revision',
          snippets: [{ language: 'http', code: 'revision: 2024-10-15' }],
          url: 'https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy',
        },
      ],
    },
    {
      id: 'invalid',
      when: { all: [{ status: 400 }, { not: { message: { contains: 'revision' } } }] },
      title: 'Klaviyo rejected the request',
      summary: 'A value is missing or not valid; source.pointer of each error names it, and detail says why.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'The body lacks the envelope of JSON:API: data with type and attributes',
          confirmedBy: { all: [{ method: ['POST', 'PATCH'] }, { not: { requestField: '/data' } }, { not: { check: 'json-malformed' } }] },
        },
        {
          text: 'The phone number was refused: it must be in E.164 form, such as +15551234567',
          confirmedBy: {
            all: [
              { responseField: '/errors/*/source/pointer', is: { contains: 'phone_number' } },
              { responseField: '/errors/*/detail', is: { contains: ['phone number format', 'valid phone number'] } },
            ],
          },
        },
        {
          text: 'The filter was refused: its form is wrong, or the endpoint does not take its field, operator or value',
          confirmedBy: { responseField: '/errors/*/source/parameter', is: 'filter' },
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Correct what source.pointer names' },
        {
          text: 'Wrap the body as JSON:API',
          snippets: [{ language: 'json', code: '{ "data": { "type": "profile", "attributes": { "email": "ada@shop.example" } } }' }],
        },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'klaviyo-failed',
      when: { status: '5xx' },
      title: 'Klaviyo failed',
      summary: 'The failure is on Klaviyo’s side.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Klaviyo' },
        { text: 'Everything sent to Klaviyo fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://status.klaviyo.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://a.klaviyo.com/api/profiles';
const api = { 'Content-Type': 'application/vnd.api+json' };
const key = { ...api, Authorization: 'Klaviyo-API-Key pk_FAKE', revision: '2024-10-15' };

const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  detail: string,
  more: object = {},
  rest: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"data":{"type":"profile","attributes":{"email":"ada@shop.example"}}}' },
  response: { status, headers: api, body: JSON.stringify({ errors: [{ id: 'cc68EX', status, code, title: 'Failed.', detail, ...more }] }) },
  ...rest,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'a private key as Bearer',
    401,
    'not_authenticated',
    'Missing or invalid private key.',
    {},
    {
      request: { url, headers: { ...key, Authorization: 'Bearer pk_FAKE' } },
      verdicts: { confirmed: ['A private key (pk_…) was sent with Bearer'], 'ruled-out': ['No key'] },
    },
  ),
  refused(
    'authentication',
    'the public key',
    401,
    'authentication_failed',
    'Incorrect authentication credentials.',
    {},
    {
      request: { url, headers: { ...key, Authorization: 'Klaviyo-API-Key AbC123' } },
      verdicts: { confirmed: ['The public key was sent'] },
    },
  ),
  refused('permission-denied', 'a read-only key', 403, 'permission_denied', 'You do not have permission to perform this action.'),
  refused(
    'duplicate-profile',
    'an address twice',
    409,
    'duplicate_profile',
    'A profile already exists with one of these identifiers.',
    { meta: { duplicate_profile_id: '01EXAMPLE' } },
    {
      verdicts: { confirmed: ['A profile with this e-mail'] },
    },
  ),
  refused('throttled', 'a burst', 429, 'throttled', 'Request was throttled. Expected available in 1 second.'),
  refused('not-found', 'an unknown profile', 404, 'not_found', 'A profile with id 01EXAMPLE does not exist.'),
  refused(
    'revision',
    'no revision',
    400,
    'invalid',
    'The revision header is required.',
    {},
    {
      request: { url, headers: { Authorization: 'Klaviyo-API-Key pk_FAKE' } },
      verdicts: { confirmed: ['No revision header'] },
    },
  ),
  refused(
    'invalid',
    'a local phone number',
    400,
    'invalid',
    'Invalid phone number format.',
    { source: { pointer: '/data/attributes/phone_number' } },
    {
      verdicts: { confirmed: ['The phone number'] },
    },
  ),
  refused('klaviyo-failed', 'a fault', 500, 'error', 'A server error occurred.'),
  {
    rule: null,
    why: 'near miss: another JSON:API with the same code',
    request: { method: 'POST', url: 'https://mail.other.example/api/profiles' },
    response: { status: 409, headers: api, body: '{"errors":[{"code":"duplicate_profile","status":409}]}' },
  },
];
