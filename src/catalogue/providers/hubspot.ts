import type { Example, RuleCause, RulePack } from '../../model';

/**
 * HubSpot's APIs. Sources: https://developers.hubspot.com/docs/api-reference/error-handling,
 * https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines, https://developers.hubspot.com/scopes
 */

const ERRORS = 'https://developers.hubspot.com/docs/api-reference/error-handling';
const LIMITS = 'https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines';

/** The policy that the answer names proves its cause, and refutes the others. */
const policy = (name: string): Pick<RuleCause, 'confirmedBy' | 'ruledOutBy'> => ({
  confirmedBy: { responseField: '/policyName', is: name },
  ruledOutBy: { all: [{ responseField: '/policyName' }, { not: { responseField: '/policyName', is: name } }] },
});

export default {
  id: 'hubspot',
  name: 'HubSpot',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.hubspot.com',
  support: { url: 'https://help.hubspot.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: ['api.hubapi.com', 'api-eu1.hubapi.com', 'api-na1.hubapi.com', 'api.hubspot.com', 'api.hsforms.com', 'api-eu1.hsforms.com'],
    fingerprints: [{ all: [{ responseHeader: 'X-HubSpot-Correlation-Id' }, { responseField: '/correlationId' }] }],
  },
  envelope: { requestId: ['/correlationId', 'header:X-HubSpot-Correlation-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_HUBSPOT_ACCESS_TOKEN' },
    { in: 'query', name: 'hapikey', placeholder: 'YOUR_DEVELOPER_API_KEY' },
  ],
  secrets: {
    keys: [
      { kind: 'HubSpot private app token', prefix: 'pat-na', alphabet: 'base64url', minLength: 20 },
      { kind: 'HubSpot private app token', prefix: 'pat-eu', alphabet: 'base64url', minLength: 20 },
      { kind: 'HubSpot private app token', prefix: 'pat-ap', alphabet: 'base64url', minLength: 20 },
    ],
  },
  rules: [
    {
      id: 'authentication',
      when: { status: 401 },
      title: 'HubSpot did not accept the token',
      summary: 'Calls need the token of a private app, or a current OAuth token, in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The OAuth token has expired: it lives 30 minutes',
          confirmedBy: {
            any: [{ code: 'EXPIRED_AUTHENTICATION' }, { message: { contains: 'oauth token used to make this call expired' } }],
          },
        },
        {
          text: 'An account’s API key (hapikey) was sent; HubSpot switched those off in 2022, developer keys excepted',
          ruledOutBy: { not: { query: 'hapikey' } },
        },
        { text: 'The private app’s token was rotated or the app deleted', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Send the private app’s token as Bearer, or refresh the OAuth token',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://api.hubapi.com/crm/v3/objects/contacts?limit=1' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Look the token up in HubSpot under Development → Legacy apps or Private apps' },
      ],
    },
    {
      id: 'missing-scopes',
      when: { any: [{ code: 'MISSING_SCOPES' }, { all: [{ status: 403 }, { not: { code: 'MISSING_SCOPES' } }] }] },
      title: 'The app lacks a scope for this call',
      summary: 'The token is valid, but the app has not been granted a scope that this endpoint requires.',
      category: 'permission',
      causes: [
        { text: 'The scope that requiredGranularScopes names was never added to the app' },
        { text: 'The scope was added after the app was installed, so the token does not have it yet' },
        { text: 'The account’s subscription lacks the feature, or the user the permission' },
      ],
      fixes: [
        {
          text: 'Add the scope to the app; for a private app that is enough, an OAuth app must be installed again so that it is granted',
          url: 'https://developers.hubspot.com/scopes',
        },
        {
          text: 'Ask which scopes the token has',
          snippets: [
            {
              language: 'bash',
              code: 'curl https://api.hubapi.com/oauth/v2/private-apps/get/access-token-info -H \'Content-Type: application/json\' -d \'{"tokenKey":"{{credential}}"}\'',
            },
          ],
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'HubSpot is asked too often',
      summary: 'HubSpot limits calls per second or ten seconds for each app, and per day for the account; policyName says which.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The burst limit of the app (calls in 10 seconds) was exceeded',
          ...policy('TEN_SECONDLY_ROLLING'),
        },
        {
          text: 'A limit per second was exceeded: searches have one of their own',
          ...policy('SECONDLY'),
        },
        { text: 'The account’s daily limit is used up', ...policy('DAILY') },
        { text: 'Workers share one app without knowing of each other' },
      ],
      fixes: [
        {
          text: 'Slow down: wait a second for SECONDLY, some seconds for TEN_SECONDLY_ROLLING (a rolling window), then continue with backoff',
        },
        { text: 'Read and write with the batch endpoints, 100 records per call, and cache what changes seldom' },
        { text: 'A daily limit resets at midnight in the account’s time zone; use webhooks in place of polling' },
      ],
      tables: [
        {
          title: 'Calls in 10 seconds for one private app',
          columns: ['Subscription', 'Calls'],
          rows: [
            ['Free and Starter', '100'],
            ['Professional and Enterprise', '190'],
          ],
        },
      ],
      links: [{ text: 'Usage guidelines', url: LIMITS }],
    },
    {
      id: 'conflict',
      when: { any: [{ status: 409 }, { code: ['CONFLICT', 'OBJECT_ALREADY_EXISTS'] }] },
      title: 'A record with this value exists already',
      summary: 'A property that must be unique, such as a contact’s email, is taken; the message often gives the existing id.',
      category: 'conflict',
      causes: [
        { text: 'The record exists already', confirmedBy: { message: { contains: ['already exists', 'existing id'] } } },
        { text: 'The request was sent twice', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [{ text: 'Update the existing record, or upsert by a unique property: batch/upsert with idProperty=email' }],
    },
    {
      id: 'validation',
      when: { any: [{ code: 'VALIDATION_ERROR' }, { all: [{ status: 400 }, { not: { code: 'VALIDATION_ERROR' } }] }] },
      title: 'HubSpot rejected a property or the body',
      summary: 'A property does not exist, has a value that is not allowed, or the JSON is not what the endpoint reads.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A property does not exist in this account', confirmedBy: { responseText: { contains: 'PROPERTY_DOESNT_EXIST' } } },
        { text: 'A value is not among the options of a select property', confirmedBy: { responseText: { contains: 'INVALID_OPTION' } } },
        {
          text: 'A value has the wrong form: dates are midnight UTC, numbers plain',
          confirmedBy: { responseText: { contains: ['INVALID_DATE', 'INVALID_LONG', 'INVALID_INTEGER', 'INVALID_EMAIL'] } },
        },
        {
          text: 'A required field is missing',
          confirmedBy: {
            any: [{ check: 'field-missing' }, { responseText: { contains: ['REQUIRED_FIELD', 'Some required fields were not set'] } }],
          },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
      ],
      fixes: [
        {
          text: 'Use the property’s internal name and an option’s internal value, as the properties endpoint lists them',
          snippets: [
            { language: 'bash', code: "curl https://api.hubapi.com/crm/v3/properties/contacts -H 'Authorization: Bearer {{credential}}'" },
          ],
        },
        { text: 'Read errors, or the JSON inside the message: each entry names its property' },
      ],
      links: [{ text: 'Error handling', url: ERRORS }],
    },
    {
      id: 'not-found',
      when: { any: [{ status: 404 }, { code: 'OBJECT_NOT_FOUND' }] },
      title: 'HubSpot finds no such record or path',
      summary: 'The id is unknown in this account, the record is archived, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The record was deleted, merged or archived' },
        { text: 'The id is of another object type or another account' },
        { text: 'The path is misspelt, or a custom object’s type is wrong' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Open the record in HubSpot: its address holds account and id; to look up by email add ?idProperty=email' }],
    },
    {
      id: 'locked',
      when: { status: 423 },
      title: 'The records are locked for a moment',
      summary: 'Many writes to the same data are under way; HubSpot locks it for a short time.',
      category: 'conflict',
      causes: [{ text: 'A high volume of data is synced at once' }],
      fixes: [{ text: 'Wait at least 2 seconds between the calls and try again' }],
      links: [{ text: 'Error handling', url: ERRORS }],
    },
    {
      id: 'migrating',
      when: { status: 477 },
      title: 'The account is being moved',
      summary: 'HubSpot moves the account to another data centre; Retry-After says when to come back, up to 24 hours.',
      category: 'server',
      causes: [{ text: 'A migration of the account is in progress' }],
      fixes: [{ text: 'Wait as long as Retry-After says' }],
      links: [{ text: 'Error handling', url: ERRORS }],
    },
  ],
  retry: { constants: [{ name: 'hubspot-locked', when: { status: 423 }, waitSeconds: 2 }] },
} satisfies RulePack;

const url = 'https://api.hubapi.com/crm/v3/objects/contacts';
const bearer = { Authorization: 'Bearer pat-eu1-FAKE', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json;charset=utf-8', 'X-HubSpot-Correlation-Id': 'aaaa-0001' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: bearer, body: '{"properties":{"email":"x"}}' },
  response: { status, headers: served, body: JSON.stringify({ status: 'error', correlationId: 'aaaa-0001', ...body }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'half an hour later',
    401,
    { message: 'The OAuth token used to make this call expired 5 minutes ago.', category: 'EXPIRED_AUTHENTICATION' },
    {
      verdicts: { confirmed: ['The OAuth token has expired'], 'ruled-out': ['No token', 'An account’s API key'] },
    },
  ),
  refused('missing-scopes', 'a scope too few', 403, {
    message: "This app hasn't been granted all required scopes to make this call.",
    category: 'MISSING_SCOPES',
  }),
  refused(
    'rate-limit',
    'a burst',
    429,
    { message: 'You have reached your ten_secondly_rolling limit.', errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' },
    {
      verdicts: { confirmed: ['The burst limit'], 'ruled-out': ['The account’s daily'] },
    },
  ),
  refused(
    'conflict',
    'a contact twice',
    409,
    { message: 'Contact already exists. Existing ID: 51', category: 'CONFLICT' },
    { verdicts: { confirmed: ['The record exists already'] } },
  ),
  refused(
    'validation',
    'an unknown property',
    400,
    {
      message:
        'Property values were not valid: [{"isValid":false,"message":"Property \\"nmae\\" does not exist","error":"PROPERTY_DOESNT_EXIST","name":"nmae"}]',
      category: 'VALIDATION_ERROR',
    },
    { verdicts: { confirmed: ['A property does not exist'] } },
  ),
  refused('not-found', 'an archived deal', 404, { message: 'Object not found.', category: 'OBJECT_NOT_FOUND' }),
  refused('locked', 'a large sync', 423, { message: 'Locked' }),
  refused('migrating', 'a move', 477, { message: 'Migration in progress' }),
  {
    rule: null,
    why: 'near miss: another CRM',
    request: { url: 'https://crm.other.example/objects/1' },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"status":"error","category":"MISSING_SCOPES"}' },
  },
];
