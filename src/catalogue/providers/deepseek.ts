import type { Example, RulePack } from '../../model';

/**
 * DeepSeek's API. Sources: https://api-docs.deepseek.com/quick_start/error_codes, https://api-docs.deepseek.com/quick_start/rate_limit.
 * The body's code is mostly invalid_request_error whatever happened, so rules go by status and words.
 */

const KEYS = 'https://platform.deepseek.com/api_keys';

export default {
  id: 'deepseek',
  name: 'DeepSeek',
  kind: 'api',
  docs: 'https://api-docs.deepseek.com/quick_start/error_codes',
  statusPage: 'https://status.deepseek.com',
  recognize: { hosts: ['api.deepseek.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_DEEPSEEK_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'DeepSeek did not accept the API key',
      summary: 'The key is missing or wrong.',
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
          text: 'Create a key and send it as a Bearer token; listing the models tries the key alone',
          snippets: [{ language: 'bash', code: "curl https://api.deepseek.com/models -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'balance',
      when: { status: 402 },
      title: 'The DeepSeek account has run out of balance',
      summary: 'Calls are paid from a prepaid balance, and it is used up; waiting does not help.',
      category: 'billing',
      causes: [{ text: 'The balance is used up, or was never topped up', confirmedBy: { message: { contains: 'Insufficient Balance' } } }],
      fixes: [
        { text: 'Top up the account', url: 'https://platform.deepseek.com/top_up' },
        {
          text: 'Look at the balance',
          snippets: [{ language: 'bash', code: "curl https://api.deepseek.com/user/balance -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
    },
    {
      id: 'model-unknown',
      when: { all: [{ status: [400, 404] }, { message: { contains: 'Model Not Exist' } }] },
      title: 'DeepSeek has no model of this name',
      summary: 'The name in model is none of those that the API serves.',
      category: 'not-found',
      causes: [
        { text: 'The name is misspelt, or that of an open model or of another provider' },
        { text: 'The model has been taken out of service' },
      ],
      fixes: [
        {
          text: 'List the models of today and take the name from there',
          snippets: [{ language: 'bash', code: "curl https://api.deepseek.com/models -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://api-docs.deepseek.com/quick_start/pricing',
        },
      ],
    },
    {
      id: 'context-length',
      when: { all: [{ status: 400 }, { message: { contains: 'maximum context length' } }] },
      title: 'More tokens than the model’s context holds',
      summary: 'The messages and the reserved output together exceed the model’s context length; the message gives both numbers.',
      category: 'payload',
      causes: [
        { text: 'The conversation or the documents in it have grown too long' },
        { text: 'max_tokens reserves too much', ruledOutBy: { not: { requestField: '/max_tokens' } } },
      ],
      fixes: [{ text: 'Drop or summarize older messages, or lower max_tokens' }],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'DeepSeek cannot read the request’s body',
      summary: 'The body’s format is not what the endpoint takes; the message says where.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'The order of the messages is wrong, as when a tool’s answer does not follow its call' },
      ],
      fixes: [{ text: 'Change the body as the message says', url: 'https://api-docs.deepseek.com/api/create-chat-completion' }],
    },
    {
      id: 'invalid-parameters',
      when: { status: 422 },
      title: 'A parameter of the request is not valid',
      summary: 'The body could be read, but a parameter’s value is not accepted; the message names it.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A value is outside its range', confirmedBy: { check: 'field-out-of-range' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
      ],
      fixes: [{ text: 'Correct the parameter that the message names', url: 'https://api-docs.deepseek.com/api/create-chat-completion' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests at DeepSeek',
      summary: 'Requests come too fast, or too many of them run at once.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many requests run at the same time, or come in a burst' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Run fewer requests at a time, and retry with growing, random pauses' },
        { text: 'Read how requests are limited', url: 'https://api-docs.deepseek.com/quick_start/rate_limit' },
      ],
    },
    {
      id: 'overloaded',
      when: { status: [500, 503] },
      title: 'DeepSeek’s servers failed or are overloaded',
      summary: 'The request itself is not what is wrong.',
      category: 'server',
      causes: [
        { text: 'The servers are overloaded', confirmedBy: { message: { contains: ['overloaded', 'busy'] } } },
        { text: 'A fault at DeepSeek', ruledOutBy: { message: { contains: ['overloaded', 'busy'] } } },
      ],
      fixes: [
        { text: 'Retry after a short wait, with growing pauses' },
        { text: 'Look at the status page', url: 'https://status.deepseek.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.deepseek.com/chat/completions';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer sk-EXAMPLE-not-real' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"model":"deepseek-chat","messages":[{"role":"user","content":"Hi"}]}' },
  response: {
    status,
    headers: json,
    body: JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: 'invalid_request_error' } }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a key of another service', 401, 'Authentication Fails, Your api key: ****real is invalid', {
    verdicts: { possible: ['The key was deleted'], 'ruled-out': ['No key was sent'] },
  }),
  refused('unauthorized', 'no key', 401, 'Authentication Fails (auth header format should be Bearer sk-...)', {
    request: { method: 'POST', url, headers: json, body: '{}' },
    verdicts: { confirmed: ['No key was sent'] },
  }),
  refused('balance', 'an empty account', 402, 'Insufficient Balance', { verdicts: { confirmed: ['The balance is used up'] } }),
  refused('model-unknown', 'a name of another provider', 400, 'Model Not Exist'),
  refused(
    'context-length',
    'a long history',
    400,
    "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens.",
  ),
  refused('bad-request', 'an unreadable body', 400, 'Failed to parse the request body as JSON', {
    request: { method: 'POST', url, headers: key, body: '{"model":' },
    verdicts: { confirmed: ['The body is not valid JSON'] },
  }),
  refused('invalid-parameters', 'as documented', 422, 'Invalid temperature value'),
  refused('rate-limit', 'a burst', 429, 'Rate limit reached'),
  refused('overloaded', 'many users', 503, 'The server is overloaded due to high traffic', {
    verdicts: { confirmed: ['The servers are overloaded'] },
  }),
  {
    rule: null,
    why: 'near miss: a model of the same name elsewhere',
    request: { method: 'POST', url: 'https://llm.other.example/chat/completions', headers: key, body: '{"model":"deepseek-chat"}' },
    response: {
      status: 402,
      headers: json,
      body: '{"error":{"message":"Insufficient Balance","type":"unknown_error","code":"invalid_request_error"}}',
    },
  },
];
