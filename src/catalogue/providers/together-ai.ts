import type { Example, RulePack } from '../../model';

/** Together AI's API. Sources: https://docs.together.ai/docs/error-codes, https://docs.together.ai/docs/rate-limits. */

const KEYS = 'https://api.together.ai/settings/api-keys';

export default {
  id: 'together-ai',
  name: 'Together AI',
  kind: 'api',
  docs: 'https://docs.together.ai/docs/error-codes',
  statusPage: 'https://status.together.ai',
  support: { url: 'https://www.together.ai/contact', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.together.xyz', 'api.together.ai'], paths: ['/v1/*', '/v2/*'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TOGETHER_API_KEY' }],
  rules: [
    {
      id: 'invalid-api-key',
      when: { status: 401 },
      title: 'Together AI did not accept the API key',
      summary: 'The key is missing, wrong or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted, or is one of another service', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key and send it as a Bearer token',
          snippets: [{ language: 'bash', code: "curl https://api.together.xyz/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'billing',
      when: { status: 402 },
      title: 'The account’s spending limit is reached',
      summary: 'The account has used up its credit or monthly limit; waiting seconds does not help.',
      category: 'billing',
      causes: [{ text: 'The monthly spending limit is reached' }, { text: 'The credit is used up, or no payment method is on file' }],
      fixes: [{ text: 'Add credit or raise the limit', url: 'https://api.together.ai/settings/billing' }],
    },
    {
      id: 'model-not-available',
      when: { any: [{ code: ['model_not_available', 'model_not_found'] }, { status: 404 }] },
      title: 'Together AI does not serve this model',
      summary: 'The model’s name is wrong, it needs an endpoint of its own, or the path is misspelt.',
      category: 'not-found',
      causes: [
        {
          text: 'The owner before the slash is missing: a model is named owner/model',
          when: { all: [{ requestField: '/model' }, { not: { requestField: '/model', is: { contains: '/' } } }] },
        },
        {
          text: 'The model is not served without a dedicated endpoint, or was taken out',
          confirmedBy: { message: { contains: ['non-serverless', 'dedicated endpoint'] } },
        },
        { text: 'The name is misspelt' },
      ],
      fixes: [
        { text: 'Take the name from the list of serverless models', url: 'https://docs.together.ai/docs/serverless-models' },
        { text: 'Or start a dedicated endpoint for the model', url: 'https://api.together.ai/endpoints' },
      ],
    },
    {
      id: 'too-many-tokens',
      when: {
        any: [
          {
            all: [{ status: [400, 403, 422] }, { message: { contains: ['`inputs` tokens + `max_new_tokens`', 'maximum context length'] } }],
          },
          { all: [{ status: 403 }, { message: { contains: 'tokens' } }] },
        ],
      },
      title: 'More tokens than the model’s context holds',
      summary: 'The prompt and the reserved output together exceed the model’s context length.',
      category: 'payload',
      causes: [
        { text: 'The messages have grown too long' },
        { text: 'max_tokens reserves too much', ruledOutBy: { not: { requestField: '/max_tokens' } } },
      ],
      fixes: [{ text: 'Lower max_tokens, shorten the messages, or use a model with a larger context' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Together AI rejected the request’s body',
      summary: 'A field is missing or not valid; the message says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
      ],
      fixes: [{ text: 'Correct what the message names', url: 'https://docs.together.ai/reference/chat-completions-1' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over Together AI’s rate limit',
      summary: 'Requests or tokens come faster than this model and account allow.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many requests or tokens in a short time' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Retry with growing, random pauses, and run fewer requests at a time' },
        { text: 'Read how limits work', url: 'https://docs.together.ai/docs/rate-limits' },
      ],
    },
    {
      id: 'overloaded',
      when: { status: '5xx' },
      title: 'Together AI failed or is overloaded',
      summary: 'The fault is on Together AI’s side.',
      category: 'server',
      causes: [
        { text: 'The engine is overloaded', confirmedBy: { message: { contains: 'overloaded' } } },
        { text: 'A fault at Together AI', ruledOutBy: { message: { contains: 'overloaded' } } },
      ],
      fixes: [{ text: 'Retry after a short wait, with growing pauses', url: 'https://status.together.ai' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.together.xyz/v1/chat/completions';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'Bearer EXAMPLEnotreal0001' };
const refused = (
  rule: string,
  why: string,
  status: number,
  code: string | null,
  message: string,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"model":"owner/model-example","messages":[{"role":"user","content":"Hi"}]}' },
  response: {
    status,
    headers: json,
    body: JSON.stringify({ id: 'example', error: { message, type: 'invalid_request_error', param: null, code } }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'invalid-api-key',
    'a deleted key',
    401,
    'invalid_api_key',
    'Invalid API key provided. You can find your API key at https://api.together.ai/settings/api-keys.',
    {
      verdicts: { possible: ['The key was deleted'], 'ruled-out': ['No key was sent'] },
    },
  ),
  refused('billing', 'a limit', 402, null, 'Credit limit exceeded'),
  refused('model-not-available', 'no owner', 404, 'model_not_available', 'Unable to access model example.', {
    request: { method: 'POST', url, headers: sent, body: '{"model":"example","messages":[]}' },
    verdicts: { confirmed: ['The owner before the slash'] },
  }),
  refused('too-many-tokens', 'a long history', 422, null, 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193.'),
  refused('bad-request', 'no messages', 400, null, 'messages is required', {
    request: { method: 'POST', url, headers: sent, body: '{"model":"owner/model-example"}' },
    verdicts: { confirmed: ['A required field'] },
  }),
  refused('rate-limit', 'a burst', 429, null, 'Rate limit exceeded'),
  refused('overloaded', 'many users', 503, null, 'The engine is currently overloaded', {
    verdicts: { confirmed: ['The engine is overloaded'], 'ruled-out': ['A fault'] },
  }),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://llm.other.example/v1/chat/completions' },
    response: { status: 404, headers: json, body: '{"error":{"message":"Unable to access model","code":"model_not_available"}}' },
  },
];
