import type { Example, RulePack } from '../../model';

/**
 * Zendesk's Support API. Sources: https://developer.zendesk.com/api-reference/introduction/requests/,
 * https://developer.zendesk.com/api-reference/introduction/rate-limits/,
 * https://developer.zendesk.com/api-reference/introduction/security-and-auth/
 */

const LIMITS = 'https://developer.zendesk.com/api-reference/introduction/rate-limits/';

export default {
  id: 'zendesk',
  name: 'Zendesk',
  kind: 'api',
  docs: 'https://developer.zendesk.com/api-reference/introduction/requests/',
  statusPage: 'https://status.zendesk.com',
  support: { url: 'https://support.zendesk.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['*.zendesk.com'], paths: ['/api/*', '/oauth/*'], fingerprints: [{ responseHeader: 'X-Zendesk-Origin-Server' }] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_EMAIL_slash_token_COLON_API_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ZENDESK_OAUTH_TOKEN' },
  ],
  rules: [
    {
      id: 'authentication',
      when: { status: 401 },
      title: 'Zendesk could not authenticate you',
      summary: 'The API takes {email}/token with an API token as Basic, or an OAuth token as Bearer.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        {
          text: '“/token” is missing behind the email, so that the API token was taken for a password',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Basic ' } } },
        },
        { text: 'The API token was deactivated, or API token access is switched off in the Admin Center' },
        {
          text: 'The OAuth token has expired or was revoked',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        { text: 'The subdomain is another than the one that the token belongs to' },
      ],
      fixes: [
        {
          text: 'Send email/token and the API token',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{origin|\'https://YOUR_SUBDOMAIN.zendesk.com\'}}/api/v2/users/me.json -u "$ZENDESK_EMAIL/token:$ZENDESK_API_TOKEN"',
            },
          ],
        },
        { text: 'Switch on token access in Admin Center → Apps and integrations → APIs, and make a new token' },
      ],
      links: [{ text: 'Security and authentication', url: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/' }],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'This user may not do that',
      summary: 'The credentials are good, but the user’s role, or the token’s scope, does not allow it.',
      category: 'permission',
      causes: [
        { text: 'The user is an agent or end user where an admin is needed' },
        {
          text: 'The OAuth token lacks the scope (read, write, or of the resource)',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        { text: 'The plan lacks this feature, or IP restrictions bar this address' },
      ],
      fixes: [
        { text: 'Use a user with the role, or a token with the scope' },
        { text: 'Check IP restrictions in the Admin Center under Security' },
      ],
    },
    {
      id: 'record-invalid',
      when: {
        any: [
          { code: ['RecordInvalid', 'InvalidObject', 'ParameterMissing', 'ValidationError'] },
          { all: [{ status: 422 }, { not: { code: ['RecordInvalid', 'InvalidObject'] } }] },
        ],
      },
      title: 'Zendesk rejected fields of the record',
      summary: 'A value is missing, too short, or taken; details names each field with its reason.',
      category: 'validation',
      causes: [
        {
          text: 'A value such as the email is a duplicate: another record has it',
          confirmedBy: { responseText: { contains: 'DuplicateValue' } },
        },
        {
          text: 'A required value is blank or too short',
          confirmedBy: { responseText: { contains: ['BlankValue', 'ValueTooShort', 'can\\u0027t be blank', 'cannot be blank'] } },
        },
        { text: 'A value is not allowed for the field', confirmedBy: { responseText: { contains: 'InvalidValue' } } },
        { text: 'The body lacks the wrapping object, such as { "ticket": { … } }', when: { code: 'ParameterMissing' } },
      ],
      fixes: [
        { text: 'Send a different value for each field in details; base stands for the whole record' },
        { text: 'For a user whose email exists, update the existing one: POST /api/v2/users/create_or_update.json' },
      ],
    },
    {
      id: 'not-found',
      when: { any: [{ status: 404 }, { code: ['RecordNotFound', 'InvalidEndpoint'] }] },
      title: 'Zendesk finds no such record or endpoint',
      summary: 'The id is unknown, deleted or hidden, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The path names no endpoint', when: { code: 'InvalidEndpoint' } },
        { text: 'The record was deleted, merged or archived', ruledOutBy: { code: 'InvalidEndpoint' } },
        { text: 'The user may not see the record: Zendesk then answers 404', ruledOutBy: { code: 'InvalidEndpoint' } },
        { text: 'The subdomain is that of another account' },
        { text: 'A variable in the path was never filled in', when: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Open the record in Zendesk as the same user, and compare the path with the reference',
          url: 'https://developer.zendesk.com/api-reference/',
        },
      ],
    },
    {
      id: 'conflict',
      when: { any: [{ status: 409 }, { code: ['UpdateConflict', 'DatabaseConflict'] }] },
      title: 'The record was changed at the same time',
      summary: 'Another update came in between, so this one was refused.',
      category: 'conflict',
      causes: [
        { text: 'safe_update was asked for, and the ticket changed since updated_stamp', when: { code: 'UpdateConflict' } },
        {
          text: 'Two updates of one record ran at once',
          confirmedBy: { any: [{ code: 'DatabaseConflict' }, { check: 'duplicate-in-flight' }] },
        },
      ],
      fixes: [
        { text: 'Fetch the ticket again, apply the change to it, and send it once more' },
        { text: 'Update one ticket from one place at a time' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Zendesk is asked too often',
      summary: 'Zendesk counts requests per minute and account, with lower limits for some endpoints; Retry-After says how long to wait.',
      category: 'rate-limit',
      causes: [
        {
          text: 'One ticket was updated more than 30 times in 10 minutes by the same user, or 100 times in a minute over all tickets',
          confirmedBy: { responseText: { contains: 'ticket updates' } },
        },
        {
          text: 'The account’s requests per minute are used up by all integrations together',
          ruledOutBy: { responseText: { contains: 'ticket updates' } },
        },
        { text: 'The wait in Retry-After was not kept', when: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says' },
        { text: 'Update many tickets in one call (update_many, up to 100), and export with the incremental endpoints' },
        { text: 'Sideload related records with include in place of further calls' },
      ],
      tables: [
        {
          title: 'Support API, requests per minute',
          columns: ['Plan', 'Requests'],
          rows: [
            ['Team', '200'],
            ['Professional', '400'],
            ['Enterprise', '700'],
            ['High Volume API add-on', '2,500'],
          ],
        },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: { code: ['RecordInvalid', 'InvalidObject', 'ParameterMissing', 'ValidationError'] } }] },
      title: 'Zendesk could not use the request',
      summary: 'The JSON is malformed, or a parameter is missing or not allowed.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'Content-Type does not match the body', when: { check: 'content-type-mismatch' } },
        { text: 'A parameter has a value that is not allowed' },
      ],
      fixes: [{ text: 'Send JSON with Content-Type: application/json, the resource wrapped in its name' }],
    },
    {
      id: 'unavailable',
      when: { status: [500, 502, 503, 504] },
      title: 'Zendesk failed or is busy',
      summary: 'The failure is on Zendesk’s side, such as a database deadlock or maintenance.',
      category: 'server',
      causes: [{ text: 'A fault, a deadlock or maintenance at Zendesk' }, { text: 'The request asked for too much at once' }],
      fixes: [
        { text: 'Wait as Retry-After says, else a few seconds, and try again; look at the status page', url: 'https://status.zendesk.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://acme.zendesk.com/api/v2/users.json';
const basic = { Authorization: 'Basic ZmFrZTpmYWtl', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json; charset=UTF-8', 'X-Zendesk-Origin-Server': 'app-1', 'X-Request-Id': '99bEXAMPLE01' };

const refused = (rule: string, why: string, status: number, body: object, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: basic, body: '{"user":{"name":"x"}}' },
  response: { status, headers: served, body: JSON.stringify(body) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'no /token',
    401,
    { error: "Couldn't authenticate you" },
    {
      verdicts: { possible: ['“/token” is missing'], 'ruled-out': ['The OAuth token', 'No credentials'] },
    },
  ),
  refused('forbidden', 'an end user', 403, { error: 'Forbidden', description: 'You do not have access to this page.' }),
  refused(
    'record-invalid',
    'an email twice',
    422,
    {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: { email: [{ description: 'Email: x@shop.example is already being used by another user', error: 'DuplicateValue' }] },
    },
    { verdicts: { confirmed: ['A value such as the email'] } },
  ),
  refused(
    'not-found',
    'a wrong path',
    404,
    { error: 'InvalidEndpoint', description: 'Not found' },
    {
      verdicts: { confirmed: ['The path names'], 'ruled-out': ['The record was deleted'] },
    },
  ),
  refused(
    'conflict',
    'a safe update',
    409,
    { error: 'UpdateConflict', description: 'Safe Update prevented the update due to outdated ticket data.' },
    {
      verdicts: { confirmed: ['safe_update was asked'] },
    },
  ),
  {
    rule: 'rate-limit',
    why: 'told in plain text',
    request: { method: 'PUT', url: 'https://acme.zendesk.com/api/v2/tickets/5.json', headers: basic, body: '{"ticket":{}}' },
    response: {
      status: 429,
      headers: { 'Content-Type': 'text/plain', 'Retry-After': '58' },
      body: 'Rate limit for ticket updates exceeded, please wait before sending more requests.',
    },
    verdicts: { confirmed: ['One ticket was updated'], 'ruled-out': ['The account’s requests'] },
  },
  refused(
    'bad-request',
    'broken JSON',
    400,
    { error: 'InvalidJSON' },
    {
      request: { method: 'POST', url, headers: basic, body: '{"user":' },
      verdicts: { confirmed: ['The JSON in the body'] },
    },
  ),
  refused('unavailable', 'maintenance', 503, { error: 'ServiceUnavailable' }),
  {
    rule: null,
    why: 'near miss: another help desk',
    request: { url: 'https://desk.other.example/api/v2/users.json' },
    response: { status: 422, headers: { 'Content-Type': 'application/json' }, body: '{"error":"RecordInvalid"}' },
  },
];
