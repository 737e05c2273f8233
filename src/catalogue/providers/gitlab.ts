import type { Condition, Example, RulePack } from '../../model';

/**
 * GitLab’s REST API, on gitlab.com and self-managed (recognised by the X-Gitlab-Meta header). Sources:
 * https://docs.gitlab.com/api/rest/troubleshooting/, https://docs.gitlab.com/api/rest/authentication/,
 * https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom
 */
/** Also as a query parameter, which OAuth tokens may use. */
const hasToken: Condition = { any: [{ query: 'access_token' }, { not: { check: 'credential-missing' } }] };

export default {
  id: 'gitlab',
  name: 'GitLab',
  kind: 'api',
  docs: 'https://docs.gitlab.com/api/rest/troubleshooting/',
  statusPage: 'https://status.gitlab.com',
  support: { url: 'https://support.gitlab.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['gitlab.com'],
    paths: ['/api/*', '/oauth/*'],
    fingerprints: [{ responseHeader: 'X-Gitlab-Meta' }],
  },
  credentials: [
    { in: 'header', name: 'PRIVATE-TOKEN', placeholder: 'YOUR_GITLAB_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_GITLAB_TOKEN' },
    { in: 'header', name: 'JOB-TOKEN', placeholder: '$CI_JOB_TOKEN' },
    { in: 'header', name: 'Deploy-Token', placeholder: 'YOUR_DEPLOY_TOKEN' },
    { in: 'query', name: 'private_token', placeholder: 'YOUR_GITLAB_TOKEN' },
    { in: 'query', name: 'job_token', placeholder: '$CI_JOB_TOKEN' },
    { in: 'cookie', name: '_gitlab_session', placeholder: 'YOUR_SESSION' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: { path: { contains: '/oauth/' } } }] },
      title: 'GitLab did not accept the token',
      summary: 'The call needs a valid token; the one sent is missing, expired, revoked or of another instance.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', confirmedBy: { check: 'credential-missing' }, ruledOutBy: hasToken },
        {
          text: 'The token is not where GitLab reads it: PRIVATE-TOKEN, or Authorization with Bearer',
          confirmedBy: { any: [{ check: 'credential-wrong-place' }, { check: 'credential-wrong-scheme' }] },
          ruledOutBy: {
            any: [
              { query: 'access_token' },
              { all: [{ path: { contains: '/packages/' } }, { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } }] },
            ],
          },
        },
        {
          text: 'The token has expired: personal access tokens have an end date',
          confirmedBy: { any: [{ message: { contains: 'expired' } }, { check: 'credential-expired' }] },
        },
        { text: 'The token was revoked or rotated', confirmedBy: { message: { contains: 'revoked' } } },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The token is invalid: cut short, or of another GitLab instance than the host of this URL' },
        {
          text: 'A job token was sent to an endpoint that takes none',
          ruledOutBy: { all: [{ not: { requestHeader: 'JOB-TOKEN' } }, { not: { query: 'job_token' } }] },
        },
      ],
      fixes: [
        {
          text: 'Create a token with the scope api or read_api and try it on your own user',
          snippets: [{ language: 'bash', code: "curl {{origin|https://gitlab.com}}/api/v4/user -H 'PRIVATE-TOKEN: {{credential}}'" }],
          url: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
        },
        { text: 'Refresh OAuth tokens: they live for two hours' },
      ],
      links: [{ text: 'Authentication', url: 'https://docs.gitlab.com/api/rest/authentication/' }],
    },
    {
      id: 'insufficient-scope',
      when: { all: [{ status: 403 }, { code: 'insufficient_scope' }] },
      title: 'The token lacks a scope',
      summary: 'The token is valid, but was made without a scope that this call needs; the field scope names those that would do.',
      category: 'permission',
      causes: [
        { text: 'A token with read_api or less was used to write', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The token was made for something else, such as read_repository or read_user' },
      ],
      fixes: [
        {
          text: 'Create a new token with the scope that the answer names: scopes of a token cannot be changed',
          url: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The account may not do this here',
      summary: 'GitLab knows the caller, but the role in the project or group, or a setting, does not allow the action.',
      category: 'permission',
      causes: [
        { text: 'The role is too low: many write actions need Developer or Maintainer' },
        { text: 'The branch or tag is protected' },
        { text: 'The feature is off for the project, or not part of its tier' },
        { text: 'The account is blocked, has to accept terms, or its address is not allowed by the group' },
      ],
      fixes: [
        { text: 'Compare the role with the table of permissions', url: 'https://docs.gitlab.com/user/permissions/' },
        { text: 'For project and group access tokens, give the token a higher role' },
        { text: 'Log in to GitLab in the browser once: pending terms or blocks show there' },
      ],
    },
    {
      id: 'no-route',
      when: { all: [{ status: 404 }, { responseField: '/error', is: '404 Not Found' }] },
      title: 'GitLab’s API has no such path',
      summary: 'No endpoint fits the path and method; no project was looked up at all.',
      category: 'not-found',
      causes: [
        {
          text: 'The project’s path is not URL-encoded: group/project must be written group%2Fproject',
          ruledOutBy: { path: { contains: '%2F' } },
        },
        { text: 'The version is wrong or missing', confirmedBy: { not: { path: { contains: '/api/v4/' } } } },
        { text: 'The endpoint is misspelt, has another method, or is newer than this GitLab' },
      ],
      fixes: [
        { text: 'Use the numeric id of the project, or encode its path' },
        { text: 'Compare with the list of endpoints for your version', url: 'https://docs.gitlab.com/api/api_resources/' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Not found, or hidden from this caller',
      summary: 'GitLab answers 404 also for private projects that the caller may not see.',
      category: 'not-found',
      causes: [
        { text: 'The project is private, and no token was sent', ruledOutBy: hasToken },
        { text: 'The token’s user or bot is no member of this project' },
        { text: 'The id is wrong: issues and merge requests go by iid (the #number in the project), not by id' },
        { text: 'The thing was deleted, moved, or the feature is switched off for the project' },
      ],
      fixes: [
        { text: 'Check the id or path, then ask for the project alone with the same token: GET /api/v4/projects/ID' },
        { text: 'Add the token’s user to the project, or use a token of a member' },
      ],
    },
    {
      id: 'validation',
      when: { all: [{ status: [400, 422] }, { not: { path: { contains: '/oauth/' } } }] },
      title: 'GitLab rejected one of the parameters',
      summary: 'A parameter is missing, not valid, or clashes with a rule of the project; the message says which.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A name or path is taken already', confirmedBy: { responseText: { contains: 'has already been taken' } } },
        { text: 'A value has the wrong form', confirmedBy: { message: { contains: ['is invalid', 'does not have a valid value'] } } },
      ],
      fixes: [
        { text: 'Mend the parameter that the message names' },
        { text: 'Compare with the endpoint’s page', url: 'https://docs.gitlab.com/api/api_resources/' },
      ],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'It clashes with something that exists already',
      summary: 'GitLab would have to create a double, or the thing changed meanwhile.',
      category: 'conflict',
      causes: [
        {
          text: 'An open merge request for this source branch exists already',
          confirmedBy: { responseText: { contains: 'open merge request already exists' } },
        },
        {
          text: 'The source branch moved on since its SHA was read',
          confirmedBy: { message: { contains: 'SHA does not match HEAD' } },
        },
        { text: 'Something of this name exists already' },
      ],
      fixes: [{ text: 'Read the current state, then update what exists in place of creating it, or repeat with the new SHA' }],
    },
    {
      id: 'not-mergeable',
      when: { all: [{ status: 405 }, { path: { endsWith: '/merge' } }] },
      title: 'The merge request cannot be merged now',
      summary: 'The path is right; the merge request is not in a state in which it can be merged.',
      category: 'conflict',
      causes: [
        { text: 'It is a draft, closed, or lacks approvals' },
        { text: 'Its pipeline runs or failed, or threads are open' },
        { text: 'It was created moments ago, and GitLab still checks whether it can be merged' },
      ],
      fixes: [
        { text: 'Read detailed_merge_status of the merge request: it names what is missing' },
        { text: 'Wait while it says checking or preparing, then merge again' },
      ],
      links: [{ text: 'Merge status', url: 'https://docs.gitlab.com/api/merge_requests/#merge-status' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More requests than GitLab allows in a minute',
      summary: 'The rate limit that RateLimit-Name names is used up; some endpoints have lower limits of their own.',
      category: 'rate-limit',
      causes: [
        {
          text: 'No token was sent: callers from one address share the limit of unauthenticated requests',
          confirmedBy: { check: 'credential-missing' },
          ruledOutBy: hasToken,
        },
        {
          text: 'The user sent too many requests, also from other programs',
          confirmedBy: { responseHeader: 'RateLimit-Name', is: { contains: 'throttle_authenticated' } },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait until Retry-After is over, then retry with backoff' },
        { text: 'Ask for more per page (per_page=100), and use webhooks in place of polling' },
        { text: 'On your own instance, an administrator can change the limits', url: 'https://docs.gitlab.com/security/rate_limits/' },
      ],
      tables: [
        {
          title: 'Limits on gitlab.com',
          columns: ['Caller', 'Requests per minute'],
          rows: [
            ['Authenticated API calls, per user', '2,000'],
            ['Unauthenticated calls, per address', '500'],
          ],
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: [500, 502, 503, 504] },
      title: 'GitLab failed internally',
      summary: 'The server had an error, is being deployed, or took too long.',
      category: 'server',
      causes: [
        { text: 'An incident on gitlab.com, or a restart of the instance' },
        {
          text: 'The query is too heavy: deep offset pages and large diffs run into timeouts',
          ruledOutBy: { status: [502, 503] },
        },
      ],
      fixes: [
        { text: 'Retry with growing pauses; look at the status page', url: 'https://status.gitlab.com' },
        { text: 'Use keyset pagination for long lists', url: 'https://docs.gitlab.com/api/rest/#keyset-based-pagination' },
        { text: 'On your own instance, search the logs for the correlation id' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://gitlab.com/api/v4/projects/4471/issues';
const token = { 'PRIVATE-TOKEN': 'glpat-EXAMPLE-not-real' };
const served = {
  'Content-Type': 'application/json',
  'X-Request-Id': '01EXAMPLE7Q3ZK1',
  'X-Gitlab-Meta': '{"correlation_id":"01EXAMPLE7Q3ZK1","version":"1"}',
};

export const examples: readonly Example[] = [
  {
    rule: null,
    why: 'near miss: a code that is used up is a matter of OAuth, not of a parameter’s form',
    request: {
      method: 'POST',
      url: 'https://gitlab.com/oauth/token',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=authorization_code&code=EXAMPLE&client_id=EXAMPLE',
    },
    response: {
      status: 400,
      headers: served,
      body: '{"error":"invalid_grant","error_description":"The provided authorization grant is invalid, expired, revoked, or was issued to another client."}',
    },
  },
  {
    rule: 'unauthorized',
    why: 'package registries take Basic: the scheme is no fault there',
    request: {
      url: 'https://gitlab.com/api/v4/projects/4471/packages/pypi/simple/lib',
      headers: { Authorization: 'Basic X190b2tlbl9fOmdscGF0LUVYQU1QTEU=' },
    },
    response: { status: 401, headers: served, body: '{"message":"401 Unauthorized"}' },
    verdicts: { 'ruled-out': ['The token is not where GitLab reads it', 'No token was sent'] },
  },
  {
    rule: 'server-error',
    why: 'a deep page is no proof that the query was too heavy',
    request: { url: `${url}?page=900`, headers: token },
    response: { status: 500, headers: served, body: '{"message":"500 Internal Server Error"}' },
    verdicts: { possible: ['An incident', 'The query is too heavy'] },
  },
  {
    rule: 'unauthorized',
    why: 'an expired token on a self-managed instance',
    request: { url: 'https://git.acme.example/api/v4/projects/7', headers: { Authorization: 'Bearer glpat-EXAMPLE' } },
    response: {
      status: 401,
      headers: served,
      body: '{"error":"invalid_token","error_description":"Token is expired. You can either do re-authorization or token refresh."}',
    },
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['No token was sent', 'A job token'] },
  },
  {
    rule: 'unauthorized',
    why: 'nothing sent',
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: served, body: '{"message":"401 Unauthorized"}' },
    verdicts: { confirmed: ['No token was sent'] },
  },
  {
    rule: 'insufficient-scope',
    why: 'writing with read_api',
    request: { method: 'POST', url, headers: token, body: '{"title":"x"}' },
    response: {
      status: 403,
      headers: served,
      body: '{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api"}',
    },
    verdicts: { possible: ['A token with read_api'] },
  },
  {
    rule: 'forbidden',
    why: 'a guest',
    request: { method: 'DELETE', url: `${url}/3`, headers: token },
    response: { status: 403, headers: served, body: '{"message":"403 Forbidden"}' },
  },
  {
    rule: 'no-route',
    why: 'a project’s path that is not encoded',
    request: { url: 'https://gitlab.com/api/v4/projects/acme/shop/issues', headers: token },
    response: { status: 404, headers: served, body: '{"error":"404 Not Found"}' },
    verdicts: { possible: ['The project’s path is not URL-encoded'] },
  },
  {
    rule: 'not-found',
    why: 'a private project without a token',
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 404, headers: served, body: '{"message":"404 Project Not Found"}' },
    verdicts: { possible: ['The project is private'] },
  },
  {
    rule: 'validation',
    why: 'a name that is taken',
    request: { method: 'POST', url: 'https://gitlab.com/api/v4/projects', headers: token, body: '{"name":"shop"}' },
    response: { status: 400, headers: served, body: '{"message":{"name":["has already been taken"],"path":["has already been taken"]}}' },
    verdicts: { confirmed: ['A name or path is taken'] },
  },
  {
    rule: 'conflict',
    why: 'a second merge request',
    request: { method: 'POST', url: 'https://gitlab.com/api/v4/projects/4471/merge_requests', headers: token, body: '{}' },
    response: {
      status: 409,
      headers: served,
      body: '{"message":["Another open merge request already exists for this source branch: !5"]}',
    },
    verdicts: { confirmed: ['An open merge request'] },
  },
  {
    rule: 'not-mergeable',
    why: 'a draft',
    request: { method: 'PUT', url: 'https://gitlab.com/api/v4/projects/4471/merge_requests/5/merge', headers: token },
    response: { status: 405, headers: served, body: '{"message":"405 Method Not Allowed"}' },
  },
  {
    rule: 'rate-limit',
    why: 'plain text',
    request: { url, headers: token },
    response: {
      status: 429,
      headers: {
        'Content-Type': 'text/plain',
        'Retry-After': '42',
        'RateLimit-Name': 'throttle_authenticated_api',
        'RateLimit-Remaining': '0',
      },
      body: 'Retry later\n',
    },
    verdicts: { confirmed: ['The user sent too many'] },
  },
  {
    rule: 'server-error',
    why: 'a deep page',
    request: { url: 'https://gitlab.com/api/v4/projects?page=900&per_page=100', headers: token },
    response: { status: 500, headers: served, body: '{"message":"500 Internal Server Error"}' },
    verdicts: { possible: ['The query is too heavy'] },
  },
  {
    rule: null,
    why: 'near miss: the same words without GitLab’s header',
    request: { url: 'https://git.other.example/api/v4/projects' },
    response: { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"message":"401 Unauthorized"}' },
  },
];
