import type { Example, RulePack } from '../../model';

/**
 * Kraken's spot REST API. It answers 200 and puts its errors into a list, each a text such as EAPI:Invalid key. Sources:
 * https://docs.kraken.com/api/docs/guides/spot-errors, https://docs.kraken.com/exchange/guides/general/errors,
 * https://docs.kraken.com/api/docs/guides/spot-rest-auth
 */

const ERRORS = 'https://docs.kraken.com/api/docs/guides/spot-errors';
const AUTH = 'https://docs.kraken.com/api/docs/guides/spot-rest-auth';

export default {
  id: 'kraken',
  name: 'Kraken',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.kraken.com',
  support: { url: 'https://support.kraken.com', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['api.kraken.com'] },
  envelope: { code: ['/error/0'], message: ['/error/0'] },
  outcome: { failsWhen: [{ responseField: '/error/0', is: { startsWith: 'E' } }] },
  credentials: [{ in: 'header', name: 'API-Key', placeholder: 'YOUR_KRAKEN_API_KEY' }],
  secrets: { headers: ['API-Sign'] },
  rules: [
    {
      id: 'invalid-key',
      when: { code: { startsWith: 'EAPI:Invalid key' } },
      title: 'Kraken does not know this API key',
      summary: 'The header API-Key is missing, malformed, or names a key that was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in API-Key', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted, has expired, or belongs to Kraken Futures', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The private key was sent in place of the public one', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [{ text: 'Create a key under Settings → API, and send the shorter, public part in API-Key', url: AUTH }],
      warnings: ['Repeated calls with a wrong key lock the account’s API for a while (EGeneral:Temporary lockout).'],
    },
    {
      id: 'invalid-signature',
      when: { code: { startsWith: 'EAPI:Invalid signature' } },
      title: 'The signature in API-Sign does not fit the request',
      summary: 'Kraken reckons the signature from path, nonce and body, and got another one.',
      category: 'auth',
      causes: [
        { text: 'No signature was sent in API-Sign', when: { not: { requestHeader: 'API-Sign' } } },
        { text: 'The private key was not base64-decoded before it was used', ruledOutBy: { not: { requestHeader: 'API-Sign' } } },
        {
          text: 'The body that was signed is not the body that was sent: another order, encoding or nonce',
          ruledOutBy: { not: { requestHeader: 'API-Sign' } },
        },
        { text: 'The path was signed without /0 at its beginning', ruledOutBy: { not: { requestHeader: 'API-Sign' } } },
        {
          text: 'The body has no nonce',
          confirmedBy: { all: [{ method: 'POST' }, { not: { requestField: '/nonce' } }, { not: { query: 'nonce' } }] },
        },
      ],
      fixes: [
        {
          text: 'Sign path + SHA256(nonce + body) with HMAC-SHA512 and the decoded private key; compare with the example in the guide',
          url: AUTH,
        },
      ],
    },
    {
      id: 'invalid-nonce',
      when: { code: { startsWith: 'EAPI:Invalid nonce' } },
      title: 'The nonce is not larger than the last one',
      summary: 'Each call of a key needs a nonce above that of every earlier call.',
      category: 'validation',
      causes: [
        { text: 'Several threads or programs share one key, and their calls overtake each other' },
        { text: 'An earlier program used larger nonces, such as microseconds in place of milliseconds' },
        { text: 'The computer’s clock was set back' },
      ],
      fixes: [
        { text: 'Give each program or thread a key of its own, or send its calls one after the other' },
        { text: 'Use the time in milliseconds (or finer, but never coarser than before) as nonce' },
        {
          text: 'Set a nonce window for the key, which forgives calls out of order',
          url: 'https://support.kraken.com/articles/360001148023-what-is-a-nonce-window-',
        },
      ],
    },
    {
      id: 'permission-denied',
      when: { code: { startsWith: 'EGeneral:Permission denied' } },
      title: 'The key lacks the permission for this call',
      summary: 'The key is known and the signature right, but the key’s permissions leave this endpoint out.',
      category: 'permission',
      causes: [
        { text: 'The permission, such as querying funds or creating orders, is not ticked' },
        { text: 'The key is restricted to other IP addresses' },
      ],
      fixes: [
        {
          text: 'Tick the permission that the endpoint’s page names in the key’s settings',
          url: 'https://support.kraken.com/articles/360000919966-how-to-create-an-api-key',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: {
        any: [
          { code: { startsWith: 'EAPI:Rate limit exceeded' } },
          { code: { startsWith: 'EOrder:Rate limit exceeded' } },
          { code: { startsWith: 'EGeneral:Too many requests' } },
          { code: { startsWith: 'EGeneral:Temporary lockout' } },
          { code: { startsWith: 'EService:Throttled' } },
        ],
      },
      title: 'Too many calls to Kraken',
      summary: 'Each call raises a counter that falls again with time; orders have a counter of their own for each pair.',
      category: 'rate-limit',
      causes: [
        { text: 'The counter of the key’s calls is full', confirmedBy: { code: { startsWith: 'EAPI:Rate limit' } } },
        { text: 'The counter for orders of this pair is full', confirmedBy: { code: { startsWith: 'EOrder:Rate limit' } } },
        {
          text: 'Too many calls with a wrong key locked the API for a while',
          confirmedBy: { code: { startsWith: 'EGeneral:Temporary lockout' } },
        },
        {
          text: 'The message names the moment from which calls are taken again',
          confirmedBy: { code: { startsWith: 'EService:Throttled' } },
        },
      ],
      fixes: [
        { text: 'Pause, then call less often: the ledger and trade history cost more than other calls' },
        {
          text: 'Use the WebSocket API for balances, orders and prices',
          url: 'https://docs.kraken.com/api/docs/guides/spot-rest-ratelimits',
        },
      ],
    },
    {
      id: 'order',
      when: { code: { startsWith: 'EOrder:' } },
      title: 'Kraken rejected the order',
      summary: 'The request was in order, but the exchange does not take this order; the text after EOrder: says why.',
      category: 'conflict',
      causes: [
        { text: 'The balance is too small', confirmedBy: { code: { startsWith: 'EOrder:Insufficient funds' } } },
        { text: 'The amount is below the pair’s minimum', confirmedBy: { code: { contains: 'minimum not met' } } },
        { text: 'No order has this id, or it is closed', confirmedBy: { code: { startsWith: 'EOrder:Unknown order' } } },
        {
          text: 'The price has more decimal places than the pair allows',
          confirmedBy: { code: { startsWith: 'EOrder:Invalid price', contains: 'decimal' } },
        },
        { text: 'The account may not trade on margin', confirmedBy: { code: { glob: 'EOrder:Cannot open *' } } },
        { text: 'Too many orders are open', confirmedBy: { code: { startsWith: 'EOrder:Orders limit exceeded' } } },
      ],
      fixes: [
        { text: 'Read ordermin, costmin and decimals of the pair from AssetPairs, and the free balance from BalanceEx' },
        { text: 'Try an order with validate=true first: it is checked but not placed', url: ERRORS },
      ],
    },
    {
      id: 'unknown-asset',
      when: { any: [{ code: { startsWith: 'EQuery:Unknown asset' } }, { code: { startsWith: 'EGeneral:Unknown asset' } }] },
      title: 'Kraken knows no such asset or pair',
      summary: 'Kraken has names of its own: Bitcoin is XBT, and a pair is written such as XBTUSD.',
      category: 'validation',
      causes: [
        {
          text: 'Bitcoin is called BTC in the request; Kraken’s own name is XBT',
          ruledOutBy: {
            not: {
              any: [
                { query: 'pair', is: { contains: 'btc' } },
                { query: 'asset', is: { contains: 'btc' } },
                { requestField: '/pair', is: { contains: 'btc' } },
                { requestField: '/asset', is: { contains: 'btc' } },
              ],
            },
          },
        },
        { text: 'The pair is misspelt or is traded no longer' },
      ],
      fixes: [{ text: 'List the pairs', snippets: [{ language: 'bash', code: 'curl https://api.kraken.com/0/public/AssetPairs' }] }],
    },
    {
      id: 'arguments',
      when: { any: [{ code: { startsWith: 'EGeneral:Invalid arguments' } }, { code: { startsWith: 'EGeneral:Unknown method' } }] },
      title: 'Kraken cannot make sense of the request',
      summary: 'A parameter is missing, malformed or does not fit the others, or the path names no method.',
      category: 'validation',
      causes: [
        { text: 'The method in the path does not exist', confirmedBy: { code: { startsWith: 'EGeneral:Unknown method' } } },
        { text: 'A required parameter is missing or malformed', ruledOutBy: { code: { startsWith: 'EGeneral:Unknown method' } } },
      ],
      fixes: [{ text: 'Compare parameters and path with the endpoint’s page', url: 'https://docs.kraken.com/api/docs/rest-api/add-order' }],
    },
    {
      id: 'service',
      when: { any: [{ code: { startsWith: 'EService:' } }, { code: { startsWith: 'EGeneral:Internal error' } }, { status: '5xx' }] },
      title: 'Kraken cannot serve this request now',
      summary: 'The exchange is offline, busy, in a restricted mode, or the deadline passed.',
      category: 'server',
      causes: [
        { text: 'The matching engine or the API is offline', confirmedBy: { code: { startsWith: 'EService:Unavailable' } } },
        {
          text: 'The market takes cancellations or post-only orders only at the moment',
          confirmedBy: { code: { startsWith: 'EService:Market in' } },
        },
        { text: 'The request’s deadline passed before it was carried out', confirmedBy: { code: { startsWith: 'EService:Deadline' } } },
        { text: 'A fault at Kraken', confirmedBy: { code: { startsWith: 'EGeneral:Internal error' } } },
      ],
      fixes: [
        {
          text: 'Ask for the system’s status, then try again with growing pauses',
          snippets: [{ language: 'bash', code: 'curl https://api.kraken.com/0/public/SystemStatus' }],
        },
        { text: 'Look an order up before repeating it: it may have been placed' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.kraken.com/0/private/AddOrder';
const json = { 'Content-Type': 'application/json' };
const sent = { 'API-Key': 'EXAMPLEnotreal0001', 'API-Sign': 'EXAMPLEnotreal0002==', 'Content-Type': 'application/x-www-form-urlencoded' };
const refused = (rule: string, why: string, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: 'nonce=1763715600000&pair=XBTUSD&type=buy&ordertype=market&volume=0.1' },
  response: { status: 200, headers: json, body: JSON.stringify({ error: [error] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-key', 'no key', 'EAPI:Invalid key', {
    request: { method: 'POST', url, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'nonce=1' },
    verdicts: { confirmed: ['No key was sent'], 'ruled-out': ['The key was deleted'] },
  }),
  refused('invalid-signature', 'a wrong signature', 'EAPI:Invalid signature', {
    verdicts: { possible: ['The private key was not base64-decoded'], 'ruled-out': ['No signature'] },
  }),
  refused('invalid-nonce', 'two programs', 'EAPI:Invalid nonce'),
  refused('permission-denied', 'a key for reading', 'EGeneral:Permission denied'),
  refused('rate-limit', 'a loop', 'EAPI:Rate limit exceeded', { verdicts: { confirmed: ['The counter of the key’s calls'] } }),
  refused('rate-limit', 'many orders', 'EOrder:Rate limit exceeded', { verdicts: { confirmed: ['The counter for orders'] } }),
  refused('order', 'an empty account', 'EOrder:Insufficient funds', { verdicts: { confirmed: ['The balance is too small'] } }),
  refused('unknown-asset', 'a pair of another exchange', 'EQuery:Unknown asset pair', {
    request: { url: 'https://api.kraken.com/0/public/Ticker?pair=BTC-USDT', headers: { Accept: 'application/json' } },
    verdicts: { possible: ['Bitcoin is called BTC'] },
  }),
  refused('arguments', 'a missing volume', 'EGeneral:Invalid arguments:volume'),
  refused('service', 'maintenance', 'EService:Unavailable', { verdicts: { confirmed: ['The matching engine'] } }),
  {
    rule: null,
    why: 'near miss: a good answer',
    request: { url: 'https://api.kraken.com/0/public/Time' },
    response: { status: 200, headers: json, body: '{"error":[],"result":{"unixtime":1763715600}}' },
  },
];
