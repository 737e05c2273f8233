import type { Condition, Example, RulePack } from '../../model';

/**
 * Hasura GraphQL Engine (version 2), known by errors whose extensions have a path that begins with $. Sources:
 * https://hasura.io/docs/2.0/api-reference/graphql-api/overview/, hasura/graphql-engine (Hasura.Base.Error) and its issues
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isAdmin: Condition = { any: [{ requestHeader: 'X-Hasura-Admin-Secret' }, { requestHeader: 'X-Hasura-Access-Key' }] };
/** With the secret, X-Hasura-Role makes the call run as another role. */
const runsAsAdmin: Condition = { all: [isAdmin, { not: { requestHeader: 'X-Hasura-Role' } }] };

/** Codes of the metadata and REST endpoints, whose errors have no extensions. */
const ownCodes = [
  'parse-failed',
  'validation-failed',
  'access-denied',
  'permission-error',
  'permission-denied',
  'constraint-violation',
  'postgres-error',
  'data-exception',
  'invalid-jwt',
  'invalid-headers',
  'not-exists',
  'already-exists',
  'already-tracked',
  'dependency-error',
  'unexpected',
] as const;

export default {
  id: 'hasura',
  name: 'Hasura',
  kind: 'api',
  docs: 'https://hasura.io/docs/2.0/api-reference/overview/',
  statusPage: 'https://status.hasura.io',
  support: { url: 'https://hasura.io/help', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['*.hasura.app'],
    paths: ['/v1*', '/v2*', '/api/rest/*'],
    fingerprints: [
      { all: [{ responseField: '/errors/0/extensions/path', is: { startsWith: '$' } }, { responseField: '/errors/0/extensions/code' }] },
      {
        all: [
          { any: [{ path: { contains: '/v1/' } }, { path: { contains: '/v2/query' } }, { path: { contains: '/api/rest/' } }] },
          { responseField: '/path', is: { startsWith: '$' } },
          { responseField: '/error' },
          { responseField: '/code', is: ownCodes },
        ],
      },
    ],
  },
  credentials: [
    { in: 'header', name: 'X-Hasura-Admin-Secret', placeholder: 'YOUR_ADMIN_SECRET' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'USER_JWT' },
  ],
  secrets: { headers: ['X-Hasura-Admin-Secret', 'X-Hasura-Access-Key'] },
  rules: [
    {
      id: 'access-denied',
      when: { code: 'access-denied' },
      title: 'Hasura wants the admin secret or a user’s token',
      summary: 'The call brought no credential that Hasura takes, or a wrong admin secret, or asks for a role it may not have.',
      category: 'auth',
      causes: [
        {
          text: 'Neither an admin secret nor a token was sent',
          confirmedBy: { all: [says('required, but not found'), { not: isAdmin }, { not: { requestHeader: 'Authorization' } }] },
        },
        { text: 'The admin secret is wrong', confirmedBy: says('invalid x-hasura-admin-secret') },
        { text: 'The role asked for in X-Hasura-Role is not among those of the token', confirmedBy: says('not in allowed roles') },
      ],
      fixes: [
        {
          text: 'From a server, send the admin secret',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|http://localhost:8080}}/v1/graphql' -H 'X-Hasura-Admin-Secret: {{credential}}' -H 'Content-Type: application/json' -d '{\"query\": \"{ __typename }\"}'",
            },
          ],
        },
        { text: 'From a page, send the user’s JWT as Bearer; for callers without one, set HASURA_GRAPHQL_UNAUTHORIZED_ROLE' },
      ],
      warnings: ['The admin secret passes by all permissions: never put it into a web page'],
    },
    {
      id: 'jwt',
      when: { code: ['invalid-jwt', 'jwt-invalid-claims', 'jwt-missing-role-claims', 'invalid-headers'] },
      title: 'Hasura did not accept the user’s token',
      summary: 'The JWT is missing, has expired, has a wrong signature, or lacks the claims that Hasura wants.',
      category: 'auth',
      causes: [
        { text: 'The token has expired', confirmedBy: { any: [says('JWTExpired'), { check: 'credential-expired' }] } },
        { text: 'No Authorization header or cookie was sent', confirmedBy: says("Missing 'Authorization' or 'Cookie' header") },
        {
          text: 'The signature is not valid: another key or algorithm than HASURA_GRAPHQL_JWT_SECRET',
          confirmedBy: says('JWSInvalidSignature'),
        },
        {
          text: 'The token’s audience or issuer is not the one that is configured',
          confirmedBy: says(['JWTNotInAudience', 'JWTNotInIssuer']),
        },
        {
          text: 'The claims https://hasura.io/jwt/claims with x-hasura-default-role and x-hasura-allowed-roles are missing',
          confirmedBy: { any: [{ code: 'jwt-missing-role-claims' }, { all: [{ code: 'jwt-invalid-claims' }, says('not found')] }] },
        },
      ],
      fixes: [
        { text: 'Renew the token, and send it as Bearer' },
        {
          text: 'Put the claims into the token',
          snippets: [
            {
              language: 'json',
              code: '{"https://hasura.io/jwt/claims": {"x-hasura-default-role": "user", "x-hasura-allowed-roles": ["user"], "x-hasura-user-id": "7"}}',
            },
          ],
          url: 'https://hasura.io/docs/2.0/auth/authentication/jwt/',
        },
      ],
    },
    {
      id: 'field-not-found',
      when: { all: [{ code: 'validation-failed' }, says('not found in type')] },
      title: 'The role sees no such field',
      summary: 'Hasura shows each role only what it may use: a field without permission does not exist for it.',
      category: 'permission',
      causes: [
        { text: 'The role has no permission on the table, column or action', ruledOutBy: runsAsAdmin },
        { text: 'The table or relationship is not tracked' },
        { text: 'The name is misspelt: Hasura builds it from the table, such as insert_orders_one or orders_by_pk' },
        { text: 'The call ran as another role than was meant (without a token as the anonymous one)', ruledOutBy: runsAsAdmin },
      ],
      fixes: [
        {
          text: 'Give the role permission on the table and its columns, and aggregate queries where they are needed',
          url: 'https://hasura.io/docs/2.0/auth/authorization/permissions/',
        },
        { text: 'Track the table and its relationships, then reload the metadata' },
      ],
    },
    {
      id: 'validation-failed',
      when: { code: ['validation-failed', 'parse-failed', 'bad-request', 'invalid-json', 'unexpected-payload'] },
      title: 'The query or its variables are not valid',
      summary: 'The GraphQL document, a variable or the body does not fit the schema.',
      category: 'validation',
      causes: [
        {
          text: 'A variable is missing, null, or of another type than the argument',
          confirmedBy: says(['expecting a value for non-nullable variable', 'is declared as']),
        },
        { text: 'The document is not valid GraphQL', confirmedBy: says('not a valid graphql query') },
        { text: 'The body is not the JSON that the endpoint wants', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [{ text: 'Try the query in the console as the same role (x-hasura-role); the path in extensions leads to the place' }],
    },
    {
      id: 'constraint',
      when: { code: 'constraint-violation' },
      title: 'A constraint of the table stands in the way',
      summary: 'The row breaks a rule of the database; the message names the constraint.',
      category: 'conflict',
      causes: [
        { text: 'A row with this value exists already (unique)', confirmedBy: says('Uniqueness violation') },
        { text: 'The row refers to one that does not exist, or is referred to (foreign key)', confirmedBy: says('Foreign key violation') },
        { text: 'A column that must not be null was left out', confirmedBy: says('Not-NULL violation') },
        { text: 'A check constraint of the table does not hold', confirmedBy: says('Check constraint violation') },
      ],
      fixes: [
        {
          text: 'For doubles, upsert',
          snippets: [
            {
              language: 'graphql',
              code: 'insert_users_one(object: $user, on_conflict: {constraint: users_email_key, update_columns: [name]}) { id }',
            },
          ],
          url: 'https://hasura.io/docs/2.0/mutations/postgres/upsert/',
        },
        { text: 'Write the row that is referred to first, or in the same mutation (nested insert)' },
      ],
    },
    {
      id: 'permission-error',
      when: { code: ['permission-error', 'permission-denied'] },
      title: 'The role’s permission refuses this row',
      summary: 'The row does not meet the check of the role’s insert or update permission.',
      category: 'permission',
      causes: [
        {
          text: 'The row does not pass the check of the permission',
          confirmedBy: says('check constraint of an insert/update permission has failed'),
        },
        { text: 'The session variable that the check uses (such as x-hasura-user-id) has another value than the row' },
      ],
      fixes: [
        {
          text: 'Compare the row with the check in the permission; set owner columns by a column preset in place of sending them',
          url: 'https://hasura.io/docs/2.0/auth/authorization/permissions/row-level-permissions/',
        },
      ],
    },
    {
      id: 'data-exception',
      when: { code: ['data-exception', 'postgres-error', 'not-supported'] },
      title: 'The database cannot use a value or the query',
      summary: 'The database refused a value or failed while it ran the query.',
      category: 'validation',
      causes: [
        { text: 'A value does not have the form of its column’s type', confirmedBy: says('invalid input syntax') },
        { text: 'A value is out of range or too long', confirmedBy: says(['out of range', 'too long']) },
      ],
      fixes: [{ text: 'Check the value that the message quotes: is the variable set, has it the column’s form?' }],
    },
    {
      id: 'unexpected',
      when: {
        code: [
          'unexpected',
          'postgres-max-connections-error',
          'remote-schema-error',
          'concurrent-update',
          'timeout',
          'time-limit-exceeded',
        ],
      },
      title: 'Hasura or something behind it failed',
      summary: 'The database, a remote schema, an action’s handler or Hasura itself had an error.',
      category: 'server',
      causes: [
        {
          text: 'The handler of an action or remote schema failed or sent something unexpected',
          confirmedBy: {
            any: [{ code: 'remote-schema-error' }, says(['http exception when calling webhook', 'not a valid json response'])],
          },
        },
        {
          text: 'All connections to the database are in use',
          confirmedBy: { code: 'postgres-max-connections-error' },
        },
        {
          text: 'The query took longer than allowed',
          confirmedBy: { any: [{ code: ['timeout', 'time-limit-exceeded'] }, says(['statement timeout', 'time limit'])] },
        },
        {
          text: 'The database failed on the query, as where a trigger or function raises an error',
          confirmedBy: says('database query error'),
        },
      ],
      fixes: [
        { text: 'Look at the log by the request id (x-request-id); with HASURA_GRAPHQL_DEV_MODE the answer has extensions.internal' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://graph.acme.example/v1/graphql';
const bearer = { Authorization: 'Bearer EXAMPLE.not-real.token', 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, code: string, message: string, more: Partial<Example> = {}, path = '$'): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: bearer, body: '{"query":"{ orders { id } }"}' },
  response: {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ errors: [{ message, extensions: { path, code } }] }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('access-denied', 'nothing sent', 'access-denied', 'x-hasura-admin-secret/x-hasura-access-key required, but not found', {
    request: { method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body: '{"query":"{ orders { id } }"}' },
    verdicts: { confirmed: ['Neither an admin secret'] },
  }),
  refused('jwt', 'after an hour', 'invalid-jwt', 'Could not verify JWT: JWTExpired', {
    verdicts: { confirmed: ['The token has expired'] },
  }),
  refused(
    'field-not-found',
    'a role without permission',
    'validation-failed',
    "field 'orders' not found in type: 'query_root'",
    { verdicts: { possible: ['The role has no permission'] } },
    '$.selectionSet.orders',
  ),
  refused(
    'validation-failed',
    'a variable that is not set',
    'validation-failed',
    'expecting a value for non-nullable variable: "id"',
    { verdicts: { confirmed: ['A variable is missing'] } },
    '$.selectionSet.orders',
  ),
  refused('validation-failed', 'the metadata API', 'parse-failed', 'x', {
    request: {
      method: 'POST',
      url: 'https://graph.acme.example/v1/metadata',
      headers: { 'X-Hasura-Admin-Secret': 'EXAMPLE', 'Content-Type': 'application/json' },
      body: '{"type":"x"}',
    },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"path":"$.type","error":"unexpected value","code":"parse-failed"}',
    },
  }),
  refused(
    'constraint',
    'a taken address',
    'constraint-violation',
    'Uniqueness violation. duplicate key value violates unique constraint "users_email_key"',
    { verdicts: { confirmed: ['A row with this value'] } },
    '$.selectionSet.insert_users_one.args.object',
  ),
  refused('permission-error', 'somebody else’s row', 'permission-error', 'check constraint of an insert/update permission has failed', {
    verdicts: { confirmed: ['The row does not pass'] },
  }),
  refused('data-exception', 'no uuid', 'data-exception', 'invalid input syntax for type uuid: "undefined"', {
    verdicts: { confirmed: ['A value does not have the form'] },
  }),
  refused('unexpected', 'a trigger that raised', 'unexpected', 'database query error', {
    verdicts: { confirmed: ['The database failed on the query'] },
  }),
  {
    rule: null,
    why: 'near miss: another GraphQL server with a code',
    request: { method: 'POST', url: 'https://api.other.example/graphql', body: '{}' },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"message":"No","path":["orders"],"extensions":{"code":"access-denied"}}]}',
    },
  },
];
