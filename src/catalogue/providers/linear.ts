import type { Example, RulePack } from '../../model';

/**
 * Linear's GraphQL API. Sources: https://linear.app/developers/graphql, https://linear.app/developers/rate-limiting,
 * https://linear.app/developers/oauth-2-0-authentication
 */

const LIMITS = 'https://linear.app/developers/rate-limiting';
const KEYS = 'https://linear.app/settings/account/security';

const VIEWER = `curl https://api.linear.app/graphql \\
  -H 'Content-Type: application/json' \\
  -H 'Authorization: {{credential}}' \\
  -d '{"query":"{ viewer { id name } }"}'`;

export default {
  id: 'linear',
  name: 'Linear',
  kind: 'api',
  docs: 'https://linear.app/developers/graphql',
  statusPage: 'https://linearstatus.com',
  support: { url: 'https://linear.app/contact', email: 'support@linear.app', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.linear.app'] },
  credentials: [
    { in: 'header', name: 'Authorization', placeholder: 'YOUR_LINEAR_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_LINEAR_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  secrets: {
    keys: [
      { kind: 'Linear API key', prefix: 'lin_api_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Linear OAuth token', prefix: 'lin_oauth_', alphabet: 'alphanumeric', minLength: 16 },
      { kind: 'Linear webhook secret', prefix: 'lin_wh_', alphabet: 'alphanumeric', minLength: 16 },
    ],
  },
  rules: [
    {
      id: 'authentication',
      when: {
        any: [
          { code: ['AUTHENTICATION_ERROR', 'UNAUTHENTICATED'] },
          { all: [{ status: 401 }, { not: { code: ['AUTHENTICATION_ERROR', 'UNAUTHENTICATED'] } }] },
        ],
      },
      title: 'Linear did not accept the key or token',
      summary: 'Personal API keys go bare into Authorization; OAuth tokens go there with Bearer before them.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        {
          text: 'An API key (lin_api_…) was sent with Bearer before it',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer lin_api_' } },
        },
        {
          text: 'An OAuth token (lin_oauth_…) was sent without Bearer',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'lin_oauth_' } },
        },
        { text: 'The key was revoked, or the member left the workspace', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The OAuth token has expired', ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'lin_api_' } } },
      ],
      fixes: [
        { text: 'Create an API key and send it bare', snippets: [{ language: 'bash', code: VIEWER }], url: KEYS },
        { text: 'With OAuth, send Authorization: Bearer and refresh the token when it expires' },
      ],
    },
    {
      id: 'rate-limited',
      when: { any: [{ code: 'RATELIMITED' }, { all: [{ status: 429 }, { not: { code: 'RATELIMITED' } }] }] },
      title: 'Linear’s hourly limit is used up',
      summary: 'Linear counts requests and complexity points per user or app and hour; it answers with status 400.',
      category: 'rate-limit',
      causes: [
        { text: 'The hour’s requests are spent', confirmedBy: { responseHeader: 'X-RateLimit-Requests-Remaining', is: '0' } },
        {
          text: 'The hour’s complexity points are spent: large pages of nested connections cost most',
          confirmedBy: { responseHeader: 'X-RateLimit-Complexity-Remaining', is: '0' },
        },
        {
          text: 'This operation has a limit of its own',
          confirmedBy: { responseHeader: 'X-RateLimit-Endpoint-Requests-Remaining', is: '0' },
        },
        { text: 'Issues are polled', confirmedBy: { check: 'polling-fast', with: { everySeconds: 30 } } },
      ],
      fixes: [
        { text: 'Wait until the reset time (X-RateLimit-Requests-Reset, or -Complexity-Reset; milliseconds since 1970)' },
        { text: 'Use webhooks in place of polling' },
        { text: 'Ask for fewer fields and smaller pages (first), and filter on the server' },
      ],
      links: [{ text: 'Rate limiting', url: LIMITS }],
    },
    {
      id: 'entity-not-found',
      when: {
        all: [{ code: ['INPUT_ERROR', 'ENTITY_NOT_FOUND'] }, { message: { contains: ['Entity not found', 'Could not find referenced'] } }],
      },
      title: 'Linear finds no such issue, team or other object',
      summary: 'An id in the query or its variables names nothing that this key can see.',
      category: 'not-found',
      causes: [
        { text: 'The issue or other object referenced by this id was deleted, or is of another workspace' },
        { text: 'The key’s user is not in the private team of the object' },
        { text: 'An identifier such as ENG-12, or a name, was sent where the API wants the id (a UUID)' },
        { text: 'The id is not a well-formed UUID', when: { check: 'uuid-malformed' } },
      ],
      fixes: [
        { text: 'Check the id: copy it in Linear with Cmd/Ctrl+K → “Copy model UUID”; issue(id:) also takes identifiers such as ENG-12' },
        {
          text: 'Ask which teams the key can see',
          snippets: [{ language: 'bash', code: VIEWER.replace('viewer { id name }', 'teams { nodes { id key name } }') }],
        },
      ],
    },
    {
      id: 'input-error',
      when: { code: ['INPUT_ERROR', 'INVALID_INPUT', 'BAD_USER_INPUT'] },
      title: 'Linear rejected the input',
      summary: 'The query is valid, but a value of its input is not allowed.',
      category: 'validation',
      causes: [
        { text: 'A value is malformed or breaks a rule; the message names it' },
        { text: 'Values of different teams are mixed, such as a state of another team' },
        { text: 'An id is not a well-formed UUID', when: { check: 'uuid-malformed' } },
      ],
      fixes: [
        {
          text: 'Correct the value that userPresentableMessage or the message names, and take states and labels from the issue’s own team',
        },
      ],
    },
    {
      id: 'invalid-query',
      when: { code: ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_ERROR'] },
      title: 'The query does not fit Linear’s schema',
      summary: 'A field, argument or variable does not exist or has another type.',
      category: 'validation',
      causes: [
        {
          text: 'A field or argument is misspelt or was removed',
          confirmedBy: { message: { contains: ['Cannot query field', 'Unknown argument'] } },
        },
        {
          text: 'A variable has another type than the argument, such as ID and String',
          confirmedBy: { message: { contains: 'used in position expecting type' } },
        },
        { text: 'The query’s braces or quotes do not match', confirmedBy: { message: { contains: 'Syntax Error' } } },
      ],
      fixes: [
        {
          text: 'Try the query in the explorer, which knows the schema',
          url: 'https://studio.apollographql.com/public/Linear-API/variant/current/explorer',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { code: ['FORBIDDEN', 'FEATURE_NOT_ACCESSIBLE', 'USAGE_LIMIT_EXCEEDED'] },
      title: 'The key or the plan does not allow this',
      summary: 'The caller is known but lacks the right, or the workspace’s plan lacks the feature or is full.',
      category: 'permission',
      causes: [
        { text: 'The key or token lacks the scope (read, write, admin), or the user the role', when: { code: 'FORBIDDEN' } },
        { text: 'The workspace’s plan does not include the feature', when: { code: 'FEATURE_NOT_ACCESSIBLE' } },
        { text: 'The plan’s limit, such as 250 issues on the free plan, is reached', when: { code: 'USAGE_LIMIT_EXCEEDED' } },
      ],
      fixes: [
        { text: 'Use a key with the scope, or let an admin do it' },
        { text: 'Upgrade the workspace, or archive issues', url: 'https://linear.app/settings/billing' },
      ],
    },
    {
      id: 'linear-failed',
      when: { any: [{ code: ['INTERNAL_SERVER_ERROR', 'LOCK_TIMEOUT', 'INTERNAL_ERROR'] }, { status: [500, 502, 503, 504] }] },
      title: 'Linear failed or was busy',
      summary: 'The failure is on Linear’s side, or another change holds the object for the moment.',
      category: 'server',
      causes: [
        { text: 'Another change to the same object is under way', when: { code: 'LOCK_TIMEOUT' } },
        { text: 'A fault or outage at Linear' },
      ],
      fixes: [
        { text: 'Try again after a short wait; look whether a mutation has happened first' },
        { text: 'Look at Linear’s status page', url: 'https://linearstatus.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.linear.app/graphql';
const key = { Authorization: 'lin_api_FAKE_not_real', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'X-Request-Id': '97fEXAMPLE91' };

const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"query":"{ issue(id: \\"x\\") { id } }"}' },
  response: {
    status,
    headers: served,
    body: JSON.stringify({ errors: [{ message, extensions: { code, userError: true, userPresentableMessage: message } }] }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'an API key with Bearer',
    400,
    'AUTHENTICATION_ERROR',
    'It looks like you are trying to use an API key as a Bearer token.',
    {
      request: { method: 'POST', url, headers: { Authorization: 'Bearer lin_api_FAKE_not_real' }, body: '{"query":"{ viewer { id } }"}' },
      verdicts: { confirmed: ['An API key (lin_api_…)'], 'ruled-out': ['No key was sent'] },
    },
  ),
  refused('rate-limited', 'an hour’s requests', 400, 'RATELIMITED', 'Rate limit exceeded.', {
    response: {
      status: 400,
      headers: { ...served, 'X-RateLimit-Requests-Remaining': '0' },
      body: '{"errors":[{"message":"Rate limit exceeded.","extensions":{"type":"ratelimited","code":"RATELIMITED"}}]}',
    },
    verdicts: { confirmed: ['The hour’s requests'] },
  }),
  refused('entity-not-found', 'an unknown issue', 200, 'INPUT_ERROR', 'Entity not found: Issue'),
  refused('input-error', 'a bad value', 400, 'INPUT_ERROR', 'Argument Validation Error - priority must not be greater than 4'),
  refused('invalid-query', 'a misspelt field', 400, 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nmae" on type "User".', {
    verdicts: { confirmed: ['A field or argument'] },
  }),
  refused('forbidden', 'a read key', 200, 'FORBIDDEN', 'You do not have access to this resource.', {
    verdicts: { confirmed: ['The key or token lacks'] },
  }),
  refused('linear-failed', 'a fault', 500, 'INTERNAL_SERVER_ERROR', 'Internal server error'),
  {
    rule: null,
    why: 'near miss: another GraphQL API',
    request: { method: 'POST', url: 'https://api.other.example/graphql', body: '{"query":"{a}"}' },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"message":"Entity not found: Issue","extensions":{"code":"INPUT_ERROR"}}]}',
    },
  },
];
