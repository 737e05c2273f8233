import type { Condition, Example, RulePack } from '../../model';

// Texts of the gateway itself, as in "Receiving unauthorized errors (401) while invoking APIs" and the rate-limit and quota policies
// in Azure API Management's documentation. Its own errors have statusCode and message only.

const saying = (...texts: string[]): Condition => ({ message: { contains: texts } });
const key: Condition = {
  any: [{ requestHeader: 'ocp-apim-subscription-key' }, { query: 'subscription-key' }],
};

export default {
  id: 'azure-api-management',
  name: 'Azure API Management',
  kind: 'gateway',
  docs: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
  statusPage: 'https://azure.status.microsoft/',
  answers: {
    all: [
      { responseField: '/statusCode' },
      { not: { responseField: '/error' } },
      {
        any: [
          {
            responseField: '/message',
            is: {
              contains: [
                'Access denied due to missing subscription key',
                'Access denied due to invalid subscription key',
                'Rate limit is exceeded. Try again in',
                'Out of call volume quota',
              ],
            },
          },
          { all: [{ host: { endsWith: '.azure-api.net' } }, { responseField: '/message', is: 'Resource not found' }] },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'key-missing',
      when: { all: [{ status: 401 }, saying('missing subscription key')] },
      title: 'API Management wants a subscription key',
      summary: 'The gateway found no subscription key and did not ask the service behind it.',
      category: 'auth',
      causes: [
        {
          text: 'Neither the header Ocp-Apim-Subscription-Key nor the parameter subscription-key was sent',
          when: { not: key },
        },
        { text: 'The API’s owner gave the header or the parameter another name' },
      ],
      fixes: [
        {
          text: 'Send the key of your subscription.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'Ocp-Apim-Subscription-Key: YOUR_SUBSCRIPTION_KEY'" }],
        },
        { text: 'If the API is yours and open, switch off "Subscription required" in its settings.' },
      ],
    },
    {
      id: 'key-invalid',
      when: { all: [{ status: 401 }, saying('invalid subscription key')] },
      title: 'API Management does not know this key',
      summary: 'The subscription key is wrong, not active or not valid for this API.',
      category: 'auth',
      causes: [
        { text: 'The key is mistyped, or was regenerated' },
        { text: 'The subscription is suspended, cancelled or awaits approval' },
        { text: 'The key belongs to a product that does not hold this API' },
      ],
      fixes: [
        { text: 'Copy the primary or secondary key again from your profile in the developer portal.' },
        { text: 'Check that the subscription is active and its product holds this API.' },
      ],
    },
    {
      id: 'limit',
      when: { all: [{ status: [403, 429] }, saying('Rate limit is exceeded', 'Out of call volume quota')] },
      title: 'API Management’s limit of calls was reached',
      summary: 'A rate limit or quota policy counted more calls than it allows for this key.',
      category: 'rate-limit',
      causes: [
        { text: 'The rate limit of a short window is used up', when: saying('Rate limit is exceeded') },
        { text: 'The quota of the longer period is used up', when: saying('Out of call volume quota') },
      ],
      fixes: [
        { text: 'Wait as long as the message says, then send fewer calls at a time.' },
        { text: 'Ask the owner for a product with a higher limit, or raise calls and renewal-period in the policy.' },
      ],
    },
    {
      id: 'no-operation',
      when: { status: 404 },
      title: 'API Management has no such operation',
      summary: 'No API and operation of the gateway matches this path and method.',
      category: 'not-found',
      causes: [
        { text: 'The API’s URL suffix or version is missing from the path or misspelt' },
        { text: 'The operation is defined for another method' },
      ],
      fixes: [{ text: 'Compare path and method with the operations of the API in the developer portal.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, statusCode: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://contoso.azure-api.net/stock/v1/levels', headers: { Accept: 'application/json' } },
  response: { status: statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ statusCode, message }) },
  ...more,
});

export const examples: readonly Example[] = [
  answered(
    'key-missing',
    'no key',
    401,
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
    { verdicts: { confirmed: ['Neither the header'] } },
  ),
  answered(
    'key-invalid',
    'another key',
    401,
    'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
  ),
  answered('limit', 'rate-limit policy', 429, 'Rate limit is exceeded. Try again in 54 seconds.', {
    verdicts: { confirmed: ['The rate limit of a short window'], 'ruled-out': ['The quota'] },
  }),
  answered('limit', 'quota policy', 403, 'Out of call volume quota. Quota will be replenished in 03:14:17.'),
  answered('no-operation', 'unknown path', 404, 'Resource not found'),
  answered(null, 'the service behind the gateway answered', 404, 'No such article'),
  answered(null, 'the same text on a host that says nothing of a gateway', 404, 'Resource not found', {
    request: { url: 'https://api.example.net/v1/levels' },
  }),
];
