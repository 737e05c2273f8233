import type { Example, RulePack } from '../../model';

/**
 * Figma's REST API. Sources: https://developers.figma.com/docs/rest-api/errors/,
 * https://developers.figma.com/docs/rest-api/rate-limits/, https://developers.figma.com/docs/rest-api/scopes/
 */

const TOKENS = 'https://www.figma.com/settings';
const SCOPES = 'https://developers.figma.com/docs/rest-api/scopes/';

export default {
  id: 'figma',
  name: 'Figma',
  kind: 'api',
  docs: 'https://developers.figma.com/docs/rest-api/errors/',
  statusPage: 'https://status.figma.com',
  support: { url: 'https://help.figma.com', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.figma.com'] },
  credentials: [
    { in: 'header', name: 'X-Figma-Token', placeholder: 'YOUR_FIGMA_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_FIGMA_OAUTH_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  secrets: {
    keys: [
      { kind: 'Figma personal access token', prefix: 'figd_', alphabet: 'base64url', minLength: 16 },
      { kind: 'Figma OAuth token', prefix: 'figu_', alphabet: 'base64url', minLength: 16 },
      { kind: 'Figma refresh token', prefix: 'figur_', alphabet: 'base64url', minLength: 16 },
    ],
  },
  rules: [
    {
      id: 'scope',
      when: { all: [{ status: 403 }, { message: { contains: ['Invalid scope', 'requires the'] } }] },
      title: 'The token lacks a scope for this endpoint',
      summary: 'The token is valid, but the endpoint requires a scope that it was not given; the message names it.',
      category: 'permission',
      causes: [
        { text: 'The token was created without the scope that the message names' },
        {
          text: 'The scope is not offered to the plan or seat of the token’s user (variables need an Enterprise plan)',
          ruledOutBy: { not: { path: { contains: ['variables', 'dev_resources', 'library_analytics', 'activity_logs'] } } },
        },
      ],
      fixes: [{ text: 'Create a new personal access token with the scope; existing tokens cannot be changed', url: TOKENS }],
      links: [{ text: 'Scopes', url: SCOPES }],
    },
    {
      id: 'token',
      when: {
        any: [
          { status: 401 },
          { all: [{ status: 403 }, { message: { contains: ['Invalid token', 'Token expired', 'token has expired'] } }] },
        ],
      },
      title: 'Figma did not accept the token',
      summary: 'Figma answers 403 to a token that is missing, invalid or expired.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired: personal access tokens live 90 days at most', confirmedBy: { message: { contains: 'expired' } } },
        {
          text: 'A personal access token was sent as Bearer; it belongs into X-Figma-Token',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { contains: 'figd_' } } },
        },
        { text: 'The token is invalid: it was revoked, is cut off or mistyped', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a new personal access token with the scopes you need, and send it in X-Figma-Token',
          snippets: [{ language: 'bash', code: "curl https://api.figma.com/v1/me -H 'X-Figma-Token: {{credential}}'" }],
          url: TOKENS,
        },
        { text: 'With OAuth, refresh the token and send it as Bearer' },
      ],
    },
    {
      id: 'forbidden',
      when: {
        all: [
          { status: 403 },
          { not: { message: { contains: ['Invalid token', 'Token expired', 'token has expired', 'Invalid scope', 'requires the'] } } },
        ],
      },
      title: 'The user of the token may not do this',
      summary: 'The token is known, but its user has no access to the file, or the plan lacks the feature.',
      category: 'permission',
      causes: [
        { text: 'The user has no access to this file, project or team' },
        {
          text: 'The endpoint is limited to a plan: variables and analytics need Enterprise',
          ruledOutBy: { not: { path: { contains: ['variables', 'analytics', 'activity_logs'] } } },
        },
      ],
      fixes: [{ text: 'Invite the token’s user to the file, or use the token of somebody who has it open' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Figma finds no such file, node or comment',
      summary: 'The key in the path is wrong, or the file is hidden from the token’s user.',
      category: 'not-found',
      causes: [
        { text: 'The file key is mistyped: it is the part of the address after /design/ or /file/' },
        { text: 'The file was deleted, or the user of the token has no access' },
        { text: 'A branch’s key is needed, or a key of a branch that was merged is used' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Copy the key from the file’s address: figma.com/design/KEY/name, and open it as the token’s user' }],
    },
    {
      id: 'too-large',
      when: { all: [{ status: [400, 413, 500] }, { message: { contains: ['too large', 'timeout', 'render'] } }] },
      title: 'Figma could not load or render so much at once',
      summary: 'The file, or the images asked for, are too large for one request.',
      category: 'payload',
      causes: [
        { text: 'The whole file was asked for, and it is large', ruledOutBy: { query: 'depth' } },
        { text: 'Many or large nodes are rendered in one call' },
      ],
      fixes: [
        { text: 'Ask for less: depth=1 or 2, ids of single nodes, /nodes in place of the whole file' },
        { text: 'Render fewer nodes per call, at a smaller scale' },
      ],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: { message: { contains: ['too large', 'timeout', 'render'] } } }] },
      title: 'Figma could not use a parameter',
      summary: 'A parameter is missing or malformed.',
      category: 'validation',
      causes: [
        { text: 'Node ids are malformed: they look like 1:2, in addresses like 1-2' },
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required parameter, such as ids, is missing', when: { check: 'field-missing' } },
      ],
      fixes: [{ text: 'Take node ids from node-id in the address, with a colon in place of the hyphen' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Figma’s limit for this user is reached',
      summary: 'Limits depend on the endpoint’s tier, and on the plan of the file and the seat of the token’s user.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The user has a View or Collab seat, whose limit is low',
          confirmedBy: { responseHeader: 'X-Figma-Rate-Limit-Type', is: 'low' },
        },
        { text: 'Files and images, the costliest endpoints, are asked for often' },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait as long as Retry-After says; with a low limit that may be days; a file in a Starter plan has the low limit for everybody',
        },
        { text: 'Use the token of a user with a Dev or Full seat, and cache files by their version' },
        { text: 'Ask for several ids in one call, and use webhooks in place of polling' },
      ],
      tables: [
        {
          title: 'Files and images (tier 1), by the plan of the file',
          columns: ['Seat', 'Starter', 'Professional', 'Organization', 'Enterprise'],
          rows: [
            ['View, Collab', '6 a month', '6 a month', '6 a month', '6 a month'],
            ['Dev, Full', '6 a month', '10 a minute', '15 a minute', '20 a minute'],
          ],
        },
      ],
      links: [{ text: 'Rate limits', url: 'https://developers.figma.com/docs/rest-api/rate-limits/' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.figma.com/v1/files/FAKEfileKey00';
const token = { 'X-Figma-Token': 'figd_FAKE' };
const json = { 'Content-Type': 'application/json; charset=utf-8' };

const refused = (rule: string, why: string, status: number, err: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: { status, headers: json, body: JSON.stringify({ status, err }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('scope', 'a token without it', 403, 'Invalid scope(s): files:read. This endpoint requires the file_variables:read scope', {
    verdicts: { 'ruled-out': ['The scope is not offered'] },
  }),
  refused('token', 'a revoked token', 403, 'Invalid token', {
    verdicts: { possible: ['The token is invalid'], 'ruled-out': ['No token', 'A personal access token was sent'] },
  }),
  refused('token', 'after 90 days', 403, 'Token expired', { verdicts: { confirmed: ['The token has expired'] } }),
  refused('forbidden', 'somebody else’s file', 403, 'File not exportable'),
  refused('not-found', 'a mistyped key', 404, 'Not found'),
  refused('too-large', 'a large file', 400, 'Request too large. If applicable, filter by query params.'),
  refused('bad-request', 'a bad id', 400, 'Invalid ids parameter'),
  refused('rate-limit', 'a viewer', 429, 'Rate limit exceeded', {
    response: {
      status: 429,
      headers: { ...json, 'Retry-After': '120', 'X-Figma-Rate-Limit-Type': 'low' },
      body: '{"status":429,"err":"Rate limit exceeded"}',
    },
    verdicts: { confirmed: ['The user has a View'] },
  }),
  {
    rule: null,
    why: 'near miss: another API with the same form',
    request: { url: 'https://api.other.example/v1/files/x' },
    response: { status: 403, headers: json, body: '{"status":403,"err":"Invalid token"}' },
  },
];
