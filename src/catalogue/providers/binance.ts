import type { Condition, Example, RulePack } from '../../model';

/**
 * Binance's spot API. Sources: https://developers.binance.com/docs/binance-spot-api-docs/errors (codes),
 * https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-api-information (statuses),
 * https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security (signature, timestamp), …/rest-api/limits (Retry-After).
 */

const ERRORS = 'https://developers.binance.com/docs/binance-spot-api-docs/errors';
const SECURITY = 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security';
const LIMITS = 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/limits';

/** Parameters stand in the query or in a form body. */
const sent = (name: string): Condition => ({ any: [{ query: name }, { requestField: `/${name}` }] });
const symbolHas = (parts: readonly string[]): Condition => ({
  any: [
    { query: 'symbol', is: { contains: parts } },
    { requestField: '/symbol', is: { contains: parts } },
  ],
});

export default {
  id: 'binance',
  name: 'Binance',
  kind: 'api',
  docs: ERRORS,
  support: { url: 'https://dev.binance.vision', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: {
    hosts: [
      'api.binance.com',
      'api1.binance.com',
      'api2.binance.com',
      'api3.binance.com',
      'api4.binance.com',
      'api-gcp.binance.com',
      'data-api.binance.vision',
      'testnet.binance.vision',
      'api.binance.us',
    ],
    paths: ['/api/*', '/sapi/*'],
  },
  envelope: { code: ['/code'], message: ['/msg'] },
  credentials: [{ in: 'header', name: 'X-MBX-APIKEY', placeholder: 'YOUR_BINANCE_API_KEY' }],
  rules: [
    {
      id: 'timestamp',
      when: { code: '-1021' },
      title: 'The request’s timestamp is outside the window',
      summary: 'timestamp must be the current time in milliseconds and reach Binance within recvWindow (5,000 ms unless sent).',
      category: 'validation',
      causes: [
        {
          text: 'timestamp is in seconds: milliseconds are wanted',
          confirmedBy: {
            any: [
              { query: 'timestamp', is: { max: 99_999_999_999 } },
              { requestField: '/timestamp', is: { max: 99_999_999_999 } },
            ],
          },
        },
        { text: 'The computer’s clock runs ahead of Binance’s', confirmedBy: { message: { contains: 'ahead of the server' } } },
        {
          text: 'The computer’s clock runs behind, or the request was on its way longer than recvWindow',
          ruledOutBy: { message: { contains: 'ahead of the server' } },
        },
        { text: 'The request was signed early and then waited in a queue or was sent again unchanged' },
      ],
      fixes: [
        {
          text: 'Switch on time synchronisation (NTP), or take the time from Binance and send timestamps with the difference',
          snippets: [{ language: 'bash', code: 'curl https://api.binance.com/api/v3/time' }],
        },
        {
          text: 'Make timestamp and signature right before sending, anew for each retry; raise recvWindow (up to 60,000) only for slow connections',
          url: SECURITY,
        },
      ],
    },
    {
      id: 'signature',
      when: { code: '-1022' },
      title: 'The signature does not fit the request',
      summary: 'Binance reckons the signature from the parameters exactly as they were sent, and got another one.',
      category: 'auth',
      causes: [
        { text: 'No signature was sent', when: { not: sent('signature') } },
        { text: 'The secret belongs to another key', ruledOutBy: { not: sent('signature') } },
        {
          text: 'What was signed is not what was sent: another order, another encoding, or parameters added after signing',
          ruledOutBy: { not: sent('signature') },
        },
        { text: 'signature is not the last parameter', ruledOutBy: { not: sent('signature') } },
      ],
      fixes: [
        { text: 'Build the query string once, sign that very text with HMAC SHA256 and the secret, and append &signature=', url: SECURITY },
        { text: 'Encode values before signing, so that the HTTP library changes nothing afterwards' },
      ],
    },
    {
      id: 'api-key',
      when: { code: ['-2014', '-2015', '-1002'] },
      title: 'Binance did not accept the API key',
      summary: 'The key’s form is wrong, it is not known here, or it may not be used from this address or for this call.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in X-MBX-APIKEY', when: { check: 'credential-missing' } },
        { text: 'The key’s form is wrong: cut off, with spaces, or the secret in its place', confirmedBy: { code: '-2014' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key is restricted to other IP addresses', ruledOutBy: { code: '-2014' } },
        { text: 'The key lacks the permission, such as that for trading', ruledOutBy: { code: '-2014' } },
        {
          text: 'The key was made for another place: the test network, the real one, or Binance.US',
          ruledOutBy: { code: '-2014' },
        },
        { text: 'The key was deleted or has expired', ruledOutBy: { code: '-2014' } },
      ],
      fixes: [
        {
          text: 'Check the key’s permissions and IP restriction in API Management',
          url: 'https://www.binance.com/en/my/settings/api-management',
        },
        { text: 'Send the key in the header X-MBX-APIKEY, and use keys of testnet.binance.vision there only' },
      ],
      warnings: ['Never put key or secret into a web page: whoever reads them can trade.'],
    },
    {
      id: 'ip-banned',
      when: { all: [{ status: [418, 429] }, { any: [{ status: 418 }, { message: { contains: 'IP banned until' } }] }] },
      title: 'Binance has banned this IP address for a while',
      summary: 'Requests went on after 429 answers; bans grow from 2 minutes to 3 days.',
      category: 'rate-limit',
      causes: [
        { text: 'Requests went on although 429 had asked to stop', confirmedBy: { check: 'retry-ignored' } },
        { text: 'Other programs behind the same IP address send requests as well' },
      ],
      fixes: [
        { text: 'Send nothing until Retry-After (or the moment in the message) has passed' },
        { text: 'Watch X-MBX-USED-WEIGHT-1M and slow down before the limit; take live data from WebSocket streams', url: LIMITS },
      ],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: ['-1003', '-1015', '-1034'] }, { status: 429 }] },
      title: 'Too much request weight or too many orders',
      summary: 'Every request has a weight that counts against the IP address, every order against the account.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many orders were placed', confirmedBy: { code: '-1015' }, ruledOutBy: { code: '-1003' } },
        { text: 'The request weight of this IP address is used up', ruledOutBy: { code: ['-1015', '-1034'] } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Stop until Retry-After has passed: going on leads to a ban (418)' },
        { text: 'Use WebSocket streams in place of polling, and cheaper requests', url: LIMITS },
      ],
    },
    {
      id: 'symbol',
      when: { code: '-1121' },
      title: 'Binance knows no such symbol',
      summary: 'A symbol is written as one word in capitals, such as BTCUSDT.',
      category: 'validation',
      causes: [
        { text: 'The symbol has a separator in it', confirmedBy: symbolHas(['-', '/', '_']) },
        { text: 'The pair is not traded here, or is traded no longer' },
        { text: 'The symbol belongs to another market, such as futures' },
      ],
      fixes: [{ text: 'List the symbols', snippets: [{ language: 'bash', code: 'curl https://api.binance.com/api/v3/exchangeInfo' }] }],
    },
    {
      id: 'parameters',
      when: { code: { min: -1199, max: -1100 } },
      title: 'Binance rejected a parameter',
      summary: 'A parameter is missing, malformed, or not wanted; the message names it.',
      category: 'validation',
      causes: [
        { text: 'A mandatory parameter is missing or malformed', confirmedBy: { code: '-1102' } },
        { text: 'A parameter was sent empty', confirmedBy: { code: '-1105' } },
        { text: 'A value has characters that are not allowed, such as small letters in a symbol', confirmedBy: { code: '-1100' } },
        { text: 'A number has more decimal places than allowed', confirmedBy: { code: '-1111' } },
        { text: 'A parameter was sent that this order type or endpoint does not take', confirmedBy: { code: ['-1101', '-1104', '-1106'] } },
        {
          text: 'Parameters were sent as JSON: Binance reads the query or a form',
          confirmedBy: { all: [{ requestHeader: 'Content-Type', is: { contains: 'json' } }, { requestField: '/*' }] },
          ruledOutBy: { not: { method: ['POST', 'PUT', 'DELETE'] } },
        },
      ],
      fixes: [
        { text: 'Correct the parameter that the message names', url: ERRORS },
        { text: 'Send parameters in the query or as application/x-www-form-urlencoded' },
      ],
    },
    {
      id: 'filter',
      when: { code: '-1013' },
      title: 'The order does not pass the symbol’s filters',
      summary: 'Price, quantity or value of the order do not fit the steps and limits of this symbol; the message names the filter.',
      category: 'validation',
      causes: [
        { text: 'The quantity is not a multiple of the step, or too small or large', confirmedBy: { message: { contains: 'LOT_SIZE' } } },
        { text: 'The price is not a multiple of the tick, or too low or high', confirmedBy: { message: { contains: ': PRICE_FILTER' } } },
        { text: 'The order’s value is too small or too large', confirmedBy: { message: { contains: 'NOTIONAL' } } },
        { text: 'The price is too far from the current one', confirmedBy: { message: { contains: 'PERCENT_PRICE' } } },
        { text: 'The market is closed', confirmedBy: { message: { contains: 'Market is closed' } } },
      ],
      fixes: [
        {
          text: 'Read the filters of the symbol from exchangeInfo and round to stepSize and tickSize',
          url: 'https://developers.binance.com/docs/binance-spot-api-docs/filters',
        },
      ],
    },
    {
      id: 'order-rejected',
      when: { code: ['-2010', '-2011', '-2013'] },
      title: 'The order was rejected or does not exist',
      summary: 'The request was in order, but the exchange did not place, find or cancel the order.',
      category: 'conflict',
      causes: [
        { text: 'The balance is too small', confirmedBy: { message: { contains: 'insufficient balance' } } },
        { text: 'An order with the same newClientOrderId is open', confirmedBy: { message: { contains: 'Duplicate order sent' } } },
        { text: 'No open order has this id: it was filled or cancelled before' },
        { text: 'A post-only order would have matched at once', confirmedBy: { message: { contains: 'immediately match' } } },
      ],
      fixes: [
        { text: 'Check the free balance (GET /api/v3/account), fees included' },
        { text: 'Look the order up with GET /api/v3/allOrders before cancelling or repeating it', url: ERRORS },
      ],
    },
    {
      id: 'unknown-outcome',
      when: { code: ['-1006', '-1007'] },
      title: 'It is not known whether the request was carried out',
      summary: 'The answer from within the exchange came too late or not at all: the order may have been placed.',
      category: 'timeout',
      causes: [{ text: 'The exchange’s inner systems did not answer in time', confirmedBy: { code: '-1007' } }],
      fixes: [{ text: 'Look the order up by its newClientOrderId before sending it again' }],
      warnings: ['Do not repeat an order blindly: it may be placed twice.'],
    },
    {
      id: 'restricted-location',
      when: { status: 451 },
      title: 'Binance is not open to this location',
      summary: 'Calls from this IP address’s country or region are refused.',
      category: 'permission',
      causes: [
        {
          text: 'The call comes from a country where Binance.com does not offer its service',
          confirmedBy: { message: { contains: 'restricted location' } },
        },
      ],
      fixes: [
        { text: 'In the US, use api.binance.us with an account there' },
        { text: 'For market data alone, try data-api.binance.vision; else run the program on a server in a permitted place' },
      ],
    },
    {
      id: 'firewall',
      when: { status: 403 },
      title: 'Binance’s firewall refused the request',
      summary: 'A 403 comes from the web application firewall: the request looks unusual or comes too often.',
      category: 'permission',
      causes: [
        { text: 'The firewall’s limit was violated' },
        { text: 'The request’s form looks like an attack: odd characters, or parameters that are not encoded' },
      ],
      fixes: [{ text: 'Stop for a while, then send fewer requests, with all values URL-encoded' }],
    },
  ],
} satisfies RulePack;

const url =
  'https://api.binance.com/api/v3/order?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.001&timestamp=1763715600000&signature=0000example';
const json = { 'Content-Type': 'application/json;charset=UTF-8' };
const key = { 'X-MBX-APIKEY': 'EXAMPLEnotreal0001' };
const refused = (rule: string, why: string, status: number, code: number, msg: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key },
  response: { status, headers: json, body: JSON.stringify({ code, msg }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('timestamp', 'seconds', 400, -1021, 'Timestamp for this request is outside of the recvWindow.', {
    request: { url: 'https://api.binance.com/api/v3/account?timestamp=1763715600&signature=0000example', headers: key },
    verdicts: { confirmed: ['timestamp is in seconds'] },
  }),
  refused('timestamp', 'a fast clock', 400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.", {
    verdicts: { confirmed: ['The computer’s clock runs ahead'], 'ruled-out': ['The computer’s clock runs behind'] },
  }),
  refused('signature', 'a wrong secret', 400, -1022, 'Signature for this request is not valid.', {
    verdicts: { possible: ['The secret belongs'], 'ruled-out': ['No signature'] },
  }),
  refused('api-key', 'a wrong form', 401, -2014, 'API-key format invalid.', {
    verdicts: { confirmed: ['The key’s form is wrong'], 'ruled-out': ['No key was sent', 'The key is restricted'] },
  }),
  refused('api-key', 'another IP address', 401, -2015, 'Invalid API-key, IP, or permissions for action.', {
    verdicts: { possible: ['The key is restricted'] },
  }),
  refused(
    'ip-banned',
    'as documented',
    418,
    -1003,
    'Way too much request weight used; IP banned until 1763719200000. Please use WebSocket Streams for live updates to avoid bans.',
    {
      response: {
        status: 418,
        headers: { ...json, 'Retry-After': '120' },
        body: '{"code":-1003,"msg":"Way too much request weight used; IP banned until 1763719200000. Please use WebSocket Streams for live updates to avoid bans."}',
      },
    },
  ),
  refused('rate-limit', 'a loop', 429, -1003, 'Too much request weight used; current limit is 6000 request weight per 1 MINUTE.', {
    verdicts: { possible: ['The request weight'], 'ruled-out': ['Too many orders'] },
  }),
  refused('symbol', 'a separator', 400, -1121, 'Invalid symbol.', {
    request: { url: 'https://api.binance.com/api/v3/ticker/price?symbol=BTC-USDT', headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['The symbol has a separator'] },
  }),
  refused('parameters', 'a missing parameter', 400, -1102, "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.", {
    verdicts: { confirmed: ['A mandatory parameter'] },
  }),
  refused('filter', 'a small order', 400, -1013, 'Filter failure: NOTIONAL', { verdicts: { confirmed: ['The order’s value'] } }),
  refused('order-rejected', 'an empty account', 400, -2010, 'Account has insufficient balance for requested action.', {
    verdicts: { confirmed: ['The balance is too small'] },
  }),
  refused(
    'unknown-outcome',
    'a slow exchange',
    408,
    -1007,
    'Timeout waiting for response from backend server. Send status unknown; execution status unknown.',
  ),
  refused(
    'restricted-location',
    'a restricted country',
    451,
    0,
    "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms.",
    {
      verdicts: { confirmed: ['The call comes from a country'] },
    },
  ),
  {
    rule: 'firewall',
    why: 'a page of the firewall',
    request: { method: 'POST', url, headers: key },
    response: { status: 403, headers: { 'Content-Type': 'text/html' }, body: '<html><body>Forbidden</body></html>' },
  },
  {
    rule: null,
    why: 'near miss: the same code from another exchange',
    request: { url: 'https://api.exchange.other.example/api/v3/account' },
    response: { status: 400, headers: json, body: '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}' },
  },
];
