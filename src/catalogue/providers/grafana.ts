import type { Condition, Example, RulePack } from '../../model';

/**
 * Grafana’s HTTP API, on Grafana Cloud and self-hosted (known by forms of its errors). Sources:
 * https://grafana.com/docs/grafana/latest/developer-resources/api-reference/http-api/, grafana/grafana (accesscontrol, errutil)
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isQuery: Condition = { path: { glob: '*/api/ds/query*' } };

export default {
  id: 'grafana',
  name: 'Grafana',
  kind: 'api',
  docs: 'https://grafana.com/docs/grafana/latest/developer-resources/api-reference/http-api/',
  statusPage: 'https://status.grafana.com',
  support: { url: 'https://grafana.com/help/', asks: ['steps', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['*.grafana.net'],
    paths: [
      '/api/access-control*',
      '/api/admin*',
      '/api/alert*',
      '/api/annotations*',
      '/api/dashboards*',
      '/api/datasources*',
      '/api/ds/*',
      '/api/folders*',
      '/api/org*',
      '/api/plugins*',
      '/api/search*',
      '/api/serviceaccounts*',
      '/api/snapshots*',
      '/api/teams*',
      '/api/user*',
      '/api/v1/provisioning*',
      '/apis/*',
    ],
    fingerprints: [
      { all: [{ responseField: '/accessErrorId' }, { responseField: '/title', is: 'Access denied' }, { responseField: '/message' }] },
      {
        all: [
          { responseField: '/messageId' },
          { responseField: '/statusCode', is: { format: 'integer' } },
          { responseField: '/traceID' },
          { responseField: '/message' },
        ],
      },
      {
        all: [
          { path: { contains: '/api/dashboards/' } },
          { responseField: '/status', is: ['version-mismatch', 'name-exists', 'plugin-dashboard'] },
          { responseField: '/message' },
        ],
      },
      {
        all: [
          { path: { contains: '.grafana.app/' } },
          { responseField: '/kind', is: 'Status' },
          { responseField: '/status', is: 'Failure' },
        ],
      },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SERVICE_ACCOUNT_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_PASSWORD' },
    { in: 'cookie', name: 'grafana_session', placeholder: 'YOUR_SESSION' },
  ],
  secrets: {
    keys: [
      { kind: 'Grafana service account token', prefix: 'glsa_', alphabet: 'alphanumeric', minLength: 32, extra: '_' },
      { kind: 'Grafana Cloud token', prefix: 'glc_', alphabet: 'base64', minLength: 32 },
    ],
  },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Grafana did not accept the token or login',
      summary: 'The service account token, login or session is missing, expired or not of this Grafana.',
      category: 'auth',
      causes: [
        { text: 'No token, login or session was sent', when: { check: 'credential-missing' } },
        {
          text: 'Grafana does not know the token',
          confirmedBy: { any: [{ code: ['api-key.invalid', 'apikey.invalid'] }, says('Invalid API key')] },
        },
        { text: 'The token has expired', confirmedBy: { any: [{ code: ['api-key.expired', 'apikey.expired'] }, says('Expired API key')] } },
        {
          text: 'User name or password is wrong',
          confirmedBy: { any: [{ code: ['password-auth.failed', 'password-auth.invalid'] }, says('Invalid username or password')] },
        },
        {
          text: 'A Grafana Cloud token (glc_…) was sent, which is for grafana.com and for sending data, not for the stack’s own API',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer glc_' } },
        },
      ],
      fixes: [
        {
          text: 'Create a service account with a token in this very Grafana',
          snippets: [
            { language: 'bash', code: "curl '{{origin|https://grafana.example.com}}/api/org' -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
        },
      ],
    },
    {
      id: 'access-denied',
      when: { status: 403 },
      title: 'The token’s role lacks a permission in Grafana',
      summary: 'Grafana knows the caller; the message names the permission that is missing.',
      category: 'permission',
      causes: [
        {
          text: 'The role of the user or service account lacks the permission that the message names',
          confirmedBy: says('Permissions needed:'),
        },
        { text: 'The folder’s or dashboard’s own permissions do not admit the caller' },
        {
          text: 'The call goes to another organization than the token’s',
          ruledOutBy: { all: [{ not: { requestHeader: 'X-Grafana-Org-Id' } }, { not: { query: 'orgId' } }] },
        },
        {
          text: 'The endpoint is for server administrators, and wants Basic with such a user',
          ruledOutBy: { not: { path: { contains: ['/api/admin', '/api/orgs', '/api/users', '/api/plugins'] } } },
        },
        { text: 'The browser’s origin is not allowed', confirmedBy: says('origin not allowed') },
      ],
      fixes: [
        {
          text: 'Raise the service account’s role, or add the permission in a role of your own',
          url: 'https://grafana.com/docs/grafana/latest/administration/roles-and-permissions/access-control/',
        },
        { text: 'Add the account under Permissions of the folder or dashboard' },
      ],
    },
    {
      id: 'version-mismatch',
      when: { all: [{ status: 412 }, { responseField: '/status', is: 'version-mismatch' }] },
      title: 'The dashboard was changed by somebody else',
      summary: 'The version in the body is not the one that Grafana has.',
      category: 'conflict',
      causes: [{ text: 'Somebody saved the dashboard since it was read' }],
      fixes: [
        {
          text: 'Read the dashboard anew and send its version, or write over it with overwrite',
          snippets: [{ language: 'json', code: '{"dashboard": {"uid": "UID", "version": 7}, "overwrite": true}' }],
        },
      ],
    },
    {
      id: 'name-exists',
      when: {
        all: [
          { status: [409, 412] },
          { any: [{ responseField: '/status', is: ['name-exists', 'plugin-dashboard'] }, says(['already exists', 'same name'])] },
        ],
      },
      title: 'Something of this name or uid exists already',
      summary: 'Grafana has a dashboard, folder, data source or other thing of this name or uid.',
      category: 'conflict',
      causes: [
        { text: 'A dashboard of this title is in the folder', confirmedBy: { responseField: '/status', is: 'name-exists' } },
        { text: 'The dashboard belongs to a plugin', confirmedBy: { responseField: '/status', is: 'plugin-dashboard' } },
        { text: 'The uid is used already' },
      ],
      fixes: [{ text: 'Send the uid of what exists, with overwrite for dashboards, or choose another name' }],
    },
    {
      id: 'precondition',
      when: { status: [409, 412] },
      title: 'It does not fit the present state in Grafana',
      summary: 'The thing was changed or created meanwhile.',
      category: 'conflict',
      causes: [{ text: 'Another writer, or a provisioned file, changed it' }],
      fixes: [{ text: 'Read it anew, apply the change, and send its current version' }],
    },
    {
      id: 'query-failed',
      when: { all: [isQuery, { status: [400, 500, 502, 504] }] },
      title: 'The data source could not answer the query',
      summary: 'Grafana passed the query on, and the data source or its plugin failed; results names each query.',
      category: 'validation',
      causes: [
        { text: 'The query is not valid for this data source' },
        { text: 'Grafana cannot reach the data source, or its credentials are wrong' },
        { text: 'The query takes longer than the timeout of the data source' },
      ],
      fixes: [
        { text: 'Read results/REFID/error, and try the query in Explore' },
        { text: 'Test the data source under Connections, and look at address, credentials and timeout' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Grafana has no such thing in this organization',
      summary: 'The dashboard, folder, data source or path does not exist, or lies in another organization.',
      category: 'not-found',
      causes: [
        { text: 'The uid is wrong, or the numeric id was sent where the uid is wanted' },
        { text: 'The thing lies in another organization' },
        { text: 'Grafana is served under a sub-path that the URL lacks' },
        { text: 'The endpoint is not part of this version or edition' },
      ],
      fixes: [
        {
          text: 'Find the uid',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://grafana.example.com}}/api/search?query=NAME' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: [400, 422] }, { not: isQuery }] },
      title: 'Grafana rejected the body or a parameter',
      summary: 'A field is missing or not valid; the message says which.',
      category: 'validation',
      causes: [
        {
          text: 'The body is not JSON, or a field has another type',
          confirmedBy: { any: [says(['bad request data', 'bad request body']), { check: 'json-malformed' }] },
        },
        { text: 'The dashboard has no title', confirmedBy: says('dashboard title cannot be empty') },
        {
          text: 'The body lacks its outer object: {"dashboard": {…}}',
          confirmedBy: {
            all: [{ path: { endsWith: '/api/dashboards/db' } }, { requestField: '/*' }, { not: { requestField: '/dashboard' } }],
          },
          ruledOutBy: { requestField: '/dashboard' },
        },
        { text: 'A dashboard from a file cannot be saved over the API', confirmedBy: says('provisioned dashboard') },
      ],
      fixes: [
        {
          text: 'Mend what the message names; for dashboards, put the model within dashboard, with id null for a new one',
          url: 'https://grafana.com/docs/grafana/latest/developer-resources/api-reference/http-api/',
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Grafana failed internally',
      summary: 'Grafana, its database or a plugin had an error.',
      category: 'server',
      causes: [{ text: 'The database is locked or out of reach', confirmedBy: says('database is locked') }, { text: 'A plugin failed' }],
      fixes: [{ text: 'Look the trace id up in Grafana’s log; with SQLite, move to PostgreSQL or MySQL where many write' }],
    },
  ],
} satisfies RulePack;

const url = 'https://grafana.acme.example/api/dashboards/db';
const token = { Authorization: 'Bearer glsa_EXAMPLE', 'Content-Type': 'application/json' };
const refused = (rule: string | null, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: token, body: '{"dashboard":{"title":"Shop"}}' },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  ...more,
});
const onCloud = { method: 'GET', url: 'https://acme.grafana.net/api/datasources/uid/x', headers: token };

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'a deleted token',
    401,
    { extra: null, message: 'Invalid API key', messageId: 'api-key.invalid', statusCode: 401, traceID: '' },
    { verdicts: { confirmed: ['Grafana does not know the token'], 'ruled-out': ['No token'] } },
  ),
  refused(
    'access-denied',
    'a viewer',
    403,
    {
      accessErrorId: 'ACE3392348646',
      message: "You'll need additional permissions to perform this action. Permissions needed: dashboards:create",
      title: 'Access denied',
    },
    {
      verdicts: { confirmed: ['The role of the user'], 'ruled-out': ['The endpoint is for server administrators'] },
    },
  ),
  refused('version-mismatch', 'two people', 412, { message: 'The dashboard has been changed by someone else', status: 'version-mismatch' }),
  refused(
    'name-exists',
    'a taken title',
    412,
    { message: 'A dashboard with the same name in the folder already exists', status: 'name-exists' },
    { verdicts: { confirmed: ['A dashboard of this title'] } },
  ),
  refused(
    'precondition',
    'a folder that changed',
    412,
    { message: 'the folder has been changed by someone else', status: 'version-changed' },
    { request: { method: 'PUT', url: 'https://acme.grafana.net/api/folders/x', headers: token, body: '{}' } },
  ),
  refused(
    'query-failed',
    'a data source that is down',
    502,
    { message: 'Query error', messageId: 'sse.dataQueryError', statusCode: 502, traceID: '' },
    { request: { method: 'POST', url: 'https://acme.grafana.net/api/ds/query', headers: token, body: '{}' } },
  ),
  refused(
    'not-found',
    'a misspelt uid',
    404,
    { message: 'Data source not found', messageId: 'datasources.notFound', statusCode: 404, traceID: '' },
    { request: onCloud },
  ),
  refused(
    'bad-request',
    'a model without its wrapping',
    400,
    { extra: null, message: 'bad request data', messageId: 'dashboards.badRequest', statusCode: 400, traceID: '' },
    {
      request: { method: 'POST', url, headers: token, body: '{"title":"Shop"}' },
      verdicts: { confirmed: ['The body lacks its outer object', 'The body is not JSON'] },
    },
  ),
  refused(
    'server-error',
    'many writers',
    500,
    { message: 'database is locked', messageId: 'x', statusCode: 500, traceID: '' },
    { verdicts: { confirmed: ['The database is locked'] } },
  ),
  {
    rule: null,
    why: 'near miss: a message and a trace id of another API',
    request: { url: 'https://api.other.example/api/dashboards' },
    response: {
      status: 401,
      headers: { 'Content-Type': 'application/json' },
      body: '{"message":"Unauthorized","statusCode":401,"traceId":"EXAMPLE"}',
    },
  },
];
