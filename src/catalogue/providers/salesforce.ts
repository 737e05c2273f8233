import type { Example, RulePack } from '../../model';

/**
 * Salesforce's REST API and its token endpoint. Sources:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm
 */

const CODES = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm';
const LIMITS =
  'https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm';

export default {
  id: 'salesforce',
  name: 'Salesforce',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.salesforce.com',
  support: { url: 'https://help.salesforce.com', asks: ['timestamp', 'request', 'response', 'account', 'error-code'] },
  recognize: {
    hosts: ['*.salesforce.com', '*.salesforce.mil'],
    paths: ['/services/*'],
    fingerprints: [{ responseHeader: 'Sforce-Limit-Info' }],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SALESFORCE_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'OAuth', placeholder: 'YOUR_SALESFORCE_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CONSUMER_KEY_AND_SECRET' },
  ],
  secrets: { keys: [{ kind: 'Salesforce session', prefix: '00D', alphabet: 'base64url', minLength: 40, extra: '!.', contains: '!' }] },
  rules: [
    {
      id: 'session',
      when: {
        any: [
          { code: ['INVALID_SESSION_ID', 'INVALID_AUTH_HEADER', 'MISSING_OAUTH_TOKEN'] },
          { all: [{ status: 401 }, { not: { path: { contains: '/oauth2/' } } }] },
        ],
      },
      title: 'The Salesforce session has expired or is invalid',
      summary: 'The access token is no longer, or was never, valid for this org’s address.',
      category: 'auth',
      causes: [
        { text: 'No access token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token is not sent with the Bearer scheme',
          confirmedBy: {
            not: {
              any: [
                { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
                { requestHeader: 'Authorization', is: { startsWith: 'OAuth ' } },
                { not: { requestHeader: 'Authorization' } },
              ],
            },
          },
        },
        { text: 'The session timed out, or the user logged out or changed the password', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The token is of another org, or login.salesforce.com was called instead of the instance_url of the token answer' },
        { text: 'The connected app was blocked or its policies bar this address', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Use the refresh token to get a new access token, or log in again',
          snippets: [
            {
              language: 'bash',
              code: 'curl https://login.salesforce.com/services/oauth2/token \\\n  -d grant_type=refresh_token -d client_id="$SF_CLIENT_ID" -d client_secret="$SF_CLIENT_SECRET" -d refresh_token="$SF_REFRESH_TOKEN"',
            },
          ],
        },
        { text: 'Send every call to the instance_url that came with the token' },
      ],
    },
    {
      id: 'oauth',
      when: {
        all: [
          { path: { contains: '/oauth2/' } },
          {
            code: [
              'invalid_grant',
              'invalid_client',
              'invalid_client_id',
              'invalid_client_credentials',
              'unsupported_grant_type',
              'inactive_user',
              'inactive_org',
            ],
          },
        ],
      },
      title: 'Salesforce gave out no access token',
      summary: 'The token endpoint refused the grant; error_description says more.',
      category: 'auth',
      causes: [
        { text: 'The refresh token, code or assertion is expired, used or revoked', ruledOutBy: { not: { code: 'invalid_grant' } } },
        {
          text: 'User name, password or security token is wrong, or the user must use a sandbox host',
          ruledOutBy: { not: { requestField: '/grant_type', is: 'password' } },
        },
        {
          text: 'Consumer key or secret is missing or wrong, or the new app is not active yet (some minutes)',
          confirmedBy: {
            any: [
              { code: ['invalid_client_id', 'invalid_client', 'invalid_client_credentials'] },
              { all: [{ check: 'credential-missing' }, { not: { requestField: '/client_id' } }, { not: { requestField: '/assertion' } }] },
            ],
          },
        },
        { text: 'The user or org is inactive', when: { code: ['inactive_user', 'inactive_org'] } },
        {
          text: 'The app has not been approved for this user',
          confirmedBy: { message: { contains: ["user hasn't approved", 'not approved', 'not admin approved'] } },
        },
      ],
      fixes: [
        { text: 'Sandboxes log in at test.salesforce.com or their own domain, production at login.salesforce.com or its own domain' },
        { text: 'Let the user authorize again, or preauthorize the app for a profile; check consumer key and secret' },
        { text: 'Read the user’s login history in Setup: it gives the true reason' },
      ],
    },
    {
      id: 'request-limit',
      when: { code: ['REQUEST_LIMIT_EXCEEDED', 'CONCURRENT_REQUESTS_LIMIT_EXCEEDED'] },
      title: 'The org’s API requests are used up',
      summary: 'All integrations of an org share a number of API requests per 24 hours, and a number of long ones at a time.',
      category: 'rate-limit',
      causes: [
        { text: 'All API calls that the org has in 24 hours were made', confirmedBy: { message: { contains: 'TotalRequests' } } },
        {
          text: 'Too many requests ran longer than 20 seconds at once: 25 in production',
          confirmedBy: { message: { contains: 'ConcurrentRequests' } },
        },
        { text: 'One integration uses far more than its share' },
      ],
      fixes: [
        {
          text: 'Look at what is left and wait: the 24 hours are rolling',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://YOUR_DOMAIN.my.salesforce.com'}}/services/data/v62.0/limits -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Use Bulk API 2.0 for many records, composite and sObject collections (200 records per call) for several' },
        { text: 'Find the heavy user in Setup → Company Information → API usage, or buy more calls' },
      ],
      links: [{ text: 'API request limits', url: LIMITS }],
    },
    {
      id: 'bad-query',
      when: {
        code: [
          'MALFORMED_QUERY',
          'INVALID_FIELD',
          'INVALID_TYPE',
          'INVALID_QUERY_FILTER_OPERATOR',
          'INVALID_QUERY_LOCATOR',
          'MALFORMED_SEARCH',
        ],
      },
      title: 'The query, or a field or object in it, is not valid',
      summary: 'Salesforce knows no such field or object for this user, or cannot parse the SOQL.',
      category: 'validation',
      causes: [
        {
          text: 'The API name is misspelt, or a custom field lacks its __c',
          ruledOutBy: { code: ['MALFORMED_QUERY', 'INVALID_QUERY_LOCATOR'] },
        },
        {
          text: 'Field-level security or object permission hides it from this user',
          ruledOutBy: { code: ['MALFORMED_QUERY', 'INVALID_QUERY_LOCATOR'] },
        },
        { text: 'The SOQL has a syntax error, such as an unescaped quote', confirmedBy: { code: ['MALFORMED_QUERY', 'MALFORMED_SEARCH'] } },
        {
          text: 'The query cursor is older than it may be (2 days), was pushed out by newer ones, or is another user’s',
          confirmedBy: { code: 'INVALID_QUERY_LOCATOR' },
        },
      ],
      fixes: [
        {
          text: 'Describe the object as this user: what is not listed cannot be used',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://YOUR_DOMAIN.my.salesforce.com'}}/services/data/v62.0/sobjects/Account/describe -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Try the SOQL in the Developer Console, escape quotes in values with a backslash, and encode it for the URL' },
        { text: 'Give the integration user read access to the field in a permission set' },
      ],
    },
    {
      id: 'record-invalid',
      when: {
        code: [
          'REQUIRED_FIELD_MISSING',
          'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          'STRING_TOO_LONG',
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
          'INVALID_EMAIL_ADDRESS',
          'NUMBER_OUTSIDE_VALID_RANGE',
          'FIELD_INTEGRITY_EXCEPTION',
          'INVALID_CROSS_REFERENCE_KEY',
          'MALFORMED_ID',
          'JSON_PARSER_ERROR',
          'INVALID_FIELD_FOR_INSERT_UPDATE',
          'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
          'FIELD_FILTER_VALIDATION_EXCEPTION',
        ],
      },
      title: 'Salesforce rejected the record',
      summary: 'A field is missing or invalid, or a rule or trigger of the org refused it; fields in the answer names it.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', when: { code: 'REQUIRED_FIELD_MISSING' } },
        {
          text: 'A validation rule of the org refused it; the message is the rule’s own',
          when: { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
        },
        { text: 'A value is not in the restricted picklist', when: { code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' } },
        { text: 'A text is longer than the field', when: { code: 'STRING_TOO_LONG' } },
        {
          text: 'An id is malformed, or of another object, a deleted record or one that the user may not see',
          confirmedBy: { code: ['MALFORMED_ID', 'INVALID_CROSS_REFERENCE_KEY'] },
          ruledOutBy: { not: { code: ['MALFORMED_ID', 'INVALID_CROSS_REFERENCE_KEY', 'FIELD_INTEGRITY_EXCEPTION'] } },
        },
        { text: 'The JSON in the body is malformed or has a member that the object lacks', when: { code: 'JSON_PARSER_ERROR' } },
        { text: 'The field cannot be written, or the user may not', when: { code: 'INVALID_FIELD_FOR_INSERT_UPDATE' } },
        { text: 'A trigger or flow failed', when: { code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' } },
      ],
      fixes: [
        { text: 'Correct the fields that the answer names' },
        { text: 'For a validation rule or trigger, look it up in Setup under the object; a debug log of the user shows which' },
      ],
    },
    {
      id: 'duplicate',
      when: { code: ['DUPLICATES_DETECTED', 'DUPLICATE_VALUE', 'DUPLICATE_EXTERNAL_ID'] },
      title: 'The record would be a duplicate',
      summary: 'A duplicate rule, or a field that must be unique, found a record of this kind.',
      category: 'conflict',
      causes: [
        { text: 'A duplicate rule of the org matched existing records', when: { code: 'DUPLICATES_DETECTED' } },
        { text: 'A unique field has this value already', when: { code: 'DUPLICATE_VALUE' } },
        { text: 'The request was sent twice', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Update the record that the message names, or upsert by an external id: PATCH /sobjects/Account/External_Id__c/VALUE' },
        { text: 'To save all the same, send Sforce-Duplicate-Rule-Action: allowSave, where the rule permits it' },
      ],
    },
    {
      id: 'no-access',
      when: {
        code: [
          'INSUFFICIENT_ACCESS_OR_READONLY',
          'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
          'INSUFFICIENT_ACCESS',
          'API_DISABLED_FOR_ORG',
          'API_CURRENTLY_DISABLED',
          'CANNOT_EXECUTE_FLOW_TRIGGER',
          'FORBIDDEN',
        ],
      },
      title: 'The user may not do this',
      summary: 'The session is good, but the user lacks a permission or sharing access, or the org has no API.',
      category: 'permission',
      causes: [
        {
          text: 'The edition or the user’s profile has no API access',
          when: { code: ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'] },
        },
        {
          text: 'Sharing or object permissions do not let this user write the record',
          when: { code: ['INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS'] },
        },
        {
          text: 'A record that this one refers to (owner, parent, record type) is not accessible',
          when: { code: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' },
        },
      ],
      fixes: [
        { text: 'Give the integration user a permission set with API Enabled and the object and field rights' },
        { text: 'Check sharing of the record and of those it refers to' },
      ],
    },
    {
      id: 'not-found',
      when: {
        any: [
          { code: ['NOT_FOUND', 'ENTITY_IS_DELETED'] },
          { all: [{ status: 404 }, { not: { code: ['NOT_FOUND', 'ENTITY_IS_DELETED'] } }] },
        ],
      },
      title: 'Salesforce finds no such record or resource',
      summary: 'The path names nothing in this org for this user, or the record is in the recycle bin.',
      category: 'not-found',
      causes: [
        { text: 'The record was deleted', when: { code: 'ENTITY_IS_DELETED' } },
        { text: 'The object’s API name, the Apex REST path or the version in the path is wrong' },
        { text: 'The record is not shared with this user, or is of another org or sandbox' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'List the versions and resources of the org',
          snippets: [{ language: 'bash', code: "curl {{origin|'https://YOUR_DOMAIN.my.salesforce.com'}}/services/data/" }],
        },
        { text: 'Open the id in the browser as the same user' },
      ],
    },
    {
      id: 'row-lock',
      when: {
        code: ['UNABLE_TO_LOCK_ROW', 'QUERY_TIMEOUT', 'OPERATION_TOO_LARGE', 'SERVER_UNAVAILABLE', 'UNKNOWN_EXCEPTION', 'APEX_ERROR'],
      },
      title: 'Salesforce could not finish this now',
      summary: 'The record is locked by another change, the query took too long, or the server is busy.',
      category: 'server',
      causes: [
        { text: 'Another transaction holds the record, or its parent', when: { code: 'UNABLE_TO_LOCK_ROW' } },
        {
          text: 'The query takes too long or asks for too much; it may not be selective enough',
          when: { code: ['QUERY_TIMEOUT', 'OPERATION_TOO_LARGE'] },
        },
        { text: 'The org’s own Apex code failed', when: { code: 'APEX_ERROR' } },
        { text: 'Salesforce is overloaded or under maintenance', when: { code: 'SERVER_UNAVAILABLE' } },
      ],
      fixes: [
        { text: 'Try again after a short wait; sort bulk loads by parent so that two batches do not share one' },
        { text: 'Filter the query by indexed fields' },
        { text: 'Look at the instance on the status page', url: 'https://status.salesforce.com' },
      ],
    },
    {
      id: 'storage',
      when: { code: ['STORAGE_LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'] },
      title: 'A limit of the org is reached',
      summary: 'The org’s storage, or another allotment of its edition, is full.',
      category: 'billing',
      causes: [
        { text: 'Data or file storage is full', when: { code: 'STORAGE_LIMIT_EXCEEDED' } },
        { text: 'Another limit of the edition is reached' },
      ],
      fixes: [{ text: 'Look at Setup → Storage Usage; delete or archive records, or buy storage' }],
    },
  ],
} satisfies RulePack;

const base = 'https://acme.my.salesforce.com/services/data/v62.0';
const bearer = { Authorization: 'Bearer 00DFAKE!not-a-session', 'Content-Type': 'application/json' };
const json = { 'Content-Type': 'application/json;charset=UTF-8' };

const refused = (rule: string, why: string, status: number, errorCode: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url: `${base}/sobjects/Account`, headers: bearer, body: '{"Name":"Acme"}' },
  response: { status, headers: json, body: JSON.stringify([{ message, errorCode }]) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('session', 'an expired session', 401, 'INVALID_SESSION_ID', 'Session expired or invalid', {
    verdicts: { possible: ['The session timed out'], 'ruled-out': ['No access token'] },
  }),
  {
    rule: 'oauth',
    why: 'a revoked refresh token',
    request: {
      method: 'POST',
      url: 'https://login.salesforce.com/services/oauth2/token',
      body: 'grant_type=refresh_token&refresh_token=FAKE',
    },
    response: { status: 400, headers: json, body: '{"error":"invalid_grant","error_description":"expired access/refresh token"}' },
    verdicts: { possible: ['The refresh token'] },
  },
  refused('request-limit', 'a day’s calls', 403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', {
    verdicts: { confirmed: ['All API calls'] },
  }),
  refused('bad-query', 'no __c', 400, 'INVALID_FIELD', "No such column 'Region' on entity 'Account'.", {
    verdicts: { possible: ['The API name', 'Field-level security'] },
  }),
  refused('record-invalid', 'no name', 400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', {
    verdicts: { confirmed: ['A required field'] },
  }),
  refused('duplicate', 'a duplicate rule', 400, 'DUPLICATES_DETECTED', 'Use one of these records?', {
    verdicts: { confirmed: ['A duplicate rule'] },
  }),
  refused('no-access', 'a read-only user', 403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', {
    verdicts: { confirmed: ['Sharing or object'] },
  }),
  refused('not-found', 'a wrong object', 404, 'NOT_FOUND', 'The requested resource does not exist'),
  refused('row-lock', 'two batches', 400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', {
    verdicts: { confirmed: ['Another transaction'] },
  }),
  refused('storage', 'a full org', 403, 'STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded', {
    verdicts: { confirmed: ['Data or file storage'] },
  }),
  {
    rule: null,
    why: 'near miss: the same form from another host',
    request: { url: 'https://crm.other.example/services/data' },
    response: { status: 401, headers: json, body: '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]' },
  },
];
