import type { Example, RulePack } from '../../model';

/**
 * Asana's API. Sources: https://developers.asana.com/docs/errors, https://developers.asana.com/docs/rate-limits,
 * https://developers.asana.com/docs/inputoutput-options (the data wrapper). There are no codes; a server error has a phrase for support.
 */

const ERRORS = 'https://developers.asana.com/docs/errors';

export default {
  id: 'asana',
  name: 'Asana',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.asana.com',
  support: { url: 'https://asana.com/support', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['app.asana.com'], paths: ['/api/*', '/-/oauth_token'] },
  envelope: { requestId: ['/errors/0/phrase'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ASANA_TOKEN' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Asana did not accept the token',
      summary: 'The token is missing, wrong, has expired (an OAuth token after an hour) or was revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'An OAuth token was not refreshed, or the user removed the app', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The personal access token was deleted, or its user deactivated', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a personal access token, or refresh the OAuth token, and try it',
          snippets: [{ language: 'bash', code: "curl https://app.asana.com/api/1.0/users/me -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://app.asana.com/0/my-apps',
        },
      ],
    },
    {
      id: 'body-not-wrapped',
      when: {
        all: [
          { status: 400 },
          { method: ['POST', 'PUT'] },
          { message: { contains: ['Missing input', 'You should specify one of'] } },
          { requestHeader: 'Content-Type', is: { contains: 'json' } },
          { not: { requestField: '/data' } },
        ],
      },
      title: 'The fields must stand inside data',
      summary: 'Asana reads the fields of a JSON body from an object named data, and did not find them there.',
      category: 'validation',
      causes: [{ text: 'The body has its fields at the top, without data around them', when: { not: { requestField: '/data' } } }],
      fixes: [
        {
          text: 'Put the fields into data',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{url|https://app.asana.com/api/1.0/tasks}} \\\n  -H \'Authorization: Bearer {{credential}}\' \\\n  -H \'Content-Type: application/json\' \\\n  -d \'{"data":{"name":"A task","workspace":"1234567890"}}\'',
            },
          ],
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'Asana rejected a parameter',
      summary: 'A field is missing, malformed, or names something that does not fit; the message begins with the field’s name.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { message: { contains: 'Missing input' } } },
        {
          text: 'An id (gid) has a wrong form',
          confirmedBy: { message: { contains: ['Not a recognized ID', 'Not a Long', 'Not a valid GID'] } },
        },
        { text: 'The named object does not exist, or this user cannot see it', confirmedBy: { message: { contains: 'Unknown object' } } },
        {
          text: 'The body is not valid JSON',
          confirmedBy: { any: [{ check: 'json-malformed' }, { message: { contains: 'invalid JSON' } }] },
        },
        { text: 'The page token in offset has expired', confirmedBy: { message: { contains: 'pagination token' } } },
      ],
      fixes: [
        {
          text: 'Correct the field that the message names; ids are texts of digits (gid)',
          url: 'https://developers.asana.com/reference/rest-api-reference',
        },
        { text: 'Start a long listing over when its offset has expired' },
      ],
    },
    {
      id: 'premium-only',
      when: { status: 402 },
      title: 'This is open to paid Asana plans only',
      summary: 'The endpoint or field, such as search or custom fields, needs a paid plan in this workspace.',
      category: 'billing',
      causes: [{ text: 'The workspace or organization is on the free plan' }],
      fixes: [{ text: 'Use a workspace with a paid plan, or leave the feature out', url: 'https://asana.com/pricing' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'This user may not do that in Asana',
      summary: 'The token is good, but its user has no access to the object, or may not change it.',
      category: 'permission',
      causes: [
        { text: 'The user is no member of the project, team or workspace, or may only comment or view' },
        { text: 'The app’s OAuth scopes leave this endpoint out', confirmedBy: { message: { contains: 'scope' } } },
        { text: 'The organization’s administrators have blocked the app' },
      ],
      fixes: [
        { text: 'Add the user to the project or team with the right to edit' },
        { text: 'Add the scope to the app and have the user authorize again', url: 'https://developers.asana.com/docs/oauth-scopes' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Asana finds no such object for this user',
      summary: 'The object does not exist, was deleted, or this user cannot see it; or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The id is one of another kind of object, as a project’s in place of a task’s' },
        { text: 'The object was deleted, or the user has no access to it' },
        { text: 'The path is misspelt', ruledOutBy: { message: { contains: 'Unknown object' } } },
      ],
      fixes: [{ text: 'Take the gid from the object’s address in the browser or from a listing, and share the object with the user' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over an Asana rate limit',
      summary:
        'Requests per minute, requests at the same time, or the cost of queries exceed what the plan allows; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        { text: 'More requests came in a minute than the plan allows for this token' },
        { text: 'Too many requests ran at the same time', confirmedBy: { message: { contains: 'concurrent' } } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says' },
        { text: 'Ask for needed fields only (opt_fields), use smaller pages, and webhooks or events in place of polling' },
      ],
      links: [{ text: 'Rate limits', url: 'https://developers.asana.com/docs/rate-limits' }],
    },
    {
      id: 'server',
      when: { status: [500, 503] },
      title: 'Asana failed',
      summary: 'The fault is on Asana’s side; with the phrase in the answer, support finds what happened.',
      category: 'server',
      causes: [{ text: 'A fault at Asana' }, { text: 'The query is too large to finish', ruledOutBy: { not: { method: 'GET' } } }],
      fixes: [
        { text: 'Retry with growing pauses; if it lasts, send the phrase to support', url: 'https://asana.com/support' },
        { text: 'Ask for fewer fields and smaller pages' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://app.asana.com/api/1.0/tasks';
const json = { 'Content-Type': 'application/json; charset=UTF-8' };
const sent = { Authorization: 'Bearer 2/EXAMPLE/notreal', 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: sent },
  response: {
    status,
    headers: json,
    body: JSON.stringify({ errors: [{ message, help: 'For more information, read the docs on errors.' }] }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'as documented', 401, 'Not Authorized', {
    request: { url: 'https://app.asana.com/api/1.0/users/me', headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['An OAuth token'] },
  }),
  refused('body-not-wrapped', 'fields at the top', 400, 'workspace: Missing input', {
    request: { method: 'POST', url, headers: sent, body: '{"name":"A","workspace":"1"}' },
    verdicts: { confirmed: ['The body has its fields at the top'] },
  }),
  refused('bad-request', 'as documented', 400, 'workspace: Missing input', { verdicts: { confirmed: ['A required field'] } }),
  refused('premium-only', 'a search', 402, 'Search is only available to premium users.'),
  refused('forbidden', 'no member', 403, 'You do not have access to this task.'),
  refused('not-found', 'a deleted task', 404, 'task: Unknown object: 1234567890', {
    request: { url: 'https://app.asana.com/api/1.0/tasks/1234567890', headers: sent },
    verdicts: { 'ruled-out': ['The path is misspelt'] },
  }),
  refused('rate-limit', 'a loop', 429, 'You have exceeded your rate limit. Please retry later.'),
  {
    rule: 'server',
    why: 'as documented',
    request: { url, headers: sent },
    response: { status: 500, headers: json, body: '{"errors":[{"message":"Server Error","phrase":"6 sad squid snuggle softly"}]}' },
  },
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://tasks.other.example/api/1.0/tasks' },
    response: { status: 400, headers: json, body: '{"errors":[{"message":"workspace: Missing input"}]}' },
  },
];
