import type { Example, RulePack } from '../../model';

/**
 * Spotify's Web API and accounts service. Sources: https://developer.spotify.com/documentation/web-api/concepts/api-calls,
 * https://developer.spotify.com/documentation/web-api/concepts/rate-limits,
 * https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api
 */

const DASHBOARD = 'https://developer.spotify.com/dashboard';

const REFRESH = `curl https://accounts.spotify.com/api/token \\
  -u "$SPOTIFY_CLIENT_ID:$SPOTIFY_CLIENT_SECRET" \\
  -d grant_type=refresh_token -d refresh_token="$SPOTIFY_REFRESH_TOKEN"`;

export default {
  id: 'spotify',
  name: 'Spotify',
  kind: 'api',
  docs: 'https://developer.spotify.com/documentation/web-api/concepts/api-calls',
  support: {
    url: 'https://community.spotify.com/t5/Spotify-for-Developers/bd-p/Spotify_Developer',
    asks: ['timestamp', 'request', 'response', 'steps'],
  },
  recognize: { hosts: ['api.spotify.com', 'accounts.spotify.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_SPOTIFY_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'token',
      when: {
        all: [
          { host: 'api.spotify.com' },
          { any: [{ status: 401 }, { all: [{ status: 400 }, { message: { contains: 'bearer authentication' } }] }] },
        ],
      },
      title: 'Spotify did not accept the access token',
      summary: 'Access tokens live one hour, and must be sent with Bearer.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The token has expired: it lives one hour',
          confirmedBy: { any: [{ message: { contains: 'expired' } }, { check: 'credential-expired' }] },
        },
        {
          text: 'Client id and secret were sent instead of an access token',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } },
        },
        {
          text: 'The token is invalid, or the user removed the app',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { message: { contains: 'expired' } }] },
        },
        {
          text: 'The endpoint is about a user (/me), but the token was made with client credentials',
          ruledOutBy: { not: { path: { contains: '/me' } } },
        },
      ],
      fixes: [
        {
          text: 'Use the refresh token to get a new access token, then repeat the call',
          snippets: [{ language: 'bash', code: REFRESH }],
          url: 'https://developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens',
        },
        { text: 'For a user’s data, run the authorization code flow' },
      ],
    },
    {
      id: 'scope',
      when: { all: [{ status: [401, 403] }, { message: { contains: ['Insufficient client scope', 'Permissions missing'] } }] },
      title: 'The token lacks a scope',
      summary: 'The user has not granted the scope that this endpoint needs.',
      category: 'permission',
      causes: [
        { text: 'The scope was not asked for when the user authorized the app' },
        { text: 'The refresh token dates from before the scope was added' },
      ],
      fixes: [
        {
          text: 'Send the user through authorization again with the scope, and use the new tokens',
          url: 'https://developer.spotify.com/documentation/web-api/concepts/scopes',
        },
      ],
    },
    {
      id: 'premium-required',
      when: {
        any: [
          { all: [{ status: 403 }, { responseField: '/error/reason', is: 'PREMIUM_REQUIRED' }] },
          { all: [{ status: 403 }, { message: { contains: 'premium required' } }] },
        ],
      },
      title: 'The user needs Spotify Premium for this',
      summary: 'Playback can be controlled for users with a Premium subscription only.',
      category: 'permission',
      causes: [{ text: 'The user has no Premium subscription' }],
      fixes: [
        { text: 'Read product from /v1/me (scope user-read-private), and offer the control to Premium users only' },
        { text: 'For others open the item in Spotify by its link' },
      ],
    },
    {
      id: 'no-device',
      when: {
        any: [
          { all: [{ status: [403, 404] }, { responseField: '/error/reason', is: ['NO_ACTIVE_DEVICE', 'DEVICE_NOT_CONTROLLABLE'] }] },
          { all: [{ status: 404 }, { path: { glob: '/v1/me/player*' } }, { message: { contains: ['device'] } }] },
        ],
      },
      title: 'There is no device to play on',
      summary: 'Spotify is open nowhere, has been idle, or the device cannot be controlled.',
      category: 'not-found',
      causes: [
        {
          text: 'No device is active: Spotify is open nowhere, or has been idle',
          confirmedBy: { message: { contains: 'no active device' } },
        },
        { text: 'The device_id is unknown or no longer online', ruledOutBy: { not: { query: 'device_id' } } },
        { text: 'The device does not take commands', confirmedBy: { responseField: '/error/reason', is: 'DEVICE_NOT_CONTROLLABLE' } },
      ],
      fixes: [
        {
          text: 'List the devices and transfer playback to one, or name it in device_id',
          snippets: [
            { language: 'bash', code: "curl https://api.spotify.com/v1/me/player/devices -H 'Authorization: Bearer {{credential}}'" },
          ],
        },
        { text: 'Let the user open Spotify and play something for a moment' },
      ],
    },
    {
      id: 'player',
      when: {
        all: [
          { status: 403 },
          { path: { glob: '/v1/me/player*' } },
          { not: { message: { contains: ['premium required', 'Insufficient client scope', 'Permissions missing'] } } },
          { not: { responseField: '/error/reason', is: ['PREMIUM_REQUIRED', 'NO_ACTIVE_DEVICE', 'DEVICE_NOT_CONTROLLABLE'] } },
        ],
      },
      title: 'The player cannot do this now',
      summary: 'What plays, or the state of the player, does not allow the command.',
      category: 'conflict',
      causes: [
        {
          text: 'The player is in that state already',
          confirmedBy: { responseField: '/error/reason', is: ['ALREADY_PAUSED', 'NOT_PAUSED'] },
        },
        {
          text: 'What plays does not allow the command',
          confirmedBy: {
            responseField: '/error/reason',
            is: ['CONTEXT_DISALLOW', 'REMOTE_CONTROL_DISALLOW', 'VOLUME_CONTROL_DISALLOW', 'ENDLESS_CONTEXT'],
          },
        },
        {
          text: 'There is no track before or after this one',
          confirmedBy: { responseField: '/error/reason', is: ['NO_PREV_TRACK', 'NO_NEXT_TRACK'] },
        },
        { text: 'The command is restricted for the moment', confirmedBy: { message: { contains: 'restriction violated' } } },
      ],
      fixes: [{ text: 'Read the player’s state first; its actions.disallows lists what cannot be done' }],
    },
    {
      id: 'not-allowed',
      when: {
        all: [
          { status: 403 },
          { not: { path: { glob: '/v1/me/player*' } } },
          { not: { message: { contains: ['Insufficient client scope', 'Permissions missing'] } } },
        ],
      },
      title: 'The app or the user may not use this',
      summary: 'The token is valid, but the app is in development mode, or the endpoint is closed to it.',
      category: 'permission',
      causes: [
        {
          text: 'The user is not registered for the app, which is in development mode',
          confirmedBy: { message: { contains: ['not registered in the Developer Dashboard', 'user may not be registered'] } },
        },
        {
          text: 'The endpoint was closed to new apps on 27 November 2024',
          ruledOutBy: {
            not: {
              path: { contains: ['/audio-features', '/audio-analysis', '/recommendations', '/related-artists', '/featured-playlists'] },
            },
          },
        },
        { text: 'The playlist belongs to somebody else, or to Spotify', ruledOutBy: { not: { path: { contains: 'playlist' } } } },
      ],
      fixes: [
        { text: 'Add the user’s email under User Management of the app, or apply for an extended quota', url: DASHBOARD },
        { text: 'Do without the closed endpoints', url: 'https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api' },
      ],
    },
    {
      id: 'oauth',
      when: { host: 'accounts.spotify.com' },
      title: 'Spotify gave out no token',
      summary: 'Client, code, refresh token or redirect address do not fit; error and error_description say which.',
      category: 'auth',
      causes: [
        { text: 'Client id or secret is wrong', when: { code: 'invalid_client' } },
        {
          text: 'The code was used before or has expired, or the refresh token was revoked',
          confirmedBy: {
            all: [{ code: 'invalid_grant' }, { message: { contains: ['authorization code', 'refresh token', 'revoked', 'expired'] } }],
          },
        },
        {
          text: 'redirect_uri differs from the one registered or used before',
          confirmedBy: { message: { contains: ['invalid redirect uri', 'illegal redirect_uri', 'redirect uri mismatch'] } },
        },
        {
          text: 'The body was sent as JSON; the token endpoint reads a form',
          confirmedBy: { requestHeader: 'Content-Type', is: { contains: 'application/json' } },
        },
      ],
      fixes: [
        { text: 'Send a form with the client credentials as Basic', snippets: [{ language: 'bash', code: REFRESH }] },
        { text: 'Register the exact redirect address in the dashboard (https, or http://127.0.0.1)', url: DASHBOARD },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { not: { path: { glob: '/v1/me/player*' } } }] },
      title: 'Spotify finds no such item',
      summary: 'The id names nothing that this app and market can see.',
      category: 'not-found',
      causes: [
        {
          text: 'The playlist was made by Spotify itself: those are closed to new apps since November 2024',
          ruledOutBy: { not: { path: { contains: '/playlists/37i9' } } },
        },
        { text: 'The id is of another kind, such as a track’s where an album’s belongs' },
        {
          text: 'The endpoint was closed to new apps',
          ruledOutBy: { not: { path: { contains: ['/recommendations', '/related-artists', '/featured-playlists', '/audio-features'] } } },
        },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Take the id from the item’s link: open.spotify.com/track/ID' }],
    },
    {
      id: 'bad-request',
      when: { all: [{ host: 'api.spotify.com' }, { status: 400 }, { not: { message: { contains: 'bearer authentication' } } }] },
      title: 'Spotify could not use a parameter',
      summary: 'An id, a limit or another parameter is missing or malformed.',
      category: 'validation',
      causes: [
        {
          text: 'An id is malformed: 22 letters and digits, not the whole link or URI',
          confirmedBy: { message: { contains: ['invalid id', 'invalid base62 id'] } },
        },
        {
          text: 'limit or offset is out of range (limit up to 50)',
          confirmedBy: {
            all: [
              { message: { contains: ['invalid limit', 'invalid offset'] } },
              {
                any: [
                  { query: 'limit', is: { min: 51 } },
                  { query: 'limit', is: { max: 0 } },
                  { query: 'offset', is: { max: -1 } },
                  { query: 'offset', is: { min: 1001 } },
                ],
              },
            ],
          },
        },
        {
          text: 'A required parameter is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { message: { contains: ['missing', 'no search query'] } }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Send the bare id, keep limit at 50 or below, and encode the query',
          url: 'https://developer.spotify.com/documentation/web-api',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'The app asks Spotify too often',
      summary: 'Spotify counts an app’s calls in a rolling window of 30 seconds; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        { text: 'More calls in 30 seconds than the app’s limit, which is lower in development mode' },
        { text: 'The player is polled too often', confirmedBy: { check: 'polling-fast', with: { everySeconds: 3 } } },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says' },
        {
          text: 'Ask for many items in one call where the endpoint takes it, cache them, and use snapshot_id to see whether a playlist changed',
        },
        { text: 'Apply for an extended quota', url: DASHBOARD },
      ],
      links: [{ text: 'Rate limits', url: 'https://developer.spotify.com/documentation/web-api/concepts/rate-limits' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.spotify.com/v1/me/playlists';
const bearer = { Authorization: 'Bearer FAKE_not_real' };
const json = { 'Content-Type': 'application/json' };

const refused = (
  rule: string,
  why: string,
  status: number,
  message: string,
  more: Partial<Example> & { readonly reason?: string } = {},
): Example => {
  const { reason, ...rest } = more;
  return {
    rule,
    why,
    request: { url, headers: bearer },
    response: { status, headers: json, body: JSON.stringify({ error: { status, message, ...(reason === undefined ? {} : { reason }) } }) },
    ...rest,
  };
};

export const examples: readonly Example[] = [
  refused('token', 'after an hour', 401, 'The access token expired', {
    verdicts: { confirmed: ['The token has expired'], 'ruled-out': ['The token is invalid', 'No token'] },
  }),
  refused('scope', 'a scope not granted', 403, 'Insufficient client scope'),
  refused('premium-required', 'a free account', 403, 'Player command failed: Premium required', {
    reason: 'PREMIUM_REQUIRED',
    request: { method: 'PUT', url: 'https://api.spotify.com/v1/me/player/play', headers: bearer },
  }),
  refused('no-device', 'Spotify is closed', 404, 'Player command failed: No active device found', {
    reason: 'NO_ACTIVE_DEVICE',
    request: { method: 'PUT', url: 'https://api.spotify.com/v1/me/player/play', headers: bearer },
    verdicts: { confirmed: ['No device is active'], 'ruled-out': ['The device_id'] },
  }),
  refused('player', 'paused already', 403, 'Player command failed: Restriction violated', {
    reason: 'ALREADY_PAUSED',
    request: { method: 'PUT', url: 'https://api.spotify.com/v1/me/player/pause', headers: bearer },
    verdicts: { confirmed: ['The player is in that state', 'The command is restricted'] },
  }),
  refused('not-allowed', 'a user who is not registered', 403, 'User not registered in the Developer Dashboard', {
    verdicts: { confirmed: ['The user is not registered'] },
  }),
  {
    rule: 'oauth',
    why: 'a wrong secret',
    request: {
      method: 'POST',
      url: 'https://accounts.spotify.com/api/token',
      headers: { Authorization: 'Basic ZmFrZTpmYWtl' },
      body: 'grant_type=client_credentials',
    },
    response: { status: 400, headers: json, body: '{"error":"invalid_client","error_description":"Invalid client secret"}' },
    verdicts: { confirmed: ['Client id or secret'] },
  },
  refused('not-found', 'a wrong id', 404, 'Resource not found', {
    request: { url: 'https://api.spotify.com/v1/albums/x', headers: bearer },
  }),
  refused('bad-request', 'a link for an id', 400, 'invalid id', { verdicts: { confirmed: ['An id is malformed'] } }),
  refused('rate-limit', 'a fast loop', 429, 'API rate limit exceeded'),
  {
    rule: null,
    why: 'near miss: another music API',
    request: { url: 'https://music.other.example/v1/me/playlists' },
    response: { status: 401, headers: json, body: '{"error":{"status":401,"message":"The access token expired"}}' },
  },
];
