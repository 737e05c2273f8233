import type { Condition, Example, RulePack } from '../../model';

/** Unsplash's API. Sources: https://unsplash.com/documentation#error-messages, https://unsplash.com/documentation#rate-limiting, https://unsplash.com/documentation#authorization. */

const APPS = 'https://unsplash.com/oauth/applications';
/** The access key may also go into the query, under a name that is no secret elsewhere. */
const noKey: Condition = { all: [{ check: 'credential-missing' }, { not: { query: 'client_id' } }] };

export default {
  id: 'unsplash',
  name: 'Unsplash',
  kind: 'api',
  docs: 'https://unsplash.com/documentation#error-messages',
  statusPage: 'https://status.unsplash.com',
  support: { url: 'https://help.unsplash.com', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.unsplash.com'] },
  envelope: { message: ['/errors/0'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Client-ID', placeholder: 'YOUR_UNSPLASH_ACCESS_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_UNSPLASH_USER_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Unsplash did not accept the access key',
      summary: 'The access key is missing or wrong: it goes behind Client-ID, a user’s token behind Bearer.',
      category: 'auth',
      causes: [
        { text: 'Neither Authorization nor client_id was sent', confirmedBy: noKey, ruledOutBy: { not: noKey } },
        { text: 'The word Client-ID before the key is missing', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'The access key was sent with Bearer, which is for users’ tokens',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        {
          text: 'A placeholder was sent instead of a key',
          confirmedBy: { any: [{ check: 'credential-placeholder' }, { query: 'client_id', is: ['', 'undefined', 'null'] }] },
        },
        { text: 'The secret key was sent in place of the access key, or the key was cut short', ruledOutBy: noKey },
      ],
      fixes: [
        {
          text: 'Copy the access key of your application and send it behind Client-ID',
          snippets: [{ language: 'bash', code: "curl https://api.unsplash.com/photos -H 'Authorization: Client-ID {{credential}}'" }],
          url: APPS,
        },
      ],
    },
    {
      id: 'rate-limit',
      when: {
        all: [
          { status: [403, 429] },
          {
            any: [
              { status: 429 },
              { responseHeader: 'X-Ratelimit-Remaining', is: '0' },
              { responseText: { contains: 'Rate Limit Exceeded' } },
            ],
          },
        ],
      },
      title: 'The application’s requests of the hour are used up',
      summary: 'A demo application has 50 requests an hour, one in production more; Unsplash says so with a 403.',
      category: 'rate-limit',
      causes: [
        {
          text: 'No requests remain in this hour',
          confirmedBy: {
            any: [{ responseHeader: 'X-Ratelimit-Remaining', is: '0' }, { responseText: { contains: 'Rate Limit Exceeded' } }],
          },
        },
        { text: 'The application is still in demo mode', confirmedBy: { responseHeader: 'X-Ratelimit-Limit', is: '50' } },
        { text: 'All visitors of the site share the key' },
      ],
      fixes: [
        { text: 'Keep answers; loading the images themselves does not count' },
        { text: 'Apply for production in the application’s settings', url: APPS },
      ],
      links: [{ text: 'Rate limiting', url: 'https://unsplash.com/documentation#rate-limiting' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Key or token may not do this at Unsplash',
      summary: 'The call needs a permission that the user’s token does not have, or was not made for this key.',
      category: 'permission',
      causes: [
        { text: 'The user’s token lacks a scope, such as write_likes' },
        {
          text: 'Only an access key was sent, and the call needs a user’s token',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
        },
      ],
      fixes: [
        {
          text: 'Send the user through the sign-in with the scope that the endpoint names',
          url: 'https://unsplash.com/documentation/user-authentication-workflow',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Unsplash finds no such photo, user or collection',
      summary: 'The id or name in the path names nothing, or the photo was taken down.',
      category: 'not-found',
      causes: [
        { text: 'The photo was removed, or the id is mistyped', ruledOutBy: { responseText: { contains: 'No photos found' } } },
        { text: 'No photo fits the conditions of /photos/random', confirmedBy: { responseText: { contains: 'No photos found' } } },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Take the id from a search, and be ready for photos that vanish' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Unsplash rejected a parameter',
      summary: 'A parameter is missing or not valid; errors says which.',
      category: 'validation',
      causes: [
        {
          text: 'A search was sent without a query',
          confirmedBy: { all: [{ path: { startsWith: '/search/' } }, { not: { query: 'query' } }] },
        },
        { text: 'A value is none of those that are allowed', confirmedBy: { check: 'value-not-listed' } },
      ],
      fixes: [{ text: 'Correct what errors names', url: 'https://unsplash.com/documentation' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.unsplash.com/photos';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Client-ID EXAMPLEnotreal0001' };
const refused = (rule: string, why: string, status: number, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: sent },
  response: { status, headers: json, body: JSON.stringify({ errors: [error] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, 'OAuth error: The access token is invalid', {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['Neither Authorization'], 'ruled-out': ['The secret key'] },
  }),
  refused('unauthorized', 'an unset variable in the query', 401, 'OAuth error: The access token is invalid', {
    request: { url: `${url}?client_id=undefined`, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['A placeholder'], 'ruled-out': ['Neither Authorization'] },
  }),
  {
    rule: 'rate-limit',
    why: 'a demo application',
    request: { url, headers: sent },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/plain', 'X-Ratelimit-Limit': '50', 'X-Ratelimit-Remaining': '0' },
      body: 'Rate Limit Exceeded',
    },
    verdicts: { confirmed: ['No requests remain', 'The application is still in demo'] },
  },
  refused('forbidden', 'no scope', 403, 'You are not authorized to perform this action'),
  refused('not-found', 'nothing fits', 404, 'No photos found.', {
    request: { url: `${url}/random?query=zzzz`, headers: sent },
    verdicts: { confirmed: ['No photo fits'], 'ruled-out': ['The photo was removed'] },
  }),
  refused('bad-request', 'no query', 400, 'query is missing', {
    request: { url: 'https://api.unsplash.com/search/photos', headers: sent },
    verdicts: { confirmed: ['A search was sent without'] },
  }),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://photos.other.example/photos' },
    response: { status: 401, headers: json, body: '{"errors":["OAuth error: The access token is invalid"]}' },
  },
];
