import type { Category, Condition, Example, Rule, RulePack } from '../../model';

// RFC 6749 sections 4.1.2.1 and 5.2, RFC 6750 section 3.1, RFC 8628 section 3.5, RFC 9449 section 5, RFC 9470, OpenID Connect Core 3.1.2.6.

const said = (code: string | readonly string[]): Condition => ({
  all: [{ code }, { any: [{ format: 'oauth' }, { responseHeader: 'www-authenticate', is: { contains: 'error=' } }] }],
});

const rule = (
  id: string,
  code: string | readonly string[],
  title: string,
  summary: string,
  category: Category,
  causes: Rule['causes'],
  fixes: Rule['fixes'],
): Rule => ({ id, when: said(code), title, summary, category, causes, fixes });

export default {
  id: 'oauth',
  name: 'OAuth 2.0',
  kind: 'standard',
  docs: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  rules: [
    rule(
      'invalid-token',
      'invalid_token',
      'The access token is not valid any more',
      'The API rejects the bearer token: expired, revoked, malformed or meant for someone else (RFC 6750).',
      'auth',
      [
        { text: 'The token has expired', when: { check: 'credential-expired' } },
        { text: 'The token is not valid yet, or a clock is wrong', when: { check: 'credential-not-yet-valid' } },
        { text: 'The token was issued for another audience or by another issuer', when: { check: 'credential-audience' } },
        { text: 'White space, quotes or a line break were sent with the token', when: { check: 'credential-stray-characters' } },
        { text: 'The token was revoked, or the signing keys changed' },
        { text: 'An ID token or refresh token was sent instead of an access token' },
      ],
      [
        {
          text: 'Use the refresh token to get a new access token, then repeat the request once.',
          snippets: [
            {
              language: 'bash',
              code: 'curl https://login.example.com/oauth2/token -d grant_type=refresh_token -d refresh_token=YOUR_REFRESH_TOKEN -d client_id=YOUR_CLIENT_ID',
            },
          ],
        },
        { text: 'Sign in again if there is no refresh token, or if it is rejected too.' },
        { text: 'Check that iss and aud in the token are what this API expects.' },
      ],
    ),
    rule(
      'insufficient-scope',
      'insufficient_scope',
      'The token lacks a scope',
      'The token is valid, but does not carry the scope that this endpoint needs (RFC 6750).',
      'permission',
      [
        { text: 'The scope was not asked for when signing in' },
        { text: 'The user or an administrator did not consent to it' },
        { text: 'The scope was added later, and the token is older' },
      ],
      [
        { text: 'Read the scope that WWW-Authenticate or the message names, and add it to the authorization request.' },
        { text: 'Sign in again, so that a new token with that scope is issued; refreshing keeps the old scopes.' },
      ],
    ),
    rule(
      'step-up',
      'insufficient_user_authentication',
      'A stronger or fresher sign-in is required',
      'The API wants a newer sign-in or a higher authentication level (RFC 9470).',
      'auth',
      [{ text: 'The sign-in is too long ago (max_age)' }, { text: 'The sign-in was without a second factor (acr_values)' }],
      [{ text: 'Start the authorization again with the acr_values or max_age that WWW-Authenticate names.' }],
    ),
    rule(
      'dpop',
      ['invalid_dpop_proof', 'use_dpop_nonce'],
      'The DPoP proof is not accepted',
      'The token is bound to a key, and the proof sent with it is missing, stale or lacks the server’s nonce (RFC 9449).',
      'auth',
      [
        { text: 'The server wants its nonce in the proof', when: { code: 'use_dpop_nonce' } },
        { text: 'htm, htu, iat or ath in the proof do not fit this request' },
      ],
      [
        { text: 'Take the nonce from the DPoP-Nonce header of this answer, put it into a new proof and repeat the request.' },
        { text: 'Make a new proof for each request, with its method and its URL without query.' },
      ],
    ),
    rule(
      'invalid-grant',
      'invalid_grant',
      'The code or refresh token is not accepted',
      'The grant sent to the token endpoint is invalid, expired, used already or belongs to another client.',
      'auth',
      [
        { text: 'The authorization code expired or was used before: it works once, for about a minute' },
        { text: 'redirect_uri differs from the one in the authorization request' },
        { text: 'The refresh token was revoked, expired or rotated away' },
        { text: 'code_verifier does not fit the code_challenge (PKCE)' },
        {
          text: 'User name or password is wrong',
          ruledOutBy: { all: [{ requestField: '/grant_type' }, { not: { requestField: '/grant_type', is: 'password' } }] },
        },
        { text: 'The code was redeemed twice, for example by an effect that runs twice', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      [
        { text: 'Restart the sign-in to get a new code, and redeem it once only.' },
        { text: 'Send exactly the same redirect_uri in both steps, trailing slash included.' },
        { text: 'If a refresh token is rejected, drop it and have the user sign in again.' },
      ],
    ),
    rule(
      'invalid-client',
      'invalid_client',
      'The client is not recognised',
      'The authorization server does not know the client, or its secret or method of authentication is wrong.',
      'auth',
      [
        { text: 'client_id or client_secret is wrong, expired or from another environment' },
        { text: 'The secret was sent in the body where the server wants it in the Authorization header, or the reverse' },
        { text: 'The secret was not percent-encoded before it was Base64-encoded' },
      ],
      [
        { text: 'Compare client id and secret with the registration, and make a new secret if in doubt.' },
        {
          text: 'Send them the way the registration says (client_secret_basic or client_secret_post).',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{url}} -u YOUR_CLIENT_ID:YOUR_CLIENT_SECRET -d grant_type=client_credentials',
            },
          ],
        },
        { text: 'Never ship a client secret to a browser: use PKCE there.' },
      ],
    ),
    rule(
      'unauthorized-client',
      'unauthorized_client',
      'This client may not use this grant',
      'The client is known, but not registered for this grant or response type.',
      'permission',
      [{ text: 'The grant type is switched off for this client' }, { text: 'The client is of the wrong kind (web, native, machine)' }],
      [{ text: 'Enable the grant type in the registration of the client, or use one that is enabled.' }],
    ),
    rule(
      'unsupported-grant-type',
      ['unsupported_grant_type', 'unsupported_response_type', 'unsupported_token_type'],
      'The server does not support this kind of grant',
      'grant_type or response_type is unknown to the authorization server or was not read at all.',
      'validation',
      [
        {
          text: 'The body was sent as JSON, so grant_type was not seen',
          confirmedBy: { requestHeader: 'content-type', is: { contains: 'json' } },
        },
        {
          text: 'grant_type is misspelt',
          ruledOutBy: { requestField: '/grant_type', is: ['authorization_code', 'refresh_token', 'client_credentials'] },
        },
        { text: 'The server does not offer this grant' },
      ],
      [
        {
          text: 'Send the parameters form-encoded.',
          snippets: [
            {
              language: 'javascript',
              code: "await fetch({{url}}, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }) });",
            },
          ],
        },
        { text: 'See grant_types_supported in the server’s metadata (/.well-known/openid-configuration).' },
      ],
    ),
    rule(
      'invalid-scope',
      'invalid_scope',
      'A requested scope is not allowed',
      'A scope is unknown, malformed or not granted to this client.',
      'validation',
      [{ text: 'A scope is misspelt or separated by commas instead of spaces' }, { text: 'The client is not registered for this scope' }],
      [{ text: 'Separate scopes with single spaces, and ask only for those the registration lists.' }],
    ),
    rule(
      'invalid-request',
      'invalid_request',
      'The OAuth request is incomplete or malformed',
      'A parameter is missing, repeated or wrong, or the credential was sent in more than one way.',
      'validation',
      [
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
        {
          // Some servers take JSON all the same, so that JSON alone proves nothing (RFC 6749 section 4 asks for a form).
          text: 'The body was sent as JSON instead of form-encoded',
          confirmedBy: { check: 'form-expected' },
          ruledOutBy: { requestHeader: 'content-type', is: { contains: 'x-www-form-urlencoded' } },
        },
        { text: 'A parameter occurs twice, or the token stands both in header and body' },
        { text: 'redirect_uri is not registered' },
        { text: 'code_challenge or code_verifier is missing (PKCE)' },
      ],
      [{ text: 'Read error_description: it names the parameter.' }, { text: 'Send the parameters form-encoded, each once.' }],
    ),
    rule(
      'redirect-uri',
      ['invalid_redirect_uri', 'redirect_uri_mismatch'],
      'The redirect address is not registered',
      'redirect_uri must equal one of the addresses registered for the client, character by character.',
      'validation',
      [{ text: 'Scheme, port, path or trailing slash differs' }, { text: 'The address of this environment was never registered' }],
      [{ text: 'Register exactly the address that the request sends, or send one that is registered.' }],
    ),
    rule(
      'access-denied',
      'access_denied',
      'The user or the server said no',
      'The person declined, or the authorization server’s policy refuses this request.',
      'permission',
      [
        { text: 'The user cancelled or did not consent' },
        { text: 'A policy or rule of the tenant refuses this user or client' },
        { text: 'An administrator has to approve the app first' },
      ],
      [
        { text: 'Let the user try again, and explain why the permission is needed.' },
        { text: 'Ask the administrator of the tenant to approve the client.' },
      ],
    ),
    rule(
      'authorization-pending',
      'authorization_pending',
      'The user has not confirmed yet',
      'The device flow is waiting for the person to finish on the other device; this is not a failure (RFC 8628).',
      'auth',
      [{ text: 'The user has not entered the code yet' }],
      [{ text: 'Keep polling at the given interval, five seconds if none is given, until the code expires.' }],
    ),
    rule(
      'slow-down',
      'slow_down',
      'The device flow is polled too fast',
      'The server wants a longer pause between polls: add five seconds to the interval, for good (RFC 8628).',
      'rate-limit',
      [
        {
          text: 'The polls come faster than the interval that the server gave',
          confirmedBy: { check: 'polling-fast', with: { everySeconds: 5 } },
        },
      ],
      [{ text: 'Add five seconds to the interval and keep it for all further polls.' }],
    ),
    rule(
      'expired-device-code',
      'expired_token',
      'The device code has expired',
      'The person did not confirm in time; the device flow must start over (RFC 8628).',
      'auth',
      [{ text: 'The user took longer than expires_in' }],
      [{ text: 'Request a new device code and show the new user code.' }],
    ),
    rule(
      'interaction-required',
      ['login_required', 'interaction_required', 'consent_required', 'account_selection_required'],
      'The user has to interact',
      'A silent sign-in (prompt=none) is not possible: the person must sign in, choose or consent (OpenID Connect).',
      'auth',
      [
        { text: 'The session at the identity provider has ended', confirmedBy: { code: 'login_required' } },
        { text: 'Consent is missing', confirmedBy: { code: 'consent_required' } },
        { text: 'The browser blocks third-party cookies, so the hidden frame sees no session' },
      ],
      [
        { text: 'Start the sign-in visibly, by redirect or popup, without prompt=none.' },
        { text: 'Use refresh tokens with rotation instead of a hidden frame.' },
      ],
    ),
    rule(
      'server',
      ['server_error', 'temporarily_unavailable'],
      'The authorization server failed',
      'The sign-in server had an error or is overloaded; the request itself may be fine.',
      'server',
      [
        { text: 'The authorization server is overloaded or in maintenance' },
        { text: 'A rule or connection of the tenant throws an error' },
      ],
      [{ text: 'Try again later with growing pauses.' }, { text: 'Look into the log of the tenant at that time.' }],
    ),
  ],
} satisfies RulePack;

const token = (rule: string, code: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url: 'https://login.example.net/oauth2/token',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=authorization_code&code=abc',
  },
  response: {
    status: 400,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ error: code, error_description: 'See the documentation.' }),
  },
  ...(verdicts ? { verdicts } : {}),
});

const bearer = (rule: string, error: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url: 'https://api.example.net/me', headers: { Authorization: 'Bearer abc' } },
  response: {
    status: error === 'insufficient_scope' ? 403 : 401,
    headers: { 'WWW-Authenticate': `Bearer error="${error}", error_description="The access token expired"` },
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  bearer('invalid-token', 'invalid_token', 'an expired bearer token', { confirmed: ['The token has expired'] }),
  bearer('insufficient-scope', 'insufficient_scope', 'a scope is missing'),
  bearer('step-up', 'insufficient_user_authentication', 'a second factor is wanted'),
  token('dpop', 'use_dpop_nonce', 'the nonce is missing', { confirmed: ['The server wants its nonce'] }),
  token('invalid-grant', 'invalid_grant', 'the code was used', { 'ruled-out': ['User name or password'] }),
  token('invalid-client', 'invalid_client', 'wrong secret'),
  token('unauthorized-client', 'unauthorized_client', 'grant not enabled'),
  token('unsupported-grant-type', 'unsupported_grant_type', 'unknown grant', { 'ruled-out': ['grant_type is misspelt'] }),
  token('invalid-scope', 'invalid_scope', 'unknown scope'),
  token('invalid-request', 'invalid_request', 'a parameter is missing'),
  token('redirect-uri', 'redirect_uri_mismatch', 'another address'),
  token('access-denied', 'access_denied', 'the user declined'),
  token('authorization-pending', 'authorization_pending', 'device flow'),
  token('slow-down', 'slow_down', 'device flow, too fast'),
  token('expired-device-code', 'expired_token', 'device flow, too late'),
  token('interaction-required', 'login_required', 'silent sign-in'),
  token('server', 'temporarily_unavailable', 'overload'),
  {
    rule: null,
    why: 'the same word in an envelope that is not OAuth’s',
    request: { url: 'https://api.example.net/me' },
    response: { status: 400, headers: { 'Content-Type': 'application/json' }, body: '{"errors":[{"code":"invalid_request_body"}]}' },
  },
];
