import type { Example, RulePack } from '../../model';

/**
 * OpenRouter's API. Sources: https://openrouter.ai/docs/api/reference/errors-and-debugging (statuses, metadata, errors within a 200),
 * https://openrouter.ai/docs/api/reference/limits. An error's code repeats the status; metadata.error_type is the name that stays.
 */

const ERRORS = 'https://openrouter.ai/docs/api/reference/errors-and-debugging';
const KEYS = 'https://openrouter.ai/settings/keys';

export default {
  id: 'openrouter',
  name: 'OpenRouter',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.openrouter.ai',
  support: { url: 'https://openrouter.ai/support', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['openrouter.ai'], paths: ['/api/*'] },
  envelope: {
    code: ['/error/metadata/error_type', '/choices/0/error/metadata/error_type', '/choices/0/error/code'],
    message: ['/error/message', '/choices/0/error/message'],
    requestId: ['header:X-Generation-Id'],
  },
  // An answer that fails while a model writes it keeps its 200.
  outcome: { failsWhen: [{ responseField: '/choices/*/error/message' }] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['sk-or-'], placeholder: 'YOUR_OPENROUTER_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'OpenRouter did not accept the API key',
      summary: 'The key is missing, wrong, disabled or deleted, or the session behind it has expired.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'The key is one of another service: OpenRouter’s begin with sk-or-',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The key was disabled or deleted', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key and send it as a Bearer token; this call shows what it may do',
          snippets: [{ language: 'bash', code: "curl https://openrouter.ai/api/v1/key -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'credits',
      when: { status: 402 },
      title: 'Not enough credits for this request',
      summary: 'The balance of the account, or the limit set for the key, does not cover the request; free models need a balance too.',
      category: 'billing',
      causes: [
        {
          text: 'The account’s balance is too low',
          confirmedBy: { responseField: '/error/metadata/limit_source', is: 'openrouter_credits' },
        },
        {
          text: 'The credit limit of this key is used up',
          confirmedBy: { responseField: '/error/metadata/limit_source', is: 'openrouter_key_limit' },
        },
        {
          text: 'Requests that are still running hold back the rest of the budget',
          confirmedBy: { responseField: '/error/metadata/limit_source', is: 'openrouter_in_flight_budget' },
        },
        { text: 'A large max_tokens reserves more than the balance pays for' },
      ],
      fixes: [
        { text: 'Add credits', url: 'https://openrouter.ai/settings/credits' },
        { text: 'Raise the key’s limit', url: KEYS },
        { text: 'Lower max_tokens or shorten the prompt, so that the request costs less' },
      ],
      warnings: ['Only an answer with Retry-After asks for a retry: without it the next try fails as well'],
    },
    {
      id: 'budget-spent',
      when: {
        all: [
          { status: 403 },
          {
            responseField: '/error/metadata/limit_source',
            is: ['openrouter_guardrail_budget', 'openrouter_workspace_budget', 'openrouter_key_limit'],
          },
        ],
      },
      title: 'A budget set for this key or workspace is spent',
      summary: 'The request was stopped before it reached a provider; metadata says which budget, and resets_at when it begins anew.',
      category: 'billing',
      causes: [
        {
          text: 'The budget of a guardrail is spent',
          when: { responseField: '/error/metadata/limit_source', is: 'openrouter_guardrail_budget' },
        },
        {
          text: 'The budget of the workspace is spent',
          when: { responseField: '/error/metadata/limit_source', is: 'openrouter_workspace_budget' },
        },
        { text: 'The key’s own limit is spent', when: { responseField: '/error/metadata/limit_source', is: 'openrouter_key_limit' } },
      ],
      fixes: [
        { text: 'Ask an administrator of the organization to raise the budget, or wait until resets_at' },
        { text: 'Watch what is left with GET /api/v1/key before long jobs' },
      ],
      links: [{ text: 'Errors', url: ERRORS }],
    },
    {
      id: 'moderation',
      when: { all: [{ status: 403 }, { responseField: '/error/metadata/reasons' }] },
      title: 'The model’s moderation flagged the input',
      summary: 'The chosen model wants its input moderated, and this one was flagged; metadata holds the reasons and the part in question.',
      category: 'validation',
      causes: [{ text: 'A part of the messages was flagged', confirmedBy: { responseField: '/error/metadata/flagged_input' } }],
      fixes: [
        { text: 'Change the part that metadata.flagged_input shows' },
        { text: 'Use a model that is not moderated', url: 'https://openrouter.ai/models' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'OpenRouter refused the request',
      summary: 'The key may not do this, a guardrail stopped it, or the input was flagged; the message says which.',
      category: 'permission',
      causes: [
        { text: 'The key lacks the permission for this endpoint: keys for models and keys for management are separate' },
        { text: 'A guardrail of the organization does not allow the model or provider' },
      ],
      fixes: [{ text: 'Read the message and metadata, then change the guardrail or use a key that may do this', url: KEYS }],
    },
    {
      id: 'no-endpoint',
      when: {
        all: [{ status: [404, 503] }, { message: { contains: ['No endpoints found', 'No allowed providers', 'No endpoints available'] } }],
      },
      title: 'No provider fits the request’s conditions',
      summary: 'The model is known, but no provider is left once privacy settings, parameters and routing are taken into account.',
      category: 'not-found',
      causes: [
        {
          text: 'The account’s privacy settings exclude every provider of this model',
          confirmedBy: { message: { contains: ['data policy', 'privacy'] } },
        },
        { text: 'No provider of this model supports tool calls', confirmedBy: { message: { contains: 'support tool use' } } },
        { text: 'No provider of this model takes images', confirmedBy: { message: { contains: 'support image input' } } },
        {
          text: 'The provider settings of the request or account allow none that has the model',
          confirmedBy: { message: { contains: 'No allowed providers' } },
        },
        { text: 'The model, or its free variant, is offered no longer' },
      ],
      fixes: [
        {
          text: 'Look at the privacy settings: free models mostly need consent to use of the data',
          url: 'https://openrouter.ai/settings/privacy',
        },
        {
          text: 'Loosen provider.order, provider.only and provider.require_parameters, or choose another model',
          url: 'https://openrouter.ai/models',
        },
      ],
    },
    {
      id: 'model-unknown',
      when: { all: [{ status: [400, 404] }, { message: { contains: ['not a valid model ID', 'model not found'] } }] },
      title: 'OpenRouter does not know this model',
      summary: 'A model is named by author and model, such as author/model-name.',
      category: 'not-found',
      causes: [
        {
          text: 'The author before the slash is missing',
          when: { all: [{ requestField: '/model' }, { not: { requestField: '/model', is: { contains: '/' } } }] },
        },
        { text: 'The name is misspelt, or the model was taken out' },
      ],
      fixes: [
        {
          text: 'Copy the id from the list of models',
          snippets: [{ language: 'bash', code: 'curl https://openrouter.ai/api/v1/models' }],
          url: 'https://openrouter.ai/models',
        },
      ],
    },
    {
      id: 'context-length',
      when: { any: [{ code: 'context_length_exceeded' }, { all: [{ status: 400 }, { message: { contains: 'maximum context length' } }] }] },
      title: 'More tokens than the model’s context holds',
      summary: 'Prompt, tools and reserved output together exceed the context length of the model or of the provider’s version of it.',
      category: 'payload',
      causes: [
        { text: 'The messages have grown too long' },
        {
          text: 'max_tokens reserves too much',
          ruledOutBy: { all: [{ not: { requestField: '/max_tokens' } }, { not: { requestField: '/max_completion_tokens' } }] },
        },
      ],
      fixes: [
        { text: 'Shorten the messages or lower max_tokens' },
        {
          text: 'Let OpenRouter cut the middle out (plugin context-compression, formerly transforms)',
          url: 'https://openrouter.ai/docs/features/message-transforms',
        },
        { text: 'Use a model with a larger context', url: 'https://openrouter.ai/models' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests for this model',
      summary: 'OpenRouter limits free models per minute and day; for the others the limit is mostly the provider’s.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The free models’ requests of the day or minute are used up',
          confirmedBy: { message: { contains: 'free-models-per-' } },
          ruledOutBy: { responseField: '/error/metadata/provider_name' },
        },
        {
          text: 'The provider behind the model is at its limit',
          confirmedBy: { responseField: '/error/metadata/provider_name' },
          ruledOutBy: { message: { contains: 'free-models-per-' } },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, then retry with growing pauses' },
        {
          text: 'Add fallback models in models, or let more providers take the request',
          url: 'https://openrouter.ai/docs/features/model-routing',
        },
        { text: 'Use the paid variant of the model (without :free); buying credits once also raises the daily number of free requests' },
      ],
      links: [{ text: 'Limits', url: 'https://openrouter.ai/docs/api/reference/limits' }],
    },
    {
      id: 'timeout',
      when: { status: 408 },
      title: 'The request took too long',
      summary: 'OpenRouter gave up before the model answered.',
      category: 'timeout',
      causes: [{ text: 'The provider is slow or the output long' }],
      fixes: [{ text: 'Retry, stream the answer (stream: true), or choose a faster model or provider' }],
    },
    {
      id: 'provider-failed',
      when: {
        any: [
          { status: [500, 502, 503, 529] },
          { all: [{ status: 200 }, { any: [{ responseField: '/error/message' }, { responseField: '/choices/*/error/message' }] }] },
        ],
      },
      title: 'The provider behind the model failed',
      summary: 'The provider is down, overloaded or answered something invalid; metadata names it where it is known.',
      category: 'gateway',
      causes: [
        {
          text: 'The provider returned an error of its own, which metadata.raw quotes',
          confirmedBy: { responseField: '/error/metadata/provider_name' },
        },
        { text: 'No provider that meets the routing conditions is up', ruledOutBy: { responseField: '/error/metadata/provider_name' } },
        { text: 'The provider broke off while the answer was being written', confirmedBy: { responseField: '/choices/*/error/message' } },
      ],
      fixes: [
        { text: 'Retry, after Retry-After where it is given' },
        { text: 'Name fallback models in models, or allow more providers', url: 'https://openrouter.ai/docs/features/model-routing' },
      ],
      warnings: ['An answer with status 200 can hold an error: check error and choices[].error before you use it'],
      links: [{ text: 'Errors', url: ERRORS }],
    },
  ],
} satisfies RulePack;

const url = 'https://openrouter.ai/api/v1/chat/completions';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Bearer sk-or-v1-EXAMPLE-not-real' };
const body = '{"model":"author/model:free","messages":[{"role":"user","content":"Hi"}]}';
const refused = (
  rule: string,
  why: string,
  status: number,
  message: string,
  metadata: object | null,
  more: Partial<Example> = {},
): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body },
  response: { status, headers: json, body: JSON.stringify({ error: { code: status, message, ...(metadata ? { metadata } : {}) } }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, 'No auth credentials found', null, {
    request: { method: 'POST', url, headers: json, body },
    verdicts: { confirmed: ['No key was sent'], 'ruled-out': ['The key was disabled'] },
  }),
  refused('unauthorized', 'a key of OpenAI', 401, 'User not found.', null, {
    request: { method: 'POST', url, headers: { ...json, Authorization: 'Bearer sk-EXAMPLE-not-a-real-key' }, body },
    verdicts: { confirmed: ['The key is one of another service'] },
  }),
  refused(
    'credits',
    'an empty account',
    402,
    'Insufficient credits',
    { limit_source: 'openrouter_credits' },
    {
      verdicts: { confirmed: ['The account’s balance'] },
    },
  ),
  refused(
    'budget-spent',
    'a guardrail',
    403,
    'Budget limit exceeded',
    { limit_source: 'openrouter_guardrail_budget' },
    {
      verdicts: { confirmed: ['The budget of a guardrail'], 'ruled-out': ['The budget of the workspace'] },
    },
  ),
  refused('moderation', 'as documented', 403, 'Your input was flagged', {
    reasons: ['harassment'],
    flagged_input: '…',
    provider_name: 'X',
    model_slug: 'a/b',
  }),
  refused('forbidden', 'a key without the permission', 403, 'Forbidden', null),
  refused(
    'no-endpoint',
    'privacy settings',
    404,
    'No endpoints found matching your data policy (Free model publication). Configure: https://openrouter.ai/settings/privacy',
    null,
    {
      verdicts: { confirmed: ['The account’s privacy settings'] },
    },
  ),
  refused('model-unknown', 'no author', 400, 'gpt-example is not a valid model ID', null, {
    request: { method: 'POST', url, headers: key, body: '{"model":"gpt-example","messages":[]}' },
    verdicts: { confirmed: ['The author before the slash'] },
  }),
  refused(
    'context-length',
    'a long history',
    400,
    "This endpoint's maximum context length is 32768 tokens. However, you requested about 40000 tokens.",
    null,
  ),
  refused('rate-limit', 'free requests of the day', 429, 'Rate limit exceeded: free-models-per-day', null, {
    verdicts: { confirmed: ['The free models’ requests'] },
  }),
  refused(
    'rate-limit',
    'the provider’s limit',
    429,
    'Provider returned error',
    { provider_name: 'Example', raw: 'temporarily rate-limited upstream' },
    {
      verdicts: { confirmed: ['The provider behind the model'], 'ruled-out': ['The free models’ requests'] },
    },
  ),
  refused('timeout', 'a slow model', 408, 'Request timed out', null),
  refused(
    'provider-failed',
    'an error of the provider',
    502,
    'Provider returned error',
    { provider_name: 'Example', raw: '{}' },
    {
      verdicts: { confirmed: ['The provider returned an error'] },
    },
  ),
  {
    rule: 'provider-failed',
    why: 'a 200 whose only choice failed',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 200,
      headers: json,
      body: '{"id":"gen-example","choices":[{"finish_reason":"error","message":{"role":"assistant","content":""},"error":{"code":502,"message":"Upstream error from Example"}}]}',
    },
    verdicts: { confirmed: ['The provider broke off'] },
  },
  {
    rule: null,
    why: 'near miss: the website, not the API',
    request: { url: 'https://openrouter.ai/models' },
    response: { status: 429, headers: json, body: '{"error":{"code":429,"message":"Rate limit exceeded"}}' },
  },
];
