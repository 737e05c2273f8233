import type { Example, RulePack } from '../../model';

/**
 * Perplexity's API. Sources: https://docs.perplexity.ai/guides/error-handling, https://docs.perplexity.ai/guides/rate-limits-usage-tiers;
 * the body of a wrong model as quoted in n8n's node. A wrong key is answered with a page.
 */

const KEYS = 'https://www.perplexity.ai/account/api/keys';

export default {
  id: 'perplexity',
  name: 'Perplexity',
  kind: 'api',
  docs: 'https://docs.perplexity.ai',
  statusPage: 'https://status.perplexity.com',
  support: { email: 'api@perplexity.ai', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.perplexity.ai'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['pplx-'], placeholder: 'YOUR_PERPLEXITY_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Perplexity did not accept the API key',
      summary: 'The key is missing, wrong or deleted, or the account behind it has no credits left.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'What was sent is no key of Perplexity’s: these begin with pplx-',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The key was deleted, or its account’s credits are used up', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [{ text: 'Create a key, see that the account has credits, and send the key as a Bearer token', url: KEYS }],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'invalid-model',
      when: { all: [{ status: 400 }, { any: [{ code: 'invalid_model' }, { message: { contains: 'invalid model' } }] }] },
      title: 'Perplexity has no model of this name',
      summary: 'The name in model is none of those that the API serves; older Sonar names have been retired.',
      category: 'not-found',
      causes: [
        {
          text: 'The model is one of the retired names (llama-…-sonar-…, pplx-…)',
          confirmedBy: { requestField: '/model', is: { glob: 'llama-*-sonar-*' } },
        },
        { text: 'The name is misspelt or that of another provider' },
      ],
      fixes: [
        {
          text: 'Take the name from the list of models, such as sonar or sonar-pro',
          url: 'https://docs.perplexity.ai/getting-started/models',
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Perplexity rejected the request’s body',
      summary: 'A field is missing or not valid, or the messages do not take turns; the message says which.',
      category: 'validation',
      causes: [
        {
          text: 'The messages do not alternate between user and assistant after the system message',
          confirmedBy: { message: { contains: ['should alternate', 'must alternate'] } },
        },
        { text: 'The last message is not the user’s', confirmedBy: { message: { contains: 'last message must have role' } } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        { text: 'Begin with an optional system message, then let user and assistant take turns, ending with user' },
        { text: 'Correct the field that the message names', url: 'https://docs.perplexity.ai/api-reference/chat-completions-post' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over Perplexity’s rate limit',
      summary: 'Requests per minute are limited by model and by usage tier.',
      category: 'rate-limit',
      causes: [
        { text: 'More requests came than the usage tier allows' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Retry with growing, random pauses, and run fewer requests at a time' },
        {
          text: 'See the limits of your tier; it rises with what was spent',
          url: 'https://docs.perplexity.ai/guides/rate-limits-usage-tiers',
        },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'Perplexity failed',
      summary: 'The fault is on Perplexity’s side, or the search took too long.',
      category: 'server',
      causes: [{ text: 'A fault or overload at Perplexity' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://status.perplexity.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.perplexity.ai/chat/completions';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'Bearer pplx-EXAMPLEnotreal' };
const refused = (rule: string, why: string, status: number, type: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"model":"sonar","messages":[{"role":"user","content":"Hi"}]}' },
  response: { status, headers: json, body: JSON.stringify({ error: { message, type, code: status } }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'a page in place of JSON',
    request: { method: 'POST', url, headers: { ...json, Authorization: 'Bearer undefined' }, body: '{}' },
    response: {
      status: 401,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><head><title>401 Authorization Required</title></head><body></body></html>',
    },
    verdicts: { confirmed: ['A placeholder'], 'ruled-out': ['No key was sent', 'What was sent is no key'] },
  },
  refused(
    'invalid-model',
    'a retired name',
    400,
    'invalid_model',
    "Invalid model 'llama-3.1-sonar-small-128k-online'. Permitted models can be found in the documentation at https://docs.perplexity.ai/getting-started/models.",
    {
      request: { method: 'POST', url, headers: sent, body: '{"model":"llama-3.1-sonar-small-128k-online","messages":[]}' },
      verdicts: { confirmed: ['The model is one of the retired'] },
    },
  ),
  refused(
    'bad-request',
    'two turns of the user',
    400,
    'invalid_message',
    'After the (optional) system message(s), user or tool message(s) should alternate with assistant message(s).',
    {
      verdicts: { confirmed: ['The messages do not alternate'] },
    },
  ),
  refused('rate-limit', 'a burst', 429, 'rate_limit', 'Request rate limit exceeded, please try again later.'),
  refused('server', 'a fault', 500, 'internal_server_error', 'Internal server error'),
  {
    rule: null,
    why: 'near miss: the same type from another API',
    request: { url: 'https://llm.other.example/chat/completions' },
    response: { status: 400, headers: json, body: '{"error":{"message":"Invalid model","type":"invalid_model","code":400}}' },
  },
];
