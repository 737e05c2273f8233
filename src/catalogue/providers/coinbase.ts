import type { Example, RulePack } from '../../model';

/**
 * Coinbase's APIs: the app's (v2), Advanced Trade (v3) and Exchange. Sources:
 * https://docs.cdp.coinbase.com/coinbase-app/docs/api-errors (v2: errors[].id), https://docs.cdp.coinbase.com/coinbase-app/authentication-authorization/api-key-authentication,
 * https://docs.cdp.coinbase.com/exchange/rest-api/authentication, https://docs.cdp.coinbase.com/exchange/rest-api/requests. Orders of Advanced
 * Trade fail inside a 200 with success: false and an error_response.
 */

const AUTH = 'https://docs.cdp.coinbase.com/coinbase-app/authentication-authorization/api-key-authentication';
const KEYS = 'https://portal.cdp.coinbase.com/access/api';

export default {
  id: 'coinbase',
  name: 'Coinbase',
  kind: 'api',
  docs: 'https://docs.cdp.coinbase.com',
  statusPage: 'https://status.coinbase.com',
  support: { url: 'https://help.coinbase.com', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['api.coinbase.com', 'api.exchange.coinbase.com', 'api-public.sandbox.exchange.coinbase.com'] },
  envelope: {
    code: ['/error_response/error', '/errors/0/id'],
    message: ['/error_response/message', '/errors/0/message'],
  },
  outcome: { failsWhen: [{ all: [{ responseField: '/success', is: 'false' }, { responseField: '/error_response' }] }] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_COINBASE_JWT' },
    { in: 'header', name: 'CB-ACCESS-KEY', placeholder: 'YOUR_COINBASE_API_KEY' },
  ],
  secrets: { headers: ['CB-ACCESS-SIGN', 'CB-ACCESS-PASSPHRASE'] },
  rules: [
    {
      id: 'exchange-signature',
      when: {
        all: [
          { status: [400, 401] },
          { host: ['api.exchange.coinbase.com', 'api-public.sandbox.exchange.coinbase.com'] },
          { message: { contains: ['signature', 'passphrase', 'timestamp', 'API Key'] } },
        ],
      },
      title: 'Coinbase Exchange did not accept key or signature',
      summary: 'Each private call carries key, passphrase, timestamp and a signature of all that is sent; one of them is wrong.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in CB-ACCESS-KEY', when: { not: { requestHeader: 'CB-ACCESS-KEY' } } },
        { text: 'The passphrase is missing', confirmedBy: { not: { requestHeader: 'CB-ACCESS-PASSPHRASE' } } },
        { text: 'The passphrase is not that of this key', confirmedBy: { message: { contains: 'invalid passphrase' } } },
        {
          text: 'The timestamp is not within 30 seconds of Coinbase’s clock',
          confirmedBy: { message: { contains: 'timestamp expired' } },
        },
        {
          text: 'CB-ACCESS-TIMESTAMP is in milliseconds: seconds are wanted',
          confirmedBy: { requestHeader: 'CB-ACCESS-TIMESTAMP', is: { min: 100_000_000_000 } },
        },
        {
          text: 'The signature is of another text than what was sent: path with query, method in capitals, and the body as it is',
          ruledOutBy: { not: { message: { contains: 'signature' } } },
        },
        { text: 'The key belongs to another place: sandbox and real exchange have keys of their own' },
      ],
      fixes: [
        {
          text: 'Sign timestamp + method + path with query + body with the base64-decoded secret, and send the result in base64',
          url: 'https://docs.cdp.coinbase.com/exchange/rest-api/authentication',
        },
        { text: 'Synchronise the clock, and sign right before sending' },
      ],
    },
    {
      id: 'token-of-user',
      when: { code: ['invalid_token', 'revoked_token', 'expired_token'] },
      title: 'Coinbase does not accept the access token',
      summary: 'The OAuth token of the user is wrong, has expired or was revoked.',
      category: 'auth',
      causes: [
        { text: 'The token has expired', when: { code: 'expired_token' } },
        { text: 'The user revoked it', when: { code: 'revoked_token' } },
        { text: 'The token is wrong or cut off', ruledOutBy: { code: ['expired_token', 'revoked_token'] } },
      ],
      fixes: [
        {
          text: 'Refresh the token; if it was revoked, send the user through the sign-in again',
          url: 'https://docs.cdp.coinbase.com/coinbase-app/oauth2-integration/overview',
        },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Coinbase did not accept the credentials',
      summary:
        'Calls carry a JWT that was made for this very method and path and lives two minutes; what was sent is missing or does not fit.',
      category: 'auth',
      causes: [
        { text: 'Neither a token nor a key was sent', when: { check: 'credential-missing' } },
        { text: 'The JWT has expired: it lives two minutes', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'The JWT’s uri is not the method, host and path of this call (without the query)',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { not: { requestHeader: 'Authorization' } }] },
        },
        {
          text: 'The key is of the wrong kind: one that signs with ECDSA (ES256) or Ed25519, as the SDK expects it',
          ruledOutBy: { check: 'credential-missing' },
        },
        {
          text: 'An old API key (CB-ACCESS-KEY with an HMAC signature) was used where a key of the developer platform is wanted',
          ruledOutBy: { not: { requestHeader: 'CB-ACCESS-KEY' } },
        },
        { text: 'The key is restricted to other IP addresses, or was deleted', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        { text: 'Make a new JWT for each call, with uri = METHOD host/path, nbf = now and exp = now + 120', url: AUTH },
        { text: 'Check kind, permissions and IP allowlist of the key', url: KEYS },
      ],
    },
    {
      id: 'forbidden',
      when: { any: [{ code: ['invalid_scope', 'PERMISSION_DENIED'] }, { status: 403 }] },
      title: 'The key or token may not do this',
      summary: 'Coinbase knows who calls, but the permission for this call or for this portfolio is not there.',
      category: 'permission',
      causes: [
        { text: 'The user’s token lacks a scope', confirmedBy: { code: 'invalid_scope' } },
        { text: 'The key has no permission to trade, transfer or view', ruledOutBy: { code: 'invalid_scope' } },
        { text: 'The key belongs to another portfolio than the one in the request', ruledOutBy: { code: 'invalid_scope' } },
      ],
      fixes: [
        { text: 'Edit the key’s permissions and portfolio', url: KEYS },
        {
          text: 'Ask the user for the scope that the endpoint’s page names',
          url: 'https://docs.cdp.coinbase.com/coinbase-app/oauth2-integration/scopes',
        },
      ],
    },
    {
      id: 'second-factor',
      when: { any: [{ code: 'two_factor_required' }, { status: 402 }] },
      title: 'Coinbase wants the user’s second factor',
      summary: 'Sending money needs the code that the user gets by app or SMS.',
      category: 'auth',
      causes: [{ text: 'The call was sent without CB-2FA-TOKEN', when: { not: { requestHeader: 'CB-2FA-TOKEN' } } }],
      fixes: [
        {
          text: 'Ask the user for the code and repeat the call with it in CB-2FA-TOKEN',
          url: 'https://docs.cdp.coinbase.com/coinbase-app/oauth2-integration/two-factor-authentication',
        },
      ],
    },
    {
      id: 'order-rejected',
      when: { all: [{ responseField: '/success', is: 'false' }, { responseField: '/error_response' }] },
      title: 'Coinbase did not place the order',
      summary: 'The answer is a 200, but success is false; error_response says why the order was turned down.',
      category: 'conflict',
      causes: [
        { text: 'The balance is too small', confirmedBy: { code: 'INSUFFICIENT_FUND' } },
        {
          text: 'Size or price has more decimal places than the product allows',
          confirmedBy: {
            responseField: '/error_response/preview_failure_reason',
            is: ['PREVIEW_INVALID_SIZE_PRECISION', 'PREVIEW_INVALID_PRICE_PRECISION'],
          },
        },
        {
          text: 'The product does not exist or cannot be traded',
          confirmedBy: { responseField: '/error_response/preview_failure_reason', is: 'PREVIEW_INVALID_PRODUCT_ID' },
        },
        { text: 'The amount is below or above what the product allows' },
      ],
      fixes: [
        { text: 'Read increments and minimum of the product, and the available balance, before ordering' },
        {
          text: 'Try the order with the preview endpoint first',
          url: 'https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/orders/preview-orders',
        },
      ],
      warnings: ['Check success: the status is 200 for refused orders, too.'],
    },
    {
      id: 'validation',
      when: { status: [400, 422] },
      title: 'Coinbase rejected a parameter',
      summary: 'A parameter is missing or not valid; the message says which.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', confirmedBy: { any: [{ code: 'param_required' }, { check: 'field-missing' }] } },
        { text: 'A field has the wrong type: amounts are sent as texts', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Correct the parameter that the message names; write amounts as texts, such as "0.01"',
          url: 'https://docs.cdp.coinbase.com',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Coinbase finds no such object',
      summary: 'The account, order or product does not exist, or this key cannot see it; or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The id is wrong, or belongs to another user or portfolio' },
        { text: 'The product’s name is misspelt: it is written such as BTC-USD' },
        { text: 'The path belongs to another of Coinbase’s APIs: each has its own host' },
      ],
      fixes: [{ text: 'List the accounts or products and take the id from there', url: 'https://docs.cdp.coinbase.com' }],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: 'rate_limit_exceeded' }, { status: 429 }] },
      title: 'Too many calls to Coinbase',
      summary: 'Private calls are limited per user or portfolio, public ones per IP address.',
      category: 'rate-limit',
      causes: [
        { text: 'More calls came than the API allows in its period' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [{ text: 'Call less often, retry with growing pauses, and take prices from the WebSocket feed' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.coinbase.com/api/v3/brokerage/orders';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Bearer EXAMPLE.not.real', 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, body: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"product_id":"BTC-USD","side":"BUY"}' },
  response: { status, headers: json, body },
  ...more,
});

export const examples: readonly Example[] = [
  refused('exchange-signature', 'milliseconds', 400, '{"message":"request timestamp expired"}', {
    request: {
      url: 'https://api.exchange.coinbase.com/accounts',
      headers: {
        'CB-ACCESS-KEY': 'EXAMPLE',
        'CB-ACCESS-SIGN': 'EXAMPLE',
        'CB-ACCESS-PASSPHRASE': 'EXAMPLE',
        'CB-ACCESS-TIMESTAMP': '1763715600000',
      },
    },
    verdicts: { confirmed: ['The timestamp is not within', 'CB-ACCESS-TIMESTAMP is in milliseconds'], 'ruled-out': ['No key was sent'] },
  }),
  refused('token-of-user', 'an expired token', 401, '{"errors":[{"id":"expired_token","message":"The access token expired"}]}', {
    request: { url: 'https://api.coinbase.com/v2/user', headers: sent },
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['The user revoked it', 'The token is wrong'] },
  }),
  {
    rule: 'unauthorized',
    why: 'a JWT for another path',
    request: { method: 'POST', url, headers: sent, body: '{}' },
    response: { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Unauthorized' },
    verdicts: { possible: ['The JWT’s uri'], 'ruled-out': ['Neither a token', 'An old API key'] },
  },
  refused('forbidden', 'a key for viewing', 403, '{"error":"PERMISSION_DENIED","error_details":"","message":"Missing required scopes"}'),
  refused(
    'second-factor',
    'as documented',
    402,
    '{"errors":[{"id":"two_factor_required","message":"Two-step verification code required to complete this request"}]}',
    {
      request: { method: 'POST', url: 'https://api.coinbase.com/v2/accounts/1/transactions', headers: sent, body: '{}' },
      verdicts: { confirmed: ['The call was sent without'] },
    },
  ),
  refused(
    'order-rejected',
    'an empty account, in a 200',
    200,
    '{"success":false,"error_response":{"error":"INSUFFICIENT_FUND","message":"Insufficient balance in source account","error_details":"","preview_failure_reason":"PREVIEW_INSUFFICIENT_FUND"}}',
    { verdicts: { confirmed: ['The balance is too small'] } },
  ),
  refused('validation', 'a missing parameter', 400, '{"errors":[{"id":"param_required","message":"Missing parameter \\"to\\""}]}', {
    verdicts: { confirmed: ['A required parameter'] },
  }),
  refused('not-found', 'an unknown account', 404, '{"errors":[{"id":"not_found","message":"Not found"}]}', {
    request: { url: 'https://api.coinbase.com/v2/accounts/nothing', headers: sent },
  }),
  refused('rate-limit', 'a loop', 429, '{"errors":[{"id":"rate_limit_exceeded","message":"Rate limit exceeded"}]}'),
  {
    rule: null,
    why: 'near miss: an order that was placed',
    request: { method: 'POST', url, headers: sent, body: '{"product_id":"BTC-USD"}' },
    response: { status: 200, headers: json, body: '{"success":true,"success_response":{"order_id":"1"}}' },
  },
];
