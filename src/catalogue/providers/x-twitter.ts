import type { Example, RulePack } from '../../model';

/**
 * The API of X, formerly Twitter, v2 and what is left of v1.1. Sources: https://docs.x.com/x-api/fundamentals/response-codes-and-errors,
 * https://docs.x.com/x-api/fundamentals/rate-limits
 */

const ERRORS = 'https://docs.x.com/x-api/fundamentals/response-codes-and-errors';
const LIMITS = 'https://docs.x.com/x-api/fundamentals/rate-limits';
const CONSOLE = 'https://developer.x.com/en/portal/dashboard';

export default {
  id: 'x-twitter',
  name: 'X (Twitter) API',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://docs.x.com/status',
  support: { url: 'https://devcommunity.x.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.x.com', 'api.twitter.com', 'upload.twitter.com', 'upload.x.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_X_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'OAuth', placeholder: 'YOUR_OAUTH1_SIGNATURE' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { any: [{ all: [{ status: 401 }, { not: { code: 'unsupported-authentication' } }] }, { code: ['32', '89', '215', '135'] }] },
      title: 'X did not accept the credentials',
      summary: 'The bearer token or OAuth signature is missing, wrong or expired.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        {
          text: 'The user’s OAuth 2.0 token has expired: it lives two hours',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        { text: 'The token was revoked, or keys were regenerated', ruledOutBy: { check: 'credential-missing' } },
        {
          text: 'The OAuth 1.0a signature is wrong: a key, the encoding of a parameter, or the clock',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'OAuth ' } } },
        },
      ],
      fixes: [
        {
          text: 'Refresh the user’s token (scope offline.access), or copy the app’s bearer token again',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://api.x.com/2/users/by/username/XDevelopers' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: CONSOLE,
        },
        { text: 'Let a library sign OAuth 1.0a requests, and set the clock' },
      ],
    },
    {
      id: 'wrong-authentication',
      when: { code: ['unsupported-authentication', 'oauth1-permissions', 'noncompliant-rules'] },
      title: 'The endpoint wants another way of authentication',
      summary: 'App-only tokens read public data; acting for a user needs a user’s token, and some endpoints the reverse.',
      category: 'permission',
      causes: [
        {
          text: 'An app-only bearer token was sent where a user’s token is needed',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'OAuth ' } },
        },
        {
          text: 'The app has read permission only, or the user’s token is older than the change to read and write',
          when: { code: 'oauth1-permissions' },
        },
      ],
      fixes: [
        {
          text: 'Run the OAuth 2.0 flow (PKCE) for a user with the scopes of this endpoint, such as tweet.write',
          url: 'https://docs.x.com/fundamentals/authentication/overview',
        },
        { text: 'Set the app’s permissions to read and write, then make new user tokens', url: CONSOLE },
      ],
    },
    {
      id: 'access-level',
      when: {
        any: [
          { code: ['client-forbidden', '453', '467'] },
          { responseField: '/reason', is: ['client-not-enrolled', 'official-client-forbidden'] },
        ],
      },
      title: 'The app’s access level does not include this',
      summary: 'The app is not attached to a project, or its plan has no access to this endpoint.',
      category: 'permission',
      causes: [
        {
          text: 'The app is not attached to a project',
          confirmedBy: {
            any: [{ responseField: '/reason', is: 'client-not-enrolled' }, { message: { contains: 'attached to a Project' } }],
          },
        },
        { text: 'The endpoint needs a higher plan than the app has', ruledOutBy: { responseField: '/reason', is: 'client-not-enrolled' } },
        { text: 'A v1.1 endpoint was called that this plan no longer has', confirmedBy: { path: { glob: '/1.1/*' } } },
      ],
      fixes: [
        { text: 'Attach the app to a project, use the keys of that app, and check the plan', url: CONSOLE },
        { text: 'Use the v2 endpoint in place of v1.1' },
      ],
    },
    {
      id: 'credits',
      when: { any: [{ code: ['credits-depleted', 'credits', 'usage-capped', 'CreditsDepleted', 'UsageCapExceeded'] }, { status: 402 }] },
      title: 'The account’s credits or posts are used up',
      summary: 'The plan’s monthly cap, or the credits that were bought, are spent; waiting minutes does not help.',
      category: 'billing',
      causes: [
        {
          text: 'The project has read as many posts as its plan includes this month',
          when: { code: ['usage-capped', 'UsageCapExceeded'] },
        },
        {
          text: 'The account has no credits left',
          confirmedBy: { any: [{ code: ['credits-depleted', 'credits', 'CreditsDepleted'] }, { message: { contains: 'credits' } }] },
        },
      ],
      fixes: [
        { text: 'Buy credits or a higher plan, or wait for the next period', url: CONSOLE },
        { text: 'Ask for fewer posts: smaller max_results, since_id, and no repeats' },
      ],
    },
    {
      id: 'rate-limit',
      when: {
        any: [
          {
            all: [
              { status: 429 },
              { not: { code: ['usage-capped', 'UsageCapExceeded', 'credits-depleted', 'streaming-connection', 'ConnectionException'] } },
            ],
          },
          { code: ['88', '185'] },
        ],
      },
      title: 'The endpoint’s limit for this window is reached',
      summary: 'Each endpoint has so many requests per window, usually 15 minutes or 24 hours, for each user and for the app.',
      category: 'rate-limit',
      causes: [
        { text: 'The requests of the 15-minute window are used up', confirmedBy: { responseHeader: 'X-Rate-Limit-Remaining', is: '0' } },
        {
          text: 'The daily limit of the user or app is used up',
          confirmedBy: {
            any: [
              { responseHeader: 'X-User-Limit-24Hour-Remaining', is: '0' },
              { responseHeader: 'X-App-Limit-24Hour-Remaining', is: '0' },
            ],
          },
        },
        { text: 'The wait before was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait until x-rate-limit-reset (seconds since 1970), or the 24-hour reset where that is the one used up' },
        { text: 'Cache, ask for several ids in one call, and use a stream or webhooks in place of polling' },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
    {
      id: 'stream',
      when: { code: ['streaming-connection', 'ConnectionException', 'operational-disconnect', 'client-disconnected'] },
      title: 'The stream cannot be opened, or was cut',
      summary: 'An app may hold few connections to a stream, and must read fast enough.',
      category: 'conflict',
      causes: [
        {
          text: 'Another connection of the app is still open',
          confirmedBy: { message: { contains: ['maximum allowed connection', 'too many connections', 'ConnectionException'] } },
        },
        { text: 'The client read too slowly, or reconnected at once' },
      ],
      fixes: [{ text: 'Close the other connection, wait a minute, then reconnect with growing waits' }],
    },
    {
      id: 'invalid-request',
      when: { code: ['invalid-request', 'invalid-rules', 'rule-cap', 'duplicate-rules', '25', '38', '44', '186'] },
      title: 'A parameter of the request is invalid',
      summary: 'X names the parameter and what is wrong with it in errors.',
      category: 'validation',
      causes: [
        {
          text: 'The query or another parameter is empty',
          confirmedBy: { responseText: { contains: ['must be a non-empty', 'must not be empty'] } },
        },
        {
          text: 'A value is out of range or malformed: ids are digits, times ISO 8601',
          confirmedBy: { responseText: { contains: ['is not valid', 'is not between', 'is not a valid', 'does not match'] } },
        },
        { text: 'A field or expansion does not exist', confirmedBy: { responseText: { contains: 'is not one of' } } },
        { text: 'The text is longer than it may be', when: { code: '186' } },
      ],
      fixes: [
        {
          text: 'Correct the parameter under errors[].parameters: a search query must be non-empty, ids must be digits',
          url: 'https://docs.x.com/x-api/introduction',
        },
      ],
    },
    {
      id: 'not-found',
      when: {
        any: [
          { code: ['resource-not-found', '34', '50', '144', '17'] },
          { all: [{ status: 404 }, { not: { code: ['resource-not-found', '34', '50', '144', '17'] } }] },
        ],
      },
      title: 'X finds no such post, user or endpoint',
      summary: 'The id or name names nothing that this caller can see; in v2 this may come with status 200.',
      category: 'not-found',
      causes: [
        { text: 'The post was deleted, or the user was suspended or renamed' },
        { text: 'The id lost its last digits, because it was read as a number: ids are text' },
        { text: 'The path is wrong: v2 begins with /2/', when: { code: '34' } },
      ],
      fixes: [{ text: 'Keep ids as text, and check the post in a browser' }],
    },
    {
      id: 'not-authorized-for-resource',
      when: { code: ['not-authorized-for-resource', 'not-authorized-for-field', 'disallowed-resource', '179', '63', '64', '326'] },
      title: 'This user may not see or do that',
      summary: 'The post or account is protected, blocked, suspended or locked.',
      category: 'permission',
      causes: [
        {
          text: 'The account is protected, and the caller does not follow it, or it blocks the caller',
          ruledOutBy: { code: ['64', '326', 'not-authorized-for-field'] },
        },
        { text: 'The field is private and needs the owner’s token', when: { code: 'not-authorized-for-field' } },
        { text: 'The caller’s account is suspended or locked', when: { code: ['64', '326'] } },
      ],
      fixes: [{ text: 'Use the token of a user who may see it; for a locked account log in on x.com' }],
    },
    {
      id: 'duplicate',
      when: { any: [{ code: ['duplicate-content', '187'] }, { all: [{ status: 403 }, { message: { contains: 'duplicate content' } }] }] },
      title: 'The same text was posted before',
      summary: 'X refuses a post with the same content as a recent one of this account.',
      category: 'conflict',
      causes: [
        { text: 'The post was sent already, perhaps by a retry' },
        { text: 'The request was sent twice', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [{ text: 'Look at the account’s last posts before retrying; change the text to post again' }],
    },
    {
      id: 'not-permitted',
      when: { all: [{ status: 403 }, { category: 'permission' }] },
      title: 'X does not permit this action',
      summary: 'The request is understood, but the app or user may not do it.',
      category: 'permission',
      causes: [
        { text: 'The app lacks write permission or the token a scope' },
        { text: 'The conversation, account or content does not allow it' },
      ],
      fixes: [{ text: 'Check the app’s permissions and the token’s scopes, then make new tokens', url: CONSOLE }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.x.com/2/tweets/search/recent?query=cats';
const bearer = { Authorization: 'Bearer FAKE_app_value' };
const problem = { 'Content-Type': 'application/problem+json', 'X-Transaction-Id': 'fake0000x001' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: bearer },
  response: { status, headers: problem, body: JSON.stringify({ status, ...body }) },
  ...more,
});
const type = (name: string): string => `https://api.twitter.com/2/problems/${name}`;

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'a revoked token',
    401,
    { title: 'Unauthorized', detail: 'Unauthorized', type: 'about:blank' },
    {
      verdicts: { possible: ['The token was revoked'], 'ruled-out': ['The OAuth 1.0a', 'No credentials'] },
    },
  ),
  refused('wrong-authentication', 'an app-only token that posts', 403, {
    title: 'Unsupported Authentication',
    detail: 'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.',
    type: type('unsupported-authentication'),
  }),
  refused(
    'access-level',
    'an app without a project',
    403,
    {
      title: 'Client Forbidden',
      detail:
        'When authenticating requests to the X API v2 endpoints, you must use keys and tokens from an app that is attached to a Project.',
      reason: 'client-not-enrolled',
      type: type('client-forbidden'),
    },
    { verdicts: { confirmed: ['The app is not attached'], 'ruled-out': ['The endpoint needs a higher'] } },
  ),
  refused(
    'credits',
    'no credits',
    402,
    { title: 'CreditsDepleted', detail: 'Your enrolled account does not have any credits', type: type('credits') },
    {
      verdicts: { confirmed: ['The account has no credits'] },
    },
  ),
  refused(
    'rate-limit',
    'a window used up',
    429,
    { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank' },
    {
      response: {
        status: 429,
        headers: { ...problem, 'X-Rate-Limit-Remaining': '0' },
        body: '{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}',
      },
      verdicts: { confirmed: ['The requests of the 15-minute'] },
    },
  ),
  refused(
    'stream',
    'two readers',
    429,
    {
      title: 'ConnectionException',
      detail: 'This stream is currently at the maximum allowed connection limit.',
      connection_issue: 'TooManyConnections',
      type: type('streaming-connection'),
    },
    { verdicts: { confirmed: ['Another connection'] } },
  ),
  refused(
    'invalid-request',
    'an empty query',
    400,
    {
      errors: [{ parameters: { query: [''] }, message: "Invalid 'query': ''. 'query' must be a non-empty string" }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: type('invalid-request'),
    },
    { verdicts: { confirmed: ['The query or another'] } },
  ),
  {
    rule: 'not-found',
    why: 'a deleted post, with status 200',
    request: { url: 'https://api.x.com/2/tweets/1', headers: bearer },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: `{"errors":[{"value":"1","detail":"Could not find tweet with id: [1].","title":"Not Found Error","resource_type":"tweet","type":"${type('resource-not-found')}"}]}`,
    },
  },
  {
    rule: 'not-authorized-for-resource',
    why: 'a protected account',
    request: { url: 'https://api.x.com/2/tweets/1', headers: bearer },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: `{"errors":[{"detail":"Sorry, you are not authorized to see the Tweet with id: [1].","title":"Authorization Error","type":"${type('not-authorized-for-resource')}"}]}`,
    },
    verdicts: { possible: ['The account is protected'] },
  },
  {
    rule: 'duplicate',
    why: 'the same text twice',
    request: { method: 'POST', url: 'https://api.x.com/2/tweets', headers: bearer, body: '{"text":"Hi"}' },
    response: {
      status: 403,
      headers: problem,
      body: '{"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","title":"Forbidden","status":403}',
    },
  },
  {
    rule: 'not-permitted',
    why: 'a code that has no rule',
    request: { method: 'POST', url: 'https://api.x.com/2/tweets', headers: bearer, body: '{"text":"Hi"}' },
    response: {
      status: 403,
      headers: problem,
      body: `{"title":"Forbidden","detail":"You are not permitted to perform this action.","type":"${type('forbidden-action')}","status":403}`,
    },
  },
  {
    rule: null,
    why: 'near miss: another API with the same form',
    request: { url: 'https://api.other.example/2/tweets' },
    response: {
      status: 429,
      headers: { 'Content-Type': 'application/problem+json' },
      body: '{"title":"Too Many Requests","type":"about:blank","status":429}',
    },
  },
];
