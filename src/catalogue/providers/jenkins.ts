import type { Condition, Example, RulePack } from '../../model';

/**
 * Jenkins’ remote access API, known by the X-Jenkins header. Sources: https://www.jenkins.io/doc/book/using/remote-access-api/,
 * https://www.jenkins.io/doc/book/security/csrf-protection/, jenkinsci/jenkins (AccessDeniedException3)
 */

const shows = (text: string | readonly string[]): Condition => ({ responseText: { contains: text } });
const isCrumb = shows('No valid crumb was included in the request');
const isAnonymous: Condition = { responseHeader: 'X-You-Are-Authenticated-As', is: 'anonymous' };
const noCrumb: Condition = {
  all: [
    { not: { requestHeader: 'Jenkins-Crumb' } },
    { not: { requestHeader: '.crumb' } },
    { not: { query: 'Jenkins-Crumb' } },
    { not: { requestField: '/Jenkins-Crumb' } },
  ],
};
const hasAuth: Condition = { requestHeader: 'Authorization' };

export default {
  id: 'jenkins',
  name: 'Jenkins',
  kind: 'api',
  docs: 'https://www.jenkins.io/doc/book/using/remote-access-api/',
  support: { url: 'https://community.jenkins.io', asks: ['steps', 'request', 'response'] },
  recognize: { fingerprints: [{ responseHeader: 'X-Jenkins' }, { all: [{ status: 403 }, { format: 'html' }, isCrumb] }] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_API_TOKEN' }],
  secrets: { headers: ['Jenkins-Crumb'] },
  rules: [
    {
      id: 'crumb',
      when: { all: [{ status: 403 }, isCrumb] },
      title: 'Jenkins wants a valid crumb with this change',
      summary: 'Jenkins guards changes against forged requests: without an API token, each needs a crumb from the same session.',
      category: 'permission',
      causes: [
        { text: 'No crumb was sent', when: noCrumb },
        {
          text: 'The crumb was fetched in another session: its session cookie was not sent along',
          ruledOutBy: noCrumb,
        },
        { text: 'A password was sent in place of an API token, which needs no crumb', ruledOutBy: { not: hasAuth } },
        {
          text: 'The session ended, or a proxy changes the client’s address, which the crumb may hold',
          ruledOutBy: noCrumb,
        },
      ],
      fixes: [
        {
          text: 'Use an API token as the password: then no crumb is needed',
          snippets: [{ language: 'bash', code: 'curl -X POST "{{url}}" --user "$JENKINS_USER:$JENKINS_API_TOKEN"' }],
          url: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
        },
        {
          text: 'With a password, fetch the crumb and keep its cookie',
          snippets: [
            {
              language: 'bash',
              code: 'curl -c jar -u "$JENKINS_USER:$PASSWORD" "{{origin|https://jenkins.example.com}}/crumbIssuer/api/json"\ncurl -b jar -u "$JENKINS_USER:$PASSWORD" -H "Jenkins-Crumb: CRUMB" -X POST "{{url}}"',
            },
          ],
        },
      ],
      links: [{ text: 'CSRF protection', url: 'https://www.jenkins.io/doc/book/security/csrf-protection/' }],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Jenkins did not accept user and token',
      summary: 'User name and API token are missing or do not belong together.',
      category: 'auth',
      causes: [
        { text: 'No user and token were sent', when: { check: 'credential-missing' } },
        { text: 'The token was revoked, or belongs to another user or Jenkins' },
        { text: 'The user id is not the one that Jenkins uses (with single sign-on often the e-mail address or a short name)' },
        { text: 'User and token are not encoded as Basic wants them', confirmedBy: { check: 'credential-not-encoded' } },
      ],
      fixes: [
        {
          text: 'Create an API token under your name → Security, and ask Jenkins who you are',
          snippets: [
            {
              language: 'bash',
              code: 'curl --user "$JENKINS_USER:$JENKINS_API_TOKEN" "{{origin|https://jenkins.example.com}}/me/api/json"',
            },
          ],
        },
      ],
    },
    {
      id: 'permission',
      when: { all: [{ status: 403 }, { not: isCrumb }] },
      title: 'Jenkins does not allow this user the action',
      summary: 'Jenkins names who it thinks calls and which permission is missing: X-You-Are-Authenticated-As, X-Required-Permission.',
      category: 'permission',
      causes: [
        {
          text: 'The call counts as anonymous',
          confirmedBy: { any: [isAnonymous, shows('anonymous is missing')] },
          ruledOutBy: { all: [{ responseHeader: 'X-You-Are-Authenticated-As' }, { not: isAnonymous }] },
        },
        {
          text: 'The user lacks the permission that the answer names, such as Job/Build',
          confirmedBy: { all: [{ responseHeader: 'X-Required-Permission' }, { not: isAnonymous }] },
          ruledOutBy: isAnonymous,
        },
        { text: 'The job lies in a folder whose permissions are narrower' },
      ],
      fixes: [
        {
          text: 'Send user and API token with the call',
          snippets: [{ language: 'bash', code: 'curl "{{url}}" --user "$JENKINS_USER:$JENKINS_API_TOKEN"' }],
        },
        {
          text: 'Grant the permission in the authorization matrix or role',
          url: 'https://www.jenkins.io/doc/book/security/access-control/permissions/',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Jenkins has no such job or page',
      summary: 'The path does not exist, or the user may not even discover the job.',
      category: 'not-found',
      causes: [
        { text: 'Jobs in folders need /job/ before each part: /job/folder/job/name' },
        { text: 'A branch name with a slash must be encoded (%2F, in the path %252F)', ruledOutBy: { path: { contains: '%252F' } } },
        { text: 'The user has no Job/Read or Job/Discover permission' },
        { text: 'The build was deleted, or the plugin that serves the path is not installed' },
      ],
      fixes: [{ text: 'Open the job in the browser, copy its address, and add /api/json' }],
    },
    {
      id: 'post-required',
      when: { status: 405 },
      title: 'Jenkins wants another method here',
      summary: 'Starting builds and changing things is done by POST only.',
      category: 'method',
      causes: [
        { text: 'The call was a GET', when: { method: ['GET', 'HEAD'] } },
        { text: 'A redirect (http to https, or a missing slash) turned the POST into a GET', ruledOutBy: { method: 'POST' } },
      ],
      fixes: [
        {
          text: 'Use POST at the final address',
          snippets: [{ language: 'bash', code: 'curl -X POST "{{url}}" --user "$JENKINS_USER:$JENKINS_API_TOKEN"' }],
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'Jenkins cannot do this with what was sent',
      summary: 'Parameters or the body do not fit what the job or page wants.',
      category: 'validation',
      causes: [
        {
          text: 'The job has parameters, and was started by /build in place of /buildWithParameters',
          confirmedBy: { all: [{ path: { endsWith: '/build' } }, shows('Nothing is submitted')] },
        },
        { text: 'A job of this name exists already', confirmedBy: shows('job already exists') },
        {
          text: 'The job’s config.xml was not sent as application/xml',
          confirmedBy: {
            // Copies and forms name their mode.
            all: [
              { path: { endsWith: '/createItem' } },
              { query: 'name' },
              { not: { query: 'mode' } },
              { not: { requestHeader: 'Content-Type', is: { contains: 'xml' } } },
            ],
          },
          ruledOutBy: { not: { path: { endsWith: '/createItem' } } },
        },
      ],
      fixes: [
        {
          text: 'Start jobs that have parameters so',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST "https://jenkins.example.com/job/NAME/buildWithParameters" --user "$JENKINS_USER:$JENKINS_API_TOKEN" --data-urlencode "BRANCH=main"',
            },
          ],
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: [500, 502, 503, 504] },
      title: 'Jenkins failed or is not ready',
      summary: 'Jenkins is starting, shutting down, or an error was thrown while it worked on the request.',
      category: 'server',
      causes: [
        { text: 'Jenkins is starting', confirmedBy: shows(['is getting ready to work', 'Starting Jenkins']) },
        {
          text: 'Code of Jenkins or of a plugin threw an error',
          confirmedBy: shows(['A problem occurred while processing the request', 'Stack trace']),
          ruledOutBy: shows('is getting ready to work'),
        },
      ],
      fixes: [{ text: 'Wait until Jenkins is up; else look the time (or the logging id of the page) up in the system log' }],
    },
  ],
} satisfies RulePack;

const url = 'https://jenkins.acme.example/job/shop/job/web/build';
const basic = { Authorization: 'Basic Ym9iOkVYQU1QTEU=' };
const served = { 'Content-Type': 'text/html;charset=utf-8', 'X-Jenkins': '2.516.1', Server: 'Jetty(12.0.22)' };
const page = (status: number, text: string): string =>
  `<html>\n<head>\n<title>Error ${status} ${text}</title>\n</head>\n<body><h2>HTTP ERROR ${status} ${text}</h2>\n<table>\n<tr><th>MESSAGE:</th><td>${text}</td></tr>\n<tr><th>SERVLET:</th><td>Stapler</td></tr>\n</table>\n</body>\n</html>\n`;
const refused = (rule: string, why: string, status: number, text: string, more: Partial<Example> = {}, headers: object = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic },
  response: { status, headers: { ...served, ...headers }, body: page(status, text) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('crumb', 'a password in place of a token', 403, 'No valid crumb was included in the request', {
    verdicts: { confirmed: ['No crumb was sent'], possible: ['A password was sent'], 'ruled-out': ['The crumb was fetched'] },
  }),
  refused('unauthorized', 'a revoked token', 401, 'Unauthorized', { verdicts: { 'ruled-out': ['No user and token'] } }),
  refused(
    'permission',
    'nothing sent',
    403,
    'Forbidden',
    {
      request: { url, headers: { Accept: '*/*' } },
      verdicts: { confirmed: ['The call counts as anonymous'], 'ruled-out': ['The user lacks'] },
    },
    {
      'X-You-Are-Authenticated-As': 'anonymous',
      'X-Required-Permission': 'hudson.model.Hudson.Read',
    },
  ),
  refused(
    'permission',
    'a user without Job/Build',
    403,
    'Forbidden',
    { verdicts: { confirmed: ['The user lacks'], 'ruled-out': ['The call counts as anonymous'] } },
    {
      'X-You-Are-Authenticated-As': 'bob',
      'X-Required-Permission': 'hudson.model.Item.Build',
    },
  ),
  refused('not-found', 'a folder without /job/', 404, 'Not Found'),
  refused('post-required', 'a link', 405, 'Method Not Allowed', {
    request: { url, headers: basic },
    verdicts: { confirmed: ['The call was a GET'] },
  }),
  refused('bad-request', 'a job with parameters', 400, 'Nothing is submitted', { verdicts: { confirmed: ['The job has parameters'] } }),
  refused('server-error', 'after a restart', 503, 'Please wait while Jenkins is getting ready to work', {
    verdicts: { confirmed: ['Jenkins is starting'] },
  }),
  {
    rule: null,
    why: 'near miss: another Java server with a page of the same look',
    request: { method: 'POST', url: 'https://app.other.example/job/1', headers: basic },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/html;charset=utf-8', Server: 'Jetty(12.0.22)' },
      body: page(403, 'Forbidden'),
    },
  },
];
