import type { Expected, SeedCase } from './expectations';

// Calls that the page may not read (Fetch standard, CORS protocol), and failures that do not look like one.

type Verdicts = Pick<Expected, 'confirmed' | 'possible' | 'ruledOut'>;

const url = 'cors.partner.example';
const fixes = [/Access-Control-Allow-Origin|CORS headers/i];

/** The server answered, and the page was not let at it. */
const hidden = (status: string, verdicts: Verdicts): Expected => ({
  row: { status, code: 'net::ERR_FAILED', provider: '' },
  title: /CORS/,
  fixes,
  snippets: [/Access-Control-Allow-Origin/],
  url,
  ...verdicts,
});

/** Firefox does not mark such an answer; what is missing from it tells all the same. */
const hiddenInFirefox = (status: string, code: string, verdicts: Verdicts): Expected => ({
  row: { status, code, provider: '' },
  title: status === '200' ? /CORS/ : /authenticated|server/i,
  fixes,
  url,
  ...verdicts,
});

const refused = (verdicts: Verdicts): Expected => ({
  row: { status: 'failed', code: 'net::ERR_FAILED', provider: '' },
  title: /preflight/i,
  fixes: [/OPTIONS/, /origin.*method.*header/i],
  snippets: [/Access-Control-Allow-Methods/, /curl -i -X OPTIONS/],
  url,
  ...verdicts,
});

/** In Firefox the OPTIONS request stands for the one that was never sent. */
const refusedInFirefox = (status: string, confirmed: readonly RegExp[]): Expected => ({
  row: { status, code: '', provider: '' },
  title: /preflight/i,
  fixes: [/OPTIONS/],
  url,
  confirmed,
});

const answered = (status: number) => [
  new RegExp(`:: .*answer ${status}.*Failed to fetch`, 'i'),
  /Access-Control-Allow-Origin.* :: .*no Access-Control-Allow-Origin.*may not read/i,
];
const oneOrigin = /Several origins.* :: .*2 values.*only one/i;
const otherOrigin = /another origin.* :: .*https:\/\/app\.partner\.example/i;

export const corsCases: readonly SeedCase[] = [
  {
    id: 'cors-401-without-headers',
    expected: hidden('401', { confirmed: answered(401), ruledOut: [/Several origins/i, /is \* although/i] }),
    firefox: hiddenInFirefox('401', 'UNAUTHORIZED', { confirmed: answered(401) }),
  },
  {
    id: 'cors-500-without-headers',
    expected: hidden('500', { confirmed: answered(500), ruledOut: [/Several origins/i] }),
    firefox: hiddenInFirefox('500', 'INTERNAL_ERROR', { confirmed: answered(500) }),
  },
  // No cookie was there to be sent, so no header tells that credentials were asked for: Chromium blocks, Firefox hands over a plain 200.
  {
    id: 'cors-wildcard-credentials',
    expected: hidden('200', {
      possible: [/is \* although credentials.* :: .*credentials: include/i],
      ruledOut: [/another origin/i, /no Access-Control-Allow-Origin header/i],
    }),
    firefox: 'unheard',
  },
  {
    id: 'cors-credentials-not-allowed',
    expected: hidden('200', {
      possible: [/Access-Control-Allow-Credentials is missing :: .*credentials: include/i],
      ruledOut: [/another origin/i, /is \* although/i],
    }),
    firefox: 'unheard',
  },
  {
    id: 'cors-header-not-allowed',
    expected: refused({
      confirmed: [/Access-Control-Allow-Headers :: .*X-Trace/i],
      ruledOut: [/Access-Control-Allow-Methods/, /redirected/i],
    }),
    firefox: refusedInFirefox('204', [/Access-Control-Allow-Headers.* :: .*X-Trace/i]),
  },
  {
    id: 'cors-method-not-allowed',
    expected: refused({
      confirmed: [/Access-Control-Allow-Methods :: .*DELETE.*GET.*POST/i],
      ruledOut: [/Access-Control-Allow-Headers/, /redirected/i],
    }),
    firefox: refusedInFirefox('204', [/Access-Control-Allow-Methods.* :: .*DELETE/i]),
  },
  {
    id: 'cors-preflight-405',
    expected: refused({ confirmed: [/preflight with an error :: .*405/i], ruledOut: [/redirected/i] }),
    firefox: refusedInFirefox('405', [/:: .*405/]),
  },
  {
    id: 'cors-preflight-500',
    expected: refused({ confirmed: [/preflight with an error :: .*500/i], ruledOut: [/redirected/i] }),
    firefox: refusedInFirefox('500', [/:: .*500/]),
  },
  {
    id: 'cors-preflight-redirect',
    expected: refused({ confirmed: [/redirected.* :: .*301/i] }),
    firefox: refusedInFirefox('301', [/redirected.* :: .*301|:: .*redirected \(301/i]),
  },
  {
    id: 'cors-other-origin',
    expected: hidden('200', { confirmed: [otherOrigin], ruledOut: [/Several origins/i] }),
    firefox: hiddenInFirefox('200', '', { confirmed: [otherOrigin] }),
  },
  {
    id: 'cors-several-origins',
    expected: hidden('200', { confirmed: [oneOrigin] }),
    firefox: hiddenInFirefox('200', '', { confirmed: [oneOrigin] }),
  },
  {
    id: 'cors-two-headers',
    expected: hidden('200', { confirmed: [oneOrigin] }),
    firefox: hiddenInFirefox('200', '', { confirmed: [oneOrigin] }),
  },
];

const inSuccess = (code: string, title: RegExp): Expected => ({
  row: { status: '200', code, provider: '' },
  title,
  fixes: [],
  url: 'api.shop.example',
});

export const disguisedCases: readonly SeedCase[] = [
  {
    id: 'graphql-errors',
    expected: { ...inSuccess('FORBIDDEN', /may not|permission|forbidden/i), said: /You don't have access to this order/ },
  },
  {
    id: 'success-false',
    expected: { ...inSuccess('REFUND_WINDOW_CLOSED', /success.*fail|fail.*success/i), said: /Refunds are possible for 30 days/ },
  },
  {
    id: 'graphql-deferred',
    expected: { ...inSuccess('DOWNSTREAM_SERVICE_ERROR', /GraphQL|fail/i), said: /The courier does not answer/ },
  },
  { id: 'stream-error', expected: { ...inSuccess('overloaded_error', /fail|overload|stream/i), said: /The model is overloaded/ } },
  {
    id: 'connect-stream',
    expected: { ...inSuccess('permission_denied', /success.*not permitted/i), said: /Watching stock takes a plan/ },
  },
  {
    id: 'name-value',
    expected: { ...inSuccess('10417', /success.*not paid/i), said: /The card was declined by its bank/, requestId: /9d1c6f1b7a3e2/ },
  },
  { id: 'html-for-json', expected: inSuccess('', /signed in|sign-?in|login/i) },
  {
    id: 'problem-json',
    expected: {
      row: { status: '422', code: 'out-of-stock', provider: 'Problem details' },
      title: /rule|valid|content|stock/i,
      fixes: [],
      said: /Only 3 of item 87 are left/,
      url: 'api.shop.example',
    },
  },
];
