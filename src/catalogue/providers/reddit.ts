import type { Example, RulePack } from '../../model';

/**
 * Reddit's API. Sources: https://www.reddit.com/dev/api/, https://support.reddithelp.com/hc/en-us/articles/16160319875092-Reddit-Data-API-Wiki,
 * https://github.com/reddit-archive/reddit/wiki/OAuth2
 */

const WIKI = 'https://support.reddithelp.com/hc/en-us/articles/16160319875092-Reddit-Data-API-Wiki';

const ME =
  "curl https://oauth.reddit.com/api/v1/me \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -A 'web:com.example.app:v1.0 (by /u/YOUR_NAME)'";

export default {
  id: 'reddit',
  name: 'Reddit',
  kind: 'api',
  docs: 'https://www.reddit.com/dev/api/',
  statusPage: 'https://www.redditstatus.com',
  support: { url: 'https://support.reddithelp.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['oauth.reddit.com', '*.reddit.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_REDDIT_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'posting-too-often',
      when: { code: ['RATELIMIT', 'QUOTA_FILLED'] },
      title: 'This account must wait before posting again',
      summary: 'Reddit limits how often an account posts or comments, above all a new one with little karma; the text says how long.',
      category: 'rate-limit',
      causes: [
        { text: 'The account is new, or has little karma in this subreddit, and posted shortly before' },
        { text: 'The same request was sent twice', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Wait as many minutes as the message says, then post once more' },
        { text: 'Earn karma in the subreddit, or ask its moderators to approve the account' },
      ],
    },
    {
      id: 'subreddit-closed',
      when: { code: ['private', 'banned', 'quarantined', 'gated', 'gold_only', 'quarantine'] },
      title: 'The subreddit is not open to this account',
      summary: 'The subreddit exists, but is private, banned, or asks for consent first.',
      category: 'permission',
      causes: [
        { text: 'The subreddit is private: only approved users see it', when: { code: 'private' } },
        { text: 'Reddit has banned the subreddit', when: { code: 'banned' } },
        {
          text: 'The subreddit is quarantined or gated, and the account has not agreed to see it',
          when: { code: ['quarantined', 'quarantine', 'gated'] },
        },
      ],
      fixes: [
        { text: 'Ask the moderators to be approved and join; a banned subreddit does not come back' },
        { text: 'For a quarantined one, log in as the account and agree on the site, or call api/quarantine_optin' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Reddit did not accept the token',
      summary: 'Calls to oauth.reddit.com need a current bearer token; the token endpoint needs client id and secret as Basic.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token has expired: it lives 24 hours at most',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        {
          text: 'Client id or secret is wrong, or the app is of another type',
          ruledOutBy: { not: { path: { contains: 'access_token' } } },
        },
        { text: 'A token was sent to www.reddit.com; tokens go to oauth.reddit.com', ruledOutBy: { host: 'oauth.reddit.com' } },
      ],
      fixes: [
        {
          text: 'Fetch a new token (duration=permanent gives a refresh token), and call oauth.reddit.com',
          snippets: [{ language: 'bash', code: ME }],
        },
        { text: 'Compare client id and secret with the app’s', url: 'https://www.reddit.com/prefs/apps' },
      ],
    },
    {
      id: 'login-required',
      when: {
        code: [
          'USER_REQUIRED',
          'NOT_AUTHOR',
          'MOD_REQUIRED',
          'SUBREDDIT_NOTALLOWED',
          'THREAD_LOCKED',
          'TOO_OLD',
          'SUBREDDIT_REQUIRED_DISABLED',
          'INVALID_PERMISSION_TYPE',
          'USER_BLOCKED',
          'DELETED_COMMENT',
          'DELETED_LINK',
          'NOT_WHITELISTED_BY_USER_MESSAGE',
        ],
      },
      title: 'This account may not do that here',
      summary: 'The action needs another account or role, or the thread no longer takes it.',
      category: 'permission',
      causes: [
        { text: 'The token stands for no user (application-only)', when: { code: 'USER_REQUIRED' } },
        { text: 'Only moderators, or approved users, may post there', when: { code: ['SUBREDDIT_NOTALLOWED', 'MOD_REQUIRED'] } },
        { text: 'The thread is locked or archived', when: { code: ['THREAD_LOCKED', 'TOO_OLD'] } },
        { text: 'The comment or post was deleted', when: { code: ['DELETED_COMMENT', 'DELETED_LINK'] } },
      ],
      fixes: [{ text: 'Authorize as a user who may, with the scope (submit, edit, modposts)' }],
    },
    {
      id: 'blocked',
      when: { all: [{ status: 403 }, { not: { code: ['private', 'banned', 'quarantined', 'gated', 'gold_only', 'quarantine'] } }] },
      title: 'Reddit refused the request',
      summary: 'The token lacks a scope or right, or Reddit blocks this client.',
      category: 'permission',
      causes: [
        {
          text: 'Reddit’s network protection blocks anonymous or unknown clients',
          confirmedBy: { responseText: { contains: ['blocked by network security', 'whoa there, pardner'] } },
        },
        {
          text: 'The User-Agent is missing, generic or that of a browser',
          ruledOutBy: { requestHeader: 'User-Agent', is: { contains: '/u/' } },
        },
        {
          text: 'The token lacks the scope for this endpoint, or the account the right',
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
        { text: 'The call has no token', confirmedBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Register an app, send its token to oauth.reddit.com, and a User-Agent such as web:com.example.app:v1.0 (by /u/YOUR_NAME)',
          snippets: [{ language: 'bash', code: ME }],
          url: 'https://www.reddit.com/prefs/apps',
        },
        { text: 'Ask for the scope that the endpoint’s documentation names' },
      ],
      links: [{ text: 'Data API', url: WIKI }],
    },
    {
      id: 'bad-field',
      when: {
        code: [
          'NO_TEXT',
          'NO_SELFS',
          'NO_LINKS',
          'NO_URL',
          'BAD_URL',
          'TOO_LONG',
          'TOO_SHORT',
          'ALREADY_SUB',
          'NO_SUBJECT',
          'NO_USER',
          'USER_DOESNT_EXIST',
          'BAD_CAPTCHA',
          'SUBMIT_VALIDATION_FLAIR_REQUIRED',
          'SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING',
          'SUBMIT_VALIDATION_BODY_REQUIRED',
          'BAD_FLAIR_TEMPLATE_ID',
          'INVALID_OPTION',
          'DOMAIN_BANNED',
          'SUBREDDIT_NOEXIST',
          'BAD_SR_NAME',
          'BAD_REQUEST',
        ],
      },
      title: 'Reddit did not take the post as it is',
      summary: 'A field is missing, too long, or against the rules of the subreddit; the error names the field.',
      category: 'validation',
      causes: [
        { text: 'The subreddit does not exist', when: { code: ['SUBREDDIT_NOEXIST', 'BAD_SR_NAME'] } },
        {
          text: 'A text is missing, too short or too long',
          when: { code: ['NO_TEXT', 'TOO_LONG', 'TOO_SHORT', 'NO_SUBJECT', 'NO_URL', 'SUBMIT_VALIDATION_BODY_REQUIRED'] },
        },
        { text: 'The subreddit wants a flair', when: { code: ['SUBMIT_VALIDATION_FLAIR_REQUIRED', 'BAD_FLAIR_TEMPLATE_ID'] } },
        { text: 'The subreddit takes links only, or texts only', when: { code: ['NO_SELFS', 'NO_LINKS'] } },
        { text: 'The link was posted there before', when: { code: 'ALREADY_SUB' } },
        { text: 'The user does not exist', when: { code: ['USER_DOESNT_EXIST', 'NO_USER'] } },
      ],
      fixes: [
        { text: 'Correct the field that the error names; api/v1/{subreddit}/post_requirements lists what the subreddit wants' },
        { text: 'Send resubmit=true to post the same link again' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Reddit finds no such thing',
      summary: 'The subreddit, post or user does not exist, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The name is misspelt, or the user was suspended or deleted' },
        { text: 'The fullname lacks its prefix: t1_ comment, t3_ post, t5_ subreddit' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Open the same address on www.reddit.com, and compare the path with the API’s', url: 'https://www.reddit.com/dev/api/' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The client asks Reddit too often',
      summary: 'An OAuth client has 100 requests per minute, averaged over 10 minutes; without OAuth Reddit allows very few, or none.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The client’s requests of this period are used up',
          confirmedBy: { responseHeader: 'X-Ratelimit-Remaining', is: { max: 0.99 } },
        },
        { text: 'No token is sent, so that the strict limit for unknown clients applies', when: { check: 'credential-missing' } },
        {
          text: 'The User-Agent is generic, and so shared with many others',
          ruledOutBy: { requestHeader: 'User-Agent', is: { contains: '/u/' } },
        },
      ],
      fixes: [
        { text: 'Wait for the seconds in X-Ratelimit-Reset, then stay below X-Ratelimit-Remaining' },
        { text: 'Use OAuth with a User-Agent of your own, and ask for up to 100 items per call' },
      ],
      tables: [
        {
          title: 'Free access',
          columns: ['Client', 'Requests per minute'],
          rows: [['With OAuth, per client id', '100']],
        },
      ],
      links: [{ text: 'Data API', url: WIKI }],
    },
    {
      id: 'reddit-failed',
      when: { status: [500, 502, 503, 504] },
      title: 'Reddit failed or is overloaded',
      summary: 'The failure is on Reddit’s side.',
      category: 'server',
      causes: [{ text: 'Reddit is busy, or the request took too long' }],
      fixes: [
        { text: 'Try again with growing waits; look whether a post was made first' },
        { text: 'Look at the status page', url: 'https://www.redditstatus.com' },
      ],
    },
  ],
} satisfies RulePack;

const base = 'https://oauth.reddit.com';
const headers = { Authorization: 'Bearer FAKE_value', 'User-Agent': 'web:example:v1 (by /u/fake)' };
const json = { 'Content-Type': 'application/json; charset=UTF-8', Server: 'snooserv' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: `${base}/r/secretclub/about`, headers },
  response: { status, headers: json, body: JSON.stringify(body) },
  ...more,
});
const submit = { method: 'POST', url: `${base}/api/submit`, headers, body: 'api_type=json&sr=test&kind=self&title=x' };

export const examples: readonly Example[] = [
  refused(
    'posting-too-often',
    'a new account',
    200,
    { json: { errors: [['RATELIMIT', 'Take a break for 9 minutes before trying again.', 'ratelimit']], ratelimit: 540 } },
    { request: submit },
  ),
  refused(
    'subreddit-closed',
    'a private one',
    403,
    { reason: 'private', message: 'Forbidden', error: 403 },
    { verdicts: { confirmed: ['The subreddit is private'] } },
  ),
  refused(
    'unauthorized',
    'a day later',
    401,
    { message: 'Unauthorized', error: 401 },
    { verdicts: { possible: ['The token has expired'], 'ruled-out': ['No token', 'A token was sent to www'] } },
  ),
  refused(
    'login-required',
    'an app without a user',
    200,
    { json: { errors: [['USER_REQUIRED', 'Please log in to do that.', null]] } },
    { request: submit, verdicts: { confirmed: ['The token stands'] } },
  ),
  refused(
    'blocked',
    'a scope too few',
    403,
    { message: 'Forbidden', error: 403 },
    { verdicts: { possible: ['The token lacks'], 'ruled-out': ['The User-Agent'] } },
  ),
  refused(
    'bad-field',
    'no such subreddit',
    200,
    { json: { errors: [['SUBREDDIT_NOEXIST', "that subreddit doesn't exist", 'sr']] } },
    { request: submit, verdicts: { confirmed: ['The subreddit does not'] } },
  ),
  refused('not-found', 'a misspelt name', 404, { message: 'Not Found', error: 404 }),
  refused(
    'rate-limit',
    'a minute’s requests',
    429,
    { message: 'Too Many Requests', error: 429 },
    {
      response: {
        status: 429,
        headers: { ...json, 'X-Ratelimit-Remaining': '0.0', 'X-Ratelimit-Reset': '121' },
        body: '{"message":"Too Many Requests","error":429}',
      },
      verdicts: { confirmed: ['The client’s requests'], 'ruled-out': ['No token is sent'] },
    },
  ),
  refused('reddit-failed', 'overload', 503, { message: 'Service Unavailable', error: 503 }),
  {
    rule: null,
    why: 'near miss: another forum',
    request: { url: 'https://forum.other.example/r/x/about' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: '{"reason":"private","message":"Forbidden","error":403}',
    },
  },
];
