import type { Example, RulePack } from '../../model';

/** TMDB's API. Sources: https://developer.themoviedb.org/docs/errors (status_code), https://developer.themoviedb.org/docs/rate-limiting. */

const SETTINGS = 'https://www.themoviedb.org/settings/api';

export default {
  id: 'tmdb',
  name: 'TMDB',
  kind: 'api',
  docs: 'https://developer.themoviedb.org/docs/errors',
  statusPage: 'https://status.themoviedb.org',
  support: {
    url: 'https://www.themoviedb.org/talk/category/5047958519c29526b50017d6',
    asks: ['timestamp', 'request', 'response', 'error-code'],
  },
  recognize: { hosts: ['api.themoviedb.org', 'api.tmdb.org'] },
  envelope: { code: ['/status_code'], message: ['/status_message'] },
  credentials: [
    { in: 'query', name: 'api_key', placeholder: 'YOUR_TMDB_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', format: 'jwt', placeholder: 'YOUR_TMDB_READ_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'invalid-key',
      when: { code: ['7', '10', '14', '45'] },
      title: 'TMDB did not accept key or token',
      summary: 'api_key or the read access token is missing, wrong or suspended.',
      category: 'auth',
      causes: [
        { text: 'Neither api_key nor a Bearer token was sent', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'The API key (32 characters) was sent as a Bearer token: that wants the read access token',
          confirmedBy: {
            all: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
              { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer eyJ' } } },
            ],
          },
          ruledOutBy: { any: [{ not: { requestHeader: 'Authorization' } }, { check: 'credential-placeholder' }] },
        },
        {
          text: 'The read access token was sent as api_key',
          confirmedBy: { query: 'api_key', is: { startsWith: 'eyJ' } },
          ruledOutBy: { not: { query: 'api_key' } },
        },
        { text: 'The key is suspended', when: { code: '10' } },
        {
          text: 'The key is mistyped or was cut short when it was copied',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { code: ['10', '45'] }] },
        },
      ],
      fixes: [
        {
          text: 'Copy key or read access token from the settings; one of the two suffices',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.themoviedb.org/3/authentication -H 'Authorization: Bearer YOUR_TMDB_READ_ACCESS_TOKEN'",
            },
            { language: 'bash', code: "curl 'https://api.themoviedb.org/3/movie/550?api_key=YOUR_TMDB_API_KEY'" },
          ],
          url: SETTINGS,
        },
      ],
    },
    {
      id: 'session',
      when: { code: ['3', '17', '30', '32', '33', '35', '36', '38', '39'] },
      title: 'The user’s session at TMDB does not suffice',
      summary:
        'Rating, lists and account calls need a session (or guest session) of a user, and this one is missing, denied or of the wrong kind.',
      category: 'auth',
      causes: [
        {
          text: 'No session was sent',
          when: {
            all: [
              { not: { path: { contains: '/authentication/' } } },
              { not: { query: 'session_id' } },
              { not: { query: 'guest_session_id' } },
              { not: { requestHeader: 'Authorization' } },
            ],
          },
        },
        { text: 'The user refused', when: { code: '17' } },
        { text: 'Name or password of the user is wrong', when: { code: '30' } },
        { text: 'The request token was not approved, has expired or is not valid', when: { code: ['33', '35'] } },
      ],
      fixes: [
        {
          text: 'Make a request token, have the user approve it, and exchange it for a session',
          url: 'https://developer.themoviedb.org/docs/authentication-user',
        },
      ],
    },
    {
      id: 'not-found',
      when: { code: ['6', '34', '37'] },
      title: 'TMDB finds no such film, series or list',
      summary: 'The id names nothing, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The id is one of another kind: films, series and people have separate numbers' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        {
          text: 'An IMDb id was sent where TMDB’s own is wanted',
          confirmedBy: { path: { contains: '/tv/tt' } },
          ruledOutBy: { not: { path: { contains: '/tt' } } },
        },
        {
          text: 'The path lacks the version: it begins with /3 or /4',
          when: { all: [{ not: { path: { startsWith: '/3/' } } }, { not: { path: { startsWith: '/4/' } } }] },
        },
      ],
      fixes: [
        { text: 'Search for the title first (/3/search/movie), and take id from there' },
        { text: 'For ids of other services use /3/find/{id}?external_source=imdb_id' },
      ],
    },
    {
      id: 'parameters',
      when: { code: ['4', '5', '18', '20', '22', '23', '26', '27', '28', '47'] },
      title: 'TMDB rejected a parameter',
      summary: 'A parameter is missing, out of range, or of a wrong form; status_message says which.',
      category: 'validation',
      causes: [
        { text: 'page is not between 1 and 500', when: { code: '22' } },
        { text: 'A date range is wrong: 14 days at most, as YYYY-MM-DD', when: { code: ['20', '23'] } },
        { text: 'Too many append_to_response objects: 20 at most', when: { code: '27' } },
        { text: 'The time zone is not valid', when: { code: '28' } },
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [{ text: 'Correct what status_message names', url: 'https://developer.themoviedb.org/reference/intro/getting-started' }],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: '25' }, { status: 429 }] },
      title: 'Too many requests to TMDB',
      summary: 'TMDB limits requests per address, at somewhere about 40 to 50 a second.',
      category: 'rate-limit',
      causes: [{ text: 'A burst of requests, as for every entry of a long list' }],
      fixes: [
        { text: 'Run fewer requests at a time and keep answers; append_to_response joins several in one' },
        { text: 'Respect 429 with growing pauses', url: 'https://developer.themoviedb.org/docs/rate-limiting' },
      ],
    },
    {
      id: 'server',
      when: { any: [{ code: ['9', '11', '24', '43', '46'] }, { status: '5xx' }] },
      title: 'TMDB failed or is in maintenance',
      summary: 'The fault is on TMDB’s side.',
      category: 'server',
      causes: [
        { text: 'The service is offline', when: { code: ['9', '46'] } },
        { text: 'TMDB’s own servers behind the API took too long or could not be reached', when: { code: ['24', '43'] } },
      ],
      fixes: [{ text: 'Retry with growing pauses', url: 'https://status.themoviedb.org' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.themoviedb.org/3/movie/550?api_key=0000example0000example0000example00';
const json = { 'Content-Type': 'application/json;charset=utf-8' };
const refused = (
  rule: string,
  why: string,
  status: number,
  status_code: number,
  status_message: string,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url, headers: { Accept: 'application/json' } },
  response: { status, headers: json, body: JSON.stringify({ success: false, status_code, status_message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-key', 'no key', 401, 7, 'Invalid API key: You must be granted a valid key.', {
    request: { url: 'https://api.themoviedb.org/3/movie/550', headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['Neither api_key nor'], 'ruled-out': ['The key is mistyped'] },
  }),
  refused('invalid-key', 'the key as a Bearer token', 401, 7, 'Invalid API key: You must be granted a valid key.', {
    request: { url: 'https://api.themoviedb.org/3/movie/550', headers: { Authorization: 'Bearer 0000example0000example0000example00' } },
    verdicts: { confirmed: ['The API key (32 characters)'], 'ruled-out': ['The read access token was sent as'] },
  }),
  refused('session', 'no session', 401, 3, 'Authentication failed: You do not have permissions to access the service.', {
    request: {
      method: 'POST',
      url: 'https://api.themoviedb.org/3/movie/550/rating?api_key=0000example0000example0000example00',
      headers: { 'Content-Type': 'application/json' },
      body: '{"value":8}',
    },
    verdicts: { confirmed: ['No session was sent'] },
  }),
  refused('not-found', 'an unknown film', 404, 34, 'The resource you requested could not be found.', {
    verdicts: { 'ruled-out': ['The path lacks the version'] },
  }),
  refused('parameters', 'page 0', 400, 22, 'Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.', {
    verdicts: { confirmed: ['page is not between'] },
  }),
  refused('rate-limit', 'a burst', 429, 25, 'Your request count (#) is over the allowed limit of (40).'),
  refused('server', 'maintenance', 503, 9, 'Service offline: This service is temporarily offline, try again later.', {
    verdicts: { confirmed: ['The service is offline'] },
  }),
  {
    rule: null,
    why: 'near miss: the same shape from another API',
    request: { url: 'https://films.other.example/3/movie/550' },
    response: {
      status: 401,
      headers: json,
      body: '{"success":false,"status_code":7,"status_message":"Invalid API key: You must be granted a valid key."}',
    },
  },
];
