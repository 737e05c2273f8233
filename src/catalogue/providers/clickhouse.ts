import type { Condition, Example, RulePack } from '../../model';

/**
 * ClickHouse’s HTTP interface, known by its headers. Sources: https://clickhouse.com/docs/interfaces/http,
 * ClickHouse/ClickHouse (src/Common/ErrorCodes.cpp for numbers and names)
 */

const number = (...codes: readonly string[]): Condition => ({ responseHeader: 'X-ClickHouse-Exception-Code', is: codes });
const named = (codes: readonly string[], names: readonly string[]): Condition => ({
  any: [number(...codes), { code: [...names, ...codes] }, { message: { contains: names.map((name) => `(${name})`) } }],
});

export default {
  id: 'clickhouse',
  name: 'ClickHouse',
  kind: 'api',
  docs: 'https://clickhouse.com/docs/interfaces/http',
  statusPage: 'https://status.clickhouse.com',
  support: { url: 'https://clickhouse.com/support/program', asks: ['request-id', 'timestamp', 'request', 'response', 'error-code'] },
  recognize: {
    hosts: ['*.aws.clickhouse.cloud', '*.gcp.clickhouse.cloud', '*.azure.clickhouse.cloud'],
    fingerprints: [
      { responseHeader: 'X-ClickHouse-Exception-Code' },
      { responseHeader: 'X-ClickHouse-Server-Display-Name' },
      { responseHeader: 'X-ClickHouse-Query-Id' },
      { all: [{ status: 'error' }, { responseText: { startsWith: 'Code: ' } }, { responseText: { contains: 'DB::Exception: ' } }] },
    ],
  },
  envelope: { requestId: ['header:X-ClickHouse-Query-Id'] },
  // Errors that come up while rows are being sent stand at the end of a 200; with wait_end_of_query they have the header.
  outcome: {
    failsWhen: [{ responseHeader: 'X-ClickHouse-Exception-Code' }, { responseField: '/exception', is: { startsWith: 'Code: ' } }],
  },
  credentials: [
    { in: 'header', name: 'X-ClickHouse-Key', placeholder: 'YOUR_PASSWORD' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_PASSWORD' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TOKEN' },
    { in: 'query', name: 'password', placeholder: 'YOUR_PASSWORD' },
  ],
  rules: [
    {
      id: 'authentication',
      when: named(['516', '194', '193', '192'], ['AUTHENTICATION_FAILED', 'REQUIRED_PASSWORD', 'WRONG_PASSWORD', 'UNKNOWN_USER']),
      title: 'ClickHouse did not accept user and password',
      summary: 'User and password do not belong together, the user does not exist, or may not log in from this address.',
      category: 'auth',
      causes: [
        {
          text: 'No user and password were sent, so the call is that of the user default',
          confirmedBy: {
            all: [{ check: 'credential-missing' }, { not: { query: 'user' } }, { not: { requestHeader: 'X-ClickHouse-User' } }],
          },
        },
        { text: 'The user needs a password, and none was sent', confirmedBy: { any: [number('194'), { code: 'REQUIRED_PASSWORD' }] } },
        { text: 'The password is wrong, or no such user exists: ClickHouse does not say which', ruledOutBy: number('194') },
        { text: 'The user may not connect from this address' },
      ],
      fixes: [
        {
          text: 'Send user and password in headers',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://localhost:8443}}/' -H 'X-ClickHouse-User: default' -H 'X-ClickHouse-Key: YOUR_PASSWORD' -d 'SELECT 1'",
            },
          ],
        },
        { text: 'In ClickHouse Cloud, reset the password of default in the console under Settings' },
      ],
    },
    {
      id: 'access-denied',
      when: named(['497', '164', '392'], ['ACCESS_DENIED', 'READONLY', 'QUERY_IS_PROHIBITED']),
      title: 'The user may not do this in ClickHouse',
      summary: 'A grant is missing, or the session is read-only, as with GET.',
      category: 'permission',
      causes: [
        { text: 'The user lacks the grant that the message names', confirmedBy: { any: [number('497'), { code: 'ACCESS_DENIED' }] } },
        {
          text: 'The query was sent by GET, which is read-only',
          confirmedBy: { all: [{ method: 'GET' }, { responseText: { contains: 'method GET implies readonly' } }] },
        },
        {
          text: 'The user’s profile is read-only and forbids changing settings',
          ruledOutBy: { not: { any: [number('164'), { code: 'READONLY' }] } },
        },
      ],
      fixes: [
        { text: 'Grant what the message names', snippets: [{ language: 'sql', code: 'GRANT SELECT ON db.table TO user;' }] },
        {
          text: 'Send changes by POST',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST '{{origin|https://localhost:8443}}/' --data-binary 'INSERT INTO t FORMAT JSONEachRow {\"a\":1}'",
            },
          ],
        },
      ],
    },
    {
      id: 'unknown-name',
      when: named(
        ['60', '81', '47', '16', '46'],
        ['UNKNOWN_TABLE', 'UNKNOWN_DATABASE', 'UNKNOWN_IDENTIFIER', 'NO_SUCH_COLUMN_IN_TABLE', 'UNKNOWN_FUNCTION'],
      ),
      title: 'ClickHouse knows no such table, column or function',
      summary: 'A name in the query does not exist in the database that the session uses; case counts.',
      category: 'not-found',
      causes: [
        { text: 'The table does not exist in this database', confirmedBy: { any: [number('60'), { code: 'UNKNOWN_TABLE' }] } },
        { text: 'The database does not exist', confirmedBy: { any: [number('81'), { code: 'UNKNOWN_DATABASE' }] } },
        {
          text: 'The column does not exist in the tables of the query',
          confirmedBy: { any: [number('47', '16'), { code: ['UNKNOWN_IDENTIFIER', 'NO_SUCH_COLUMN_IN_TABLE'] }] },
        },
        { text: 'The function does not exist in this version', confirmedBy: { any: [number('46'), { code: 'UNKNOWN_FUNCTION' }] } },
        {
          text: 'No database was named, so that default is used',
          ruledOutBy: { any: [{ query: 'database' }, { requestHeader: 'X-ClickHouse-Database' }] },
        },
      ],
      fixes: [
        {
          text: 'Name the database (?database=, or db.table), and compare the names',
          snippets: [{ language: 'sql', code: 'SHOW TABLES FROM db;\nDESCRIBE TABLE db.table;' }],
        },
      ],
    },
    {
      id: 'syntax',
      when: named(
        ['62', '42', '36', '53', '43', '70', '386'],
        [
          'SYNTAX_ERROR',
          'NUMBER_OF_ARGUMENTS_DOESNT_MATCH',
          'BAD_ARGUMENTS',
          'TYPE_MISMATCH',
          'ILLEGAL_TYPE_OF_ARGUMENT',
          'CANNOT_CONVERT_TYPE',
          'NO_COMMON_TYPE',
        ],
      ),
      title: 'The query is not valid',
      summary: 'ClickHouse cannot parse the query, or arguments and types do not fit.',
      category: 'validation',
      causes: [
        {
          text: 'The query has a syntax error at the place that the message names',
          confirmedBy: { any: [number('62'), { code: 'SYNTAX_ERROR' }] },
        },
        {
          text: 'Arguments of a function are of another type or number than it takes',
          confirmedBy: { any: [number('42', '43'), { code: ['NUMBER_OF_ARGUMENTS_DOESNT_MATCH', 'ILLEGAL_TYPE_OF_ARGUMENT'] }] },
        },
        {
          text: 'Two types cannot be compared or converted',
          confirmedBy: { any: [number('53', '70', '386'), { code: ['TYPE_MISMATCH', 'CANNOT_CONVERT_TYPE', 'NO_COMMON_TYPE'] }] },
        },
      ],
      fixes: [
        {
          text: 'Run the query by hand; hand values over as parameters, not within the text',
          snippets: [
            { language: 'bash', code: "curl '{{origin|https://localhost:8443}}/?param_id=7' -d 'SELECT * FROM t WHERE id = {id:UInt32}'" },
          ],
        },
      ],
    },
    {
      id: 'bad-input',
      when: named(
        ['27', '26', '117', '6', '72', '38', '41', '33', '20'],
        [
          'CANNOT_PARSE_INPUT_ASSERTION_FAILED',
          'CANNOT_PARSE_QUOTED_STRING',
          'INCORRECT_DATA',
          'CANNOT_PARSE_TEXT',
          'CANNOT_PARSE_NUMBER',
          'CANNOT_PARSE_DATE',
          'CANNOT_PARSE_DATETIME',
          'CANNOT_READ_ALL_DATA',
          'NUMBER_OF_COLUMNS_DOESNT_MATCH',
        ],
      ),
      title: 'The data to insert cannot be read',
      summary: 'A row does not fit the format or the types of the table; the message names row and column.',
      category: 'validation',
      causes: [
        {
          text: 'A date or time is not in the form that the column reads',
          confirmedBy: { any: [number('38', '41'), { code: ['CANNOT_PARSE_DATE', 'CANNOT_PARSE_DATETIME'] }] },
        },
        { text: 'The data is in another format than the FORMAT of the query' },
        { text: 'A field is missing, unknown, or of another type than its column' },
      ],
      fixes: [
        { text: 'Check the row that the message names, and the FORMAT of the query' },
        {
          text: 'For ISO times add date_time_input_format=best_effort; to pass over unknown fields, input_format_skip_unknown_fields=1',
          url: 'https://clickhouse.com/docs/operations/settings/formats',
        },
      ],
    },
    {
      id: 'memory-limit',
      when: named(['241'], ['MEMORY_LIMIT_EXCEEDED']),
      title: 'The query needs more memory than it may use',
      summary: 'The query, the user or the whole server reached its memory limit; the message says which.',
      category: 'server',
      causes: [
        {
          text: 'The limit of the query was reached',
          confirmedBy: { message: { contains: ['(for query)', 'Query memory limit exceeded'] } },
        },
        {
          text: 'The limit of the server was reached, by all queries together',
          confirmedBy: { message: { contains: ['(total)', '(for server)'] } },
        },
        { text: 'A large GROUP BY, JOIN or ORDER BY holds too much at once' },
      ],
      fixes: [
        {
          text: 'Let large steps go to disk',
          snippets: [
            {
              language: 'sql',
              code: 'SETTINGS max_bytes_before_external_group_by = 5000000000, max_bytes_before_external_sort = 5000000000',
            },
          ],
        },
        { text: 'Read fewer rows or columns, put the smaller table on the right of a JOIN, or raise max_memory_usage' },
      ],
    },
    {
      id: 'too-busy',
      when: named(
        ['202', '252', '201', '203'],
        ['TOO_MANY_SIMULTANEOUS_QUERIES', 'TOO_MANY_PARTS', 'QUOTA_EXCEEDED', 'NO_FREE_CONNECTION'],
      ),
      title: 'ClickHouse takes no more of this for now',
      summary: 'Too many queries run, too many small inserts came, or a quota is used up.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More queries run at the same time than the user or server may have',
          confirmedBy: { any: [number('202'), { code: 'TOO_MANY_SIMULTANEOUS_QUERIES' }] },
        },
        {
          text: 'Inserts come in too many small pieces, faster than they can be merged',
          confirmedBy: {
            all: [
              { any: [number('252'), { code: 'TOO_MANY_PARTS' }] },
              { not: { responseText: { contains: 'Too many partitions for single INSERT block' } } },
            ],
          },
        },
        { text: 'The user’s quota for this interval is used up', confirmedBy: { any: [number('201'), { code: 'QUOTA_EXCEEDED' }] } },
      ],
      fixes: [
        {
          text: 'Insert in batches of at least 1,000 rows, or let the server gather them: async_insert=1',
          url: 'https://clickhouse.com/docs/optimize/asynchronous-inserts',
        },
        { text: 'Run fewer queries at a time, and retry with growing pauses' },
      ],
    },
    {
      id: 'timeout',
      when: named(['159', '160', '209', '394'], ['TIMEOUT_EXCEEDED', 'TOO_SLOW', 'SOCKET_TIMEOUT', 'QUERY_WAS_CANCELLED']),
      title: 'The query took too long or was cancelled',
      summary: 'The query ran into max_execution_time, was judged too slow, or somebody cancelled it.',
      category: 'timeout',
      causes: [
        { text: 'The query ran longer than max_execution_time', confirmedBy: { any: [number('159'), { code: 'TIMEOUT_EXCEEDED' }] } },
        { text: 'ClickHouse reckoned that the query would take too long', confirmedBy: { any: [number('160'), { code: 'TOO_SLOW' }] } },
        { text: 'The query was cancelled', confirmedBy: { any: [number('394'), { code: 'QUERY_WAS_CANCELLED' }] } },
      ],
      fixes: [{ text: 'Filter by the table’s sorting key, read fewer columns, or raise max_execution_time' }],
    },
    {
      id: 'server-error',
      when: { status: [500, 502, 503, 504] },
      title: 'ClickHouse failed on this query',
      summary: 'The server had an error; code and name in the message tell which.',
      category: 'server',
      causes: [{ text: 'The service is idle and wakes up, or restarts' }, { text: 'A replica, Keeper or a disk is not available' }],
      fixes: [
        {
          text: 'Retry with growing pauses; look the query id up in system.query_log',
          snippets: [{ language: 'sql', code: "SELECT exception FROM system.query_log WHERE query_id = 'ID' AND type > 2;" }],
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://clickhouse.acme.example:8443/?query=SELECT+*+FROM+orders';
const login = { 'X-ClickHouse-User': 'app', 'X-ClickHouse-Key': 'EXAMPLE' };
const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  name: string,
  text: string,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url, headers: login },
  response: {
    status,
    headers: { 'Content-Type': 'text/plain; charset=UTF-8', 'X-ClickHouse-Exception-Code': code, 'X-ClickHouse-Query-Id': 'EXAMPLE-query' },
    body: `Code: ${code}. DB::Exception: ${text} (${name}) (version 25.6.4.12 (official build))\n`,
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'a wrong password',
    403,
    '516',
    'AUTHENTICATION_FAILED',
    'app: Authentication failed: password is incorrect, or there is no user with such name.',
    {
      verdicts: { possible: ['The password is wrong'] },
    },
  ),
  refused(
    'access-denied',
    'writing by GET',
    500,
    '164',
    'READONLY',
    'Cannot execute query in readonly mode. For queries over HTTP, method GET implies readonly.',
    {
      verdicts: { confirmed: ['The query was sent by GET'] },
    },
  ),
  refused('unknown-name', 'a misspelt table', 404, '60', 'UNKNOWN_TABLE', 'Table default.orders does not exist.', {
    verdicts: { confirmed: ['The table does not exist'], possible: ['No database was named'] },
  }),
  refused('syntax', 'a comma too many', 400, '62', 'SYNTAX_ERROR', "Syntax error: failed at position 9 ('FROM')", {
    verdicts: { confirmed: ['The query has a syntax error'] },
  }),
  refused('bad-input', 'an ISO time', 400, '41', 'CANNOT_PARSE_DATETIME', 'Cannot parse datetime 2026-11-01T10:00:00Z: (at row 1)', {
    verdicts: { confirmed: ['A date or time'] },
  }),
  {
    rule: 'memory-limit',
    why: 'an error after rows were sent, in a 200',
    request: { url: 'https://EXAMPLE.eu-central-1.aws.clickhouse.cloud:8443/?query=SELECT+1', headers: login },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json', 'X-ClickHouse-Query-Id': 'EXAMPLE-query' },
      body: '{"meta":[],"data":[],"exception":"Code: 241. DB::Exception: Query memory limit exceeded: would use 10.00 GiB. (MEMORY_LIMIT_EXCEEDED) (version 25.6.4.12 (official build))"}',
    },
  },
  refused(
    'memory-limit',
    'a large GROUP BY',
    500,
    '241',
    'MEMORY_LIMIT_EXCEEDED',
    'Memory limit (for query) exceeded: would use 9.32 GiB',
    { verdicts: { confirmed: ['The limit of the query'] } },
  ),
  refused(
    'too-busy',
    'a page with many charts',
    500,
    '202',
    'TOO_MANY_SIMULTANEOUS_QUERIES',
    'Too many simultaneous queries for user app. Current: 4, maximum: 4.',
    {
      verdicts: { confirmed: ['More queries run'] },
    },
  ),
  refused('timeout', 'a full scan', 408, '159', 'TIMEOUT_EXCEEDED', 'Timeout exceeded: elapsed 30.01 seconds, maximum: 30', {
    verdicts: { confirmed: ['The query ran longer'] },
  }),
  refused('server-error', 'Keeper is gone', 500, '999', 'KEEPER_EXCEPTION', 'Coordination::Exception: Session expired.'),
  {
    rule: null,
    why: 'near miss: another service that speaks of a code',
    request: { url: 'https://api.other.example/?query=1' },
    response: { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'Code: 241. Something failed' },
  },
];
