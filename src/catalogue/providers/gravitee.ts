import type { Condition, Example, RulePack } from '../../model';

// Answers of Gravitee's gateway: its default text without an API, and { message, http_status_code } of its policies.

const saying = (...texts: string[]): Condition => ({ message: { contains: texts } });

export default {
  id: 'gravitee',
  name: 'Gravitee API gateway',
  kind: 'gateway',
  docs: 'https://documentation.gravitee.io/apim/',
  answers: {
    any: [
      { all: [{ status: 404 }, { message: { startsWith: 'No context-path matches the request URI' } }] },
      {
        all: [
          { responseField: '/http_status_code' },
          {
            any: [
              { responseField: '/message', is: 'Unauthorized' },
              { responseField: '/message', is: { contains: ['exceeded! You reached the limit of'] } },
            ],
          },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-api',
      when: { status: 404 },
      title: 'Gravitee has no API at this path',
      summary: 'No deployed and started API has a context path that fits.',
      category: 'not-found',
      causes: [
        { text: 'The context path in the URL is misspelt' },
        { text: 'The API is stopped, not deployed, or deployed to gateways with another sharding tag' },
      ],
      fixes: [{ text: 'Compare the path with the API’s entrypoint, then start and deploy the API.' }],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Gravitee did not accept the key or token',
      summary: 'No plan of the API fits the credential that was sent, or none was sent.',
      category: 'auth',
      causes: [
        { text: 'The API key is missing, wrong, expired or revoked' },
        { text: 'The token is invalid, or no subscription of its client is accepted' },
        { text: 'The subscription belongs to another plan or API' },
      ],
      fixes: [
        {
          text: 'For a plan with API key, send it in X-Gravitee-Api-Key or as api-key in the query, unless the owner named it otherwise.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'X-Gravitee-Api-Key: YOUR_API_KEY'" }],
        },
        { text: 'Check in the developer portal that the subscription is accepted.' },
      ],
    },
    {
      id: 'limit',
      when: { status: 429 },
      title: 'Gravitee’s limit of calls was reached',
      summary: 'The rate limit or quota of the plan is used up: the message gives number and period.',
      category: 'rate-limit',
      causes: [
        { text: 'The rate limit of a short period is used up', when: saying('Rate limit exceeded') },
        { text: 'The quota of the plan is used up', when: saying('Quota exceeded') },
      ],
      fixes: [{ text: 'Wait until the period that the message names has passed, then send fewer calls.' }],
    },
  ],
} satisfies RulePack;

const json = (rule: string | null, why: string, status: number, body: object): Example => ({
  rule,
  why,
  request: { url: 'https://gw.example.net/flights/v1' },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
});

export const examples: readonly Example[] = [
  {
    rule: 'no-api',
    why: 'no API',
    request: { url: 'https://gw.example.net/flights/v1' },
    response: { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'No context-path matches the request URI.' },
  },
  json('unauthorized', 'no key', 401, { message: 'Unauthorized', http_status_code: 401 }),
  json('limit', 'rate-limit policy', 429, {
    message: 'Rate limit exceeded! You reached the limit of 10 requests per 1 minutes',
    http_status_code: 429,
  }),
  json(null, 'a service of its own says so', 401, { message: 'Validation error', http_status_code: 401 }),
  json(null, 'the service behind the gateway answered', 401, { message: 'Unauthorized' }),
];
