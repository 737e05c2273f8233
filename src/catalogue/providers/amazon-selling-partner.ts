import type { Example, RulePack } from '../../model';

/**
 * Amazon's Selling Partner API. Sources: https://developer-docs.amazon.com/sp-api/docs/authorization-errors,
 * https://developer-docs.amazon.com/sp-api/docs/usage-plans-and-rate-limits, https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api
 */

const AUTH = 'https://developer-docs.amazon.com/sp-api/docs/authorization-errors';
const LIMITS = 'https://developer-docs.amazon.com/sp-api/docs/usage-plans-and-rate-limits';
const ROLES = 'https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api';
const details = (text: string | readonly string[]) => ({ responseField: '/errors/*/details', is: { contains: text } });

export default {
  id: 'amazon-selling-partner',
  name: 'Amazon Selling Partner API',
  kind: 'api',
  docs: 'https://developer-docs.amazon.com/sp-api/',
  statusPage: 'https://sellercentral.amazon.com/sp-api-status',
  support: { url: 'https://developer.amazonservices.com/support', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: [
      'sellingpartnerapi-na.amazon.com',
      'sellingpartnerapi-eu.amazon.com',
      'sellingpartnerapi-fe.amazon.com',
      'sandbox.sellingpartnerapi-na.amazon.com',
      'sandbox.sellingpartnerapi-eu.amazon.com',
      'sandbox.sellingpartnerapi-fe.amazon.com',
    ],
  },
  envelope: { code: ['/errors/0/code'], requestId: ['header:x-amzn-RequestId'] },
  credentials: [{ in: 'header', name: 'x-amz-access-token', placeholder: 'YOUR_LWA_ACCESS_TOKEN' }],
  rules: [
    {
      id: 'token',
      when: {
        all: [{ status: [401, 403] }, { any: [details(['access token', 'token you provided']), { code: ['MissingAuthenticationToken'] }] }],
      },
      title: 'Amazon did not accept the access token',
      summary: 'Each call needs a current access token of Login with Amazon in x-amz-access-token; it lives one hour.',
      category: 'auth',
      causes: [
        { text: 'No x-amz-access-token header was sent', when: { check: 'credential-missing' } },
        { text: 'The access token has expired: it lives one hour', confirmedBy: details('access token you provided has expired') },
        { text: 'The access token is revoked, malformed or invalid', confirmedBy: details('revoked, malformed or invalid') },
        {
          text: 'The application’s client secret has expired and must be rotated',
          confirmedBy: details('secret token you provided has expired'),
        },
        {
          text: 'The token was sent as Authorization: Bearer in place of x-amz-access-token',
          confirmedBy: {
            all: [{ requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } }, { not: { requestHeader: 'x-amz-access-token' } }],
          },
        },
      ],
      fixes: [
        {
          text: 'Get a new token with the seller’s refresh token, and send it in its header',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST https://api.amazon.com/auth/o2/token -d grant_type=refresh_token \\\n  -d client_id="$LWA_CLIENT_ID" -d client_secret="$LWA_CLIENT_SECRET" --data-urlencode refresh_token="$REFRESH_TOKEN"',
            },
          ],
          url: 'https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api',
        },
        { text: 'Rotate the client secret in the developer console when it has expired' },
      ],
      links: [{ text: 'Authorization errors', url: AUTH }],
    },
    {
      id: 'denied',
      when: {
        all: [
          { status: [401, 403] },
          { not: details(['access token', 'token you provided']) },
          { not: { code: 'MissingAuthenticationToken' } },
        ],
      },
      title: 'Amazon denies access to this resource',
      summary: 'The token was read, but application or seller has no access: a role, the authorization or the region does not fit.',
      category: 'permission',
      causes: [
        { text: 'The application lacks the role that the operation needs' },
        { text: 'The role was added after the seller authorized the application, so that it must be authorized again' },
        { text: 'The host is of another region than the seller’s marketplace (na, eu, fe)' },
        { text: 'The operation returns personal data and needs a restricted data token (RDT)' },
        { text: 'The seller has withdrawn the authorization, or the path is wrong' },
      ],
      fixes: [
        { text: 'Look up the role of the operation, add it to the application, and let the seller authorize again', url: ROLES },
        {
          text: 'Use the host of the region: -na for the Americas, -eu for Europe, India and the Middle East, -fe for Japan, Australia and Singapore',
        },
        {
          text: 'For buyers’ data get an RDT from the Tokens API',
          url: 'https://developer-docs.amazon.com/sp-api/docs/authorization-with-the-restricted-data-token',
        },
      ],
      links: [{ text: 'Authorization errors', url: AUTH }],
    },
    {
      id: 'quota',
      when: { any: [{ code: 'QuotaExceeded' }, { all: [{ status: 429 }, { not: { code: 'QuotaExceeded' } }] }] },
      title: 'The rate of this operation is exceeded',
      summary: 'Each operation has a rate and a burst for a seller and application; x-amzn-RateLimit-Limit tells the rate per second.',
      category: 'rate-limit',
      causes: [
        { text: 'The operation’s quota is used up', confirmedBy: { code: 'QuotaExceeded' } },
        { text: 'A report, feed or order is polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 15 } } },
        { text: 'Several workers call the operation for one seller at once' },
      ],
      fixes: [
        { text: 'Space calls out by 1 divided by x-amzn-RateLimit-Limit seconds: a rate of 0.0167 is one call in a minute' },
        {
          text: 'Use notifications in place of polling, and the batch operations',
          url: 'https://developer-docs.amazon.com/sp-api/docs/notifications-api',
        },
      ],
      links: [{ text: 'Usage plans and rate limits', url: LIMITS }],
    },
    {
      id: 'invalid-input',
      when: { any: [{ code: 'InvalidInput' }, { all: [{ status: [400, 422] }, { not: { code: 'InvalidInput' } }] }] },
      title: 'Amazon rejected a parameter',
      summary: 'A parameter is missing or not valid; message or details name it.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'The marketplace is missing: most operations need marketplaceIds (MarketplaceIds for orders)',
          confirmedBy: {
            all: [
              { message: { contains: 'MarketplaceIds' } },
              { not: { query: 'marketplaceIds' } },
              { not: { query: 'MarketplaceIds' } },
              { not: { requestField: '/marketplaceIds' } },
            ],
          },
        },
        { text: 'The marketplace is of another region than the host' },
        { text: 'A date is not in ISO 8601 form, or lies in the future' },
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Correct the parameter that message names; capitals count', url: 'https://developer-docs.amazon.com/sp-api/reference' },
        { text: 'Take the marketplace’s id from Amazon’s list', url: 'https://developer-docs.amazon.com/sp-api/docs/marketplace-ids' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Amazon finds no such resource',
      summary: 'The order, report, listing or ASIN is unknown for this seller and marketplace.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The id belongs to another seller, marketplace or region' },
        { text: 'The SKU in the path is not encoded', confirmedBy: { check: 'url-unencoded' } },
        { text: 'The report or document has expired' },
      ],
      fixes: [{ text: 'Use host and marketplaceIds of the seller’s marketplace, and encode SKUs in the path' }],
    },
    {
      id: 'failed',
      when: { status: '5xx' },
      title: 'Amazon failed',
      summary: 'The failure is on Amazon’s side, or the service is too busy for the moment.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Amazon' },
        { text: 'Everything sent to this host fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://sellercentral.amazon.com/sp-api-status' }],
    },
  ],
} satisfies RulePack;

const url = 'https://sellingpartnerapi-eu.amazon.com/orders/v0/orders?MarketplaceIds=A1PA6795UKMFR9&CreatedAfter=2026-01-01';
const key = { 'x-amz-access-token': 'Atza|FAKEnotARealToken' };
const served = { 'Content-Type': 'application/json', 'x-amzn-RequestId': '3f0eEX58' };

const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  message: string,
  detail = '',
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url, headers: key },
  response: { status, headers: served, body: JSON.stringify({ errors: [{ code, message, details: detail }] }) },
  ...more,
});

const denied = 'Access to requested resource is denied.';

export const examples: readonly Example[] = [
  refused('token', 'an hour later', 403, 'Unauthorized', denied, 'The access token you provided has expired.', {
    verdicts: { confirmed: ['The access token has expired'], 'ruled-out': ['No x-amz-access-token'] },
  }),
  refused('token', 'a Bearer token', 403, 'Unauthorized', denied, 'Access token is missing in the request header.', {
    request: { url, headers: { Authorization: 'Bearer Atza|FAKE' } },
    verdicts: { confirmed: ['No x-amz-access-token', 'The token was sent as Authorization'] },
  }),
  refused('denied', 'a role too few', 403, 'Unauthorized', denied, '', { verdicts: { possible: ['The application lacks the role'] } }),
  {
    rule: 'quota',
    why: 'polled too fast',
    request: { url, headers: key },
    response: {
      status: 429,
      headers: { ...served, 'x-amzn-RateLimit-Limit': '0.0167' },
      body: '{"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource.","details":""}]}',
    },
    verdicts: { confirmed: ['The operation’s quota'] },
  },
  refused('invalid-input', 'no marketplace', 400, 'InvalidInput', 'Missing required parameter: MarketplaceIds', '', {
    request: { url: 'https://sellingpartnerapi-eu.amazon.com/orders/v0/orders?CreatedAfter=2026-01-01', headers: key },
    verdicts: { confirmed: ['The marketplace is missing'] },
  }),
  refused('not-found', 'an unknown order', 404, 'NotFound', 'Resource not found'),
  refused('failed', 'a fault', 500, 'InternalFailure', 'We encountered an internal error. Please try again.'),
  {
    rule: null,
    why: 'near miss: the same envelope from another host',
    request: { url: 'https://seller.other.example/orders/v0/orders' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"code":"Unauthorized","message":"x","details":""}]}',
    },
  },
];
