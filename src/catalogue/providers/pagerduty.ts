import type { Condition, Example, RulePack } from '../../model';

/**
 * PagerDuty’s REST and Events APIs. Sources: https://developer.pagerduty.com/docs/errors, https://developer.pagerduty.com/docs/authentication,
 * https://support.pagerduty.com/main/docs/rest-api-rate-limits, https://developer.pagerduty.com/docs/send-alert-event
 */

const isEvents: Condition = { host: { startsWith: 'events.' } };
const hasToken: Condition = { requestHeader: 'Authorization', is: { startsWith: 'Token token=' } };
const hasBearer: Condition = { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } };

export default {
  id: 'pagerduty',
  name: 'PagerDuty',
  kind: 'api',
  docs: 'https://developer.pagerduty.com/docs/errors',
  statusPage: 'https://status.pagerduty.com',
  support: { url: 'https://support.pagerduty.com', asks: ['request-id', 'timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.pagerduty.com', 'api.eu.pagerduty.com', 'events.pagerduty.com', 'events.eu.pagerduty.com'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Token', placeholder: 'YOUR_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_OAUTH_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'PagerDuty did not accept the API key',
      summary: 'The REST API wants Authorization: Token token=KEY, or an OAuth token as Bearer, of this account and region.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        {
          text: 'The header is not of the form Token token=KEY, nor a Bearer token',
          confirmedBy: { all: [{ requestHeader: 'Authorization' }, { not: hasToken }, { not: hasBearer }] },
          ruledOutBy: { any: [hasToken, hasBearer] },
        },
        { text: 'The key was deleted, cut short, or belongs to an account in the other region' },
        { text: 'An API key was sent as Bearer, which only OAuth tokens are', ruledOutBy: { not: hasBearer } },
        { text: 'An integration (routing) key was sent, which only the Events API takes' },
      ],
      fixes: [
        {
          text: 'Send a REST API key in the form that PagerDuty wants',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'Authorization: Token token=YOUR_API_KEY'" }],
          url: 'https://support.pagerduty.com/main/docs/api-access-keys',
        },
        { text: 'For an account in the EU, call api.eu.pagerduty.com' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The key may not do this in PagerDuty',
      summary: 'PagerDuty knows the key, but it is read-only, lacks a scope, or its user’s role is too low.',
      category: 'permission',
      causes: [
        { text: 'A read-only key was used to write', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The OAuth app’s token lacks the scope', ruledOutBy: { not: hasBearer } },
        { text: 'The user of a user key has a role that does not allow it' },
      ],
      fixes: [
        {
          text: 'Create a key that is not read-only, or add the scope to the app',
          url: 'https://support.pagerduty.com/main/docs/api-access-keys',
        },
        { text: 'Raise the user’s base or team role' },
      ],
    },
    {
      id: 'abilities',
      when: { status: 402 },
      title: 'The account’s plan lacks this ability',
      summary: 'PagerDuty ties some endpoints to abilities that the plan of the account must have.',
      category: 'billing',
      causes: [{ text: 'The feature is not part of the account’s plan' }],
      fixes: [
        {
          text: 'Look which abilities the account has',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://api.pagerduty.com}}/abilities -H 'Authorization: Token token=YOUR_API_KEY'" },
          ],
        },
      ],
    },
    {
      id: 'invalid-input',
      when: { all: [{ status: [400, 422] }, { code: '2001' }] },
      title: 'PagerDuty rejected the input',
      summary: 'A field or parameter is missing or not valid (code 2001); errors in the answer says which.',
      category: 'validation',
      causes: [
        { text: 'A value is taken already', confirmedBy: { responseText: { contains: ['has already been taken', 'must be unique'] } } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'The From header with the e-mail address of a user is missing, which some writes need',
          ruledOutBy: { any: [{ requestHeader: 'From' }, { method: ['GET', 'HEAD'] }] },
        },
        { text: 'The body lacks its outer object: {"incident": {…}}, {"user": {…}}', ruledOutBy: { method: ['GET', 'HEAD', 'DELETE'] } },
      ],
      fixes: [
        { text: 'Mend what errors names' },
        {
          text: 'With an account key, name the user who acts',
          snippets: [{ language: 'http', code: 'From: user@your-company.example' }],
          url: 'https://developer.pagerduty.com/docs/rest-api-overview',
        },
      ],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: isEvents }] },
      title: 'PagerDuty cannot read the request',
      summary: 'A parameter or the body is not in the form that the endpoint wants.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'since and until are missing, wrongly formed, or too far apart' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'Write times as ISO 8601 with a zone, and compare with the endpoint’s page',
          url: 'https://developer.pagerduty.com/api-reference/',
        },
      ],
    },
    {
      id: 'event-invalid',
      when: { all: [{ status: 400 }, isEvents] },
      title: 'PagerDuty cannot take this event',
      summary: 'The event lacks a field or has a value that is not allowed; errors in the answer says which.',
      category: 'validation',
      causes: [
        {
          text: 'routing_key is missing',
          confirmedBy: {
            all: [
              { path: { startsWith: '/v2/enqueue' } },
              { responseText: { contains: 'routing_key' } },
              { not: { requestField: '/routing_key' } },
            ],
          },
          ruledOutBy: { requestField: '/routing_key' },
        },
        {
          text: 'payload lacks summary, source or severity, which a trigger needs',
          confirmedBy: {
            all: [
              { requestField: '/event_action', is: 'trigger' },
              {
                any: [
                  { not: { requestField: '/payload/summary' } },
                  { not: { requestField: '/payload/source' } },
                  { not: { requestField: '/payload/severity' } },
                ],
              },
            ],
          },
        },
        {
          text: 'severity is none of critical, error, warning, info',
          confirmedBy: {
            all: [
              { requestField: '/payload/severity' },
              { not: { requestField: '/payload/severity', is: ['critical', 'error', 'warning', 'info'] } },
            ],
          },
          ruledOutBy: { requestField: '/payload/severity', is: ['critical', 'error', 'warning', 'info'] },
        },
        { text: 'The routing key is of a service in the other region, or of an integration of another kind' },
      ],
      fixes: [
        {
          text: 'Send routing_key, event_action and payload',
          snippets: [
            {
              language: 'json',
              code: '{"routing_key": "YOUR_INTEGRATION_KEY", "event_action": "trigger",\n "payload": {"summary": "Disk full", "source": "web-1", "severity": "critical"}}',
            },
          ],
          url: 'https://developer.pagerduty.com/docs/send-alert-event',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'PagerDuty found no such resource',
      summary: 'The id or path does not exist in this account, or the key’s user may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The id is of another account, or the thing was deleted' },
        { text: 'The account is in the other region than the host of this URL' },
        { text: 'The path is misspelt, or has another method' },
      ],
      fixes: [{ text: 'List the resources with the same key and take the id (such as P1A2B3C) from there' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More calls than PagerDuty allows',
      summary: 'The limit of this key, user, app or integration is used up.',
      category: 'rate-limit',
      causes: [
        { text: 'Several programs share one user’s keys, and their calls count together', ruledOutBy: isEvents },
        { text: 'Too many events were sent to one integration', ruledOutBy: { not: isEvents } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait the seconds in ratelimit-reset, then retry' },
        {
          text: 'Use one scoped OAuth app or bot user for each program',
          url: 'https://support.pagerduty.com/main/docs/rest-api-rate-limits',
        },
        { text: 'Put repeated alerts together by dedup_key before you send them' },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'PagerDuty failed internally',
      summary: 'The service had an error; the request was not at fault.',
      category: 'server',
      causes: [{ text: 'A passing error or an incident at PagerDuty' }],
      fixes: [{ text: 'Retry with growing pauses; events with the same dedup_key are not doubled', url: 'https://status.pagerduty.com' }],
    },
  ],
} satisfies RulePack;

const served = { 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, error: unknown, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://api.pagerduty.com/users', headers: { Authorization: 'Token token=EXAMPLEkey' } },
  response: { status, headers: served, body: JSON.stringify({ error }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'a key without its form',
    request: { url: 'https://api.pagerduty.com/users', headers: { Authorization: 'EXAMPLEkey' } },
    response: { status: 401, headers: served, body: '{"error":{"message":"Authentication failed","code":2006}}' },
    verdicts: { confirmed: ['The header is not of the form'], 'ruled-out': ['No key was sent', 'An API key was sent as Bearer'] },
  },
  refused(
    'unauthorized',
    'a deleted key',
    401,
    { message: 'Authentication failed', code: 2006 },
    {
      verdicts: { 'ruled-out': ['The header is not of the form', 'No key was sent'], possible: ['The key was deleted'] },
    },
  ),
  refused(
    'forbidden',
    'a read-only key',
    403,
    { message: 'Access Denied', code: 2010 },
    {
      request: { method: 'POST', url: 'https://api.pagerduty.com/users', headers: { Authorization: 'Token token=EXAMPLE' }, body: '{}' },
      verdicts: { possible: ['A read-only key'] },
    },
  ),
  refused('abilities', 'a feature of a larger plan', 402, { message: 'Account does not have the required abilities' }),
  refused(
    'invalid-input',
    'a taken address',
    400,
    { errors: ['Email has already been taken'], code: 2001, message: 'Invalid Input Provided' },
    {
      verdicts: { confirmed: ['A value is taken'] },
    },
  ),
  refused('bad-request', 'a wide range of dates', 400, { errors: ['Date range is too long'], code: 2005, message: 'Invalid Date Range' }),
  {
    rule: 'event-invalid',
    why: 'an unknown severity',
    request: {
      method: 'POST',
      url: 'https://events.pagerduty.com/v2/enqueue',
      headers: { 'Content-Type': 'application/json' },
      body: '{"routing_key":"EXAMPLE","event_action":"trigger","payload":{"summary":"x","source":"y","severity":"high"}}',
    },
    response: {
      status: 400,
      headers: served,
      body: '{"status":"invalid event","message":"Event object is invalid","errors":["\'payload.severity\' is invalid (must be one of the following: \'critical\', \'warning\', \'error\' or \'info\')"]}',
    },
    verdicts: { confirmed: ['severity is none of'], 'ruled-out': ['routing_key is missing'] },
  },
  refused('not-found', 'a deleted user', 404, { message: 'Not Found', code: 2100 }),
  refused(
    'rate-limit',
    'a loop',
    429,
    { message: 'Rate Limit Exceeded', code: 2020 },
    {
      response: {
        status: 429,
        headers: { ...served, 'ratelimit-limit': '960', 'ratelimit-remaining': '0', 'ratelimit-reset': '21' },
        body: '{"error":{"message":"Rate Limit Exceeded","code":2020}}',
      },
      verdicts: { 'ruled-out': ['Too many events'] },
    },
  ),
  refused('server-error', 'an incident', 500, { message: 'Internal Server Error', code: 2000 }),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://api.other.example/users' },
    response: { status: 400, headers: served, body: '{"error":{"code":2001,"message":"Invalid Input Provided","errors":[]}}' },
  },
];
