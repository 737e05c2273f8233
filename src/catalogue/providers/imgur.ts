import type { Example, RulePack } from '../../model';

/** Imgur's API. Sources: https://apidocs.imgur.com (rate limits), https://api.imgur.com/errorhandling; bodies as quoted in public code. */

const APPS = 'https://imgur.com/account/settings/apps';

export default {
  id: 'imgur',
  name: 'Imgur',
  kind: 'api',
  docs: 'https://apidocs.imgur.com',
  statusPage: 'https://status.imgur.com',
  support: { url: 'https://help.imgur.com', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.imgur.com'] },
  envelope: { message: ['/data/error/message', '/data/error', '/errors/0/detail'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Client-ID', placeholder: 'YOUR_IMGUR_CLIENT_ID' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_IMGUR_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'over-capacity',
      when: { all: [{ status: [403, 429, 500, 503] }, { message: { contains: 'over capacity' } }] },
      title: 'Imgur says that it is over capacity',
      summary:
        'Imgur refuses the request with this sentence, be it for load or because it does not want calls from here, as from localhost.',
      category: 'server',
      causes: [
        {
          text: 'The page that called is served from localhost or 127.0.0.1, whose uploads Imgur refuses',
          ruledOutBy: {
            all: [
              { not: { requestHeader: 'Origin', is: { contains: ['localhost', '127.0.0.1'] } } },
              { not: { requestHeader: 'Referer', is: { contains: ['localhost', '127.0.0.1'] } } },
            ],
          },
        },
        { text: 'Imgur is overloaded, or has blocked this address or client' },
      ],
      fixes: [
        {
          text: 'Call Imgur from your server, or open the page under another name than localhost (no referrer: referrerpolicy no-referrer)',
        },
        { text: 'Try again later' },
      ],
    },
    {
      id: 'unauthorized',
      when: {
        any: [
          { status: 401 },
          { all: [{ status: 403 }, { message: { contains: ['client_id', 'access token', 'Authentication required', 'auth header'] } }] },
        ],
      },
      title: 'Imgur did not accept client id or token',
      summary: 'Public calls carry Client-ID and the app’s id, calls for an account Bearer and a user’s token.',
      category: 'auth',
      causes: [
        { text: 'No Authorization header was sent', when: { check: 'credential-missing' } },
        { text: 'The word before the id is neither Client-ID nor Bearer', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of the id', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'No app has this client id', confirmedBy: { message: { contains: 'invalid client_id' } } },
        {
          text: 'The access token has expired (after about a month) or was revoked',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
      ],
      fixes: [
        {
          text: 'Copy the app’s client id and send it behind Client-ID',
          snippets: [{ language: 'bash', code: "curl https://api.imgur.com/3/credits -H 'Authorization: Client-ID {{credential}}'" }],
          url: APPS,
        },
        { text: 'Refresh a user’s token with its refresh token' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Imgur does not allow this action',
      summary: 'The image, album or comment belongs to somebody else, or the account may not do this.',
      category: 'permission',
      causes: [
        { text: 'The object belongs to another account' },
        {
          text: 'Only a client id was sent, and the call needs a user’s token',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
        },
      ],
      fixes: [{ text: 'Use a token of the owner; anonymous uploads are changed and deleted by their deletehash' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 413, 415, 417] },
      title: 'Imgur rejected the upload or a parameter',
      summary: 'The image is missing, too large or of another kind than type says, or a parameter is not valid.',
      category: 'validation',
      causes: [
        { text: 'No image was sent', confirmedBy: { message: { contains: ['No image data', 'No file sent'] } } },
        {
          text: 'The file is too large',
          confirmedBy: { any: [{ status: 413 }, { message: { contains: ['over the size limit', 'too large'] } }] },
        },
        { text: 'The file’s type is not taken', confirmedBy: { message: { contains: ['File type invalid', 'Invalid file type'] } } },
        { text: 'Uploads come too fast from this account or address', confirmedBy: { message: { contains: 'uploading too fast' } } },
        {
          text: 'base64 was sent with its data:image/…;base64, prefix',
          confirmedBy: { requestField: '/image', is: { startsWith: 'data:' } },
        },
      ],
      fixes: [
        { text: 'Send the file as image in multipart/form-data, or base64 without its data: prefix and type=base64' },
        { text: 'Keep pictures below 20 MB', url: 'https://help.imgur.com' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Imgur finds no such image or album',
      summary: 'The id or deletehash names nothing, or the object was removed.',
      category: 'not-found',
      causes: [
        { text: 'The image was deleted, or the id is one of an album, whose path is another' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Use /3/image/{id} for images, /3/album/{id} for albums and /3/gallery/{id} for posts' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The credits of the app or user are used up',
      summary: 'An app has about 12,500 requests a day, and each user a share; uploads are limited per hour besides.',
      category: 'rate-limit',
      causes: [
        { text: 'The app’s credits of the day are used up', confirmedBy: { responseHeader: 'X-RateLimit-ClientRemaining', is: '0' } },
        { text: 'This user’s or address’s credits are used up', confirmedBy: { responseHeader: 'X-RateLimit-UserRemaining', is: '0' } },
        { text: 'The uploads of the hour are used up', confirmedBy: { responseHeader: 'X-Post-Rate-Limit-Remaining', is: '0' } },
      ],
      fixes: [
        { text: 'Wait until X-RateLimit-UserReset, and keep answers' },
        {
          text: 'Look at what is left',
          snippets: [{ language: 'bash', code: "curl https://api.imgur.com/3/credits -H 'Authorization: Client-ID {{credential}}'" }],
        },
      ],
      warnings: ['An app that exceeds the day’s limit five times in a month is blocked for the rest of it.'],
    },
  ],
} satisfies RulePack;

const url = 'https://api.imgur.com/3/image';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Client-ID EXAMPLEnotreal', 'Content-Type': 'application/x-www-form-urlencoded' };
const refused = (rule: string, why: string, status: number, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: 'image=abc&type=base64' },
  response: {
    status,
    headers: json,
    body: JSON.stringify({ data: { error, request: '/3/image', method: 'POST' }, success: false, status }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('over-capacity', 'a page on localhost', 403, 'Imgur is temporarily over capacity. Please try again later.', {
    request: { method: 'POST', url, headers: { ...sent, Origin: 'http://localhost:3000' }, body: 'image=abc' },
    verdicts: { possible: ['The page that called is served from localhost'] },
  }),
  refused('over-capacity', 'another page', 403, 'Imgur is temporarily over capacity. Please try again later.', {
    request: {
      method: 'POST',
      url,
      headers: { ...sent, Origin: 'https://app.example.com', Referer: 'https://app.example.com/' },
      body: 'image=abc',
    },
    verdicts: { 'ruled-out': ['The page that called is served from localhost'] },
  }),
  refused('unauthorized', 'no header', 401, 'Authentication required', {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No Authorization header'] },
  }),
  refused('forbidden', 'another’s album', 403, 'Unauthorized'),
  refused('bad-request', 'a data address', 400, 'Invalid URL (data:image/png;base64,abc)', {
    request: { method: 'POST', url, headers: sent, body: 'image=data:image/png;base64,abc' },
    verdicts: { confirmed: ['base64 was sent'] },
  }),
  refused('not-found', 'a deleted image', 404, 'Unable to find an image with the id, example'),
  refused('rate-limit', 'a busy day', 429, 'Too Many Requests', {
    response: {
      status: 429,
      headers: { ...json, 'X-RateLimit-ClientRemaining': '0' },
      body: '{"data":{"error":"Too Many Requests"},"success":false,"status":429}',
    },
    verdicts: { confirmed: ['The app’s credits'] },
  }),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://images.other.example/3/image' },
    response: { status: 403, headers: json, body: '{"data":{"error":"Imgur is temporarily over capacity."},"success":false,"status":403}' },
  },
];
