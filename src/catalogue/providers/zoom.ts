import type { Example, RulePack } from '../../model';

/**
 * Zoom's REST API and its sign-in. Sources: https://developers.zoom.us/docs/api/errors/, https://developers.zoom.us/docs/api/rate-limits/,
 * https://developers.zoom.us/docs/internal-apps/s2s-oauth/; the messages as quoted in https://devforum.zoom.us.
 */

const MARKETPLACE = 'https://marketplace.zoom.us/user/build';
const SCOPES = 'https://developers.zoom.us/docs/integrations/oauth-scopes-overview/';

export default {
  id: 'zoom',
  name: 'Zoom',
  kind: 'api',
  docs: 'https://developers.zoom.us/docs/api/errors/',
  statusPage: 'https://www.zoomstatus.com',
  support: { url: 'https://devsupport.zoom.us', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.zoom.us', 'zoom.us', '*.zoom.us'], paths: ['/v2/*', '/oauth/*'] },
  envelope: { requestId: ['header:x-zm-trackingid'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ZOOM_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'missing-scope',
      when: { any: [{ code: '4711' }, { all: [{ status: [400, 401] }, { message: { contains: 'does not contain scope' } }] }] },
      title: 'The token lacks a scope for this call',
      summary: 'The token is valid, but the app does not have one of the scopes that the message lists.',
      category: 'permission',
      causes: [
        { text: 'The scope was not added to the app in the Marketplace' },
        { text: 'The scope was added, but the token is older, or the app was not authorized again' },
        { text: 'The endpoint needs a scope ending in :admin, and the app’s owner or user may not grant it' },
      ],
      fixes: [
        {
          text: 'Add the scope that the message names to the app, activate it, and get a new token (users must authorize again)',
          url: MARKETPLACE,
        },
      ],
      links: [{ text: 'Scopes', url: SCOPES }],
    },
    {
      id: 'token',
      when: { any: [{ code: ['124', '4700'] }, { all: [{ status: 401 }, { not: { code: '4711' } }] }] },
      title: 'Zoom did not accept the access token',
      summary: 'The token is missing, has expired (it lives an hour), or was replaced by a newer one.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'The token has expired',
          confirmedBy: { any: [{ message: { contains: 'token is expired' } }, { check: 'credential-expired' }] },
        },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'A token of the old JWT app type was sent, which Zoom has switched off',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The app was deactivated or removed from the account', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Get a new token before the old one’s hour is over; for a server-to-server app',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST "https://zoom.us/oauth/token?grant_type=account_credentials&account_id=$ZOOM_ACCOUNT_ID" -u "$ZOOM_CLIENT_ID:$ZOOM_CLIENT_SECRET"',
            },
          ],
          url: 'https://developers.zoom.us/docs/internal-apps/s2s-oauth/',
        },
        { text: 'For a user’s token, use the refresh token and store the new one that comes with it' },
      ],
    },
    {
      id: 'sign-in-refused',
      when: { all: [{ status: [400, 401] }, { path: { startsWith: '/oauth/' } }] },
      title: 'Zoom refused to give out a token',
      summary: 'Client id and secret, account id, code or refresh token do not fit together.',
      category: 'auth',
      causes: [
        { text: 'Client id or secret is wrong', confirmedBy: { code: 'invalid_client' } },
        { text: 'Id and secret are not sent as Basic', confirmedBy: { check: 'credential-not-encoded' } },
        { text: 'The code or refresh token was used before', confirmedBy: { check: 'grant-used-before' } },
        {
          text: 'The code has expired, or redirect_uri is another than the code was asked with',
          ruledOutBy: { code: 'invalid_client' },
        },
        {
          text: 'The app is of another type than this grant: account_credentials is for server-to-server apps',
          ruledOutBy: { not: { code: ['unsupported_grant_type', 'unauthorized_client', 'invalid_request'] } },
        },
      ],
      fixes: [
        { text: 'Copy account id, client id and secret of one and the same app again, and see that it is activated', url: MARKETPLACE },
        { text: 'Exchange each code once, with the redirect address that the app registered' },
      ],
    },
    {
      id: 'user-not-found',
      when: { code: ['1001', '1010'] },
      title: 'Zoom finds no such user in this account',
      summary: 'The user id or e-mail address belongs to nobody in the account of the token.',
      category: 'not-found',
      causes: [
        { text: 'The user exists, but belongs to another account', confirmedBy: { code: '1010' } },
        { text: 'The address is misspelt, or the user was deleted or has not accepted the invitation', ruledOutBy: { code: '1010' } },
        {
          text: 'me stands in the path, which a server-to-server app cannot use for every call',
          ruledOutBy: { not: { path: { contains: '/users/me' } } },
        },
      ],
      fixes: [
        {
          text: 'List the account’s users and take the id from there',
          snippets: [{ language: 'bash', code: "curl https://api.zoom.us/v2/users -H 'Authorization: Bearer {{credential}}'" }],
        },
        { text: 'Use a token of the account that the user belongs to' },
      ],
    },
    {
      id: 'meeting-not-found',
      when: { code: '3001' },
      title: 'Zoom finds no such meeting',
      summary: 'The meeting was deleted, has expired, or is not visible to the user of this token.',
      category: 'not-found',
      causes: [
        { text: 'The meeting was deleted, or ended so long ago that its number has expired' },
        { text: 'The number belongs to a webinar, or to another account' },
        {
          text: 'A meeting’s UUID with / in it was put into the path without being encoded twice',
          confirmedBy: { all: [{ path: { contains: '//' } }, { path: { contains: '==' } }] },
        },
      ],
      fixes: [
        { text: 'Check the number with the host’s list of meetings (GET /users/{id}/meetings); webinars stand under /webinars' },
        { text: 'A UUID that begins with / or contains // must be URL-encoded twice' },
      ],
    },
    {
      id: 'validation',
      when: { any: [{ code: '300' }, { all: [{ status: 400 }, { message: { contains: 'Validation Failed' } }] }] },
      title: 'Zoom rejected the request’s fields',
      summary: 'The body is not valid JSON, or a field has a value that is not allowed; errors names each.',
      category: 'validation',
      causes: [
        {
          text: 'The body is not valid JSON',
          confirmedBy: { any: [{ check: 'json-malformed' }, { message: { contains: 'valid JSON object' } }] },
        },
        { text: 'The body is not declared as JSON', confirmedBy: { check: 'content-type-mismatch' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        {
          text: 'Correct the fields that errors names, and send Content-Type: application/json',
          url: 'https://developers.zoom.us/docs/api/',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'A Zoom rate limit is reached',
      summary:
        'Limits go by second and by day, by the label of the endpoint (light, medium, heavy) and the plan; meetings have a daily limit per user.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The limit of the day is used up; it begins anew at 00:00 GMT',
          confirmedBy: { any: [{ message: { contains: 'daily rate limit' } }, { responseHeader: 'X-RateLimit-Type', is: 'Daily-limit' }] },
        },
        {
          text: 'The limit of the second is exceeded',
          confirmedBy: { any: [{ message: { contains: 'per-second rate limit' } }, { responseHeader: 'X-RateLimit-Type', is: 'QPS' }] },
        },
        {
          text: 'One user’s meetings were created or changed more than 100 times in a day',
          confirmedBy: { message: { contains: 'Meeting Create/Update' } },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as the answer says; for a limit of the second, retry with growing pauses' },
        { text: 'Use webhooks in place of polling, and spread meetings over several users' },
      ],
      links: [{ text: 'Rate limits', url: 'https://developers.zoom.us/docs/api/rate-limits/' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Zoom does not allow this to the user',
      summary: 'The token is good, but the user’s role or the account’s plan or settings do not allow the call.',
      category: 'permission',
      causes: [
        { text: 'The user’s role lacks the privilege' },
        { text: 'The user did not share access when authorizing the app' },
        { text: 'The feature is not part of the account’s plan, or is switched off' },
      ],
      fixes: [{ text: 'Read the message; have an administrator grant the role, the shared access or the feature', url: MARKETPLACE }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.zoom.us/v2/users/me/meetings';
const json = { 'Content-Type': 'application/json;charset=UTF-8', 'x-zm-trackingid': 'v=2.0;clid=us04;rid=WEB_EXAMPLE' };
const sent = { Authorization: 'Bearer EXAMPLE.not.real', 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, code: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"topic":"Standup","type":2}' },
  response: { status, headers: json, body: JSON.stringify({ code, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'missing-scope',
    'an app without the scope',
    400,
    4711,
    'Invalid access token, does not contain scopes:[meeting:write:meeting, meeting:write:meeting:admin].',
  ),
  refused('token', 'an expired token', 401, 124, 'Access token is expired.', {
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['No token'] },
  }),
  refused('token', 'no token', 401, 124, 'Invalid access token.', {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No token was sent'] },
  }),
  {
    rule: 'sign-in-refused',
    why: 'a wrong secret',
    request: {
      method: 'POST',
      url: 'https://zoom.us/oauth/token?grant_type=account_credentials&account_id=EXAMPLE',
      headers: { Authorization: 'Basic ZXhhbXBsZTpmYWtl' },
    },
    response: { status: 400, headers: json, body: '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}' },
    verdicts: { confirmed: ['Client id or secret is wrong'] },
  },
  refused('user-not-found', 'a misspelt address', 404, 1001, 'User does not exist: someone@example.com.', {
    request: { url: 'https://api.zoom.us/v2/users/someone@example.com', headers: sent },
    verdicts: { 'ruled-out': ['me stands in the path'] },
  }),
  refused('meeting-not-found', 'a deleted meeting', 404, 3001, 'Meeting does not exist: 85746065432.', {
    request: { url: 'https://api.zoom.us/v2/meetings/85746065432', headers: sent },
  }),
  {
    rule: 'validation',
    why: 'as documented',
    request: { method: 'POST', url, headers: sent, body: '{"user_info":{"email":"x"}}' },
    response: {
      status: 400,
      headers: json,
      body: '{"code":300,"message":"Validation Failed.","errors":[{"field":"user_info.email","message":"Invalid field."}]}',
    },
  },
  refused(
    'rate-limit',
    'many meetings',
    429,
    429,
    'You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this particular user. You may resume these requests at GMT 00:00:00.',
    {
      verdicts: { confirmed: ['The limit of the day', 'One user’s meetings'], possible: ['The limit of the second'] },
    },
  ),
  refused('forbidden', 'a role', 403, 200, 'No permission.'),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://meet.other.example/v2/users' },
    response: { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"code":124,"message":"Invalid access token."}' },
  },
];
