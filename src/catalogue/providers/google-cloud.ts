import type { Example, RulePack } from '../../model';

/**
 * Google’s APIs under googleapis.com: Cloud, Workspace, Firestore, Gemini. Sources: https://cloud.google.com/apis/design/errors,
 * google/api/error_reason.proto (the reasons), https://developers.google.com/workspace/drive/api/guides/handle-errors (older reasons),
 * https://ai.google.dev/gemini-api/docs/troubleshooting, https://firebase.google.com/docs/firestore/query-data/indexing.
 * No credentials are listed: which of token, header and ?key= is right differs, and reports would blot out whatever is called “key”.
 */
export default {
  id: 'google-cloud',
  name: 'Google Cloud',
  kind: 'api',
  docs: 'https://cloud.google.com/apis/design/errors',
  statusPage: 'https://status.cloud.google.com',
  support: { url: 'https://cloud.google.com/support', asks: ['timestamp', 'request', 'response', 'error-code'] },
  recognize: { hosts: ['*.googleapis.com'] },
  rules: [
    {
      id: 'api-key-invalid',
      when: { code: 'API_KEY_INVALID' },
      title: 'Google does not accept this API key',
      summary: 'The key is wrong, has expired or was deleted; Google says so with a 400, not a 401.',
      category: 'auth',
      causes: [
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key has expired', confirmedBy: { message: { contains: 'key expired' } } },
        { text: 'The key was deleted, or was cut short when it was copied', ruledOutBy: { message: { contains: 'key expired' } } },
      ],
      fixes: [
        { text: 'Copy the key again from the console, or create a new one', url: 'https://console.cloud.google.com/apis/credentials' },
      ],
    },
    {
      id: 'api-key-restricted',
      when: {
        code: [
          'API_KEY_HTTP_REFERRER_BLOCKED',
          'API_KEY_IP_ADDRESS_BLOCKED',
          'API_KEY_SERVICE_BLOCKED',
          'API_KEY_ANDROID_APP_BLOCKED',
          'API_KEY_IOS_APP_BLOCKED',
        ],
      },
      title: 'The key’s restrictions do not allow this call',
      summary: 'The key is valid, but it may be used only from certain sites, addresses or apps, or only for certain APIs.',
      category: 'permission',
      causes: [
        {
          text: 'The key is restricted to other websites than the page that called',
          confirmedBy: { code: 'API_KEY_HTTP_REFERRER_BLOCKED' },
        },
        { text: 'The key is restricted to other IP addresses', confirmedBy: { code: 'API_KEY_IP_ADDRESS_BLOCKED' } },
        { text: 'The key is restricted to other APIs', confirmedBy: { code: 'API_KEY_SERVICE_BLOCKED' } },
        {
          text: 'The key is restricted to Android or iOS apps',
          confirmedBy: { code: ['API_KEY_ANDROID_APP_BLOCKED', 'API_KEY_IOS_APP_BLOCKED'] },
        },
      ],
      fixes: [
        {
          text: 'Add the site, address, app or API to the key’s restrictions; it takes up to five minutes',
          url: 'https://console.cloud.google.com/apis/credentials',
        },
        { text: 'Use a key of its own for each of browser, server and app' },
      ],
    },
    {
      id: 'service-disabled',
      when: { code: ['SERVICE_DISABLED', 'accessNotConfigured'] },
      title: 'This API is not enabled in the project',
      summary: 'The project of the key or token has never switched this API on, or has switched it off.',
      category: 'permission',
      causes: [
        { text: 'The API was not enabled in the project that the message names' },
        { text: 'Key or token belong to another project than the one meant' },
        { text: 'The API was enabled moments ago' },
      ],
      fixes: [
        {
          text: 'Open the link in the message and enable the API; wait a few minutes',
          url: 'https://console.cloud.google.com/apis/library',
        },
        { text: 'For user credentials, set the project to charge with the X-Goog-User-Project header' },
      ],
    },
    {
      id: 'billing-disabled',
      when: { code: 'BILLING_DISABLED' },
      title: 'The project has no active billing account',
      summary: 'This API works only in projects that are linked to a billing account.',
      category: 'billing',
      causes: [{ text: 'The project is not linked to a billing account, or the account is closed or suspended' }],
      fixes: [
        {
          text: 'Link a billing account to the project, then wait a few minutes',
          url: 'https://console.cloud.google.com/billing/projects',
        },
      ],
    },
    {
      id: 'token-expired',
      when: { code: 'ACCESS_TOKEN_EXPIRED' },
      title: 'The access token has expired',
      summary: 'Google’s access tokens live for an hour; this one is older.',
      category: 'auth',
      causes: [
        {
          text: 'The token has expired and was not refreshed',
          confirmedBy: { any: [{ code: 'ACCESS_TOKEN_EXPIRED' }, { check: 'credential-expired' }] },
        },
      ],
      fixes: [
        { text: 'Get a new token with the refresh token, or let the client library do it: it refreshes by itself' },
        { text: 'By hand', snippets: [{ language: 'bash', code: 'gcloud auth print-access-token' }] },
        { text: 'Where refreshing fails too, sign in again', url: 'https://developers.google.com/identity/protocols/oauth2#expiration' },
      ],
    },
    {
      id: 'unauthenticated',
      when: {
        all: [
          { status: 401 },
          { code: ['UNAUTHENTICATED', 'CREDENTIALS_MISSING', 'ACCESS_TOKEN_TYPE_UNSUPPORTED', 'authError', 'required'] },
        ],
      },
      title: 'Google did not accept the credentials',
      summary: 'The call needs a valid OAuth token; what was sent is missing, expired, or of a kind that this API does not take.',
      category: 'auth',
      causes: [
        { text: 'Neither a token nor a key was sent', when: { check: 'credential-missing' } },
        {
          text: 'An API key was sent, but this API wants an OAuth access token',
          confirmedBy: { message: { contains: ['API keys are not supported by this API'] } },
        },
        {
          text: 'Something else than an OAuth access token was sent as one, such as an API key or an ID token',
          confirmedBy: { code: 'ACCESS_TOKEN_TYPE_UNSUPPORTED' },
        },
        {
          text: 'An API key stands behind Bearer: it belongs in the X-Goog-Api-Key header or in ?key=',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer AIza' } },
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
        { text: 'The access token has expired (after an hour) or was revoked' },
      ],
      fixes: [
        { text: 'Get a fresh access token and send it as a Bearer token' },
        {
          text: 'Try it with gcloud’s',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{url|https://cloudresourcemanager.googleapis.com/v1/projects}} -H "Authorization: Bearer $(gcloud auth print-access-token)"',
            },
          ],
          url: 'https://cloud.google.com/docs/authentication/rest',
        },
      ],
    },
    {
      id: 'unregistered-caller',
      when: { all: [{ status: 403 }, { code: 'PERMISSION_DENIED' }, { message: { contains: 'unregistered callers' } }] },
      title: 'Google found neither a key nor a token',
      summary: 'Google cannot tell which project the call belongs to.',
      category: 'auth',
      causes: [
        { text: 'No API key and no access token was sent', when: { check: 'credential-missing' } },
        {
          text: 'The key or token is in a header or parameter that Google does not read, or is empty',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Send an API key in the X-Goog-Api-Key header, or an access token as a Bearer token',
          url: 'https://cloud.google.com/docs/authentication',
        },
      ],
    },
    {
      id: 'scope-insufficient',
      when: { code: ['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'insufficientPermissions', 'insufficientScopes'] },
      title: 'The token lacks an OAuth scope',
      summary: 'The token is valid, but the user was not asked for a scope that this method needs.',
      category: 'permission',
      causes: [
        { text: 'The scope was not requested at sign-in, or the user unchecked it' },
        { text: 'The token is an old one, made before the scope was added' },
        { text: 'The virtual machine’s service account runs with narrow access scopes' },
      ],
      fixes: [
        {
          text: 'Request the scope that the method’s reference names, and have the user consent again',
          url: 'https://developers.google.com/identity/protocols/oauth2/scopes',
        },
        { text: 'Throw stored tokens away first: refreshing keeps the old scopes' },
      ],
    },
    {
      id: 'security-rules',
      when: {
        all: [{ status: 403 }, { code: 'PERMISSION_DENIED' }, { host: ['firestore.googleapis.com', 'firebasestorage.googleapis.com'] }],
      },
      title: 'Security rules or IAM do not allow this access',
      summary: 'With a user’s or no sign-in, the security rules decide; with a service account, IAM does.',
      category: 'permission',
      causes: [
        { text: 'No rule allows this operation for this path and user' },
        { text: 'No user is signed in, and the rules ask for request.auth', ruledOutBy: { requestHeader: 'Authorization' } },
        { text: 'A query asks for more than the rules allow: rules are no filters' },
        { text: 'The service account lacks a role such as Cloud Datastore User' },
      ],
      fixes: [
        { text: 'Sign the user in first and send the ID token as a Bearer token' },
        { text: 'Change the rules and try the request in the rules playground', url: 'https://firebase.google.com/docs/rules/simulator' },
        { text: 'For server code, use a service account with the right IAM role' },
      ],
      warnings: ['Do not open the database to everybody (allow read, write: if true) to get rid of the error'],
    },
    {
      id: 'key-leaked',
      when: { all: [{ status: 403 }, { code: 'PERMISSION_DENIED' }, { message: { contains: 'reported as leaked' } }] },
      title: 'Google has blocked this key because it leaked',
      summary: 'The key was found in public, so that Google accepts it no longer.',
      category: 'auth',
      causes: [{ text: 'The key stands in a public repository, page or app, and was reported' }],
      fixes: [
        {
          text: 'Create a new key, delete this one, and use the new one from a server only',
          url: 'https://aistudio.google.com/app/apikey',
        },
        { text: 'Look for the old key in repositories, their history, and in what pages deliver' },
      ],
    },
    {
      id: 'permission-denied',
      when: { all: [{ status: 403 }, { code: ['PERMISSION_DENIED', 'IAM_PERMISSION_DENIED', 'forbidden'] }] },
      title: 'The caller lacks a permission',
      summary: 'Google knows who calls; this account has no role with the permission for this resource, or the resource does not exist.',
      category: 'permission',
      causes: [
        {
          text: 'The account has no IAM role with the permission that the message names',
          confirmedBy: {
            all: [
              { any: [{ code: 'IAM_PERMISSION_DENIED' }, { message: { startsWith: "Permission '" } }] },
              { not: { message: { contains: 'may not exist' } } },
            ],
          },
        },
        { text: 'The call runs as another account than expected' },
        { text: 'The resource does not exist: Google then often says that permission is denied or it may not exist' },
        { text: 'The file or calendar was not shared with the account' },
      ],
      fixes: [
        {
          text: 'Find the permission in the message or in details.metadata, and grant a role that has it',
          url: 'https://cloud.google.com/iam/docs/permissions-reference',
        },
        { text: 'Check as whom the call is made', snippets: [{ language: 'bash', code: 'gcloud auth list' }] },
        { text: 'New roles take a few minutes to work' },
      ],
      links: [{ text: 'Troubleshoot access', url: 'https://cloud.google.com/iam/docs/troubleshooting-access' }],
    },
    {
      id: 'gemini-quota',
      when: {
        all: [{ status: 429 }, { host: 'generativelanguage.googleapis.com' }, { code: ['RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'] }],
      },
      title: 'The Gemini quota of the project is used up',
      summary: 'Requests and tokens are limited per minute and per day, per project and model.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The project is on the free tier, whose quota is small',
          confirmedBy: {
            any: [
              { message: { contains: 'free_tier' } },
              { responseField: '/error/details/*/violations/*/quotaId', is: { endsWith: 'FreeTier' } },
            ],
          },
        },
        {
          text: 'The quota of the minute is used up',
          confirmedBy: { responseField: '/error/details/*/violations/*/quotaId', is: { contains: 'PerMinute' } },
        },
        {
          text: 'The quota of the day is used up; it begins anew at midnight Pacific time',
          confirmedBy: { responseField: '/error/details/*/violations/*/quotaId', is: { contains: 'PerDay' } },
        },
      ],
      fixes: [
        { text: 'Wait as long as the answer says (retryDelay), then retry with growing pauses' },
        {
          text: 'Turn on billing for the project to leave the free tier, or ask for more quota',
          url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
        },
        { text: 'Send fewer and shorter requests, or use a model with a larger quota' },
      ],
    },
    {
      id: 'daily-quota',
      when: { code: ['dailyLimitExceeded', 'quotaExceeded', 'dailyLimitExceededUnreg'] },
      title: 'A quota of the project is used up',
      summary: 'Mostly it is the API’s quota of the day, or a cap that was set for it; then waiting seconds does not help.',
      category: 'rate-limit',
      causes: [
        { text: 'The project has used its quota of the day: some calls cost many units, as a YouTube search does' },
        {
          text: 'Another quota is meant than that of the day: a size, a number of things, or a rate; the message says which',
          ruledOutBy: { code: ['dailyLimitExceeded', 'dailyLimitExceededUnreg'] },
        },
        { text: 'No key was sent, so the call counts against a tiny anonymous quota', confirmedBy: { code: 'dailyLimitExceededUnreg' } },
      ],
      fixes: [
        { text: 'Look at the quota in the console and ask for more', url: 'https://console.cloud.google.com/iam-admin/quotas' },
        { text: 'Cache answers, and ask only for needed fields; daily quotas begin anew at midnight Pacific time' },
      ],
    },
    {
      id: 'rate-limit',
      when: {
        all: [
          { status: [403, 429] },
          { code: ['RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', 'rateLimitExceeded', 'userRateLimitExceeded', 'sharingRateLimitExceeded'] },
        ],
      },
      title: 'Over a quota or rate limit of this API',
      summary: 'The project or the user made more requests than the quota allows in its period, mostly a minute.',
      category: 'rate-limit',
      causes: [
        { text: 'One user sent too many requests', confirmedBy: { code: 'userRateLimitExceeded' } },
        { text: 'The project’s quota per minute is used up, by this client or others' },
        { text: 'The quota was set to a low value, or is 0 for new projects' },
      ],
      fixes: [
        { text: 'Retry with exponential backoff: 1, 2, 4 … seconds plus a random part, or as RetryInfo says' },
        { text: 'Look at the quota that the answer names, and ask for more', url: 'https://console.cloud.google.com/iam-admin/quotas' },
        { text: 'Batch requests, and ask only for needed fields' },
      ],
    },
    {
      id: 'missing-index',
      when: {
        all: [{ status: 400 }, { code: 'FAILED_PRECONDITION' }, { host: 'firestore.googleapis.com' }, { message: { contains: 'index' } }],
      },
      title: 'The query needs an index that does not exist',
      summary: 'Firestore answers only queries for which an index exists; this combination of fields has none yet.',
      category: 'validation',
      causes: [
        {
          text: 'The composite index for these filters and orders was never made',
          ruledOutBy: { message: { contains: 'currently building' } },
        },
        { text: 'The index is still being built', confirmedBy: { message: { contains: 'currently building' } } },
      ],
      fixes: [
        { text: 'Open the link in the message: it creates the index; then wait until it is built' },
        {
          text: 'Put it into firestore.indexes.json, so that other environments get it too',
          url: 'https://firebase.google.com/docs/firestore/query-data/indexing',
        },
      ],
    },
    {
      id: 'location-not-supported',
      when: { all: [{ status: 400 }, { code: 'FAILED_PRECONDITION' }, { message: { contains: 'location is not supported' } }] },
      title: 'The API is not offered where this call comes from',
      summary: 'The address of the caller lies in a country that the API does not serve.',
      category: 'permission',
      causes: [{ text: 'The browser, server or VPN leaves the network in an unsupported region' }],
      fixes: [
        {
          text: 'Compare with the list of regions, and call from a server in one of them',
          url: 'https://ai.google.dev/gemini-api/docs/available-regions',
        },
      ],
    },
    {
      id: 'invalid-argument',
      when: { all: [{ status: 400 }, { code: ['INVALID_ARGUMENT', 'badRequest', 'invalidParameter', 'invalid', 'parseError'] }] },
      title: 'Google rejected an argument of the request',
      summary: 'A field is unknown, missing, or breaks a rule; fieldViolations or the message name it.',
      category: 'validation',
      causes: [
        {
          text: 'A field’s name is unknown: it is misspelt or belongs elsewhere',
          confirmedBy: { message: { contains: ['Unknown name', 'Cannot find field'] } },
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A value breaks the pattern, range or type that the field wants', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        { text: 'Correct the value of each field that fieldViolations names, as its description says' },
        { text: 'Try the call in the API’s reference with “Try this method”', url: 'https://developers.google.com/apis-explorer' },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: ['NOT_FOUND', 'notFound'] }] },
      title: 'Google found nothing of this name',
      summary: 'The resource does not exist in this project or location, or the account may not see it.',
      category: 'not-found',
      causes: [
        { text: 'Project, location or id in the path are misspelt, or it is in another location' },
        { text: 'It was deleted, or not shared with this account' },
        { text: 'The model or version does not exist', ruledOutBy: { not: { host: { contains: ['generativelanguage', 'aiplatform'] } } } },
      ],
      fixes: [{ text: 'List what exists with the parent’s list method, and take the full name from there' }],
    },
    {
      id: 'conflict',
      when: { all: [{ status: 409 }, { code: ['ALREADY_EXISTS', 'ABORTED', 'alreadyExists', 'conflict', 'duplicate'] }] },
      title: 'It exists already, or changed at the same time',
      summary: 'Google would have to make a double, or another write came in between.',
      category: 'conflict',
      causes: [
        { text: 'Something of this name exists already', confirmedBy: { code: ['ALREADY_EXISTS', 'alreadyExists', 'duplicate'] } },
        { text: 'Several transactions wrote the same data', confirmedBy: { code: 'ABORTED' } },
      ],
      fixes: [
        { text: 'Use the one that exists, or another name' },
        { text: 'After ABORTED, read anew and repeat the whole transaction, with growing pauses' },
      ],
    },
    {
      id: 'unavailable',
      when: {
        all: [
          { status: [500, 503, 504] },
          { code: ['UNAVAILABLE', 'INTERNAL', 'UNKNOWN', 'DEADLINE_EXCEEDED', 'backendError', 'internalError'] },
        ],
      },
      title: 'Google’s service failed or is overloaded',
      summary: 'The request was not at fault: the service had an error, no capacity, or took too long.',
      category: 'server',
      causes: [
        { text: 'The service or model is overloaded', confirmedBy: { message: { contains: 'overloaded' } } },
        { text: 'An incident: see the status page' },
        { text: 'The call took longer than its deadline', confirmedBy: { code: 'DEADLINE_EXCEEDED' } },
      ],
      fixes: [
        { text: 'Retry with exponential backoff: 1, 2, 4 … seconds plus a random part' },
        { text: 'Look at the status page', url: 'https://status.cloud.google.com' },
      ],
      warnings: ['A write may have been carried out all the same: read before you repeat it'],
    },
  ],
} satisfies RulePack;

const url = 'https://run.googleapis.com/v2/projects/demo-app/locations/europe-west1/services';
const token = { Authorization: 'Bearer ya29.EXAMPLE-not-a-real-token', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json; charset=UTF-8', Server: 'ESF' };
const error = (code: number, status: string, message: string, details?: readonly object[]): string =>
  JSON.stringify({ error: { code, message, status, ...(details ? { details } : {}) } }, null, 2);
const info = (reason: string): object => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata: { service: 'run.googleapis.com' },
});
const firestore = 'https://firestore.googleapis.com/v1/projects/demo-app/databases/(default)/documents/orders/o-77';
const gemini = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-example:generateContent';

export const examples: readonly Example[] = [
  {
    rule: 'unauthenticated',
    why: 'an API key behind Bearer, which is no ID token',
    request: {
      method: 'POST',
      url: gemini,
      headers: { Authorization: 'Bearer AIzaEXAMPLE-no-key', 'Content-Type': 'application/json' },
      body: '{}',
    },
    response: {
      status: 401,
      headers: served,
      body: error(
        401,
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
        [info('ACCESS_TOKEN_TYPE_UNSUPPORTED')],
      ),
    },
    verdicts: { confirmed: ['Something else than an OAuth access token', 'An API key stands behind Bearer'] },
  },
  {
    rule: 'permission-denied',
    why: 'or it may not exist: the missing role is not proved',
    request: { url, headers: token },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', "Permission 'run.services.list' denied on resource 'projects/demo-app' (or it may not exist)."),
    },
    verdicts: { possible: ['The account has no IAM role', 'The resource does not exist'] },
  },
  {
    rule: 'key-leaked',
    why: 'as Gemini answers',
    request: {
      method: 'POST',
      url: gemini,
      headers: { 'X-Goog-Api-Key': 'AIzaEXAMPLE-no-key', 'Content-Type': 'application/json' },
      body: '{}',
    },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    },
  },
  {
    rule: 'api-key-invalid',
    why: 'an expired key has the same reason',
    request: {
      method: 'POST',
      url: gemini,
      headers: { 'X-Goog-Api-Key': 'AIzaEXAMPLE-no-key', 'Content-Type': 'application/json' },
      body: '{}',
    },
    response: {
      status: 400,
      headers: served,
      body: error(400, 'INVALID_ARGUMENT', 'API key expired. Please renew the API key.', [info('API_KEY_INVALID')]),
    },
    verdicts: { confirmed: ['The key has expired'], 'ruled-out': ['The key was deleted'] },
  },
  {
    rule: 'api-key-invalid',
    why: 'a placeholder',
    request: { method: 'POST', url: gemini, headers: { 'X-Goog-Api-Key': 'YOUR_API_KEY' }, body: '{}' },
    response: {
      status: 400,
      headers: served,
      body: error(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [info('API_KEY_INVALID')]),
    },
    verdicts: { confirmed: ['A placeholder was sent'] },
  },
  {
    rule: 'api-key-restricted',
    why: 'another site',
    request: { url: `${url}?key=EXAMPLE-not-a-real-key` },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', 'Requests from referer https://app.shop.example/ are blocked.', [
        info('API_KEY_HTTP_REFERRER_BLOCKED'),
      ]),
    },
    verdicts: { confirmed: ['The key is restricted to other websites'] },
  },
  {
    rule: 'service-disabled',
    why: 'an API never switched on',
    request: { url, headers: token },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', 'Cloud Run Admin API has not been used in project 12 before or it is disabled.', [
        info('SERVICE_DISABLED'),
      ]),
    },
  },
  {
    rule: 'billing-disabled',
    why: 'no billing account',
    request: { url, headers: token },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', 'This API method requires billing to be enabled.', [info('BILLING_DISABLED')]),
    },
  },
  {
    rule: 'token-expired',
    why: 'after an hour',
    request: { url, headers: token },
    response: {
      status: 401,
      headers: served,
      body: error(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', [info('ACCESS_TOKEN_EXPIRED')]),
    },
    verdicts: { confirmed: ['The token has expired and'] },
  },
  {
    rule: 'unauthenticated',
    why: 'an API key where a token is wanted',
    request: { url: `${url}?key=EXAMPLE-not-a-real-key` },
    response: {
      status: 401,
      headers: served,
      body: error(401, 'UNAUTHENTICATED', 'API keys are not supported by this API. Expected OAuth2 access token.', [
        info('CREDENTIALS_MISSING'),
      ]),
    },
    verdicts: { confirmed: ['An API key was sent'] },
  },
  {
    rule: 'unregistered-caller',
    why: 'nothing sent',
    request: { method: 'POST', url: gemini, headers: { 'Content-Type': 'application/json' }, body: '{}' },
    response: {
      status: 403,
      headers: served,
      body: error(
        403,
        'PERMISSION_DENIED',
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      ),
    },
    verdicts: { confirmed: ['No API key and no access token'] },
  },
  {
    rule: 'scope-insufficient',
    why: 'a read-only token',
    request: { method: 'POST', url, headers: token, body: '{}' },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [info('ACCESS_TOKEN_SCOPE_INSUFFICIENT')]),
    },
  },
  {
    rule: 'security-rules',
    why: 'nobody signed in',
    request: { url: firestore, headers: { Accept: 'application/json' } },
    response: { status: 403, headers: served, body: error(403, 'PERMISSION_DENIED', 'Missing or insufficient permissions.') },
    verdicts: { possible: ['No user is signed in'] },
  },
  {
    rule: 'permission-denied',
    why: 'a missing role',
    request: { url, headers: token },
    response: {
      status: 403,
      headers: served,
      body: error(403, 'PERMISSION_DENIED', "Permission 'run.services.list' denied on resource (or it may not exist).", [
        info('IAM_PERMISSION_DENIED'),
      ]),
    },
    verdicts: { possible: ['The account has no IAM role'] },
  },
  {
    rule: 'gemini-quota',
    why: 'the free tier’s minute',
    request: { method: 'POST', url: gemini, headers: { 'X-Goog-Api-Key': 'EXAMPLE-not-a-real-key' }, body: '{}' },
    response: {
      status: 429,
      headers: served,
      body: error(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.', [
        {
          '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
          violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier', quotaValue: '5' }],
        },
        { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '43s' },
      ]),
    },
    verdicts: { confirmed: ['The project is on the free tier', 'The quota of the minute'], possible: ['The quota of the day'] },
  },
  {
    rule: 'daily-quota',
    why: 'YouTube’s units',
    request: { url: 'https://www.googleapis.com/youtube/v3/search?q=x&key=EXAMPLE-not-a-real-key' },
    response: {
      status: 403,
      headers: served,
      body: '{"error":{"code":403,"message":"The request cannot be completed because you have exceeded your quota.","errors":[{"message":"The request cannot be completed because you have exceeded your quota.","domain":"youtube.quota","reason":"quotaExceeded"}]}}',
    },
  },
  {
    rule: 'rate-limit',
    why: 'Drive’s older reasons',
    request: { url: 'https://www.googleapis.com/drive/v3/files', headers: token },
    response: {
      status: 403,
      headers: served,
      body: '{"error":{"code":403,"message":"User Rate Limit Exceeded.","errors":[{"domain":"usageLimits","reason":"userRateLimitExceeded","message":"User Rate Limit Exceeded."}]}}',
    },
    verdicts: { confirmed: ['One user sent too many'] },
  },
  {
    rule: 'missing-index',
    why: 'a new combination of filters',
    request: {
      method: 'POST',
      url: 'https://firestore.googleapis.com/v1/projects/demo-app/databases/(default)/documents:runQuery',
      headers: token,
      body: '{}',
    },
    response: {
      status: 400,
      headers: served,
      body: `[${error(400, 'FAILED_PRECONDITION', 'The query requires an index. You can create it here: https://console.firebase.google.com/EXAMPLE')}]`,
    },
    verdicts: { possible: ['The composite index'] },
  },
  {
    rule: 'location-not-supported',
    why: 'a region without Gemini',
    request: { method: 'POST', url: gemini, headers: { 'X-Goog-Api-Key': 'EXAMPLE-not-a-real-key' }, body: '{}' },
    response: { status: 400, headers: served, body: error(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.') },
  },
  {
    rule: 'invalid-argument',
    why: 'an unknown field',
    request: { method: 'POST', url, headers: token, body: '{"nmae":"x"}' },
    response: {
      status: 400,
      headers: served,
      body: error(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unknown name "nmae": Cannot find field.'),
    },
    verdicts: { confirmed: ['A field’s name is unknown'] },
  },
  {
    rule: 'not-found',
    why: 'a service that is not there',
    request: { url: `${url}/shop`, headers: token },
    response: { status: 404, headers: served, body: error(404, 'NOT_FOUND', "Resource 'shop' of kind 'SERVICE' does not exist.") },
  },
  {
    rule: 'conflict',
    why: 'a second one of the name',
    request: { method: 'POST', url, headers: token, body: '{}' },
    response: { status: 409, headers: served, body: error(409, 'ALREADY_EXISTS', "Resource 'shop' already exists.") },
    verdicts: { confirmed: ['Something of this name exists'] },
  },
  {
    rule: 'unavailable',
    why: 'an overloaded model',
    request: { method: 'POST', url: gemini, headers: { 'X-Goog-Api-Key': 'EXAMPLE-not-a-real-key' }, body: '{}' },
    response: { status: 503, headers: served, body: error(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.') },
    verdicts: { confirmed: ['The service or model is overloaded'] },
  },
  {
    rule: null,
    why: 'near miss: somebody else’s API in the same form',
    request: { url: 'https://api.other.example/v1/things' },
    response: { status: 403, headers: served, body: error(403, 'PERMISSION_DENIED', 'Not allowed.', [info('SERVICE_DISABLED')]) },
  },
];
