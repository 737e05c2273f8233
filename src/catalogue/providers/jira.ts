import type { Example, RuleCause, RulePack } from '../../model';

/**
 * Jira Cloud's REST APIs. Sources: https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/,
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/,
 * https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 */

const TOKENS = 'https://id.atlassian.com/manage-profile/security/api-tokens';
const LIMITS = 'https://developer.atlassian.com/cloud/jira/platform/rate-limiting/';

const MYSELF = 'curl {{origin|\'https://YOUR_SITE.atlassian.net\'}}/rest/api/3/myself -u "$ATLASSIAN_EMAIL:$ATLASSIAN_API_TOKEN"';

/** The reason that the answer names proves its cause, and refutes the others. */
const reason = (name: string): Pick<RuleCause, 'confirmedBy' | 'ruledOutBy'> => ({
  confirmedBy: { responseHeader: 'RateLimit-Reason', is: name },
  ruledOutBy: { all: [{ responseHeader: 'RateLimit-Reason' }, { not: { responseHeader: 'RateLimit-Reason', is: name } }] },
});

export default {
  id: 'jira',
  name: 'Jira Cloud',
  kind: 'api',
  docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  statusPage: 'https://jira-software.status.atlassian.com',
  support: { url: 'https://support.atlassian.com/contact/', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['*.atlassian.net', 'api.atlassian.com', '*.jira.com'],
    paths: ['/rest/*', '/ex/jira/*'],
  },
  envelope: { requestId: ['header:X-ARequestId', 'header:Atl-TraceId'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_EMAIL_COLON_API_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ATLASSIAN_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'JWT', placeholder: 'YOUR_CONNECT_JWT' },
  ],
  secrets: { keys: [{ kind: 'Atlassian API token', prefix: 'ATATT3', alphabet: 'base64url', minLength: 40, extra: '=' }] },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Jira did not accept the credentials',
      summary: 'Jira Cloud takes an account’s email with an API token as Basic, or an OAuth token as Bearer; passwords no longer work.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        {
          text: 'After several failed logins Jira asks for a CAPTCHA, and refuses the API until it is solved',
          confirmedBy: { responseHeader: 'X-Seraph-LoginReason', is: { contains: 'AUTHENTICATION_DENIED' } },
        },
        {
          text: 'Email and API token do not belong together, or the token has expired or was revoked',
          confirmedBy: { responseHeader: 'X-Seraph-LoginReason', is: { contains: 'AUTHENTICATED_FAILED' } },
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } } },
        },
        { text: 'A password was sent instead of an API token', confirmedBy: { message: { contains: 'with passwords is deprecated' } } },
        {
          text: 'An OAuth token was sent to the site itself; such tokens go to api.atlassian.com/ex/jira/{cloudId}',
          ruledOutBy: { any: [{ host: 'api.atlassian.com' }, { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } }] },
        },
        { text: 'The API token has scopes, and such tokens go to api.atlassian.com too', ruledOutBy: { host: 'api.atlassian.com' } },
      ],
      fixes: [
        {
          text: 'Create an API token and send it with the account’s email (not a user name) as Basic',
          snippets: [{ language: 'bash', code: MYSELF }],
          url: TOKENS,
        },
        { text: 'After a CAPTCHA, log in once in a browser, and correct the credential before trying again' },
        { text: 'With OAuth 2.0, refresh the token and use the cloud id from accessible-resources' },
      ],
      links: [{ text: 'Basic auth', url: 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/' }],
    },
    {
      id: 'xsrf',
      when: { all: [{ status: 403 }, { responseText: { contains: 'XSRF check failed' } }] },
      title: 'Jira’s XSRF check refused the call',
      summary: 'Jira thinks that a browser sent this change or upload, and wants a header that forms cannot send.',
      category: 'permission',
      causes: [
        {
          text: 'X-Atlassian-Token: no-check was not sent',
          when: { not: { requestHeader: 'X-Atlassian-Token', is: ['no-check', 'nocheck'] } },
        },
        { text: 'The User-Agent is that of a browser, or the Origin is another site' },
      ],
      fixes: [{ text: 'Send X-Atlassian-Token: no-check, and a User-Agent of your own; from a page, go through a server' }],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { not: { responseText: { contains: 'XSRF check failed' } } }] },
      title: 'The account may not do this in Jira',
      summary: 'The credentials are good, but the account, or the token’s scope, lacks a permission.',
      category: 'permission',
      causes: [
        { text: 'The account lacks the project or global permission (such as Create issues or Administer Jira)' },
        {
          text: 'The OAuth token or app lacks the scope',
          confirmedBy: { message: { contains: ['scope does not match', 'required scope', 'missing scope'] } },
        },
        {
          text: 'The site’s IP allow list does not have this address',
          confirmedBy: { message: { contains: ['ip address', 'allowlist'] } },
        },
        { text: 'The account has no licence for Jira on this site' },
      ],
      fixes: [
        {
          text: 'Ask Jira what the account may do',
          snippets: [
            {
              language: 'bash',
              code: 'curl "https://YOUR_SITE.atlassian.net/rest/api/3/mypermissions?permissions=CREATE_ISSUES,BROWSE_PROJECTS" -u "$ATLASSIAN_EMAIL:$ATLASSIAN_API_TOKEN"',
            },
          ],
        },
        { text: 'Let a project admin grant the permission; for OAuth add the scope and let the user consent again' },
      ],
    },
    {
      id: 'issue-not-found',
      when: { all: [{ status: 404 }, { message: { contains: 'Issue does not exist or you do not have permission' } }] },
      title: 'The issue does not exist, or this account may not see it',
      summary: 'Jira answers the same for a missing issue and for one that the account has no permission to browse.',
      category: 'not-found',
      causes: [
        { text: 'The call is anonymous', when: { check: 'credential-missing' } },
        { text: 'The account lacks the Browse projects permission, or the issue’s security level hides it' },
        { text: 'The issue key is mistyped, or the issue was deleted' },
        {
          text: 'The credentials were not accepted, so that Jira treats the call as anonymous',
          confirmedBy: { responseHeader: 'X-Seraph-LoginReason', is: { contains: 'AUTHENTICATED_FAILED' } },
        },
      ],
      fixes: [
        {
          text: 'Open the issue key in a browser as the same account; if it opens there, check the credentials with /myself',
          snippets: [{ language: 'bash', code: MYSELF }],
        },
        { text: 'Grant the account Browse projects in this project' },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { not: { message: { contains: 'Issue does not exist or you do not have permission' } } }] },
      title: 'Jira has no such resource for this account',
      summary: 'The path or the key names nothing that this account can see.',
      category: 'not-found',
      causes: [
        { text: 'The project, board, filter or field is not visible to this account, or does not exist' },
        { text: 'The path or its version is wrong: /rest/api/3, /rest/agile/1.0' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Compare the path with the reference, and check the permission to browse the project',
          url: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
        },
      ],
    },
    {
      id: 'bad-jql',
      when: {
        all: [
          { status: 400 },
          {
            message: {
              contains: ['jql', 'does not exist for the field', 'does not exist or you do not have permission to view it', 'Unbounded'],
            },
          },
        ],
      },
      title: 'The JQL query is not valid here',
      summary: 'Jira could not run the search: syntax, a field, a value, or the account’s view of them is at fault.',
      category: 'validation',
      causes: [
        {
          text: 'A field or value in the query does not exist, or the account may not see it',
          confirmedBy: { message: { contains: ['does not exist'] } },
        },
        {
          text: 'The query has no restriction, and the new search endpoint refuses such queries',
          confirmedBy: { message: { contains: 'unbounded' } },
        },
        {
          text: 'Values with spaces or reserved words are not in quotes',
          confirmedBy: { message: { contains: 'Error in the JQL query' } },
        },
      ],
      fixes: [
        { text: 'Try the JQL in Jira’s issue search as the same account, then copy it' },
        { text: 'Quote values, and encode the query for the URL, or POST it' },
      ],
    },
    {
      id: 'invalid-fields',
      when: { all: [{ status: 400 }, { responseField: '/errors' }] },
      title: 'Jira rejected fields of the issue',
      summary: 'A field is required, unknown to this project and issue type, or has a value that is not allowed; errors names each.',
      category: 'validation',
      causes: [
        {
          text: 'A required field, such as project, summary or issue type, is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { responseText: { contains: ['is required', 'must specify'] } }] },
        },
        {
          text: 'The field is not on the screen of this project and issue type, or is unknown',
          confirmedBy: { responseText: { contains: 'not on the appropriate screen' } },
        },
        {
          text: 'The issue type is missing, or does not belong to the project',
          confirmedBy: { responseText: { contains: ['valid issue type', 'issue type selected is invalid'] } },
        },
        {
          text: 'Text was sent plain where version 3 wants the Atlassian Document Format',
          confirmedBy: { responseText: { contains: 'Atlassian Document' } },
        },
        { text: 'A user was named by name instead of accountId' },
      ],
      fixes: [
        {
          text: 'Ask createmeta which fields the project and issue type take and which they require',
          snippets: [
            {
              language: 'bash',
              code: 'curl "https://YOUR_SITE.atlassian.net/rest/api/3/issue/createmeta/PROJECT/issuetypes" -u "$ATLASSIAN_EMAIL:$ATLASSIAN_API_TOKEN"',
            },
          ],
        },
        { text: 'Send project and issue type as objects with key or id, and users as accountId' },
        { text: 'Put the field on the project’s screen, or leave it out' },
      ],
      links: [
        {
          text: 'Create issue',
          url: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Jira is asked too often',
      summary: 'Jira limits bursts, hourly quotas and writes to one issue; RateLimit-Reason says which limit was met.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Too many requests in a short time to one endpoint',
          ...reason('jira-burst-based'),
        },
        {
          text: 'The app’s hourly quota on this site is spent',
          ...reason('jira-quota-tenant-based'),
        },
        {
          text: 'The app’s hourly quota over all sites is spent',
          ...reason('jira-quota-global-based'),
        },
        { text: 'One issue is written too often', ...reason('jira-per-issue-on-write') },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, then retry with growing, randomised pauses' },
        { text: 'Read with JQL and larger pages in place of one call per issue, and use webhooks in place of polling' },
        { text: 'For one issue, gather changes into one update; other issues may go on' },
      ],
      links: [{ text: 'Rate limiting', url: LIMITS }],
    },
    {
      id: 'gone',
      when: { status: 410 },
      title: 'Jira has removed this endpoint',
      summary: 'The endpoint, or a way of using it, was retired.',
      category: 'deprecated',
      causes: [
        { text: 'The old search (/rest/api/3/search) was removed', confirmedBy: { path: { endsWith: '/search' } } },
        { text: 'Another endpoint of this path was retired' },
      ],
      fixes: [
        {
          text: 'Search with /rest/api/3/search/jql and its nextPageToken; for others see the changelog',
          url: 'https://developer.atlassian.com/cloud/jira/platform/changelog/',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://acme.atlassian.net/rest/api/3/issue';
const basic = { Authorization: 'Basic ZmFrZTpmYWtl', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json;charset=UTF-8', 'X-ARequestId': 'aaaa0001', Server: 'AtlassianEdge' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic, body: '{"fields":{"description":"x"}}' },
  response: { status, headers: served, body: JSON.stringify({ errorMessages: [], errors: {}, ...body }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'a wrong token, told in plain text',
    request: { url: 'https://acme.atlassian.net/rest/api/3/myself', headers: basic },
    response: {
      status: 401,
      headers: { 'Content-Type': 'text/html', 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' },
      body: 'Client must be authenticated to access this resource.',
    },
    verdicts: { confirmed: ['Email and API token'], 'ruled-out': ['An OAuth token', 'No credentials'] },
  },
  {
    rule: 'xsrf',
    why: 'an upload from a script',
    request: { method: 'POST', url: `${url}/ENG-1/attachments`, headers: { Authorization: 'Basic ZmFrZTpmYWtl' } },
    response: { status: 403, headers: { 'Content-Type': 'text/plain' }, body: 'XSRF check failed' },
    verdicts: { confirmed: ['X-Atlassian-Token'] },
  },
  refused('forbidden', 'no right to create', 403, { errorMessages: ['You do not have permission to create issues in this project.'] }),
  refused(
    'issue-not-found',
    'a hidden issue',
    404,
    { errorMessages: ['Issue does not exist or you do not have permission to see it.'] },
    {
      request: { url: `${url}/ENG-99999`, headers: basic },
      verdicts: { 'ruled-out': ['The call is anonymous'], possible: ['The account lacks the Browse'] },
    },
  ),
  refused('not-found', 'a hidden project', 404, { errorMessages: ["No project could be found with key 'ENG'."] }),
  refused(
    'bad-jql',
    'a value that is not there',
    400,
    { errorMessages: ["The value 'X' does not exist for the field 'project'."] },
    {
      request: { url: 'https://acme.atlassian.net/rest/api/3/search/jql?jql=project%3DX', headers: basic },
      verdicts: { confirmed: ['A field or value'] },
    },
  ),
  refused(
    'invalid-fields',
    'no summary',
    400,
    { errors: { summary: 'You must specify a summary of the issue.', project: 'valid project is required' } },
    {
      verdicts: { confirmed: ['A required field'] },
    },
  ),
  refused(
    'rate-limit',
    'a burst',
    429,
    { errorMessages: ['Rate limit exceeded.'] },
    {
      response: {
        status: 429,
        headers: { ...served, 'Retry-After': '5', 'RateLimit-Reason': 'jira-burst-based' },
        body: '{"errorMessages":["Rate limit exceeded."]}',
      },
      verdicts: { confirmed: ['Too many requests'], 'ruled-out': ['One issue is written'] },
    },
  ),
  refused(
    'gone',
    'the old search',
    410,
    { errorMessages: ['The requested API has been removed.'] },
    {
      request: { url: 'https://acme.atlassian.net/rest/api/3/search?jql=x', headers: basic },
      verdicts: { confirmed: ['The old search'] },
    },
  ),
  {
    rule: null,
    why: 'near miss: Confluence on the same host',
    request: { url: 'https://acme.atlassian.net/wiki/rest/api/content/1', headers: basic },
    response: { status: 404, headers: served, body: '{"statusCode":404,"message":"No content found"}' },
  },
];
