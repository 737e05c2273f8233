import type { Example, RulePack } from '../../model';

/**
 * Twitch's API (Helix) and its sign-in. Sources: https://dev.twitch.tv/docs/api/guide (rate limits), https://dev.twitch.tv/docs/authentication,
 * https://dev.twitch.tv/docs/api/reference; the messages as quoted in https://github.com/twitchdev/issues.
 */

const TOKENS = 'https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/';
const CONSOLE = 'https://dev.twitch.tv/console/apps';

export default {
  id: 'twitch',
  name: 'Twitch',
  kind: 'api',
  docs: 'https://dev.twitch.tv/docs/api/reference',
  statusPage: 'https://status.twitch.com',
  support: { url: 'https://discuss.dev.twitch.com', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.twitch.tv', 'id.twitch.tv'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TWITCH_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Extension', placeholder: 'YOUR_EXTENSION_JWT' },
  ],
  rules: [
    {
      id: 'client-id',
      when: {
        all: [
          { status: [400, 401] },
          { message: { contains: ['Client ID is missing', 'Client-Id header required', 'client id and oauth token do not match'] } },
        ],
      },
      title: 'Client-Id is missing or not that of the token',
      summary: 'Each call carries the app’s id in Client-Id beside the token, and the token must have been made for that app.',
      category: 'auth',
      causes: [
        { text: 'No Client-Id header was sent', when: { not: { requestHeader: 'Client-Id' } } },
        {
          text: 'The token was made for another app than the one in Client-Id, as with tokens from a token generator’s site',
          confirmedBy: { all: [{ requestHeader: 'Client-Id' }, { message: { contains: 'do not match' } }] },
          ruledOutBy: { not: { requestHeader: 'Client-Id' } },
        },
      ],
      fixes: [
        {
          text: 'Send the id of the app that got the token; this call tells which one that is',
          snippets: [
            { language: 'bash', code: "curl https://id.twitch.tv/oauth2/validate -H 'Authorization: OAuth {{credential}}'" },
            {
              language: 'bash',
              code: "curl 'https://api.twitch.tv/helix/users' \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -H 'Client-Id: YOUR_CLIENT_ID'",
            },
          ],
          url: CONSOLE,
        },
      ],
    },
    {
      id: 'missing-scope',
      when: { all: [{ status: [401, 403] }, { message: { contains: 'missing scope' } }] },
      title: 'The token lacks a scope for this call',
      summary: 'The user was not asked for the permission that this endpoint needs; the message names it.',
      category: 'permission',
      causes: [
        { text: 'The scope was not requested when the user signed in' },
        { text: 'The token is older than the change that added the scope' },
        { text: 'An app access token was used, which never has a user’s scopes' },
      ],
      fixes: [
        {
          text: 'Add the scope to the sign-in’s address and have the user authorize again',
          url: 'https://dev.twitch.tv/docs/authentication/scopes/',
        },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Twitch did not accept the access token',
      summary: 'The token is missing, has expired, was revoked, or is not of the kind that this endpoint takes.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        {
          text: 'The word before the token is not Bearer (OAuth serves /oauth2/validate only)',
          confirmedBy: { check: 'credential-wrong-scheme' },
          ruledOutBy: { path: { startsWith: '/oauth2/' } },
        },
        {
          text: 'The token still has oauth: before it, as chat wants it',
          confirmedBy: { requestHeader: 'Authorization', is: { contains: ' oauth:' } },
        },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'The token has expired, or was revoked when the user changed the password or disconnected the app',
          ruledOutBy: { check: 'credential-missing' },
        },
        {
          text: 'The endpoint wants the token of a user, or that of the very user whose id is sent',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Look at the token: the answer shows app, user, scopes and how long it lives',
          snippets: [{ language: 'bash', code: "curl https://id.twitch.tv/oauth2/validate -H 'Authorization: OAuth {{credential}}'" }],
        },
        { text: 'Use the refresh token once a 401 comes, or get a new token', url: TOKENS },
      ],
    },
    {
      id: 'sign-in-refused',
      when: { all: [{ status: [400, 403] }, { path: { startsWith: '/oauth2/' } }] },
      title: 'Twitch refused to give out a token',
      summary: 'Client id, secret, code, refresh token or redirect address do not fit together.',
      category: 'auth',
      causes: [
        { text: 'The client secret is wrong', confirmedBy: { message: { contains: 'invalid client secret' } } },
        {
          text: 'No app has this client id',
          confirmedBy: { message: { contains: 'invalid client' } },
          ruledOutBy: { message: { contains: 'secret' } },
        },
        { text: 'The refresh token was revoked or used up', confirmedBy: { message: { contains: 'invalid refresh token' } } },
        {
          text: 'The code was used before or is too old',
          confirmedBy: { check: 'grant-used-before' },
          ruledOutBy: { not: { message: { contains: 'authorization code' } } },
        },
        { text: 'redirect_uri is not one that the app registered' },
      ],
      fixes: [
        { text: 'Compare id, secret and redirect address with those of the app', url: CONSOLE },
        { text: 'Send the user through the sign-in again and exchange the new code once', url: TOKENS },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'This user may not do that on Twitch',
      summary: 'The token is good, but its user lacks the right: mostly it is not the broadcaster or a moderator of the channel.',
      category: 'permission',
      causes: [
        { text: 'The token’s user is neither the broadcaster nor a moderator of that channel' },
        { text: 'The feature is open to affiliates and partners only, or to the extension’s owner' },
      ],
      fixes: [
        {
          text: 'Use a token of the broadcaster, or make the user a moderator; the endpoint’s reference says which is needed',
          url: 'https://dev.twitch.tv/docs/api/reference',
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'Twitch rejected a parameter',
      summary: 'A parameter is missing, has a wrong form, or cannot be used together with another; the message names it.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'A login name was sent where the user’s number is wanted',
          confirmedBy: { all: [{ query: 'broadcaster_id' }, { not: { query: 'broadcaster_id', is: { format: 'integer' } } }] },
        },
        { text: 'More ids were sent than the endpoint takes: mostly 100' },
      ],
      fixes: [
        { text: 'Correct the parameter that the message names', url: 'https://dev.twitch.tv/docs/api/reference' },
        { text: 'Look up a user’s number by name with GET /helix/users?login=' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The app has used up its points for the minute',
      summary: 'App and user tokens have separate buckets that fill up again minute by minute; some endpoints have limits of their own.',
      category: 'rate-limit',
      causes: [
        { text: 'No points remain in this token’s bucket', confirmedBy: { responseHeader: 'Ratelimit-Remaining', is: '0' } },
        {
          text: 'The endpoint’s own limit is reached, such as that of chat messages or of EventSub subscriptions',
          ruledOutBy: { responseHeader: 'Ratelimit-Remaining', is: '0' },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait until the moment in Ratelimit-Reset' },
        { text: 'Ask for up to 100 ids in one call, and use EventSub in place of polling', url: 'https://dev.twitch.tv/docs/eventsub/' },
      ],
      links: [{ text: 'Rate limits', url: 'https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.twitch.tv/helix/users?login=twitchdev';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Bearer EXAMPLEnotreal0001', 'Client-Id': 'exampleclientid' };
const refused = (rule: string, why: string, status: number, error: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: sent },
  response: { status, headers: json, body: JSON.stringify({ error, status, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('client-id', 'no id', 401, 'Unauthorized', 'Client ID is missing', {
    request: { url, headers: { Authorization: 'Bearer EXAMPLEnotreal0001' } },
    verdicts: { confirmed: ['No Client-Id'], 'ruled-out': ['The token was made for another app'] },
  }),
  refused('client-id', 'the token of another app', 401, 'Unauthorized', 'Client ID and OAuth token do not match', {
    verdicts: { confirmed: ['The token was made for another app'], 'ruled-out': ['No Client-Id'] },
  }),
  refused('missing-scope', 'an app token', 401, 'Unauthorized', 'Missing scope: moderator:read:followers'),
  refused('unauthorized', 'OAuth in place of Bearer', 401, 'Unauthorized', 'OAuth token is missing', {
    request: { url, headers: { ...sent, Authorization: 'OAuth EXAMPLEnotreal0001' } },
    verdicts: { confirmed: ['The word before the token'], 'ruled-out': ['No token was sent'] },
  }),
  refused('unauthorized', 'an expired token', 401, 'Unauthorized', 'Invalid OAuth token', {
    verdicts: { possible: ['The token has expired'] },
  }),
  {
    rule: 'sign-in-refused',
    why: 'a wrong secret',
    request: {
      method: 'POST',
      url: 'https://id.twitch.tv/oauth2/token',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'client_id=a&grant_type=client_credentials',
    },
    response: { status: 403, headers: json, body: '{"status":403,"message":"invalid client secret"}' },
    verdicts: { confirmed: ['The client secret is wrong'], 'ruled-out': ['No app has this client id'] },
  },
  refused('forbidden', 'no moderator', 403, 'Forbidden', 'User is not a moderator'),
  refused(
    'bad-request',
    'a name for a number',
    400,
    'Bad Request',
    'The parameter "broadcaster_id" was malformed: the value must be greater than or equal to 1',
    {
      request: { url: 'https://api.twitch.tv/helix/channels?broadcaster_id=twitchdev', headers: sent },
      verdicts: { confirmed: ['A login name was sent'] },
    },
  ),
  refused('rate-limit', 'an empty bucket', 429, 'Too Many Requests', 'Request limit exceeded', {
    response: {
      status: 429,
      headers: { ...json, 'Ratelimit-Limit': '800', 'Ratelimit-Remaining': '0', 'Ratelimit-Reset': '1763715600' },
      body: '{"error":"Too Many Requests","status":429,"message":"Request limit exceeded"}',
    },
    verdicts: { confirmed: ['No points remain'], 'ruled-out': ['The endpoint’s own limit'] },
  }),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://video.other.example/helix/users' },
    response: { status: 401, headers: json, body: '{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}' },
  },
];
