import type { Example, RulePack } from '../../model';

/** Groq's API. Sources: https://console.groq.com/docs/errors, https://console.groq.com/docs/rate-limits, https://console.groq.com/docs/flex-processing */
export default {
  id: 'groq',
  name: 'Groq',
  kind: 'api',
  docs: 'https://console.groq.com/docs/errors',
  statusPage: 'https://groqstatus.com',
  recognize: { hosts: ['api.groq.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['gsk_'], placeholder: 'YOUR_GROQ_API_KEY' }],
  rules: [
    {
      id: 'invalid-api-key',
      when: { status: 401 },
      title: 'Groq did not accept the API key',
      summary: 'The key is missing, wrong or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'What was sent is no key of Groq’s: these begin with gsk_',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The key was deleted or was cut short when it was copied' },
      ],
      fixes: [
        {
          text: 'Create a key in the console and send it as a Bearer token',
          snippets: [{ language: 'bash', code: "curl https://api.groq.com/openai/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://console.groq.com/keys',
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over Groq’s limit of requests or tokens',
      summary: 'The organization used up the requests or tokens that its plan allows for this model per minute or per day.',
      category: 'rate-limit',
      causes: [
        { text: 'The tokens per minute are used up', confirmedBy: { message: { contains: ['tokens per minute', '(TPM)'] } } },
        { text: 'The requests per minute are used up', confirmedBy: { message: { contains: ['requests per minute', '(RPM)'] } } },
        {
          text: 'The requests or tokens of the day are used up',
          confirmedBy: { message: { contains: ['requests per day', '(RPD)', 'tokens per day', '(TPD)'] } },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as retry-after says, then retry with growing pauses' },
        { text: 'Shorten prompts and lower max_completion_tokens; run fewer requests at a time' },
        { text: 'Look up the limits per model, use another model, or upgrade the plan', url: 'https://console.groq.com/settings/limits' },
      ],
    },
    {
      id: 'tool-use-failed',
      when: { all: [{ status: 400 }, { code: 'tool_use_failed' }] },
      title: 'The model wrote a tool call that cannot be used',
      summary: 'The model generated a call that does not fit the tools’ schema; failed_generation in the answer holds what it wrote.',
      category: 'validation',
      causes: [
        { text: 'The model made up a tool, an argument or a wrong notation' },
        { text: 'The tools are many or their schemas complex for this model' },
        { text: 'The temperature is high', ruledOutBy: { requestField: '/temperature', is: { max: 0.3 } } },
      ],
      fixes: [
        { text: 'Retry: the next answer may be right, more so with a lower temperature (0 to 0.5)' },
        { text: 'Describe each tool and argument plainly in the prompt and schema, offer fewer tools, and flatten their schemas' },
        { text: 'Use a model that is recommended for tool use', url: 'https://console.groq.com/docs/tool-use' },
      ],
    },
    {
      id: 'json-validate-failed',
      when: { all: [{ status: 400 }, { code: 'json_validate_failed' }] },
      title: 'The model did not write valid JSON',
      summary: 'JSON was asked for, and what the model wrote does not parse or does not fit the schema; see failed_generation.',
      category: 'validation',
      causes: [
        { text: 'The answer was cut off because max_completion_tokens is too low' },
        { text: 'The prompt does not say which JSON to write' },
      ],
      fixes: [
        { text: 'Describe the JSON in the prompt with an example, and retry with a lower temperature' },
        { text: 'Raise max_completion_tokens' },
        {
          text: 'Use structured outputs with a schema where the model supports them',
          url: 'https://console.groq.com/docs/structured-outputs',
        },
      ],
    },
    {
      id: 'model-gone',
      when: { code: ['model_decommissioned', 'model_not_found'] },
      title: 'Groq does not serve this model',
      summary: 'The model was switched off, or its name is not one of Groq’s.',
      category: 'not-found',
      causes: [
        { text: 'The model has been decommissioned', confirmedBy: { code: 'model_decommissioned' } },
        { text: 'The model’s name is misspelt, or lacks its prefix', ruledOutBy: { code: 'model_decommissioned' } },
        { text: 'The organization or project has blocked the model', ruledOutBy: { code: 'model_decommissioned' } },
      ],
      fixes: [
        { text: 'Replace it by the model that the list of deprecations recommends', url: 'https://console.groq.com/docs/deprecations' },
        {
          text: 'List the models of today',
          snippets: [{ language: 'bash', code: "curl https://api.groq.com/openai/v1/models -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The request is too large for Groq',
      summary: 'The body, or the tokens it needs in one minute, exceed what the model or the plan takes.',
      category: 'payload',
      causes: [
        {
          text: 'One request needs more tokens than the plan allows per minute: waiting does not help',
          confirmedBy: { message: { contains: ['tokens per minute', '(TPM)'] } },
        },
        { text: 'An uploaded file or image exceeds the size limit' },
      ],
      fixes: [
        { text: 'Shorten the prompt or split it, or lower max_completion_tokens' },
        { text: 'Upgrade the plan for a higher limit', url: 'https://console.groq.com/settings/limits' },
      ],
    },
    {
      id: 'context-length',
      when: { all: [{ status: 400 }, { code: 'context_length_exceeded' }] },
      title: 'More tokens than the model’s context holds',
      summary: 'Prompt and reserved output together exceed the context window of the model.',
      category: 'payload',
      causes: [{ text: 'The conversation or the documents in it have grown too long' }],
      fixes: [
        { text: 'Shorten the input, or lower max_completion_tokens' },
        { text: 'Use a model with a larger context window', url: 'https://console.groq.com/docs/models' },
      ],
    },
    {
      id: 'capacity',
      when: { status: [498, 503] },
      title: 'Groq has no capacity for this request now',
      summary: 'The servers are full for the moment; the request itself is fine.',
      category: 'server',
      causes: [
        { text: 'The flex tier is full: it fails fast instead of queueing', confirmedBy: { status: 498 }, ruledOutBy: { status: 503 } },
        { text: 'Maintenance or overload', ruledOutBy: { status: 498 } },
      ],
      fixes: [
        { text: 'Retry after some seconds with growing, random pauses' },
        { text: 'Send urgent requests with service_tier on_demand or auto', url: 'https://console.groq.com/docs/flex-processing' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.groq.com/openai/v1/chat/completions';
const key = { Authorization: 'Bearer gsk_EXAMPLE_not_real', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'x-request-id': 'req_EXAMPLE0001', 'x-groq-region': 'fra' };
const body = '{"model":"llama-example","messages":[{"role":"user","content":"Hi"}]}';
const error = (message: string, type: string, code: string | null): string =>
  JSON.stringify({ error: { message, type, ...(code ? { code } : {}) } });

export const examples: readonly Example[] = [
  {
    rule: 'capacity',
    why: 'a 503 is no matter of the flex tier, even if that was asked for',
    request: {
      method: 'POST',
      url,
      headers: key,
      body: '{"model":"llama-example","service_tier":"flex","messages":[{"role":"user","content":"Hi"}]}',
    },
    response: { status: 503, headers: served, body: error('Service unavailable', 'internal_server_error', null) },
    verdicts: { 'ruled-out': ['The flex tier is full'] },
  },
  {
    rule: 'invalid-api-key',
    why: 'an unset variable is a placeholder, not the key of another service',
    request: { method: 'POST', url, headers: { ...key, Authorization: 'Bearer undefined' }, body },
    response: { status: 401, headers: served, body: error('Invalid API Key', 'invalid_request_error', 'invalid_api_key') },
    verdicts: { confirmed: ['A placeholder was sent'], 'ruled-out': ['What was sent is no key'] },
  },
  {
    rule: 'invalid-api-key',
    why: 'a key of OpenAI',
    request: { method: 'POST', url, headers: { Authorization: 'Bearer sk-EXAMPLE-not-a-real-key' }, body },
    response: { status: 401, headers: served, body: error('Invalid API Key', 'invalid_request_error', 'invalid_api_key') },
    verdicts: { confirmed: ['What was sent is no key'], 'ruled-out': ['No key was sent'] },
  },
  {
    rule: 'rate-limit',
    why: 'tokens per minute',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: { ...served, 'retry-after': '7' },
      body: error(
        'Rate limit reached for model `llama-example` in organization `org_EXAMPLE` on tokens per minute (TPM): Limit 6000, Used 5800, Requested 900. Please try again in 7s.',
        'tokens',
        'rate_limit_exceeded',
      ),
    },
    verdicts: { confirmed: ['The tokens per minute'] },
  },
  {
    rule: 'tool-use-failed',
    why: 'as documented',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"message":"Failed to call a function. Please adjust your prompt. See \'failed_generation\' for more details.","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"<function=get_weather>"}}',
    },
  },
  {
    rule: 'json-validate-failed',
    why: 'a cut answer',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 400, headers: served, body: error('Failed to generate JSON.', 'invalid_request_error', 'json_validate_failed') },
  },
  {
    rule: 'model-gone',
    why: 'a model switched off',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: error(
        'The model `llama-example` has been decommissioned and is no longer supported.',
        'invalid_request_error',
        'model_decommissioned',
      ),
    },
    verdicts: { confirmed: ['The model has been decommissioned'], 'ruled-out': ['The model’s name is misspelt'] },
  },
  {
    rule: 'too-large',
    why: 'more than a minute’s tokens',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 413,
      headers: served,
      body: error(
        'Request too large for model `llama-example` on tokens per minute (TPM): Limit 6000, Requested 9150.',
        'tokens',
        'rate_limit_exceeded',
      ),
    },
    verdicts: { confirmed: ['One request needs more tokens'] },
  },
  {
    rule: 'context-length',
    why: 'a long history',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: error('Please reduce the length of the messages or completion.', 'invalid_request_error', 'context_length_exceeded'),
    },
  },
  {
    rule: 'capacity',
    why: 'the flex tier is full',
    request: { method: 'POST', url, headers: key, body: '{"model":"llama-example","service_tier":"flex","messages":[]}' },
    response: { status: 498, headers: served, body: error('Flex tier capacity exceeded.', 'capacity_exceeded', 'capacity_exceeded') },
    verdicts: { confirmed: ['The flex tier is full'], 'ruled-out': ['Maintenance or overload'] },
  },
  {
    rule: null,
    why: 'near miss: the same code from another host',
    request: { method: 'POST', url: 'https://llm.other.example/openai/v1/chat/completions', headers: key, body },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: error('Failed', 'invalid_request_error', 'tool_use_failed'),
    },
  },
];
