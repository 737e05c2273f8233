import type { Condition, Example, RulePack } from '../../model';

/**
 * Supabase’s data API, which is PostgREST: its codes begin with PGRST, others are those of PostgreSQL. Sources:
 * https://docs.postgrest.org/en/stable/references/errors.html, https://supabase.com/docs/guides/api/api-keys,
 * https://supabase.com/docs/guides/database/postgres/row-level-security
 */

const secretKey: Condition = { requestHeader: 'apikey', is: { startsWith: 'sb_secret_' } };

export default {
  id: 'supabase',
  name: 'Supabase (PostgREST)',
  kind: 'api',
  docs: 'https://docs.postgrest.org/en/stable/references/errors.html',
  statusPage: 'https://status.supabase.com',
  support: { url: 'https://supabase.com/support', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: {
    hosts: ['*.supabase.co', '*.supabase.in'],
    paths: ['/rest/v1*', '/graphql/v1*'],
    fingerprints: [{ all: [{ responseHeader: 'sb-project-ref' }, { path: { startsWith: '/rest/v1/' } }] }],
  },
  credentials: [
    { in: 'header', name: 'apikey', placeholder: 'YOUR_PUBLISHABLE_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'USER_ACCESS_TOKEN' },
    { in: 'query', name: 'apikey', placeholder: 'YOUR_PUBLISHABLE_KEY' },
  ],
  rules: [
    {
      id: 'api-key',
      when: { all: [{ status: 401 }, { message: { contains: ['API key', 'apikey'] } }] },
      title: 'Supabase wants a valid API key',
      summary: 'Every request needs the project’s key in the apikey header, also where a user’s token is sent.',
      category: 'auth',
      causes: [
        {
          text: 'The apikey header is missing',
          when: { all: [{ not: { requestHeader: 'apikey' } }, { not: { query: 'apikey' } }] },
        },
        {
          text: 'A secret key was sent from a browser, which Supabase refuses',
          confirmedBy: { all: [secretKey, { requestHeader: 'User-Agent', is: { startsWith: 'Mozilla/' } }] },
        },
        { text: 'The key belongs to another project than the host, was rotated, or legacy keys are switched off' },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
      ],
      fixes: [
        {
          text: 'Copy URL and publishable key from the same project, and send the key in the apikey header',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'apikey: {{credential}}'" }],
          url: 'https://supabase.com/dashboard/project/_/settings/api-keys',
        },
        { text: 'After changing environment variables, build and deploy again: the key is baked into the page' },
      ],
      warnings: ['Never put a secret or service_role key into a web page: it passes by row level security'],
    },
    {
      id: 'jwt',
      when: { all: [{ status: 401 }, { code: ['PGRST301', 'PGRST302', 'PGRST303'] }] },
      title: 'The user’s token is not valid (any more)',
      summary: 'The JWT in the Authorization header has expired, is malformed, or was signed with another key.',
      category: 'auth',
      causes: [
        {
          text: 'The access token has expired: it lives for an hour unless set otherwise',
          confirmedBy: { any: [{ message: { contains: 'JWT expired' } }, { check: 'credential-expired' }] },
        },
        {
          text: 'The Authorization header holds something else than a JWT, such as a secret key',
          confirmedBy: {
            any: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer sb_' } },
              { message: { contains: ['Expected 3 parts', 'not a valid JWT'] } },
            ],
          },
        },
        {
          text: 'The token comes from another project, or the signing key was rotated',
          ruledOutBy: { message: { contains: 'JWT expired' } },
        },
        { text: 'No token was sent, and anonymous access is off', confirmedBy: { code: 'PGRST302' } },
      ],
      fixes: [
        { text: 'Refresh the session (supabase.auth.refreshSession) or let the client do it; sign in again where that fails' },
        { text: 'Set the device’s clock: a clock that runs behind keeps expired tokens in use' },
        { text: 'Put only user tokens behind Bearer; keys go into the apikey header' },
      ],
    },
    {
      id: 'row-level-security',
      when: { code: '42501' },
      title: 'Row level security or grants forbid this',
      summary: 'The role of the caller may not read or write these rows, or has no right on the table.',
      category: 'permission',
      causes: [
        {
          text: 'No policy allows the new row, or reading it back where it is returned',
          confirmedBy: { message: { contains: 'violates row-level security policy' } },
        },
        { text: 'The role has no grant on the table, schema or function', confirmedBy: { message: { contains: 'permission denied for' } } },
        { text: 'No user is signed in: the request runs as anon, also where the key stands behind Bearer' },
        {
          text: 'An upsert or insert with returned rows also needs a policy for select',
          ruledOutBy: { method: ['GET', 'HEAD', 'DELETE'] },
        },
      ],
      fixes: [
        {
          text: 'Write a policy for the operation, with using for what may be seen and with check for what may be written',
          snippets: [
            {
              language: 'sql',
              code: 'create policy "Own rows" on my_table for insert to authenticated\n  with check ((select auth.uid()) = user_id);',
            },
          ],
          url: 'https://supabase.com/docs/guides/database/postgres/row-level-security',
        },
        { text: 'Send the user’s access token, and the user’s id in the row' },
        { text: 'For “permission denied”, grant the role what it needs: grant select on my_table to anon, authenticated' },
      ],
      warnings: ['Do not switch row level security off to get rid of the error: the publishable key is public'],
    },
    {
      id: 'not-one-row',
      when: { code: 'PGRST116' },
      title: 'Not exactly one row came back',
      summary: 'A single object was asked for (.single()), and the query found none or several rows.',
      category: 'not-found',
      causes: [
        {
          text: 'No row that this caller may see fits the filter',
          confirmedBy: { responseField: '/details', is: { contains: ' 0 rows' } },
        },
        {
          text: 'Row level security hides the row from this user',
          ruledOutBy: { not: { responseField: '/details', is: { contains: ' 0 rows' } } },
        },
        { text: 'The filter fits several rows', ruledOutBy: { responseField: '/details', is: { contains: ' 0 rows' } } },
      ],
      fixes: [
        { text: 'Use .maybeSingle() where there may be none, or add .limit(1)' },
        { text: 'Filter by a unique column, and check the policies for select' },
      ],
    },
    {
      id: 'schema-cache',
      when: { code: ['PGRST204', 'PGRST205', 'PGRST202', 'PGRST200', '42P01', '42703', '42883'] },
      title: 'The API knows no such table, column or function',
      summary: 'What the request names is not in the schema that the API has loaded.',
      category: 'not-found',
      causes: [
        { text: 'The schema as it is loaded has no such column', confirmedBy: { code: ['PGRST204', '42703'] } },
        { text: 'The schema as it is loaded has no such table or view', confirmedBy: { code: ['PGRST205', '42P01'] } },
        {
          text: 'The schema as it is loaded has no function of this name with these parameters',
          confirmedBy: { code: ['PGRST202', '42883'] },
        },
        { text: 'The schema as it is loaded has no foreign key between the two tables', confirmedBy: { code: 'PGRST200' } },
        {
          text: 'The schema was changed moments ago, and the cache is old',
          ruledOutBy: { code: ['42703', '42P01', '42883'] },
        },
      ],
      fixes: [
        { text: 'Compare the name to the letter with the database: case counts, and so does the schema' },
        { text: 'Reload the schema cache', snippets: [{ language: 'sql', code: "notify pgrst, 'reload schema';" }] },
        {
          text: 'Add the schema under exposed schemas, or the foreign key between the tables',
          url: 'https://supabase.com/docs/guides/api/using-custom-schemas',
        },
      ],
    },
    {
      id: 'ambiguous',
      when: { code: ['PGRST201', 'PGRST203'] },
      title: 'The name fits more than one relation or function',
      summary: 'Several foreign keys, or several functions of the same name, would do; the API does not choose.',
      category: 'validation',
      causes: [
        { text: 'Two tables are linked by more than one foreign key', confirmedBy: { code: 'PGRST201' } },
        { text: 'Several functions of this name take these parameters', confirmedBy: { code: 'PGRST203' } },
      ],
      fixes: [
        {
          text: 'Name the foreign key in the embedding: select=*,orders!orders_buyer_fkey(*); rename one of the functions',
          url: 'https://docs.postgrest.org/en/stable/references/api/resource_embedding.html',
        },
      ],
    },
    {
      id: 'constraint',
      when: { code: ['23505', '23503', '23502', '23514', '23P01', 'PGRST109'] },
      title: 'A constraint of the table stands in the way',
      summary: 'The row breaks a rule of the database; the message names the constraint.',
      category: 'conflict',
      causes: [
        { text: 'A row with this value exists already (unique)', confirmedBy: { code: '23505' } },
        { text: 'The row refers to one that does not exist, or is referred to by others (foreign key)', confirmedBy: { code: '23503' } },
        { text: 'A column that must not be null was left out', confirmedBy: { code: '23502' } },
        { text: 'A check constraint does not hold', confirmedBy: { code: '23514' } },
      ],
      fixes: [
        { text: 'For a double, update it, or upsert with on_conflict and Prefer: resolution=merge-duplicates' },
        { text: 'Write the row that is referred to first, and delete it last' },
        { text: 'Send the missing column, or give it a default' },
      ],
    },
    {
      id: 'bad-input',
      when: { code: ['22P02', '22007', '22003', 'PGRST100', 'PGRST102', '42601'] },
      title: 'A value or filter cannot be read',
      summary: 'A value does not fit the type of its column, or the query string or body is malformed.',
      category: 'validation',
      causes: [
        {
          text: 'A value has the wrong form for its column, such as “undefined” for a uuid or number',
          confirmedBy: { code: ['22P02', '22007', '22003'] },
        },
        { text: 'The filter’s syntax is wrong: column=operator.value is wanted', confirmedBy: { code: 'PGRST100' } },
        { text: 'The body is not JSON, or its objects have different keys', confirmedBy: { code: 'PGRST102' } },
      ],
      fixes: [
        { text: 'Check the value that the message quotes: is the variable set, has it the column’s form?' },
        {
          text: 'Write filters as ?id=eq.7, with quotes around values that hold commas or brackets',
          url: 'https://docs.postgrest.org/en/stable/references/api/tables_views.html',
        },
      ],
    },
    {
      id: 'database',
      when: { code: ['57014', 'PGRST000', 'PGRST001', 'PGRST002', 'PGRST003', '53300', '57P03', '08006'] },
      title: 'The database is too slow or out of reach',
      summary: 'The query ran into a timeout, or the API got no connection to the database.',
      category: 'server',
      causes: [
        { text: 'The statement took longer than the role’s timeout', confirmedBy: { code: '57014' } },
        { text: 'All connections are in use', confirmedBy: { code: ['PGRST003', '53300'] } },
        { text: 'The database is starting, paused or restoring', ruledOutBy: { code: ['57014', 'PGRST003', '53300'] } },
      ],
      fixes: [
        {
          text: 'Add an index for filter and order, ask for fewer rows, and avoid count=exact on large tables',
          url: 'https://supabase.com/docs/guides/database/query-optimization',
        },
        { text: 'Look at the project’s health and restore it where it was paused', url: 'https://supabase.com/dashboard/project/_' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://EXAMPLEprojectref.supabase.co/rest/v1/orders';
const key = { apikey: 'sb_publishable_EXAMPLE', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'sb-project-ref': 'EXAMPLEprojectref' };
const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  message: string,
  verdicts?: Example['verdicts'],
  details: string | null = null,
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"total":7}' },
  response: { status, headers: served, body: JSON.stringify({ code, details, hint: null, message }) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  {
    rule: 'api-key',
    why: 'only a user’s token, on a domain of the customer’s own',
    request: { url: 'https://db.shop.example/rest/v1/orders', headers: { Authorization: 'Bearer EXAMPLE.not-real.token' } },
    response: {
      status: 401,
      headers: served,
      body: '{"message":"No API key found in request","hint":"No `apikey` request header or url param was found."}',
    },
    verdicts: { confirmed: ['The apikey header is missing'] },
  },
  {
    rule: 'api-key',
    why: 'a secret key in a page',
    request: { url, headers: { apikey: 'sb_secret_EXAMPLE', 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)' } },
    response: { status: 401, headers: served, body: '{"message":"Forbidden use of secret API key in browser"}' },
    verdicts: { confirmed: ['A secret key was sent from a browser'], 'ruled-out': ['The apikey header is missing'] },
  },
  refused('jwt', 'after an hour', 401, 'PGRST303', 'JWT expired', {
    confirmed: ['The access token has expired'],
    'ruled-out': ['The token comes from another project'],
  }),
  refused('row-level-security', 'no policy', 401, '42501', 'new row violates row-level security policy for table "orders"', {
    confirmed: ['No policy allows the new row'],
    possible: ['No user is signed in'],
  }),
  refused(
    'not-one-row',
    'none found',
    406,
    'PGRST116',
    'Cannot coerce the result to a single JSON object',
    {
      confirmed: ['No row that this caller'],
      'ruled-out': ['The filter fits several'],
    },
    'The result contains 0 rows',
  ),
  refused('schema-cache', 'a misspelt column', 400, 'PGRST204', "Could not find the 'totl' column of 'orders' in the schema cache", {
    confirmed: ['The schema as it is loaded has no such column'],
  }),
  refused(
    'ambiguous',
    'two foreign keys',
    300,
    'PGRST201',
    "Could not embed because more than one relationship was found for 'orders' and 'users'",
  ),
  refused('constraint', 'a double', 409, '23505', 'duplicate key value violates unique constraint "orders_pkey"', {
    confirmed: ['A row with this value'],
  }),
  refused('bad-input', 'an unset variable', 400, '22P02', 'invalid input syntax for type uuid: "undefined"', {
    confirmed: ['A value has the wrong form'],
  }),
  refused('database', 'a slow query', 500, '57014', 'canceling statement due to statement timeout', {
    confirmed: ['The statement took longer'],
  }),
  {
    rule: null,
    why: 'near miss: a PostgREST that is not Supabase’s',
    request: { url: 'https://api.other.example/orders' },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"code":"PGRST204","details":null,"hint":null,"message":"x"}',
    },
  },
];
