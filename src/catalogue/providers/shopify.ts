import type { Condition, Example, RulePack } from '../../model';

/**
 * Shopify's Admin API, REST and GraphQL. Sources: https://shopify.dev/docs/api/usage/response-codes,
 * https://shopify.dev/docs/api/usage/limits, https://shopify.dev/docs/api/admin-rest/usage/rate-limits
 */

const TOKEN_CALL = `curl {{origin|'https://YOUR_STORE.myshopify.com'}}/admin/api/2025-10/shop.json \\
  -H 'X-Shopify-Access-Token: {{credential}}'`;

const noToken: Condition = {
  all: [{ not: { requestHeader: 'X-Shopify-Access-Token' } }, { not: { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } } }],
};

export default {
  id: 'shopify',
  name: 'Shopify Admin API',
  kind: 'api',
  docs: 'https://shopify.dev/docs/api/usage/response-codes',
  statusPage: 'https://www.shopifystatus.com',
  support: { url: 'https://help.shopify.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: ['*.myshopify.com'],
    paths: ['/admin/*'],
    fingerprints: [{ all: [{ requestHeader: 'X-Shopify-Access-Token' }, { responseHeader: 'X-Shopify-API-Version' }] }],
  },
  // Custom apps may send key and token as Basic as well.
  credentials: [
    { in: 'header', name: 'X-Shopify-Access-Token', placeholder: 'YOUR_SHOPIFY_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_API_KEY_AND_TOKEN' },
  ],
  secrets: {
    keys: [
      { kind: 'Shopify access token', prefix: 'shpat_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Shopify custom app token', prefix: 'shpca_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Shopify private app password', prefix: 'shppa_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Shopify user token', prefix: 'shpua_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Shopify app secret', prefix: 'shpss_', alphabet: 'alphanumeric', minLength: 16 },
    ],
  },
  rules: [
    {
      id: 'oauth',
      when: { all: [{ status: [400, 401, 403] }, { path: { contains: '/oauth/' } }] },
      title: 'Shopify gave out no access token',
      summary: 'The exchange of code or credentials for a token was refused; it takes JSON and form fields alike.',
      category: 'auth',
      causes: [
        {
          text: 'The code was used before or has expired: it works once and for a short time',
          confirmedBy: { message: { contains: 'code was not found or was already used' } },
        },
        {
          text: 'Client id or secret is wrong, or of another app',
          confirmedBy: { code: 'invalid_client' },
          ruledOutBy: { message: { contains: 'code was not found or was already used' } },
        },
        { text: 'The app is not installed in this store', ruledOutBy: { message: { contains: 'code was not found or was already used' } } },
        // Client id and secret travel in the body: asked here, so that a missing token is not told as a cause.
        { text: 'A parameter is missing', confirmedBy: { all: [{ check: 'credential-missing' }, { check: 'field-missing' }] } },
      ],
      fixes: [
        {
          text: 'Send the merchant through the authorization again and exchange the new code once',
          url: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
        },
        { text: 'Copy client id and secret of this very app from the dashboard' },
      ],
    },
    {
      id: 'invalid-token',
      when: { all: [{ status: 401 }, { not: { path: { contains: '/oauth/' } } }] },
      title: 'Shopify did not accept the access token',
      summary: 'Each store gives an app its own token, which must come in X-Shopify-Access-Token.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in X-Shopify-Access-Token', when: noToken },
        {
          text: 'The app’s API secret (shpss_…) was sent instead of the access token',
          confirmedBy: { requestHeader: 'X-Shopify-Access-Token', is: { startsWith: 'shpss_' } },
        },
        {
          text: 'The token was sent with Bearer before it',
          confirmedBy: { requestHeader: 'X-Shopify-Access-Token', is: { startsWith: 'Bearer ' } },
        },
        { text: 'The token is of another store', ruledOutBy: noToken },
        { text: 'The app was uninstalled, or the token was rotated or has expired', ruledOutBy: noToken },
      ],
      fixes: [
        {
          text: 'Use the token that this very store gave, and send it bare in X-Shopify-Access-Token',
          snippets: [{ language: 'bash', code: TOKEN_CALL }],
        },
        { text: 'Reinstall the app, or run the OAuth flow again, to get a new token' },
      ],
      links: [{ text: 'Access tokens', url: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens' }],
    },
    {
      id: 'shop-frozen',
      when: { any: [{ status: 402 }, { code: 'SHOP_INACTIVE' }] },
      title: 'The store is frozen',
      summary: 'Shopify has frozen the store, usually because an invoice is unpaid; the API opens again once the balance is paid.',
      category: 'billing',
      causes: [
        { text: 'The shop owner has not paid Shopify: the balance or the plan is due' },
        { text: 'The store was closed or paused, or its trial ended without a plan' },
      ],
      fixes: [
        { text: 'The store owner pays the outstanding balance or picks a plan in the Shopify admin under Settings → Billing' },
        { text: 'Skip this shop in scheduled jobs until it answers again' },
      ],
    },
    {
      id: 'shop-locked',
      when: { status: 423 },
      title: 'The store is locked',
      summary: 'Shopify has locked the store, for instance because its API limits were exceeded again and again or for fraud risk.',
      category: 'permission',
      causes: [
        { text: 'The store went over its limits repeatedly' },
        { text: 'The store was assessed as a fraud risk, or is in a state that bars access' },
      ],
      fixes: [{ text: 'The store owner contacts Shopify support; stop calling until it is unlocked', url: 'https://help.shopify.com' }],
    },
    {
      id: 'scope-missing',
      when: {
        any: [
          { all: [{ status: 403 }, { message: { contains: ['scope', 'merchant approval', 'access denied'] } }] },
          { code: 'ACCESS_DENIED' },
        ],
      },
      title: 'The app lacks an access scope',
      summary: 'The token is valid, but the merchant has not granted the scope that this resource needs.',
      category: 'permission',
      causes: [
        {
          text: 'The scope was added to the app after this store installed it',
          ruledOutBy: { message: { contains: 'protected customer data' } },
        },
        { text: 'The scope was never asked for (read and write are separate scopes)' },
        {
          text: 'The data counts as protected customer data, for which Shopify must approve the app',
          confirmedBy: { message: { contains: 'protected customer data' } },
        },
      ],
      fixes: [
        {
          text: 'Add the scope that the message names to the app, then reinstall it, or send the merchant through OAuth again, so that it is granted',
        },
        { text: 'For orders older than 60 days ask for read_all_orders; for customer data request access in the Partner Dashboard' },
      ],
      links: [{ text: 'Access scopes', url: 'https://shopify.dev/docs/api/usage/access-scopes' }],
    },
    {
      id: 'variant-limit',
      when: { all: [{ status: 429 }, { responseText: { contains: 'variant creation limit' } }] },
      title: 'The store’s new variants of the day are used up',
      summary: 'From 50,000 product variants on, a store takes only a limited number of new ones per day; other calls still work.',
      category: 'rate-limit',
      causes: [{ text: 'The store has very many variants, and those that may be added in a day were added' }],
      fixes: [
        {
          text: 'Go on the next day, or spread the creation of variants over several days',
          url: 'https://shopify.dev/docs/api/usage/limits',
        },
        { text: 'Delete variants that are no longer used' },
      ],
    },
    {
      id: 'rest-rate-limit',
      when: { all: [{ status: 429 }, { not: { path: { contains: 'graphql' } } }] },
      title: 'The store’s REST call bucket is full',
      summary: 'Shopify counts REST calls in a leaky bucket: it takes a burst and drains at a fixed rate per second.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Calls came faster than the bucket drains: 2 per second on a standard plan',
          confirmedBy: { responseHeader: 'X-Shopify-Shop-Api-Call-Limit', is: ['40/40', '80/80', '400/400'] },
        },
        { text: 'Several jobs of the app work on this store at the same time' },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, then go on at the rate the bucket drains' },
        { text: 'Slow down before the bucket is full: X-Shopify-Shop-Api-Call-Limit says how full it is' },
        { text: 'Use GraphQL, where one query fetches what takes many REST calls, and bulk operations for exports' },
      ],
      tables: [
        {
          title: 'REST limits per app and store',
          columns: ['Plan', 'Requests per second'],
          rows: [
            ['Standard', '2'],
            ['Advanced', '4'],
            ['Plus', '20'],
          ],
        },
      ],
      links: [{ text: 'REST rate limits', url: 'https://shopify.dev/docs/api/admin-rest/usage/rate-limits' }],
    },
    {
      id: 'graphql-throttled',
      when: { any: [{ code: 'THROTTLED' }, { all: [{ status: 429 }, { path: { contains: 'graphql' } }] }] },
      title: 'The GraphQL cost bucket is empty',
      summary: 'Every query costs points, and the points of this app in this store are spent for the moment.',
      category: 'rate-limit',
      causes: [
        { text: 'The query asked for more points than are available: large first values and nested lists cost most' },
        { text: 'Several queries ran at once and shared the bucket' },
      ],
      fixes: [
        {
          text: 'Wait until enough points are restored: (requestedQueryCost − currentlyAvailable) / restoreRate seconds, all of it in extensions.cost',
        },
        { text: 'Ask for fewer items per page and fewer nested connections' },
        {
          text: 'Export large sets with a bulk operation, which does not count',
          url: 'https://shopify.dev/docs/api/usage/bulk-operations/queries',
        },
      ],
      tables: [
        {
          title: 'GraphQL points per second and store',
          columns: ['Plan', 'Restored per second'],
          rows: [
            ['Standard', '100'],
            ['Advanced', '200'],
            ['Plus', '1,000'],
          ],
        },
      ],
      links: [{ text: 'API limits', url: 'https://shopify.dev/docs/api/usage/limits' }],
    },
    {
      id: 'query-too-costly',
      when: { code: 'MAX_COST_EXCEEDED' },
      title: 'The query costs more than one query may',
      summary: 'A single query may cost at most 1,000 points; waiting does not help.',
      category: 'validation',
      causes: [{ text: 'Nested lists multiply: first: 100 within first: 100 asks for 10,000 objects' }],
      fixes: [
        { text: 'Lower the first or last values, or split the query in two' },
        { text: 'Run it as a bulk operation', url: 'https://shopify.dev/docs/api/usage/bulk-operations/queries' },
      ],
    },
    {
      id: 'user-errors',
      when: { all: [{ status: 200 }, { responseField: '/data/*/userErrors/0/message' }] },
      title: 'The mutation was refused: see userErrors',
      summary: 'Status 200, but nothing was saved: Shopify reports faults of the input in userErrors beside the data.',
      category: 'validation',
      causes: [
        { text: 'An input field that userErrors names is blank, invalid or taken' },
        {
          text: 'An id is of another kind: GraphQL wants gid://shopify/Product/123, not 123',
          confirmedBy: { message: { contains: 'invalid global id' } },
        },
      ],
      fixes: [
        { text: 'Correct the value of each input field in userErrors (field is the path into the variables), and send the mutation again' },
        { text: 'Select userErrors { field message } in every mutation, and treat a list that is not empty as a failure' },
      ],
      links: [{ text: 'Response codes', url: 'https://shopify.dev/docs/api/usage/response-codes' }],
    },
    {
      id: 'bad-query',
      when: {
        code: [
          'undefinedField',
          'argumentLiteralsIncompatible',
          'missingRequiredArguments',
          'variableMismatch',
          'selectionMismatch',
          'argumentNotAccepted',
          'undefinedType',
          'INVALID_VARIABLE',
          'BAD_REQUEST',
          'parseError',
        ],
      },
      title: 'The query does not fit the schema',
      summary: 'A field, argument or type of the query does not exist in this API version, or is used wrongly.',
      category: 'validation',
      causes: [
        {
          text: 'The field does not exist in the API version of the path: it was removed, is newer, or is misspelt',
          when: { code: 'undefinedField' },
        },
        {
          text: 'An argument is missing or of the wrong type',
          when: { code: ['missingRequiredArguments', 'argumentLiteralsIncompatible', 'INVALID_VARIABLE', 'variableMismatch'] },
        },
      ],
      fixes: [
        { text: 'Check the field against the reference of the version in the path', url: 'https://shopify.dev/docs/api/admin-graphql' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'No such resource in this store',
      summary: 'The id, the path or the API version in it does not exist for this store.',
      category: 'not-found',
      causes: [
        { text: 'The resource was deleted, or is of another store' },
        {
          text: 'The API version in the path no longer exists, or the path lacks one',
          confirmedBy: { not: { path: { glob: '/admin/*api/*' } } },
        },
        { text: 'The REST resource was removed from this version; only GraphQL has it' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Use a supported version in /admin/api/YYYY-MM/, and end REST paths in .json',
          url: 'https://shopify.dev/docs/api/usage/versioning',
        },
        { text: 'Check the id in the admin of the same store' },
      ],
    },
    {
      id: 'validation',
      when: { all: [{ status: [400, 422] }, { responseField: '/errors' }] },
      title: 'Shopify rejected a field',
      summary: 'The body is well formed, but a field is missing, invalid or taken; errors names it.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', when: { check: 'field-missing' } },
        { text: 'The value exists already and must be unique', confirmedBy: { message: { contains: 'already been taken' } } },
        {
          text: 'The body lacks the wrapping object, such as { "product": { … } }, or a parameter that is required',
          confirmedBy: { message: { contains: 'Required parameter missing or invalid' } },
        },
      ],
      fixes: [{ text: 'Correct the fields that errors lists, and wrap the resource in its name' }],
    },
    {
      id: 'security-rejection',
      when: { status: 430 },
      title: 'Shopify took the request for an attack',
      summary: 'Shopify’s protection judged the request malicious and refused it.',
      category: 'permission',
      causes: [
        { text: 'The traffic looks automated: many requests from one address, or an odd User-Agent' },
        { text: 'The content of the request resembles an attack' },
      ],
      fixes: [{ text: 'Slow down, send an honest User-Agent, and check that nothing else on the same address floods Shopify' }],
    },
  ],
} satisfies RulePack;

const rest = 'https://acme-dev.myshopify.com/admin/api/2025-10/orders.json';
const graphql = 'https://acme-dev.myshopify.com/admin/api/2025-10/graphql.json';
const token = { 'X-Shopify-Access-Token': 'shpat_FAKE_not_real' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'X-Shopify-API-Version': '2025-10', 'X-Request-Id': 'aaaa-0001' };

const answered = (rule: string | null, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: rest, headers: token },
  response: { status, headers: served, body: JSON.stringify(body) },
  ...more,
});
const query = { method: 'POST', url: graphql, headers: { ...token, 'Content-Type': 'application/json' }, body: '{"query":"{shop{name}}"}' };

export const examples: readonly Example[] = [
  {
    rule: 'oauth',
    why: 'a code that was used before; no access token can have been sent',
    request: {
      method: 'POST',
      url: 'https://acme-dev.myshopify.com/admin/oauth/access_token',
      headers: { 'Content-Type': 'application/json' },
      body: '{"client_id":"EXAMPLE","client_secret":"EXAMPLE","code":"EXAMPLE"}',
    },
    response: {
      status: 400,
      headers: served,
      body: '{"error":"invalid_request","error_description":"The authorization code was not found or was already used"}',
    },
    verdicts: { confirmed: ['The code was used before'] },
  },
  answered('variant-limit', 'a limit of the day, not of calls per second', 429, {
    errors: { product: ['Daily variant creation limit reached. Please try again later.'] },
  }),
  answered(
    'invalid-token',
    'a token of another store',
    401,
    { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    {
      verdicts: { possible: ['The token is of another store'], 'ruled-out': ['No token was sent'] },
    },
  ),
  answered(
    'invalid-token',
    'the token in the wrong header',
    401,
    { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    {
      request: { url: rest, headers: { Authorization: 'Bearer shpat_FAKE_not_real' } },
      verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['The token is of another store'] },
    },
  ),
  answered('shop-frozen', 'an unpaid store', 402, { errors: 'Unavailable Shop' }),
  answered('shop-locked', 'a locked store', 423, { errors: 'Locked' }),
  answered(
    'scope-missing',
    'a scope not granted',
    403,
    { errors: '[API] This action requires merchant approval for read_orders scope.' },
    {
      verdicts: { possible: ['The scope was added'] },
    },
  ),
  answered(
    'scope-missing',
    'the same in GraphQL',
    200,
    {
      errors: [
        {
          message: 'Access denied for customers field. This app is not approved to access protected customer data.',
          extensions: { code: 'ACCESS_DENIED' },
        },
      ],
    },
    { request: query, verdicts: { confirmed: ['The data counts as protected'] } },
  ),
  answered(
    'rest-rate-limit',
    'a full bucket',
    429,
    { errors: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.' },
    {
      response: {
        status: 429,
        headers: { ...served, 'Retry-After': '2.0', 'X-Shopify-Shop-Api-Call-Limit': '40/40' },
        body: '{"errors":"Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service."}',
      },
      verdicts: { confirmed: ['Calls came faster'] },
    },
  ),
  answered(
    'graphql-throttled',
    'no points left',
    200,
    {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: { requestedQueryCost: 202, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 2, restoreRate: 100 } },
      },
    },
    { request: query },
  ),
  answered(
    'query-too-costly',
    'nested lists',
    200,
    {
      errors: [
        {
          message: 'Query cost is 2003, which exceeds the single query max cost limit (1000).',
          extensions: { code: 'MAX_COST_EXCEEDED', cost: 2003, maxCost: 1000 },
        },
      ],
    },
    {
      request: query,
    },
  ),
  answered(
    'user-errors',
    'a blank title',
    200,
    { data: { productCreate: { product: null, userErrors: [{ field: ['title'], message: "Title can't be blank" }] } } },
    {
      request: query,
    },
  ),
  answered(
    'bad-query',
    'a field of another version',
    200,
    {
      errors: [
        {
          message: "Field 'nmae' doesn't exist on type 'Shop'",
          extensions: { code: 'undefinedField', typeName: 'Shop', fieldName: 'nmae' },
        },
      ],
    },
    {
      request: query,
      verdicts: { confirmed: ['The field does not exist'] },
    },
  ),
  answered('not-found', 'an order of another store', 404, { errors: 'Not Found' }),
  answered('validation', 'no wrapper', 422, { errors: { product: 'Required parameter missing or invalid' } }),
  answered('security-rejection', 'suspicious traffic', 430, { errors: 'Shopify Security Rejection' }),
  answered(
    null,
    'a mutation that worked',
    200,
    { data: { productCreate: { product: { id: 'gid://shopify/Product/1' }, userErrors: [] } } },
    { request: query },
  ),
  {
    rule: null,
    why: 'near miss: a store’s own page, not its Admin API',
    request: { url: 'https://acme-dev.myshopify.com/products/x.js' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"errors":"Not Found"}' },
  },
];
