import type { Condition, Example, RulePack } from '../../model';

/**
 * PostgREST on a server of one’s own, known by its codes (PGRST…) or its Server header; behind Supabase it is supabase.ts. Source:
 * https://docs.postgrest.org/en/stable/references/errors.html
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const notSupabase: Condition = { not: { responseHeader: 'sb-project-ref' } };

export default {
  id: 'postgrest',
  name: 'PostgREST',
  kind: 'api',
  docs: 'https://docs.postgrest.org/en/stable/references/errors.html',
  support: { url: 'https://github.com/PostgREST/postgrest/discussions', asks: ['steps', 'request', 'response', 'error-code'] },
  recognize: {
    fingerprints: [
      { all: [{ responseField: '/code', is: { startsWith: 'PGRST' } }, { responseField: '/message' }, notSupabase] },
      { all: [{ responseHeader: 'server', is: { startsWith: 'postgrest/' } }, notSupabase] },
    ],
  },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', format: 'jwt', placeholder: 'USER_JWT' }],
  rules: [
    {
      id: 'jwt',
      when: { code: ['PGRST301', 'PGRST303'] },
      title: 'PostgREST did not accept the token',
      summary: 'The JWT has expired, is malformed, was signed with another key, or its claims do not hold.',
      category: 'auth',
      causes: [
        { text: 'The token has expired', confirmedBy: { any: [says('JWT expired'), { check: 'credential-expired' }] } },
        { text: 'The token is not a JWT of three parts', confirmedBy: says(['Expected 3 parts', 'not a valid JWT']) },
        {
          text: 'The token was signed with another key or algorithm than jwt-secret',
          confirmedBy: says(['JWSInvalidSignature', 'None of the keys was able to decode', 'No suitable key']),
          ruledOutBy: says('JWT expired'),
        },
        { text: 'The audience of the token is not jwt-aud', confirmedBy: says('not in audience') },
      ],
      fixes: [
        {
          text: 'Get a new token, and send it as Bearer',
          snippets: [{ language: 'bash', code: "curl '{{url}}' -H 'Authorization: Bearer {{credential}}'" }],
        },
        { text: 'Compare the key with jwt-secret in the configuration', url: 'https://docs.postgrest.org/en/stable/references/auth.html' },
      ],
    },
    {
      id: 'anonymous-off',
      when: { code: 'PGRST302' },
      title: 'PostgREST takes no anonymous calls here',
      summary: 'No token came, and no role for anonymous callers (db-anon-role) is set.',
      category: 'auth',
      causes: [{ text: 'The call brought no token, and anonymous access is off', confirmedBy: { code: 'PGRST302' } }],
      fixes: [
        {
          text: 'Send a JWT as Bearer, or set db-anon-role',
          url: 'https://docs.postgrest.org/en/stable/references/configuration.html#db-anon-role',
        },
      ],
    },
    {
      id: 'permission',
      when: { code: '42501' },
      title: 'The database role may not do this',
      summary: 'The role of the call has no grant, or row level security refuses the row.',
      category: 'permission',
      causes: [
        { text: 'No policy allows the new row', confirmedBy: says('violates row-level security policy') },
        { text: 'The role has no grant on the table, schema or function', confirmedBy: says('permission denied for') },
        {
          text: 'No token was sent, so the call ran as the anonymous role',
          confirmedBy: { check: 'credential-missing' },
          ruledOutBy: { not: { check: 'credential-missing' } },
        },
      ],
      fixes: [
        {
          text: 'Grant the role what it needs',
          snippets: [{ language: 'sql', code: 'GRANT USAGE ON SCHEMA api TO web_user;\nGRANT SELECT, INSERT ON api.orders TO web_user;' }],
        },
        { text: 'Write a policy for it where row level security is on' },
      ],
    },
    {
      id: 'schema-cache',
      when: { code: ['PGRST200', 'PGRST202', 'PGRST204', 'PGRST205', '42P01', '42703', '42883'] },
      title: 'PostgREST knows no such table, column or function',
      summary: 'What the request names is not in the schema as PostgREST has loaded it, or not in the database.',
      category: 'not-found',
      causes: [
        { text: 'The loaded schema has no such table or view', confirmedBy: { code: 'PGRST205' } },
        { text: 'The loaded schema has no such column', confirmedBy: { code: 'PGRST204' } },
        { text: 'The loaded schema has no function of this name with these parameters', confirmedBy: { code: 'PGRST202' } },
        { text: 'The loaded schema has no foreign key between the two tables', confirmedBy: { code: 'PGRST200' } },
        { text: 'The schema was changed after PostgREST loaded it' },
      ],
      fixes: [
        {
          text: 'Reload the schema cache',
          snippets: [{ language: 'sql', code: "NOTIFY pgrst, 'reload schema';" }],
          url: 'https://docs.postgrest.org/en/stable/references/schema_cache.html',
        },
        { text: 'Compare names and parameters to the letter, and check that the schema is in db-schemas' },
      ],
    },
    {
      id: 'ambiguous',
      when: { code: ['PGRST201', 'PGRST203'] },
      title: 'The name fits more than one relation or function',
      summary: 'Several foreign keys, or several functions of the same name, would do; PostgREST does not choose.',
      category: 'validation',
      causes: [
        { text: 'Two tables are linked in more than one way', confirmedBy: { code: 'PGRST201' } },
        { text: 'Several functions of this name take these parameters', confirmedBy: { code: 'PGRST203' } },
      ],
      fixes: [
        {
          text: 'Name the foreign key: select=*,users!orders_buyer_fkey(*); rename one of the functions',
          url: 'https://docs.postgrest.org/en/stable/references/api/resource_embedding.html',
        },
      ],
    },
    {
      id: 'not-one-row',
      when: { code: 'PGRST116' },
      title: 'Not exactly one row came back',
      summary: 'The Accept header asked for a single object, and the query found none or several rows.',
      category: 'not-found',
      causes: [
        { text: 'No row that this role may see fits the filter', confirmedBy: { responseField: '/details', is: { contains: ' 0 rows' } } },
        { text: 'The filter fits several rows', ruledOutBy: { responseField: '/details', is: { contains: ' 0 rows' } } },
      ],
      fixes: [
        {
          text: 'Filter by a unique column, or ask for a list: Accept: application/json',
          url: 'https://docs.postgrest.org/en/stable/references/api/resource_representation.html#singular-or-plural',
        },
      ],
    },
    {
      id: 'request',
      when: {
        code: [
          'PGRST100',
          'PGRST102',
          'PGRST103',
          'PGRST106',
          'PGRST107',
          'PGRST108',
          'PGRST118',
          'PGRST120',
          'PGRST122',
          'PGRST123',
          'PGRST125',
          '22P02',
          '22007',
          '22003',
        ],
      },
      title: 'PostgREST cannot read the request',
      summary: 'Filter, body, range, schema, header or a value is not of the form that PostgREST or the column wants.',
      category: 'validation',
      causes: [
        { text: 'The query string cannot be parsed: column=operator.value is wanted', confirmedBy: { code: 'PGRST100' } },
        { text: 'The body is empty or not JSON', confirmedBy: { code: 'PGRST102' }, ruledOutBy: says('keys must match') },
        { text: 'The range that was asked for does not exist', confirmedBy: { code: 'PGRST103' } },
        { text: 'The schema in Accept-Profile or Content-Profile is not in db-schemas', confirmedBy: { code: 'PGRST106' } },
        { text: 'The Content-Type or Accept is not one that PostgREST offers here', confirmedBy: { code: 'PGRST107' } },
        { text: 'A filter names an embedded table that select does not hold', confirmedBy: { code: 'PGRST108' } },
        { text: 'Aggregate functions are switched off', confirmedBy: { code: 'PGRST123' } },
        { text: 'A value does not have the form of its column’s type', confirmedBy: { code: ['22P02', '22007', '22003'] } },
      ],
      fixes: [
        {
          text: 'Write filters as ?id=eq.7, with quotes around values that hold commas or brackets',
          url: 'https://docs.postgrest.org/en/stable/references/api/tables_views.html',
        },
      ],
    },
    {
      id: 'constraint',
      when: { code: ['23505', '23503', '23502', '23514', '23P01'] },
      title: 'A constraint of the table stands in the way',
      summary: 'The row breaks a rule of the database; the message names the constraint.',
      category: 'conflict',
      causes: [
        { text: 'A row with this value exists already (unique)', confirmedBy: { code: '23505' } },
        { text: 'The row refers to one that does not exist, or is referred to (foreign key)', confirmedBy: { code: '23503' } },
        { text: 'A column that must not be null was left out or is null', confirmedBy: { code: '23502' } },
        { text: 'A check constraint does not hold', confirmedBy: { code: '23514' } },
      ],
      fixes: [
        {
          text: 'For doubles, upsert: Prefer: resolution=merge-duplicates with ?on_conflict=column',
          url: 'https://docs.postgrest.org/en/stable/references/api/tables_views.html#upsert',
        },
      ],
    },
    {
      id: 'method',
      when: { code: ['PGRST101', 'PGRST105', 'PGRST117', '25006'] },
      title: 'The method does not go with this path',
      summary: 'Functions take GET and POST only, PUT wants all columns and the key, and a read-only transaction cannot write.',
      category: 'method',
      causes: [
        { text: 'A function was called by another method than GET or POST', confirmedBy: { code: 'PGRST101' } },
        { text: 'The PUT does not name exactly one row by its primary key', confirmedBy: { code: 'PGRST105' } },
        {
          text: 'A function that writes was called by GET, which is read-only',
          confirmedBy: { all: [{ code: '25006' }, { method: ['GET', 'HEAD'] }, { path: { contains: '/rpc/' } }] },
        },
      ],
      fixes: [
        { text: 'Call functions that write by POST: /rpc/NAME', url: 'https://docs.postgrest.org/en/stable/references/api/functions.html' },
      ],
    },
    {
      id: 'database',
      when: { code: ['PGRST000', 'PGRST001', 'PGRST002', 'PGRST003', '57014', '53300', '53400', '08006', 'PGRST300'] },
      title: 'PostgREST cannot work with its database',
      summary: 'The database is out of reach, too busy or too slow, or PostgREST lacks a setting.',
      category: 'server',
      causes: [
        { text: 'The database does not run, or db-uri is wrong', confirmedBy: { code: 'PGRST000' } },
        { text: 'No connection of the pool became free in time', confirmedBy: { code: 'PGRST003' } },
        { text: 'The statement took longer than the role’s timeout, or was cancelled', confirmedBy: { code: '57014' } },
        { text: 'The configuration has no jwt-secret', confirmedBy: { code: 'PGRST300' } },
      ],
      fixes: [
        {
          text: 'Look at the database and at PostgREST’s log; for a busy pool raise db-pool or make queries faster',
          url: 'https://docs.postgrest.org/en/stable/references/connection_pool.html',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.acme.example/orders';
const bearer = { Authorization: 'Bearer EXAMPLE.not-real.token', 'Content-Type': 'application/json' };
const refused = (
  rule: string | null,
  why: string,
  status: number,
  code: string,
  message: string,
  more: Partial<Example> = {},
  details: string | null = null,
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: bearer, body: '{"total":7}' },
  response: {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', Server: 'postgrest/13.0.4' },
    body: JSON.stringify({ code, details, hint: null, message }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('jwt', 'after an hour', 401, 'PGRST301', 'JWT expired', {
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['The token was signed'] },
  }),
  refused('anonymous-off', 'nothing sent', 401, 'PGRST302', 'Anonymous access is disabled', {
    request: { url, headers: { Accept: 'application/json' } },
  }),
  refused('permission', 'no grant', 403, '42501', 'permission denied for table orders', {
    verdicts: { confirmed: ['The role has no grant'], 'ruled-out': ['No token was sent'] },
  }),
  refused(
    'schema-cache',
    'a new table, told by the code alone',
    404,
    'PGRST205',
    "Could not find the table 'api.orders' in the schema cache",
    {
      response: {
        status: 404,
        headers: { 'Content-Type': 'application/json' },
        body: '{"code":"PGRST205","details":null,"hint":null,"message":"Could not find the table \'api.orders\' in the schema cache"}',
      },
      verdicts: { confirmed: ['The loaded schema has no such table'], possible: ['The schema was changed'] },
    },
  ),
  refused(
    'ambiguous',
    'two foreign keys',
    300,
    'PGRST201',
    "Could not embed because more than one relationship was found for 'orders' and 'users'",
    { request: { url: `${url}?select=*,users(*)`, headers: bearer } },
  ),
  refused(
    'not-one-row',
    'none found',
    406,
    'PGRST116',
    'Cannot coerce the result to a single JSON object',
    { verdicts: { confirmed: ['No row that this role'] } },
    'The result contains 0 rows',
  ),
  refused('request', 'no operator', 400, 'PGRST100', '"failed to parse filter (7)" (line 1, column 1)', {
    request: { url: `${url}?id=7`, headers: bearer },
    verdicts: { confirmed: ['The query string'] },
  }),
  refused('constraint', 'a taken number', 409, '23505', 'duplicate key value violates unique constraint "orders_number_key"', {
    verdicts: { confirmed: ['A row with this value'] },
  }),
  refused('method', 'a function by DELETE', 405, 'PGRST101', 'Cannot use the DELETE method on RPC', {
    request: { method: 'DELETE', url: 'https://api.acme.example/rpc/total', headers: bearer },
    verdicts: { confirmed: ['A function was called'] },
  }),
  refused('database', 'a busy pool', 504, 'PGRST003', 'Timed out acquiring connection from connection pool.', {
    verdicts: { confirmed: ['No connection of the pool'] },
  }),
  {
    rule: null,
    why: 'near miss: the same at Supabase',
    request: { url: 'https://EXAMPLEref.supabase.co/rest/v1/orders', headers: { apikey: 'EXAMPLE' } },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json', 'sb-project-ref': 'EXAMPLEref' },
      body: '{"code":"PGRST205","details":null,"hint":null,"message":"Could not find the table"}',
    },
  },
  {
    rule: null,
    why: 'near miss: an API that hands on a code of PostgreSQL',
    request: { url: 'https://api.other.example/orders' },
    response: {
      status: 409,
      headers: { 'Content-Type': 'application/json' },
      body: '{"code":"23505","message":"duplicate key value violates unique constraint"}',
    },
  },
];
