import type { Example, RulePack } from '../../model';

/**
 * Auth0's Authentication and Management APIs. Sources: https://auth0.com/docs/api/management/v2,
 * https://auth0.com/docs/libraries/common-auth0-library-authentication-errors,
 * https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
 */

const ERRORS = 'https://auth0.com/docs/libraries/common-auth0-library-authentication-errors';
const DASHBOARD = 'https://manage.auth0.com';

const TOKEN = `curl {{origin|'https://YOUR_TENANT.auth0.com'}}/oauth/token \\
  -H 'Content-Type: application/json' \\
  -d '{"grant_type":"client_credentials","client_id":"YOUR_CLIENT_ID","client_secret":"YOUR_CLIENT_SECRET","audience":"https://YOUR_TENANT.auth0.com/api/v2/"}'`;

export default {
  id: 'auth0',
  name: 'Auth0',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.auth0.com',
  support: { url: 'https://support.auth0.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['*.auth0.com', '*.auth0app.com'], fingerprints: [{ responseHeader: 'X-Auth0-RequestId' }] },
  envelope: { requestId: ['header:X-Auth0-RequestId'] },
  // The token endpoint takes client id and secret as Basic.
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_MANAGEMENT_API_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'DPoP', placeholder: 'YOUR_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'insufficient-scope',
      when: { code: 'insufficient_scope' },
      title: 'The Management API token lacks a scope',
      summary: 'The token is valid, but has none of the scopes that the message lists.',
      category: 'permission',
      causes: [
        { text: 'The machine-to-machine application was not authorized for the Management API with this scope' },
        { text: 'The scope was granted after the token was issued' },
        { text: 'A token for a user (SPA) was sent; such tokens have only the current_user scopes' },
      ],
      fixes: [
        {
          text: 'In the dashboard under Applications → APIs → Auth0 Management API → Machine to Machine, grant the scope to the application, then fetch a new token',
          snippets: [{ language: 'bash', code: TOKEN }],
          url: DASHBOARD,
        },
      ],
      links: [{ text: 'Management API tokens', url: 'https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens' }],
    },
    {
      id: 'invalid-token',
      when: {
        all: [
          { status: 401 },
          { any: [{ path: { glob: '/api/v2/*' } }, { path: '/userinfo' }, { code: ['invalid_token', 'expired_token'] }] },
        ],
      },
      title: 'Auth0 did not accept the access token',
      summary: 'The API wants an access token made for it; this one is missing, expired or for another audience.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired', confirmedBy: { check: 'credential-expired' } },
        {
          text: 'The token’s audience is another API: the Management API wants https://{tenant}/api/v2/',
          confirmedBy: { check: 'credential-audience' },
        },
        {
          text: 'What was sent is no JWT, so no Management API token',
          confirmedBy: {
            all: [
              { path: { glob: '/api/v2/*' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } },
              { not: { requestHeader: 'Authorization', is: { glob: 'Bearer *.*.*' } } },
            ],
          },
          ruledOutBy: { check: 'credential-expired' },
        },
        { text: 'The token was signed by another tenant, or its key was rotated', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        { text: 'Fetch a new token for this audience, and keep it until it expires', snippets: [{ language: 'bash', code: TOKEN }] },
        { text: 'Send the access token, not the ID token' },
      ],
      warnings: ['A Management API token must stay on a server.'],
    },
    {
      id: 'login-refused',
      when: {
        code: [
          'invalid_grant',
          'invalid_user_password',
          'access_denied',
          'password_leaked',
          'too_many_attempts',
          'mfa_required',
          'mfa_enrollment_required',
          'mfa_registration_required',
          'blocked_user',
        ],
      },
      title: 'Auth0 refused the login or the grant',
      summary: 'Credentials, code or refresh token were not accepted, or the user must take another step.',
      category: 'auth',
      causes: [
        {
          text: 'Email or password is wrong',
          confirmedBy: { any: [{ code: 'invalid_user_password' }, { message: { contains: 'Wrong email or password' } }] },
        },
        {
          text: 'The code or refresh token was used before, has expired, or belongs to another client or redirect_uri',
          ruledOutBy: { any: [{ not: { code: 'invalid_grant' } }, { message: { contains: 'Wrong email or password' } }] },
        },
        { text: 'Attack protection blocked the account after too many attempts', confirmedBy: { code: 'too_many_attempts' } },
        { text: 'The password turned up in a public breach', confirmedBy: { code: 'password_leaked' } },
        {
          text: 'A second factor is wanted',
          confirmedBy: { code: ['mfa_required', 'mfa_enrollment_required', 'mfa_registration_required'] },
        },
        {
          text: 'A rule or action denied access, or the audience or scope is not granted to this client',
          ruledOutBy: { not: { code: 'access_denied' } },
        },
        {
          text: 'Client id or secret is missing or wrong, or the application is not authorized for the audience',
          confirmedBy: { all: [{ check: 'credential-missing' }, { not: { requestField: '/client_id' } }] },
          ruledOutBy: { not: { code: 'access_denied' } },
        },
      ],
      fixes: [
        { text: 'Read the tenant’s log (Monitoring → Logs): it gives the true reason for each refusal', url: DASHBOARD },
        { text: 'Exchange a code once, with the same redirect_uri and the PKCE verifier it was asked with' },
        { text: 'For a block, the user follows the email, or an admin unblocks under User Management; for a breach, reset the password' },
      ],
      links: [{ text: 'Authentication errors', url: ERRORS }],
    },
    {
      id: 'invalid-request',
      when: { all: [{ status: 400 }, { code: 'invalid_request' }] },
      title: 'Auth0 could not use the request as sent',
      summary: 'A parameter of the login or token request is missing or wrong; JSON and form fields are taken alike.',
      category: 'validation',
      causes: [
        {
          text: 'A required parameter is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { message: { contains: 'Missing required parameter' } }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        { text: 'The JSON in the body is malformed', confirmedBy: { check: 'json-malformed' } },
        { text: 'A parameter has a value that does not fit the grant or the application' },
      ],
      fixes: [{ text: 'Add or correct the parameter that error_description names', url: 'https://auth0.com/docs/api/authentication' }],
    },
    {
      id: 'client-refused',
      when: { code: ['unauthorized_client', 'invalid_client', 'unsupported_grant_type', 'invalid_scope', 'unauthorized'] },
      title: 'The application is not allowed to do this',
      summary: 'Auth0 knows no such client, or the grant is not enabled for it.',
      category: 'auth',
      causes: [
        {
          text: 'The grant type is not enabled for the application',
          when: { code: ['unauthorized_client', 'unsupported_grant_type'] },
        },
        { text: 'Client id or secret is wrong, or of another tenant', when: { code: 'invalid_client' } },
        {
          text: 'The connection is not enabled for the application, or the user is blocked',
          ruledOutBy: { not: { code: 'unauthorized' } },
        },
      ],
      fixes: [
        {
          text: 'Check domain, client id and secret, and enable the grant under Applications → Advanced Settings → Grant Types',
          url: DASHBOARD,
        },
        { text: 'A single-page app uses the code flow with PKCE and no secret' },
      ],
    },
    {
      id: 'exists',
      when: { any: [{ status: 409 }, { code: ['user_exists', 'username_exists', 'invalid_signup'] }] },
      title: 'The user or resource seems to exist already',
      summary: 'Something with this identifier is there; for sign-ups Auth0 may word it vaguely on purpose.',
      category: 'conflict',
      causes: [
        { text: 'The email or user name is taken in this connection' },
        { text: 'A client grant, role or organization of this name exists' },
        { text: 'The request was sent twice', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [{ text: 'Look the user up (users-by-email) and update that one, or send the person to the login or password reset' }],
    },
    {
      id: 'bad-body',
      when: {
        any: [
          {
            code: [
              'invalid_body',
              'invalid_query_string',
              'invalid_uri',
              'invalid_headers',
              'operation_not_supported',
              'invalid_password',
              'password_dictionary_error',
              'password_no_user_info_error',
              'password_strength_error',
            ],
          },
          {
            all: [
              { status: 400 },
              { responseField: '/statusCode', is: '400' },
              { not: { code: ['user_exists', 'username_exists', 'invalid_signup'] } },
            ],
          },
        ],
      },
      title: 'Auth0 rejected a parameter',
      summary: 'A field is missing, unknown or not allowed, or the password breaks the connection’s policy.',
      category: 'validation',
      causes: [
        {
          text: 'A field is unknown: additional properties are not allowed',
          confirmedBy: { message: { contains: 'Additional properties not allowed' } },
        },
        {
          text: 'A required field is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { message: { contains: 'Missing required property' } }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        {
          text: 'The password is too weak for the connection’s policy',
          confirmedBy: {
            any: [
              { code: ['invalid_password', 'password_dictionary_error', 'password_no_user_info_error', 'password_strength_error'] },
              { message: { contains: 'PasswordStrengthError' } },
            ],
          },
        },
        {
          text: 'The operation does not fit the connection, such as changing a social user’s email',
          when: { code: 'operation_not_supported' },
        },
        { text: 'The JSON in the body is malformed', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [{ text: 'Compare the body with the endpoint’s schema', url: 'https://auth0.com/docs/api/management/v2' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Auth0 finds no such resource',
      summary: 'The id in the path names nothing in this tenant.',
      category: 'not-found',
      causes: [
        { text: 'The user or resource was deleted, or is of another tenant', confirmedBy: { code: { startsWith: 'inexistent_' } } },
        { text: 'The user id was not encoded: the | in auth0|… must be %7C', confirmedBy: { check: 'url-unencoded' } },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Encode the id (encodeURIComponent), and check the tenant in the host' }],
    },
    {
      id: 'rate-limit',
      when: { any: [{ status: 429 }, { code: ['too_many_requests'] }] },
      title: 'The tenant’s rate limit is reached',
      summary: 'Auth0 limits bursts and the sustained rate of a tenant or endpoint; X-RateLimit-Reset says when it fills again.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The tenant’s global limit is used up by all its callers together',
          confirmedBy: { message: { contains: 'Global limit' } },
        },
        { text: 'A new Management API token is fetched for every call', ruledOutBy: { not: { path: { contains: '/oauth/token' } } } },
        { text: 'A loop reads users one by one or page by page without pause' },
      ],
      fixes: [
        { text: 'Wait until X-RateLimit-Reset (seconds since 1970), then continue with backoff and fewer parallel calls' },
        { text: 'Keep Management tokens until they expire, and cache users and keys (JWKS)' },
        { text: 'Use the import and export jobs for many users' },
      ],
      links: [
        { text: 'Rate limit policy', url: 'https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://acme.eu.auth0.com/api/v2/users/x';
const bearer = { Authorization: 'Bearer eyFAKE.fake.fake', 'Content-Type': 'application/json' };
const json = { 'Content-Type': 'application/json; charset=utf-8', 'X-Auth0-RequestId': 'a0fake0001' };

const managed = (
  rule: string,
  why: string,
  statusCode: number,
  errorCode: string,
  message: string,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { url, headers: bearer },
  response: { status: statusCode, headers: json, body: JSON.stringify({ statusCode, error: 'Refused', message, errorCode }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'invalid-request',
    why: 'JSON is in order here',
    request: {
      method: 'POST',
      url: 'https://acme.eu.auth0.com/oauth/token',
      headers: { 'Content-Type': 'application/json' },
      body: '{"client_id":"EXAMPLE","client_secret":"EXAMPLE"}',
    },
    response: {
      status: 400,
      headers: json,
      body: '{"error":"invalid_request","error_description":"Missing required parameter: grant_type"}',
    },
    verdicts: { confirmed: ['A required parameter is missing'] },
  },
  managed('insufficient-scope', 'a scope not granted', 403, 'insufficient_scope', 'Insufficient scope, expected any of: read:clients'),
  managed('invalid-token', 'an API key where a token belongs', 401, 'invalid_token', 'Invalid token', {
    request: { url, headers: { Authorization: 'Bearer abc' } },
    verdicts: { confirmed: ['What was sent is no JWT'], 'ruled-out': ['No token'] },
  }),
  {
    rule: 'login-refused',
    why: 'a code used twice',
    request: { method: 'POST', url: 'https://acme.eu.auth0.com/oauth/token', body: 'grant_type=authorization_code&code=FAKE' },
    response: { status: 403, headers: json, body: '{"error":"invalid_grant","error_description":"Invalid authorization code"}' },
    verdicts: { possible: ['The code or refresh token'], 'ruled-out': ['Client id or secret'] },
  },
  {
    rule: 'client-refused',
    why: 'a grant that is off',
    request: { method: 'POST', url: 'https://acme.eu.auth0.com/oauth/token', body: 'grant_type=password' },
    response: {
      status: 403,
      headers: json,
      body: '{"error":"unauthorized_client","error_description":"Grant type \'password\' not allowed for the client."}',
    },
    verdicts: { confirmed: ['The grant type'] },
  },
  managed('exists', 'a user twice', 409, 'auth0_idp_error', 'The user already exists.'),
  {
    rule: 'exists',
    why: 'a sign-up twice',
    request: { method: 'POST', url: 'https://acme.eu.auth0.com/dbconnections/signup', body: '{"email":"x@shop.example"}' },
    response: {
      status: 400,
      headers: json,
      body: '{"name":"BadRequestError","code":"user_exists","description":"The user already exists.","statusCode":400}',
    },
  },
  managed('bad-body', 'an unknown field', 400, 'invalid_body', "Payload validation error: 'Additional properties not allowed: nmae'.", {
    verdicts: { confirmed: ['A field is unknown'] },
  }),
  managed('not-found', 'a deleted user', 404, 'inexistent_user', 'The user does not exist.', {
    verdicts: { confirmed: ['The user or resource was deleted'] },
  }),
  managed('rate-limit', 'the global limit', 429, 'too_many_requests', 'Global limit has been reached', {
    verdicts: { confirmed: ['The tenant’s global limit'], 'ruled-out': ['A new Management API token'] },
  }),
  {
    rule: null,
    why: 'near miss: another identity provider',
    request: { method: 'POST', url: 'https://id.other.example/oauth/token' },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"error":"invalid_grant"}' },
  },
];
