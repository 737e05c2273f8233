import type { Example, RulePack } from '../../model';

/**
 * Okta's management, authentication and OAuth APIs. Sources: https://developer.okta.com/docs/reference/error-codes/,
 * https://developer.okta.com/docs/reference/rate-limits/
 */

const CODES = 'https://developer.okta.com/docs/reference/error-codes/';
const LIMITS = 'https://developer.okta.com/docs/reference/rate-limits/';

export default {
  id: 'okta',
  name: 'Okta',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.okta.com',
  support: { url: 'https://support.okta.com', asks: ['request-id', 'timestamp', 'request', 'response', 'error-code'] },
  recognize: {
    hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com'],
    paths: ['/api/*', '/oauth2/*', '/idp/*', '/governance/*', '/scim/*'],
    fingerprints: [{ responseHeader: 'X-Okta-Request-Id' }],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'SSWS', placeholder: 'YOUR_OKTA_API_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_OKTA_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'DPoP', placeholder: 'YOUR_OKTA_ACCESS_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_CLIENT_ID_AND_SECRET' },
  ],
  rules: [
    {
      id: 'invalid-token',
      when: {
        any: [
          { code: ['E0000011', 'E0000005'] },
          { all: [{ status: 401 }, { path: { glob: '/api/*' } }, { not: { code: ['E0000011', 'E0000005', 'E0000004', 'E0000068'] } }] },
        ],
      },
      title: 'Okta did not accept the token or session',
      summary: 'API tokens go into Authorization with SSWS before them, OAuth tokens with Bearer.',
      category: 'auth',
      causes: [
        {
          text: 'No token was sent',
          confirmedBy: { all: [{ not: { code: 'E0000005' } }, { check: 'credential-missing' }] },
          ruledOutBy: { not: { check: 'credential-missing' } },
        },
        {
          text: 'The word before the token is not SSWS, nor Bearer or DPoP for an OAuth token',
          when: { check: 'credential-wrong-scheme' },
        },
        {
          text: 'The API token has expired (30 days without use) or was revoked, or its admin was deactivated',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'SSWS ' } } },
        },
        {
          text: 'An API token was sent with Bearer, or an OAuth token of another authorization server',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        { text: 'The session is not valid any more', when: { code: 'E0000005' } },
        { text: 'The token is of another Okta org than the host' },
      ],
      fixes: [
        {
          text: 'Create an API token in the admin console under Security → API → Tokens, and send it with SSWS',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|'https://YOUR_ORG.okta.com'}}/api/v1/users/me -H 'Authorization: SSWS {{credential}}'",
            },
          ],
        },
        {
          text: 'For scoped access, ask the org authorization server (/oauth2/v1/token) for a token with okta.* scopes and send it with Bearer',
        },
      ],
    },
    {
      id: 'authentication-failed',
      when: { code: ['E0000004', 'E0000068', 'E0000069', 'E0000119', 'E0000079'] },
      title: 'The sign-in failed',
      summary: 'User name, password or code was not accepted, or the account is locked.',
      category: 'auth',
      causes: [
        { text: 'User name or password is wrong, or a sign-on policy denies it', when: { code: 'E0000004' } },
        { text: 'The passcode is wrong or too old', when: { code: 'E0000068' } },
        { text: 'The account is locked after failed sign-ins', when: { code: ['E0000069', 'E0000119'] } },
      ],
      fixes: [
        { text: 'Look at the user and the System Log in the admin console: it gives the reason' },
        { text: 'Unlock the user there, and take a fresh code' },
      ],
    },
    {
      id: 'not-permitted',
      when: {
        any: [
          { code: ['E0000006', 'E0000015', 'E0000038', 'E0000104'] },
          { all: [{ status: 403 }, { not: { code: ['E0000006', 'E0000015', 'E0000038', 'E0000104'] } }] },
        ],
      },
      title: 'The caller may not do this in Okta',
      summary: 'The token is valid, but its admin lacks the role, the OAuth token the scope, or the org the feature.',
      category: 'permission',
      causes: [
        {
          text: 'The admin who made the API token lacks the admin role for this action',
          ruledOutBy: { any: [{ code: ['E0000015', 'E0000038'] }, { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } }] },
        },
        {
          text: 'The OAuth token lacks the scope (such as okta.users.manage), or the service app has no admin role',
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'SSWS ' } },
        },
        { text: 'The feature is not enabled for the org', when: { code: ['E0000015', 'E0000038'] } },
      ],
      fixes: [
        { text: 'Make the token as an admin with the role, or assign the role to the admin or service app' },
        {
          text: 'Grant the scope to the app under Okta API Scopes and fetch a new token',
          url: 'https://developer.okta.com/docs/api/oauth2/',
        },
      ],
    },
    {
      id: 'validation',
      when: { code: ['E0000001', 'E0000003', 'E0000014', 'E0000019', 'E0000021', 'E0000050', 'E0000060', 'E0000080'] },
      title: 'Okta rejected a field',
      summary: 'A field is missing, taken or breaks a rule; errorCauses names each one.',
      category: 'validation',
      causes: [
        { text: 'An object with this login, email or name exists already', confirmedBy: { responseText: { contains: 'already exists' } } },
        {
          text: 'The password does not meet the policy, or was used before',
          confirmedBy: { any: [{ code: ['E0000014', 'E0000080'] }, { responseText: { contains: 'password requirements' } }] },
        },
        { text: 'The body is not well formed', when: { code: ['E0000003', 'E0000019'] } },
        {
          text: 'A required property of the profile is missing or null',
          confirmedBy: { responseText: { contains: ['cannot be null', 'cannot be left blank', 'is required', 'must not be null'] } },
        },
        { text: 'Content-Type is not application/json', confirmedBy: { any: [{ code: 'E0000021' }, { check: 'content-type-mismatch' }] } },
      ],
      fixes: [
        { text: 'Correct the fields in errorCauses; for a duplicate login choose a different one, or update the existing user' },
        { text: 'Compare the profile with the schema of the user type' },
      ],
      links: [{ text: 'Error codes', url: CODES }],
    },
    {
      id: 'not-found',
      when: {
        any: [
          { code: ['E0000007', 'E0000008', 'E0000048'] },
          { all: [{ status: 404 }, { not: { code: ['E0000007', 'E0000008', 'E0000048'] } }] },
        ],
      },
      title: 'Okta finds no such resource',
      summary: 'The id, or the path, names nothing in this org.',
      category: 'not-found',
      causes: [
        {
          text: 'The id is of another org or kind, or the resource was deleted',
          confirmedBy: { code: ['E0000007', 'E0000048'] },
          ruledOutBy: { code: 'E0000008' },
        },
        { text: 'The path is misspelt, or lacks /api/v1', ruledOutBy: { code: 'E0000007' } },
        { text: 'The authorization server in the path does not exist', ruledOutBy: { not: { path: { contains: '/oauth2/' } } } },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'Look the id up in the admin console’s address, and check the org in the host' }],
    },
    {
      id: 'state',
      when: { code: ['E0000016', 'E0000034', 'E0000036', 'E0000037', 'E0000112', 'E0000110', 'E0000054', 'E0000056'] },
      title: 'The state of the user or app does not allow this',
      summary: 'Activation, suspension and the like fit only some states.',
      category: 'conflict',
      causes: [
        { text: 'The user is active already', when: { code: 'E0000016' } },
        {
          text: 'The operation does not fit the user’s status, such as a password reset before activation',
          ruledOutBy: { code: 'E0000016' },
        },
        { text: 'The user is still being activated', when: { code: 'E0000112' } },
      ],
      fixes: [{ text: 'Fetch the user, read status, and choose the lifecycle operation that fits' }],
      links: [{ text: 'User lifecycle', url: 'https://developer.okta.com/docs/concepts/user-profiles/' }],
    },
    {
      id: 'method',
      when: { any: [{ code: 'E0000022' }, { status: 405 }] },
      title: 'The endpoint does not take this method',
      summary: 'The path exists, but not with this method.',
      category: 'method',
      causes: [
        { text: 'The method is not one of this endpoint', confirmedBy: { any: [{ code: 'E0000022' }, { status: 405 }] } },
        { text: 'An id is missing in the path' },
      ],
      fixes: [{ text: 'Compare method and path with the reference', url: 'https://developer.okta.com/docs/api/' }],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: 'E0000047' }, { all: [{ status: 429 }, { not: { code: 'E0000047' } }] }] },
      title: 'Okta’s rate limit is reached',
      summary: 'Limits count per minute for groups of endpoints, the whole org and each token; X-Rate-Limit-Reset says when they refill.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The endpoint’s limit for this minute is used up',
          confirmedBy: { responseHeader: 'X-Rate-Limit-Remaining', is: '0' },
          ruledOutBy: { responseHeader: 'X-Rate-Limit-Limit', is: '0' },
        },
        {
          text: 'Too many requests ran at the same time (concurrency limit)',
          confirmedBy: { responseHeader: 'X-Rate-Limit-Limit', is: '0' },
        },
        { text: 'Other applications of the org, or the token’s own percentage, use the limit' },
      ],
      fixes: [
        { text: 'Wait until X-Rate-Limit-Reset (seconds since 1970), then go on slower' },
        { text: 'Read pages of 200, filter on the server, and use event hooks in place of polling' },
        { text: 'Look at the rate-limit dashboard in the admin console', url: LIMITS },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
  ],
} satisfies RulePack;

const url = 'https://acme.okta.com/api/v1/users?activate=true';
const ssws = { Authorization: 'SSWS FAKE_not_a_real_token', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'X-Okta-Request-Id': 'reqEXAMPLE01' };

const refused = (
  rule: string,
  why: string,
  status: number,
  errorCode: string,
  errorSummary: string,
  more: Partial<Example> & { readonly causes?: readonly string[] } = {},
): Example => {
  const { causes = [], ...rest } = more;
  return {
    rule,
    why,
    request: { method: 'POST', url, headers: ssws, body: '{"profile":{}}' },
    response: {
      status,
      headers: served,
      body: JSON.stringify({
        errorCode,
        errorSummary,
        errorLink: errorCode,
        errorId: 'oaeEXAMPLE01',
        errorCauses: causes.map((text) => ({ errorSummary: text })),
      }),
    },
    ...rest,
  };
};

export const examples: readonly Example[] = [
  refused('invalid-token', 'a session cookie that ran out, without any token', 403, 'E0000005', 'Invalid session', {
    request: { url: 'https://acme.okta.com/api/v1/sessions/me', headers: { Cookie: 'sid=EXAMPLE' } },
    verdicts: { confirmed: ['The session is not valid'], possible: ['No token was sent'] },
  }),
  {
    rule: null,
    why: 'near miss: an internal error is no matter of a user’s state',
    request: { url, headers: ssws },
    response: {
      status: 500,
      headers: served,
      body: '{"errorCode":"E0000009","errorSummary":"Internal Server Error","errorId":"oaeEXAMPLE01","errorCauses":[]}',
    },
  },
  refused('invalid-token', 'a revoked token', 401, 'E0000011', 'Invalid token provided', {
    verdicts: { possible: ['The API token has expired'], 'ruled-out': ['No token', 'An API token was sent with Bearer'] },
  }),
  refused('authentication-failed', 'a wrong password', 401, 'E0000004', 'Authentication failed', {
    verdicts: { confirmed: ['User name or password'] },
  }),
  refused('not-permitted', 'an admin without the role', 403, 'E0000006', 'You do not have permission to perform the requested action', {
    verdicts: { possible: ['The admin who made'], 'ruled-out': ['The OAuth token lacks'] },
  }),
  refused('validation', 'a login twice', 400, 'E0000001', 'Api validation failed: login', {
    causes: ['login: An object with this field already exists in the current organization'],
    verdicts: { confirmed: ['An object with this login'] },
  }),
  refused('not-found', 'a deleted user', 404, 'E0000007', 'Not found: Resource not found: x (User)', {
    verdicts: { confirmed: ['The id is of another org'] },
  }),
  refused('state', 'active already', 403, 'E0000016', 'Activation failed because the user is already active', {
    verdicts: { confirmed: ['The user is active'] },
  }),
  refused('method', 'PUT for POST', 405, 'E0000022', 'The endpoint does not support the provided HTTP method'),
  refused('rate-limit', 'a minute’s limit', 429, 'E0000047', 'API call exceeded rate limit due to too many requests.', {
    response: {
      status: 429,
      headers: { ...served, 'X-Rate-Limit-Limit': '600', 'X-Rate-Limit-Remaining': '0' },
      body: '{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests.","errorId":"oaeEXAMPLE01","errorCauses":[]}',
    },
    verdicts: { confirmed: ['The endpoint’s limit'] },
  }),
  {
    rule: null,
    why: 'near miss: another API with the same code',
    request: { url: 'https://id.other.example/api/v1/users' },
    response: { status: 400, headers: { 'Content-Type': 'application/json' }, body: '{"errorCode":"E0000001","errorSummary":"x"}' },
  },
];
