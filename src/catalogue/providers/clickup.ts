import type { Example, RulePack } from '../../model';

/** ClickUp's API. Sources: https://developer.clickup.com/docs/common_errors (codes), https://developer.clickup.com/docs/rate-limits, https://developer.clickup.com/docs/authentication. */

const ERRORS = 'https://developer.clickup.com/docs/common_errors';
const AUTH = 'https://developer.clickup.com/docs/authentication';

export default {
  id: 'clickup',
  name: 'ClickUp',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.clickup.com',
  support: { url: 'https://help.clickup.com', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['api.clickup.com'] },
  envelope: { code: ['/ECODE'], message: ['/err'] },
  credentials: [
    { in: 'header', name: 'Authorization', placeholder: 'YOUR_CLICKUP_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_CLICKUP_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'token-missing',
      when: { all: [{ code: 'OAUTH_017' }, { not: { path: { contains: '/oauth/token' } } }] },
      title: 'No token reached ClickUp',
      summary: 'Each call needs a personal token or an access token in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token was sent elsewhere than in Authorization', confirmedBy: { check: 'credential-wrong-place' } },
      ],
      fixes: [
        {
          text: 'Send the personal token (pk_…) as it is, an OAuth access token behind Bearer',
          snippets: [{ language: 'bash', code: "curl https://api.clickup.com/api/v2/user -H 'Authorization: {{credential}}'" }],
          url: AUTH,
        },
      ],
    },
    {
      id: 'token-unknown',
      when: { code: ['OAUTH_018', 'OAUTH_019', 'OAUTH_021', 'OAUTH_025', 'OAUTH_077'] },
      title: 'ClickUp does not know this token',
      summary: 'The token is wrong, was regenerated, or the user took the authorization back.',
      category: 'auth',
      causes: [
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The user revoked the app’s authorization, or regenerated the personal token' },
        { text: 'The token was cut short when it was copied' },
      ],
      fixes: [
        { text: 'Generate a personal token under Settings → Apps, or send the user through the authorization again', url: AUTH },
        {
          text: 'Try it',
          snippets: [{ language: 'bash', code: "curl https://api.clickup.com/api/v2/user -H 'Authorization: {{credential}}'" }],
        },
      ],
    },
    {
      id: 'workspace-not-authorized',
      when: {
        any: [
          { code: ['OAUTH_023', 'OAUTH_026', 'OAUTH_027'] },
          { all: [{ code: { startsWith: 'OAUTH_' } }, { message: { contains: 'not authorized' } }] },
        ],
      },
      title: 'The token has no access to this Workspace',
      summary: 'The object belongs to a Workspace (team) that the user did not choose when authorizing the app.',
      category: 'permission',
      causes: [
        { text: 'The Workspace was not ticked in the authorization' },
        { text: 'The id in the path belongs to another Workspace or to another kind of object' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Have the user authorize the app again and tick the Workspace' },
        {
          text: 'List the Workspaces that this token may use',
          snippets: [{ language: 'bash', code: "curl https://api.clickup.com/api/v2/team -H 'Authorization: {{credential}}'" }],
        },
      ],
      links: [{ text: 'Common errors', url: ERRORS }],
    },
    {
      id: 'sign-in-refused',
      when: { all: [{ path: { contains: '/oauth/token' } }, { status: [400, 401, 403, 404] }] },
      title: 'ClickUp refused to exchange the code',
      summary: 'Client id, secret, code and redirect address of the OAuth exchange do not fit together.',
      category: 'auth',
      causes: [
        { text: 'The redirect address is not one that the app registered', confirmedBy: { code: 'OAUTH_007' } },
        { text: 'No app has this client id', confirmedBy: { code: 'OAUTH_010' } },
        { text: 'The redirect address was left out', confirmedBy: { code: 'OAUTH_017' } },
        { text: 'The code was used before', confirmedBy: { check: 'grant-used-before' } },
      ],
      fixes: [
        { text: 'Compare client id, secret and redirect address with the app’s settings, and exchange a fresh code once', url: AUTH },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { not: { path: { contains: '/oauth/token' } } }] },
      title: 'ClickUp finds no such object',
      summary: 'The task, list, folder or space does not exist, was deleted, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The object was deleted or archived', ruledOutBy: { message: { contains: 'route not found' } } },
        {
          text: 'A custom task id was sent without custom_task_ids=true and team_id',
          confirmedBy: {
            all: [
              { path: { glob: '/api/v2/task/*-*' } },
              { not: { path: { glob: '/api/v2/task/*/*' } } },
              { not: { query: 'custom_task_ids' } },
            ],
          },
          ruledOutBy: { not: { path: { startsWith: '/api/v2/task/' } } },
        },
        { text: 'The path is misspelt, or its version is wrong', confirmedBy: { message: { contains: 'route not found' } } },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Copy the task’s id from ClickUp (without the # before it)' },
        {
          text: 'For custom ids add ?custom_task_ids=true&team_id=<workspace id>',
          url: 'https://developer.clickup.com/docs/general-v2-v3-api',
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'ClickUp rejected a field or parameter',
      summary: 'A value is missing or not of the wanted form; err says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'The status is not one of the list’s', confirmedBy: { message: { contains: 'Status not found' } } },
        { text: 'A date is not given in milliseconds' },
      ],
      fixes: [{ text: 'Correct what err names; dates are Unix times in milliseconds', url: 'https://developer.clickup.com/reference' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over ClickUp’s limit of requests per minute',
      summary: 'Each token has so many requests a minute, by the plan of the Workspace: from 100 up.',
      category: 'rate-limit',
      causes: [
        { text: 'The minute’s requests of this token are used up', confirmedBy: { responseHeader: 'X-RateLimit-Remaining', is: '0' } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait until X-RateLimit-Reset' },
        { text: 'Fetch tasks by page in place of one by one, and use webhooks in place of polling' },
      ],
      links: [{ text: 'Rate limits', url: 'https://developer.clickup.com/docs/rate-limits' }],
    },
  ],
} satisfies RulePack;

const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'pk_1234_EXAMPLE' };
const refused = (rule: string, why: string, status: number, ECODE: string, err: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://api.clickup.com/api/v2/list/901/task', headers: sent },
  response: { status, headers: json, body: JSON.stringify({ err, ECODE }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('token-missing', 'as documented', 400, 'OAUTH_017', 'Authorization header required', {
    request: { url: 'https://api.clickup.com/api/v2/user', headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No token was sent'] },
  }),
  refused('token-unknown', 'a regenerated token', 401, 'OAUTH_025', 'Token invalid'),
  refused('workspace-not-authorized', 'a Workspace that was not ticked', 401, 'OAUTH_027', 'Team not authorized'),
  refused('workspace-not-authorized', 'another code of the range', 401, 'OAUTH_034', 'Team(s) not authorized'),
  refused('sign-in-refused', 'a wrong redirect', 400, 'OAUTH_007', 'Redirect URI does not match the redirect uris of this application', {
    request: { method: 'POST', url: 'https://api.clickup.com/api/v2/oauth/token?client_id=a&code=b' },
    verdicts: { confirmed: ['The redirect address is not one'] },
  }),
  refused('not-found', 'a custom id', 404, 'ITEM_013', 'Task not found, deleted', {
    request: { url: 'https://api.clickup.com/api/v2/task/DEV-42', headers: sent },
    verdicts: { confirmed: ['A custom task id'] },
  }),
  refused('bad-request', 'a status of another list', 400, 'ITEM_114', 'Status not found', {
    verdicts: { confirmed: ['The status is not one'] },
  }),
  refused('rate-limit', 'a loop', 429, 'APP_002', 'Rate limit reached', {
    response: {
      status: 429,
      headers: { ...json, 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1763715600' },
      body: '{"err":"Rate limit reached","ECODE":"APP_002"}',
    },
    verdicts: { confirmed: ['The minute’s requests'] },
  }),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://tasks.other.example/api/v2/team' },
    response: { status: 401, headers: json, body: '{"err":"Token invalid","ECODE":"OAUTH_025"}' },
  },
];
