import type { Condition, Example, RulePack } from '../../model';

/**
 * Trello's REST API. Sources: https://developer.atlassian.com/cloud/trello/guides/rest-api/status-codes/,
 * https://developer.atlassian.com/cloud/trello/guides/rest-api/rate-limits/,
 * https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/
 */

const AUTH = 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/';
const LIMITS = 'https://developer.atlassian.com/cloud/trello/guides/rest-api/rate-limits/';

const ME = 'curl "https://api.trello.com/1/members/me?key=$TRELLO_KEY&token=$TRELLO_TOKEN"';

/** With OAuth 1.0 the key stands within the Authorization header. */
const noKey: Condition = { all: [{ not: { query: 'key' } }, { not: { requestHeader: 'Authorization' } }] };
const noToken: Condition = { all: [{ not: { query: 'token' } }, { not: { requestHeader: 'Authorization' } }] };

export default {
  id: 'trello',
  name: 'Trello',
  kind: 'api',
  docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/status-codes/',
  statusPage: 'https://trello.status.atlassian.com',
  support: { url: 'https://support.atlassian.com/contact/', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.trello.com'], fingerprints: [{ responseHeader: 'X-Trello-Version' }] },
  // Key and token go into the query under names that any API may use, so nothing is listed.
  rules: [
    {
      id: 'invalid-key',
      when: { all: [{ status: [400, 401] }, { message: { contains: ['invalid key', 'invalid app key'] } }] },
      title: 'Trello does not know this API key',
      summary: 'Each call needs the API key of a Power-Up in key, beside the user’s token.',
      category: 'auth',
      causes: [
        { text: 'Neither key nor token was sent', when: { check: 'credential-missing' } },
        { text: 'No key was sent', when: noKey },
        { text: 'The key is mistyped, or token or secret was sent in its place', ruledOutBy: noKey },
        { text: 'The key was regenerated, or the Power-Up deleted', ruledOutBy: noKey },
      ],
      fixes: [
        {
          text: 'Copy the API key from the Power-Up admin page, and send key and token with every call',
          snippets: [{ language: 'bash', code: ME }],
          url: 'https://trello.com/power-ups/admin',
        },
      ],
      links: [{ text: 'Authorization', url: AUTH }],
    },
    {
      id: 'invalid-token',
      when: {
        all: [{ status: 401 }, { not: { message: { contains: ['permission requested', 'invalid key', 'invalid app key'] } } }],
      },
      title: 'Trello does not accept the token',
      summary: 'The token is unknown, has expired, was revoked, or was made with another key.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: noToken },
        { text: 'The token has expired or the user revoked it', ruledOutBy: noToken },
        { text: 'The token was made with another API key than the one that is sent' },
        { text: 'The API secret was sent instead of a token' },
      ],
      fixes: [
        {
          text: 'Let the user authorize again with this key, with the scope and expiration you need, and try the new token',
          snippets: [{ language: 'bash', code: ME }],
          url: AUTH,
        },
      ],
    },
    {
      id: 'no-permission',
      when: { any: [{ status: 403 }, { all: [{ status: 401 }, { message: { contains: 'permission requested' } }] }] },
      title: 'The token may not do this',
      summary: 'Key and token are read, but the member of the token has no access, or the token lacks the scope.',
      category: 'permission',
      causes: [
        { text: 'The member is not on the private board, or only an observer', ruledOutBy: noToken },
        { text: 'The token was made with scope read, and this call writes', ruledOutBy: { method: 'GET' } },
        { text: 'No key and token were sent, and the board is private', when: noToken },
      ],
      fixes: [
        { text: 'Add the member to the board or workspace' },
        { text: 'Ask for a token with scope=read,write (and account where needed)', url: AUTH },
      ],
    },
    {
      id: 'invalid-id',
      when: { all: [{ status: 400 }, { message: { contains: 'invalid id' } }] },
      title: 'An id has a form that Trello does not know',
      summary: 'Ids are 24 hexadecimal digits; boards and cards may also be named by their shortLink of 8 characters.',
      category: 'validation',
      causes: [
        { text: 'The id or shortLink in the path is mistyped, or a name was sent in its place' },
        { text: 'A whole address was put into the path instead of the shortLink in it' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Check the id: add .json to the card’s or board’s address in the browser and copy id from there' },
        { text: 'Take the shortLink from the address: trello.com/c/SHORTLINK/…' },
      ],
    },
    {
      id: 'invalid-value',
      when: { all: [{ status: 400 }, { not: { message: { contains: ['invalid id', 'invalid key', 'invalid app key'] } } }] },
      title: 'Trello rejected a value',
      summary: 'A parameter is missing or has a value that is not allowed; the text of the answer names it.',
      category: 'validation',
      causes: [
        { text: 'A required parameter, such as idList for a new card, is missing', when: { check: 'field-missing' } },
        { text: 'A value is not allowed for this parameter', confirmedBy: { message: { contains: 'invalid value for' } } },
      ],
      fixes: [{ text: 'Correct the parameter that the answer names', url: 'https://developer.atlassian.com/cloud/trello/rest/' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Trello finds no such object',
      summary: 'The id names nothing, the object was deleted, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The card, list or board was deleted' },
        { text: 'The path or method names no endpoint, or lacks /1' },
        { text: 'The board is private, and the member has no access' },
      ],
      fixes: [
        {
          text: 'Open the object in Trello as the same member, and compare the path with the reference',
          url: 'https://developer.atlassian.com/cloud/trello/rest/',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests for this key or token',
      summary: 'Trello counts requests per 10 seconds, for each key and each token; the code says which was exceeded.',
      category: 'rate-limit',
      causes: [
        { text: 'The token sent more than 100 requests in 10 seconds', when: { code: 'API_TOKEN_LIMIT_EXCEEDED' } },
        {
          text: 'The key, with all its tokens, sent more than 300 requests in 10 seconds',
          when: { code: 'API_KEY_LIMIT_EXCEEDED' },
        },
        { text: 'Requests of this token are costly for Trello’s database', when: { code: 'API_TOKEN_DB_LIMIT_EXCEEDED' } },
        { text: 'The member’s own limit is reached', when: { code: 'MEMBER_LIMIT_EXCEEDED' } },
      ],
      fixes: [
        { text: 'Wait some seconds (the window is 10), then send fewer: up to 100 per token' },
        { text: 'Ask for nested resources in one call, or use /1/batch for up to 10 GETs' },
        { text: 'Use webhooks in place of polling' },
      ],
      tables: [
        {
          title: 'Limits',
          columns: ['For', 'Requests in 10 seconds'],
          rows: [
            ['One API key', '300'],
            ['One token', '100'],
          ],
        },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.trello.com/1/cards/5fEXAMPLE?key=fakekey&token=faketoken';
const text = { 'Content-Type': 'text/plain;charset=utf-8', 'X-Trello-Version': '1.3' };

const refused = (rule: string, why: string, status: number, body: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url },
  response: { status, headers: text, body },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-key', 'a mistyped key', 401, 'invalid key', {
    verdicts: { possible: ['The key is mistyped'], 'ruled-out': ['No key'] },
  }),
  refused('invalid-token', 'a revoked token', 401, 'invalid token'),
  refused('no-permission', 'a private card', 401, 'unauthorized card permission requested', {
    verdicts: { possible: ['The member is not'], 'ruled-out': ['The token was made with scope read', 'No key and token'] },
  }),
  refused('invalid-id', 'a name for an id', 400, 'invalid id'),
  refused('invalid-value', 'no list', 400, 'invalid value for idList', { verdicts: { confirmed: ['A value is not allowed'] } }),
  refused('not-found', 'a deleted card', 404, 'The requested resource was not found.'),
  refused('rate-limit', 'a fast loop', 429, '', {
    response: {
      status: 429,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":"API_TOKEN_LIMIT_EXCEEDED","message":"Rate limit exceeded"}',
    },
    verdicts: { confirmed: ['The token sent more'] },
  }),
  {
    rule: null,
    why: 'near miss: another API with the same words',
    request: { url: 'https://api.other.example/1/cards/x' },
    response: { status: 400, headers: { 'Content-Type': 'text/plain' }, body: 'invalid id' },
  },
];
