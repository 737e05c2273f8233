import type { Example, RulePack } from '../../model';

/**
 * Airtable's Web API. Sources: https://airtable.com/developers/web/api/errors,
 * https://support.airtable.com/docs/managing-api-call-limits-in-airtable (wait of 30 s after a 429, which no header states).
 */
export default {
  id: 'airtable',
  name: 'Airtable',
  kind: 'api',
  docs: 'https://airtable.com/developers/web/api/errors',
  statusPage: 'https://status.airtable.com',
  support: { url: 'https://support.airtable.com', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.airtable.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_AIRTABLE_TOKEN' }],
  retry: {
    constants: [
      {
        name: 'airtable',
        when: { all: [{ status: 429 }, { not: { code: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED' } }] },
        waitSeconds: 30,
      },
    ],
  },
  rules: [
    {
      id: 'authentication-required',
      when: { all: [{ status: 401 }, { code: ['AUTHENTICATION_REQUIRED', 'UNAUTHORIZED'] }] },
      title: 'Airtable did not accept the token',
      summary: 'Every request needs a personal access token or an OAuth token in the Authorization header.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        {
          text: 'The token is invalid, was deleted, or is one of the old API keys (key…), which no longer work',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer key' } },
        },
      ],
      fixes: [
        {
          text: 'Create a personal access token with the scopes and bases you need, and send it as a Bearer token',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.airtable.com/v0/meta/whoami'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: 'https://airtable.com/create/tokens',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { all: [{ status: 429 }, { code: ['RATE_LIMIT_REACHED', 'TOO_MANY_REQUESTS'] }] },
      title: 'More requests than Airtable takes in a second',
      summary: 'After too many requests in a second, Airtable refuses further ones until 30 seconds have passed.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 5 requests per second went to one base',
          confirmedBy: { check: 'too-many-requests', with: { limit: 5, withinSeconds: 1 } },
        },
        { text: 'All integrations of one token together sent more than 50 requests per second' },
        { text: 'A request was repeated during the 30 seconds of waiting', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait 30 seconds before the next request; Airtable states no time in its answer' },
        { text: 'Batch the writes: up to 10 records fit into one request' },
        { text: 'Put requests to one base into a queue of at most 5 per second, and cache what is read often' },
      ],
      tables: [
        {
          title: 'Limits',
          columns: ['Scope', 'Requests per second'],
          rows: [
            ['One base', '5'],
            ['One personal access token, all bases', '50'],
          ],
        },
      ],
      links: [{ text: 'Call limits', url: 'https://support.airtable.com/docs/managing-api-call-limits-in-airtable' }],
    },
    {
      id: 'monthly-limit',
      when: { all: [{ status: 429 }, { code: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED' }] },
      title: 'The monthly API calls of the plan are used up',
      summary: 'The workspace has made all API calls that its plan includes this month; waiting seconds does not help.',
      category: 'billing',
      causes: [{ text: 'All integrations of the workspace together used up the month’s calls' }],
      fixes: [
        { text: 'Upgrade the workspace, or wait for the next month' },
        { text: 'Cache answers and batch up to 10 records per write to need fewer calls' },
      ],
      links: [{ text: 'Call limits', url: 'https://support.airtable.com/docs/managing-api-call-limits-in-airtable' }],
    },
    {
      id: 'no-permission-or-not-found',
      when: { all: [{ status: 403 }, { code: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' }] },
      title: 'No access to this base or table, or it does not exist',
      summary: 'Airtable tells a missing table and one that the token may not see in the same words.',
      category: 'permission',
      causes: [
        { text: 'The base was not added to the token, or the token’s owner is no collaborator of the base' },
        { text: 'The token lacks the scope, such as data.records:read or data.records:write' },
        { text: 'The base id (app…), table id (tbl…) or table name in the path is wrong' },
      ],
      fixes: [
        { text: 'Open the token’s settings, add the base under access, and add the scope', url: 'https://airtable.com/create/tokens' },
        { text: 'Use the ids from the address of the table in the browser instead of its name, which may change' },
      ],
    },
    {
      id: 'unknown-field',
      when: { all: [{ status: 422 }, { code: 'UNKNOWN_FIELD_NAME' }] },
      title: 'The table has no field of this name',
      summary: 'A field named in the request does not exist in the table; names must match to the letter.',
      category: 'validation',
      causes: [{ text: 'The field was renamed, is spelt differently, or carries a space at its end' }],
      fixes: [{ text: 'Copy the name from the table, or use the field’s id (fld…), which survives renaming' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.airtable.com/v0/appEXAMPLE1/Tasks';
const json = { 'Content-Type': 'application/json' };
const bearer = { Authorization: 'Bearer patEXAMPLE00000001.0123456789' };

export const examples: readonly Example[] = [
  {
    rule: 'authentication-required',
    why: 'nothing sent',
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: json, body: '{"error":{"type":"AUTHENTICATION_REQUIRED","message":"Authentication required"}}' },
    verdicts: { confirmed: ['No token was sent'] },
  },
  {
    rule: 'rate-limit',
    why: 'the documented 429 states no time',
    request: { url, headers: bearer },
    response: {
      status: 429,
      headers: json,
      body: '{"errors":[{"error":"RATE_LIMIT_REACHED","message":"Rate limit exceeded. Please try again later"}]}',
    },
    verdicts: { possible: ['All integrations of one token'] },
  },
  {
    rule: 'monthly-limit',
    why: 'a 429 about the month, not the second',
    request: { url, headers: bearer },
    response: {
      status: 429,
      headers: json,
      body: '{"errors":[{"error":"PUBLIC_API_BILLING_LIMIT_EXCEEDED","message":"Plan limit exceeded for this month."}]}',
    },
  },
  {
    rule: 'no-permission-or-not-found',
    why: 'a base outside the token’s access',
    request: { url: 'https://api.airtable.com/v0/appEXAMPLE2/Payroll', headers: bearer },
    response: {
      status: 403,
      headers: json,
      body: '{"error":{"type":"INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND","message":"Invalid permissions, or the requested model was not found."}}',
    },
  },
  {
    rule: 'unknown-field',
    why: 'a misspelt field',
    request: { method: 'POST', url, headers: { ...bearer, ...json }, body: '{"fields":{"Nmae":"x"}}' },
    response: { status: 422, headers: json, body: '{"error":{"type":"UNKNOWN_FIELD_NAME","message":"Unknown field name: \\"Nmae\\""}}' },
  },
  {
    rule: null,
    why: 'near miss: the same words from another host',
    request: { url: 'https://api.other.example/v0/appEXAMPLE1/Tasks', headers: bearer },
    response: { status: 429, headers: json, body: '{"errors":[{"error":"RATE_LIMIT_REACHED","message":"Rate limit exceeded."}]}' },
  },
];
