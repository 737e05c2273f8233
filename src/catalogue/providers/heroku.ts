import type { Condition, Example, RulePack } from '../../model';

/** Heroku’s Platform API. Source: https://devcenter.heroku.com/articles/platform-api-reference (errors, rate limits, statuses). */

const accept: Condition = {
  all: [
    { requestHeader: 'Accept', is: { contains: 'application/vnd.heroku+json' } },
    { requestHeader: 'Accept', is: { contains: 'version=3' } },
  ],
};

export default {
  id: 'heroku',
  name: 'Heroku Platform API',
  kind: 'api',
  docs: 'https://devcenter.heroku.com/articles/platform-api-reference#errors',
  statusPage: 'https://status.heroku.com',
  support: { url: 'https://help.heroku.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.heroku.com'] },
  envelope: { code: ['/id'], message: ['/message'], docUrl: ['/url'], requestId: ['header:Request-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_HEROKU_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_COLON_TOKEN' },
  ],
  secrets: { keys: [{ kind: 'Heroku API key', prefix: 'HRKU-', alphabet: 'base64url', minLength: 36 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Heroku did not accept the token',
      summary: 'The API token is missing, not valid or has expired.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The Authorization header has another scheme than Bearer', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'The token has expired or was revoked, as when the account’s password changes' },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
      ],
      fixes: [
        {
          text: 'Make a token that lasts, and send it as Bearer',
          snippets: [
            {
              language: 'bash',
              code: "heroku authorizations:create -d 'CI'\ncurl https://api.heroku.com/account -H 'Accept: application/vnd.heroku+json; version=3' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: 'https://devcenter.heroku.com/articles/authentication',
        },
      ],
    },
    {
      id: 'billing',
      when: { any: [{ status: 402 }, { code: ['delinquent', 'verification_needed', 'verification_required'] }] },
      title: 'Heroku wants the account’s payment settled',
      summary: 'The account has unpaid invoices, or must be verified with a payment method first.',
      category: 'billing',
      causes: [
        { text: 'The account is delinquent, or its payment method must be confirmed', confirmedBy: { code: 'delinquent' } },
        {
          text: 'The account has no billing information, which this resource needs',
          confirmedBy: { code: ['verification_needed', 'verification_required'] },
        },
      ],
      fixes: [{ text: 'Settle or add the payment method of the account or team', url: 'https://dashboard.heroku.com/account/billing' }],
    },
    {
      id: 'suspended',
      when: { all: [{ status: 403 }, { code: 'suspended' }] },
      title: 'The account or app is suspended',
      summary: 'Heroku has suspended the account or application.',
      category: 'permission',
      causes: [{ text: 'The account or application was suspended', confirmedBy: { code: 'suspended' } }],
      fixes: [{ text: 'Look for Heroku’s e-mail with the reason, and write to support', url: 'https://help.heroku.com' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token gives no access to this resource',
      summary: 'Heroku knows the caller, but account, team role or the token’s scope does not reach the resource.',
      category: 'permission',
      causes: [
        { text: 'The account is no collaborator of the app, or its team role is too low' },
        { text: 'The token has a narrower scope (identity, read, write, …) than the call needs' },
        { text: 'The action asks for a second factor', confirmedBy: { code: 'two_factor' } },
        { text: 'The team demands single sign-on, and the token was made outside of it' },
      ],
      fixes: [
        { text: 'Let the app’s owner give access', snippets: [{ language: 'bash', code: 'heroku access:add you@example.com -a APP' }] },
        {
          text: 'Create an authorization with the scope that the call needs',
          snippets: [{ language: 'bash', code: "heroku authorizations:create -s read,write -d 'CI'" }],
          url: 'https://devcenter.heroku.com/articles/oauth#scopes',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Heroku has no such resource for this account',
      summary: 'The app, add-on or other resource does not exist, or the account cannot see it.',
      category: 'not-found',
      causes: [
        { text: 'The name is misspelt, was changed, or the resource was deleted' },
        { text: 'The token is of an account that does not see the app' },
        { text: 'The Accept header does not ask for version 3, without which many paths are not there', ruledOutBy: accept },
      ],
      fixes: [{ text: 'List the apps that the account sees', snippets: [{ language: 'bash', code: 'heroku apps --all' }] }],
    },
    {
      id: 'not-acceptable',
      when: { status: 406 },
      title: 'The Accept header does not ask for version 3',
      summary: 'The Platform API is reached only with the Accept header of its version.',
      category: 'validation',
      causes: [{ text: 'Accept is missing or asks for something else', when: { not: accept } }],
      fixes: [
        {
          text: 'Send the header',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{url}}' -H 'Accept: application/vnd.heroku+json; version=3' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
    },
    {
      id: 'invalid-params',
      when: { all: [{ status: 422 }, { code: 'invalid_params' }] },
      title: 'Heroku rejected a parameter',
      summary: 'A parameter is missing, not valid, or clashes with something that exists; the message says which.',
      category: 'validation',
      causes: [
        { text: 'The name is taken already', confirmedBy: { message: { contains: 'already taken' } } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The app lacks what the call builds on (process type, pipeline, add-on plan)' },
      ],
      fixes: [
        {
          text: 'Mend what the message names, and compare with the endpoint’s page',
          url: 'https://devcenter.heroku.com/articles/platform-api-reference',
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 416] },
      title: 'Heroku cannot read the request',
      summary: 'The body or a header is not in the form that the API wants.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'The Range header cannot be read', confirmedBy: { code: 'requested_range_not_satisfiable' } },
      ],
      fixes: [
        {
          text: 'Send JSON with Content-Type: application/json; write ranges as id ..; max=100',
          url: 'https://devcenter.heroku.com/articles/platform-api-reference#ranges',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The account’s pool of API calls is empty',
      summary: 'Each call takes a token from a pool of the account, which refills bit by bit.',
      category: 'rate-limit',
      causes: [
        { text: 'Programs of this account made more calls than the pool refills', confirmedBy: { code: 'rate_limit' } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Slow down as RateLimit-Remaining falls; asking for it costs nothing',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.heroku.com/account/rate-limits -H 'Accept: application/vnd.heroku+json; version=3' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'Use webhooks in place of polling', url: 'https://devcenter.heroku.com/articles/app-webhooks' },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Heroku’s API failed or is not available',
      summary: 'The service had an error or is in maintenance.',
      category: 'server',
      causes: [{ text: 'An incident or maintenance at Heroku' }],
      fixes: [{ text: 'Retry with growing pauses; look at the status page', url: 'https://status.heroku.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.heroku.com/apps/acme-web';
const headers = { Authorization: 'Bearer HRKU-EXAMPLE', Accept: 'application/vnd.heroku+json; version=3' };
const refused = (rule: string, why: string, status: number, id: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers },
  response: { status, headers: { 'Content-Type': 'application/json', 'Request-Id': 'EXAMPLE' }, body: JSON.stringify({ id, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a revoked token', 401, 'unauthorized', 'Invalid credentials provided.', {
    verdicts: { 'ruled-out': ['No token was sent'] },
  }),
  refused('billing', 'an unpaid invoice', 402, 'delinquent', 'Please update your payment method.', {
    verdicts: { confirmed: ['The account is delinquent'] },
  }),
  refused('suspended', 'a suspended app', 403, 'suspended', 'The account or application was suspended.'),
  refused('forbidden', 'somebody else’s app', 403, 'forbidden', 'You do not have access to the app acme-web.'),
  refused('not-found', 'a misspelt app', 404, 'not_found', 'Couldn’t find that app.', {
    verdicts: { 'ruled-out': ['The Accept header does not ask'] },
  }),
  refused('not-acceptable', 'plain JSON was asked for', 406, 'not_acceptable', 'Set Accept: application/vnd.heroku+json; version=3', {
    request: { url, headers: { ...headers, Accept: 'application/json' } },
    verdicts: { confirmed: ['Accept is missing'] },
  }),
  refused('invalid-params', 'a taken name', 422, 'invalid_params', 'Name web is already taken', {
    verdicts: { confirmed: ['The name is taken'] },
  }),
  refused('bad-request', 'a body that is cut short', 400, 'bad_request', 'Unable to parse the JSON request.', {
    request: { method: 'PATCH', url, headers: { ...headers, 'Content-Type': 'application/json' }, body: '{"name":' },
    verdicts: { confirmed: ['The body is not JSON'] },
  }),
  refused(
    'rate-limit',
    'a loop',
    429,
    'rate_limit',
    'Your account reached the API rate limit\nPlease wait a few minutes before making new requests',
    {
      verdicts: { confirmed: ['Programs of this account'] },
    },
  ),
  refused('server-error', 'maintenance', 503, 'service_unavailable', 'API is unavailable'),
  {
    rule: null,
    why: 'near miss: an app that runs on Heroku',
    request: { url: 'https://acme-web.herokuapp.com/apps' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json', Via: '1.1 heroku-router' },
      body: '{"id":"not_found","message":"No such app"}',
    },
  },
];
