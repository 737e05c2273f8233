import type { Condition, Example, RulePack } from '../../model';

/** Codes that many APIs share, in the envelope { error: { code, message } } or a flat one, as a general guide to API error codes lists them. */

/** A code where such APIs put it; other envelopes (gRPC, GraphQL) give the same words meanings of their own. */
const coded = (code: string): Condition => ({
  any: [
    { responseField: '/error/code', is: code },
    { responseField: '/error', is: code },
    { responseField: '/code', is: code },
  ],
});

const OWN_CODES = 'An API may define custom codes beside the HTTP statuses: look them up in the documentation of this very endpoint';

export default {
  id: 'api-guide',
  name: 'Common API error codes',
  kind: 'standard',
  rules: [
    {
      id: 'invalid-request',
      when: { all: [{ status: 400 }, { code: 'INVALID_REQUEST' }, coded('INVALID_REQUEST')] },
      title: 'The request is not valid',
      summary: 'The server sees a mistake of the client: a required parameter is absent, or the payload does not parse.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', when: { check: 'field-missing' } },
        { text: 'The JSON payload is malformed', when: { check: 'json-malformed' } },
        {
          text: 'A parameter has the wrong type or format',
          confirmedBy: { any: [{ check: 'field-wrong-type' }, { check: 'uuid-malformed' }] },
        },
        {
          text: 'The body is not what its Content-Type announces',
          confirmedBy: { any: [{ check: 'content-type-mismatch' }, { check: 'multipart-boundary-missing' }] },
        },
        { text: 'The message is framed or routed in a way that the server does not trust (invalid framing, deceptive routing)' },
      ],
      fixes: [
        { text: 'Review the payload against the API documentation: every required parameter present, each in the documented format' },
        { text: 'Check that the body is valid JSON', snippets: [{ language: 'bash', code: 'jq . body.json' }] },
      ],
    },
    {
      id: 'unauthenticated',
      when: { all: [{ status: 401 }, { code: 'UNAUTHENTICATED' }, coded('UNAUTHENTICATED')] },
      title: 'The API does not know who is calling',
      summary: 'This endpoint is protected: credentials were not provided, or are not valid.',
      category: 'auth',
      causes: [
        { text: 'No API key or token was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired', confirmedBy: { check: 'credential-expired' }, ruledOutBy: { check: 'credential-missing' } },
        {
          text: 'The token or key carries stray characters or is a placeholder',
          confirmedBy: { any: [{ check: 'credential-stray-characters' }, { check: 'credential-placeholder' }] },
        },
        { text: 'The key or token that was sent is invalid', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Put a valid API key or token into the request headers',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|GET}} {{url|'https://api.example.com/v1/users'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'With OAuth, check that the token is still valid and has the scope for this call; refresh it if not' },
      ],
    },
    {
      id: 'permission-denied',
      when: { all: [{ status: 403 }, { code: 'PERMISSION_DENIED' }, coded('PERMISSION_DENIED')] },
      title: 'Known, but not permitted',
      summary: 'Unlike a 401, the server knows who is calling, and that caller may not do this.',
      category: 'permission',
      causes: [
        {
          text: 'The user or key may only read, and this request writes (an update or a delete)',
          ruledOutBy: { method: ['GET', 'HEAD', 'OPTIONS'] },
        },
        { text: 'The user or API key lacks the permission for this operation' },
      ],
      fixes: [
        { text: 'Verify that the user or API key has the permissions that this operation needs' },
        { text: 'Look into the account settings, or ask the administrator to grant them' },
      ],
    },
    {
      id: 'resource-not-found',
      when: { all: [{ status: 404 }, { code: 'RESOURCE_NOT_FOUND' }, coded('RESOURCE_NOT_FOUND')] },
      title: 'The requested resource is not there',
      summary: 'The server has no such endpoint, or no resource with this ID.',
      category: 'not-found',
      causes: [
        {
          text: 'The URL has a typo, or the API has no such endpoint',
          confirmedBy: { any: [{ check: 'double-slash' }, { check: 'url-unencoded' }] },
        },
        { text: 'The ID in the URL refers to nothing, or to something that was deleted', confirmedBy: { check: 'uuid-malformed' } },
        { text: 'The resource exists, but is not accessible through the API' },
      ],
      fixes: [
        { text: 'Double-check the URL for typos' },
        { text: 'Make sure that the resource exists and that the API gives access to it: list the resources first' },
      ],
    },
    {
      id: 'rate-limit-exceeded',
      when: { all: [{ status: 429 }, { code: 'RATE_LIMIT_EXCEEDED' }, coded('RATE_LIMIT_EXCEEDED')] },
      title: 'The allowed request rate is exceeded',
      summary: 'Too many calls were made within the window of time that the API counts ("rate limiting").',
      category: 'rate-limit',
      causes: [
        {
          text: 'More API calls than allowed within the time window',
          confirmedBy: { any: [{ check: 'too-many-requests' }, { code: 'RATE_LIMIT_EXCEEDED' }] },
        },
        { text: 'A loop polls more often than it needs to', confirmedBy: { check: 'polling-fast', with: { everySeconds: 1 } } },
        { text: 'An earlier request to wait was not honoured', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Check the Retry-After header: it says when the request may be sent again' },
        {
          text: 'Back off in the application, longer with each refusal',
          snippets: [
            {
              language: 'javascript',
              code: `async function fetchWithBackoff(url, options, maxRetries = 4) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, options);
    if (response.status !== 429 || attempt === maxRetries) return response;
    const asked = Number(response.headers.get('Retry-After') ?? NaN);
    const seconds = asked >= 0 ? asked : 2 ** attempt;
    await new Promise((done) => setTimeout(done, seconds * 1000));
  }
}

await fetchWithBackoff({{url|'https://api.example.com/v1/users'}}, { method: {{method|'GET'}} });`,
            },
          ],
        },
        { text: 'Read the API’s guide to rate limiting for the numbers that apply to you' },
      ],
    },
    {
      id: 'internal-server-error',
      when: { all: [{ status: 500 }, { code: 'INTERNAL_SERVER_ERROR' }, coded('INTERNAL_SERVER_ERROR')] },
      title: 'The server met an unexpected condition',
      summary: 'The fault lies with the API; this is its general answer when nothing more specific fits.',
      category: 'server',
      causes: [{ text: 'A bug in the server' }, { text: 'Overload of the server' }],
      fixes: [
        { text: 'Try again in a short while; there is nothing to mend on your side' },
        { text: 'If it goes on, contact the API’s support team with the details of the request' },
      ],
    },
    {
      id: 'service-unavailable',
      when: { all: [{ status: 503 }, { code: 'SERVICE_UNAVAILABLE' }, coded('SERVICE_UNAVAILABLE')] },
      title: 'The service is unavailable for now',
      summary: 'The server is not ready for requests, because of maintenance or a temporary overload.',
      category: 'server',
      causes: [{ text: 'The API is down for maintenance' }, { text: 'High load: the server is overloaded for a time' }],
      fixes: [{ text: 'Try again later; it should be back soon' }, { text: 'Look at the API’s status page for updates' }],
    },
    {
      id: 'insufficient-balance',
      when: { all: [{ status: 'error' }, { code: 'INSUFFICIENT_BALANCE' }, coded('INSUFFICIENT_BALANCE')] },
      title: 'The account balance does not cover this',
      summary: 'The request is fine, but a rule of the business stops it: the account has too little balance.',
      category: 'billing',
      causes: [
        {
          text: 'The transaction requires more than the account has available; details.required and details.available give both amounts',
          confirmedBy: {
            any: [
              { all: [{ responseField: '/error/details/required' }, { responseField: '/error/details/available' }] },
              { code: 'INSUFFICIENT_BALANCE' },
            ],
          },
        },
      ],
      fixes: [{ text: 'Top up the account, or make the transaction smaller than the available balance' }, { text: OWN_CODES }],
    },
  ],
} satisfies RulePack;

const json = { 'Content-Type': 'application/json' };
const token = { Authorization: 'Bearer 4f81c0d27ab94e6d8352' };
const users = 'https://api.guide.example/api/v1/users';
const failure = (code: string, message: string, details?: unknown): string =>
  JSON.stringify({ error: { code, message, ...(details === undefined ? {} : { details }) } });

export const examples: readonly Example[] = [
  {
    rule: 'invalid-request',
    why: 'user_id is not in the body, as the message says',
    request: { method: 'POST', url: users, headers: { ...token, ...json }, body: '{"name":"Ada"}' },
    response: { status: 400, headers: json, body: failure('INVALID_REQUEST', "Missing required 'user_id' parameter.") },
    verdicts: { confirmed: ['A required parameter is missing'], 'ruled-out': ['The JSON payload is malformed'] },
  },
  {
    rule: 'invalid-request',
    why: 'near miss of a missing field: the body does not even parse',
    request: { method: 'POST', url: users, headers: { ...token, ...json }, body: '{"user_id": "4822", "name": Ada}' },
    response: { status: 400, headers: json, body: failure('INVALID_REQUEST', 'Request body contains malformed JSON.') },
    verdicts: { confirmed: ['The JSON payload is malformed'] },
  },
  {
    rule: 'unauthenticated',
    why: 'no credentials',
    request: { url: users, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: json, body: failure('UNAUTHENTICATED', 'Authentication credentials not provided or invalid.') },
    verdicts: {
      confirmed: ['No API key or token was sent'],
      'ruled-out': ['The token has expired', 'The key or token that was sent is invalid'],
    },
  },
  {
    rule: null,
    why: 'near miss: GraphQL gives UNAUTHENTICATED in another envelope',
    request: { method: 'POST', url: 'https://api.guide.example/graphql', headers: json, body: '{"query":"{ me { id } }"}' },
    response: { status: 401, headers: json, body: '{"errors":[{"message":"Sign in","extensions":{"code":"UNAUTHENTICATED"}}]}' },
  },
  {
    rule: 'permission-denied',
    why: 'a reader writes',
    request: { method: 'DELETE', url: `${users}/4821`, headers: token },
    response: { status: 403, headers: json, body: failure('PERMISSION_DENIED', 'You do not have permission to perform this action.') },
    verdicts: { possible: ['The user or key may only read'] },
  },
  {
    rule: 'permission-denied',
    why: 'near miss of the read-only cause: a GET writes nothing',
    request: { method: 'GET', url: `${users}/4821`, headers: token },
    response: { status: 403, headers: json, body: failure('PERMISSION_DENIED', 'You do not have permission to perform this action.') },
    verdicts: { 'ruled-out': ['The user or key may only read'] },
  },
  {
    rule: null,
    why: 'near miss: google.rpc puts the word into status, beside a number',
    request: { url: users, headers: token },
    response: { status: 403, headers: json, body: '{"error":{"code":403,"message":"No","status":"PERMISSION_DENIED"}}' },
  },
  {
    rule: 'resource-not-found',
    why: 'an endpoint with a typo',
    request: { url: 'https://api.guide.example/api/v1/usres', headers: token },
    response: { status: 404, headers: json, body: failure('RESOURCE_NOT_FOUND', 'The requested resource could not be found.') },
    verdicts: { possible: ['The URL has a typo'] },
  },
  {
    rule: 'rate-limit-exceeded',
    why: 'the documented answer',
    request: { url: users, headers: token },
    response: {
      status: 429,
      headers: { ...json, 'Retry-After': '30' },
      body: failure('RATE_LIMIT_EXCEEDED', 'You have exceeded your allowed request rate. Please try again later.'),
    },
    verdicts: { confirmed: ['More API calls than allowed'] },
  },
  {
    rule: null,
    why: 'near miss: a 429 without the code is left to others',
    request: { url: users, headers: token },
    response: { status: 429, headers: { 'Content-Type': 'text/plain' }, body: 'Too Many Requests' },
  },
  {
    rule: 'internal-server-error',
    why: 'the documented answer',
    request: { url: 'https://api.guide.example/api/v1/orders', headers: token },
    response: {
      status: 500,
      headers: json,
      body: failure(
        'INTERNAL_SERVER_ERROR',
        'An unexpected error occurred. Please try again later or contact support if the problem persists.',
      ),
    },
    verdicts: { possible: ['A bug in the server', 'Overload'] },
  },
  {
    rule: 'service-unavailable',
    why: 'near miss of a 500: down for maintenance',
    request: { url: 'https://api.guide.example/api/v1/search', headers: token },
    response: {
      status: 503,
      headers: json,
      body: failure('SERVICE_UNAVAILABLE', 'The service is temporarily unavailable. Please try again later.'),
    },
    verdicts: { possible: ['The API is down for maintenance'] },
  },
  {
    rule: 'insufficient-balance',
    why: 'a custom code of business logic, with both amounts',
    request: { method: 'POST', url: users, headers: { ...token, ...json }, body: '{"user_id":"4822","plan":"premium"}' },
    response: {
      status: 422,
      headers: json,
      body: failure('INSUFFICIENT_BALANCE', 'Your account balance is insufficient to complete this transaction.', {
        required: '100.00',
        available: '50.50',
      }),
    },
    verdicts: { confirmed: ['The transaction requires more'] },
  },
  {
    rule: null,
    why: 'near miss: another custom code is not explained by guessing',
    request: { method: 'POST', url: users, headers: { ...token, ...json }, body: '{"user_id":"4822"}' },
    response: { status: 422, headers: json, body: failure('USER_ALREADY_INVITED', 'Already invited') },
  },
];
