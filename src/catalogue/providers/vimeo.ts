import type { Example, RulePack } from '../../model';

/** Vimeo's API. Sources: https://developer.vimeo.com/api/common-formats (error, developer_message, error_code, invalid_parameters), https://developer.vimeo.com/guidelines/rate-limiting. */

const APPS = 'https://developer.vimeo.com/apps';

export default {
  id: 'vimeo',
  name: 'Vimeo',
  kind: 'api',
  docs: 'https://developer.vimeo.com/api/common-formats',
  statusPage: 'https://www.vimeostatus.com',
  support: { url: 'https://help.vimeo.com', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['api.vimeo.com'] },
  envelope: { code: ['/error_code'], message: ['/developer_message', '/error'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_VIMEO_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Vimeo did not accept the access token',
      summary: 'The token is missing, wrong or was revoked, or the call needs a user’s token.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token was revoked, or belongs to no user while the call needs one', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Generate an access token on the app’s page and try it',
          snippets: [{ language: 'bash', code: "curl https://api.vimeo.com/oauth/verify -H 'Authorization: Bearer {{credential}}'" }],
          url: APPS,
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Token or account may not do this at Vimeo',
      summary: 'The token lacks a scope, the video is another’s, or the plan does not include the feature.',
      category: 'permission',
      causes: [
        { text: 'The token lacks a scope, such as edit, upload, private or video_files', confirmedBy: { message: { contains: 'scope' } } },
        { text: 'The video or folder belongs to another account, or its privacy forbids it' },
        {
          text: 'The account’s plan does not include the feature, or its storage is full',
          confirmedBy: { message: { contains: ['quota', 'storage', 'membership', 'upgrade'] } },
        },
        { text: 'The app has not been approved for uploads' },
      ],
      fixes: [
        { text: 'Generate a token with the scope that the method’s page names', url: APPS },
        { text: 'Look at plan, storage and privacy of the account', url: 'https://vimeo.com/settings' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Vimeo finds no such video or object',
      summary: 'The id names nothing, or nothing that this token may see: private videos answer 404, too.',
      category: 'not-found',
      causes: [
        { text: 'The video is private or unlisted and the token is not its owner’s, or lacks the private scope' },
        { text: 'The unlisted video’s hash is missing: videos/{id}:{hash}', ruledOutBy: { path: { glob: '*/videos/*:*' } } },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The video was deleted, or the id is mistyped' },
      ],
      fixes: [{ text: 'Use the uri that the API itself gave for the video, and a token of its owner' }],
    },
    {
      id: 'invalid-parameters',
      when: { status: 400 },
      title: 'Vimeo rejected a parameter',
      summary: 'A parameter is missing or not valid; invalid_parameters names each.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'The body is not declared as JSON', confirmedBy: { check: 'content-type-mismatch' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The page lies beyond the last one', ruledOutBy: { not: { query: 'page' } } },
      ],
      fixes: [{ text: 'Correct what invalid_parameters names', url: 'https://developer.vimeo.com/api/reference' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over Vimeo’s limit of requests per minute',
      summary:
        'The limit depends on the plan, and is higher for calls that name the fields they need; X-RateLimit-Reset says when it begins anew.',
      category: 'rate-limit',
      causes: [
        { text: 'No requests remain in this minute', confirmedBy: { responseHeader: 'X-RateLimit-Remaining', is: '0' } },
        { text: 'The calls ask for all fields, which count for more', ruledOutBy: { query: 'fields' } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait until X-RateLimit-Reset; name the needed fields with ?fields= and keep answers',
          url: 'https://developer.vimeo.com/guidelines/rate-limiting',
        },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'Vimeo failed',
      summary: 'The fault is on Vimeo’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at Vimeo' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://www.vimeostatus.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.vimeo.com/videos/123456789';
const json = { 'Content-Type': 'application/vnd.vimeo.error+json' };
const sent = { Authorization: 'Bearer EXAMPLEnotreal0001', Accept: 'application/vnd.vimeo.*+json;version=3.4' };
const refused = (
  rule: string,
  why: string,
  status: number,
  error: string,
  developer_message: string,
  error_code: number,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url, headers: sent },
  response: { status, headers: json, body: JSON.stringify({ error, link: null, developer_message, error_code }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a revoked token', 401, 'Something strange occurred.', "The app didn't receive the user's credentials.", 8003, {
    verdicts: { possible: ['The token was revoked'], 'ruled-out': ['No token was sent'] },
  }),
  refused(
    'forbidden',
    'no scope',
    403,
    'Your access token does not have the "upload" scope',
    'Your access token does not have the "upload" scope',
    3200,
    {
      verdicts: { confirmed: ['The token lacks a scope'] },
    },
  ),
  refused(
    'not-found',
    'a private video',
    404,
    "The requested video couldn't be found.",
    'The requested resource could not be found.',
    5000,
  ),
  refused(
    'invalid-parameters',
    'as documented',
    400,
    'You have provided an invalid parameter.',
    'The parameters passed to this API endpoint did not pass validation.',
    2204,
  ),
  refused('rate-limit', 'all fields', 429, 'Too many API requests.', 'You have sent too many API requests.', 9000, {
    verdicts: { possible: ['The calls ask for all fields'] },
  }),
  refused('server', 'a fault', 500, 'Something strange occurred.', 'Something strange occurred.', 1000),
  {
    rule: null,
    why: 'near miss: the same shape from another API',
    request: { url: 'https://video.other.example/videos/1' },
    response: {
      status: 401,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":"x","developer_message":"y","error_code":8003}',
    },
  },
];
