import type { Condition, Example, RulePack } from '../../model';

// Faults of Apigee's message processor: "Runtime error catalog" and "Fault codes" in its documentation.

const code = (...parts: string[]): Condition => ({ code: { contains: parts } });

export default {
  id: 'apigee',
  name: 'Apigee',
  kind: 'gateway',
  docs: 'https://cloud.google.com/apigee/docs/api-platform/errorcatalog/mp-runtime-errorcatalog',
  statusPage: 'https://status.cloud.google.com/',
  answers: { all: [{ responseField: '/fault/faultstring' }, { responseField: '/fault/detail/errorcode', is: { contains: '.' } }] },
  rules: [
    {
      id: 'credential',
      when: code('FailedToResolveAPIKey', 'InvalidApiKey', 'access_token', 'AccessToken', 'InsufficientScope', 'oauth.v2.'),
      title: 'Apigee did not accept the key or token',
      summary: 'A policy of the proxy found no valid API key or access token; the service behind it was not asked.',
      category: 'auth',
      causes: [
        { text: 'No API key stands where the proxy looks for it', when: code('FailedToResolveAPIKey') },
        { text: 'The key does not cover this API or path', when: code('InvalidApiKeyForGivenResource') },
        { text: 'The key is wrong, revoked or not approved', confirmedBy: { code: { endsWith: '.InvalidApiKey' } } },
        { text: 'The access token is unknown or has expired', when: code('access_token', 'AccessToken') },
        { text: 'The token lacks a scope', when: code('InsufficientScope') },
      ],
      fixes: [
        { text: 'The message names the place, such as request.header.apikey or request.queryparam.apikey: send the key there.' },
        { text: 'Check that the app is approved for the API product that holds this path.' },
        { text: 'Get a new token if it has expired.' },
      ],
    },
    {
      id: 'limit',
      when: code('QuotaViolation', 'SpikeArrestViolation'),
      title: 'Apigee’s limit of calls was reached',
      summary: 'A Quota or SpikeArrest policy stopped the call; the status may be 429, 500 or another that the owner chose.',
      category: 'rate-limit',
      causes: [
        { text: 'The quota of this app or product is used up', when: code('QuotaViolation') },
        { text: 'Too many calls came within a moment', when: code('SpikeArrestViolation') },
      ],
      fixes: [
        { text: 'Spread the calls evenly and retry with growing pauses; a quota ends with its interval.' },
        { text: 'Ask the owner for an API product with a higher quota.' },
      ],
    },
    {
      id: 'no-proxy',
      when: { code: 'messaging.adaptors.http.flow.ApplicationNotFound' },
      title: 'Apigee has no proxy for this path',
      summary: 'No deployed API proxy has a base path that fits this host and path.',
      category: 'not-found',
      causes: [
        { text: 'The base path or version is misspelt' },
        { text: 'The proxy is not deployed to the environment of this host name' },
      ],
      fixes: [{ text: 'Compare host and path with the base path of the proxy, and check its deployments.' }],
    },
    {
      id: 'target',
      when: code('messaging.adaptors.http.flow.', 'TargetServer'),
      title: 'Apigee got no answer from the target',
      summary: 'The service behind the proxy refused the connection, broke it off or took too long.',
      category: 'gateway',
      causes: [
        { text: 'The target took longer than io.timeout.millis, 55 seconds unless set', when: code('GatewayTimeout') },
        { text: 'No target server is up', when: code('NoActiveTargets') },
        { text: 'The target closed the connection in the middle', when: code('UnexpectedEOF') },
        { text: 'DNS, a firewall or TLS keeps Apigee from the target', ruledOutBy: code('GatewayTimeout', 'UnexpectedEOF') },
      ],
      fixes: [
        { text: 'Call the target directly and measure how long it takes.' },
        { text: 'Trace the call in Apigee’s debug session: fault.detail.reason tells more where it is given.' },
      ],
    },
  ],
} satisfies RulePack;

const fault = (
  rule: string | null,
  why: string,
  status: number,
  errorcode: string,
  faultstring: string,
  verdicts?: Example['verdicts'],
): Example => ({
  rule,
  why,
  request: { url: 'https://api.airline.example/flights/v1/status' },
  response: {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ fault: { faultstring, detail: { errorcode } } }),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  fault('credential', 'no key', 401, 'steps.oauth.v2.FailedToResolveAPIKey', 'Failed to resolve API Key variable request.header.apikey', {
    confirmed: ['No API key stands'],
    'ruled-out': ['The token lacks a scope'],
  }),
  fault('credential', 'an expired token', 401, 'keymanagement.service.invalid_access_token', 'Invalid Access Token', {
    confirmed: ['The access token is unknown'],
  }),
  fault(
    'limit',
    'a quota, whatever the status',
    500,
    'policies.ratelimit.QuotaViolation',
    'Rate limit quota violation. Quota limit exceeded.',
    {
      confirmed: ['The quota of this app'],
    },
  ),
  fault('no-proxy', 'no base path', 404, 'messaging.adaptors.http.flow.ApplicationNotFound', 'Unable to identify proxy for host'),
  fault('target', 'a slow target', 504, 'messaging.adaptors.http.flow.GatewayTimeout', 'Gateway Timeout', {
    confirmed: ['The target took longer'],
  }),
  {
    rule: null,
    why: 'another gateway’s fault',
    request: { url: 'https://api.airline.example/flights/v1/status' },
    response: {
      status: 401,
      headers: { 'Content-Type': 'application/json' },
      body: '{"fault":{"code":900902,"message":"Missing Credentials","description":"Required OAuth credentials not provided."}}',
    },
  },
  {
    rule: null,
    why: 'the target answered through the proxy',
    request: { url: 'https://api.airline.example/flights/v1/status' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"error":"no such flight"}' },
  },
];
