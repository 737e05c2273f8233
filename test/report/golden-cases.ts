import type { Diagnosis, Exchange, Incident } from '../../src/model';
import type { ReportOptions } from '../../src/report/report';

/** Made-up incidents: golden files must not change when the catalogue grows. */

const startedAt = Date.parse('2026-11-21T09:00:00.000Z');

const exchange = (
  id: string,
  change: { request?: Partial<Exchange['request']>; response?: Partial<Exchange['response']> } & Partial<
    Omit<Exchange, 'request' | 'response'>
  >,
): Exchange => ({
  id,
  source: 'devtools',
  browser: 'chromium',
  startedAt,
  durationMs: 180,
  receivedAt: startedAt + 180,
  networkError: null,
  resourceType: 'fetch',
  fromCache: false,
  fromServiceWorker: false,
  serverAddress: '192.0.2.1',
  pageUrl: 'https://app.acme.example/orders?session_id=q8ZrT2wLm4Xc7Vb1Nk5J',
  initiator: {
    type: 'script',
    url: null,
    frames: [{ url: 'https://app.acme.example/assets/index.js', lineNumber: 41, columnNumber: 7, functionName: 'placeOrder' }],
  },
  preflight: null,
  ...change,
  request: {
    method: 'GET',
    url: 'https://api.acme.example/v1/orders',
    httpVersion: 'HTTP/2',
    headers: [{ name: 'accept', value: 'application/json' }],
    provisional: false,
    body: { text: null, base64: null, mimeType: '', size: 0, truncated: false, missing: 'empty' },
    ...change.request,
  },
  response: {
    status: 403,
    statusText: 'Forbidden',
    httpVersion: 'HTTP/2',
    headers: [
      { name: 'content-type', value: 'application/json' },
      { name: 'x-request-id', value: 'req_0042w1fwog22' },
    ],
    body: {
      text: '{"error":{"code":"missing_scope","message":"The key lacks orders:write"}}',
      base64: null,
      mimeType: 'application/json',
      size: 70,
      truncated: false,
      missing: null,
    },
    redirectUrl: '',
    ...change.response,
  },
});

const diagnosis = (id: string, change: Partial<Diagnosis>): Diagnosis => ({
  exchangeId: id,
  isFailure: true,
  kind: 'http',
  provider: {
    id: 'acme',
    name: 'Acme API',
    docs: 'https://docs.acme.example/',
    statusPage: 'https://status.acme.example/',
    support: {
      url: 'https://acme.example/support',
      email: 'support@acme.example',
      asks: ['request-id', 'timestamp', 'error-code', 'steps', 'account'],
    },
  },
  rule: 'acme/missing-scope',
  title: 'The key may not do this',
  summary: 'The key is valid and lacks the scope orders:write.',
  category: 'permission',
  format: null,
  error: {
    code: 'missing_scope',
    message: 'The key lacks orders:write',
    requestId: 'req_0042w1fwog22',
    docUrl: null,
    networkError: null,
    fieldErrors: [],
    foundAt: {},
  },
  partial: false,
  answeredBy: { kind: 'origin', name: null, evidence: null },
  causes: [
    { text: 'The key was made for reading', verdict: 'confirmed', evidence: 'X-Api-Key begins with acme_ro_', citations: [] },
    { text: 'The key belongs to another project', verdict: 'possible', evidence: null, citations: [] },
    { text: 'The key has expired', verdict: 'ruled-out', evidence: 'It worked 3 s ago', citations: [] },
  ],
  fixes: [
    {
      text: 'Make a key with the scope orders:write',
      snippets: [{ language: 'bash', code: "curl 'https://api.acme.example/v1/orders' -H 'X-Api-Key: YOUR_API_KEY'" }],
      url: 'https://docs.acme.example/keys',
    },
  ],
  warnings: [],
  tables: [],
  links: [{ text: 'Scopes', url: 'https://docs.acme.example/scopes' }],
  retry: null,
  limits: [],
  clockSkewSeconds: 0,
  quiet: false,
  endpoint: 'POST api.acme.example/v1/orders',
  ...change,
});

const incident = (id: string, of: Parameters<typeof exchange>[1], judged: Partial<Diagnosis>): Incident => ({
  id,
  exchange: exchange(id, of),
  diagnosis: diagnosis(id, judged),
});

const body = (text: string, mimeType: string): Exchange['request']['body'] => ({
  text,
  base64: null,
  mimeType,
  size: text.length,
  truncated: false,
  missing: null,
});

const forbidden = incident(
  'a',
  {
    request: {
      method: 'POST',
      url: 'https://api.acme.example/v1/orders?dry_run=true&access_token=q8ZrT2wLm4Xc7Vb1Nk5J',
      headers: [
        { name: ':authority', value: 'api.acme.example' },
        { name: 'content-type', value: 'application/json' },
        { name: 'X-Api-Key', value: 'acme9rTq2wLm4Xc7Vb1Nk5J' },
        { name: 'cookie', value: 'sid=Zk4Lp9QwX2vB7nM1; theme=dark' },
        { name: 'x-empty', value: '' },
      ],
      body: body(
        '{"sku":"SKU-1042","qty":2,"buyer":{"email":"quill.testerby@mail.example"},"id":12345678901234567890}',
        'application/json',
      ),
    },
  },
  {},
);

const limited = incident(
  'b',
  {
    response: {
      status: 429,
      statusText: 'Too Many Requests',
      headers: [
        { name: 'retry-after', value: '12' },
        { name: 'x-ratelimit-limit', value: '30' },
      ],
      body: body('{"code":"RATE_LIMITED","message":"Slow down"}', 'application/json'),
    },
  },
  {
    rule: 'acme/rate-limited',
    title: 'Too many requests',
    summary: 'The limit of this key is used up.',
    category: 'rate-limit',
    error: {
      code: 'RATE_LIMITED',
      message: 'Slow down',
      requestId: null,
      docUrl: 'https://docs.acme.example/limits',
      networkError: null,
      fieldErrors: [],
      foundAt: {},
    },
    causes: [{ text: 'Polling too fast', verdict: 'confirmed', evidence: '31 requests in the last 60 s; the limit is 30', citations: [] }],
    retry: { at: startedAt + 12_180, afterSeconds: 12, source: 'header:retry-after', raw: '12' },
    limits: [{ name: null, limit: 30, remaining: 0, resetSeconds: 12, windowSeconds: 60 }],
    clockSkewSeconds: -41,
    endpoint: 'GET api.acme.example/v1/orders',
  },
);

const unanswered = incident(
  'c',
  {
    source: 'har',
    networkError: 'net::ERR_NAME_NOT_RESOLVED',
    pageUrl: null,
    initiator: null,
    response: {
      status: 0,
      statusText: '',
      httpVersion: '',
      headers: [],
      body: { text: null, base64: null, mimeType: '', size: null, truncated: false, missing: 'unavailable' },
    },
  },
  {
    kind: 'network',
    provider: null,
    rule: 'network/name-not-resolved',
    title: 'The host name is unknown',
    summary: 'No name server knows this host.',
    category: 'network',
    error: {
      code: null,
      message: null,
      requestId: null,
      docUrl: null,
      networkError: 'net::ERR_NAME_NOT_RESOLVED',
      fieldErrors: [],
      foundAt: {},
    },
    answeredBy: { kind: 'browser', name: null, evidence: null },
    causes: [],
    fixes: [],
    links: [],
    clockSkewSeconds: null,
  },
);

const hostile = incident(
  'd',
  {
    request: {
      method: "PUT'`pwn`",
      url: "https://\u0430pi.acme.example/it's/[1-9]/{a,b}?q=$(pwn)",
      headers: [{ name: 'x-note', value: '`a` | ![x](https://evil.example/i) </details> \u202egpj' }],
      body: body("@/etc/hosts\n```\n'; pwn; echo '\u001b[2J\u{1f600}", 'text/plain'),
    },
    response: {
      status: 500,
      statusText: '',
      headers: [],
      body: body('````\n<img src=x onerror=alert(1)>\n# @everyone fixes #1 https://evil.example', 'text/html'),
    },
  },
  {
    title: 'The server failed',
    summary: 'It said “@everyone [click](https://evil.example)”.',
    error: {
      code: '@channel',
      message: '<script>alert(1)</script> @everyone fixes #1 www.evil.example',
      requestId: null,
      docUrl: 'javascript:alert(1)',
      networkError: null,
      fieldErrors: [{ field: 'a|b', message: '**bold**' }],
      foundAt: {},
    },
    links: [{ text: 'x', url: 'javascript:alert(1)' }],
    fixes: [],
    causes: [],
  },
);

export const goldenCases: readonly { readonly name: string; readonly incidents: readonly Incident[]; readonly options: ReportOptions }[] = [
  {
    name: 'forbidden',
    incidents: [forbidden],
    options: {
      tried: new Map([['a', ['Replayed at 09:01: 403 again']]]),
      occurrences: new Map([['a', { count: 3, firstAt: startedAt - 60_000 }]]),
    },
  },
  { name: 'rate-limited', incidents: [limited], options: {} },
  { name: 'no-answer', incidents: [unanswered], options: {} },
  { name: 'hostile', incidents: [hostile], options: {} },
  {
    name: 'session',
    incidents: [
      forbidden,
      limited,
      { ...limited, id: 'e', exchange: { ...limited.exchange, id: 'e', startedAt: startedAt + 5000, receivedAt: startedAt + 5180 } },
      unanswered,
    ],
    options: {},
  },
];
