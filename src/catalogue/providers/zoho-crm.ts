import type { Example, RulePack } from '../../model';

/**
 * Zoho CRM's API. Sources: https://www.zoho.com/crm/developer/docs/api/v8/status-codes.html,
 * https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html, https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html
 */

const CODES = 'https://www.zoho.com/crm/developer/docs/api/v8/status-codes.html';
const LIMITS = 'https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html';
const SCOPES = 'https://www.zoho.com/crm/developer/docs/api/v8/scopes.html';
const stated = (code: string | readonly string[]) => ({ confirmedBy: { responseField: '/data/*/code', is: code } });

export default {
  id: 'zoho-crm',
  name: 'Zoho CRM',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.zoho.com',
  support: { url: 'https://help.zoho.com/portal/en/newticket', asks: ['timestamp', 'request', 'response', 'error-code', 'account'] },
  recognize: {
    hosts: [
      'www.zohoapis.com',
      'www.zohoapis.eu',
      'www.zohoapis.in',
      'www.zohoapis.com.au',
      'www.zohoapis.com.cn',
      'www.zohoapis.jp',
      'www.zohoapis.ca',
      'www.zohoapis.sa',
      'sandbox.zohoapis.com',
      'developer.zohoapis.com',
    ],
    paths: ['/crm/*'],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Zoho-oauthtoken', placeholder: 'YOUR_ZOHO_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ZOHO_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'invalid-token',
      when: {
        any: [
          { code: ['INVALID_TOKEN', 'AUTHENTICATION_FAILURE'] },
          { all: [{ status: 401 }, { not: { code: ['INVALID_TOKEN', 'AUTHENTICATION_FAILURE', 'OAUTH_SCOPE_MISMATCH'] } }] },
        ],
      },
      title: 'Zoho did not accept the access token',
      summary: 'The token is missing, expired after its hour, or of another data centre than the host.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is sent without Zoho-oauthtoken before it', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'The token has expired: it lives one hour', ruledOutBy: { check: 'credential-missing' } },
        {
          text: 'The host is of another data centre than the account: .com, .eu, .in and others do not know each other’s tokens',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The token was revoked, or pushed out by newer ones of the same user', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Get a new token with the refresh token, at the accounts server of the account’s data centre',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST https://accounts.zoho.com/oauth/v2/token -d grant_type=refresh_token \\\n  -d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET" -d refresh_token="$REFRESH_TOKEN"',
            },
          ],
          url: 'https://www.zoho.com/crm/developer/docs/api/v8/refresh.html',
        },
        {
          text: 'Call the host that api_domain in the token’s answer names',
          url: 'https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html',
        },
      ],
    },
    {
      id: 'scope-mismatch',
      when: { code: 'OAUTH_SCOPE_MISMATCH' },
      title: 'The token lacks a scope for this call',
      summary: 'The token is valid but was not granted the scope of this module or operation.',
      category: 'permission',
      causes: [{ text: 'The scope was not asked for when the grant token was made', when: { code: 'OAUTH_SCOPE_MISMATCH' } }],
      fixes: [
        {
          text: 'Make a new grant with the scope, such as ZohoCRM.modules.ALL or ZohoCRM.coql.READ: a refresh does not add scopes',
          url: SCOPES,
        },
      ],
      links: [{ text: 'Scopes', url: SCOPES }],
    },
    {
      id: 'no-permission',
      when: {
        any: [
          { code: ['NO_PERMISSION', 'CRM_NOT_ALLOWED', 'FEATURE_NOT_SUPPORTED'] },
          { all: [{ status: 403 }, { not: { code: ['NO_PERMISSION', 'CRM_NOT_ALLOWED', 'FEATURE_NOT_SUPPORTED'] } }] },
        ],
      },
      title: 'This Zoho user may not do that',
      summary: 'The user behind the token lacks the profile permission, or the edition lacks the feature.',
      category: 'permission',
      causes: [
        { text: 'The user’s profile does not allow this on the module or record', confirmedBy: { code: 'NO_PERMISSION' } },
        { text: 'The edition does not have this feature', confirmedBy: { code: 'FEATURE_NOT_SUPPORTED' } },
        { text: 'The user has no access to the API, or the organisation’s CRM is not active' },
      ],
      fixes: [{ text: 'Change the profile under Setup → Users and control → Security control → Profiles, or use another user’s token' }],
    },
    {
      id: 'duplicate',
      when: { code: 'DUPLICATE_DATA' },
      title: 'A record with this value exists already',
      summary: 'A field that is marked as unique has this value in another record; details name the field and often the record.',
      category: 'conflict',
      causes: [
        { text: 'The value of a unique field is taken', ...stated('DUPLICATE_DATA') },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
      ],
      fixes: [
        {
          text: 'Update the record that details.duplicate_record or details.id names, or use the upsert endpoint with duplicate_check_fields',
        },
      ],
      links: [{ text: 'Upsert records', url: 'https://www.zoho.com/crm/developer/docs/api/v8/upsert-records.html' }],
    },
    {
      id: 'invalid-data',
      when: {
        code: [
          'MANDATORY_NOT_FOUND',
          'INVALID_DATA',
          'MAPPING_MISMATCH',
          'REQUIRED_PARAM_MISSING',
          'REQUIRED_PARAMETER_MISSING',
          'LIMIT_EXCEEDED',
          'DEPENDENT_FIELD_MISSING',
          'AMBIGUITY_DURING_PROCESSING',
        ],
      },
      title: 'Zoho rejected a field of the record',
      summary: 'A field is missing or its value has the wrong type, length or choice; details names it by api_name.',
      category: 'validation',
      causes: [
        {
          text: 'A mandatory field is missing',
          confirmedBy: { code: ['MANDATORY_NOT_FOUND', 'REQUIRED_PARAM_MISSING', 'REQUIRED_PARAMETER_MISSING'] },
        },
        { text: 'A value has the wrong type or is not allowed, or an id does not exist', confirmedBy: { code: 'INVALID_DATA' } },
        { text: 'A value is not among the options of its picklist', confirmedBy: { code: 'MAPPING_MISMATCH' } },
        { text: 'A limit, such as 100 records in one call, was exceeded', confirmedBy: { code: 'LIMIT_EXCEEDED' } },
        {
          text: 'The records are not in a list named data',
          ruledOutBy: { any: [{ not: { method: ['POST', 'PUT'] } }, { requestField: '/data' }] },
        },
      ],
      fixes: [
        { text: 'Correct the field that details.api_name names; field names are API names, such as Last_Name' },
        {
          text: 'Wrap the records, and ask for the module’s fields',
          snippets: [
            { language: 'json', code: '{ "data": [{ "Last_Name": "Lovelace", "Company": "Analytical" }] }' },
            {
              language: 'bash',
              code: "curl '{{origin|https://www.zohoapis.com}}/crm/v8/settings/fields?module=Leads' -H 'Authorization: Zoho-oauthtoken {{credential}}'",
            },
          ],
        },
      ],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'invalid-url',
      when: {
        any: [
          { code: ['INVALID_URL_PATTERN', 'INVALID_MODULE', 'INVALID_REQUEST_METHOD', 'INVALID_REQUEST'] },
          {
            all: [
              { status: [404, 405] },
              { not: { code: ['INVALID_URL_PATTERN', 'INVALID_MODULE', 'INVALID_REQUEST_METHOD', 'INVALID_REQUEST'] } },
            ],
          },
        ],
      },
      title: 'Zoho has no such address or module',
      summary: 'Path, module or method is not one that this version of the API knows.',
      category: 'not-found',
      causes: [
        { text: 'The path is misspelt or lacks its version', confirmedBy: { code: 'INVALID_URL_PATTERN' } },
        { text: 'The module does not exist, or its API name is another than its label', confirmedBy: { code: 'INVALID_MODULE' } },
        { text: 'The method is not one that the endpoint takes', confirmedBy: { code: 'INVALID_REQUEST_METHOD' } },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'List the modules with their API names',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://www.zohoapis.com'}}/crm/v8/settings/modules -H 'Authorization: Zoho-oauthtoken {{credential}}'",
            },
          ],
        },
      ],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'too-many-requests',
      when: {
        any: [
          { code: ['TOO_MANY_REQUESTS', 'API_LIMIT_EXCEEDED'] },
          { all: [{ status: 429 }, { not: { code: ['TOO_MANY_REQUESTS', 'API_LIMIT_EXCEEDED'] } }] },
        ],
      },
      title: 'Zoho’s API limit is reached',
      summary: 'Too many calls run at the same time, or the credits of the organisation’s 24 hours are used up.',
      category: 'rate-limit',
      causes: [
        { text: 'More calls ran at the same time than the edition allows' },
        { text: 'The API credits of 24 hours are used up by all integrations together' },
      ],
      fixes: [
        { text: 'Run fewer calls at a time, through a queue' },
        { text: 'Send up to 100 records in one call, use bulk read and write, and notifications in place of polling' },
        { text: 'See Setup → Developer Hub → APIs & SDKs for the credits that were used' },
      ],
      links: [{ text: 'API limits', url: LIMITS }],
    },
    {
      id: 'zoho-failed',
      when: { any: [{ code: 'INTERNAL_ERROR' }, { all: [{ status: '5xx' }, { not: { code: 'INTERNAL_ERROR' } }] }] },
      title: 'Zoho failed',
      summary: 'The failure is on Zoho’s side.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Zoho' },
        { text: 'Everything sent to Zoho fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page of the data centre', url: 'https://status.zoho.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://www.zohoapis.com/crm/v8/Leads';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Zoho-oauthtoken 1000.FAKE.FAKE' };

const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"data":[{"Company":"x"}]}' },
  response: { status, headers: json, body: JSON.stringify({ code, details: {}, message, status: 'error' }) },
  ...more,
});

const inList = (status: number, code: string, message: string, details: object): NonNullable<Example['response']> => ({
  status,
  headers: json,
  body: JSON.stringify({ data: [{ code, details, message, status: 'error' }] }),
});

export const examples: readonly Example[] = [
  refused('invalid-token', 'no token', 401, 'AUTHENTICATION_FAILURE', 'Authentication failed', {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No access token'], 'ruled-out': ['The token has expired'] },
  }),
  refused('invalid-token', 'an hour later', 401, 'INVALID_TOKEN', 'invalid oauth token', {
    verdicts: { possible: ['The token has expired', 'The host is of'] },
  }),
  refused('scope-mismatch', 'COQL without its scope', 401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL', {
    verdicts: { confirmed: ['The scope was not'] },
  }),
  refused('no-permission', 'a profile without rights', 403, 'NO_PERMISSION', 'permission denied to create', {
    verdicts: { confirmed: ['The user’s profile'] },
  }),
  refused('duplicate', 'an e-mail twice, inside a 202', 202, '', '', {
    response: inList(202, 'DUPLICATE_DATA', 'duplicate data', { api_name: 'Email', id: '1' }),
    verdicts: { confirmed: ['The value of a unique field'] },
  }),
  refused('invalid-data', 'no last name', 400, '', '', {
    response: inList(400, 'MANDATORY_NOT_FOUND', 'required field not found', { api_name: 'Last_Name', json_path: '$.data[0].Last_Name' }),
    verdicts: { confirmed: ['A mandatory field'] },
  }),
  refused('invalid-url', 'a misspelt path', 404, 'INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one', {
    verdicts: { confirmed: ['The path is misspelt'] },
  }),
  refused('too-many-requests', 'too many at once', 429, 'TOO_MANY_REQUESTS', 'Too many requests'),
  refused('zoho-failed', 'a fault', 500, 'INTERNAL_ERROR', 'Internal Server Error'),
  {
    rule: null,
    why: 'records that were added are a success',
    request: { method: 'POST', url, headers: key, body: '{"data":[{"Last_Name":"x"}]}' },
    response: {
      status: 201,
      headers: json,
      body: '{"data":[{"code":"SUCCESS","details":{"id":"1"},"message":"record added","status":"success"}]}',
    },
  },
  {
    rule: null,
    why: 'near miss: another CRM with the same code',
    request: { url: 'https://crm.other.example/crm/v8/Leads' },
    response: { status: 401, headers: json, body: '{"code":"INVALID_TOKEN","details":{},"message":"x","status":"error"}' },
  },
];
