import type { Condition, Example, RulePack } from '../../model';

/**
 * Snowflake’s SQL API. Sources: https://docs.snowflake.com/en/developer-guide/sql-api/reference,
 * https://docs.snowflake.com/en/developer-guide/sql-api/handling-errors, https://docs.snowflake.com/en/user-guide/key-pair-auth-troubleshooting
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isOtherToken: Condition = { requestHeader: 'X-Snowflake-Authorization-Token-Type', is: ['OAUTH', 'PROGRAMMATIC_ACCESS_TOKEN'] };

export default {
  id: 'snowflake-sql-api',
  name: 'Snowflake SQL API',
  kind: 'api',
  docs: 'https://docs.snowflake.com/en/developer-guide/sql-api/reference',
  statusPage: 'https://status.snowflake.com',
  support: {
    url: 'https://community.snowflake.com/s/article/How-To-Submit-a-Support-Case-in-Snowflake-Lodge',
    asks: ['request-id', 'timestamp', 'request', 'response', 'error-code'],
  },
  recognize: { hosts: ['*.snowflakecomputing.com', '*.snowflakecomputing.cn'], paths: ['/api/*'] },
  envelope: { code: ['/code'], message: ['/message'], requestId: ['/statementHandle', 'header:X-Snowflake-Request-ID'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SNOWFLAKE_TOKEN' }],
  rules: [
    {
      id: 'jwt-invalid',
      when: { all: [{ status: [400, 401] }, { any: [{ code: '390144' }, says('JWT token is invalid')] }] },
      title: 'Snowflake did not accept the key-pair token',
      summary: 'The JWT’s issuer, time or signature does not fit the user’s public key; the id in the message leads to the reason.',
      category: 'auth',
      causes: [
        { text: 'The token has expired: it may live for an hour at most', confirmedBy: { check: 'credential-expired' } },
        { text: 'The public key’s fingerprint in iss is not that of the user’s key' },
        { text: 'Account or user in iss and sub are not in upper case, or the account holds a region' },
        { text: 'The clock of the caller is wrong' },
      ],
      fixes: [
        {
          text: 'Ask Snowflake for the reason by the id in brackets',
          snippets: [{ language: 'sql', code: "SELECT SYSTEM$GET_LOGIN_FAILURE_DETAILS('ID_FROM_THE_MESSAGE');" }],
          url: 'https://docs.snowflake.com/en/user-guide/key-pair-auth-troubleshooting',
        },
        { text: 'Compare the fingerprint with RSA_PUBLIC_KEY_FP', snippets: [{ language: 'sql', code: 'DESC USER my_user;' }] },
        { text: 'Build iss as ACCOUNT.USER.SHA256:FINGERPRINT and sub as ACCOUNT.USER, all in upper case' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Snowflake did not accept the token',
      summary: 'The token is missing, has expired, or is of another kind than the request says.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The OAuth access token is not valid: wrong issuer, audience or account',
          confirmedBy: { any: [{ code: '390303' }, says('Invalid OAuth access token')] },
        },
        {
          text: 'The access token has expired',
          confirmedBy: { any: [{ code: '390318' }, says('access token expired'), { check: 'credential-expired' }] },
        },
        {
          text: 'The header X-Snowflake-Authorization-Token-Type is missing: without it Snowflake guesses the kind of token',
          ruledOutBy: { requestHeader: 'X-Snowflake-Authorization-Token-Type' },
        },
        {
          text: 'A network policy of the account or user does not allow this address',
          confirmedBy: says('is not allowed to access Snowflake'),
        },
      ],
      fixes: [
        {
          text: 'Say which kind of token it is: KEYPAIR_JWT, OAUTH or PROGRAMMATIC_ACCESS_TOKEN',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST '{{url}}' -H 'Authorization: Bearer {{credential}}' -H 'X-Snowflake-Authorization-Token-Type: KEYPAIR_JWT' -H 'Content-Type: application/json' -H 'Accept: application/json' -H 'User-Agent: myapp/1.0' -d '{\"statement\": \"select 1\"}'",
            },
          ],
          url: 'https://docs.snowflake.com/en/developer-guide/sql-api/authenticating',
        },
      ],
    },
    {
      id: 'no-warehouse',
      when: { any: [{ code: '000606' }, says('No active warehouse selected')] },
      title: 'No warehouse is chosen for the statement',
      summary: 'The statement needs a running warehouse, and neither the request nor the user names one that may be used.',
      category: 'validation',
      causes: [
        { text: 'The request names no warehouse, and the user has no default', ruledOutBy: { requestField: '/warehouse' } },
        { text: 'The role may not use the warehouse, or it does not exist' },
      ],
      fixes: [
        {
          text: 'Name it in the body',
          snippets: [{ language: 'json', code: '{"statement": "select 1", "warehouse": "MY_WH", "role": "MY_ROLE"}' }],
        },
        { text: 'Or give the role the right', snippets: [{ language: 'sql', code: 'GRANT USAGE ON WAREHOUSE my_wh TO ROLE my_role;' }] },
      ],
    },
    {
      id: 'not-found-or-not-authorized',
      when: { any: [{ code: ['002003', '002043'] }, { all: [{ status: 422 }, says('does not exist or not authorized')] }] },
      title: 'The object does not exist, or the role may not use it',
      summary: 'Snowflake says the same of a missing object and of one that the current role has no right on.',
      category: 'not-found',
      causes: [
        {
          text: 'The request chose no database or schema, and the name is not given in full',
          ruledOutBy: { all: [{ requestField: '/database' }, { requestField: '/schema' }] },
        },
        { text: 'The current role has no right on the object' },
        { text: 'The name was created in double quotes, so that case counts' },
      ],
      fixes: [
        { text: 'Name database, schema and role in the body, or write the name in full: DB.SCHEMA.TABLE' },
        {
          text: 'Grant the right',
          snippets: [
            {
              language: 'sql',
              code: 'GRANT USAGE ON DATABASE my_db TO ROLE my_role;\nGRANT USAGE ON SCHEMA my_db.public TO ROLE my_role;\nGRANT SELECT ON ALL TABLES IN SCHEMA my_db.public TO ROLE my_role;',
            },
          ],
        },
      ],
    },
    {
      id: 'unsupported-statement',
      when: { any: [{ code: ['391911', '391903', '000008'] }, says('multiple statements')] },
      title: 'The SQL API does not take this as it is sent',
      summary: 'A kind of statement, several statements in one, or a missing header stands in the way.',
      category: 'validation',
      causes: [
        { text: 'The SQL API does not support this kind of statement', confirmedBy: { code: '391911' } },
        { text: 'The User-Agent header is missing', confirmedBy: { code: '391903' } },
        {
          text: 'Several statements were sent without MULTI_STATEMENT_COUNT',
          confirmedBy: { code: '000008' },
          ruledOutBy: { requestField: '/parameters/MULTI_STATEMENT_COUNT' },
        },
      ],
      fixes: [
        { text: 'Put role, warehouse, database and schema into the body in place of USE statements' },
        {
          text: 'For several statements, say how many',
          snippets: [{ language: 'json', code: '{"statement": "select 1; select 2", "parameters": {"MULTI_STATEMENT_COUNT": "2"}}' }],
          url: 'https://docs.snowflake.com/en/developer-guide/sql-api/submitting-multiple-statements',
        },
      ],
    },
    {
      id: 'statement-failed',
      when: { status: 422 },
      title: 'The SQL statement failed',
      summary: 'Snowflake took the request, but the statement could not be compiled or run; code and sqlState say why.',
      category: 'validation',
      causes: [
        { text: 'The statement has a syntax error', confirmedBy: { any: [{ code: '001003' }, says('syntax error')] } },
        { text: 'A column or alias does not exist', confirmedBy: { any: [{ code: '000904' }, says('invalid identifier')] } },
        { text: 'The role lacks a privilege', confirmedBy: says('Insufficient privileges') },
        { text: 'A value cannot be read as the type of its column', confirmedBy: says('is not recognized') },
      ],
      fixes: [
        { text: 'Run the statement in a worksheet with the same role and warehouse; the message names line and position' },
        { text: 'Look the statement up by its handle (query id) in the query history' },
      ],
    },
    {
      id: 'timeout',
      when: { status: 408 },
      title: 'The statement ran longer than its timeout',
      summary: 'Snowflake cancelled the statement after the timeout of the request or of STATEMENT_TIMEOUT_IN_SECONDS.',
      category: 'timeout',
      causes: [
        { text: 'The timeout in the request is too short for the statement', ruledOutBy: { not: { requestField: '/timeout' } } },
        { text: 'The warehouse is small or busy, and the statement waited or runs long' },
      ],
      fixes: [
        {
          text: 'Raise timeout (seconds) in the body, or send it with async=true and ask for the result by its handle',
          url: 'https://docs.snowflake.com/en/developer-guide/sql-api/handling-responses',
        },
        { text: 'Use a larger warehouse, or make the statement read less' },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 405, 415] },
      title: 'Snowflake cannot read the request',
      summary: 'The body, a parameter or a header is missing or not of the form that the API wants.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        {
          text: 'Content-Type is not application/json',
          confirmedBy: { any: [{ check: 'content-type-missing' }, { check: 'content-type-mismatch' }] },
        },
        {
          text: 'The field statement is missing',
          confirmedBy: { all: [{ method: 'POST' }, { path: { endsWith: '/statements' } }, { not: { requestField: '/statement' } }] },
          ruledOutBy: { requestField: '/statement' },
        },
        { text: 'The key-pair token is malformed', ruledOutBy: isOtherToken },
      ],
      fixes: [
        { text: 'Compare with the reference of the endpoint', url: 'https://docs.snowflake.com/en/developer-guide/sql-api/reference' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many statements at once',
      summary: 'The account, user or warehouse has more requests under way than it may.',
      category: 'rate-limit',
      causes: [
        { text: 'Many statements were sent at the same time' },
        { text: 'The status of running statements is asked for too often' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Send fewer at a time, and retry with growing pauses: the same requestId with retry=true does not run a statement twice',
          url: 'https://docs.snowflake.com/en/developer-guide/sql-api/submitting-requests',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://acme-prod.snowflakecomputing.com/api/v2/statements';
const headers = {
  Authorization: 'Bearer EXAMPLE.not-real.token',
  'X-Snowflake-Authorization-Token-Type': 'KEYPAIR_JWT',
  'Content-Type': 'application/json',
};
const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  message: string,
  sqlState = '42601',
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers, body: '{"statement":"select totl from orders"}' },
  response: {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      code,
      sqlState,
      message,
      statementHandle: 'e4ce975e-f7ff-4b5e-b15e-bf25f59371ae',
      statementStatusUrl: '/api/v2/statements/e4ce975e-f7ff-4b5e-b15e-bf25f59371ae',
    }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'jwt-invalid',
    'a fingerprint of another key',
    401,
    '390144',
    'JWT token is invalid. [92d86b2e-d652-4d2d-9780-a6ed28b38356]',
    '08001',
  ),
  refused('unauthorized', 'an OAuth token of another issuer', 401, '390303', 'Invalid OAuth access token. [1234]', '08001', {
    verdicts: { confirmed: ['The OAuth access token is not valid'] },
  }),
  refused(
    'no-warehouse',
    'no default',
    422,
    '000606',
    "No active warehouse selected in the current session.  Select an active warehouse with the 'use warehouse' command.",
    '57P03',
    {
      verdicts: { possible: ['The request names no warehouse', 'The role may not'] },
    },
  ),
  refused(
    'not-found-or-not-authorized',
    'a role without rights',
    422,
    '002003',
    "SQL compilation error:\nObject 'ORDERS' does not exist or not authorized.",
    '02000',
  ),
  refused('unsupported-statement', 'USE in a statement', 422, '391911', 'Unsupported statement type', '0A000', {
    verdicts: { confirmed: ['The SQL API does not support'] },
  }),
  refused(
    'statement-failed',
    'a misspelt column',
    422,
    '000904',
    "SQL compilation error: error line 1 at position 7\ninvalid identifier 'TOTL'",
    '42000',
    { verdicts: { confirmed: ['A column or alias'] } },
  ),
  refused('timeout', 'a long report', 408, '000604', 'SQL execution was cancelled by the client due to a timeout.', '57014'),
  refused('bad-request', 'no statement', 400, '391902', 'Unsupported request body', '', {
    request: { method: 'POST', url, headers, body: '{"sql":"select 1"}' },
    verdicts: { confirmed: ['The field statement is missing'] },
  }),
  refused('rate-limit', 'a burst', 429, '391908', 'Too many requests'),
  {
    rule: null,
    why: 'near miss: another SQL service with code and sqlState',
    request: { method: 'POST', url: 'https://sql.other.example/api/v2/statements' },
    response: {
      status: 422,
      headers: { 'Content-Type': 'application/json' },
      body: '{"code":"002140","sqlState":"42601","message":"SQL compilation error"}',
    },
  },
];
