import type { Condition, Example, RulePack } from '../../model';

/**
 * Keycloak’s OpenID Connect endpoints and Admin REST API, known by their paths. Sources:
 * https://www.keycloak.org/docs/latest/server_admin/, https://www.keycloak.org/docs-api/latest/rest-api/,
 * keycloak/keycloak and https://phasetwo.io/blog/keycloak-invalid-grant/ for error_description
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isOidc: Condition = { path: { glob: '*/realms/*/protocol/openid-connect/*' } };
const isAdmin: Condition = { path: { contains: '/admin/realms/' } };
const grant = (type: string): Condition => ({ requestField: '/grant_type', is: type });

export default {
  id: 'keycloak',
  name: 'Keycloak',
  kind: 'api',
  docs: 'https://www.keycloak.org/docs/latest/securing_apps/',
  support: { url: 'https://github.com/keycloak/keycloak/discussions', asks: ['steps', 'request', 'response'] },
  recognize: {
    fingerprints: [
      { all: [{ status: 'error' }, { path: { glob: '*/realms/*/protocol/openid-connect/*' } }] },
      {
        all: [
          { status: 'error' },
          { path: { glob: '*/admin/realms/*' } },
          { any: [{ responseField: '/error' }, { responseField: '/errorMessage' }] },
        ],
      },
    ],
  },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', format: 'jwt', placeholder: '$ACCESS_TOKEN' }],
  rules: [
    {
      id: 'user-login',
      when: {
        all: [
          isOidc,
          { code: 'invalid_grant' },
          { any: [says(['Invalid user credentials', 'Account is not fully set up', 'Account disabled']), grant('password')] },
        ],
      },
      title: 'Keycloak did not accept the user’s login',
      summary: 'User name or password is wrong, or the account is not ready for a login by password alone.',
      category: 'auth',
      causes: [
        {
          text: 'User name or password is wrong, or the user is not in this realm',
          ruledOutBy: says(['Account is not fully set up', 'Account disabled']),
        },
        {
          text: 'The account has open actions (new password, verified e-mail, profile) or lacks e-mail, first or last name',
          confirmedBy: says('Account is not fully set up'),
        },
        { text: 'The account is disabled', confirmedBy: says('Account disabled') },
        {
          text: 'The account is locked for a time after failed logins (brute force detection), which Keycloak tells like a wrong password',
          ruledOutBy: says(['Account is not fully set up', 'Account disabled']),
        },
        {
          text: 'A second factor is asked for, and no totp was sent',
          ruledOutBy: { any: [says(['Account is not fully set up', 'Account disabled']), { requestField: '/totp' }] },
        },
      ],
      fixes: [
        { text: 'Try the same login on the account page of the realm, /realms/REALM/account' },
        { text: 'In the admin console, complete the profile, remove Required user actions, and set the password as not temporary' },
        { text: 'Look at the realm’s login events: they tell user_not_found, user_disabled or invalid_user_credentials apart' },
      ],
    },
    {
      id: 'code-or-refresh',
      when: { all: [isOidc, { code: 'invalid_grant' }] },
      title: 'The code or refresh token is not valid (any more)',
      summary: 'Keycloak says with error_description what is wrong with the code, the refresh token or the check that goes with it.',
      category: 'auth',
      causes: [
        { text: 'The code was used before or has expired: it lives for a minute', confirmedBy: says('Code is expired') },
        {
          text: 'redirect_uri is not the one of the authorization request',
          confirmedBy: { any: [says('Incorrect redirect_uri'), { check: 'redirect-uri-differs' }] },
        },
        { text: 'The PKCE verifier is missing or does not fit the challenge', confirmedBy: says('PKCE') },
        {
          text: 'The user’s session has ended: logged out, idle for too long, or the server was restarted',
          confirmedBy: says(['Session not active', 'Session doesn’t have required client', "Session doesn't have required client"]),
        },
        { text: 'The refresh token has expired', confirmedBy: says('Token is not active') },
        {
          text: 'The refresh token was used before, and the realm takes each only once',
          confirmedBy: says('Maximum allowed refresh token reuse exceeded'),
        },
        { text: 'The refresh token is older than a change of the session or of not-before', confirmedBy: says('Stale token') },
        { text: 'Keycloak cannot read the refresh token: of another realm, key or server' },
      ],
      fixes: [
        { text: 'Begin the login anew, and exchange the code once and at once' },
        { text: 'After each refresh, keep the new refresh token; for tokens that outlive the session ask for offline_access' },
        { text: 'Compare SSO Session Idle and Max with how long the application waits between refreshes' },
      ],
    },
    {
      id: 'client',
      when: { all: [isOidc, { code: ['unauthorized_client', 'invalid_client'] }] },
      title: 'Keycloak did not accept the client',
      summary: 'Client id and secret do not belong together, or the client may not use this grant.',
      category: 'auth',
      causes: [
        {
          text: 'The client does not exist in this realm, or its secret is wrong',
          confirmedBy: {
            all: [
              says(['Invalid client or Invalid client credentials', 'Invalid client credentials', 'Invalid client secret']),
              { any: [{ requestField: '/client_secret' }, { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } }] },
            ],
          },
        },
        { text: 'Direct access grants (password) are off for the client', confirmedBy: says('not allowed for direct access grants') },
        {
          text: 'Service accounts are off for the client, which client_credentials needs',
          confirmedBy: says('Client not enabled to retrieve service account'),
        },
        {
          text: 'The client is public, and has no secret to log in with',
          confirmedBy: says('Public client not allowed to retrieve service account'),
        },
        {
          text: 'No client_secret was sent, nor Basic',
          ruledOutBy: {
            any: [
              { requestField: '/client_secret' },
              { requestField: '/client_assertion' },
              { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } },
            ],
          },
        },
      ],
      fixes: [
        {
          text: 'Copy client id and secret from Clients → Credentials of the same realm',
          snippets: [
            { language: 'bash', code: "curl '{{url}}' -d grant_type=client_credentials -d client_id=CLIENT -d client_secret=SECRET" },
          ],
        },
        { text: 'Switch the flow on under Capability config: Direct access grants or Service accounts roles' },
      ],
    },
    {
      id: 'request',
      when: { all: [isOidc, { code: ['invalid_request', 'invalid_scope', 'unsupported_grant_type'] }] },
      title: 'Keycloak cannot use this token request',
      summary: 'A parameter is missing, repeated or not valid.',
      category: 'validation',
      causes: [
        { text: 'grant_type is missing', confirmedBy: says('Missing form parameter: grant_type') },
        {
          text: 'The body is not a form: the endpoint wants application/x-www-form-urlencoded',
          confirmedBy: { all: [{ path: { endsWith: '/token' } }, { requestHeader: 'Content-Type', is: { contains: 'json' } }] },
          ruledOutBy: { requestHeader: 'Content-Type', is: { contains: 'x-www-form-urlencoded' } },
        },
        { text: 'A scope is not assigned to the client', confirmedBy: { code: 'invalid_scope' } },
        { text: 'Keycloak does not know the grant type', confirmedBy: { code: 'unsupported_grant_type' } },
      ],
      fixes: [
        {
          text: 'Send the parameters as a form',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{url}}' -H 'Content-Type: application/x-www-form-urlencoded' -d grant_type=client_credentials -d client_id=CLIENT -d client_secret=SECRET",
            },
          ],
        },
      ],
    },
    {
      id: 'unauthorized',
      when: { all: [{ status: 401 }, { not: { code: ['invalid_grant', 'unauthorized_client', 'invalid_client'] } }] },
      title: 'Keycloak did not accept the access token',
      summary: 'The token is missing, has expired, or comes from another realm or server address.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The access token has expired: it lives for minutes', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token was issued under another address (iss) or by another realm' },
        { text: 'The session behind the token has ended' },
      ],
      fixes: [
        {
          text: 'Get a new token from the same host name that the call goes to',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://sso.example.com}}/realms/REALM/protocol/openid-connect/token' -d grant_type=client_credentials -d client_id=CLIENT -d client_secret=SECRET",
            },
          ],
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token lacks a role or scope in Keycloak',
      summary: 'Keycloak knows the caller; the roles for administration, or the scope openid, are missing.',
      category: 'permission',
      causes: [
        {
          text: 'User or service account lacks a role of realm-management, such as view-users or manage-users',
          ruledOutBy: { not: isAdmin },
        },
        { text: 'The token lacks the scope openid, which userinfo wants', confirmedBy: says('Missing openid scope') },
        { text: 'The roles are there, but not in the token: the client’s scope leaves them out', ruledOutBy: { not: isAdmin } },
        { text: 'The server demands https for this address', confirmedBy: says('HTTPS required') },
      ],
      fixes: [
        { text: 'Assign the role under Users (or Clients → Service account roles) → Filter by clients → realm-management' },
        { text: 'For userinfo, ask for a token with scope=openid' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Keycloak has no such realm, user or path',
      summary: 'The realm or object does not exist, or the path is that of another version.',
      category: 'not-found',
      causes: [
        { text: 'The realm does not exist: its name is case-sensitive', confirmedBy: says(['Realm does not exist', 'Realm not found']) },
        {
          text: 'The user, client or group does not exist: paths want the id (UUID), not the name',
          confirmedBy: says(['User not found', 'Could not find client', 'Could not find group']),
        },
        {
          text: 'The path begins with /auth, which versions from 17 on no longer have',
          ruledOutBy: { not: { path: { startsWith: '/auth/' } } },
        },
      ],
      fixes: [
        {
          text: 'Read the addresses from the realm itself',
          snippets: [{ language: 'bash', code: "curl '{{origin|https://sso.example.com}}/realms/REALM/.well-known/openid-configuration'" }],
        },
      ],
    },
    {
      id: 'conflict',
      when: { all: [{ status: 409 }, isAdmin] },
      title: 'It exists already in this realm',
      summary: 'A user, client, group or role of this name, or a user with this e-mail address, is there.',
      category: 'conflict',
      causes: [
        { text: 'A user has this name', confirmedBy: says('same username') },
        { text: 'A user has this e-mail address', confirmedBy: says('same email') },
        {
          text: 'A client, group or role has this name',
          confirmedBy: {
            all: [
              says('already exists'),
              { path: { contains: ['/clients', '/groups', '/roles'] } },
              { not: { path: { contains: '/authz/' } } },
            ],
          },
        },
      ],
      fixes: [
        {
          text: 'Search first, then update what exists by PUT',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://sso.example.com}}/admin/realms/REALM/users?username=NAME&exact=true' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
    },
    {
      id: 'admin-bad-request',
      when: { all: [{ status: 400 }, isAdmin] },
      title: 'Keycloak rejected the change',
      summary: 'A field is not valid, breaks the user profile or a policy; the answer names it.',
      category: 'validation',
      causes: [
        {
          text: 'The password does not meet the realm’s policy',
          confirmedBy: { any: [{ code: { contains: 'invalidPassword' } }, says('invalidPassword')] },
        },
        {
          text: 'The user profile demands or forbids the attribute',
          confirmedBy: { responseText: { contains: ['error-user-attribute', 'user-attribute-required'] } },
        },
        {
          text: 'A field does not exist in this version',
          confirmedBy: { responseText: { contains: 'Unrecognized field' } },
        },
      ],
      fixes: [
        { text: 'Compare the fields with the Admin REST API of your version', url: 'https://www.keycloak.org/docs-api/latest/rest-api/' },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Keycloak failed internally',
      summary: 'The server had an error; the log says which.',
      category: 'server',
      causes: [{ text: 'The database or user federation (LDAP) does not answer' }, { text: 'A provider or extension threw an error' }],
      fixes: [{ text: 'Look at the server’s log at this time' }],
    },
  ],
} satisfies RulePack;

const url = 'https://sso.acme.example/realms/shop/protocol/openid-connect/token';
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const refused = (
  rule: string | null,
  why: string,
  status: number,
  body: object,
  requestBody = 'grant_type=authorization_code&code=EXAMPLE&client_id=web',
  verdicts?: Example['verdicts'],
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: form, body: requestBody },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  ...(verdicts ? { verdicts } : {}),
});
const admin = (
  rule: string,
  why: string,
  status: number,
  body: object,
  verdicts?: Example['verdicts'],
  path = '/admin/realms/shop/users',
): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url: `https://sso.acme.example${path}`,
    headers: { Authorization: 'Bearer EXAMPLE.not-real.token', 'Content-Type': 'application/json' },
    body: '{"username":"bob"}',
  },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  refused(
    'user-login',
    'a wrong password',
    401,
    { error: 'invalid_grant', error_description: 'Invalid user credentials' },
    'grant_type=password&client_id=web&username=bob&password=EXAMPLE',
    { possible: ['User name or password is wrong', 'The account is locked'] },
  ),
  refused(
    'user-login',
    'a user without names',
    400,
    { error: 'invalid_grant', error_description: 'Account is not fully set up' },
    'grant_type=password&client_id=web&username=bob&password=EXAMPLE',
    {
      confirmed: ['The account has open actions'],
      'ruled-out': ['The account is locked'],
    },
  ),
  refused('code-or-refresh', 'a code used twice', 400, { error: 'invalid_grant', error_description: 'Code not valid' }, undefined, {
    possible: ['The code was used before'],
  }),
  refused(
    'code-or-refresh',
    'after a logout',
    400,
    { error: 'invalid_grant', error_description: 'Session not active' },
    'grant_type=refresh_token&refresh_token=EXAMPLE&client_id=web',
    { confirmed: ['The user’s session has ended'] },
  ),
  refused(
    'client',
    'a wrong secret',
    401,
    { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' },
    'grant_type=client_credentials&client_id=web&client_secret=EXAMPLE',
    {
      confirmed: ['The client does not exist'],
      'ruled-out': ['No client_secret'],
    },
  ),
  refused(
    'request',
    'no grant type',
    400,
    { error: 'invalid_request', error_description: 'Missing form parameter: grant_type' },
    'client_id=web',
    { confirmed: ['grant_type is missing'] },
  ),
  admin('unauthorized', 'an old token', 401, { error: 'HTTP 401 Unauthorized' }, { 'ruled-out': ['No token was sent'] }),
  admin(
    'forbidden',
    'a service account without roles',
    403,
    { error: 'HTTP 403 Forbidden' },
    { possible: ['User or service account lacks'] },
  ),
  admin('not-found', 'a misspelt realm', 404, { error: 'Realm not found.' }, { confirmed: ['The realm does not exist'] }),
  admin('conflict', 'a taken name', 409, { errorMessage: 'User exists with same username' }, { confirmed: ['A user has this name'] }),
  admin(
    'admin-bad-request',
    'a weak password',
    400,
    { error: 'invalidPasswordMinLengthMessage', error_description: 'Invalid password: minimum length 8.' },
    { confirmed: ['The password does not meet'] },
  ),
  admin('server-error', 'LDAP is away', 500, { error: 'unknown_error' }),
  {
    rule: null,
    why: 'near miss: another OAuth server says the same',
    request: { method: 'POST', url: 'https://login.other.example/oauth/token', headers: form, body: 'grant_type=password' },
    response: {
      status: 401,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":"invalid_grant","error_description":"Invalid user credentials"}',
    },
  },
];
