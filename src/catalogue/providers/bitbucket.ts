import type { Condition, Example, RulePack } from '../../model';

/**
 * Bitbucket Cloud’s REST API. Sources: https://developer.atlassian.com/cloud/bitbucket/rest/intro/,
 * https://support.atlassian.com/bitbucket-cloud/docs/api-request-limits/,
 * https://support.atlassian.com/bitbucket-cloud/kb/getting-401-http-error-while-authenticating-to-bitbucket-cloud-rest-apis
 */

const bearer: Condition = { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } };
const basic: Condition = { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } };

export default {
  id: 'bitbucket',
  name: 'Bitbucket Cloud',
  kind: 'api',
  docs: 'https://developer.atlassian.com/cloud/bitbucket/rest/intro/',
  statusPage: 'https://bitbucket.status.atlassian.com',
  support: { url: 'https://support.atlassian.com/contact/', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.bitbucket.org'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_EMAIL_COLON_API_TOKEN' },
    { in: 'query', name: 'access_token', placeholder: 'YOUR_ACCESS_TOKEN' },
  ],
  secrets: {
    keys: [
      { kind: 'Bitbucket access token', prefix: 'ATCTT3', alphabet: 'base64url', minLength: 40, extra: '=' },
      { kind: 'Bitbucket app password', prefix: 'ATBB', alphabet: 'alphanumeric', minLength: 28 },
    ],
  },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Bitbucket did not accept the credentials',
      summary: 'API tokens go as Basic with the account’s e-mail address, access tokens and OAuth tokens as Bearer.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        {
          text: 'An API token of an Atlassian account was sent as Bearer: it goes as Basic, with the e-mail address',
          ruledOutBy: { not: bearer },
        },
        { text: 'The user name was sent with an API token, which wants the e-mail address', ruledOutBy: { not: basic } },
        { text: 'An app password was sent: they no longer work since June 2026', ruledOutBy: { not: basic } },
        { text: 'The account’s own password was sent', ruledOutBy: { not: basic } },
        { text: 'The token has expired, was revoked, or is for another Atlassian product' },
      ],
      fixes: [
        {
          text: 'Create an API token with scopes for Bitbucket, and send it with your e-mail address',
          snippets: [{ language: 'bash', code: 'curl https://api.bitbucket.org/2.0/user -u "$ATLASSIAN_EMAIL:$BITBUCKET_API_TOKEN"' }],
          url: 'https://support.atlassian.com/bitbucket-cloud/docs/api-tokens/',
        },
        {
          text: 'For one repository, project or workspace, use an access token',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
        },
      ],
    },
    {
      id: 'scope',
      when: { all: [{ status: 403 }, { message: { contains: 'required privilege scopes' } }] },
      title: 'The token lacks a scope',
      summary: 'error.detail lists the scopes that the call requires and those that the token was granted.',
      category: 'permission',
      causes: [
        {
          text: 'The token was made without a scope that the answer lists as required',
          confirmedBy: { responseField: '/error/detail/required' },
        },
        { text: 'A read scope was taken to include writing, or the other way round' },
      ],
      fixes: [
        {
          text: 'Compare required with granted in the answer, and create a token with what is missing: scopes of a token cannot be changed',
          url: 'https://developer.atlassian.com/cloud/bitbucket/rest/intro/#authentication',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The account may not do this in Bitbucket',
      summary: 'The credentials are good, but the account or token has no right to this repository or action.',
      category: 'permission',
      causes: [
        { text: 'The account has no write or admin right on the repository' },
        { text: 'A branch restriction or merge check stands in the way' },
        { text: 'The workspace allows only certain addresses, or demands two-step verification' },
        { text: 'The access token is for another repository, project or workspace', ruledOutBy: { not: bearer } },
      ],
      fixes: [
        { text: 'Look at Repository settings → Repository permissions and Branch restrictions' },
        { text: 'Check the workspace’s allowlist and its demand for two-step verification' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Bitbucket found nothing there, or hides it',
      summary: 'Bitbucket answers 404 also for private repositories that the caller may not see.',
      category: 'not-found',
      causes: [
        { text: 'No credentials were sent, and the repository is private', ruledOutBy: { not: { check: 'credential-missing' } } },
        { text: 'Workspace or repository slug is wrong: it is the one in the address, not the name' },
        {
          text: 'A branch with a slash, or a UUID without its braces encoded (%7B…%7D), breaks the path',
          ruledOutBy: { path: { contains: '%2F' } },
        },
        { text: 'The account or token is not for this workspace' },
      ],
      fixes: [
        {
          text: 'Ask for the repositories that the caller sees',
          snippets: [
            {
              language: 'bash',
              code: 'curl \'https://api.bitbucket.org/2.0/repositories/WORKSPACE?role=member\' -u "$ATLASSIAN_EMAIL:$BITBUCKET_API_TOKEN"',
            },
          ],
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Bitbucket rejected a field or parameter',
      summary: 'A value is missing or not valid; error.fields or the message says which.',
      category: 'validation',
      causes: [
        { text: 'A field is missing or has a value that Bitbucket does not take', confirmedBy: { responseField: '/error/fields' } },
        { text: 'The filter in q or sort cannot be read', ruledOutBy: { all: [{ not: { query: 'q' } }, { not: { query: 'sort' } }] } },
        {
          text: 'There is nothing to merge, or the source branch does not exist',
          confirmedBy: { message: { contains: ['no changes to be pulled', 'branch not found'] } },
        },
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Mend what error.fields names, and compare with the endpoint’s page',
          url: 'https://developer.atlassian.com/cloud/bitbucket/rest/',
        },
        { text: 'Encode q for the URL, and put texts in double quotes: q=state="OPEN"' },
      ],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'It clashes with the repository’s state',
      summary: 'The thing exists already, or the merge cannot be done as things stand.',
      category: 'conflict',
      causes: [
        { text: 'The pull request has conflicts, or was merged or declined meanwhile' },
        { text: 'Something of this name exists already' },
      ],
      fixes: [{ text: 'Read the current state, resolve conflicts, then try again' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More calls than Bitbucket allows in an hour',
      summary: 'Bitbucket counts over a rolling hour: by user where one is logged in, else by address.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The call is anonymous: 60 an hour for each address',
          confirmedBy: { check: 'credential-missing' },
          ruledOutBy: { not: { check: 'credential-missing' } },
        },
        { text: 'Several programs use the same account, and their calls count together' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Send credentials; use webhooks in place of polling, and pagelen for larger pages',
          url: 'https://support.atlassian.com/bitbucket-cloud/docs/api-request-limits/',
        },
        { text: 'Use an access token for each program, so that each counts for itself' },
      ],
      tables: [
        {
          title: 'Limits in an hour',
          columns: ['Caller', 'Requests'],
          rows: [
            ['Anonymous, by address', '60'],
            ['Repository data (/2.0/repositories), by user', '1,000 and more'],
            ['Raw files, by user', '5,000'],
          ],
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Bitbucket failed internally',
      summary: 'The service had an error or took too long.',
      category: 'server',
      causes: [{ text: 'An incident at Bitbucket' }, { text: 'The call asks for too much: a large diff, diffstat or commit list' }],
      fixes: [
        {
          text: 'Retry with growing pauses; ask for fewer fields (fields=) or a smaller page',
          url: 'https://bitbucket.status.atlassian.com',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.bitbucket.org/2.0/repositories/acme/web/pullrequests';
const token = { Authorization: 'Bearer EXAMPLE' };
const refused = (rule: string, why: string, status: number, error: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify({ type: 'error', error }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'an API token as Bearer',
    401,
    { message: 'Token is invalid, expired, or not supported for this endpoint.' },
    {
      verdicts: { possible: ['An API token of an Atlassian account'], 'ruled-out': ['No credentials', 'The user name was sent'] },
    },
  ),
  refused(
    'unauthorized',
    'nothing sent',
    401,
    { message: 'Access denied. You must have write or admin access.' },
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['No credentials were sent'] },
    },
  ),
  refused(
    'scope',
    'a token that may only read projects',
    403,
    {
      message: 'Your credentials lack one or more required privilege scopes.',
      detail: { required: ['pullrequest'], granted: ['project'] },
    },
    {
      verdicts: { confirmed: ['The token was made without'] },
    },
  ),
  refused('forbidden', 'no write right', 403, { message: 'You do not have write access to this repository.' }),
  refused(
    'not-found',
    'a private repository',
    404,
    { message: 'Repository acme/web not found' },
    { verdicts: { 'ruled-out': ['No credentials were sent'] } },
  ),
  refused(
    'bad-request',
    'nothing to merge',
    400,
    { message: 'There are no changes to be pulled', fields: { source: ['There are no changes to be pulled'] } },
    {
      verdicts: { confirmed: ['There is nothing to merge', 'A field is missing'] },
    },
  ),
  refused('conflict', 'conflicts', 409, { message: 'You can’t merge until you resolve all merge conflicts.' }),
  refused(
    'rate-limit',
    'polling without login',
    429,
    { message: 'Rate limit for this resource has been exceeded' },
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['The call is anonymous'] },
    },
  ),
  refused('server-error', 'an incident', 503, { message: 'Service unavailable' }),
  {
    rule: null,
    why: 'near miss: an error of the same shape elsewhere',
    request: { url: 'https://git.acme.example/2.0/repositories/acme/web' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"type":"error","error":{"message":"Not found"}}' },
  },
];
