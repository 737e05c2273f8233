import type { Condition, Example, RulePack } from '../../model';

/**
 * TomTom's web services. Sources: https://developer.tomtom.com/routing-api/documentation/tomtom-maps/common-error-responses (detailedError),
 * https://developer.tomtom.com/search-api/documentation, https://developer.tomtom.com/platform/documentation/my-tomtom/rate-limits.
 * The key travels as ?key=. It is not listed as a credential: reports would then blot out whatever is called “key”.
 */

const DASHBOARD = 'https://my.tomtom.com';
const noKey: Condition = { all: [{ not: { query: 'key' } }, { not: { requestHeader: 'TomTom-Api-Key' } }] };

export default {
  id: 'tomtom',
  name: 'TomTom',
  kind: 'api',
  docs: 'https://developer.tomtom.com',
  support: { url: 'https://developer.tomtom.com/help-and-support', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.tomtom.com', '*.api.tomtom.com'] },
  envelope: {
    code: ['/detailedError/code'],
    message: ['/detailedError/message', '/error/description', '/errorText'],
    requestId: ['header:Tracking-ID'],
  },
  rules: [
    {
      id: 'no-access',
      when: { all: [{ status: [401, 403] }, { not: { responseText: { contains: ['Over Qps', 'Over Rate', 'OverQps'] } } }] },
      title: 'TomTom did not accept the key for this service',
      summary: 'key is missing or unknown, or the key does not include this service.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: noKey },
        {
          text: 'A placeholder was sent instead of a key',
          confirmedBy: { query: 'key', is: ['', 'undefined', 'null', 'YOUR_API_KEY', 'YOUR_TOMTOM_KEY'] },
        },
        {
          text: 'No active key is like the one that was sent',
          ruledOutBy: noKey,
        },
        {
          text: 'The service is not ticked in the key’s settings',
          ruledOutBy: noKey,
        },
        { text: 'The page that called is not on the key’s list of domains', ruledOutBy: noKey },
      ],
      fixes: [
        {
          text: 'Copy the key from the dashboard, tick the service in its settings, and try it',
          snippets: [{ language: 'bash', code: 'curl "https://api.tomtom.com/search/2/geocode/Amsterdam.json?key=$TOMTOM_KEY"' }],
          url: DASHBOARD,
        },
      ],
    },
    {
      id: 'rate-limit',
      when: {
        all: [{ status: [403, 429] }, { any: [{ status: 429 }, { responseText: { contains: ['Over Qps', 'Over Rate', 'OverQps'] } }] }],
      },
      title: 'Over TomTom’s requests per second or per day',
      summary: 'Each service allows so many requests a second, and the plan so many a day.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many requests came in a second', confirmedBy: { responseText: { contains: ['Over Qps', 'OverQps'] } } },
        { text: 'The requests of the day are used up', confirmedBy: { responseText: { contains: 'Over Rate' } } },
        { text: 'A search is sent at each keystroke' },
      ],
      fixes: [
        { text: 'Spread requests, debounce searches and keep answers' },
        { text: 'Look at the usage in the dashboard, and change the plan', url: DASHBOARD },
      ],
    },
    {
      id: 'no-route',
      when: { code: ['NO_ROUTE_FOUND', 'MAP_MATCHING_FAILURE', 'NO_RANGE_FOUND', 'CANNOT_RESTORE_BASEROUTE'] },
      title: 'TomTom finds no route between these points',
      summary: 'The request is in order, but no way joins the points, or one of them is too far from any road.',
      category: 'not-found',
      causes: [
        { text: 'A point is too far from any road', when: { code: 'MAP_MATCHING_FAILURE' } },
        { text: 'No way joins the points', when: { code: 'NO_ROUTE_FOUND' } },
        { text: 'The supporting points do not give a route that can be restored', when: { code: 'CANNOT_RESTORE_BASEROUTE' } },
        { text: 'Latitude and longitude were swapped: latitude comes first' },
      ],
      fixes: [{ text: 'Look at the points on a map, mind the order latitude,longitude, and loosen avoid and vehicle settings' }],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'TomTom rejected a parameter',
      summary: 'A parameter is missing, misspelt or out of range; detailedError says which.',
      category: 'validation',
      causes: [
        { text: 'Latitude and longitude were swapped: latitude comes first' },
        { text: 'The computation took too long', confirmedBy: { code: 'COMPUTE_TIME_LIMIT_EXCEEDED' } },
        { text: 'A text in the path was not URL-encoded', confirmedBy: { check: 'url-unencoded' } },
        { text: 'A variable in the address was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Correct what detailedError names',
          url: 'https://developer.tomtom.com/routing-api/documentation/tomtom-maps/common-error-responses',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: [404, 596] },
      title: 'TomTom has nothing at this path',
      summary: 'Service, version or extension in the path is wrong: most paths end in .json.',
      category: 'not-found',
      causes: [{ text: 'The path is misspelt, or lacks version or extension' }, { text: 'A slash in the search text split the path' }],
      fixes: [
        { text: 'Compare the path with the documentation, such as /search/2/search/{text}.json', url: 'https://developer.tomtom.com' },
      ],
    },
    {
      id: 'server',
      when: { status: [500, 502, 503, 504] },
      title: 'TomTom failed',
      summary: 'The fault is on TomTom’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at TomTom' }],
      fixes: [{ text: 'Retry with growing pauses, and give Tracking-ID to support', url: 'https://developer.tomtom.com/help-and-support' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.tomtom.com/routing/1/calculateRoute/52.5,13.4:0,0/json?key=EXAMPLEnotreal0001';
const json = { 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url },
  response: {
    status,
    headers: json,
    body: JSON.stringify({ formatVersion: '0.0.12', error: { description: message }, detailedError: { code, message } }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'no-access',
    why: 'an unknown key',
    request: { url },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/xml', 'X-Mashery-Error-Code': 'ERR_403_DEVELOPER_INACTIVE' },
      body: '<h1>Developer Inactive</h1>',
    },
    verdicts: { possible: ['No active key', 'The service is not ticked'], 'ruled-out': ['No key was sent'] },
  },
  refused('no-access', 'no key', 403, 'Forbidden', 'You are not allowed to access this endpoint', {
    request: { url: 'https://api.tomtom.com/search/2/geocode/Amsterdam.json', headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No key was sent'] },
  }),
  {
    rule: 'rate-limit',
    why: 'a burst, as a 403',
    request: { url },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/xml', 'X-Mashery-Error-Code': 'ERR_403_DEVELOPER_OVER_QPS' },
      body: '<h1>Developer Over Qps</h1>',
    },
    verdicts: { confirmed: ['Too many requests came in a second'] },
  },
  refused(
    'no-route',
    'a point in the sea',
    400,
    'MAP_MATCHING_FAILURE',
    'Engine error while executing route request: MAP_MATCHING_FAILURE: Destination (0, 0)',
    {
      verdicts: { confirmed: ['A point is too far'], 'ruled-out': ['No way joins'] },
    },
  ),
  refused('bad-request', 'a wrong value', 400, 'BAD_INPUT', 'Invalid value for parameter travelMode'),
  {
    rule: 'not-found',
    why: 'a path without its end',
    request: { url: 'https://api.tomtom.com/search/2/geocode/Amsterdam?key=EXAMPLEnotreal0001' },
    response: { status: 404 },
  },
  refused('server', 'a fault', 503, 'Unavailable', 'Service unavailable'),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://maps.other.example/routing/1/x' },
    response: { status: 400, headers: json, body: '{"detailedError":{"code":"NO_ROUTE_FOUND","message":"x"}}' },
  },
];
