import type { Example, RulePack } from '../../model';

/**
 * Pipedrive's API. Sources: https://pipedrive.readme.io/docs/core-api-concepts-http-status-codes,
 * https://pipedrive.readme.io/docs/core-api-concepts-responses, https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting
 */

const CODES = 'https://pipedrive.readme.io/docs/core-api-concepts-http-status-codes';
const LIMITS = 'https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting';

export default {
  id: 'pipedrive',
  name: 'Pipedrive',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://status.pipedrive.com',
  support: { url: 'https://support.pipedrive.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.pipedrive.com', 'oauth.pipedrive.com', '*.pipedrive.com'], paths: ['/v1/*', '/v2/*', '/api/*', '/oauth/*'] },
  envelope: { requestId: ['header:X-Correlation-Id'] },
  credentials: [
    { in: 'header', name: 'x-api-token', placeholder: 'YOUR_PIPEDRIVE_API_TOKEN' },
    { in: 'query', name: 'api_token', placeholder: 'YOUR_PIPEDRIVE_API_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_PIPEDRIVE_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Pipedrive did not accept the token',
      summary: 'Calls need the user’s API token in x-api-token, or a current OAuth token as Bearer.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The OAuth token has expired', ruledOutBy: { not: { requestHeader: 'Authorization' } } },
        {
          text: 'The API token was regenerated, or its user was deactivated',
          ruledOutBy: { any: [{ requestHeader: 'Authorization' }, { check: 'credential-missing' }] },
        },
        { text: 'An API token was sent as Bearer: it belongs into x-api-token', ruledOutBy: { not: { requestHeader: 'Authorization' } } },
      ],
      fixes: [
        {
          text: 'Copy the token from Personal preferences → API, and send it in its header',
          snippets: [{ language: 'bash', code: "curl https://api.pipedrive.com/v1/users/me -H 'x-api-token: {{credential}}'" }],
          url: 'https://pipedrive.readme.io/docs/core-api-concepts-authentication',
        },
        { text: 'With OAuth, refresh the access token when expires_in has passed' },
      ],
    },
    {
      id: 'payment-required',
      when: { status: 402 },
      title: 'The company’s account is not open',
      summary: 'The Pipedrive account of this company is closed, such as when a trial ended or payment details are missing.',
      category: 'billing',
      causes: [{ text: 'The trial has ended, or payment details were not entered' }],
      fixes: [{ text: 'Let the account’s owner subscribe or renew in Pipedrive’s billing settings' }],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'limit-of-plan',
      when: { all: [{ status: 403 }, { code: { startsWith: 'feature_capping' } }] },
      title: 'The plan’s number of these objects is reached',
      summary: 'The account has as many open deals, custom fields or similar as its plan allows, so no more can be added.',
      category: 'billing',
      causes: [
        { text: 'The limit of open deals is reached', when: { code: 'feature_capping_deals_limit' } },
        { text: 'Another limit of the plan is reached', ruledOutBy: { code: 'feature_capping_deals_limit' } },
      ],
      fixes: [
        { text: 'Close or delete what is no longer needed, or upgrade the plan' },
        { text: 'Tell the user which limit it is, with a link to the account’s usage page' },
      ],
      links: [{ text: 'Responses', url: 'https://pipedrive.readme.io/docs/core-api-concepts-responses' }],
    },
    {
      id: 'forbidden',
      when: { all: [{ status: 403 }, { not: { code: { startsWith: 'feature_capping' } } }] },
      title: 'The token may not do this',
      summary: 'The token is valid, but its scopes, or the user’s permissions, do not allow the call.',
      category: 'permission',
      causes: [
        {
          text: 'The OAuth app lacks the scope of this endpoint',
          confirmedBy: { message: { contains: 'scope and URL mismatch' } },
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
        { text: 'The user may not see or change this object: visibility groups and permission sets decide' },
        { text: 'Rate limits were exceeded so far that requests are blocked for a while' },
      ],
      fixes: [
        {
          text: 'Add the scope to the app in the Developer Hub, and let users install it again',
          url: 'https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations',
        },
        { text: 'Use the token of a user who may do this, such as an admin' },
      ],
    },
    {
      id: 'not-found',
      when: { status: [404, 410] },
      title: 'Pipedrive finds no such object or path',
      summary: 'The id is unknown in this company, the object was deleted, or the path does not exist.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The object was deleted or merged, or belongs to another company than the token' },
        { text: 'The endpoint was removed: it is permanently unavailable', confirmedBy: { status: 410 } },
        { text: 'The path mixes up the versions: v2 is under /api/v2/' },
      ],
      fixes: [
        {
          text: 'Open the object in Pipedrive: its address holds the id; compare the path with the reference',
          url: 'https://developers.pipedrive.com/docs/api/v1',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Pipedrive’s limit is used up',
      summary: 'There is a limit for bursts of each user in 2 seconds, and a daily budget of tokens for the whole company.',
      category: 'rate-limit',
      causes: [
        { text: 'The burst limit (requests in 2 seconds) is used up', confirmedBy: { responseHeader: 'x-ratelimit-remaining', is: '0' } },
        {
          text: 'The company’s daily budget of tokens is used up: it starts again the next day',
          confirmedBy: {
            any: [
              { responseHeader: 'x-daily-ratelimit-token-remaining', is: '0' },
              { responseHeader: 'x-daily-requests-left', is: '0' },
            ],
          },
        },
        { text: 'Search has a tighter limit of its own', ruledOutBy: { not: { path: { contains: 'search' } } } },
      ],
      fixes: [
        { text: 'For a burst, wait as long as x-ratelimit-reset says (seconds), and put requests into a queue' },
        { text: 'For the budget: use v2 endpoints, which cost fewer tokens, lists of up to 500, and webhooks in place of polling' },
      ],
      links: [{ text: 'Rate limiting', url: LIMITS }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Pipedrive could not use the request',
      summary: 'A parameter is missing or has the wrong form; error says which.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A custom field is named by its label: its key is a hash of 40 characters' },
        { text: 'The limit of webhooks is reached', ruledOutBy: { not: { all: [{ status: 422 }, { path: { contains: '/webhooks' } }] } } },
      ],
      fixes: [
        {
          text: 'Ask for the fields and their keys',
          snippets: [{ language: 'bash', code: "curl https://api.pipedrive.com/v1/dealFields -H 'x-api-token: {{credential}}'" }],
        },
        { text: 'Send JSON with Content-Type: application/json, and ids as numbers' },
      ],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'feature-off',
      when: { status: 415 },
      title: 'The feature is not enabled, or the type is wrong',
      summary: 'Pipedrive answers 415 where a feature is not enabled for the company; others mean the Content-Type by it.',
      category: 'permission',
      causes: [
        { text: 'The feature behind the endpoint is not enabled for the company' },
        { text: 'Content-Type does not match the body', confirmedBy: { check: 'content-type-mismatch' } },
      ],
      fixes: [{ text: 'Enable the feature in the company settings; send JSON with Content-Type: application/json' }],
      links: [{ text: 'Status codes', url: CODES }],
    },
    {
      id: 'pipedrive-failed',
      when: { status: '5xx' },
      title: 'Pipedrive failed or is in maintenance',
      summary: 'The failure is on Pipedrive’s side.',
      category: 'server',
      causes: [
        { text: 'Scheduled maintenance', ruledOutBy: { not: { status: 503 } } },
        { text: 'A fault or outage at Pipedrive' },
        { text: 'Everything sent to Pipedrive fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://status.pipedrive.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.pipedrive.com/v1/deals';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, 'x-api-token': '0000fakefakefake' };

const refused = (rule: string, why: string, status: number, error: string, more: object = {}, rest: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"title":"x"}' },
  response: {
    status,
    headers: { ...json, 'X-Correlation-Id': '7b0aEX' },
    body: JSON.stringify({
      success: false,
      error,
      error_info: 'Please check developers.pipedrive.com',
      data: null,
      additional_data: null,
      ...more,
    }),
  },
  ...rest,
});

export const examples: readonly Example[] = [
  refused(
    'unauthorized',
    'no token',
    401,
    'unauthorized access',
    { errorCode: 401 },
    {
      request: { url, headers: { Accept: 'application/json' } },
      verdicts: { confirmed: ['No token'], 'ruled-out': ['The API token was regenerated', 'The OAuth token'] },
    },
  ),
  refused('payment-required', 'a trial that ended', 402, 'Company account is not open'),
  refused(
    'limit-of-plan',
    'too many deals',
    403,
    "Couldn't add the deal. Open deals limit reached.",
    { code: 'feature_capping_deals_limit' },
    {
      verdicts: { confirmed: ['The limit of open deals'], 'ruled-out': ['Another limit'] },
    },
  ),
  refused(
    'forbidden',
    'a scope too few',
    403,
    'Scope and URL mismatch',
    {},
    {
      request: { url, headers: { Authorization: 'Bearer FAKE' } },
      verdicts: { confirmed: ['The OAuth app lacks'] },
    },
  ),
  refused(
    'not-found',
    'a deleted deal',
    404,
    'Deal not found',
    {},
    { request: { url: `${url}/1`, headers: key }, verdicts: { possible: ['The endpoint was removed'] } },
  ),
  refused('rate-limit', 'a burst', 429, 'Request over limit'),
  refused(
    'bad-request',
    'no title',
    400,
    'title is required',
    {},
    { request: { method: 'POST', url, headers: key, body: '{"value":1}' }, verdicts: { confirmed: ['A required field'] } },
  ),
  refused('feature-off', 'a feature that is off', 415, 'Feature is not enabled'),
  refused('pipedrive-failed', 'maintenance', 503, 'Service unavailable'),
  {
    rule: null,
    why: 'near miss: another CRM',
    request: { url: 'https://crm.other.example/v1/deals' },
    response: { status: 404, headers: json, body: '{"success":false,"error":"Deal not found","data":null}' },
  },
];
