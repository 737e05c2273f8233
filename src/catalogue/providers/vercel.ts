import type { Example, RulePack } from '../../model';

/**
 * Vercel's REST API, and what its platform answers for a deployment (X-Vercel-Error). Sources: https://vercel.com/docs/errors,
 * https://vercel.com/docs/rest-api/reference/errors, https://vercel.com/docs/functions/limitations
 */

const ERRORS = 'https://vercel.com/docs/errors';
const page = (code: string) => ({ text: code, url: `https://vercel.com/docs/errors/${code}` });

export default {
  id: 'vercel',
  name: 'Vercel',
  kind: 'platform',
  docs: ERRORS,
  statusPage: 'https://www.vercel-status.com',
  support: { url: 'https://vercel.com/help', asks: ['request-id', 'timestamp', 'request', 'response'] },
  // A deployment’s own answers are not Vercel’s: only those that carry X-Vercel-Error, or X-Vercel-Mitigated of its firewall, are.
  recognize: {
    hosts: ['api.vercel.com'],
    fingerprints: [{ responseHeader: 'X-Vercel-Error' }, { responseHeader: 'X-Vercel-Mitigated', is: ['challenge', 'deny'] }],
  },
  envelope: { requestId: ['header:X-Vercel-Id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_VERCEL_TOKEN' }],
  rules: [
    {
      id: 'firewall',
      when: { responseHeader: 'X-Vercel-Mitigated', is: ['challenge', 'deny'] },
      title: 'Vercel’s firewall stopped this request',
      summary: 'A firewall rule, bot protection or Attack Mode challenged or denied the call; the deployment was not asked.',
      category: 'permission',
      causes: [
        {
          text: 'The request is challenged: only a page that has passed the checkpoint gets through',
          when: { responseHeader: 'X-Vercel-Mitigated', is: 'challenge' },
        },
        { text: 'A rule denies this path, address or client', when: { responseHeader: 'X-Vercel-Mitigated', is: 'deny' } },
      ],
      fixes: [
        {
          text: 'If the project is yours, add a bypass rule for the API’s path or for the caller.',
          url: 'https://vercel.com/docs/vercel-firewall',
        },
        { text: 'For tests, send the secret of Protection Bypass for Automation in x-vercel-protection-bypass.' },
        { text: 'Otherwise give the X-Vercel-Id of the answer to the owner.' },
      ],
    },
    {
      id: 'invalid-token',
      when: {
        any: [
          { all: [{ status: [401, 403] }, { code: 'forbidden' }, { responseField: '/error/invalidToken', is: 'true' }] },
          { all: [{ status: [401, 403] }, { code: ['missing_token', 'not_authorized', 'unauthorized'] }, { host: 'api.vercel.com' }] },
        ],
      },
      title: 'Vercel did not accept the token',
      summary: 'The access token is missing, expired, or was deleted; Vercel answers 403 to a dead token.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', when: { check: 'credential-wrong-scheme' } },
        { text: 'The token is invalid: it has expired or was revoked', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a new token with the scope of the team you need, and try it',
          snippets: [{ language: 'bash', code: "curl https://api.vercel.com/v2/user -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://vercel.com/account/tokens',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { code: ['forbidden', 'team_unauthorized'] }] },
      title: 'The token may not reach this resource',
      summary: 'The token is valid, but not for this team, project or action.',
      category: 'permission',
      causes: [
        {
          text: 'The resource belongs to a team, and teamId or slug is not in the query',
          ruledOutBy: { any: [{ query: 'teamId' }, { query: 'slug' }] },
        },
        { text: 'The token’s scope is another team, or it must be re-authorized for SAML' },
        { text: 'The user’s role in the team does not allow it' },
      ],
      fixes: [
        { text: 'Add ?teamId= to the call, with the id from the team’s settings' },
        { text: 'Create a token whose scope is this team', url: 'https://vercel.com/account/tokens' },
      ],
    },
    {
      id: 'api-not-found',
      when: { all: [{ status: 404 }, { host: 'api.vercel.com' }, { code: { glob: '*' } }] },
      title: 'Vercel’s API finds no such resource',
      summary: 'The id or name is unknown in this account or team, or the path has another version.',
      category: 'not-found',
      causes: [
        {
          text: 'The resource belongs to a team, and teamId or slug is not in the query',
          ruledOutBy: { any: [{ query: 'teamId' }, { query: 'slug' }] },
        },
        { text: 'The project, deployment or domain was deleted or is misspelt' },
        { text: 'The endpoint has another version in its path' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Add ?teamId=, and compare path and version with the reference', url: 'https://vercel.com/docs/rest-api' }],
    },
    {
      id: 'api-bad-request',
      when: { all: [{ status: [400, 409, 422] }, { host: 'api.vercel.com' }, { code: { glob: '*' } }] },
      title: 'Vercel’s API rejected the request',
      summary: 'A field is missing, invalid or taken; the message names it.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'A property is missing or not allowed',
          confirmedBy: {
            message: {
              contains: ['should have required property', 'missing required property', 'should NOT have additional property', 'should be'],
            },
          },
        },
        {
          text: 'The name, domain or alias is taken',
          when: { code: ['conflict', 'domain_already_in_use', 'alias_in_use', 'ENV_ALREADY_EXISTS'] },
        },
      ],
      fixes: [{ text: 'Correct the field that the message names', url: 'https://vercel.com/docs/rest-api' }],
    },
    {
      id: 'rate-limited',
      when: { any: [{ code: 'rate_limited' }, { all: [{ status: 429 }, { host: 'api.vercel.com' }] }] },
      title: 'Vercel’s limit for this action is reached',
      summary: 'Each action has a limit in a period; limit.reset in the answer says when it is over.',
      category: 'rate-limit',
      causes: [
        { text: 'The action was done more often than the plan allows in the period' },
        { text: 'Deployments are polled in a tight loop', confirmedBy: { check: 'polling-fast', with: { everySeconds: 2 } } },
      ],
      fixes: [{ text: 'Wait until reset (seconds since 1970), and use webhooks in place of polling' }],
      links: [{ text: 'Limits', url: 'https://vercel.com/docs/limits' }],
    },
    {
      id: 'function-timeout',
      when: { code: ['FUNCTION_INVOCATION_TIMEOUT', 'EDGE_FUNCTION_INVOCATION_TIMEOUT', 'MIDDLEWARE_INVOCATION_TIMEOUT'] },
      title: 'The function ran longer than it may',
      summary: 'The deployment’s function did not answer within its maximum duration, and Vercel ended it.',
      category: 'timeout',
      causes: [
        { text: 'The function waits for a slow database, API or model' },
        { text: 'The function never answers on some path (no return, an open promise)' },
        { text: 'maxDuration is set lower than the work needs' },
      ],
      fixes: [
        { text: 'Look at the function’s log under the id of this answer' },
        {
          text: 'Raise maxDuration within what the plan allows',
          snippets: [
            { language: 'javascript', code: '// app/api/report/route.js\nexport const maxDuration = 60;' },
            { language: 'json', code: '{ "functions": { "api/report.js": { "maxDuration": 60 } } }' },
          ],
          url: 'https://vercel.com/docs/functions/configuring-functions/duration',
        },
        { text: 'Stream the answer, or move long work into a background job or queue' },
      ],
      links: [page('FUNCTION_INVOCATION_TIMEOUT')],
    },
    {
      id: 'function-failed',
      when: {
        code: [
          'FUNCTION_INVOCATION_FAILED',
          'NO_RESPONSE_FROM_FUNCTION',
          'EDGE_FUNCTION_INVOCATION_FAILED',
          'MIDDLEWARE_INVOCATION_FAILED',
          'BODY_NOT_A_STRING_FROM_FUNCTION',
          'FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE',
        ],
      },
      title: 'The deployment’s function crashed',
      summary: 'The code behind this address threw an error or ended without an answer.',
      category: 'server',
      causes: [
        {
          text: 'An exception was not caught',
          confirmedBy: { code: ['FUNCTION_INVOCATION_FAILED', 'EDGE_FUNCTION_INVOCATION_FAILED', 'MIDDLEWARE_INVOCATION_FAILED'] },
        },
        { text: 'The middleware is at fault, so that every route fails', confirmedBy: { code: 'MIDDLEWARE_INVOCATION_FAILED' } },
        { text: 'An environment variable is missing in this environment (production, preview)' },
        { text: 'The function’s answer is larger than 4.5 MB', confirmedBy: { code: 'FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE' } },
        { text: 'The function ran out of memory or exited by itself' },
      ],
      fixes: [
        {
          text: 'Read the runtime log of this deployment: the stack trace stands there',
          snippets: [{ language: 'bash', code: 'vercel logs {{host}}' }],
        },
        { text: 'Compare the environment variables of this environment, and redeploy after changing them' },
      ],
      links: [page('FUNCTION_INVOCATION_FAILED')],
    },
    {
      id: 'payload-too-large',
      when: { any: [{ code: 'FUNCTION_PAYLOAD_TOO_LARGE' }, { all: [{ status: 413 }, { responseHeader: 'X-Vercel-Error' }] }] },
      title: 'The body is larger than 4.5 MB',
      summary: 'Vercel’s functions take and give bodies of at most 4.5 MB.',
      category: 'payload',
      causes: [{ text: 'A file is uploaded through a function', when: { check: 'body-larger-than', with: { bytes: 4_500_000 } } }],
      fixes: [
        {
          text: 'Upload straight from the browser to storage (Vercel Blob client upload, or a signed URL)',
          url: 'https://vercel.com/docs/vercel-blob/client-upload',
        },
      ],
      links: [page('FUNCTION_PAYLOAD_TOO_LARGE')],
    },
    {
      id: 'throttled',
      when: { code: ['FUNCTION_THROTTLED', 'INTERNAL_FUNCTION_NOT_READY', 'INTERNAL_FUNCTION_SERVICE_UNAVAILABLE'] },
      title: 'Too many of the deployment’s functions run at once',
      summary: 'The concurrency limit is reached, or functions cannot start for the moment.',
      category: 'rate-limit',
      causes: [
        { text: 'Requests come faster than functions finish', when: { code: 'FUNCTION_THROTTLED' } },
        { text: 'A fault at Vercel', when: { code: { startsWith: 'INTERNAL_' } } },
      ],
      fixes: [
        { text: 'Make functions faster, cache answers at the edge, and retry with backoff' },
        { text: 'Look at Vercel’s status page', url: 'https://www.vercel-status.com' },
      ],
    },
    {
      id: 'deployment-not-found',
      when: {
        code: ['DEPLOYMENT_NOT_FOUND', 'DEPLOYMENT_DELETED', 'DEPLOYMENT_BLOCKED', 'DEPLOYMENT_NOT_READY_REDIRECTING'],
      },
      title: 'No deployment at this address',
      summary: 'The domain or address points to no deployment: it was deleted, never existed, or is not assigned.',
      category: 'not-found',
      causes: [
        { text: 'The deployment was deleted, by hand or by the retention policy' },
        { text: 'The alias or domain is not assigned to a deployment, or the project was renamed' },
        { text: 'The address is mistyped' },
        { text: 'The deployment was blocked', when: { code: 'DEPLOYMENT_BLOCKED' } },
      ],
      fixes: [
        { text: 'Use the production domain, which always points to the latest deployment, instead of a preview’s url' },
        { text: 'Redeploy, or assign the domain to the project under Settings → Domains' },
      ],
      links: [page('DEPLOYMENT_NOT_FOUND')],
    },
    {
      id: 'deployment-disabled',
      when: {
        any: [
          { code: ['DEPLOYMENT_DISABLED', 'DEPLOYMENT_PAUSED', 'payment_required'] },
          { all: [{ status: 402 }, { responseHeader: 'X-Vercel-Error' }] },
        ],
      },
      title: 'The deployment is switched off',
      summary: 'The plan’s usage is exceeded or a bill unpaid, or the project was paused.',
      category: 'billing',
      causes: [
        { text: 'The account’s usage is over what its plan includes, or a payment failed', ruledOutBy: { code: 'DEPLOYMENT_PAUSED' } },
        { text: 'The project was paused, by hand or by spend management', when: { code: 'DEPLOYMENT_PAUSED' } },
      ],
      fixes: [
        { text: 'The owner looks at usage and billing, then resumes the project or upgrades', url: 'https://vercel.com/dashboard/usage' },
      ],
      links: [page('DEPLOYMENT_DISABLED')],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: ['NOT_FOUND', 'RESOURCE_NOT_FOUND'] }] },
      title: 'The deployment has no such page or function',
      summary: 'The deployment exists, but nothing in it answers to this path.',
      category: 'not-found',
      causes: [
        { text: 'The path is misspelt, or the function’s file is not where the framework looks for it' },
        { text: 'The output directory or root directory of the project is set wrongly' },
        { text: 'A single-page app lacks the rewrite of all paths to index.html' },
      ],
      fixes: [
        { text: 'Look at the deployment’s output (Source → Output) for the file' },
        {
          text: 'For a single-page app add the rewrite',
          snippets: [{ language: 'json', code: '{ "rewrites": [{ "source": "/((?!api/).*)", "destination": "/index.html" }] }' }],
        },
      ],
      links: [page('NOT_FOUND')],
    },
    {
      id: 'routing',
      when: {
        code: [
          'INFINITE_LOOP_DETECTED',
          'ROUTER_EXTERNAL_TARGET_ERROR',
          'ROUTER_EXTERNAL_TARGET_CONNECTION_ERROR',
          'ROUTER_EXTERNAL_TARGET_HANDSHAKE_ERROR',
          'ROUTER_CANNOT_MATCH',
          'ROUTER_TOO_MANY_HAS_SELECTIONS',
          'DNS_HOSTNAME_RESOLVE_FAILED',
          'DNS_HOSTNAME_RESOLVED_PRIVATE',
          'DNS_HOSTNAME_SERVER_ERROR',
          'DNS_HOSTNAME_EMPTY',
          'DNS_HOSTNAME_NOT_FOUND',
          'TOO_MANY_FORKS',
          'TOO_MANY_FILESYSTEM_CHECKS',
        ],
      },
      title: 'The deployment’s routing leads nowhere',
      summary: 'A rewrite runs in a circle, or the server it points to does not answer.',
      category: 'gateway',
      causes: [
        { text: 'A rewrite or function calls its own address again and again', when: { code: 'INFINITE_LOOP_DETECTED' } },
        {
          text: 'The external server of a rewrite refuses, fails or has a bad certificate',
          when: { code: { startsWith: 'ROUTER_EXTERNAL_TARGET' } },
        },
        {
          text: 'The host name of the target does not resolve, or resolves to a private address',
          when: { code: { startsWith: 'DNS_HOSTNAME' } },
        },
      ],
      fixes: [
        { text: 'Check the destinations of rewrites, and call each directly' },
        { text: 'Let a function call another server, or its own code, instead of its own address' },
      ],
      links: [page('ROUTER_EXTERNAL_TARGET_ERROR')],
    },
  ],
} satisfies RulePack;

const api = 'https://api.vercel.com/v9/projects/prj_FAKE';
const bearer = { Authorization: 'Bearer FAKEvercelvalue' };

const told = (rule: string, why: string, status: number, error: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: api, headers: bearer },
  response: {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Vercel-Id': 'fra1::fake-1' },
    body: JSON.stringify({ error }),
  },
  ...more,
});

const edge = (rule: string, why: string, status: number, code: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://shop.acme.example/api/report' },
  response: {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Vercel-Error': code, 'X-Vercel-Id': 'fra1::iad1::fake-2' },
    body: `An error occurred with your deployment\n\n${code}\n\nfra1::iad1::fake-2\n`,
  },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'firewall',
    why: 'a checkpoint in the place of the API’s answer',
    request: { url: 'https://acme-web.vercel.app/api/report' },
    response: {
      status: 429,
      headers: {
        Server: 'Vercel',
        'X-Vercel-Mitigated': 'challenge',
        'X-Vercel-Id': 'fra1::fake-9',
        'Content-Type': 'text/html; charset=utf-8',
      },
      body: '<!DOCTYPE html><html><head><title>Vercel Security Checkpoint</title></head><body></body></html>',
    },
    verdicts: { confirmed: ['The request is challenged'], 'ruled-out': ['A rule denies'] },
  },
  told(
    'invalid-token',
    'a deleted token',
    403,
    { code: 'forbidden', message: 'Not authorized', invalidToken: true },
    {
      verdicts: { possible: ['The token is invalid'], 'ruled-out': ['No token'] },
    },
  ),
  told(
    'forbidden',
    'a team’s project',
    403,
    { code: 'forbidden', message: 'You don’t have permission to access this resource.' },
    {
      verdicts: { possible: ['The resource belongs to a team'] },
    },
  ),
  told('api-not-found', 'a project that is gone', 404, { code: 'not_found', message: 'Project not found' }),
  told(
    'api-bad-request',
    'a name too few',
    400,
    { code: 'bad_request', message: 'Invalid request: missing required property `name`.' },
    { verdicts: { confirmed: ['A property is missing'] } },
  ),
  told('rate-limited', 'too many deployments', 429, {
    code: 'rate_limited',
    message: 'Too many requests',
    limit: { remaining: 0, reset: 1_780_000_000, total: 100 },
  }),
  edge('function-timeout', 'a slow report on a domain of its own', 504, 'FUNCTION_INVOCATION_TIMEOUT'),
  edge('function-failed', 'an exception', 500, 'FUNCTION_INVOCATION_FAILED', {
    verdicts: { confirmed: ['An exception'], possible: ['An environment variable'] },
  }),
  edge('payload-too-large', 'an upload', 413, 'FUNCTION_PAYLOAD_TOO_LARGE'),
  edge('throttled', 'a rush', 503, 'FUNCTION_THROTTLED', { verdicts: { confirmed: ['Requests come faster'] } }),
  edge('deployment-not-found', 'an old preview', 404, 'DEPLOYMENT_NOT_FOUND'),
  edge('deployment-disabled', 'an unpaid plan', 402, 'DEPLOYMENT_DISABLED'),
  edge('not-found', 'no such file', 404, 'NOT_FOUND'),
  edge('routing', 'a circle', 508, 'INFINITE_LOOP_DETECTED', { verdicts: { confirmed: ['A rewrite or function'] } }),
  {
    rule: null,
    why: 'an app that Vercel hosts answers by itself',
    request: { url: 'https://acme-web.vercel.app/api/report' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json', Server: 'Vercel', 'X-Vercel-Id': 'fra1::fake-3' },
      body: '{"error":{"code":"not_found","message":"No report"}}',
    },
  },
];
