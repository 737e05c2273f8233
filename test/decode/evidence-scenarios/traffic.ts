import { type Earlier, json, type Scenario } from '../evidence-exchange';

const scan = 'https://api.nat.example/api/v1/scan/7';
const every = (seconds: number, times: number, more: Partial<Earlier> = {}): Earlier[] =>
  Array.from({ length: times }, (_, i) => ({ secondsAgo: (times - i) * seconds, url: scan, ...more }));
const jsonType = { 'content-type': 'application/json' };
const charge = (amount: number, more: Partial<Earlier> = {}) => ({
  method: 'POST',
  url: 'https://pay.example/charges',
  requestHeaders: { ...jsonType, 'idempotency-key': 'order-5519' },
  requestBody: json({ amount }),
  ...more,
});
const refresh = (token: string, more: Partial<Earlier> = {}) => ({
  method: 'POST',
  url: 'https://id.example/oauth/token',
  requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
  requestBody: `grant_type=refresh_token&client_id=web&refresh_token=${token}`,
  ...more,
});
const authorized = (uri: string): Earlier => ({
  secondsAgo: 2,
  url: `https://id.example/authorize?response_type=code&redirect_uri=${encodeURIComponent(uri)}`,
  status: 302,
});
const exchanged = (uri: string) => ({
  method: 'POST',
  url: 'https://id.example/token',
  requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
  requestBody: `grant_type=authorization_code&code=ac_1&redirect_uri=${encodeURIComponent(uri)}`,
});
const contact = (email: string) => ({
  method: 'POST',
  url: 'https://crm.example/contacts',
  requestHeaders: jsonType,
  requestBody: json({ email }),
  responseHeaders: jsonType,
});
const tried = { authorization: 'Bearer wrong' };

export const trafficScenarios: readonly Scenario[] = [
  {
    claim: 'the endpoint worked earlier and the request differs',
    check: 'worked-before',
    base: { status: 403, url: scan, requestHeaders: { accept: '*/*' } },
    confirmed: {
      before: [{ secondsAgo: 180, url: scan, requestHeaders: { accept: '*/*', 'X-Organization-ID': 'org' } }],
      says: '3 min before (status 200). That request sent the header X-Organization-ID; this one does not',
    },
    ruledOut: { before: [{ secondsAgo: 180, url: scan, status: 403 }] },
    unknown: { before: [{ secondsAgo: 180, url: 'https://api.nat.example/other' }] },
  },
  {
    claim: 'the endpoint worked earlier with another credential',
    check: 'worked-before',
    base: { status: 401, url: scan, requestHeaders: { authorization: 'Bearer new' } },
    confirmed: {
      before: [{ secondsAgo: 20, url: scan, requestHeaders: { authorization: 'Bearer old' } }],
      says: 'the credential in Authorization',
    },
    ruledOut: { before: [{ secondsAgo: 20, url: scan, status: 401, requestHeaders: { authorization: 'Bearer old' } }] },
    unknown: {},
  },
  {
    claim: 'more requests were sent to the endpoint than its limit',
    check: 'too-many-requests',
    base: { status: 429, url: scan, responseHeaders: { 'x-ratelimit-limit': '30' } },
    confirmed: { before: every(1.5, 30), says: '31 requests to GET api.nat.example/api/v1/scan/{id} in the last 60 s; the limit is 30' },
    ruledOut: { responseHeaders: { 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '12' } },
    unknown: { before: every(1.5, 5) },
  },
  {
    claim: 'the answer’s own counter is at zero',
    check: 'too-many-requests',
    base: { status: 429, url: scan },
    confirmed: { responseHeaders: { 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '0' }, says: '0 of 30 requests remain' },
    ruledOut: { responseHeaders: { 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '3' } },
    unknown: {},
  },
  {
    claim: 'a documented limit is exceeded',
    check: 'too-many-requests',
    base: { status: 429, url: scan, with: { limit: 10, withinSeconds: 3600 } },
    confirmed: { before: every(60, 10), says: 'in the last 1 h; the limit is 10' },
    ruledOut: { responseHeaders: { 'ratelimit-remaining': '5' } },
    unknown: { before: every(60, 9) },
  },
  {
    claim: 'the message states the limit',
    check: 'too-many-requests',
    base: { status: 429, url: scan, body: json({ message: 'Only 5 requests per 10 seconds are allowed' }), responseHeaders: jsonType },
    confirmed: { before: every(1, 5), says: 'in the last 10 s; the limit is 5' },
    ruledOut: { responseHeaders: { ...jsonType, 'x-rate-limit-remaining': '2' } },
    unknown: { before: every(30, 5) },
  },
  {
    claim: 'the endpoint is polled too fast',
    check: 'polling-fast',
    base: { status: 429, url: scan, with: { everySeconds: 5 } },
    confirmed: { before: every(1, 12), says: 'about every 1 s' },
    ruledOut: { before: every(6, 6) },
    unknown: {},
  },
  {
    claim: 'failed authentications reached the number that leads to a block',
    check: 'auth-failures',
    base: { status: 401, url: scan, with: { count: 10, withinSeconds: 3600 } },
    confirmed: { before: every(30, 9, { status: 401, requestHeaders: tried }), says: '10 failed authentications' },
    ruledOut: { before: [...every(30, 3, { status: 401, requestHeaders: tried }), { secondsAgo: 5, url: scan }] },
    unknown: { before: every(30, 6, { status: 401, requestHeaders: tried }), says: '7 of 10 failed authentications so far' },
  },
  {
    claim: 'the client did not wait for the time in Retry-After',
    check: 'retry-ignored',
    base: { status: 429, url: scan },
    confirmed: { before: [{ secondsAgo: 4, url: scan, status: 429, responseHeaders: { 'retry-after': '12' } }], says: 'too early' },
    ruledOut: { before: [{ secondsAgo: 14, url: scan, status: 429, responseHeaders: { 'retry-after': '12' } }] },
    unknown: { before: [{ secondsAgo: 4, url: 'https://api.nat.example/other', status: 429, responseHeaders: { 'retry-after': '12' } }] },
  },
  {
    claim: 'a retry storm ignored Retry-After',
    check: 'retry-ignored',
    base: { status: 503, url: scan },
    confirmed: { before: every(1, 5, { status: 503, responseHeaders: { 'retry-after': '30' } }), says: '5 requests came too early' },
    ruledOut: { before: every(40, 2, { status: 503, responseHeaders: { 'retry-after': '30' } }) },
    unknown: { before: every(1, 5, { status: 503 }) },
  },
  {
    claim: 'every endpoint of the host fails at once',
    check: 'host-failing-everywhere',
    base: { status: 503, url: scan },
    confirmed: { before: [{ secondsAgo: 5, url: 'https://api.nat.example/users', status: 502 }], says: 'on 2 endpoints' },
    ruledOut: { before: [{ secondsAgo: 5, url: 'https://api.nat.example/health' }], says: 'answered 200' },
    unknown: { before: [{ secondsAgo: 500, url: 'https://api.nat.example/users', status: 502 }] },
  },
  {
    claim: 'no endpoint of the host answers',
    check: 'host-failing-everywhere',
    base: { status: 0, url: scan, networkError: 'net::ERR_CONNECTION_REFUSED' },
    confirmed: {
      before: [{ secondsAgo: 5, url: 'https://api.nat.example/users', status: 0, networkError: 'net::ERR_CONNECTION_REFUSED' }],
      says: '2 requests',
    },
    ruledOut: { before: [{ secondsAgo: 5, url: 'https://api.nat.example/users', status: 404 }] },
    unknown: {},
  },
  {
    claim: 'an idempotency key was sent again with another body',
    check: 'idempotency-key-reused',
    base: charge(1500, { status: 422, body: json({ message: 'The key was used with other parameters' }) }),
    confirmed: { before: [{ secondsAgo: 20, ...charge(1000, { status: 201 }) }], says: 'sent 20 s before with another body (status 201)' },
    ruledOut: { before: [{ secondsAgo: 20, ...charge(1500, { status: 503 }) }] },
    unknown: { before: [{ secondsAgo: 20, ...charge(1000, { requestBody: { text: null, missing: 'too-large' } }) }] },
  },
  {
    claim: 'a refresh token was exchanged before',
    check: 'grant-used-before',
    base: {
      ...refresh('rt_EUkMtHymrT67pXajuylw', { status: 400, body: json({ error: 'invalid_grant' }) }),
      with: { grant: 'refresh_token' },
    },
    confirmed: {
      before: [{ secondsAgo: 6, ...refresh('rt_EUkMtHymrT67pXajuylw') }],
      says: 'The same refresh_token was exchanged 6 s before',
    },
    ruledOut: { before: [{ secondsAgo: 6, ...refresh('rt_another') }] },
    unknown: { before: [] },
  },
  {
    claim: 'a redirect_uri is another than that of the authorization request',
    check: 'redirect-uri-differs',
    base: { ...exchanged('https://app.example/cb/'), status: 400, body: json({ error: 'invalid_grant' }) },
    confirmed: { before: [authorized('https://app.example/cb')], says: 'another than that of the authorization request 2 s before' },
    ruledOut: { before: [authorized('https://app.example/cb/')] },
    unknown: {},
  },
  {
    claim: 'a service worker handed out the answer',
    check: 'from-service-worker',
    base: { status: 503, url: scan },
    confirmed: { fromServiceWorker: true, says: 'handed out this 503' },
    ruledOut: { browser: 'chromium' },
    unknown: { browser: 'firefox' },
  },
  {
    claim: 'the very same request had succeeded',
    check: 'done-before',
    base: { ...contact('jo@pine.example'), status: 409, body: json({ message: 'This contact already exists' }) },
    confirmed: { before: [{ secondsAgo: 8, ...contact('jo@pine.example'), status: 201 }], says: 'succeeded 8 s before (status 201)' },
    ruledOut: { before: [{ secondsAgo: 8, ...contact('kim@pine.example'), status: 201 }] },
    unknown: { before: [{ secondsAgo: 8, ...contact('jo@pine.example'), status: 201 }], body: json({ message: 'Try again' }) },
  },
  {
    claim: 'the day is used up, not the minute',
    check: 'too-many-requests',
    base: { status: 429, url: scan },
    confirmed: {
      responseHeaders: {
        'x-ratelimit-limit-minute': '60',
        'x-ratelimit-remaining-minute': '58',
        'x-ratelimit-limit-day': '1000',
        'x-ratelimit-remaining-day': '0',
      },
      says: '0 of 1000 remain (X-Ratelimit-Remaining-Day)',
    },
    ruledOut: { responseHeaders: { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '58' } },
    unknown: { responseHeaders: { 'x-ratelimit-limit-minute': '60' } },
  },
  {
    claim: 'If-Match has a version that an earlier answer had replaced',
    check: 'etag-stale',
    base: { status: 412, method: 'PUT', url: scan, requestHeaders: { 'if-match': '"r41"' } },
    confirmed: {
      before: [
        { secondsAgo: 9, url: scan, responseHeaders: { etag: '"r41"' } },
        { secondsAgo: 5, url: scan, method: 'PUT', responseHeaders: { etag: '"r42"' } },
      ],
      says: 'If-Match has "r41"; PUT of the same address was answered with "r42" 5 s before',
    },
    ruledOut: { responseHeaders: { etag: '"r41"' } },
    unknown: { before: [{ secondsAgo: 9, url: scan, responseHeaders: { etag: '"r41"' } }] },
  },
  {
    claim: 'the same request was under way already',
    check: 'duplicate-in-flight',
    base: { status: 409, method: 'POST', url: 'https://api.nat.example/orders', requestHeaders: jsonType, requestBody: json({ sku: 'a' }) },
    confirmed: {
      before: [
        {
          secondsAgo: 0,
          durationMs: 300,
          method: 'POST',
          status: 201,
          url: 'https://api.nat.example/orders',
          requestHeaders: jsonType,
          requestBody: json({ sku: 'a' }),
        },
      ],
      says: 'still under way',
    },
    ruledOut: {
      before: [
        {
          secondsAgo: 60,
          method: 'POST',
          url: 'https://api.nat.example/orders',
          requestHeaders: jsonType,
          requestBody: json({ sku: 'a' }),
        },
      ],
    },
    unknown: {},
  },
];
