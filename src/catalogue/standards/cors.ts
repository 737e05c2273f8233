import type { Example, RuleCause, RuleFix, RulePack } from '../../model';

// Fetch standard, sections "CORS check" and "CORS-preflight fetch". Chromium keeps the real status beside net::ERR_FAILED
// where the answer came and the page was not allowed to read it.

const ANSWER_CAUSES: readonly RuleCause[] = [
  { text: 'The server refused the request, and its error answers carry no CORS headers', when: { check: 'cors-hides-status' } },
  { text: 'The answer has no Access-Control-Allow-Origin header', when: { check: 'cors-missing-allow-origin' } },
  { text: 'Access-Control-Allow-Origin names another origin than the page’s', when: { check: 'cors-origin-mismatch' } },
  { text: 'Several origins stand in one Access-Control-Allow-Origin header', when: { check: 'cors-multiple-origins' } },
  { text: 'Access-Control-Allow-Origin is * although credentials are sent', when: { check: 'cors-wildcard-with-credentials' } },
  { text: 'Access-Control-Allow-Credentials is missing', when: { check: 'cors-missing-allow-credentials' } },
  { text: 'A gateway, CDN or firewall wrote the answer and knows nothing of CORS' },
];

const ANSWER_FIXES: readonly RuleFix[] = [
  { text: 'First mend what the real status and body of the answer say: they are shown here, though the page cannot see them.' },
  {
    text: 'Let the server send the CORS headers on every answer, errors included.',
    snippets: [
      {
        language: 'http',
        code: 'Access-Control-Allow-Origin: https://your-page.example\nAccess-Control-Allow-Credentials: true\nVary: Origin',
      },
      { language: 'nginx', code: "add_header Access-Control-Allow-Origin 'https://your-page.example' always;" },
    ],
  },
  { text: 'In the framework, put the CORS middleware before authentication and error handling.' },
  { text: 'During development, call the API through the dev server’s proxy instead.' },
];

const PREFLIGHT_CAUSES: readonly RuleCause[] = [
  { text: 'The server answered the preflight with an error', when: { check: 'cors-preflight-failed' } },
  { text: 'The preflight was redirected, which browsers do not follow', when: { check: 'cors-preflight-redirected' } },
  { text: 'The method is not in Access-Control-Allow-Methods', when: { check: 'cors-method-not-allowed' } },
  { text: 'A header of the request is not in Access-Control-Allow-Headers', when: { check: 'cors-header-not-allowed' } },
  { text: 'The preflight’s answer has no Access-Control-Allow-Origin', when: { check: 'cors-missing-allow-origin' } },
  { text: 'Access-Control-Allow-Origin names another origin than the page’s', when: { check: 'cors-origin-mismatch' } },
  { text: 'Access-Control-Allow-Origin is * although credentials are sent', when: { check: 'cors-wildcard-with-credentials' } },
];

const PREFLIGHT_FIXES: readonly RuleFix[] = [
  { text: 'Let the server answer OPTIONS with 204 before any authentication, and without a redirect.' },
  {
    text: 'Name the page’s origin, the method and every header of the request in that answer.',
    snippets: [
      {
        language: 'http',
        code: [
          'Access-Control-Allow-Origin: https://your-page.example',
          'Access-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE',
          'Access-Control-Allow-Headers: authorization, content-type',
          'Vary: Origin',
        ].join('\n'),
      },
    ],
  },
  {
    text: 'Ask by hand what the preflight gets.',
    snippets: [
      {
        language: 'bash',
        code: "curl -i -X OPTIONS {{url}} -H 'Origin: https://your-page.example' -H 'Access-Control-Request-Method: PUT'",
      },
    ],
  },
];

export default {
  id: 'cors',
  name: 'Cross-origin resource sharing',
  kind: 'standard',
  docs: 'https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS',
  rules: [
    {
      id: 'answer-hidden',
      when: { all: [{ networkError: 'net::ERR_FAILED' }, { not: { status: 0 } }] },
      title: 'The server answered, but CORS hides it from the page',
      summary: 'The answer arrived with a status of its own; without the right CORS headers the page only sees “Failed to fetch”.',
      category: 'network',
      causes: ANSWER_CAUSES,
      fixes: ANSWER_FIXES,
    },
    {
      id: 'preflight-failed',
      when: {
        all: [
          { networkError: 'net::ERR_FAILED' },
          { status: 0 },
          {
            any: [
              { check: 'cors-preflight-failed' },
              { check: 'cors-preflight-redirected' },
              { check: 'cors-method-not-allowed' },
              { check: 'cors-header-not-allowed' },
              { check: 'cors-missing-allow-origin' },
              { check: 'cors-origin-mismatch' },
              { check: 'cors-wildcard-with-credentials' },
            ],
          },
        ],
      },
      title: 'The CORS preflight failed, so nothing was sent',
      summary: 'The browser asked the server for permission with OPTIONS, and the answer was not the yes that this request needs.',
      category: 'network',
      causes: PREFLIGHT_CAUSES,
      fixes: PREFLIGHT_FIXES,
    },
    {
      id: 'kept-from-page',
      when: { all: [{ category: 'network' }, { not: { status: [0, '4xx', '5xx'] } }, { requestHeader: 'origin' }] },
      title: 'CORS keeps this answer from the page',
      summary: 'The answer came and is shown here, but its fields do not allow the page’s origin, so the page sees a network error.',
      category: 'network',
      causes: ANSWER_CAUSES,
      fixes: ANSWER_FIXES,
    },
    {
      id: 'preflight-disallows',
      when: {
        all: [
          { category: 'network' },
          { not: { status: [0, '4xx', '5xx'] } },
          { requestHeader: 'origin' },
          { method: 'OPTIONS' },
          { requestHeader: 'access-control-request-method' },
        ],
      },
      title: 'The CORS preflight failed, so nothing was sent',
      summary: 'The server answered OPTIONS, but not with the yes that the real request needs; the browser never sent it.',
      category: 'network',
      causes: PREFLIGHT_CAUSES,
      fixes: PREFLIGHT_FIXES,
    },
    {
      id: 'preflight-redirected',
      when: {
        all: [{ method: 'OPTIONS' }, { requestHeader: 'access-control-request-method' }, { status: [301, 302, 303, 307, 308] }],
      },
      title: 'The CORS preflight was redirected',
      summary: 'Browsers do not follow a redirect of a preflight, so the real request is not sent.',
      category: 'network',
      causes: PREFLIGHT_CAUSES,
      fixes: PREFLIGHT_FIXES,
    },
    {
      id: 'preflight-refused',
      when: { all: [{ method: 'OPTIONS' }, { requestHeader: 'access-control-request-method' }, { status: 'error' }] },
      title: 'The server refused the CORS preflight',
      summary: 'This OPTIONS request asks for permission on behalf of the page; as it failed, the real request is not sent.',
      category: 'network',
      causes: [
        { text: 'The server has no route for OPTIONS', confirmedBy: { status: [404, 405, 501] } },
        { text: 'The server demands a credential, which a preflight never carries', confirmedBy: { status: [401, 403] } },
        { text: 'The server behind the gateway is down', confirmedBy: { status: [502, 503, 504] } },
        { text: 'The origin is not on the allow list' },
      ],
      fixes: [
        { text: 'Let OPTIONS pass before authentication, and answer it with 204.' },
        {
          text: 'Use the CORS middleware of the framework.',
          snippets: [
            {
              language: 'javascript',
              code: "import cors from 'cors';\napp.use(cors({ origin: 'https://your-page.example', credentials: true }));",
            },
          ],
        },
      ],
    },
  ],
} satisfies RulePack;

export const examples: readonly Example[] = [
  {
    rule: 'preflight-redirected',
    why: 'http leads to https',
    browser: 'firefox',
    request: {
      method: 'OPTIONS',
      url: 'http://api.example.net/v1/me',
      headers: { Origin: 'https://app.example.org', 'Access-Control-Request-Method': 'DELETE' },
    },
    response: { status: 301, headers: { Location: 'https://api.example.net/v1/me' } },
  },
  {
    rule: 'kept-from-page',
    why: 'Firefox delivers a 200 that allows another origin, and marks nothing',
    browser: 'firefox',
    request: { url: 'https://api.example.net/v1/me', headers: { Origin: 'https://app.example.org', 'Sec-Fetch-Mode': 'cors' } },
    response: { status: 200, headers: { 'Access-Control-Allow-Origin': 'https://other.example.org' }, body: '{}' },
    verdicts: { confirmed: ['Access-Control-Allow-Origin names another origin'] },
  },
  {
    rule: 'preflight-disallows',
    why: 'Firefox delivers only the OPTIONS, here without the method that is needed',
    browser: 'firefox',
    request: {
      method: 'OPTIONS',
      url: 'https://api.example.net/v1/me',
      headers: { Origin: 'https://app.example.org', 'Access-Control-Request-Method': 'DELETE' },
    },
    response: {
      status: 204,
      headers: { 'Access-Control-Allow-Origin': 'https://app.example.org', 'Access-Control-Allow-Methods': 'GET, POST' },
    },
    verdicts: { confirmed: ['The method is not in Access-Control-Allow-Methods'] },
  },
  {
    rule: null,
    why: 'near miss: a preflight that says yes',
    browser: 'firefox',
    request: {
      method: 'OPTIONS',
      url: 'https://api.example.net/v1/me',
      headers: { Origin: 'https://app.example.org', 'Access-Control-Request-Method': 'DELETE' },
    },
    response: {
      status: 204,
      headers: { 'Access-Control-Allow-Origin': 'https://app.example.org', 'Access-Control-Allow-Methods': 'DELETE' },
    },
  },
  {
    rule: 'preflight-failed',
    why: 'the server has no route for OPTIONS',
    request: { method: 'PUT', url: 'https://api.example.net/v1/me', headers: { Origin: 'https://app.example.org' } },
    networkError: 'net::ERR_FAILED',
    preflight: { status: 405 },
    verdicts: { confirmed: ['The server answered the preflight with an error'] },
  },
  {
    rule: null,
    why: 'near miss: a request without a preflight that the browser stopped',
    request: { url: 'https://api.example.net/v1/me' },
    networkError: 'net::ERR_FAILED',
  },
  {
    rule: 'answer-hidden',
    why: 'a 401 came, but without CORS headers',
    request: { url: 'https://api.example.net/v1/me', headers: { Origin: 'https://app.example.org' } },
    response: { status: 401, headers: { 'Content-Type': 'application/json' } },
    networkError: 'net::ERR_FAILED',
    verdicts: { confirmed: ['The answer has no Access-Control-Allow-Origin'] },
  },
  {
    rule: 'preflight-refused',
    why: 'OPTIONS is answered with 405',
    request: {
      method: 'OPTIONS',
      url: 'https://api.example.net/v1/me',
      headers: { Origin: 'https://app.example.org', 'Access-Control-Request-Method': 'PUT' },
    },
    response: { status: 405 },
    verdicts: { confirmed: ['The server has no route for OPTIONS'] },
  },
  {
    rule: null,
    why: 'OPTIONS that is no preflight',
    request: { method: 'OPTIONS', url: 'https://api.example.net/v1/me' },
    response: { status: 405 },
  },
  {
    rule: null,
    why: 'no answer at all is told elsewhere',
    request: { url: 'https://api.example.net/v1/me' },
    response: { status: 0 },
    networkError: 'net::ERR_FAILED',
  },
];
