import type { Condition, Example, RulePack } from '../../model';

/**
 * Datadog’s API and its intakes. Sources: https://docs.datadoghq.com/api/latest/authentication/,
 * https://docs.datadoghq.com/api/latest/rate-limits/, https://docs.datadoghq.com/getting_started/site/
 */

const noApiKey: Condition = {
  all: [
    { not: { requestHeader: 'DD-API-KEY' } },
    { not: { query: 'api_key' } },
    { not: { query: 'dd-api-key' } },
    { not: { path: { startsWith: '/v1/input/' } } },
  ],
};
const bearer: Condition = { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } };
const isIntake: Condition = { host: { contains: 'intake' } };

export default {
  id: 'datadog-api',
  name: 'Datadog',
  kind: 'api',
  docs: 'https://docs.datadoghq.com/api/latest/',
  statusPage: 'https://status.datadoghq.com',
  support: { url: 'https://docs.datadoghq.com/help/', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: {
    hosts: [
      'api.datadoghq.com',
      'api.*.datadoghq.com',
      'api.datadoghq.eu',
      'api.ddog-gov.com',
      'http-intake.logs.datadoghq.com',
      'http-intake.logs.*.datadoghq.com',
      'http-intake.logs.datadoghq.eu',
      'browser-intake-datadoghq.com',
      'browser-intake-*-datadoghq.com',
      'browser-intake-datadoghq.eu',
    ],
  },
  credentials: [
    { in: 'header', name: 'DD-API-KEY', placeholder: 'YOUR_DATADOG_API_KEY' },
    { in: 'header', name: 'DD-APPLICATION-KEY', placeholder: 'YOUR_DATADOG_APPLICATION_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_OAUTH_TOKEN' },
    { in: 'query', name: 'api_key', placeholder: 'YOUR_DATADOG_API_KEY' },
    { in: 'query', name: 'dd-api-key', placeholder: 'YOUR_CLIENT_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Datadog did not accept the credentials',
      summary: 'The key pair or token is missing or not valid on this Datadog site.',
      category: 'auth',
      causes: [
        { text: 'No API key was sent', confirmedBy: { all: [noApiKey, { not: { requestHeader: 'Authorization' } }] } },
        { text: 'The OAuth token has expired', confirmedBy: { check: 'credential-expired' }, ruledOutBy: { not: bearer } },
        { text: 'The key belongs to another Datadog site than the host of this URL' },
      ],
      fixes: [
        {
          text: 'Check the key on its own, at the host of your site',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://api.datadoghq.com}}/api/v1/validate -H 'DD-API-KEY: {{credential}}'" },
          ],
        },
        {
          text: 'Take the host of your site: api.datadoghq.eu, api.us5.datadoghq.com and so on',
          url: 'https://docs.datadoghq.com/getting_started/site/',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Datadog refuses the keys for this call',
      summary: 'Datadog answers 403 both for keys that it does not know and for those that lack a permission.',
      category: 'permission',
      causes: [
        { text: 'No API key was sent', confirmedBy: { all: [noApiKey, { not: { requestHeader: 'Authorization' } }] } },
        {
          text: 'The application key is missing: reading and changing things needs DD-APPLICATION-KEY beside DD-API-KEY',
          confirmedBy: {
            all: [
              { requestHeader: 'DD-API-KEY' },
              { not: { requestHeader: 'DD-APPLICATION-KEY' } },
              { not: { query: 'application_key' } },
              { method: ['GET', 'PUT', 'PATCH', 'DELETE'] },
              { not: { path: { endsWith: '/validate' } } },
            ],
          },
          ruledOutBy: { any: [{ requestHeader: 'DD-APPLICATION-KEY' }, { query: 'application_key' }, bearer, isIntake] },
        },
        { text: 'The keys belong to another Datadog site or organization than the host of this URL' },
        { text: 'The application key has scopes that do not cover this call, or its owner lacks the permission', ruledOutBy: isIntake },
        { text: 'A placeholder was sent in place of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
      ],
      fixes: [
        {
          text: 'Check the API key on its own, at the host of your site',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://api.datadoghq.com}}/api/v1/validate -H 'DD-API-KEY: {{credential}}'" },
          ],
        },
        {
          text: 'Add DD-APPLICATION-KEY, and give it (or its owner’s role) the permission on the endpoint’s page',
          url: 'https://docs.datadoghq.com/account_management/api-app-keys/',
        },
        { text: 'Take the host of your site', url: 'https://docs.datadoghq.com/getting_started/site/' },
      ],
      warnings: ['API and application keys do not belong in a web page: there a client token does'],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Datadog cannot read the request',
      summary: 'A field or parameter is missing or not valid; errors in the answer says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A query, metric name or time is not in the form that the endpoint wants' },
        {
          text: 'Version 2 wants the body within data, with type and attributes',
          ruledOutBy: { any: [{ not: { path: { startsWith: '/api/v2/' } } }, { requestField: '/data' }] },
        },
      ],
      fixes: [{ text: 'Mend what errors names, and compare with the endpoint’s page', url: 'https://docs.datadoghq.com/api/latest/' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Datadog found no such resource',
      summary: 'The id or path does not exist on this Datadog site, or not for this organization.',
      category: 'not-found',
      causes: [
        { text: 'The id is of another organization or Datadog site' },
        { text: 'The thing was deleted' },
        { text: 'The path or its version (v1, v2) is wrong' },
        { text: 'A part of the path was left as a placeholder', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'List the resources with the same keys, and take the id from there' }],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'It clashes with something that exists in Datadog',
      summary: 'A resource of this name exists already, or something else still uses it.',
      category: 'conflict',
      causes: [{ text: 'A resource of this name or handle exists already' }, { text: 'Other resources refer to the one to be deleted' }],
      fixes: [{ text: 'Update what exists in place of creating it; remove the references first where you delete' }],
    },
    {
      id: 'payload',
      when: { status: 413 },
      title: 'The body is too large for Datadog',
      summary: 'The body, or one entry of it, exceeds the size that the endpoint takes.',
      category: 'payload',
      causes: [
        {
          text: 'More logs or metrics than one call takes; for logs that is 5 MB uncompressed',
          confirmedBy: { all: [isIntake, { check: 'body-larger-than', with: { bytes: 5_000_000 } }] },
        },
      ],
      fixes: [
        {
          text: 'Send smaller batches; for logs at most 1,000 entries, 1 MB each',
          url: 'https://docs.datadoghq.com/api/latest/logs/#send-logs',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More calls than Datadog allows for this endpoint',
      summary: 'The limit of this endpoint for the organization is used up; X-RateLimit-Name names it.',
      category: 'rate-limit',
      causes: [
        { text: 'The organization sent too many calls in the period, also from other programs' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait the seconds in X-RateLimit-Reset, then spread calls over X-RateLimit-Period' },
        {
          text: 'Ask support for a higher limit, and see datadog.apis.usage metrics for who uses it',
          url: 'https://docs.datadoghq.com/api/latest/rate-limits/',
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Datadog failed internally',
      summary: 'The service had an error or took too long.',
      category: 'server',
      causes: [{ text: 'An incident at Datadog on this site' }, { text: 'The query covers too much time or too many series' }],
      fixes: [
        { text: 'Retry with growing pauses; look at the status page of your site', url: 'https://status.datadoghq.com' },
        { text: 'Ask for a shorter time or fewer groups' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.datadoghq.eu/api/v1/monitor';
const keys = { 'DD-API-KEY': 'EXAMPLEapikey', 'DD-APPLICATION-KEY': 'EXAMPLEappkey' };
const served = { 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, errors: readonly string[], verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url, headers: keys },
  response: { status, headers: served, body: JSON.stringify({ errors }) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  {
    rule: 'forbidden',
    why: 'only the API key, where the application key is needed too',
    request: { url, headers: { 'DD-API-KEY': 'EXAMPLEapikey' } },
    response: { status: 403, headers: served, body: '{"errors":["Forbidden"]}' },
    verdicts: { confirmed: ['The application key is missing'], possible: ['The keys belong to another'] },
  },
  refused('forbidden', 'both keys, of another site', 403, ['Forbidden'], {
    'ruled-out': ['The application key is missing'],
    possible: ['The keys belong to another', 'The application key has scopes'],
  }),
  {
    rule: 'forbidden',
    why: 'logs from a page with a wrong client token',
    request: { method: 'POST', url: 'https://browser-intake-datadoghq.eu/api/v2/logs?dd-api-key=EXAMPLE', body: '[]' },
    response: { status: 403, headers: served, body: '{"errors":[{"status":"403","title":"Forbidden"}]}' },
    verdicts: { 'ruled-out': ['The application key is missing', 'The application key has scopes'] },
  },
  {
    rule: 'unauthorized',
    why: 'nothing sent',
    request: { url, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: served, body: '{"errors":["Unauthorized"]}' },
    verdicts: { confirmed: ['No API key was sent'] },
  },
  refused('bad-request', 'a query with a typo', 400, ["The value provided for parameter 'query' is invalid"]),
  refused('not-found', 'a deleted monitor', 404, ['Monitor not found']),
  refused('conflict', 'created before', 409, ['Duplicate name']),
  refused('payload', 'a large batch', 413, ['Payload too large']),
  {
    rule: 'rate-limit',
    why: 'a loop',
    request: { url, headers: keys },
    response: {
      status: 429,
      headers: {
        ...served,
        'X-RateLimit-Limit': '1000',
        'X-RateLimit-Period': '60',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': '24',
        'X-RateLimit-Name': 'monitors',
      },
      body: '{"errors":["Rate limit of 1000 requests in 60 seconds reached. Please try again later."]}',
    },
  },
  refused('server-error', 'an incident', 503, ['Service Unavailable']),
  {
    rule: null,
    why: 'near miss: the same body from another API',
    request: { url: 'https://api.other.example/api/v1/monitor', headers: keys },
    response: { status: 403, headers: served, body: '{"errors":["Forbidden"]}' },
  },
];
