import type { Example, RulePack } from '../../model';

// Django's CSRF page, its DEBUG pages and Simple JWT's token error: shapes that nothing else has.

export default {
  id: 'django',
  name: 'Django',
  kind: 'framework',
  docs: 'https://docs.djangoproject.com/',
  recognize: {
    fingerprints: [
      {
        all: [
          { format: 'html' },
          { responseText: { contains: ['CSRF verification failed. Request aborted.', '<code>DEBUG = True</code>'] } },
        ],
      },
      { all: [{ status: 401 }, { code: 'token_not_valid' }, { responseField: '/messages/*/token_class' }] },
      { all: [{ status: 403 }, { message: { startsWith: 'CSRF Failed: ' } }] },
    ],
  },
  rules: [
    {
      id: 'csrf',
      when: { all: [{ status: 403 }, { message: { contains: 'CSRF' } }] },
      title: 'Django’s CSRF check failed',
      summary: 'A changing request with a session needs the CSRF token, and from https also a trusted Referer or Origin.',
      category: 'permission',
      causes: [
        { text: 'The X-CSRFToken header is missing', when: { not: { requestHeader: 'x-csrftoken' } } },
        { text: 'The CSRF cookie was not sent', confirmedBy: { message: { contains: 'cookie not set' } } },
        {
          text: 'The origin is not in CSRF_TRUSTED_ORIGINS',
          confirmedBy: { message: { contains: ['Origin checking', 'Referer checking'] } },
        },
      ],
      fixes: [
        {
          text: 'Send the cookie’s value as a header.',
          snippets: [
            {
              language: 'javascript',
              code: [
                "const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? '';",
                "await fetch({{url|'/api/items/'}}, { method: {{method|'POST'}}, credentials: 'include', headers: { 'X-CSRFToken': token } });",
              ].join('\n'),
            },
          ],
        },
        { text: 'Add the page’s origin, with its scheme, to CSRF_TRUSTED_ORIGINS.' },
      ],
    },
    {
      id: 'token',
      when: { all: [{ status: 401 }, { code: 'token_not_valid' }] },
      title: 'The JWT is not valid or has expired',
      summary: 'Simple JWT rejects the token: access tokens live five minutes unless set.',
      category: 'auth',
      causes: [
        {
          text: 'The access token has expired',
          when: { check: 'credential-expired' },
        },
        { text: 'A refresh token was sent where an access token belongs', confirmedBy: { message: { contains: 'wrong type' } } },
        { text: 'The signing key changed' },
      ],
      fixes: [{ text: 'Get a new access token from the refresh endpoint, then repeat the request.' }],
    },
    {
      id: 'debug-page',
      when: { all: [{ status: 'error' }, { responseText: { contains: '<code>DEBUG = True</code>' } }] },
      title: 'Django shows its debug page',
      summary: 'The server runs with DEBUG = True and shows the exception, or the URL patterns it tried.',
      category: 'server',
      causes: [
        { text: 'No URL pattern matches: mind the trailing slash', confirmedBy: { status: 404 } },
        { text: 'A view raised an exception', confirmedBy: { status: '5xx' } },
      ],
      fixes: [
        { text: 'Open the URL in a tab: the page shows the traceback or the patterns.' },
        { text: 'Never run production with DEBUG = True.' },
      ],
    },
  ],
} satisfies RulePack;

const html = (rule: string, status: number, body: string): Example => ({
  rule,
  why: body.slice(0, 40),
  request: { method: 'POST', url: 'https://app.example.net/api/items/' },
  response: { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body },
});

export const examples: readonly Example[] = [
  html(
    'csrf',
    403,
    '<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body><h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p></body></html>',
  ),
  {
    rule: 'token',
    why: 'an expired access token',
    request: { url: 'https://app.example.net/api/items/', headers: { Authorization: 'Bearer abc' } },
    response: {
      status: 401,
      headers: { 'Content-Type': 'application/json' },
      body: '{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"Token is invalid or expired"}]}',
    },
  },
  html(
    'debug-page',
    404,
    '<!DOCTYPE html><html><head><title>Page not found at /api/items/</title></head><body><h1>Page not found</h1><p>You’re seeing this error because you have <code>DEBUG = True</code> in your Django settings file.</p></body></html>',
  ),
  {
    rule: null,
    why: 'detail as a text, as many frameworks write it',
    request: { url: 'https://app.example.net/api/items/' },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"detail":"You do not have permission."}' },
  },
];
