import type { Condition, Example, RulePack } from '../../model';

/**
 * OpenAI's API. Sources: https://platform.openai.com/docs/guides/error-codes,
 * https://platform.openai.com/docs/guides/rate-limits,
 * https://help.openai.com/en/articles/5955604-troubleshooting-api-rate-limits-and-429-errors (which 429 is about money).
 */
/** Browsers put the key of a WebSocket into its subprotocol. */
const keyInSubprotocol: Condition = { requestHeader: 'Sec-WebSocket-Protocol', is: { contains: 'openai-insecure-api-key.' } };

export default {
  id: 'openai',
  name: 'OpenAI',
  kind: 'api',
  docs: 'https://platform.openai.com/docs/guides/error-codes',
  statusPage: 'https://status.openai.com',
  support: { url: 'https://help.openai.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.openai.com', '*.api.openai.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_OPENAI_API_KEY' }],
  rules: [
    {
      id: 'invalid-api-key',
      when: { all: [{ status: 401 }, { code: 'invalid_api_key' }] },
      title: 'OpenAI does not know this API key',
      summary: 'A key was read, but it is wrong, was deleted, or belongs to another service.',
      category: 'auth',
      causes: [
        {
          text: 'The key carries spaces, quotes or line breaks from copying',
          confirmedBy: { check: 'credential-stray-characters' },
        },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'The key is one of another service: OpenAI’s keys begin with sk-',
          confirmedBy: {
            any: [
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer gsk_' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer sk-ant-' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer sk-or-' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer hf_' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer xai-' } },
            ],
          },
        },
        {
          text: 'The key is empty: a variable was not filled in',
          ruledOutBy: { any: [keyInSubprotocol, { not: { check: 'credential-missing' } }] },
        },
        { text: 'The key was deleted or revoked, or was cut short when it was copied' },
        { text: 'An old key still stands in an environment variable, a cache or the build' },
      ],
      fixes: [
        {
          text: 'Create a new secret key in the right project and put it where the code reads it',
          url: 'https://platform.openai.com/api-keys',
        },
        {
          text: 'Try the key alone: listing the models needs nothing else',
          snippets: [{ language: 'bash', code: "curl https://api.openai.com/v1/models -H 'Authorization: Bearer {{credential}}'" }],
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'missing-scopes',
      when: { all: [{ status: [401, 403] }, { message: { contains: ['missing scopes', 'insufficient permissions'] } }] },
      title: 'The key may not do this',
      summary: 'The key is valid, but restricted: it or its owner’s role lacks a permission that the endpoint needs.',
      category: 'permission',
      causes: [
        { text: 'The key was created with restricted permissions that leave this endpoint out' },
        { text: 'The owner’s role in the project or organization does not allow it' },
      ],
      fixes: [
        {
          text: 'Edit the key’s permissions and allow the scopes that the message names, or use another key',
          url: 'https://platform.openai.com/api-keys',
        },
        { text: 'Ask an owner of the organization for a role in the project that may do this' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'OpenAI did not accept the request’s credentials',
      summary: 'The key is missing, does not fit the organization or project, or may not be used from here.',
      category: 'auth',
      causes: [
        {
          text: 'No key was sent in the Authorization header',
          confirmedBy: { all: [{ not: keyInSubprotocol }, { check: 'credential-missing' }] },
          ruledOutBy: { any: [keyInSubprotocol, { not: { check: 'credential-missing' } }] },
        },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        {
          text: 'OpenAI-Organization or OpenAI-Project names one that the key does not belong to',
          ruledOutBy: { all: [{ not: { requestHeader: 'OpenAI-Organization' } }, { not: { requestHeader: 'OpenAI-Project' } }] },
        },
        { text: 'The key’s owner is no longer a member of any organization' },
        { text: 'The address the request came from is not on the IP allowlist of the project or organization' },
      ],
      fixes: [
        {
          text: 'Send a secret key as a Bearer token',
          snippets: [
            { language: 'bash', code: "curl {{url|'https://api.openai.com/v1/models'}} \\\n  -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: 'https://platform.openai.com/docs/api-reference/authentication',
        },
        { text: 'Leave OpenAI-Organization and OpenAI-Project out, or set the ids that the key belongs to' },
        { text: 'If an IP allowlist is set, add the address that the request comes from' },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'quota-exhausted',
      when: {
        code: [
          'insufficient_quota',
          'credit_balance_exhausted',
          'organization_spend_limit_exceeded',
          'project_spend_limit_exceeded',
          'organization_usage_limit_exceeded',
          'billing_hard_limit_reached',
          'billing_not_active',
        ],
      },
      title: 'No credit left, or a spending limit is reached',
      summary: 'This is about money, not about speed: waiting and retrying does not help until credit or limit is raised.',
      category: 'billing',
      causes: [
        {
          text: 'The organization’s prepaid credits are used up or have expired',
          confirmedBy: { code: 'credit_balance_exhausted' },
        },
        { text: 'The organization reached the monthly spend limit set for it', confirmedBy: { code: 'organization_spend_limit_exceeded' } },
        { text: 'The project reached its own spend limit', confirmedBy: { code: 'project_spend_limit_exceeded' } },
        {
          text: 'The organization reached the usage limit that OpenAI approved for it',
          confirmedBy: { code: 'organization_usage_limit_exceeded' },
        },
        { text: 'No payment method is active: a ChatGPT subscription does not pay for API calls' },
        { text: 'The key belongs to another organization or project than the one that has credit' },
      ],
      fixes: [
        {
          text: 'Look at the credit balance and add credits or a payment method',
          url: 'https://platform.openai.com/settings/organization/billing/overview',
        },
        {
          text: 'Look at the limits of the organization and of the project, and raise the one that is reached',
          url: 'https://platform.openai.com/settings/organization/limits',
        },
        { text: 'After paying, wait a few minutes; if it still fails, use a key of the project that has the budget' },
      ],
      warnings: ['Do not retry automatically: the answer stays the same, although its status is that of a rate limit'],
      links: [
        {
          text: 'Which 429 is which',
          url: 'https://help.openai.com/en/articles/5955604-troubleshooting-api-rate-limits-and-429-errors',
        },
      ],
    },
    {
      id: 'request-over-token-limit',
      when: {
        all: [
          { status: 429 },
          { code: ['rate_limit_exceeded', 'rate_limit_error', 'tokens', 'requests'] },
          { message: { startsWith: 'Request too large' } },
        ],
      },
      title: 'One request needs more tokens than a minute allows',
      summary: 'The request by itself exceeds the tokens per minute of this model, so waiting cannot let it through.',
      category: 'rate-limit',
      causes: [
        { text: 'Prompt and reserved output together exceed the limit of tokens per minute that the message names' },
        { text: 'max_tokens or max_completion_tokens reserves far more than is needed' },
      ],
      fixes: [
        { text: 'Shorten the prompt, split it into several requests, or lower max_completion_tokens' },
        {
          text: 'Use a model with a higher limit, or reach a higher usage tier',
          url: 'https://platform.openai.com/settings/organization/limits',
        },
        { text: 'For large jobs that can wait, use the Batch API, which has limits of its own' },
      ],
    },
    {
      id: 'rate-limit',
      when: { all: [{ status: 429 }, { code: ['rate_limit_exceeded', 'rate_limit_error', 'tokens', 'requests'] }] },
      title: 'Too many requests or tokens for this model',
      summary: 'The organization or project sent more in a minute or a day than its usage tier allows for this model.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The tokens per minute are used up',
          confirmedBy: {
            any: [{ message: { contains: ['tokens per min', '(TPM)'] } }, { responseHeader: 'x-ratelimit-remaining-tokens', is: '0' }],
          },
        },
        {
          text: 'The requests per minute are used up',
          confirmedBy: {
            any: [{ message: { contains: ['requests per min', '(RPM)'] } }, { responseHeader: 'x-ratelimit-remaining-requests', is: '0' }],
          },
        },
        {
          text: 'The requests or tokens of the day are used up',
          confirmedBy: { message: { contains: ['requests per day', '(RPD)', 'tokens per day', '(TPD)'] } },
        },
        { text: 'Others with keys of the same organization share the limit' },
        { text: 'Requests were repeated without waiting: failed ones count too', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as the answer says, then retry with growing, random pauses' },
        { text: 'Run fewer requests at a time, shorten prompts, and set max_completion_tokens near what is needed' },
        {
          text: 'Look up the limits of the model; adding credit raises the usage tier',
          url: 'https://platform.openai.com/settings/organization/limits',
        },
      ],
      links: [{ text: 'Rate limits', url: 'https://platform.openai.com/docs/guides/rate-limits' }],
    },
    {
      id: 'slow-down',
      when: { all: [{ status: [429, 503] }, { code: 'slow_down' }] },
      title: 'Traffic grew faster than OpenAI can follow',
      summary: 'The limits are not reached, but the number of requests rose too suddenly.',
      category: 'rate-limit',
      causes: [{ text: 'A burst or a new job raised the traffic within minutes' }],
      fixes: [
        { text: 'Go back to the earlier rate, wait as Retry-After says, and keep it steady for at least 15 minutes' },
        { text: 'Then raise the rate step by step instead of all at once' },
      ],
      links: [{ text: 'Error codes', url: 'https://platform.openai.com/docs/guides/error-codes' }],
    },
    {
      id: 'context-length',
      when: { code: 'context_length_exceeded' },
      title: 'More tokens than the model’s context holds',
      summary: 'Prompt, earlier messages, tools and the reserved output together exceed the context length of the model.',
      category: 'payload',
      causes: [
        { text: 'The messages have grown too long: a conversation’s whole history or a whole document is sent' },
        {
          text: 'Too many output tokens are reserved',
          ruledOutBy: {
            all: [
              { not: { requestField: '/max_tokens' } },
              { not: { requestField: '/max_completion_tokens' } },
              { not: { requestField: '/max_output_tokens' } },
            ],
          },
        },
      ],
      fixes: [
        { text: 'Shorten the input: drop or summarize the oldest messages, or send only the relevant parts of a document' },
        { text: 'Lower the reserved output (max_completion_tokens, max_output_tokens)' },
        { text: 'Use a model with a larger context', url: 'https://platform.openai.com/docs/models' },
        { text: 'Count tokens before sending, with the tiktoken library' },
      ],
    },
    {
      id: 'model-not-found',
      when: { all: [{ status: [403, 404] }, { code: 'model_not_found' }] },
      title: 'This model does not exist, or is not open to this key',
      summary: 'OpenAI answers the same for a misspelt model, a retired one, and one that the project may not use.',
      category: 'not-found',
      causes: [
        { text: 'The model’s name is misspelt or is that of another provider' },
        { text: 'The model has been shut down' },
        { text: 'The project or usage tier has no access to the model, or the project’s settings block it' },
        { text: 'A fine-tuned model belongs to another organization, or was deleted' },
      ],
      fixes: [
        {
          text: 'List the models that this key may use, and take the name from there',
          snippets: [{ language: 'bash', code: "curl https://api.openai.com/v1/models -H 'Authorization: Bearer {{credential}}'" }],
        },
        { text: 'Check that the model is not on the list of deprecations', url: 'https://platform.openai.com/docs/deprecations' },
        { text: 'Allow the model in the project’s limits, or ask for access' },
      ],
    },
    {
      id: 'unsupported-parameter',
      when: { all: [{ status: 400 }, { code: ['unsupported_parameter', 'unsupported_value'] }] },
      title: 'This model does not take one of the parameters',
      summary: 'The parameter is known, but the chosen model does not support it, or not with this value.',
      category: 'validation',
      causes: [
        {
          text: 'Reasoning models want max_completion_tokens in place of max_tokens',
          confirmedBy: { all: [{ responseField: '/error/param', is: 'max_tokens' }, { message: { contains: 'max_completion_tokens' } }] },
          ruledOutBy: { message: { contains: 'In the Responses API' } },
        },
        {
          text: 'The parameter is one of Chat Completions: the Responses API has another name for it',
          confirmedBy: { message: { contains: 'In the Responses API, this parameter has moved' } },
        },
        {
          text: 'The model takes temperature, top_p and penalties only with the default, as reasoning models do',
          confirmedBy: {
            all: [
              { responseField: '/error/param', is: ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty'] },
              { message: { contains: 'with this model' } },
            ],
          },
        },
        {
          text: 'The parameter belongs to another endpoint or to another model',
          ruledOutBy: { message: { contains: 'In the Responses API, this parameter has moved' } },
        },
      ],
      fixes: [
        { text: 'Rename or remove the parameter that error.param names' },
        { text: 'Look up what the model supports', url: 'https://platform.openai.com/docs/models' },
      ],
    },
    {
      id: 'parameter',
      when: {
        all: [
          { status: 400 },
          { code: ['missing_required_parameter', 'unknown_parameter', 'invalid_type', 'invalid_value', 'invalid_json'] },
        ],
      },
      title: 'OpenAI rejected a parameter of the request',
      summary: 'A parameter is missing, unknown, or of the wrong type; error.param names it.',
      category: 'validation',
      causes: [
        { text: 'A required parameter is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The endpoint does not know a parameter', confirmedBy: { check: 'field-unknown' } },
        { text: 'A value has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        {
          text: 'Parameters of Chat Completions went to Responses, or the other way round: messages there is input here',
          confirmedBy: {
            any: [
              {
                all: [
                  { path: { endsWith: '/responses' } },
                  { requestField: '/messages' },
                  { responseField: '/error/param', is: ['messages', 'input'] },
                ],
              },
              {
                all: [
                  { path: { endsWith: '/chat/completions' } },
                  { requestField: '/input' },
                  { responseField: '/error/param', is: ['messages', 'input'] },
                ],
              },
            ],
          },
        },
      ],
      fixes: [
        { text: 'Mend the parameter that error.param and the message name' },
        { text: 'Compare the body with the endpoint’s reference', url: 'https://platform.openai.com/docs/api-reference' },
      ],
    },
    {
      id: 'tool-messages',
      when: {
        all: [
          { status: 400 },
          { message: { contains: ["'tool_calls' must be followed by tool messages", 'must be a response to a preceeding message with'] } },
        ],
      },
      title: 'Tool calls and their answers do not match up',
      summary: 'Every tool call of an assistant message must be answered by one tool message with its tool_call_id, right after it.',
      category: 'validation',
      causes: [
        { text: 'A tool call was not answered, or only some of several parallel ones' },
        { text: 'The history was cut between the call and its answer' },
      ],
      fixes: [
        { text: 'Add one message with role tool for each id in tool_calls, also for a call that failed' },
        { text: 'When shortening the history, drop a call and its answers together' },
      ],
      links: [{ text: 'Function calling', url: 'https://platform.openai.com/docs/guides/function-calling' }],
    },
    {
      id: 'unsupported-country',
      when: { all: [{ status: 403 }, { code: 'unsupported_country_region_territory' }] },
      title: 'OpenAI does not serve the place this call comes from',
      summary: 'The address of the caller lies in a country or region that the API does not support.',
      category: 'permission',
      causes: [{ text: 'The browser, server or VPN leaves the network in an unsupported country or region' }],
      fixes: [
        { text: 'Compare with the list of supported countries', url: 'https://platform.openai.com/docs/supported-countries' },
        { text: 'If the server is yours, host it in a supported region, and call the API from there' },
      ],
    },
    {
      id: 'content-policy',
      when: { all: [{ status: 400 }, { code: ['content_policy_violation', 'moderation_blocked'] }] },
      title: 'The safety system refused prompt or result',
      summary: 'The request was understood, but its text or image breaks OpenAI’s usage policies as the filter sees them.',
      category: 'validation',
      causes: [{ text: 'Words or images in the prompt, or the picture made from it, set off the safety filter' }],
      fixes: [
        { text: 'Reword the prompt; sending the same again is refused again' },
        { text: 'Screen what users enter with the moderation endpoint first', url: 'https://platform.openai.com/docs/guides/moderation' },
      ],
    },
    {
      id: 'server-error',
      when: { status: [500, 502, 503, 504] },
      title: 'OpenAI failed or is overloaded',
      summary: 'The request was not at fault: the servers had an error or more traffic than they can take.',
      category: 'server',
      causes: [
        { text: 'The servers are overloaded', confirmedBy: { message: { contains: ['overloaded', 'high traffic', 'at capacity'] } } },
        { text: 'An incident at OpenAI: see the status page' },
      ],
      fixes: [
        { text: 'Retry after a few seconds, with growing pauses and a limit' },
        { text: 'Look at the status page', url: 'https://status.openai.com' },
        { text: 'If it goes on, report it with the request id' },
      ],
      warnings: ['A retry of a generation is paid again if the first one finished unseen'],
    },
  ],
} satisfies RulePack;

const url = 'https://api.openai.com/v1/chat/completions';
const key = { Authorization: 'Bearer sk-EXAMPLE-not-a-real-key', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'x-request-id': 'req_EXAMPLE0001', 'openai-version': '2020-10-01' };
const error = (message: string, type: string, code: string | null, param: string | null = null): string =>
  JSON.stringify({ error: { message, type, param, code } }, null, 2);
const chat = (more: object = {}): string => JSON.stringify({ model: 'gpt-example', messages: [{ role: 'user', content: 'Hi' }], ...more });

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'the key of a WebSocket stands in its subprotocol',
    request: {
      url: 'https://api.openai.com/v1/realtime?model=gpt-example',
      headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'realtime, openai-insecure-api-key.ek_EXAMPLE' },
    },
    response: { status: 401, headers: served, body: error('Your authentication token is not valid.', 'invalid_request_error', null) },
    verdicts: { 'ruled-out': ['No key was sent'] },
  },
  {
    rule: 'unsupported-parameter',
    why: 'max_tokens of Chat Completions at the Responses API: not the case of reasoning models',
    request: {
      method: 'POST',
      url: 'https://api.openai.com/v1/responses',
      headers: key,
      body: '{"model":"gpt-example","input":"Hi","max_tokens":9}',
    },
    response: {
      status: 400,
      headers: served,
      body: error(
        "Unsupported parameter: 'max_tokens'. In the Responses API, this parameter has moved to 'max_output_tokens'. Try again with the new parameter.",
        'invalid_request_error',
        'unsupported_parameter',
        'max_tokens',
      ),
    },
    verdicts: { confirmed: ['The parameter is one of Chat Completions'], 'ruled-out': ['Reasoning models want'] },
  },
  {
    rule: 'invalid-api-key',
    why: 'a key that was revoked',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 401,
      headers: served,
      body: error('Incorrect API key provided: sk-EXAMP*****-key.', 'invalid_request_error', 'invalid_api_key'),
    },
    verdicts: { possible: ['The key was deleted'] },
  },
  {
    rule: 'invalid-api-key',
    why: 'a key of another service',
    request: { method: 'POST', url, headers: { ...key, Authorization: 'Bearer gsk_EXAMPLE' }, body: chat() },
    response: {
      status: 401,
      headers: served,
      body: error('Incorrect API key provided: gsk_EXA**PLE.', 'invalid_request_error', 'invalid_api_key'),
    },
    verdicts: { confirmed: ['The key is one of another service'] },
  },
  {
    rule: 'missing-scopes',
    why: 'a restricted key',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 401,
      headers: served,
      body: error('You have insufficient permissions for this operation. Missing scopes: model.request.', 'invalid_request_error', null),
    },
  },
  {
    rule: 'unauthorized',
    why: 'no key',
    request: { method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body: chat() },
    response: {
      status: 401,
      headers: served,
      body: error(
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.",
        'invalid_request_error',
        null,
      ),
    },
    verdicts: { confirmed: ['No key was sent'], 'ruled-out': ['OpenAI-Organization or OpenAI-Project'] },
  },
  {
    rule: 'quota-exhausted',
    why: 'a 429 that waiting does not mend',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 429,
      headers: served,
      body: error(
        'You exceeded your current quota, please check your plan and billing details.',
        'insufficient_quota',
        'insufficient_quota',
      ),
    },
    verdicts: { possible: ['No payment method is active'] },
  },
  {
    rule: 'quota-exhausted',
    why: 'a project’s own limit',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 429,
      headers: served,
      body: error('This project has reached its spend limit.', 'insufficient_quota', 'project_spend_limit_exceeded'),
    },
    verdicts: { confirmed: ['The project reached its own spend limit'] },
  },
  {
    rule: 'request-over-token-limit',
    why: 'larger than a minute’s tokens',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 429,
      headers: served,
      body: error(
        'Request too large for gpt-example in organization org-EXAMPLE on tokens per min (TPM): Limit 30000, Requested 45210.',
        'tokens',
        'rate_limit_exceeded',
      ),
    },
  },
  {
    rule: 'rate-limit',
    why: 'tokens per minute',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 429,
      headers: { ...served, 'x-ratelimit-remaining-requests': '4999', 'x-ratelimit-reset-tokens': '6m0s' },
      body: error(
        'Rate limit reached for gpt-example in organization org-EXAMPLE on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.',
        'tokens',
        'rate_limit_exceeded',
      ),
    },
    verdicts: { confirmed: ['The tokens per minute'], possible: ['The requests per minute'] },
  },
  {
    rule: 'slow-down',
    why: 'a sudden burst',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: { status: 429, headers: served, body: error('Your request rate increased too quickly.', 'rate_limit_error', 'slow_down') },
  },
  {
    rule: 'context-length',
    why: 'a long history',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 400,
      headers: served,
      body: error(
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 131544 tokens.",
        'invalid_request_error',
        'context_length_exceeded',
        'messages',
      ),
    },
    verdicts: { 'ruled-out': ['Too many output tokens'] },
  },
  {
    rule: 'model-not-found',
    why: 'a name that does not exist',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 404,
      headers: served,
      body: error('The model `gpt-example` does not exist or you do not have access to it.', 'invalid_request_error', 'model_not_found'),
    },
  },
  {
    rule: 'unsupported-parameter',
    why: 'max_tokens for a reasoning model',
    request: { method: 'POST', url, headers: key, body: chat({ max_tokens: 100 }) },
    response: {
      status: 400,
      headers: served,
      body: error(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        'invalid_request_error',
        'unsupported_parameter',
        'max_tokens',
      ),
    },
    verdicts: { confirmed: ['Reasoning models want max_completion_tokens'], possible: ['The model takes temperature'] },
  },
  {
    rule: 'parameter',
    why: 'messages sent to Responses',
    request: { method: 'POST', url: 'https://api.openai.com/v1/responses', headers: key, body: chat() },
    response: {
      status: 400,
      headers: served,
      body: error("Unknown parameter: 'messages'.", 'invalid_request_error', 'unknown_parameter', 'messages'),
    },
    verdicts: { confirmed: ['Parameters of Chat Completions', 'The endpoint does not know a parameter'] },
  },
  {
    rule: 'tool-messages',
    why: 'a call without its answer',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 400,
      headers: served,
      body: error(
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.",
        'invalid_request_error',
        null,
        'messages.[2].role',
      ),
    },
  },
  {
    rule: 'unsupported-country',
    why: 'a call through a VPN',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 403,
      headers: served,
      body: error('Country, region, or territory not supported', 'request_forbidden', 'unsupported_country_region_territory'),
    },
  },
  {
    rule: 'content-policy',
    why: 'a refused picture',
    request: { method: 'POST', url: 'https://api.openai.com/v1/images/generations', headers: key, body: '{"prompt":"…"}' },
    response: {
      status: 400,
      headers: served,
      body: error('Your request was rejected by the safety system.', 'image_generation_user_error', 'moderation_blocked'),
    },
  },
  {
    rule: 'server-error',
    why: 'overload',
    request: { method: 'POST', url, headers: key, body: chat() },
    response: {
      status: 503,
      headers: served,
      body: error('The engine is currently overloaded, please try again later', 'server_error', null),
    },
    verdicts: { confirmed: ['The servers are overloaded'] },
  },
  {
    rule: null,
    why: 'near miss: the same envelope from another host',
    request: { method: 'POST', url: 'https://llm.other.example/v1/chat/completions', headers: key, body: chat() },
    response: { status: 401, headers: served, body: error('Incorrect API key provided', 'invalid_request_error', 'invalid_api_key') },
  },
];
