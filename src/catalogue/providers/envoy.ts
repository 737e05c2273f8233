import type { Condition, Example, RulePack } from '../../model';

// Local replies after Envoy's source/common/router/router.cc, http/utility.cc and the RBAC and rate-limit filters.

const saying = (text: string | readonly string[]): Condition => ({ message: { contains: text } });

export default {
  id: 'envoy',
  name: 'Envoy',
  kind: 'gateway',
  docs: 'https://www.envoyproxy.io/docs/envoy/latest/',
  answers: {
    any: [
      { all: [{ format: ['text', 'html'] }, { responseText: { contains: 'upstream connect error or disconnect/reset before headers' } }] },
      {
        all: [
          { responseHeader: 'server', is: { contains: 'envoy' } },
          {
            responseText: {
              oneOf: [
                'no healthy upstream',
                'upstream request timeout',
                'stream timeout',
                'request timeout',
                'RBAC: access denied',
                'local_rate_limited',
                'Jwt is missing',
                'Jwt is expired',
                'Jwt verification fails',
                'Jwt issuer is not configured',
                'Audiences in Jwt are not allowed',
                'Payload Too Large',
                'fault filter abort',
              ],
            },
          },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'connection-failure',
      when: { all: [{ status: 503 }, saying(['connection failure', 'delayed connect error'])] },
      title: 'Envoy could not connect to the upstream',
      summary: 'No connection to the service behind Envoy came about: refused, unreachable or a failed TLS handshake.',
      category: 'gateway',
      causes: [
        {
          text: 'The service listens on another port, or only on localhost inside its container',
          confirmedBy: saying(['connect error: 111', 'Connection refused']),
        },
        { text: 'TLS between Envoy and the service failed: mTLS mode, certificate or plain port', when: saying('TLS_error') },
        { text: 'The service is starting or was just replaced' },
        { text: 'A network policy blocks the way' },
      ],
      fixes: [
        { text: 'Check that the service’s port and targetPort are those the application listens on, on 0.0.0.0.' },
        { text: 'See Envoy’s view of the endpoints.', snippets: [{ language: 'bash', code: 'istioctl proxy-config endpoints POD' }] },
        { text: 'For TLS errors, make PeerAuthentication and DestinationRule agree.' },
      ],
    },
    {
      id: 'connection-timeout',
      when: { all: [{ status: 503 }, saying(['connection timeout', 'connection_timeout'])] },
      title: 'Envoy timed out connecting to the upstream',
      summary: 'The service behind Envoy did not accept the connection within connect_timeout.',
      category: 'timeout',
      causes: [
        { text: 'A firewall or network policy drops the packets' },
        { text: 'The service is overloaded and accepts no connections' },
      ],
      fixes: [
        { text: 'Check network policies between Envoy and the service.' },
        { text: 'Raise connect_timeout only if the network is slow.' },
      ],
    },
    {
      id: 'connection-termination',
      when: { all: [{ status: 503 }, saying('connection termination')] },
      title: 'The upstream closed the connection on Envoy',
      summary: 'The service closed the connection before it answered, often an idle keep-alive connection used a moment too late.',
      category: 'gateway',
      causes: [
        { text: 'The upstream’s keepalive timeout is shorter than Envoy’s, so it closed the connection just as it was reused' },
        { text: 'The service crashed or was stopped during the request' },
      ],
      fixes: [
        { text: 'Set Envoy’s idle timeout below the keepalive (idle) timeout of the service.' },
        { text: 'Let Envoy retry such requests: retryOn "connect-failure,refused-stream,reset".' },
        { text: 'Drain the service before it stops.' },
      ],
    },
    {
      id: 'overflow',
      when: { all: [{ status: 503 }, saying('reset reason: overflow')] },
      title: 'Envoy’s circuit breaker is open',
      summary: 'More connections or requests wait for the service than the circuit breaker allows.',
      category: 'gateway',
      causes: [{ text: 'The service is too slow for the load' }, { text: 'maxConnections or maxPendingRequests is set too low' }],
      fixes: [
        { text: 'Slow down and retry later.' },
        { text: 'Scale the service, or raise the limits in the DestinationRule’s connectionPool.' },
      ],
    },
    {
      id: 'protocol',
      when: { all: [{ status: [502, 503] }, saying('protocol error')] },
      title: 'Envoy and the upstream speak different protocols',
      summary: 'The answer of the service was not valid in the protocol that Envoy expects.',
      category: 'gateway',
      causes: [
        { text: 'Envoy speaks HTTP/2 (gRPC) to a service that speaks HTTP/1.1, or the reverse' },
        { text: 'The service sends malformed headers' },
      ],
      fixes: [
        { text: 'Name the port http-… or grpc-…, or set appProtocol, to what the service speaks.' },
        { text: 'Check the response headers for duplicates such as two Transfer-Encoding lines.' },
      ],
    },
    {
      id: 'reset',
      when: { all: [{ status: [502, 503] }, saying('headers')] },
      title: 'The upstream reset Envoy’s request',
      summary: 'The connection to the service ended before response headers arrived.',
      category: 'gateway',
      causes: [
        { text: 'The service refused or reset the stream', confirmedBy: saying(['remote reset', 'refused stream']) },
        { text: 'Envoy itself gave up on the stream', confirmedBy: saying('local reset') },
        { text: 'The service crashed' },
      ],
      fixes: [
        { text: 'Look into the log of the service at that time.' },
        { text: 'Retry; if it recurs, compare idle and request timeouts on both sides.' },
      ],
    },
    {
      id: 'no-healthy-upstream',
      when: { all: [{ status: 503 }, { message: 'no healthy upstream' }] },
      title: 'Envoy has no healthy upstream',
      summary: 'No instance of the service is ready: none exists, or all fail their health checks or were ejected.',
      category: 'gateway',
      causes: [
        { text: 'No pod of the service is ready, or the selector matches none' },
        { text: 'Outlier detection ejected all instances' },
        { text: 'The subset of the DestinationRule matches no pod' },
      ],
      fixes: [
        {
          text: 'Check that the service has ready endpoints.',
          snippets: [{ language: 'bash', code: 'kubectl get pods,endpoints -o wide' }],
        },
        { text: 'Compare the labels of the subset with those of the pods.' },
      ],
    },
    {
      id: 'request-timeout',
      when: { all: [{ status: 504 }, saying('upstream request timeout')] },
      title: 'Envoy’s route timeout ran out',
      summary: 'The service took longer than the timeout of the route, 15 seconds in Envoy unless set.',
      category: 'timeout',
      causes: [
        { text: 'This operation takes longer than the route’s timeout (15 s by default)' },
        { text: 'The service is slow or stuck' },
      ],
      fixes: [
        {
          text: 'Increase the timeout for this route.',
          snippets: [
            { language: 'yaml', code: '# VirtualService\nhttp:\n  - route: [{ destination: { host: my-service } }]\n    timeout: 60s' },
          ],
        },
        { text: 'Make the operation faster or turn it into a background job.' },
      ],
    },
    {
      id: 'stream-timeout',
      when: { all: [{ status: [408, 504] }, { message: ['stream timeout', 'request timeout'] }] },
      title: 'Envoy timed the stream out',
      summary: 'No data moved for stream_idle_timeout (5 minutes), or the request did not arrive in request_timeout.',
      category: 'timeout',
      causes: [{ text: 'A long poll, stream or upload was idle for too long' }],
      fixes: [{ text: 'Send something at intervals, or raise stream_idle_timeout for this route.' }],
    },
    {
      id: 'rbac',
      when: { all: [{ status: 403 }, { message: 'RBAC: access denied' }] },
      title: 'Envoy’s access policy refuses this call',
      summary: 'An RBAC rule (in Istio: AuthorizationPolicy) does not allow this caller, path or method.',
      category: 'permission',
      causes: [
        { text: 'No ALLOW policy covers this caller, path and method, or a DENY policy does' },
        { text: 'The caller’s identity is missing because mTLS or the JWT is' },
      ],
      fixes: [
        { text: 'List the policies of the namespace.', snippets: [{ language: 'bash', code: 'kubectl get authorizationpolicy -A' }] },
        { text: 'Check that the request carries a valid JWT if a rule uses requestPrincipals.' },
      ],
    },
    {
      id: 'jwt',
      when: { all: [{ status: [401, 403] }, { message: { contains: 'jwt' } }] },
      title: 'Envoy rejects the JWT',
      summary: 'The JWT filter in Envoy found no valid token in the request.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', confirmedBy: saying('Jwt is missing') },
        {
          text: 'The token has expired',
          confirmedBy: { any: [{ check: 'credential-expired' }, saying('expired')] },
          ruledOutBy: { not: { check: 'credential-expired' } },
        },
        { text: 'The issuer is not configured', confirmedBy: saying('issuer') },
        { text: 'The audience is not allowed', confirmedBy: saying('audience') },
        { text: 'The signing keys could not be fetched or do not fit' },
      ],
      fixes: [
        { text: 'Get a new token and send it as Authorization: Bearer.' },
        { text: 'Compare iss and aud of the token with the RequestAuthentication.' },
      ],
    },
    {
      id: 'rate-limited',
      when: { status: 429 },
      title: 'Envoy’s rate limit was reached',
      summary: 'The local or global rate-limit filter in Envoy rejected the request.',
      category: 'rate-limit',
      causes: [{ text: 'More requests came than the token bucket allows', confirmedBy: { status: 429 } }],
      fixes: [
        { text: 'Wait for the next fill interval and send fewer requests.' },
        { text: 'If Envoy is yours, raise max_tokens or tokens_per_fill.' },
      ],
    },
  ],
} satisfies RulePack;

const reply = (rule: string | null, status: number, body: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url: 'https://mesh.example.net/inventory/v1/items' },
  response: { status, headers: { Server: 'istio-envoy', 'Content-Type': 'text/plain' }, body },
  ...(verdicts ? { verdicts } : {}),
});

const before = 'upstream connect error or disconnect/reset before headers.';

export const examples: readonly Example[] = [
  reply('connection-failure', 503, `${before} reset reason: connection failure`, 'the older wording'),
  reply(
    'connection-failure',
    503,
    `${before} retried and the latest reset reason: remote connection failure, transport failure reason: delayed connect error: 111`,
    'the newer wording, refused',
    { confirmed: ['The service listens on another port'], 'ruled-out': ['TLS between Envoy'] },
  ),
  reply('connection-timeout', 503, `${before} reset reason: connection timeout`, 'no connection in time'),
  reply('connection-termination', 503, `${before} reset reason: connection termination`, 'closed by the service'),
  reply('overflow', 503, `${before} reset reason: overflow`, 'circuit breaker'),
  reply('protocol', 502, `${before} reset reason: protocol error`, 'h2 against h1'),
  reply('reset', 503, `${before} reset reason: remote reset`, 'stream reset', { confirmed: ['The service refused or reset'] }),
  reply('no-healthy-upstream', 503, 'no healthy upstream', 'no ready endpoint'),
  reply('request-timeout', 504, 'upstream request timeout', 'route timeout'),
  reply('stream-timeout', 408, 'stream timeout', 'idle stream'),
  reply('rbac', 403, 'RBAC: access denied', 'AuthorizationPolicy'),
  reply('jwt', 401, 'Jwt is expired', 'expired token', { confirmed: ['The token has expired'] }),
  reply('rate-limited', 429, 'local_rate_limited', 'token bucket'),
  reply(null, 503, 'try again later', 'a service behind Envoy answered'),
  {
    rule: null,
    why: 'the same words without a sign of Envoy',
    request: { url: 'https://api.example.net/x' },
    response: { status: 504, headers: { 'Content-Type': 'text/plain' }, body: 'request timeout' },
  },
];
