import type { Example, RulePack } from '../../model';

/**
 * BigCommerce's REST APIs. Sources: https://docs.bigcommerce.com/developer/api-reference/rest/overview,
 * https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/rate-limits
 */

const CODES = 'https://docs.bigcommerce.com/developer/api-reference/rest/overview';
const LIMITS = 'https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/rate-limits';

export default {
  id: 'bigcommerce',
  name: 'BigCommerce',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.bigcommerce.com',
  support: { url: 'https://support.bigcommerce.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.bigcommerce.com'] },
  envelope: { requestId: ['header:X-Request-Id'] },
  credentials: [{ in: 'header', name: 'X-Auth-Token', placeholder: 'YOUR_BIGCOMMERCE_ACCESS_TOKEN' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'BigCommerce did not accept the token',
      summary: 'Calls need the access token of an API account in X-Auth-Token, for the store whose hash is in the path.',
      category: 'auth',
      causes: [
        { text: 'No X-Auth-Token header was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token was sent as Authorization in place of X-Auth-Token',
          confirmedBy: { all: [{ requestHeader: 'Authorization' }, { not: { requestHeader: 'X-Auth-Token' } }] },
        },
        { text: 'The token is of another store than the hash in the path', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The API account was deleted, or the app uninstalled', ruledOutBy: { check: 'credential-missing' } },
        { text: 'Client id or secret was sent in place of the access token', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a store-level API account, and use its token with the store hash of its API path',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.bigcommerce.com/stores/STORE_HASH/v2/store -H 'X-Auth-Token: {{credential}}' -H 'Accept: application/json'",
            },
          ],
          url: 'https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/api-accounts',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token lacks a scope for this endpoint',
      summary: 'The token is valid but its API account was made without the OAuth scope, or the store may not do this.',
      category: 'permission',
      causes: [
        {
          text: 'The API account lacks the scope of this endpoint, or has it read-only',
          confirmedBy: { responseText: { contains: 'required scope' } },
        },
        {
          text: 'The store’s plan or state does not allow this',
          ruledOutBy: { responseText: { contains: 'required scope' } },
        },
      ],
      fixes: [
        {
          text: 'Add the scope to the API account; an app must ask for it, and be installed again',
          url: 'https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/api-accounts',
        },
      ],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'BigCommerce finds no such resource',
      summary: 'The id is unknown in this store, or path, version or store hash is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The object was deleted, or belongs to another store' },
        { text: 'The endpoint is in the other version: orders are under v2, the catalog under v3' },
        {
          text: 'The path lacks /stores/ and the store hash',
          when: { all: [{ not: { path: { startsWith: '/stores/' } } }, { not: { path: { startsWith: '/accounts/' } } }] },
        },
      ],
      fixes: [{ text: 'Compare path and version with the reference, and the hash with the API account’s path', url: CODES }],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'The value is taken, or something changed',
      summary: 'Names and SKUs of products must be unique, and another change may have come in between.',
      category: 'conflict',
      causes: [
        { text: 'The name or SKU is a duplicate', confirmedBy: { responseText: { contains: 'duplicate' } } },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
        { text: 'Two changes of one object ran at once', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [{ text: 'Look the product up by ?sku= or ?name=, and update it' }, { text: 'Change one product or variant at a time' }],
    },
    {
      id: 'invalid',
      when: { status: [400, 413, 415, 422] },
      title: 'BigCommerce rejected the request',
      summary: 'Fields are missing or not valid; errors has an entry for each, by its place in the body.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'Fields that are needed are missing',
          confirmedBy: { any: [{ responseField: '/errors/*', is: 'error.path.missing' }, { check: 'field-missing' }] },
        },
        {
          text: 'A value has the wrong type: prices and weights are numbers in v3',
          confirmedBy: { responseField: '/errors/*', is: { contains: ['must be a number', 'error.expected'] } },
        },
        {
          text: 'Content-Type is not application/json',
          confirmedBy: { all: [{ status: 415 }, { not: { requestHeader: 'Content-Type', is: { contains: 'json' } } }] },
          ruledOutBy: { requestHeader: 'Content-Type', is: { contains: 'application/json' } },
        },
        { text: 'The body is larger than the endpoint takes', when: { status: 413 } },
      ],
      fixes: [
        { text: 'Correct each field that errors names; a product needs name, type, weight and price' },
        { text: 'Send JSON with Content-Type and Accept: application/json: v2 answers in XML otherwise' },
      ],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The store’s quota of requests is used up',
      summary: 'The plan of the store allows a number of requests in a window; X-Rate-Limit-Time-Reset-Ms says when it starts anew.',
      category: 'rate-limit',
      causes: [
        { text: 'The quota of this window is used up', confirmedBy: { responseHeader: 'X-Rate-Limit-Requests-Left', is: '0' } },
        { text: 'Several apps share the store’s quota' },
        { text: 'Too many requests ran at once' },
      ],
      fixes: [
        { text: 'Wait the milliseconds of X-Rate-Limit-Time-Reset-Ms, and slow down when X-Rate-Limit-Requests-Left is low' },
        { text: 'Send products and variants in batches, use ?include= and webhooks' },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
    {
      id: 'failed',
      when: { status: '5xx' },
      title: 'BigCommerce failed or is busy',
      summary: 'The failure is on BigCommerce’s side: a fault, maintenance of the store, or too much load.',
      category: 'server',
      causes: [
        { text: 'A fault at BigCommerce, or maintenance' },
        { text: 'The request asked for too much at once' },
        { text: 'Everything sent to BigCommerce fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits and smaller pages; look at the status page', url: 'https://status.bigcommerce.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.bigcommerce.com/stores/fakehash01/v3/catalog/products';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, 'X-Auth-Token': 'FAKEnotARealToken' };
const type = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

const refused = (rule: string, why: string, status: number, title: string, more: object = {}, rest: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"name":"Mug","type":"physical"}' },
  response: { status, headers: { ...json, 'X-Request-Id': 'bc0EX' }, body: JSON.stringify({ status, title, type, ...more }) },
  ...rest,
});

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'a Bearer token',
    401,
    'Unauthorized',
    {},
    {
      request: { url, headers: { Authorization: 'Bearer FAKE' } },
      verdicts: { confirmed: ['No X-Auth-Token', 'The token was sent as Authorization'], 'ruled-out': ['The API account was deleted'] },
    },
  ),
  refused(
    'forbidden',
    'a scope too few',
    403,
    "You don't have a required scope to access the endpoint",
    { errors: {} },
    {
      verdicts: { confirmed: ['The API account lacks'], 'ruled-out': ['The store’s plan'] },
    },
  ),
  {
    rule: 'not-found',
    why: 'an unknown order in v2',
    request: { url: 'https://api.bigcommerce.com/stores/fakehash01/v2/orders/999999', headers: key },
    response: { status: 404, headers: json, body: '[{"status":404,"message":"The requested resource was not found."}]' },
    verdicts: { 'ruled-out': ['The path lacks'] },
  },
  refused('conflict', 'an SKU twice', 409, 'The product sku is a duplicate', {}, { verdicts: { confirmed: ['The name or SKU'] } }),
  refused(
    'invalid',
    'no price',
    422,
    'JSON data is missing or invalid',
    { errors: { price: 'error.path.missing', weight: 'error.path.missing' } },
    {
      verdicts: { confirmed: ['Fields that are needed'] },
    },
  ),
  {
    rule: 'rate-limit',
    why: 'a used-up window',
    request: { url, headers: key },
    response: {
      status: 429,
      headers: { ...json, 'X-Rate-Limit-Requests-Left': '0', 'X-Rate-Limit-Requests-Quota': '150', 'X-Rate-Limit-Time-Reset-Ms': '15000' },
      body: JSON.stringify({ status: 429, title: 'Too many requests', type }),
    },
    verdicts: { confirmed: ['The quota of this window'] },
  },
  refused('failed', 'maintenance', 503, 'Service unavailable'),
  {
    rule: null,
    why: 'near miss: another shop API with the same title',
    request: { method: 'POST', url: 'https://shop.other.example/v3/catalog/products' },
    response: { status: 422, headers: json, body: '{"status":422,"title":"JSON data is missing or invalid"}' },
  },
];
