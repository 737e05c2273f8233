import type { Condition, Example, RulePack } from '../../model';

// "Gateway response types" and "Resolve 4xx and 5xx errors" in Amazon API Gateway's documentation.

const id: Condition = { any: [{ responseHeader: 'x-amz-apigw-id' }, { responseHeader: 'apigw-requestid' }] };

export default {
  id: 'aws-api-gateway',
  name: 'AWS API Gateway',
  kind: 'gateway',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
  statusPage: 'https://health.aws.amazon.com/health/status',
  recognize: { hosts: ['*.execute-api.*.amazonaws.com', '*.execute-api.*.amazonaws.com.cn'] },
  answers: {
    all: [
      id,
      {
        any: [
          { responseHeader: 'x-amzn-errortype' },
          {
            message: [
              'Missing Authentication Token',
              'Forbidden',
              'Unauthorized',
              'Not Found',
              'Too Many Requests',
              'Limit Exceeded',
              'Internal server error',
              'Internal Server Error',
              'Endpoint request timed out',
              'Request Too Long',
              'Unsupported Media Type',
              'Service Unavailable',
              'User is not authorized to access this resource',
              'Network error communicating with endpoint',
            ],
          },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-route',
      when: { all: [{ status: 403 }, { message: { contains: 'Missing Authentication Token' } }] },
      title: 'API Gateway has no such path, method or stage',
      summary: 'The message speaks of a token, but means that nothing is deployed at this path and method.',
      category: 'not-found',
      causes: [
        { text: 'The path or method is not defined as a resource of this API' },
        { text: 'The stage is missing from the URL or misspelt' },
        { text: 'The API was changed, but not deployed to the stage' },
        { text: 'The method uses IAM, and the request is not signed' },
      ],
      fixes: [
        { text: 'Check the path, the method and the stage in the URL: https://id.execute-api.region.amazonaws.com/stage/path.' },
        { text: 'Deploy the API to the stage again.' },
        { text: 'For IAM methods, sign the request (SigV4).' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'API Gateway has no such route',
      summary: 'No route of this HTTP API matches the method and path, and there is no $default route.',
      category: 'not-found',
      causes: [
        { text: 'The path or method is not a route of the API' },
        { text: 'The stage name is missing from the path, or superfluous with $default' },
      ],
      fixes: [{ text: 'Check the path and method against the routes, and whether the stage belongs into the URL.' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'API Gateway refuses this caller',
      summary: 'API key, usage plan, resource policy, authorizer or AWS WAF turned the request away.',
      category: 'permission',
      causes: [
        { text: 'The x-api-key header is missing, although the method requires a key', ruledOutBy: { requestHeader: 'x-api-key' } },
        { text: 'The key is not in a usage plan of this stage' },
        {
          text: 'The authorizer’s policy denies the call',
          confirmedBy: { message: { contains: 'not authorized to access this resource' } },
        },
        { text: 'The resource policy or a private endpoint excludes this address' },
        { text: 'AWS WAF blocked the request' },
        { text: 'A custom domain was called with a wrong Host or base path' },
      ],
      fixes: [
        { text: 'Send the API key.', snippets: [{ language: 'bash', code: "curl {{url}} -H 'x-api-key: {{credential|YOUR_API_KEY}}'" }] },
        { text: 'Add the key to a usage plan that contains this stage.' },
        { text: 'Check the policy that the authorizer returns, and its cache.' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'API Gateway’s authorizer rejects the token',
      summary: 'The token is missing, expired or not accepted by the authorizer.',
      category: 'auth',
      causes: [
        { text: 'The token is missing', when: { not: { requestHeader: 'authorization' } } },
        {
          text: 'The token has expired',
          confirmedBy: { any: [{ check: 'credential-expired' }, { responseHeader: 'www-authenticate', is: { contains: 'expired' } }] },
          ruledOutBy: { not: { check: 'credential-expired' } },
        },
        { text: 'Issuer or audience of the JWT is not what the authorizer expects', confirmedBy: { check: 'credential-audience' } },
        { text: 'The identity source of the authorizer names another header' },
      ],
      fixes: [
        { text: 'Refresh the token or sign in again, then retry.' },
        { text: 'Compare iss and aud (or client_id) of the token with the authorizer.' },
      ],
    },
    {
      id: 'throttled',
      when: { status: 429 },
      title: 'API Gateway’s throttle or quota was reached',
      summary: 'The rate of the stage, account or usage plan was exceeded, or the plan’s quota is used up.',
      category: 'rate-limit',
      causes: [
        { text: 'The quota of the usage plan is used up', confirmedBy: { message: { contains: 'Limit Exceeded' } } },
        { text: 'More requests per second came than the throttle allows', confirmedBy: { message: { contains: 'Too Many Requests' } } },
      ],
      fixes: [
        { text: 'Wait, then retry with growing, random pauses.' },
        { text: 'Raise rate, burst or quota of the usage plan or stage.' },
      ],
    },
    {
      id: 'payload',
      when: { status: 413 },
      title: 'The body is larger than API Gateway takes',
      summary: 'API Gateway accepts bodies of 10 MB at most.',
      category: 'payload',
      causes: [{ text: 'The body is larger than 10 MB', when: { check: 'body-larger-than', with: { bytes: 10_485_760 } } }],
      fixes: [{ text: 'Upload to S3 with a presigned URL, and send only the key to the API.' }],
    },
    {
      id: 'media-type',
      when: { status: 415 },
      title: 'API Gateway has no mapping for this type',
      summary: 'The integration’s templates do not cover the Content-Type, and passthrough is off.',
      category: 'payload',
      causes: [{ text: 'No mapping template fits the Content-Type of the request' }],
      fixes: [{ text: 'Send application/json, or add a template or passthrough for this type.' }],
    },
    {
      id: 'bad-integration',
      when: { status: [500, 502] },
      title: 'The integration behind API Gateway failed',
      summary: 'The Lambda function threw or returned a wrong form, or API Gateway may not call it.',
      category: 'server',
      causes: [
        { text: 'The function returned something else than { statusCode, headers, body } with body as a string' },
        { text: 'The function threw an exception or ran out of memory' },
        { text: 'API Gateway lacks the permission to invoke the function' },
      ],
      fixes: [
        { text: 'Look into the function’s log in CloudWatch by request id.' },
        {
          text: 'Return the proxy form.',
          snippets: [{ language: 'javascript', code: 'return { statusCode: 200, body: JSON.stringify(result) };' }],
        },
        { text: 'Add the lambda:InvokeFunction permission for this API.' },
      ],
    },
    {
      id: 'unavailable',
      when: { status: 503 },
      title: 'The integration is not reachable',
      summary: 'API Gateway could not reach the backend of this route.',
      category: 'gateway',
      causes: [{ text: 'The VPC link, load balancer or HTTP backend is down or not reachable' }],
      fixes: [{ text: 'Check the VPC link and the health of the backend, then retry.' }],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'The integration took too long',
      summary: 'The backend did not answer within the integration timeout: 29 seconds for REST APIs unless raised, 30 for HTTP APIs.',
      category: 'timeout',
      causes: [
        { text: 'The operation is slow and takes longer than the integration timeout (29 s)' },
        { text: 'The function waits for a database or service that it cannot reach' },
      ],
      fixes: [
        { text: 'Work asynchronously: answer 202 at once, put the job into a queue and poll for the result.' },
        { text: 'Make the function faster: more memory, provisioned concurrency, fewer calls.' },
        { text: 'For regional REST APIs, ask for a higher integration timeout.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, message: string, why: string, headers: Record<string, string> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/v1/users' },
  response: {
    status,
    headers: { 'Content-Type': 'application/json', 'x-amz-apigw-id': '0example=', ...headers },
    body: JSON.stringify({ message }),
  },
});

export const examples: readonly Example[] = [
  answered('no-route', 403, 'Missing Authentication Token', 'an unknown path', {
    'x-amzn-errortype': 'MissingAuthenticationTokenException',
  }),
  answered('not-found', 404, 'Not Found', 'HTTP API'),
  answered('forbidden', 403, 'Forbidden', 'no API key', { 'x-amzn-errortype': 'ForbiddenException' }),
  answered('unauthorized', 401, 'Unauthorized', 'no token'),
  answered('throttled', 429, 'Too Many Requests', 'throttle'),
  answered('payload', 413, 'Request Too Long', 'size'),
  answered('media-type', 415, 'Unsupported Media Type', 'type'),
  answered('bad-integration', 502, 'Internal server error', 'Lambda proxy'),
  answered('unavailable', 503, 'Service Unavailable', 'VPC link'),
  answered('timeout', 504, 'Endpoint request timed out', 'slow'),
  {
    rule: 'throttled',
    why: 'a custom domain, known by the gateway’s id',
    request: { url: 'https://api.example.net/v1/users' },
    response: {
      status: 429,
      headers: { 'Content-Type': 'application/json', 'apigw-requestid': '0example=' },
      body: '{"message":"Too Many Requests"}',
    },
  },
  {
    rule: null,
    why: 'the function behind a custom domain answered',
    request: { url: 'https://api.example.net/v1/users' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json', 'apigw-requestid': '0example=' },
      body: '{"error":"user_unknown"}',
    },
  },
];
