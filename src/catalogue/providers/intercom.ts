import type { Example, RulePack } from '../../model';

/**
 * Intercom's API. Sources: https://developers.intercom.com/docs/references/rest-api/errors/error-codes,
 * https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting
 */

const CODES = 'https://developers.intercom.com/docs/references/rest-api/errors/error-codes';
const HUB = 'https://app.intercom.com/a/apps/_/developer-hub';

const unauthorized = [
  'unauthorized',
  'token_unauthorized',
  'token_not_found',
  'token_blocked',
  'token_suspended',
  'token_revoked',
  'token_expired',
];

export default {
  id: 'intercom',
  name: 'Intercom',
  kind: 'api',
  docs: CODES,
  statusPage: 'https://www.intercomstatus.com',
  support: { url: 'https://www.intercom.com/help', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['api.intercom.io', 'api.eu.intercom.io', 'api.au.intercom.io'],
    fingerprints: [{ all: [{ responseHeader: 'X-Intercom-Version' }, { responseField: '/type', is: 'error.list' }] }],
  },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_INTERCOM_ACCESS_TOKEN' }],
  secrets: { keys: [{ kind: 'Intercom access token', prefix: 'dG9r', alphabet: 'base64', minLength: 40 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { any: [{ code: unauthorized }, { all: [{ status: 401 }, { not: { code: unauthorized } }] }] },
      title: 'Intercom did not accept the access token',
      summary: 'The token is missing, unknown, revoked, or of a workspace in another region.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', when: { check: 'credential-wrong-scheme' } },
        {
          text: 'The token is invalid or was revoked, or the app was uninstalled from the workspace',
          ruledOutBy: { check: 'credential-missing' },
        },
        {
          text: 'The workspace is hosted in another region (US, EU, Australia) than the host called',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'The token’s scopes do not cover this resource', ruledOutBy: { not: { code: 'token_unauthorized' } } },
      ],
      fixes: [
        {
          text: 'Copy the access token from the Developer Hub → your app → Authentication, or regenerate it there',
          snippets: [{ language: 'bash', code: "curl {{origin|'https://api.intercom.io'}}/me -H 'Authorization: Bearer {{credential}}'" }],
          url: HUB,
        },
        { text: 'For a workspace in Europe call api.eu.intercom.io, in Australia api.au.intercom.io' },
      ],
    },
    {
      id: 'forbidden',
      when: {
        any: [
          { code: ['api_plan_restricted', 'action_forbidden', 'forbidden'] },
          { all: [{ status: 403 }, { not: { code: ['api_plan_restricted', 'action_forbidden', 'forbidden'] } }] },
        ],
      },
      title: 'The app or the plan does not allow this',
      summary: 'The token is valid, but the app’s permissions or the workspace’s plan do not include this.',
      category: 'permission',
      causes: [
        { text: 'The workspace’s plan lacks this feature', when: { code: 'api_plan_restricted' } },
        { text: 'The app lacks the permission (OAuth scope) for this resource', ruledOutBy: { code: 'api_plan_restricted' } },
      ],
      fixes: [
        { text: 'Edit the app’s permissions in the Developer Hub, then let the workspace authorize again', url: HUB },
        { text: 'Upgrade the plan where it lacks the feature' },
      ],
    },
    {
      id: 'not-found',
      when: { any: [{ status: 404 }, { code: ['not_found', 'company_not_found', 'admin_not_found', 'resource_not_found'] }] },
      title: 'Intercom finds no such resource',
      summary: 'The id names nothing in the workspace of this token.',
      category: 'not-found',
      causes: [
        { text: 'The contact or other resource was deleted, merged or archived' },
        { text: 'Your own user id was sent (external_id) where the API wants Intercom’s id' },
        { text: 'The id is of another workspace, such as the test workspace' },
        { text: 'The path does not exist in the version that was sent' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Search for the contact by email or external_id and use the id that comes back',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{origin|\'https://api.intercom.io\'}}/contacts/search \\\n  -H \'Authorization: Bearer {{credential}}\' \\\n  -H \'Content-Type: application/json\' \\\n  -d \'{"query":{"field":"external_id","operator":"=","value":"YOUR_ID"}}\'',
            },
          ],
        },
        { text: 'Check that the token is of the workspace that has it' },
      ],
    },
    {
      id: 'conflict',
      when: { any: [{ status: 409 }, { code: ['conflict', 'resource_conflict', 'scroll_exists'] }] },
      title: 'It exists already, or is in use',
      summary: 'A contact with this email or external_id exists, perhaps archived, or a scroll is still open.',
      category: 'conflict',
      causes: [
        {
          text: 'A contact with the same email or external_id exists',
          confirmedBy: { message: { contains: ['already exists', 'matching those details'] } },
        },
        { text: 'A scroll of companies is still open: one per app at a time', when: { code: 'scroll_exists' } },
        { text: 'The request was sent twice', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Take the id that the message names, and update that contact; unarchive it where it is archived' },
        { text: 'Wait a minute until the scroll expires' },
      ],
    },
    {
      id: 'bad-parameter',
      when: {
        code: [
          'parameter_invalid',
          'parameter_not_found',
          'missing_parameter',
          'bad_request',
          'client_error',
          'unprocessable_entity',
          'invalid_document',
          'type_mismatch',
          'media_type_not_acceptable',
          'unsupported_media_type',
          'not_acceptable',
        ],
      },
      title: 'A parameter is missing or invalid',
      summary: 'Intercom read the request, but one of its parameters is not as the endpoint wants it.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', confirmedBy: { check: 'json-malformed' } },
        { text: 'A parameter that is required is missing', when: { code: ['missing_parameter', 'parameter_not_found'] } },
        {
          text: 'A value is not allowed or has the wrong type (times are seconds since 1970)',
          when: { code: ['parameter_invalid', 'type_mismatch'] },
        },
        { text: 'A custom attribute was not created before it was set' },
        {
          text: 'Accept or Content-Type is not application/json',
          when: { code: ['media_type_not_acceptable', 'not_acceptable', 'unsupported_media_type'] },
        },
      ],
      fixes: [
        {
          text: 'Correct the parameter that field or message names',
          url: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io',
        },
        { text: 'Create data attributes first under /data_attributes' },
      ],
    },
    {
      id: 'version',
      when: { code: 'intercom_version_invalid' },
      title: 'The Intercom-Version does not exist or lacks this',
      summary: 'The version that was sent, or the app’s default, has no such resource.',
      category: 'deprecated',
      causes: [
        { text: 'The version header names no version', ruledOutBy: { not: { requestHeader: 'Intercom-Version' } } },
        {
          text: 'No version was sent, so the app’s default from the Developer Hub is used',
          when: { not: { requestHeader: 'Intercom-Version' } },
        },
        { text: 'The resource belongs to a newer version or to Unstable' },
      ],
      fixes: [
        {
          text: 'Send Intercom-Version with a version that has the endpoint',
          url: 'https://developers.intercom.com/docs',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { any: [{ status: 429 }, { code: 'rate_limit_exceeded' }] },
      title: 'Intercom is asked too often',
      summary: 'An app may make so many calls per minute, counted in 10-second slices; X-RateLimit-Reset says when the slice ends.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The app’s limit for the current 10 seconds is used up',
          confirmedBy: { responseHeader: 'X-RateLimit-Remaining', is: '0' },
        },
        { text: 'All apps of the workspace together are over its limit' },
      ],
      fixes: [
        { text: 'Wait until X-RateLimit-Reset (seconds since 1970), then spread calls over time' },
        { text: 'Use webhooks in place of polling, and search in place of fetching one by one' },
      ],
      tables: [
        {
          title: 'Calls per minute',
          columns: ['For', 'Calls'],
          rows: [
            ['One private app', '10,000'],
            ['One workspace, all apps', '25,000'],
          ],
        },
      ],
      links: [{ text: 'Rate limiting', url: 'https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting' }],
    },
    {
      id: 'intercom-failed',
      when: { any: [{ status: [500, 502, 503, 504] }, { code: ['server_error', 'service_unavailable'] }] },
      title: 'Intercom failed',
      summary: 'The failure is on Intercom’s side.',
      category: 'server',
      causes: [{ text: 'A fault or outage at Intercom' }],
      fixes: [{ text: 'Try again with growing waits, and look at the status page', url: 'https://www.intercomstatus.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.intercom.io/contacts/6fake';
const bearer = { Authorization: 'Bearer FAKE_not_real', 'Intercom-Version': '2.11' };
const json = { 'Content-Type': 'application/json; charset=utf-8', 'X-Request-Id': 'anEXAMPLE01' };

const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: bearer },
  response: { status, headers: json, body: JSON.stringify({ type: 'error.list', request_id: 'anEXAMPLE01', errors: [{ code, message }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a revoked token', 401, 'unauthorized', 'Access Token Invalid', {
    verdicts: { possible: ['The token is invalid', 'The workspace is hosted'], 'ruled-out': ['No token', 'The token’s scopes'] },
  }),
  refused('forbidden', 'a plan without it', 403, 'api_plan_restricted', 'Active subscription needed.', {
    verdicts: { confirmed: ['The workspace’s plan'] },
  }),
  refused('not-found', 'an external id', 404, 'not_found', 'User Not Found'),
  refused('conflict', 'a contact twice', 409, 'conflict', 'A contact matching those details already exists with id=5f', {
    verdicts: { confirmed: ['A contact with the same'] },
  }),
  refused('bad-parameter', 'a date as text', 400, 'parameter_invalid', 'signed_up_at is not a valid timestamp'),
  refused(
    'version',
    'an endpoint of a newer version',
    400,
    'intercom_version_invalid',
    'Requested resource is not available in current API version',
    {
      request: { url, headers: { Authorization: 'Bearer FAKE_not_real' } },
      verdicts: { confirmed: ['No version was sent'], 'ruled-out': ['The version header'] },
    },
  ),
  refused('rate-limit', 'a slice used up', 429, 'rate_limit_exceeded', 'Exceeded rate limit', {
    response: {
      status: 429,
      headers: { ...json, 'X-RateLimit-Remaining': '0' },
      body: '{"type":"error.list","errors":[{"code":"rate_limit_exceeded","message":"Exceeded rate limit"}]}',
    },
    verdicts: { confirmed: ['The app’s limit'] },
  }),
  refused('intercom-failed', 'a fault', 500, 'server_error', 'Server Error'),
  {
    rule: null,
    why: 'near miss: another API with the same form',
    request: { url: 'https://api.other.example/contacts/1' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: '{"type":"error.list","errors":[{"code":"not_found","message":"x"}]}',
    },
  },
];
