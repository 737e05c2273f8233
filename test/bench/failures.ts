import { toRecord } from '../../src/http/traffic-record';
import type { Exchange, History } from '../../src/model';
import { exchangeOf, type PartialExchange } from '../decode/exchange';

/** One failure as APIs send them: about 2 kB of JSON, the usual headers on both sides, 200 earlier exchanges. */
export interface Failure {
  readonly name: string;
  readonly body: string;
  readonly exchange: Exchange;
  readonly history: History;
}

const noon = Date.UTC(2026, 10, 21, 9, 0, 0);
const token =
  'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUvIiwic3ViIjoidXNyXzgyNzM2NDUiLCJhdWQiOlsiaHR0cHM6Ly9hcGkuZXhhbXBsZSJdLCJpYXQiOjE3OTUyNTAwMDAsImV4cCI6MTc5NTI2MDAwMH0.c2lnbmF0dXJlLXRoYXQtbm9ib2R5LXZlcmlmaWVz';

/** What a browser's fetch sends. */
const sent = {
  accept: 'application/json, text/plain, */*',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-GB,en;q=0.9,de;q=0.8',
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  origin: 'https://app.example',
  referer: 'https://app.example/orders/new',
  'sec-ch-ua-platform': '"Linux"',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-site',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
};

/** What an API behind a load balancer sends back. */
const received = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-origin': 'https://app.example',
  'cache-control': 'no-store',
  connection: 'keep-alive',
  'content-type': 'application/json; charset=utf-8',
  date: 'Sat, 21 Nov 2026 09:00:00 GMT',
  etag: 'W/"7e4-Qm9yZWQgYnkgbm93Pw"',
  server: 'nginx',
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  vary: 'Origin, Accept-Encoding',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '962',
  'x-request-id': '0d3f6a52-5c1e-4f0b-9a5e-2f6f1f0f7f11',
};

const order = {
  customer: { name: 'Ada Lovelace', email: 'ada@example', address: { line1: '12 St James’s Square', city: 'London', postal_code: 'SW1Y' } },
  items: [
    { sku: 'TEA-001', quantity: 0, unit_price: 1250 },
    { sku: 'CUP-014', quantity: 2, unit_price: 800 },
  ],
  currency: 'gb',
  ship_by: '2026-11-01',
  notes: '',
};

const problem = {
  type: 'https://api.example/problems/validation-failed',
  title: 'One or more validation errors occurred.',
  status: 422,
  detail: 'The order could not be placed because ten of its fields did not pass validation. Correct them and send the order again.',
  instance: '/v1/orders',
  traceId: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00',
  errors: [
    { detail: 'must be greater than or equal to 1', pointer: '#/items/0/quantity', code: 'min_value', rejected: 0 },
    { detail: 'must be a well-formed email address', pointer: '#/customer/email', code: 'email', rejected: 'ada@example' },
    { detail: 'must be a three-letter ISO 4217 currency code', pointer: '#/currency', code: 'currency', rejected: 'gb' },
    { detail: 'must be a date in the future', pointer: '#/ship_by', code: 'future_date', rejected: '2026-11-01' },
    {
      detail: 'must match the postal code format of the country',
      pointer: '#/customer/address/postal_code',
      code: 'pattern',
      rejected: 'SW1Y',
    },
    { detail: 'is required', pointer: '#/customer/address/country', code: 'required', rejected: null },
    { detail: 'must not be blank', pointer: '#/notes', code: 'not_blank', rejected: '' },
    { detail: 'is not a known product or is no longer sold', pointer: '#/items/1/sku', code: 'unknown_reference', rejected: 'CUP-014' },
    { detail: 'must not be sent together with unit_price', pointer: '#/items/1/discount', code: 'exclusive', rejected: null },
    { detail: 'must be one of standard, express, pickup', pointer: '#/delivery', code: 'enum', rejected: null },
  ],
  context: {
    service: 'order-intake',
    version: '2026.11.3+9c1f2ab',
    region: 'eu-west-2',
    received_at: '2026-11-21T09:00:00.113Z',
    schema: 'https://api.example/schemas/2026-10-01/order.create.json',
    hint: 'Validate orders against the published JSON schema before sending them; the sandbox accepts the same schema and reports every violation at once.',
  },
  links: [
    { rel: 'describedby', href: 'https://docs.example/errors/validation-failed' },
    { rel: 'support', href: 'https://support.example/new?topic=orders' },
  ],
};

const google = {
  error: {
    code: 403,
    message:
      'Artifact Storage API has not been used in project 482910337716 before or it is disabled. Enable it by visiting https://console.cloud.example/apis/api/artifactstorage.googleapis.example/overview?project=482910337716 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.',
    errors: [
      {
        message:
          'Artifact Storage API has not been used in project 482910337716 before or it is disabled. Enable it by visiting https://console.cloud.example/apis/api/artifactstorage.googleapis.example/overview?project=482910337716 then retry.',
        domain: 'usageLimits',
        reason: 'accessNotConfigured',
        extendedHelp: 'https://console.cloud.example',
      },
    ],
    status: 'PERMISSION_DENIED',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Google developers console API activation',
            url: 'https://console.cloud.example/apis/api/artifactstorage.googleapis.example/overview?project=482910337716',
          },
        ],
      },
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'SERVICE_DISABLED',
        domain: 'googleapis.com',
        metadata: {
          activationUrl: 'https://console.cloud.example/apis/api/artifactstorage.googleapis.example/overview?project=482910337716',
          consumer: 'projects/482910337716',
          containerInfo: '482910337716',
          service: 'artifactstorage.googleapis.example',
          serviceTitle: 'Artifact Storage API',
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.LocalizedMessage',
        locale: 'en-US',
        message:
          'Artifact Storage API has not been used in project 482910337716 before or it is disabled. Enable it in the console, then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems.',
      },
      {
        '@type': 'type.googleapis.com/google.rpc.DebugInfo',
        detail: 'generic::permission_denied: consumer project is not enabled for the service; checked by service-control in europe-west2',
      },
      { '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId: 'f3b1c7e2a9d84e0c', servingData: 'AOmjYm3v2k9Qx1bT7wYd' },
    ],
  },
};

const graphql = {
  errors: [
    {
      message: 'You are not allowed to read the payment methods of this customer.',
      locations: [{ line: 14, column: 7 }],
      path: ['customer', 'paymentMethods'],
      extensions: {
        code: 'FORBIDDEN',
        requestId: '7c1d8a0b-4f35-4ad2-8e9b-9c2a5e6f1b23',
        stacktrace: [
          'ForbiddenError: You are not allowed to read the payment methods of this customer.',
          '    at assertScope (/srv/app/dist/auth/assert-scope.js:41:11)',
          '    at paymentMethods (/srv/app/dist/schema/customer/payment-methods.js:27:5)',
          '    at field.resolve (/srv/app/node_modules/@apollo/server/dist/cjs/utils/schemaInstrumentation.js:82:22)',
          '    at executeField (/srv/app/node_modules/graphql/execution/execute.js:500:20)',
          '    at executeFields (/srv/app/node_modules/graphql/execution/execute.js:422:22)',
          '    at executeOperation (/srv/app/node_modules/graphql/execution/execute.js:352:14)',
          '    at execute (/srv/app/node_modules/graphql/execution/execute.js:136:20)',
          '    at collectAndExecuteSubfields (/srv/app/node_modules/graphql/execution/execute.js:957:10)',
          '    at completeObjectValue (/srv/app/node_modules/graphql/execution/execute.js:927:10)',
          '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
        ],
      },
    },
  ],
  data: {
    customer: {
      id: 'Q3VzdG9tZXI6MTg0Mg==',
      name: 'Ada Lovelace',
      createdAt: '2024-02-11T16:20:41Z',
      paymentMethods: null,
      orders: {
        totalCount: 5,
        nodes: [
          { id: 'T3JkZXI6OTAwMQ==', number: '2026-9001', total: { amount: '28.50', currency: 'GBP' }, state: 'SHIPPED' },
          { id: 'T3JkZXI6OTAwMg==', number: '2026-9002', total: { amount: '12.00', currency: 'GBP' }, state: 'PAID' },
          { id: 'T3JkZXI6OTAwMw==', number: '2026-9003', total: { amount: '7.20', currency: 'GBP' }, state: 'DRAFT' },
          { id: 'T3JkZXI6OTAwNA==', number: '2026-9004', total: { amount: '91.90', currency: 'GBP' }, state: 'PAID' },
          { id: 'T3JkZXI6OTAwNQ==', number: '2026-9005', total: { amount: '4.35', currency: 'GBP' }, state: 'RETURNED' },
        ],
      },
    },
  },
  extensions: { cost: { requestedQueryCost: 42, actualQueryCost: 17 } },
};

const query =
  'query Customer($id: ID!) { customer(id: $id) { id name createdAt paymentMethods { id brand last4 } orders(first: 5) { totalCount nodes { id number total { amount currency } state } } } }';

const plain = {
  error: {
    type: 'invalid_request_error',
    code: 'parameter_invalid',
    message: 'The parameter items[0].quantity must be a positive whole number, but 0 was sent.',
    param: 'items[0].quantity',
    request_id: 'req_8f2c1a90b7d64e1c',
    request_log_url: 'https://dashboard.example/logs/req_8f2c1a90b7d64e1c',
    doc_url: 'https://docs.example/errors/parameter-invalid',
    details: [
      { field: 'items[0].quantity', message: 'must be a positive whole number', code: 'invalid', value: 0 },
      { field: 'customer.email', message: 'is not a valid e-mail address', code: 'invalid_email', value: 'ada@example' },
      { field: 'currency', message: 'is not one of the supported currencies', code: 'inclusion', value: 'gb' },
      { field: 'customer.address.country', message: 'is required', code: 'missing', value: null },
      { field: 'ship_by', message: 'must not lie in the past', code: 'future_date', value: '2026-11-01' },
    ],
  },
  meta: {
    service: 'orders-api',
    build: '2026.11.3+9c1f2ab',
    node: 'ip-10-31-4-117.eu-west-2.compute.internal',
    environment: 'production',
    timestamp: '2026-11-21T09:00:00.113Z',
    duration_ms: 48.2,
  },
  stack: `ValidationError: The parameter items[0].quantity must be a positive whole number, but 0 was sent.
    at Validator.fail (/srv/orders/src/validation/validator.ts:118:13)
    at Validator.items (/srv/orders/src/validation/validator.ts:64:14)
    at OrderController.create (/srv/orders/src/controllers/order-controller.ts:41:27)
    at Layer.handle (/srv/orders/node_modules/router/lib/layer.js:152:17)
    at trimPrefix (/srv/orders/node_modules/router/index.js:342:13)
    at /srv/orders/node_modules/router/index.js:297:9
    at processParams (/srv/orders/node_modules/router/index.js:582:12)
    at next (/srv/orders/node_modules/router/lib/route.js:157:13)
    at authenticate (/srv/orders/src/middleware/authenticate.ts:33:12)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)`,
};

const frames = [
  'Illuminate\\Auth\\Middleware\\Authenticate',
  'Illuminate\\Pipeline\\Pipeline',
  'Illuminate\\Routing\\Middleware\\ThrottleRequests',
  'Illuminate\\Routing\\Router',
  'Illuminate\\Foundation\\Http\\Middleware\\ValidatePostSize',
  'Illuminate\\Foundation\\Http\\Kernel',
  'Illuminate\\Http\\Middleware\\HandleCors',
  'Illuminate\\Http\\Middleware\\TrustProxies',
  'Illuminate\\Foundation\\Application',
];

const refused = {
  message: 'Unauthenticated: the access token expired.',
  exception: 'Illuminate\\Auth\\AuthenticationException',
  file: '/srv/app/vendor/laravel/framework/src/Illuminate/Auth/Middleware/Authenticate.php',
  line: 94,
  trace: frames.map((name, i) => ({
    file: `/srv/app/vendor/laravel/framework/src/${name.replaceAll('\\', '/')}.php`,
    line: 60 + i * 23,
    function: i % 2 === 0 ? 'handle' : '{closure}',
    class: name,
    type: '->',
  })),
};

const throttled = {
  error: {
    code: 'rate_limit_exceeded',
    message: 'Rate limit reached for orders:write in organization org-2wX9: 60 requests per minute. Please try again in 12.4s.',
    type: 'requests',
    request_id: 'req_1b7c2d90e4f15a6b',
    documentation_url: 'https://docs.example/guides/rate-limits',
    limits: ['orders:write', 'orders:read', 'customers:read', 'customers:write', 'reports:run', 'exports:run', 'search'].map(
      (scope, i) => ({
        scope,
        limit: 60 * (i + 1),
        remaining: i === 0 ? 0 : 60 * (i + 1) - i,
        window: 'minute',
        description: `How often ${scope} may be called by one organization, counted over all of its keys together`,
      }),
    ),
    advice: [
      'Queue requests on your side and send them at an even pace instead of in bursts.',
      'Cache answers that rarely change, and ask for several records with one request where the API allows it.',
      'Ask for a higher limit at https://dashboard.example/limits if your pace is right but your volume has grown.',
    ],
  },
};

const record = (partial: PartialExchange, i: number): History[number] => {
  const exchange = exchangeOf({
    id: `earlier-${i}`,
    requestHeaders: sent,
    responseHeaders: received,
    ...partial,
    receivedAt: noon - (200 - i) * 1500,
  });
  return { ...toRecord(exchange, 'session'), isFailure: (partial.status ?? 200) >= 400 };
};

/** What went before: pages of the same app, three hosts, now and then a failure, the same endpoint every tenth time. */
const past = (own: PartialExchange, status: number): History =>
  Array.from({ length: 200 }, (_, i) => {
    if (i % 10 === 0) return record({ ...own, status: i < 150 ? 200 : status }, i);
    if (i % 10 === 5) return record({ method: 'OPTIONS', resourceType: 'preflight', ...own, status: 204, requestBody: null }, i);
    const host = ['api.unknown.example', 'api.unknown.example', 'cdn.unknown.example'][i % 3];
    return record({ url: `https://${host}/v1/things/${1000 + i}?expand=all`, status: i % 23 === 0 ? 404 : 200 }, i);
  });

const failure = (name: string, status: number, answer: unknown, given: PartialExchange): Failure => {
  const own: PartialExchange = { method: 'POST', requestHeaders: sent, requestBody: JSON.stringify(order), ...given };
  const body = JSON.stringify(answer);
  const exchange = exchangeOf({ responseHeaders: received, ...own, status, body, receivedAt: noon });
  return { name, body, exchange, history: past(own, status) };
};

/** The kinds of failures for which the promise is held. */
export const failures: readonly Failure[] = [
  failure('problem+json, 10 field errors', 422, problem, {
    url: 'https://api.unknown.example/v1/orders',
    responseHeaders: { ...received, 'content-type': 'application/problem+json' },
  }),
  failure('google.rpc.Status, 5 details', 403, google, {
    url: 'https://artifacts.unknown.example/v2/projects/482910337716/locations/europe-west2/repositories?pageSize=50',
    method: 'GET',
    requestBody: null,
  }),
  failure('GraphQL error inside a 200', 200, graphql, {
    url: 'https://api.unknown.example/graphql',
    requestBody: JSON.stringify({ operationName: 'Customer', query, variables: { id: 'Q3VzdG9tZXI6MTg0Mg==' } }),
  }),
  failure('unknown JSON, 5 field errors', 400, plain, { url: 'https://api.unknown.example/v1/orders?expand=customer' }),
  failure('401 with a stack trace', 401, refused, {
    url: 'https://api.unknown.example/v1/customers/1842/orders',
    responseHeaders: {
      ...received,
      'www-authenticate': 'Bearer realm="api", error="invalid_token", error_description="The access token expired"',
    },
  }),
  failure('429 with limits', 429, throttled, {
    url: 'https://api.unknown.example/v1/orders',
    responseHeaders: { ...received, 'retry-after': '13', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795251613' },
  }),
];
