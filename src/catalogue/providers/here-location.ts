import type { Example, RulePack } from '../../model';

/**
 * HERE's location services. Sources: https://www.here.com/docs/bundle/identity-and-access-management-developer-guide (error, error_description),
 * https://www.here.com/docs/bundle/routing-api-v8-api-reference (title, cause, action; notices of a route that was not found come with a 200).
 */

const PORTAL = 'https://platform.here.com/admin/apps';
const NO_ROUTE = {
  all: [
    { responseField: '/notices/0/code', is: ['noRouteFound', 'couldNotMatchOrigin', 'couldNotMatchDestination'] },
    { not: { responseField: '/routes/0' } },
  ],
} as const;

export default {
  id: 'here-location',
  name: 'HERE',
  kind: 'api',
  docs: 'https://www.here.com/docs',
  statusPage: 'https://status.here.com',
  support: { url: 'https://www.here.com/support', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['*.hereapi.com', '*.api.here.com'] },
  envelope: {
    code: ['/code', '/notices/0/code'],
    message: ['/error_description', '/cause', '/notices/0/title'],
    requestId: ['/correlationId', '/requestId', 'header:X-Correlation-Id'],
  },
  outcome: { failsWhen: [NO_ROUTE] },
  credentials: [
    { in: 'query', name: 'apiKey', placeholder: 'YOUR_HERE_API_KEY' },
    { in: 'query', name: 'apikey', placeholder: 'YOUR_HERE_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_HERE_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'HERE did not accept key or token',
      summary: 'apiKey is missing or unknown, or the access token has expired.',
      category: 'auth',
      causes: [
        { text: 'Neither apiKey nor a Bearer token was sent', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'HERE knows no such key',
          confirmedBy: { message: { contains: 'apiKey not found' } },
          ruledOutBy: { check: 'credential-missing' },
        },
        {
          text: 'The access token has expired',
          confirmedBy: { any: [{ check: 'credential-expired' }, { message: { contains: 'token expired' } }] },
        },
        { text: 'The key was deleted or mistyped', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the API key of your app and try it',
          snippets: [{ language: 'bash', code: "curl 'https://geocode.search.hereapi.com/v1/geocode?q=Berlin&apiKey={{credential}}'" }],
          url: PORTAL,
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The HERE key may not use this service',
      summary: 'The key is known, but the app, its plan or its trusted domains do not allow this call.',
      category: 'permission',
      causes: [
        {
          text: 'The service is not linked to the app or project, or not part of the plan',
          confirmedBy: { message: { contains: 'do not authorize access' } },
        },
        { text: 'The page that called is not among the key’s trusted domains' },
      ],
      fixes: [
        { text: 'Link the service to the app’s project, and check the plan', url: PORTAL },
        { text: 'Add the page’s domain to the key’s trusted domains' },
      ],
    },
    {
      id: 'no-route',
      when: { all: [NO_ROUTE, { code: ['noRouteFound', 'couldNotMatchOrigin', 'couldNotMatchDestination'] }] },
      title: 'HERE finds no route between these points',
      summary: 'The request is in order, but no way joins the points, or one of them lies too far from any road.',
      category: 'not-found',
      causes: [
        { text: 'The origin is too far from any road', when: { responseField: '/notices/*/code', is: 'couldNotMatchOrigin' } },
        { text: 'The destination is too far from any road', when: { responseField: '/notices/*/code', is: 'couldNotMatchDestination' } },
        { text: 'Latitude and longitude were swapped: latitude comes first' },
        { text: 'What the request avoids leaves no way', ruledOutBy: { code: ['couldNotMatchOrigin', 'couldNotMatchDestination'] } },
      ],
      fixes: [{ text: 'Look at the points on a map, mind the order latitude,longitude, and loosen avoid and transportMode' }],
      warnings: ['The answer’s status is 200: check that routes is not empty.'],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'HERE rejected a parameter',
      summary: 'A parameter is missing, misspelt or out of range; cause and action in the answer say what to change.',
      category: 'validation',
      causes: [
        { text: 'Latitude and longitude were swapped: latitude comes first' },
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A variable in the address was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Do what action in the answer says', url: 'https://www.here.com/docs' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over HERE’s rate limit',
      summary: 'Requests per second or per period exceed what the service or plan allows.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many requests came in a second' },
        { text: 'The plan’s free transactions are used up, and no payment is set up' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Retry with growing pauses, debounce searches, keep answers; look at the usage in the portal',
          url: 'https://platform.here.com',
        },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'HERE failed',
      summary: 'The fault is on HERE’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at HERE' }],
      fixes: [{ text: 'Retry with growing pauses; give correlationId or requestId to support', url: 'https://status.here.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://geocode.search.hereapi.com/v1/geocode?q=Berlin&apiKey=EXAMPLEnotreal0001';
const router =
  'https://router.hereapi.com/v8/routes?transportMode=car&origin=52.5,13.4&destination=0,0&return=summary&apiKey=EXAMPLEnotreal0001';
const json = { 'Content-Type': 'application/json' };
const refused = (
  rule: string,
  why: string,
  status: number,
  error: string,
  error_description: string,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url, headers: { Accept: 'application/json' } },
  response: { status, headers: json, body: JSON.stringify({ error, error_description }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'an unknown key', 401, 'Unauthorized', 'apiKey invalid. apiKey not found.', {
    verdicts: { confirmed: ['HERE knows no such key'], 'ruled-out': ['Neither apiKey'] },
  }),
  refused('unauthorized', 'no key', 401, 'Unauthorized', 'No credentials found', {
    request: { url: 'https://geocode.search.hereapi.com/v1/geocode?q=Berlin', headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['Neither apiKey'], 'ruled-out': ['HERE knows no such key', 'The key was deleted'] },
  }),
  refused('forbidden', 'a service that is not linked', 403, 'Forbidden', 'These credentials do not authorize access', {
    verdicts: { confirmed: ['The service is not linked'] },
  }),
  {
    rule: 'no-route',
    why: 'a 200 without a route',
    request: { url: router },
    response: {
      status: 200,
      headers: json,
      body: '{"notices":[{"title":"Route calculation failed: Couldn\'t match destination.","code":"couldNotMatchDestination","severity":"critical"}],"routes":[]}',
    },
    verdicts: { confirmed: ['The destination is too far'], 'ruled-out': ['The origin is too far'] },
  },
  {
    rule: 'bad-request',
    why: 'as documented',
    request: { url: router },
    response: {
      status: 400,
      headers: json,
      body: '{"title":"Malformed request","status":400,"code":"E605001","cause":"The request could not be parsed","action":"Check the request","correlationId":"4199533b","requestId":"REQ-4199533b"}',
    },
  },
  refused('rate-limit', 'a burst', 429, 'Too Many Requests', 'Rate limit for this service has been reached'),
  {
    rule: 'server',
    why: 'a fault',
    request: { url: router },
    response: { status: 503, headers: json, body: '{"title":"Service unavailable","status":503}' },
  },
  {
    rule: null,
    why: 'near miss: a route that was found, with a notice',
    request: { url: router },
    response: {
      status: 200,
      headers: json,
      body: '{"notices":[{"title":"note","code":"noRouteFound","severity":"info"}],"routes":[{"id":"1"}]}',
    },
  },
];
