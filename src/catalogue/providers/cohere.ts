import type { Example, RulePack } from '../../model';

/**
 * Cohere's API. Sources: https://docs.cohere.com/reference/errors (statuses and messages), https://docs.cohere.com/docs/rate-limits.
 * A body has an id and a message, and no code.
 */

const KEYS = 'https://dashboard.cohere.com/api-keys';

export default {
  id: 'cohere',
  name: 'Cohere',
  kind: 'api',
  docs: 'https://docs.cohere.com/reference/errors',
  statusPage: 'https://status.cohere.com',
  support: { email: 'support@cohere.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.cohere.com', 'api.cohere.ai'] },
  envelope: { requestId: ['/id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_COHERE_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Cohere did not accept the API key',
      summary: 'The key is missing, wrong or has expired.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key has expired', confirmedBy: { message: { contains: 'key has expired' } } },
        {
          text: 'The key was deleted, or is one of another service',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { message: { contains: 'key has expired' } }] },
        },
      ],
      fixes: [
        {
          text: 'Create a key and send it as a Bearer token; this call checks it',
          snippets: [
            { language: 'bash', code: "curl -X POST https://api.cohere.com/v1/check-api-key -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: KEYS,
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'too-many-tokens',
      when: { all: [{ status: 400 }, { message: { contains: 'too many tokens' } }] },
      title: 'More tokens than the model takes',
      summary: 'The input, or the output that is asked for, is longer than the model allows; the message gives the numbers.',
      category: 'payload',
      causes: [
        { text: 'max_tokens is larger than the model’s longest output', confirmedBy: { message: { contains: 'max tokens must be less' } } },
        {
          text: 'The prompt or the documents are too long',
          ruledOutBy: { message: { contains: 'max tokens must be less' } },
        },
      ],
      fixes: [
        { text: 'Shorten the prompt, send fewer documents, or lower max_tokens' },
        { text: 'In v1 chat, set prompt_truncation to AUTO' },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Cohere rejected the request’s body',
      summary: 'A field is missing or has a value that is not accepted; the message says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        {
          text: 'A body for version 1 was sent to version 2: message became messages',
          confirmedBy: { all: [{ path: '/v2/chat' }, { requestField: '/message' }, { not: { requestField: '/messages' } }] },
          ruledOutBy: { not: { path: { startsWith: '/v2/' } } },
        },
      ],
      fixes: [
        { text: 'Compare the body with the endpoint’s reference', url: 'https://docs.cohere.com/reference/about' },
        { text: 'Coming from version 1, follow the migration guide', url: 'https://docs.cohere.com/docs/migrating-v1-to-v2' },
      ],
    },
    {
      id: 'billing',
      when: { status: 402 },
      title: 'Cohere’s billing limit is reached',
      summary: 'The account cannot be charged for more: a billing limit is reached, or there is no valid payment method.',
      category: 'billing',
      causes: [{ text: 'The monthly billing limit is reached' }, { text: 'No valid payment method is on file' }],
      fixes: [
        { text: 'Look at billing and usage, and raise the limit or add a payment method', url: 'https://dashboard.cohere.com/billing' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Cohere finds no such model or object',
      summary: 'The model, dataset or other object does not exist, or this key has no access to it.',
      category: 'not-found',
      causes: [
        { text: 'The model’s name is misspelt, or the model was retired' },
        { text: 'The fine-tuned model or dataset belongs to another organization' },
      ],
      fixes: [
        {
          text: 'List the models of today',
          snippets: [{ language: 'bash', code: "curl https://api.cohere.com/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://docs.cohere.com/docs/models',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over Cohere’s limit of calls',
      summary: 'Calls are limited per minute and endpoint; trial keys have low limits and 1,000 calls a month.',
      category: 'rate-limit',
      causes: [
        { text: 'A trial key was used, which has low limits', confirmedBy: { message: { contains: ['trial key', 'trial token'] } } },
        { text: 'The trial key’s calls of the month are used up', confirmedBy: { message: { contains: ['/ month', 'per month'] } } },
        { text: 'The calls of the minute are used up', confirmedBy: { message: { contains: ['/ minute', 'per minute'] } } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Spread calls over the minute, and send several texts in one call (embed, rerank)' },
        { text: 'Use a production key in place of the trial key', url: KEYS },
        { text: 'Look up the limits of the endpoint', url: 'https://docs.cohere.com/docs/rate-limits' },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'Cohere failed',
      summary: 'The fault is on Cohere’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at Cohere' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://status.cohere.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.cohere.com/v2/chat';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer EXAMPLEnotReal0001' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"model":"command-example","messages":[{"role":"user","content":"Hi"}]}' },
  response: { status, headers: json, body: JSON.stringify({ id: '0d1e2f3a-0000-4000-8000-000000000001', message }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, 'no api key supplied', {
    request: { method: 'POST', url, headers: json, body: '{}' },
    verdicts: { confirmed: ['No key was sent'] },
  }),
  refused('unauthorized', 'as documented', 401, 'Your API key has expired. Please create a production key at dashboard.cohere.com.', {
    verdicts: { confirmed: ['The key has expired'], 'ruled-out': ['The key was deleted', 'No key was sent'] },
  }),
  refused(
    'too-many-tokens',
    'as documented',
    400,
    'too many tokens: max tokens must be less than or equal to 4096, the maximum output for this model - received 8192.',
    {
      verdicts: { confirmed: ['max_tokens is larger'], 'ruled-out': ['The prompt or the documents'] },
    },
  ),
  refused('bad-request', 'a body of version 1', 400, 'invalid request: message is not a valid field', {
    request: { method: 'POST', url, headers: key, body: '{"model":"command-example","message":"Hi"}' },
    verdicts: { confirmed: ['A body for version 1'] },
  }),
  refused('billing', 'a limit', 402, 'Please add or update your payment method'),
  refused(
    'not-found',
    'a retired model',
    404,
    "model 'command-old' not found, make sure the correct model ID was used and that you have access to the model.",
  ),
  refused(
    'rate-limit',
    'a trial key',
    429,
    'You are using a Trial key, which is limited to 40 API calls / minute. You can continue to use the Trial key for free or upgrade to a Production key.',
    {
      verdicts: { confirmed: ['A trial key was used', 'The calls of the minute'], possible: ['The trial key’s calls of the month'] },
    },
  ),
  refused('server', 'a fault', 500, 'internal server error'),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://llm.other.example/v2/chat' },
    response: { status: 401, headers: json, body: '{"message":"invalid api token"}' },
  },
];
