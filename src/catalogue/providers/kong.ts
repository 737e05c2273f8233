import type { Condition, Example, RulePack } from '../../model';

// Texts of Kong's kong/error_handlers.lua, router and bundled plugins. X-Kong-Response-Latency is sent only with answers
// that Kong makes itself; proxied ones carry X-Kong-Upstream-Latency.

const saying = (text: string | readonly string[]): Condition => ({ message: { contains: text } });

export default {
  id: 'kong',
  name: 'Kong Gateway',
  kind: 'gateway',
  docs: 'https://developer.konghq.com/',
  answers: {
    any: [
      { all: [{ responseHeader: 'x-kong-response-latency' }, { not: { responseHeader: 'x-kong-upstream-latency' } }] },
      {
        all: [
          { responseHeader: 'x-kong-request-id' },
          {
            message: [
              'no Route matched with those values',
              'An invalid response was received from the upstream server',
              'The upstream server is currently unavailable',
              'The upstream server is timing out',
              'failure to get a peer from the ring-balancer',
              'An unexpected error occurred',
            ],
          },
        ],
      },
      {
        all: [
          { responseHeader: 'server', is: { startsWith: 'kong/' } },
          saying([
            'no Route matched',
            'no API found with those values',
            'upstream server',
            'ring-balancer',
            'name resolution failed',
            'No API key found in request',
            'Invalid authentication credentials',
            'API rate limit exceeded',
          ]),
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-route',
      when: { all: [{ status: 404 }, saying(['no Route matched', 'no API found'])] },
      title: 'Kong has no route for this request',
      summary: 'No route matches the host, path, method and headers of the request, so no service was asked.',
      category: 'not-found',
      causes: [
        { text: 'No route has this path or prefix' },
        { text: 'A route exists for another host, method or header' },
        { text: 'The route was created in another workspace or control plane, or not yet synchronised' },
      ],
      fixes: [
        {
          text: 'Compare path, host and method with the routes in Kong.',
          snippets: [{ language: 'bash', code: 'curl http://localhost:8001/routes' }],
        },
        { text: 'Mind strip_path: with it the matched prefix is removed before the service sees the path.' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Kong did not accept the credential',
      summary: 'An authentication plugin of Kong found no valid credential in the request.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', confirmedBy: saying('No API key found') },
        { text: 'The key is unknown to Kong or was deleted', confirmedBy: saying(['Invalid authentication credentials', 'Unauthorized']) },
        { text: 'The JWT has no or an unknown iss claim, a bad signature or has expired', ruledOutBy: saying('API key') },
      ],
      fixes: [
        {
          text: 'Send the key in the header that the plugin names, apikey unless set otherwise.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'apikey: {{credential|YOUR_API_KEY}}'" }],
        },
        { text: 'Check that the key belongs to a consumer in this workspace.' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Kong’s access rules refuse this consumer',
      summary: 'ACL, IP restriction or bot detection in Kong turned the caller away.',
      category: 'permission',
      causes: [
        { text: 'The consumer is not in an allowed group (ACL)', confirmedBy: saying('cannot consume this service') },
        { text: 'The address is not allowed (IP restriction)', confirmedBy: saying('IP address') },
      ],
      fixes: [{ text: 'Add the consumer to the group, or the address to the allow list.' }],
    },
    {
      id: 'rate-limited',
      when: { status: 429 },
      title: 'Kong’s rate limit was reached',
      summary: 'The rate-limiting plugin counted more requests than it allows for this consumer or address.',
      category: 'rate-limit',
      causes: [
        { text: 'The limit of the window is used up', confirmedBy: saying('rate limit exceeded') },
        { text: 'Several clients share one consumer or address' },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After or RateLimit-Reset (seconds) says, then retry.' },
        { text: 'Raise the limit of the plugin, or give each client a consumer of its own.' },
      ],
    },
    {
      id: 'payload',
      when: { status: 413 },
      title: 'The body is larger than Kong allows',
      summary: 'The request-size-limiting plugin or nginx_http_client_max_body_size refused the body.',
      category: 'payload',
      causes: [{ text: 'The body exceeds allowed_payload_size (128 MB unless set)' }],
      fixes: [{ text: 'Send a smaller body, or raise the limit of the plugin.' }],
    },
    {
      id: 'https-required',
      when: { status: 426 },
      title: 'This Kong route takes https only',
      summary: 'The route’s protocols list only https, and the request came over http.',
      category: 'other',
      causes: [{ text: 'The URL says http://' }, { text: 'A load balancer ends TLS and Kong does not trust its X-Forwarded-Proto' }],
      fixes: [{ text: 'Use https://.' }, { text: 'Add the load balancer to trusted_ips.' }],
    },
    {
      id: 'bad-upstream',
      when: { status: 502 },
      title: 'Kong got an invalid answer from the service',
      summary: 'The service behind Kong refused the connection or closed it in the middle.',
      category: 'gateway',
      causes: [
        { text: 'The service is down or was moved, and Kong still uses the old address' },
        { text: 'The service speaks https where Kong uses http, or the reverse' },
        { text: 'The request line is too long for the service' },
      ],
      fixes: [
        { text: 'Check host, port and protocol of the service in Kong, then the service’s log by request id.' },
        { text: 'After containers were replaced, restart Kong so that it looks the name up again.' },
      ],
    },
    {
      id: 'no-peer',
      when: { status: 503 },
      title: 'Kong has no healthy target',
      summary: 'All targets of the upstream are unhealthy, missing or cannot be resolved.',
      category: 'gateway',
      causes: [
        { text: 'Health checks mark every target as unhealthy, or there is none', confirmedBy: saying('ring-balancer') },
        { text: 'The host name of the service does not resolve', confirmedBy: saying('name resolution failed') },
      ],
      fixes: [
        {
          text: 'See the health of the targets.',
          snippets: [{ language: 'bash', code: 'curl http://localhost:8001/upstreams/NAME/health' }],
        },
        { text: 'Start the service, or correct its health check.' },
      ],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'The service did not answer Kong in time',
      summary: 'The service took longer than read_timeout or connect_timeout, 60 seconds unless set.',
      category: 'timeout',
      causes: [
        { text: 'This operation takes longer than read_timeout' },
        { text: 'A firewall drops packets between Kong and the service' },
      ],
      fixes: [{ text: 'Make the operation faster, or raise read_timeout of the service (milliseconds).' }],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'Kong itself failed',
      summary: 'A plugin threw, or Kong lost its database.',
      category: 'server',
      causes: [{ text: 'A plugin failed on this request' }],
      fixes: [{ text: 'Look the request id up in Kong’s error log.' }],
    },
  ],
} satisfies RulePack;

const own = (rule: string, status: number, message: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url: 'https://gw.example.net/v3/quote' },
  response: {
    status,
    headers: {
      Server: 'kong/3.9.1',
      'X-Kong-Response-Latency': '1',
      'X-Kong-Request-Id': '0example',
      'Content-Type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ message, request_id: '0example' }),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  own('no-route', 404, 'no Route matched with those values', 'no route'),
  own('unauthorized', 401, 'No API key found in request', 'no key', { confirmed: ['No key was sent'] }),
  own('forbidden', 403, 'You cannot consume this service', 'ACL', { confirmed: ['The consumer is not in an allowed group'] }),
  own('rate-limited', 429, 'API rate limit exceeded', 'limit', { confirmed: ['The limit of the window'] }),
  own('payload', 413, 'Request size limit exceeded', 'size'),
  own('https-required', 426, 'Please use HTTPS protocol', 'http'),
  own('bad-upstream', 502, 'An invalid response was received from the upstream server', 'upstream'),
  own('no-peer', 503, 'failure to get a peer from the ring-balancer', 'targets', { confirmed: ['Health checks mark every target'] }),
  own('timeout', 504, 'The upstream server is timing out', 'slow'),
  own('internal', 500, 'An unexpected error occurred', 'plugin'),
  {
    rule: null,
    why: 'the service answered through Kong',
    request: { url: 'https://gw.example.net/v3/quote' },
    response: {
      status: 404,
      headers: { Via: '1.1 kong/3.9.1', 'X-Kong-Upstream-Latency': '12', 'X-Kong-Proxy-Latency': '1', 'Content-Type': 'application/json' },
      body: '{"message":"quote not found"}',
    },
  },
];
