import type { Exchange, ProviderInfo } from '../../../src/model';
import { body, error, exchange, START } from './fake-exchange';

export const KEY = 'nat_pk_live_9f8e7d6c5b4a39281706f5e4d3c2b1a0';

const nat: ProviderInfo = {
  id: 'nat',
  name: 'NAT API',
  docs: 'https://docs.nat-testing.io/errors',
  statusPage: 'https://status.nat-testing.io',
  support: { url: 'https://nat-testing.io/support', email: 'support@nat-testing.io', asks: ['request-id', 'timestamp'] },
};

const plans = {
  title: 'Requests per minute by plan',
  columns: ['Plan', 'Requests per minute', 'Burst'],
  rows: [
    ['Free', '30', '10'],
    ['Pro', '120', '40'],
    ['Enterprise', 'by agreement', '–'],
  ],
};

export const missingKey = (at = START): Exchange =>
  exchange({
    id: 'missing-key',
    at,
    status: 401,
    statusText: 'Unauthorized',
    url: 'https://api.nat-testing.io/api/v1/usage?from=2026-11-01&to=2026-11-21',
    requestHeaders: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    responseHeaders: {
      date: 'Sat, 21 Nov 2026 09:42:00 GMT',
      'content-type': 'application/json',
      'content-length': '1482',
      'x-request-id': 'req_7Yb2kQ',
    },
    responseBody: body(
      '{"error":"API_KEY_MISSING","message":"API key required. Provide it in the X-API-Key header.","request_id":"req_7Yb2kQ","status":401,"details":{"hint":null,"docs":["https://docs.nat-testing.io/errors"],"retryable":false,"id":12345678901234567890}}',
    ),
    diagnosis: {
      provider: nat,
      rule: 'nat/api-key-missing',
      title: 'The API key is missing',
      summary: 'NAT looks for the key in the X-API-Key header and found none there.',
      category: 'auth',
      error: error({
        code: 'API_KEY_MISSING',
        message: 'API key required. Provide it in the X-API-Key header.',
        requestId: 'req_7Yb2kQ',
        foundAt: { code: '/error', message: '/message' },
      }),
      answeredBy: { kind: 'origin', name: null, evidence: 'The answer has the shape that NAT documents.' },
      causes: [
        {
          text: 'The X-API-Key header is missing',
          verdict: 'confirmed',
          evidence: 'The request has no X-API-Key header; it sends Authorization: Bearer instead.',
          citations: [{ part: 'request-header', at: 'Authorization' }],
        },
        { text: 'The key was revoked or belongs to another organisation', verdict: 'possible', evidence: null, citations: [] },
        {
          text: 'The key has stray characters around it',
          verdict: 'ruled-out',
          evidence: 'The value that was sent has no space, quote or line break in it.',
          citations: [{ part: 'request-header', at: 'authorization' }],
        },
        { text: 'The key is a placeholder', verdict: 'ruled-out', evidence: 'It does not look like one.', citations: [] },
      ],
      fixes: [
        {
          text: 'Send the key in the X-API-Key header instead of Authorization',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://api.nat-testing.io/api/v1/usage?from=2026-11-01&to=2026-11-21' \\\n  -H 'X-API-Key: YOUR_API_KEY'",
            },
            {
              language: 'javascript',
              code: 'await fetch("https://api.nat-testing.io/api/v1/usage", {\n  headers: { "X-API-Key": process.env.NAT_API_KEY },\n});',
            },
            { language: 'python', code: 'requests.get(url, headers={"X-API-Key": os.environ["NAT_API_KEY"]})' },
          ],
          url: null,
        },
        { text: 'Create a key in the dashboard if you have none yet', snippets: [], url: 'https://nat-testing.io/dashboard/keys' },
      ],
      warnings: ['Never put the key into code that runs in a browser: everybody who opens the page can read it.'],
      links: [
        { text: 'Authentication', url: 'https://docs.nat-testing.io/auth' },
        { text: 'Not a web link', url: 'javascript:alert(1)' },
      ],
    },
  });

export const rateLimited = (at = START, id = 'rate-limited', wait = 42): Exchange =>
  exchange({
    id,
    at,
    status: 429,
    statusText: 'Too Many Requests',
    url: 'https://api.nat-testing.io/api/v1/scan/8f1c',
    requestHeaders: { 'x-api-key': KEY },
    responseHeaders: {
      date: new Date(at).toUTCString(),
      'content-type': 'application/json',
      'retry-after': String(wait),
      'x-ratelimit-limit': '30',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.floor(at / 1_000) + wait),
    },
    responseBody: body('{"error":"RATE_LIMITED","message":"Too many requests","retry_after":42}'),
    diagnosis: {
      provider: nat,
      rule: 'nat/rate-limited',
      title: 'Too many requests in one minute',
      summary: 'The plan allows 30 requests per minute, and they are used up.',
      category: 'rate-limit',
      endpoint: 'GET api.nat-testing.io/api/v1/scan/{id}',
      error: error({ code: 'RATE_LIMITED', message: 'Too many requests', foundAt: { code: '/error', message: '/message' } }),
      causes: [
        {
          text: 'The scan is polled too often',
          verdict: 'confirmed',
          evidence: '31 requests to GET /api/v1/scan/{id} in the last 60 s; the limit is 30.',
          citations: [{ part: 'history', at: null }],
        },
        { text: 'Several clients share one key', verdict: 'possible', evidence: null, citations: [] },
      ],
      fixes: [{ text: 'Wait for the time that Retry-After states, then poll every 5 seconds at most', snippets: [], url: null }],
      tables: [plans],
      retry: { at: at + 184 + wait * 1_000, afterSeconds: wait, source: 'header:retry-after', raw: String(wait) },
      limits: [{ name: null, limit: 30, remaining: 0, resetSeconds: wait, windowSeconds: 60 }],
      answeredBy: { kind: 'gateway', name: 'Kong', evidence: 'The Server header says kong/3.4.' },
    },
  });

const others = (at: number): Exchange[] => [
  exchange({
    id: 'bad-json',
    at: at + 2_000,
    method: 'POST',
    url: 'https://api.nudg3.ai/v1/organizations/42/brands',
    status: 422,
    statusText: 'Unprocessable Entity',
    requestBody: body('{"name": "Acme", "domains": ["acme.com",],\n "industry": }'),
    responseBody: body('{"success":false,"error":{"code":"VALIDATION_ERROR","message":"Invalid request"}}'),
    diagnosis: {
      provider: { id: 'nudg3', name: 'Nudg3', docs: null, statusPage: null, support: null },
      rule: 'nudg3/validation-error',
      title: 'The request body is not valid JSON',
      summary: 'The parser stopped before the end of what was sent.',
      category: 'validation',
      error: error({
        code: 'VALIDATION_ERROR',
        message: 'Invalid request',
        foundAt: { code: '/error/code' },
        fieldErrors: [
          { field: 'industry', message: 'Field required' },
          { field: 'domains.1', message: 'Expected a value' },
        ],
      }),
      causes: [
        {
          text: 'The JSON that was sent is malformed',
          verdict: 'confirmed',
          evidence: 'The body you sent stops being JSON at line 1, column 41: trailing comma.',
          citations: [{ part: 'request-body', at: null, range: { start: 40, end: 42 } }],
        },
      ],
      fixes: [
        { text: 'Let a serialiser write the body', snippets: [{ language: 'javascript', code: 'body: JSON.stringify(data)' }], url: null },
      ],
    },
  }),
  exchange({
    id: 'dns',
    at: at + 3_000,
    url: 'https://api.blocksecops.co/v1/scans',
    networkError: 'net::ERR_NAME_NOT_RESOLVED',
    diagnosis: {
      rule: 'network/name-not-resolved',
      title: 'The host name does not exist',
      summary: 'No address was found for api.blocksecops.co.',
      category: 'network',
      answeredBy: { kind: 'browser', name: null, evidence: 'No answer came; the browser reports net::ERR_NAME_NOT_RESOLVED.' },
      causes: [{ text: 'The host name is misspelt', verdict: 'possible', evidence: null, citations: [] }],
    },
  }),
  exchange({
    id: 'gateway',
    at: at + 4_000,
    url: 'https://api.stripe.example/v1/charges/ch_3PQ',
    status: 503,
    statusText: 'Service Unavailable',
    responseBody: body('<html><body><h1>503</h1><img src=x onerror=alert(1)></body></html>', 'text/html'),
    diagnosis: {
      title: 'The service is not available',
      summary: 'A gateway answered in place of the API.',
      category: 'gateway',
      rule: 'http/503',
    },
  }),
  exchange({
    id: 'graphql',
    at: at + 5_000,
    method: 'POST',
    url: 'https://shop.example.com/graphql',
    status: 200,
    diagnosis: {
      isFailure: true,
      kind: 'application',
      partial: true,
      title: 'The query cost more than what is left',
      summary: 'GraphQL reports the failure inside a 200.',
      category: 'rate-limit',
      error: error({ code: 'THROTTLED', message: 'Throttled' }),
      endpoint: 'POST shop.example.com/graphql GetOrders',
    },
  }),
  exchange({
    id: 'hostile',
    at: at + 6_000,
    url: 'https://evil.example/%3Cscript%3E/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    status: 400,
    responseHeaders: { 'x-evil': '<img src=x onerror=alert(1)>\u202e gnp.exe' },
    responseBody: body(
      `{"error":{"code":"\u202eEVIL\u200b${'X'.repeat(300)}","message":"<script>alert(1)</script> [click](javascript:alert(1))"}}`,
    ),
    diagnosis: {
      title: 'The request was not understood',
      summary: 'Hostile text must stay text.',
      error: error({ code: `\u202eEVIL\u200b${'X'.repeat(300)}`, message: '<script>alert(1)</script> [click](javascript:alert(1))' }),
      provider: { id: 'evil', name: 'Evil <b>Corp</b>', docs: 'javascript:alert(1)', statusPage: null, support: null },
    },
  }),
  exchange({
    id: 'cancelled',
    at: at + 6_500,
    url: 'https://app.example.com/search?q=a',
    networkError: 'net::ERR_ABORTED',
    diagnosis: { quiet: true, title: 'The page cancelled the request', summary: 'The caller gave up quickly.' },
  }),
];

const success = (at: number, remaining: number): Exchange =>
  exchange({
    at,
    status: 200,
    url: 'https://api.nat-testing.io/api/v1/usage?from=2026-11-01',
    requestHeaders: { 'x-api-key': KEY, 'x-organization-id': 'org_12' },
    diagnosis: {
      limits: [
        { name: null, limit: 30, remaining, resetSeconds: 55, windowSeconds: 60 },
        { name: 'daily', limit: 5_000, remaining: 3_120 + remaining, resetSeconds: 51_480, windowSeconds: 86_400 },
      ],
    },
  });

/** A morning's work: every kind of row, waits that run and one that is over, limits that run out. */
export const everything = (now: number): Exchange[] => [
  ...Array.from({ length: 12 }, (_, i) => success(now - 58_000 + i * 2_500, 14 - i)),
  exchange({
    at: now - 8_000,
    status: 200,
    url: 'https://shop.example.com/admin/orders.json',
    diagnosis: { limits: [{ name: 'concurrent calls', limit: 40, remaining: 31, resetSeconds: null, windowSeconds: null }] },
  }),
  missingKey(now - 30_000),
  ...others(now - 29_000),
  rateLimited(now - 20_000, 'over', 10),
  ...[3, 2, 1].map((i) => rateLimited(now - i * 500, `limited-${i}`)),
  exchange({
    id: 'quota',
    at: now - 400,
    status: 403,
    url: 'https://api.github.example/repos/o/r/issues',
    diagnosis: {
      title: 'The monthly quota is used up',
      summary: 'The account has no calls left this month.',
      category: 'rate-limit',
      error: error({ code: 'quota_exceeded' }),
      retry: { at: now + 833_000_000, afterSeconds: 833_000, source: 'body:/quota/reset_at', raw: '2026-12-01T00:00:00Z' },
    },
  }),
];

/** When the harness looks at its watch. */
export const frozen = START + 60_000;

/** A long list, all different enough not to fold. */
export const many = (now: number, count: number): Exchange[] =>
  Array.from({ length: count }, (_, i) =>
    exchange({
      at: now - (count - i) * 10,
      status: 400 + (i % 30),
      url: `https://api.example.com/v1/things/${i}`,
      diagnosis: { rule: `http/${i}` },
    }),
  );

export const fromFile = (now: number): Exchange[] => [
  exchange({
    source: 'har',
    at: now - 86_400_000,
    status: 404,
    url: 'https://api.example.com/v1/orders/17',
    diagnosis: { title: 'Nothing is there' },
  }),
  exchange({
    id: 'from-file',
    source: 'har',
    at: now - 86_300_000,
    status: 429,
    diagnosis: {
      title: 'Too many requests',
      category: 'rate-limit',
      retry: { at: now - 86_240_000, afterSeconds: 60, source: 'header:retry-after', raw: '60' },
    },
  }),
];

/** Failures of APIs that nobody wrote a book about: an orderly one, one that tells a secret, one that means harm. */
export const unknown = (now: number): Exchange[] =>
  (
    [
      ['stock', { code: 'OUT_OF_STOCK', message: 'Only 3 of item 87 are left. Order fewer of them.' }],
      ['leaky', { code: KEY, message: `The key ${KEY} of ada@shop.example is not valid any more` }],
      ['nasty', { code: '\u202eEVIL', message: '<img src=x onerror=alert(1)> [click](javascript:alert(1))\u202e gnp' }],
    ] as const
  ).map(([id, told], i) =>
    exchange({
      id,
      at: now - 10_000 + i * 1_000,
      method: 'POST',
      url: `https://api.shop.example/${id}`,
      status: 422,
      statusText: 'Unprocessable Content',
      responseHeaders: { 'content-type': 'application/json' },
      responseBody: body(JSON.stringify({ error: told })),
      diagnosis: {
        rule: 'http-status/422',
        title: 'The server cannot process the content',
        summary: 'The request is well-formed but its content was refused.',
        category: 'validation',
        error: error(told),
      },
    }),
  );
