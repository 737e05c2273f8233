import type { Example, RulePack } from '../../model';

/**
 * Notion's API. Sources: https://developers.notion.com/reference/status-codes,
 * https://developers.notion.com/reference/request-limits, https://developers.notion.com/reference/versioning
 */

const CODES = 'https://developers.notion.com/reference/status-codes';
const INTEGRATIONS = 'https://www.notion.so/profile/integrations';
const LIMITS = 'https://developers.notion.com/reference/request-limits';

const CALL = `curl {{url|'https://api.notion.com/v1/users/me'}} \\
  -H 'Authorization: Bearer {{credential}}' \\
  -H 'Notion-Version: 2022-06-28'`;

export default {
  id: 'notion',
  name: 'Notion',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://www.notion-status.com',
  support: { url: 'https://www.notion.com/help', email: 'team@makenotion.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['api.notion.com'],
    fingerprints: [{ all: [{ responseHeader: 'X-Notion-Request-Id' }, { responseField: '/object', is: 'error' }] }],
  },
  envelope: { requestId: ['/request_id', 'header:X-Notion-Request-Id'] },
  // The token endpoint takes client id and secret as Basic.
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_NOTION_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  secrets: {
    keys: [
      { kind: 'Notion token', prefix: 'ntn_', alphabet: 'alphanumeric', minLength: 20 },
      { kind: 'Notion integration secret', prefix: 'secret_', alphabet: 'alphanumeric', minLength: 40 },
    ],
  },
  rules: [
    {
      id: 'unauthorized',
      when: { any: [{ code: 'unauthorized' }, { all: [{ status: 401 }, { not: { code: 'unauthorized' } }] }] },
      title: 'Notion did not accept the token',
      summary: 'Every request needs the token of an integration in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is sent with a scheme that Notion does not read', when: { check: 'credential-wrong-scheme' } },
        {
          text: 'The token was refreshed or revoked, or the integration was removed from the workspace',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The token is cut off or mistyped', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the integration’s secret (ntn_… or secret_…) and try it',
          snippets: [{ language: 'bash', code: CALL }],
          url: INTEGRATIONS,
        },
        { text: 'With OAuth, let the user connect the workspace again' },
      ],
      warnings: ['api.notion.com sends no CORS headers: call it from a server, which also keeps the token secret.'],
    },
    {
      id: 'not-shared',
      when: { code: 'object_not_found' },
      title: 'Not found, or not shared with the integration',
      summary: 'Notion answers the same for a page that does not exist and for one that the integration may not see.',
      category: 'not-found',
      causes: [
        { text: 'The page or database was not shared with the integration: it sees only what it is connected to' },
        { text: 'The id is of another kind: a page id where a database or data source is asked for' },
        { text: 'The id is of another workspace than the token, or the page is in the trash' },
        { text: 'The id is not well formed', when: { check: 'uuid-malformed' } },
      ],
      fixes: [
        { text: 'Open the page in Notion → ••• → Connections, and add the integration; pages below it follow' },
        { text: 'Take the id from the page’s link: the last 32 characters before the question mark' },
      ],
      links: [{ text: 'Sharing with an integration', url: 'https://developers.notion.com/docs/create-a-notion-integration' }],
    },
    {
      id: 'restricted',
      when: { code: 'restricted_resource' },
      title: 'The integration lacks a capability',
      summary: 'The token is valid, but the integration was not given what this operation needs.',
      category: 'permission',
      causes: [
        { text: 'A capability is off: read, update or insert content, comments, or user information' },
        { text: 'The person behind the connection has no full access to the page' },
      ],
      fixes: [{ text: 'Switch the capability on in the integration’s settings', url: INTEGRATIONS }],
      links: [{ text: 'Capabilities', url: 'https://developers.notion.com/reference/capabilities' }],
    },
    {
      id: 'missing-version',
      when: { any: [{ code: 'missing_version' }, { all: [{ status: 400 }, { message: { contains: 'Notion-Version' } }] }] },
      title: 'The Notion-Version header is missing or unknown',
      summary: 'Every request must name the API version it was written for.',
      category: 'validation',
      causes: [
        { text: 'The Notion-Version header was not sent', when: { not: { requestHeader: 'Notion-Version' } } },
        { text: 'The version that was sent does not exist', ruledOutBy: { not: { requestHeader: 'Notion-Version' } } },
      ],
      fixes: [
        {
          text: 'Send Notion-Version with each request',
          snippets: [{ language: 'bash', code: CALL }],
          url: 'https://developers.notion.com/reference/versioning',
        },
      ],
    },
    {
      id: 'validation',
      when: { code: 'validation_error' },
      title: 'The body does not fit the schema',
      summary: 'A property or block does not have the type that Notion, or the database, wants; the message names its path.',
      category: 'validation',
      causes: [
        { text: 'A property is sent as another type than the database has', confirmedBy: { message: { contains: 'is expected to be' } } },
        {
          text: 'A property does not exist in the database: names must match to the letter',
          confirmedBy: { message: { contains: 'is not a property that exists' } },
        },
        {
          text: 'A required member is missing or undefined',
          confirmedBy: { message: { contains: 'should be defined' } },
        },
        { text: 'A text is longer than 2,000 characters', confirmedBy: { message: { contains: 'content.length should be ≤' } } },
        {
          text: 'A value has the wrong form: dates are ISO 8601, ids are UUIDs',
          confirmedBy: { message: { contains: ['should be a valid'] } },
        },
      ],
      fixes: [
        { text: 'Compare the property at the path in the message with the schema: fetch the database and copy the property’s type' },
        { text: 'Split text over several rich text objects of at most 2,000 characters, and blocks over requests of at most 100' },
      ],
      tables: [
        {
          title: 'Limits of a request',
          columns: ['What', 'At most'],
          rows: [
            ['Text content of one rich text object', '2,000 characters'],
            ['Elements in a list of blocks or rich text', '100'],
            ['Blocks in a request', '1,000'],
            ['Size of the body', '500 KB'],
          ],
        },
      ],
      links: [
        { text: 'Property values', url: 'https://developers.notion.com/reference/page-property-values' },
        { text: 'Limits', url: LIMITS },
      ],
    },
    {
      id: 'invalid-request',
      when: { code: ['invalid_json', 'invalid_request_url', 'invalid_request', 'invalid_grant'] },
      title: 'Notion could not read the request',
      summary: 'The URL names no endpoint, the body is no JSON, or the request is not supported.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', confirmedBy: { any: [{ code: 'invalid_json' }, { check: 'json-malformed' }] } },
        { text: 'The path or method is wrong', when: { code: 'invalid_request_url' } },
        { text: 'The authorization code or refresh token is invalid, used or expired', when: { code: 'invalid_grant' } },
        { text: 'The endpoint does not support this in the version that was sent' },
      ],
      fixes: [
        { text: 'Compare method, path and body with the reference of your version', url: 'https://developers.notion.com/reference/intro' },
      ],
    },
    {
      id: 'conflict',
      when: { code: 'conflict_error' },
      title: 'Another change was being saved at the same time',
      summary: 'The change collided with another one to the same data and was not saved.',
      category: 'conflict',
      causes: [
        { text: 'Concurrent writes to the same page or database, from here or from another user' },
        { text: 'The same request was sent twice at once', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Send it again after a moment with fresh data' },
        { text: 'Make writes to one page sequential, one after the other' },
      ],
    },
    {
      id: 'rate-limited',
      when: { any: [{ code: 'rate_limited' }, { all: [{ status: 429 }, { not: { code: 'rate_limited' } }] }] },
      title: 'More than Notion takes from one integration',
      summary: 'An integration may send three requests per second on average; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 3 requests per second on average',
          confirmedBy: { check: 'too-many-requests', with: { limit: 30, withinSeconds: 10 } },
        },
        { text: 'Several workers share one token' },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, then send at most 3 requests per second from a queue' },
        { text: 'Append up to 100 blocks per request, and read pages of 100' },
      ],
      links: [{ text: 'Limits', url: LIMITS }],
    },
    {
      id: 'notion-failed',
      when: {
        code: [
          'internal_server_error',
          'bad_gateway',
          'service_unavailable',
          'service_overload',
          'database_connection_unavailable',
          'gateway_timeout',
        ],
      },
      title: 'Notion failed or is busy',
      summary: 'The failure is on Notion’s side; a query may also have taken longer than 60 seconds.',
      category: 'server',
      causes: [
        {
          text: 'Notion is overloaded or unavailable',
          when: { code: ['service_unavailable', 'service_overload', 'database_connection_unavailable'] },
        },
        { text: 'The request took too long', when: { code: 'gateway_timeout' } },
        { text: 'An unexpected fault at Notion' },
      ],
      fixes: [
        { text: 'Try again with growing waits; ask for smaller pages and simpler filters' },
        { text: 'Look at Notion’s status page', url: 'https://www.notion-status.com' },
      ],
      warnings: ['A page may have been created although the answer is an error: look before creating it again.'],
    },
  ],
} satisfies RulePack;

const url = 'https://api.notion.com/v1/pages';
const headers = { Authorization: 'Bearer ntn_FAKE_not_real', 'Notion-Version': '2022-06-28', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'X-Notion-Request-Id': 'aaaa-bbbb-0001' };

const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers, body: '{"parent":{},"properties":{}}' },
  response: { status, headers: served, body: JSON.stringify({ object: 'error', status, code, message, request_id: 'aaaa-bbbb-0001' }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a revoked token', 401, 'unauthorized', 'API token is invalid.', {
    verdicts: { possible: ['The token was refreshed'], 'ruled-out': ['No token'] },
  }),
  refused(
    'not-shared',
    'a page not connected',
    404,
    'object_not_found',
    'Could not find page with ID: x. Make sure the relevant pages and databases are shared with your integration.',
  ),
  refused('restricted', 'no insert capability', 403, 'restricted_resource', 'Insufficient permissions for this endpoint.'),
  refused('missing-version', 'no version', 400, 'missing_version', 'Notion-Version header should be defined.', {
    request: { url, headers: { Authorization: 'Bearer ntn_FAKE_not_real' } },
    verdicts: { confirmed: ['The Notion-Version header was not sent'], 'ruled-out': ['The version that was sent'] },
  }),
  refused('validation', 'a select is not a status', 400, 'validation_error', 'Status is expected to be select.', {
    verdicts: { confirmed: ['A property is sent as another type'] },
  }),
  refused('invalid-request', 'a wrong path', 400, 'invalid_request_url', 'Invalid request URL.', {
    verdicts: { confirmed: ['The path or method'] },
  }),
  refused('conflict', 'two at once', 409, 'conflict_error', 'Conflict occurred while saving. Please try again.'),
  refused('rate-limited', 'too fast', 429, 'rate_limited', 'You have been rate limited. Please try again in a few minutes.'),
  refused('notion-failed', 'busy', 503, 'service_unavailable', 'Notion is unavailable. Try again later.'),
  {
    rule: null,
    why: 'near miss: another API with the same code',
    request: { url: 'https://api.other.example/v1/pages' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"object":"error","code":"object_not_found"}' },
  },
];
