import type { Condition, Example, RulePack } from '../../model';

/**
 * New Relic’s NerdGraph and REST API (version 2). Sources: https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/,
 * https://docs.newrelic.com/docs/apis/nerdgraph/get-started/introduction-new-relic-nerdgraph/
 */

const isNerdGraph: Condition = { path: { startsWith: '/graphql' } };

export default {
  id: 'new-relic',
  name: 'New Relic',
  kind: 'api',
  docs: 'https://docs.newrelic.com/docs/apis/intro-apis/introduction-new-relic-apis/',
  statusPage: 'https://status.newrelic.com',
  support: { url: 'https://support.newrelic.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['api.newrelic.com', 'api.eu.newrelic.com'] },
  credentials: [
    { in: 'header', name: 'API-Key', prefixes: ['NRAK-'], placeholder: 'NRAK-YOUR_USER_KEY' },
    { in: 'header', name: 'X-Api-Key', placeholder: 'YOUR_REST_API_KEY' },
  ],
  secrets: { keys: [{ kind: 'New Relic user key', prefix: 'NRAK-', alphabet: 'alphanumeric', minLength: 20 }] },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'New Relic did not accept the API key',
      summary: 'NerdGraph and the REST API want a user key (NRAK-…) in the API-Key header, of an account in the same region.',
      category: 'auth',
      causes: [
        { text: 'No key was sent', when: { check: 'credential-missing' } },
        {
          text: 'The key was sent as Authorization, which New Relic does not read',
          confirmedBy: {
            all: [{ requestHeader: 'Authorization' }, { not: { requestHeader: 'API-Key' } }, { not: { requestHeader: 'X-Api-Key' } }],
          },
        },
        {
          text: 'The key is no user key: a license or browser key is for sending data',
          confirmedBy: { all: [{ requestHeader: 'API-Key' }, { check: 'credential-wrong-prefix' }] },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The account lies in the EU, and its keys go to api.eu.newrelic.com', ruledOutBy: { host: 'api.eu.newrelic.com' } },
        { text: 'The key was deleted, or its user left' },
        { text: 'A placeholder was sent in place of a key', confirmedBy: { check: 'credential-placeholder' } },
      ],
      fixes: [
        {
          text: 'Create a user key, and send it so',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST '{{origin|https://api.newrelic.com}}/graphql' -H 'API-Key: {{credential}}' -H 'Content-Type: application/json' -d '{\"query\": \"{ actor { user { email } } }\"}'",
            },
          ],
          url: 'https://one.newrelic.com/api-keys',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The key’s user may not do this in New Relic',
      summary: 'New Relic knows the key, but its user has no access to the account or the action.',
      category: 'permission',
      causes: [
        { text: 'The user has no access to this account' },
        { text: 'The user’s type or role does not include the capability' },
        { text: 'The REST API is not open to this key', ruledOutBy: isNerdGraph },
      ],
      fixes: [
        {
          text: 'Give the user a role on the account',
          url: 'https://docs.newrelic.com/docs/accounts/accounts-billing/new-relic-one-user-management/user-management-concepts/',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'New Relic has no such resource for this key',
      summary: 'The id or path does not exist in the accounts that the key reaches.',
      category: 'not-found',
      causes: [
        { text: 'The id is of another account or region' },
        {
          text: 'The path lacks .json, which version 2 of the REST API wants',
          ruledOutBy: { any: [isNerdGraph, { path: { endsWith: '.json' } }] },
        },
        { text: 'The application sent no data for long, and is no longer listed' },
      ],
      fixes: [
        {
          text: 'List the resources with the same key',
          snippets: [
            { language: 'bash', code: "curl '{{origin|https://api.newrelic.com}}/v2/applications.json' -H 'API-Key: {{credential}}'" },
          ],
        },
      ],
    },
    {
      id: 'invalid',
      when: { status: [400, 422] },
      title: 'New Relic cannot use the request',
      summary: 'The body, the query or a parameter is not valid.',
      category: 'validation',
      causes: [
        {
          text: 'The body is not JSON with a field query',
          confirmedBy: {
            any: [
              { check: 'json-malformed' },
              { all: [isNerdGraph, { method: 'POST' }, { requestField: '/*' }, { not: { requestField: '/query' } }] },
            ],
          },
        },
        {
          text: 'Content-Type is missing or not application/json',
          confirmedBy: { any: [{ check: 'content-type-missing' }, { check: 'content-type-mismatch' }] },
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [{ text: 'Try the query in the NerdGraph explorer', url: 'https://one.newrelic.com/nerdgraph-graphiql' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'New Relic is asked too often',
      summary: 'The user, key or account made too many calls, or too many at once.',
      category: 'rate-limit',
      causes: [
        { text: 'Several programs use the same user’s key' },
        { text: 'Too many queries run at the same time' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [{ text: 'Run fewer calls at once, put several questions into one NerdGraph query, and retry with growing pauses' }],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'New Relic failed internally',
      summary: 'The service had an error or took too long.',
      category: 'server',
      causes: [{ text: 'An incident at New Relic' }, { text: 'The NRQL query covers too much data' }],
      fixes: [{ text: 'Retry with growing pauses; shorten SINCE … UNTIL, or ask asynchronously', url: 'https://status.newrelic.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.newrelic.com/graphql';
const key = { 'API-Key': 'NRAK-EXAMPLEEXAMPLEEXAMPLE', 'Content-Type': 'application/json' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"query":"{ actor { user { email } } }"}' },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ errors: [{ message }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a Bearer token by habit', 401, 'Unauthorized', {
    request: {
      method: 'POST',
      url,
      headers: { Authorization: 'Bearer NRAK-EXAMPLE', 'Content-Type': 'application/json' },
      body: '{"query":"{ actor { user { email } } }"}',
    },
    verdicts: { confirmed: ['The key was sent as Authorization'] },
  }),
  refused('unauthorized', 'a key of the EU', 401, 'Unauthorized', {
    verdicts: { 'ruled-out': ['No key was sent'], possible: ['The account lies in the EU'] },
  }),
  refused('forbidden', 'another account', 403, 'Forbidden'),
  refused('not-found', 'a path without its ending', 404, 'Not found', {
    request: { url: 'https://api.newrelic.com/v2/applications', headers: key },
    verdicts: { possible: ['The path lacks .json'] },
  }),
  refused('invalid', 'a body without query', 400, 'Bad request', {
    request: { method: 'POST', url, headers: key, body: '{"q":"{ actor { user { email } } }"}' },
    verdicts: { confirmed: ['The body is not JSON with a field query'] },
  }),
  refused('rate-limit', 'a burst', 429, 'Too many requests'),
  refused('server-error', 'an incident', 503, 'Service unavailable'),
  {
    rule: null,
    why: 'near miss: another GraphQL API with the same header',
    request: { method: 'POST', url: 'https://api.other.example/graphql', headers: key, body: '{}' },
    response: { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"errors":[{"message":"Unauthorized"}]}' },
  },
];
