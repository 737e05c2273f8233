import type { Example, RulePack } from '../../model';

/**
 * Google Maps Platform’s older web services, which answer 200 with a status word. Sources:
 * https://developers.google.com/maps/documentation/geocoding/requests-geocoding#StatusCodes,
 * https://developers.google.com/maps/documentation/directions/get-directions#DirectionsStatusCodes,
 * https://developers.google.com/maps/api-security-best-practices
 * The key travels as ?key=. It is not listed as a credential: reports would then blot out whatever is called “key”.
 */
export default {
  id: 'google-maps',
  name: 'Google Maps',
  kind: 'api',
  docs: 'https://developers.google.com/maps/documentation',
  statusPage: 'https://status.cloud.google.com/maps-platform/',
  support: { url: 'https://developers.google.com/maps/support', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['maps.googleapis.com'], paths: ['/maps/api/*'] },
  rules: [
    {
      id: 'request-denied',
      when: { code: 'REQUEST_DENIED' },
      title: 'Google Maps refused the key for this request',
      summary: 'The key is missing or wrong, its restrictions do not fit, or the API is not enabled in its project.',
      category: 'permission',
      causes: [
        {
          text: 'No key was sent',
          confirmedBy: { all: [{ not: { query: 'key' } }, { not: { query: 'client' } }, { check: 'credential-missing' }] },
          ruledOutBy: { query: 'key' },
        },
        {
          text: 'The API is not enabled in the key’s project, or the key is restricted to other APIs',
          confirmedBy: {
            message: {
              contains: ['API project is not authorized', 'not activated on your API project', 'legacy API, which is not enabled'],
            },
          },
        },
        {
          text: 'The key is restricted to websites, but web services are called from a server and want IP restrictions',
          confirmedBy: { message: { contains: 'referer restrictions' } },
        },
        {
          text: 'The call comes from an address, site or app that the key’s restrictions leave out',
          confirmedBy: {
            message: { contains: ['IP, site or mobile application is not authorized', 'not authorized to use this API key'] },
          },
        },
        { text: 'The key is invalid or expired', confirmedBy: { message: { contains: ['API key is invalid', 'API key is expired'] } } },
      ],
      fixes: [
        {
          text: 'Enable the API that the path names in the key’s project',
          url: 'https://console.cloud.google.com/google/maps-apis/api-list',
        },
        {
          text: 'Check application and API restrictions of the key in the console; changes take up to five minutes',
          url: 'https://console.cloud.google.com/google/maps-apis/credentials',
        },
        {
          text: 'In a page, use the Maps JavaScript API with a key restricted to your sites; on a server, a second key restricted to its addresses',
        },
      ],
    },
    {
      id: 'billing-not-enabled',
      when: { all: [{ code: 'REQUEST_DENIED' }, { message: { contains: 'enable Billing' } }] },
      title: 'The key’s project has no billing',
      summary: 'Google Maps works only in projects that are linked to an active billing account.',
      category: 'billing',
      causes: [{ text: 'The project is not linked to a billing account, or the account is not active' }],
      fixes: [
        { text: 'Link a billing account to the project of the key', url: 'https://console.cloud.google.com/project/_/billing/enable' },
      ],
    },
    {
      id: 'over-query-limit',
      when: { code: 'OVER_QUERY_LIMIT' },
      title: 'Over the limit of requests, or no billing',
      summary: 'Too many requests in a second or in a day, or the project has no billing account and so no quota.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The project’s daily quota, or the cap set for it, is reached',
          confirmedBy: { message: { contains: 'daily request quota' } },
        },
        { text: 'The project has no active billing account' },
        { text: 'Too many requests per second', confirmedBy: { message: { contains: ['rate-limit', 'per second'] } } },
      ],
      fixes: [
        {
          text: 'Check that the project is linked to an active billing account',
          url: 'https://console.cloud.google.com/project/_/billing/enable',
        },
        { text: 'Look at the quotas and raise the cap', url: 'https://console.cloud.google.com/google/maps-apis/quotas' },
        { text: 'Space requests out and repeat refused ones after one, two, four seconds' },
      ],
    },
    {
      id: 'over-daily-limit',
      when: { code: 'OVER_DAILY_LIMIT' },
      title: 'Key, billing or a usage cap stops the requests',
      summary: 'The status name speaks of a day; it may also mean a wrong key, missing billing, or an invalid payment method.',
      category: 'billing',
      causes: [
        { text: 'The key is missing or invalid' },
        { text: 'Billing is not enabled, or the payment method is no longer valid' },
        { text: 'A usage cap that was set by the owner is exceeded' },
      ],
      fixes: [
        { text: 'Check billing and payment method of the project', url: 'https://console.cloud.google.com/project/_/billing/enable' },
        { text: 'Check the key and the caps', url: 'https://console.cloud.google.com/google/maps-apis/quotas' },
      ],
    },
    {
      id: 'invalid-request',
      when: { code: 'INVALID_REQUEST' },
      title: 'A parameter is missing or not valid',
      summary: 'The service could not make a query of the parameters.',
      category: 'validation',
      causes: [
        {
          text: 'The address, components or latlng is missing',
          when: {
            all: [
              { path: { glob: '/maps/api/geocode/*' } },
              { not: { query: 'address' } },
              { not: { query: 'components' } },
              { not: { query: 'latlng' } },
              { not: { query: 'place_id' } },
            ],
          },
        },
        {
          text: 'Origin or destination is missing',
          when: {
            all: [{ path: { glob: '/maps/api/directions/*' } }, { any: [{ not: { query: 'origin' } }, { not: { query: 'destination' } }] }],
          },
        },
        { text: 'A page token was used too soon: it works only after a short wait', ruledOutBy: { not: { query: 'pagetoken' } } },
        { text: 'A value is empty or not URL-encoded' },
      ],
      fixes: [
        {
          text: 'Compare the parameters with the service’s page and encode their values',
          url: 'https://developers.google.com/maps/documentation',
        },
      ],
    },
    {
      id: 'not-found',
      when: { code: 'NOT_FOUND' },
      title: 'Google Maps could not find one of the places',
      summary: 'An origin, destination, waypoint or place id could not be resolved.',
      category: 'not-found',
      causes: [
        { text: 'An address is misspelt or too vague to be geocoded' },
        { text: 'A place id is outdated: they change, and places close' },
      ],
      fixes: [
        { text: 'Look up the place anew and send its present place id, or geocode the address first' },
        {
          text: 'Refresh place ids that are older than a year',
          url: 'https://developers.google.com/maps/documentation/places/web-service/place-id',
        },
      ],
    },
    {
      id: 'too-large',
      when: { code: ['MAX_WAYPOINTS_EXCEEDED', 'MAX_ROUTE_LENGTH_EXCEEDED', 'MAX_ELEMENTS_EXCEEDED', 'MAX_DIMENSIONS_EXCEEDED'] },
      title: 'More points or distance than one request may hold',
      summary: 'The service limits waypoints, the length of a route, and origins times destinations.',
      category: 'validation',
      causes: [
        {
          text: 'Too many waypoints were sent',
          confirmedBy: { code: 'MAX_WAYPOINTS_EXCEEDED' },
          ruledOutBy: { not: { code: 'MAX_WAYPOINTS_EXCEEDED' } },
        },
        {
          text: 'The route is too long to be computed',
          confirmedBy: { code: 'MAX_ROUTE_LENGTH_EXCEEDED' },
          ruledOutBy: { not: { code: 'MAX_ROUTE_LENGTH_EXCEEDED' } },
        },
        {
          text: 'Too many origins or destinations, or too large a product of both',
          ruledOutBy: { code: ['MAX_WAYPOINTS_EXCEEDED', 'MAX_ROUTE_LENGTH_EXCEEDED'] },
        },
      ],
      fixes: [{ text: 'Split the request into smaller ones' }],
    },
    {
      id: 'unknown-error',
      when: { code: 'UNKNOWN_ERROR' },
      title: 'Google Maps failed for the moment',
      summary: 'The server could not process the request; trying again may succeed.',
      category: 'server',
      causes: [{ text: 'A passing error of the server' }],
      fixes: [{ text: 'Retry after a second, with growing pauses', url: 'https://status.cloud.google.com/maps-platform/' }],
    },
  ],
} satisfies RulePack;

const url = 'https://maps.googleapis.com/maps/api/geocode/json?address=Dam+1&key=AIzaEXAMPLE-no-key';
const directions = 'https://maps.googleapis.com/maps/api/directions/json?origin=A&destination=B&key=AIzaEXAMPLE-no-key';
const served = { 'Content-Type': 'application/json; charset=UTF-8', Server: 'mafe' };
const answer = (status: string, message?: string): string =>
  JSON.stringify({ ...(message ? { error_message: message } : {}), results: [], status }, null, 3);

export const examples: readonly Example[] = [
  {
    rule: 'not-found',
    why: 'an origin that cannot be geocoded',
    request: { url: directions },
    response: { status: 200, headers: served, body: answer('NOT_FOUND') },
  },
  {
    rule: 'request-denied',
    why: 'an API that is not enabled',
    request: { url },
    response: { status: 200, headers: served, body: answer('REQUEST_DENIED', 'This API project is not authorized to use this API.') },
    verdicts: { confirmed: ['The API is not enabled'], 'ruled-out': ['No key was sent'] },
  },
  {
    rule: 'request-denied',
    why: 'no key',
    request: { url: 'https://maps.googleapis.com/maps/api/geocode/json?address=Dam+1', headers: { Accept: '*/*' } },
    response: {
      status: 200,
      headers: served,
      body: answer('REQUEST_DENIED', 'You must use an API key to authenticate each request to Google Maps Platform APIs.'),
    },
    verdicts: { confirmed: ['No key was sent'] },
  },
  {
    rule: 'billing-not-enabled',
    why: 'no billing',
    request: { url },
    response: { status: 200, headers: served, body: answer('REQUEST_DENIED', 'You must enable Billing on the Google Cloud Project') },
  },
  {
    rule: 'over-query-limit',
    why: 'the daily quota',
    request: { url: directions },
    response: {
      status: 200,
      headers: served,
      body: answer('OVER_QUERY_LIMIT', 'You have exceeded your daily request quota for this API.'),
    },
    verdicts: { confirmed: ['The project’s daily quota'], possible: ['The project has no active billing'] },
  },
  {
    rule: 'over-daily-limit',
    why: 'a cap',
    request: { url },
    response: { status: 200, headers: served, body: answer('OVER_DAILY_LIMIT') },
  },
  {
    rule: 'invalid-request',
    why: 'nothing to look up',
    request: { url: 'https://maps.googleapis.com/maps/api/geocode/json?key=AIzaEXAMPLE-no-key' },
    response: { status: 400, headers: served, body: answer('INVALID_REQUEST', "Invalid request. Missing the 'address' parameter.") },
    verdicts: { confirmed: ['The address, components'] },
  },
  {
    rule: 'too-large',
    why: 'too many waypoints',
    request: { url: directions },
    response: { status: 200, headers: served, body: answer('MAX_WAYPOINTS_EXCEEDED', 'Too many waypoints in the request.') },
    verdicts: { 'ruled-out': ['The route is too long'] },
  },
  {
    rule: 'unknown-error',
    why: 'a passing error',
    request: { url },
    response: { status: 200, headers: served, body: answer('UNKNOWN_ERROR', 'The server could not process the request.') },
  },
  {
    rule: null,
    why: 'near miss: nothing found is no failure',
    request: { url },
    response: { status: 200, headers: served, body: answer('ZERO_RESULTS') },
  },
];
