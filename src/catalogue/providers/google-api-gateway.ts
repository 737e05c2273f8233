import type { Condition, Example, RulePack } from '../../model';

// ESPv2, the proxy of Google Cloud API Gateway and Cloud Endpoints: { code, message } with the RPC status before the text.

const saying = (...texts: string[]): Condition => ({ responseField: '/message', is: { contains: texts } });
const unknown = 'The current request is not defined by this API.';
const jwt = [
  'Jwt is missing',
  'Jwt is expired',
  'Jwt verification fails',
  'Jwt issuer is not configured',
  'Audiences in Jwt are not allowed',
];

export default {
  id: 'google-api-gateway',
  name: 'Google Cloud API Gateway',
  kind: 'gateway',
  docs: 'https://cloud.google.com/api-gateway/docs/troubleshooting',
  statusPage: 'https://status.cloud.google.com/',
  answers: {
    all: [
      { responseField: '/code', is: ['400', '401', '403', '404'] },
      {
        any: [
          { responseField: '/message', is: [unknown, ...jwt] },
          { responseField: '/message', is: { startsWith: 'UNAUTHENTICATED:Method doesn' } },
          { responseField: '/message', is: { startsWith: 'INVALID_ARGUMENT:API key' } },
          { responseField: '/message', is: { startsWith: 'PERMISSION_DENIED:' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-method',
      when: { all: [{ status: 404 }, { responseField: '/message', is: unknown }] },
      title: 'The API Gateway has no such path and method',
      summary: 'The OpenAPI document of the gateway defines no operation for this path and method.',
      category: 'not-found',
      causes: [
        { text: 'The path or method is not in the OpenAPI document, or the new document is not deployed' },
        { text: 'The OPTIONS preflight is not defined', ruledOutBy: { not: { method: 'OPTIONS' } } },
      ],
      fixes: [{ text: 'Add path and method to the document, then create a new API config and point the gateway to it.' }],
    },
    {
      id: 'api-key',
      when: { any: [saying('UNAUTHENTICATED:Method'), saying('INVALID_ARGUMENT:API key'), saying('PERMISSION_DENIED:')] },
      title: 'The API Gateway did not accept the API key',
      summary: 'The gateway demands a key of a project that has this API enabled; the backend was not asked.',
      category: 'auth',
      causes: [
        { text: 'No API key was sent', when: saying('unregistered callers') },
        { text: 'The key is not valid', when: saying('API key not valid') },
        {
          text: 'The key’s project has not enabled this API, or restrictions of the key exclude this caller',
          when: saying('PERMISSION_DENIED:'),
        },
      ],
      fixes: [
        {
          text: 'Send the key in x-api-key or as key in the query, as the OpenAPI document says.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'x-api-key: YOUR_API_KEY'" }],
        },
        {
          text: 'Enable the managed service of the gateway in the key’s project.',
          snippets: [{ language: 'bash', code: 'gcloud services enable MANAGED_SERVICE_NAME' }],
        },
      ],
    },
    {
      id: 'jwt',
      when: saying('Jwt'),
      title: 'The API Gateway rejects the JWT',
      summary: 'The operation demands a token that the gateway can verify.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: saying('Jwt is missing') },
        { text: 'The token has expired', when: saying('expired') },
        { text: 'Its audience is not listed in x-google-audiences', when: saying('Audiences') },
        { text: 'Issuer or signing keys differ from x-google-issuer and x-google-jwks_uri', when: saying('issuer', 'verification') },
      ],
      fixes: [{ text: 'Send a fresh token as Authorization: Bearer, and compare its iss and aud with the OpenAPI document.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, code: number, message: string, status = code, more: object = {}): Example => ({
  rule,
  why,
  request: { url: 'https://my-gateway-a12bcd34.uc.gateway.dev/hello' },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ message, code, ...more }) },
});

export const examples: readonly Example[] = [
  answered('no-method', 'unknown path', 404, unknown),
  answered(
    'api-key',
    'no key',
    401,
    "UNAUTHENTICATED:Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  ),
  answered('jwt', 'no token', 401, 'Jwt is missing'),
  answered(null, 'a gRPC backend’s own error', 16, 'UNAUTHENTICATED: sign in first', 401, { details: [] }),
  {
    rule: null,
    why: 'a Google API says the same in its own envelope',
    request: { url: 'https://api.example.net/v1/models' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"code":403,"message":"Method doesn\'t allow unregistered callers (callers without established identity).","status":"PERMISSION_DENIED"}}',
    },
  },
];
