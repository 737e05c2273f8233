import type { Condition, Example, RulePack } from '../../model';

/**
 * GitHub's REST and GraphQL APIs, also on GitHub Enterprise. Sources:
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api,
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
 */

const secondary: Condition = {
  all: [{ status: [403, 429] }, { message: { contains: ['secondary rate limit', 'abuse detection mechanism'] } }],
};
const anonymous: Condition = { not: { requestHeader: 'Authorization' } };

export default {
  id: 'github',
  name: 'GitHub',
  kind: 'api',
  docs: 'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
  statusPage: 'https://www.githubstatus.com',
  support: { url: 'https://support.github.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['api.github.com', 'uploads.github.com', 'api.*.ghe.com'],
    fingerprints: [{ responseHeader: 'X-GitHub-Request-Id' }],
  },
  envelope: { requestId: ['header:X-GitHub-Request-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_GITHUB_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'token', placeholder: 'YOUR_GITHUB_TOKEN' },
  ],
  retry: { constants: [{ name: 'github-secondary', when: secondary, waitSeconds: 60 }] },
  secrets: {
    keys: [
      { kind: 'GitHub personal access token', prefix: 'ghp_', alphabet: 'alphanumeric', minLength: 36 },
      { kind: 'GitHub fine-grained token', prefix: 'github_pat_', alphabet: 'base64url', minLength: 36 },
      { kind: 'GitHub OAuth token', prefix: 'gho_', alphabet: 'alphanumeric', minLength: 36 },
      { kind: 'GitHub user token', prefix: 'ghu_', alphabet: 'alphanumeric', minLength: 36 },
      { kind: 'GitHub installation token', prefix: 'ghs_', alphabet: 'alphanumeric', minLength: 36 },
      { kind: 'GitHub refresh token', prefix: 'ghr_', alphabet: 'alphanumeric', minLength: 36 },
    ],
  },
  rules: [
    {
      id: 'bad-credentials',
      when: { all: [{ status: 401 }, { message: 'Bad credentials' }] },
      title: 'GitHub does not know this token',
      summary: 'The token in the Authorization header is invalid, has expired or was revoked.',
      category: 'auth',
      causes: [
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The JWT of a GitHub App has expired', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token has expired, was deleted, or was revoked after GitHub found it in public code' },
      ],
      fixes: [
        {
          text: 'Create a new token and try it on your own account',
          snippets: [{ language: 'bash', code: "curl https://api.github.com/user -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://github.com/settings/tokens',
        },
      ],
    },
    {
      id: 'secondary-rate-limit',
      when: secondary,
      title: 'Too much at once: GitHub’s secondary rate limit',
      summary: 'Requests came too fast, too many at the same time, or created too much content; the hourly budget is not the reason.',
      category: 'rate-limit',
      causes: [
        { text: 'A secondary limit was reached, not the hourly budget', confirmedBy: secondary },
        {
          text: 'The same request was sent several times at once',
          confirmedBy: { check: 'duplicate-in-flight' },
        },
        {
          text: 'More than 900 points in a minute: a read costs 1, a write 5',
          confirmedBy: { check: 'too-many-requests', with: { limit: 900, withinSeconds: 60 } },
        },
        { text: 'More than 100 concurrent requests, from all clients of the token together' },
        { text: 'Much content created quickly: more than 80 per minute or 500 per hour' },
        { text: 'A request was repeated before the wait was over', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait for as long as Retry-After says; without it a minute at least, and longer after each further refusal' },
        { text: 'Send requests serially, one after another, and pause a second between writes' },
      ],
      links: [
        {
          text: 'Secondary rate limits',
          url: 'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
        },
      ],
    },
    {
      id: 'primary-rate-limit',
      when: {
        all: [{ message: { contains: 'rate limit exceeded' } }, { responseHeader: 'X-RateLimit-Remaining', is: '0' }, { not: secondary }],
      },
      title: 'GitHub’s hourly rate limit is used up',
      summary: 'The primary limit counts requests, in GraphQL points, per hour; it refills when the reset time comes.',
      category: 'rate-limit',
      causes: [
        { text: 'The request carried no token: without one an IP address has 60 requests per hour', when: anonymous },
        { text: 'The hour’s budget of the token’s user or app was spent, possibly by other programs with the same account' },
        { text: 'Polling more often than needed', confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } } },
      ],
      fixes: [
        {
          text: 'Wait for the reset; look at what is left of each budget, which costs nothing',
          snippets: [{ language: 'bash', code: "curl https://api.github.com/rate_limit -H 'Authorization: Bearer {{credential}}'" }],
        },
        { text: 'Send a token: 5,000 requests per hour instead of 60' },
        { text: 'Use conditional requests (If-None-Match): a 304 with a token does not count. Use webhooks in place of polling' },
        { text: 'In GraphQL, ask for fewer nodes per query: the cost in points grows with them' },
      ],
      tables: [
        {
          title: 'Primary limits',
          columns: ['Caller', 'Per hour'],
          rows: [
            ['No token, per IP address', '60'],
            ['Personal access token or OAuth app', '5,000'],
            ['GitHub App of an Enterprise Cloud organization', '15,000'],
            ['GITHUB_TOKEN in Actions, per repository', '1,000'],
          ],
        },
      ],
    },
    {
      id: 'not-accessible',
      when: { all: [{ status: 403 }, { message: { startsWith: 'Resource not accessible by' } }] },
      title: 'The token lacks a permission for this resource',
      summary: 'The token is valid, but this operation needs a permission that it was not given.',
      category: 'permission',
      causes: [
        {
          text: 'A fine-grained token was made without this permission, or without this repository',
          confirmedBy: { message: { contains: 'personal access token' } },
        },
        {
          text: 'The GitHub App or the workflow’s GITHUB_TOKEN was not granted this permission',
          confirmedBy: { message: { contains: 'by integration' } },
        },
      ],
      fixes: [
        { text: 'Grant the permission that the X-Accepted-GitHub-Permissions header of this answer names' },
        { text: 'In a workflow, add it under permissions: in the job' },
        { text: 'For an app, accept the new permission in the settings of the installation' },
      ],
      links: [
        {
          text: 'Troubleshooting',
          url: 'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible',
        },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { message: 'Not Found' }] },
      title: 'Not found, or hidden from this caller',
      summary: 'GitHub answers 404 also for private resources that the caller may not see.',
      category: 'not-found',
      causes: [
        { text: 'The resource is private and no token was sent', ruledOutBy: { requestHeader: 'Authorization' } },
        { text: 'The token lacks the scope or permission for this private resource', ruledOutBy: anonymous },
        { text: 'Owner, repository or number in the path is misspelt, or was renamed or deleted' },
        { text: 'The path ends in a slash, which GitHub does not redirect', when: { check: 'trailing-slash' } },
      ],
      fixes: [
        { text: 'Check the path, then try it with a token that may read the repository' },
        {
          text: 'Look at the scopes of a classic token in the X-OAuth-Scopes header',
          snippets: [{ language: 'bash', code: "curl -I https://api.github.com/user -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
    },
    {
      id: 'validation-failed',
      when: { all: [{ status: 422 }, { message: { startsWith: 'Validation Failed' } }] },
      title: 'GitHub rejected one of the fields',
      summary: 'The request was understood, but a field is missing, invalid, or taken already.',
      category: 'validation',
      causes: [
        {
          text: 'A required field is missing',
          confirmedBy: { responseField: '/errors/*/code', is: 'missing_field' },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        { text: 'A resource that a field refers to does not exist', confirmedBy: { responseField: '/errors/*/code', is: 'missing' } },
        { text: 'A field has a form that is not allowed', confirmedBy: { responseField: '/errors/*/code', is: 'invalid' } },
        { text: 'Something with this value exists already', confirmedBy: { responseField: '/errors/*/code', is: 'already_exists' } },
      ],
      fixes: [{ text: 'Mend the fields listed in errors; each names its resource, field and code' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.github.com/repos/octo-org/widgets/issues';
const token = { Authorization: `Bearer ghp_${'EXAMPLE0'.repeat(4)}ABCD` };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'X-GitHub-Request-Id': 'D2B1:9A:3E:4E:69A6' };

export const examples: readonly Example[] = [
  {
    rule: 'bad-credentials',
    why: 'an unknown token',
    request: { url, headers: token },
    response: {
      status: 401,
      headers: served,
      body: '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}',
    },
  },
  {
    rule: 'secondary-rate-limit',
    why: 'a 403 although most of the hourly budget is left',
    request: { method: 'POST', url, headers: token },
    response: {
      status: 403,
      headers: { ...served, 'X-RateLimit-Remaining': '4312' },
      body: '{"message":"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."}',
    },
  },
  {
    rule: 'primary-rate-limit',
    why: 'an anonymous caller after 60 requests',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 403,
      headers: { ...served, 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' },
      body: '{"message":"API rate limit exceeded for 203.0.113.7."}',
    },
    verdicts: { confirmed: ['The request carried no token'] },
  },
  {
    rule: 'primary-rate-limit',
    why: 'GraphQL says it inside a 200',
    request: { method: 'POST', url: 'https://api.github.com/graphql', headers: token, body: '{"query":"{viewer{login}}"}' },
    response: {
      status: 200,
      headers: { ...served, 'X-RateLimit-Remaining': '0' },
      body: '{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded for user ID 9912345."}]}',
    },
    verdicts: { 'ruled-out': ['The request carried no token'] },
  },
  {
    rule: 'not-accessible',
    why: 'a fine-grained token without the permission',
    request: { url, headers: token },
    response: { status: 403, headers: served, body: '{"message":"Resource not accessible by personal access token","status":"403"}' },
    verdicts: { confirmed: ['A fine-grained token'] },
  },
  {
    rule: 'not-found',
    why: 'a private repository asked for without a token',
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 404, headers: served, body: '{"message":"Not Found","status":"404"}' },
    verdicts: { 'ruled-out': ['The token lacks'], possible: ['The resource is private'] },
  },
  {
    rule: 'validation-failed',
    why: 'an issue without its title',
    request: { method: 'POST', url, headers: token, body: '{"body":"x"}' },
    response: {
      status: 422,
      headers: served,
      body: '{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],"status":"422"}',
    },
    verdicts: { confirmed: ['A required field is missing'] },
  },
  {
    rule: null,
    why: 'near miss: another API with the same words',
    request: { url: 'https://api.other.example/things' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"message":"Not Found"}' },
  },
];
