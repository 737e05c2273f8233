import type { Example, RulePack } from '../../model';

/**
 * Mapbox' web services. Sources: https://docs.mapbox.com/help/troubleshooting/token-errors, https://docs.mapbox.com/api/overview/,
 * https://docs.mapbox.com/api/navigation/directions/#directions-api-errors (NoRoute and NoSegment come with a 200).
 */

const TOKENS = 'https://console.mapbox.com/account/access-tokens/';
const NO_ROUTE = { responseField: '/code', is: ['NoRoute', 'NoSegment', 'NoMatch', 'NoTrips'] } as const;

export default {
  id: 'mapbox',
  name: 'Mapbox',
  kind: 'api',
  docs: 'https://docs.mapbox.com/api/overview/',
  statusPage: 'https://status.mapbox.com',
  support: { url: 'https://support.mapbox.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.mapbox.com', '*.tiles.mapbox.com'] },
  envelope: { code: ['/code'], message: ['/message'] },
  outcome: { failsWhen: [NO_ROUTE] },
  credentials: [{ in: 'query', name: 'access_token', prefixes: ['pk.ey', 'sk.ey', 'tk.ey'], placeholder: 'YOUR_MAPBOX_ACCESS_TOKEN' }],
  rules: [
    {
      id: 'invalid-token',
      when: { status: 401 },
      title: 'Mapbox did not accept the access token',
      summary: 'access_token is missing from the address, is no token of Mapbox, or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No access_token was sent', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'What was sent is no token of Mapbox: these begin with pk., sk. or tk.',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The token was deleted, or the default public token was refreshed', ruledOutBy: { check: 'credential-missing' } },
        {
          text: 'A temporary token has expired',
          ruledOutBy: {
            any: [
              { query: 'access_token', is: { startsWith: 'pk.' } },
              { query: 'access_token', is: { startsWith: 'sk.' } },
            ],
          },
        },
      ],
      fixes: [
        { text: 'Copy an active token from your account and send it as access_token in the query', url: TOKENS },
        {
          text: 'Ask Mapbox what is wrong with a token',
          snippets: [{ language: 'bash', code: "curl 'https://api.mapbox.com/tokens/v2?access_token={{credential}}'" }],
        },
      ],
      links: [{ text: 'Token errors', url: 'https://docs.mapbox.com/help/troubleshooting/token-errors' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The Mapbox token may not be used for this',
      summary: 'The token is valid, but it lacks a scope, or it is restricted to other websites than the one that called.',
      category: 'permission',
      causes: [
        { text: 'The token lacks the scope that this endpoint needs', confirmedBy: { message: { contains: 'token scope' } } },
        {
          text: 'The token’s URL restrictions leave out the page that called',
          ruledOutBy: { message: { contains: 'token scope' } },
        },
        {
          text: 'The request carries neither Referer nor Origin, which a token with URL restrictions needs',
          ruledOutBy: { any: [{ requestHeader: 'Referer' }, { requestHeader: 'Origin' }, { message: { contains: 'token scope' } }] },
        },
        {
          text: 'A public token was used for something that only a secret token may do',
          ruledOutBy: { query: 'access_token', is: { startsWith: 'sk.' } },
        },
        { text: 'The style or dataset is private and belongs to another account' },
      ],
      fixes: [
        { text: 'Add the page’s address to the token’s URL restrictions; localhost must be listed as well', url: TOKENS },
        { text: 'Create a token with the scope that the endpoint’s reference names; secret tokens belong on a server only', url: TOKENS },
      ],
      links: [{ text: 'Token errors', url: 'https://docs.mapbox.com/help/troubleshooting/token-errors' }],
    },
    {
      id: 'no-route',
      when: { all: [NO_ROUTE, { code: ['NoRoute', 'NoSegment', 'NoMatch', 'NoTrips'] }] },
      title: 'Mapbox finds no route between these points',
      summary: 'The request is in order, but no road joins the points, or a point lies too far from any road.',
      category: 'not-found',
      causes: [
        { text: 'No road is near enough to one of the points', confirmedBy: { code: 'NoSegment' } },
        { text: 'No way joins the points, as across a sea without a ferry', ruledOutBy: { code: ['NoSegment', 'NoMatch'] } },
        { text: 'The points do not follow any road closely enough', ruledOutBy: { not: { code: 'NoMatch' } } },
        { text: 'Longitude and latitude were swapped: longitude comes first' },
      ],
      fixes: [
        { text: 'Check the order of the numbers (longitude,latitude) and look at the points on a map' },
        { text: 'Widen radiuses, or choose another profile (walking, driving, cycling)' },
      ],
      warnings: ['The answer’s status is 200: check code before you use routes.'],
    },
    {
      id: 'invalid-input',
      when: { status: [400, 422] },
      title: 'Mapbox rejected a parameter',
      summary: 'Coordinates or a parameter have a wrong form, are too many, or are out of range; the message says which.',
      category: 'validation',
      causes: [
        { text: 'Longitude and latitude were swapped: longitude comes first' },
        {
          text: 'More coordinates were sent than the profile takes',
          confirmedBy: { message: { contains: ['too many coordinates', 'Too many waypoints'] } },
        },
        { text: 'A text in the path was not URL-encoded', confirmedBy: { check: 'url-unencoded' } },
        { text: 'A variable in the address was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Send coordinates as longitude,latitude joined by ; and encode search texts',
          url: 'https://docs.mapbox.com/api/overview/',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Mapbox knows no such style, tileset or profile',
      summary: 'The account, style, tileset or profile in the path does not exist, or there is no tile at this place.',
      category: 'not-found',
      causes: [
        { text: 'The routing profile does not exist', confirmedBy: { code: 'ProfileNotFound' } },
        { text: 'The style or tileset id is misspelt or was deleted', ruledOutBy: { code: 'ProfileNotFound' } },
        { text: 'The tileset has no data for this tile, which is nothing to worry about', ruledOutBy: { code: 'ProfileNotFound' } },
        { text: 'The public token belongs to another account than the private style' },
      ],
      fixes: [
        { text: 'Copy the style URL or tileset id from Mapbox Studio', url: 'https://console.mapbox.com/studio/' },
        { text: 'Use a profile such as mapbox/driving, mapbox/walking or mapbox/cycling' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over the Mapbox rate limit',
      summary: 'Each service allows so many requests a minute per token; X-Rate-Limit-Reset says when the minute is over.',
      category: 'rate-limit',
      causes: [
        { text: 'More requests than the service’s limit came within a minute' },
        { text: 'A search is sent at each keystroke' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait until X-Rate-Limit-Reset, debounce searches and keep answers for a while' },
        { text: 'Ask for a higher limit', url: 'https://support.mapbox.com' },
      ],
      links: [{ text: 'Rate limits', url: 'https://docs.mapbox.com/api/overview/#rate-limits' }],
    },
  ],
} satisfies RulePack;

const token = 'access_token=pk.EXAMPLE.notreal';
const route = `https://api.mapbox.com/directions/v5/mapbox/driving/-122.42,37.78;-122.45,37.91?${token}`;
const json = { 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: route },
  response: { status, headers: json, body: JSON.stringify({ message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-token', 'no token', 401, 'Not Authorized - No Token', {
    request: { url: 'https://api.mapbox.com/directions/v5/mapbox/driving/-122.42,37.78;-122.45,37.91' },
    verdicts: { confirmed: ['No access_token'], 'ruled-out': ['The token was deleted'] },
  }),
  refused('invalid-token', 'an unset variable', 401, 'Not Authorized - Invalid Token', {
    request: { url: 'https://api.mapbox.com/styles/v1/mapbox/streets-v12?access_token=undefined' },
    verdicts: { confirmed: ['A placeholder'], 'ruled-out': ['What was sent is no token'] },
  }),
  refused('forbidden', 'a scope', 403, 'This endpoint requires a token with styles:write token scope', {
    verdicts: { confirmed: ['The token lacks the scope'], 'ruled-out': ['The token’s URL restrictions'] },
  }),
  {
    rule: 'no-route',
    why: 'as documented: a 200 without a route',
    request: { url: route },
    response: {
      status: 200,
      headers: json,
      body: '{"code":"NoSegment","message":"Could not find a matching segment for any coordinate","routes":[]}',
    },
    verdicts: { confirmed: ['No road is near enough'], 'ruled-out': ['No way joins'] },
  },
  {
    rule: 'invalid-input',
    why: 'as documented',
    request: { url: route },
    response: { status: 422, headers: json, body: '{"code":"InvalidInput","message":"Coordinate is invalid: 1"}' },
  },
  {
    rule: 'not-found',
    why: 'a misspelt profile',
    request: { url: `https://api.mapbox.com/directions/v5/mapbox/car/-122.42,37.78;-122.45,37.91?${token}` },
    response: { status: 404, headers: json, body: '{"code":"ProfileNotFound","message":"Profile not found"}' },
    verdicts: { confirmed: ['The routing profile'], 'ruled-out': ['The style or tileset'] },
  },
  refused('rate-limit', 'a search at each keystroke', 429, 'Too Many Requests'),
  {
    rule: null,
    why: 'near miss: a route that was found',
    request: { url: route },
    response: { status: 200, headers: json, body: '{"code":"Ok","routes":[{"distance":1}],"waypoints":[]}' },
  },
];
