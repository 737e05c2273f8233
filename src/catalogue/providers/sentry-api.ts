import type { Condition, Example, RulePack } from '../../model';

/**
 * Sentry’s web API and its ingestion of events. Sources: https://docs.sentry.io/api/auth/, https://docs.sentry.io/api/ratelimits/,
 * getsentry/sentry (api/exceptions.py, middleware/ratelimit.py), https://develop.sentry.dev/sdk/foundations/transport/rate-limiting/
 */

/** Events, sessions and replays go to other paths than the web API, and with a DSN in place of a token. */
const isIngest: Condition = {
  any: [
    { path: { glob: '/api/*/envelope/*' } },
    { path: { glob: '/api/*/store/*' } },
    { path: { glob: '/api/*/minidump/*' } },
    { path: { glob: '/api/*/security/*' } },
  ],
};

export default {
  id: 'sentry-api',
  name: 'Sentry',
  kind: 'api',
  docs: 'https://docs.sentry.io/api/',
  statusPage: 'https://status.sentry.io',
  support: { url: 'https://sentry.zendesk.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: ['sentry.io', '*.sentry.io'],
    paths: ['/api/*'],
    fingerprints: [{ responseHeader: 'X-Sentry-Rate-Limit-Limit' }, { responseHeader: 'X-Sentry-Rate-Limits' }],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SENTRY_AUTH_TOKEN' },
    { in: 'header', name: 'X-Sentry-Auth', placeholder: 'YOUR_PUBLIC_KEY' },
    { in: 'query', name: 'sentry_key', placeholder: 'YOUR_PUBLIC_KEY' },
  ],
  retry: { headers: [{ name: 'X-Sentry-Rate-Limit-Reset', unit: 'epoch-seconds' }] },
  rules: [
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: isIngest }] },
      title: 'Sentry did not accept the auth token',
      summary: 'The web API needs a valid auth token as Bearer; a DSN is for sending events only.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The Authorization header has another scheme than Bearer', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'Sentry knows no such token: revoked, cut short, or of another region or instance',
          confirmedBy: { message: 'Invalid token' },
        },
        { text: 'The token has expired', confirmedBy: { message: { contains: 'expired' } } },
        { text: 'A placeholder was sent in place of a token', confirmedBy: { check: 'credential-placeholder' } },
      ],
      fixes: [
        {
          text: 'Create a token and send it as Bearer',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://sentry.io}}/api/0/organizations/ -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: 'https://docs.sentry.io/api/guides/create-auth-token/',
        },
        { text: 'For an organization in the EU, call de.sentry.io; for one in the US, us.sentry.io' },
      ],
      links: [{ text: 'Authentication', url: 'https://docs.sentry.io/api/auth/' }],
    },
    {
      id: 'login-required',
      when: { all: [{ status: 401 }, { code: ['sso-required', '2fa-required', 'sudo-required'] }] },
      title: 'Sentry wants the user to log in again',
      summary: 'The session is known, but the organization asks for single sign-on, a second factor or the password once more.',
      category: 'auth',
      causes: [
        { text: 'The organization demands single sign-on, and this session has none', confirmedBy: { code: 'sso-required' } },
        {
          text: 'The organization demands two-factor authentication, which this user has not set up',
          confirmedBy: { code: '2fa-required' },
        },
        { text: 'The action asks for the password once more', confirmedBy: { code: 'sudo-required' } },
      ],
      fixes: [
        { text: 'Log in at the address in detail.extra.loginUrl, or set up the second factor' },
        { text: 'In programs, use an auth token of an internal integration, which needs no login' },
      ],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { not: isIngest }] },
      title: 'The token lacks a scope or access to this project',
      summary: 'Sentry knows the token, but its scopes, or the role and teams of its user, do not cover this call.',
      category: 'permission',
      causes: [
        { text: 'The token lacks the scope that the endpoint’s page lists, such as project:read or event:admin' },
        { text: 'The token is an organization token, which serves releases and source maps only' },
        { text: 'The user is no member of a team that owns the project' },
      ],
      fixes: [
        {
          text: 'Compare the token’s scopes with those on the endpoint’s page, and create one that has them',
          url: 'https://docs.sentry.io/api/permissions/',
        },
        { text: 'Use the token of an internal integration of this organization' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Sentry found no such thing here',
      summary: 'The slug or id in the path does not exist, or not for this token.',
      category: 'not-found',
      causes: [
        { text: 'Organization or project is named by its title: the path wants the slug or id' },
        { text: 'The token belongs to another organization, or the organization lives in another region' },
        { text: 'A part of the path was left as a placeholder', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The final slash is missing: paths of this API end with one', ruledOutBy: { path: { endsWith: '/' } } },
      ],
      fixes: [
        {
          text: 'List what the token sees, and take the slugs from there',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://sentry.io}}/api/0/projects/ -H 'Authorization: Bearer {{credential}}'" },
          ],
        },
      ],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: isIngest }] },
      title: 'Sentry rejected a parameter',
      summary: 'A query parameter or a field of the body is missing or not valid; the answer names it.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The search query, the statsPeriod or a date cannot be read' },
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [{ text: 'Mend what the answer names, and compare with the endpoint’s page', url: 'https://docs.sentry.io/api/' }],
    },
    {
      id: 'rate-limit',
      when: { all: [{ status: 429 }, { not: isIngest }] },
      title: 'More calls than Sentry allows for this endpoint',
      summary: 'Each endpoint has a limit of its own for each caller, and one for calls at the same time.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many calls in the window that the message states', confirmedBy: { message: { contains: 'too frequently' } } },
        { text: 'Too many calls run at the same time', confirmedBy: { message: { contains: 'allowed concurrency' } } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait until X-Sentry-Rate-Limit-Reset (epoch seconds), and send calls one after another' },
        { text: 'Ask for more per page and follow the Link header in place of many small calls' },
      ],
      links: [{ text: 'Rate limits', url: 'https://docs.sentry.io/api/ratelimits/' }],
    },
    {
      id: 'ingest-limit',
      when: { all: [{ status: 429 }, isIngest] },
      title: 'Sentry takes no more events for now',
      summary: 'A quota or limit of the organization, project or key is used up; X-Sentry-Rate-Limits names categories and seconds.',
      category: 'rate-limit',
      causes: [
        { text: 'The quota of the plan or the spending limit is used up' },
        { text: 'The key (DSN) has a rate limit of its own' },
        { text: 'A burst of errors met the spike protection' },
      ],
      fixes: [
        { text: 'Look at Stats & Usage for what was dropped and why', url: 'https://docs.sentry.io/product/stats/' },
        { text: 'Send less: sampleRate and tracesSampleRate in the SDK, filters in the project’s settings' },
      ],
      warnings: ['Events that are refused are lost: the SDK does not send them again'],
    },
    {
      id: 'ingest-rejected',
      when: { all: [{ status: [400, 401, 403] }, isIngest] },
      title: 'Sentry does not take events for this DSN',
      summary: 'The project or key in the DSN is unknown, switched off, or does not take events from here.',
      category: 'auth',
      causes: [
        { text: 'The DSN is mistyped, or its project or key was deleted or disabled', confirmedBy: { message: { contains: 'ProjectId' } } },
        { text: 'The page’s origin is not among the allowed domains of the project' },
        { text: 'No key was sent', confirmedBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the DSN from Settings → Projects → Client Keys (DSN)',
          url: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
        },
        { text: 'Check that the key is enabled, and Allowed Domains under Security & Privacy' },
      ],
    },
    {
      id: 'ingest-too-large',
      when: { all: [{ status: 413 }, isIngest] },
      title: 'The event is too large for Sentry',
      summary: 'The envelope or one of its parts exceeds the size that Sentry takes.',
      category: 'payload',
      causes: [{ text: 'An attachment, replay, or extra data makes the envelope too large' }],
      fixes: [
        { text: 'Trim extra data in beforeSend, and lower maxValueLength and normalizeDepth' },
        { text: 'Compare with the size limits', url: 'https://develop.sentry.dev/sdk/data-model/envelopes/#size-limits' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://sentry.io/api/0/projects/acme/web/issues/';
const token = { Authorization: 'Bearer sntryu_EXAMPLE' };
const served = { 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, detail: unknown, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: { status, headers: served, body: JSON.stringify({ detail }) },
  ...(verdicts ? { verdicts } : {}),
});
const sent = (rule: string | null, why: string, status: number, detail: string, headers = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url: 'https://o4500EXAMPLE.ingest.de.sentry.io/api/4500/envelope/?sentry_key=EXAMPLE', body: '{}\n' },
  response: { status, headers: { ...served, ...headers }, body: JSON.stringify({ detail }) },
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a revoked token', 401, 'Invalid token', {
    confirmed: ['Sentry knows no such token'],
    'ruled-out': ['No token'],
  }),
  {
    rule: 'unauthorized',
    why: 'nothing sent',
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: served, body: '{"detail":"Authentication credentials were not provided."}' },
    verdicts: { confirmed: ['No token was sent'] },
  },
  refused(
    'login-required',
    'single sign-on',
    401,
    { code: 'sso-required', message: 'Must login via SSO', extra: { loginUrl: '/auth/login/acme/' } },
    {
      confirmed: ['The organization demands single sign-on'],
    },
  ),
  refused('forbidden', 'a token for releases', 403, 'You do not have permission to perform this action.', {
    possible: ['The token lacks the scope'],
  }),
  refused('not-found', 'another organization’s project', 404, 'The requested resource does not exist', {
    'ruled-out': ['The final slash'],
  }),
  refused('bad-request', 'a query that cannot be read', 400, 'Error parsing search query: Invalid date'),
  {
    rule: 'rate-limit',
    why: 'a loop over issues',
    request: { url, headers: token },
    response: {
      status: 429,
      headers: {
        ...served,
        'X-Sentry-Rate-Limit-Limit': '40',
        'X-Sentry-Rate-Limit-Remaining': '0',
        'X-Sentry-Rate-Limit-Reset': '1795730000',
      },
      body: '{"detail":"You are attempting to use this endpoint too frequently. Limit is 40 requests in 1 seconds"}',
    },
    verdicts: { confirmed: ['Too many calls in the window'] },
  },
  sent('ingest-limit', 'a used-up quota', 429, 'Sentry dropped data due to a quota or internal rate limit being reached.', {
    'Retry-After': '60',
    'X-Sentry-Rate-Limits': '60:error:organization',
  }),
  sent('ingest-rejected', 'a project that was deleted', 403, 'event submission rejected with_reason: ProjectId'),
  sent('ingest-too-large', 'a large replay', 413, 'envelope exceeded size limits'),
  {
    rule: null,
    why: 'near miss: Django REST framework says the same on any host',
    request: { url: 'https://shop.example/api/0/projects/' },
    response: { status: 401, headers: served, body: '{"detail":"Invalid token"}' },
  },
];
