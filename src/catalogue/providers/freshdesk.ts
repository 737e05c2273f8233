import type { Example, RulePack } from '../../model';

/**
 * Freshdesk's API. Sources: https://developers.freshdesk.com/api/#error, https://developers.freshdesk.com/api/#ratelimit,
 * https://support.freshdesk.com/support/solutions/articles/225440-status-codes-and-its-reasons
 */

const ERRORS = 'https://developers.freshdesk.com/api/#error';
const LIMITS = 'https://developers.freshdesk.com/api/#ratelimit';
const stated = (code: string | readonly string[]) => ({ confirmedBy: { responseField: '/errors/*/code', is: code } });

export default {
  id: 'freshdesk',
  name: 'Freshdesk',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.freshworks.com',
  support: { url: 'https://support.freshdesk.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['*.freshdesk.com'], paths: ['/api/*'] },
  envelope: { requestId: ['header:X-Request-Id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_API_KEY_COLON_X' }],
  rules: [
    {
      id: 'authentication',
      when: { any: [{ code: 'invalid_credentials' }, { all: [{ status: 401 }, { not: { code: 'invalid_credentials' } }] }] },
      title: 'Freshdesk did not accept the API key',
      summary: 'The API takes the agent’s API key as user name with any password, sent as Basic, on the account’s own domain.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        {
          text: 'The key was sent as a Bearer token or under another scheme: Freshdesk reads Basic',
          // A JWT is no API key.
          confirmedBy: {
            all: [{ check: 'credential-wrong-scheme' }, { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ey' } } }],
          },
        },
        {
          text: 'The key is not encoded as Basic wants it: base64 of key, colon and a dummy password',
          confirmedBy: { check: 'credential-not-encoded' },
        },
        { text: 'The key was reset, or belongs to an agent who was deactivated', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The domain is that of another account than the key’s', ruledOutBy: { check: 'credential-missing' } },
        { text: 'API keys are switched off for the account or agent', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the key from Profile settings → View API key, and send it as user name with X as password',
          snippets: [
            { language: 'bash', code: 'curl {{origin|\'https://YOUR_DOMAIN.freshdesk.com\'}}/api/v2/agents/me -u "$FRESHDESK_API_KEY:X"' },
          ],
          url: 'https://developers.freshdesk.com/api/#authentication',
        },
      ],
    },
    {
      id: 'require-feature',
      when: { code: 'require_feature' },
      title: 'The plan does not include this feature',
      summary: 'The endpoint belongs to a feature that the account’s plan does not have.',
      category: 'billing',
      causes: [{ text: 'The feature that the message names is not in the plan', when: { code: 'require_feature' } }],
      fixes: [{ text: 'Upgrade the plan, or do without this endpoint' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'access-denied',
      when: { any: [{ code: 'access_denied' }, { all: [{ status: 403 }, { not: { code: ['access_denied', 'require_feature'] } }] }] },
      title: 'This agent may not do that',
      summary: 'The key is valid, but its agent lacks the role or scope, or the account has reached a limit.',
      category: 'permission',
      causes: [
        { text: 'The call needs an administrator’s key' },
        { text: 'The agent’s ticket scope (restricted or group) does not include this ticket' },
        { text: 'The account has reached its number of agents, or of failed logins' },
      ],
      fixes: [{ text: 'Use the key of an agent with the role, or give the role under Admin → Team → Roles' }],
      links: [
        { text: 'Status codes', url: 'https://support.freshdesk.com/support/solutions/articles/225440-status-codes-and-its-reasons' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Freshdesk finds no such record or path',
      summary: 'The id is unknown, the domain is wrong, or the path does not exist; the answer has no body.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
        { text: 'The ticket was deleted, merged or archived' },
        { text: 'The domain belongs to another account' },
        {
          text: 'The path lacks /api/v2/',
          when: {
            not: {
              any: [{ path: { startsWith: '/api/v2/' } }, { path: { startsWith: '/api/channel/' } }, { path: { startsWith: '/api/_/' } }],
            },
          },
        },
      ],
      fixes: [
        { text: 'Open the record in the browser on the same domain, and use the id of its address' },
        { text: 'Look for archived tickets under /api/v2/tickets/archived/ID' },
      ],
    },
    {
      id: 'duplicate',
      when: { all: [{ status: [400, 409] }, { responseField: '/errors/*/code', is: 'duplicate_value' }] },
      title: 'A record with this value exists already',
      summary: 'A value that must be unique, such as a contact’s email, is taken.',
      category: 'conflict',
      causes: [
        { text: 'Another record has this value', ...stated('duplicate_value') },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
      ],
      fixes: [{ text: 'Search for the record (contacts?email=) and update it; additional_info.user_id in the answer may name it' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'validation',
      when: { any: [{ all: [{ status: 400 }, { not: { responseField: '/errors/*/code', is: 'duplicate_value' } }] }, { status: 422 }] },
      title: 'Freshdesk rejected fields of the request',
      summary: 'Fields are missing, unknown, or have the wrong type or value; errors names each with its code.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { any: [{ check: 'json-malformed' }, { code: 'invalid_json' }] } },
        { text: 'A required field is missing', ...stated('missing_field') },
        {
          text: 'A value is not one of those allowed: status and priority are numbers',
          confirmedBy: {
            all: [
              { responseField: '/errors/*/code', is: 'invalid_value' },
              { responseField: '/errors/*/message', is: { contains: 'one of these values' } },
            ],
          },
        },
        { text: 'A value has the wrong type: numbers must not stand in quotes', ...stated('datatype_mismatch') },
        { text: 'A field is unknown: custom fields belong into custom_fields and begin with cf_', ...stated('invalid_field') },
        { text: 'A value or attachment is too large', ...stated('invalid_size') },
      ],
      fixes: [
        { text: 'Correct each field that errors names; the message lists the values that are allowed' },
        {
          text: 'Ask for the account’s fields and their values',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{origin|\'https://YOUR_DOMAIN.freshdesk.com\'}}/api/v2/ticket_fields -u "$FRESHDESK_API_KEY:X"',
            },
          ],
        },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'conflict',
      when: { all: [{ status: 409 }, { not: { responseField: '/errors/*/code', is: 'duplicate_value' } }] },
      title: 'The record is not in a state for this',
      summary: 'The resource is in an inconsistent or conflicting state, often because of another change.',
      category: 'conflict',
      causes: [
        { text: 'The record is in an inconsistent state', confirmedBy: { code: 'inconsistent_state' } },
        { text: 'Two changes of one record ran at once', confirmedBy: { check: 'duplicate-in-flight' } },
      ],
      fixes: [{ text: 'Fetch the record, make the change again, one at a time' }],
    },
    {
      id: 'content-type',
      when: { status: [405, 406, 415] },
      title: 'Method or content type is not supported',
      summary: 'The endpoint does not take this method, or the body is not in the form that Content-Type says.',
      category: 'method',
      causes: [
        { text: 'The method is not one that the endpoint takes', when: { status: 405 } },
        { text: 'Content-Type is not application/json, or multipart/form-data for attachments', when: { status: 415 } },
        { text: 'Accept asks for something else than JSON', when: { status: 406 } },
      ],
      fixes: [{ text: 'Send JSON with Content-Type: application/json; update with PUT, as this API has no PATCH' }],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Freshdesk’s requests per minute are used up',
      summary: 'The account’s plan allows a number of requests per minute, less for some endpoints; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        {
          text: 'All integrations of the account together used up the minute',
          confirmedBy: { responseHeader: 'X-RateLimit-Remaining', is: '0' },
        },
        { text: 'Includes and filters cost further requests each' },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says; X-RateLimit-Used-CurrentRequest tells what a call costs' },
        { text: 'Use webhooks (automations) in place of polling, and ask for 100 records per page' },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
    {
      id: 'freshdesk-failed',
      when: { status: '5xx' },
      title: 'Freshdesk failed',
      summary: 'The failure is on Freshdesk’s side.',
      category: 'server',
      causes: [
        { text: 'A fault or outage at Freshdesk' },
        { text: 'Everything sent to Freshdesk fails at the moment', confirmedBy: { check: 'host-failing-everywhere' } },
      ],
      fixes: [{ text: 'Try again with growing waits; look at the status page', url: 'https://status.freshworks.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://acme.freshdesk.com/api/v2/tickets';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Basic ZmFrZTpY' };

const refused = (rule: string, why: string, status: number, body: object | null, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"subject":"x","email":"ada@shop.example","priority":9,"status":2}' },
  response: { status, headers: { ...json, 'X-Request-Id': 'fd1EX' }, body: body === null ? '' : JSON.stringify(body) },
  ...more,
});

const failed = (field: string, message: string, code: string): object => ({
  description: 'Validation failed',
  errors: [{ field, message, code }],
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'a key as Bearer',
    401,
    { code: 'invalid_credentials', message: 'You have to be logged in to perform this action.' },
    {
      request: { url, headers: { Authorization: 'Bearer FAKEkey' } },
      verdicts: { confirmed: ['The key was sent as a Bearer'], 'ruled-out': ['No credentials'] },
    },
  ),
  refused(
    'require-feature',
    'a plan without archives',
    403,
    { code: 'require_feature', message: 'The Archive Tickets feature(s) is/are not supported in your plan.' },
    {
      verdicts: { confirmed: ['The feature that the message'] },
    },
  ),
  refused('access-denied', 'no administrator', 403, { code: 'access_denied', message: 'You are not authorized to perform this action.' }),
  refused('not-found', 'a deleted ticket', 404, null, {
    request: { url: `${url}/99`, headers: key },
    verdicts: { possible: ['The ticket was deleted'] },
  }),
  refused('duplicate', 'an address twice', 409, failed('email', 'It should be a unique value', 'duplicate_value'), {
    verdicts: { confirmed: ['Another record has'] },
  }),
  refused('validation', 'an unknown priority', 400, failed('priority', "It should be one of these values: '1,2,3,4'", 'invalid_value'), {
    verdicts: { confirmed: ['A value is not one'] },
  }),
  refused(
    'conflict',
    'a record that changed',
    409,
    { code: 'inconsistent_state', message: 'The resource is in an inconsistent state' },
    { verdicts: { confirmed: ['The record is in'] } },
  ),
  refused('content-type', 'PATCH', 405, null, {
    request: { method: 'PATCH', url: `${url}/1`, headers: key, body: '{}' },
    verdicts: { confirmed: ['The method is not one'] },
  }),
  refused('rate-limit', 'a busy minute', 429, { message: 'You have exceeded the limit of requests per minute' }),
  refused('freshdesk-failed', 'a fault', 500, null),
  {
    rule: null,
    why: 'near miss: another help desk',
    request: { method: 'POST', url: 'https://desk.other.example/api/v2/tickets' },
    response: { status: 400, headers: json, body: '{"description":"Validation failed","errors":[{"field":"x","code":"missing_field"}]}' },
  },
];
