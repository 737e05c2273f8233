import type { Condition, Example, RulePack } from '../../model';

/**
 * Anthropic's API. Sources: https://docs.claude.com/en/api/errors, https://docs.claude.com/en/api/rate-limits
 * (a 429 without retry-after whose details name enforced_spend_limit_reached is the monthly spend limit).
 */

const spendLimit: Condition = { responseField: '/error/details/error_code', is: 'enforced_spend_limit_reached' };

export default {
  id: 'anthropic',
  name: 'Anthropic',
  kind: 'api',
  docs: 'https://docs.claude.com/en/api/errors',
  statusPage: 'https://status.claude.com',
  support: { url: 'https://support.claude.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.anthropic.com'] },
  credentials: [
    { in: 'header', name: 'x-api-key', prefixes: ['sk-ant-'], placeholder: 'YOUR_ANTHROPIC_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ANTHROPIC_TOKEN' },
  ],
  rules: [
    {
      id: 'authentication-error',
      when: { all: [{ status: 401 }, { code: 'authentication_error' }] },
      title: 'Anthropic did not accept the API key',
      summary: 'The key in the x-api-key header is missing, wrong or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the x-api-key header', when: { check: 'credential-missing' } },
        {
          text: 'The key is sent as a Bearer token: Anthropic reads API keys from x-api-key',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer sk-ant-api' } },
          ruledOutBy: { requestHeader: 'x-api-key' },
        },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was disabled, deleted or revoked, or was cut short when it was copied' },
      ],
      fixes: [
        {
          text: 'Create a key in the Console and send it in the x-api-key header',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.anthropic.com/v1/models \\\n  -H 'x-api-key: {{credential}}' \\\n  -H 'anthropic-version: 2023-06-01'",
            },
          ],
          url: 'https://platform.claude.com/settings/keys',
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'browser-access',
      when: {
        all: [{ status: 401 }, { code: 'authentication_error' }, { message: { contains: 'anthropic-dangerous-direct-browser-access' } }],
      },
      title: 'Calls from a web page are off unless asked for',
      summary: 'Anthropic answers cross-origin calls from browsers only with a header that says the risk is known.',
      category: 'permission',
      causes: [
        {
          text: 'The header anthropic-dangerous-direct-browser-access: true is missing',
          when: { not: { requestHeader: 'anthropic-dangerous-direct-browser-access', is: 'true' } },
        },
      ],
      fixes: [
        { text: 'Call the API from your server and let the page talk to that: there the key stays secret' },
        { text: 'For a tool of your own, send anthropic-dangerous-direct-browser-access: true, or set dangerouslyAllowBrowser in the SDK' },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page'],
    },
    {
      id: 'billing-error',
      when: { all: [{ status: 402 }, { code: 'billing_error' }] },
      title: 'Payment or billing of the account has a problem',
      summary: 'The request is fine, but the organization’s billing or payment does not let it through.',
      category: 'billing',
      causes: [{ text: 'The payment failed, or the payment details are outdated' }, { text: 'The prepaid credit balance is used up' }],
      fixes: [{ text: 'Check payment details and credit under Plans & Billing', url: 'https://platform.claude.com/settings/billing' }],
      warnings: ['Do not retry automatically: the answer stays the same until billing is settled'],
    },
    {
      id: 'credit-balance',
      when: {
        all: [
          { status: 400 },
          { code: 'invalid_request_error' },
          { message: { contains: ['credit balance', 'usage limits', 'spend limit'] } },
        ],
      },
      title: 'No credit left, or your own spend limit is reached',
      summary: 'Nothing is wrong with the request: the organization cannot pay for it, or has capped its spending.',
      category: 'billing',
      causes: [
        { text: 'The prepaid credit balance is used up', confirmedBy: { message: { contains: 'credit balance is too low' } } },
        {
          text: 'The organization or workspace reached a spend limit that it set itself',
          confirmedBy: { message: { contains: ['usage limits', 'spend limit'] } },
        },
        { text: 'The key belongs to another organization than the one that has credit' },
      ],
      fixes: [
        { text: 'Purchase credits or turn on automatic reload under Plans & Billing', url: 'https://platform.claude.com/settings/billing' },
        { text: 'Raise the limit of the organization or workspace in the Console', url: 'https://platform.claude.com/settings/limits' },
      ],
      warnings: ['Do not retry automatically: the answer stays the same until billing is settled'],
    },
    {
      id: 'spend-limit-reached',
      when: { all: [{ status: 429 }, { code: ['rate_limit_error', 'enforced_spend_limit_reached'] }, spendLimit] },
      title: 'The tier’s monthly spend limit is reached',
      summary: 'This 429 is about money: usage pauses until the month ends or the organization moves to a higher tier.',
      category: 'billing',
      causes: [{ text: 'The organization spent what its usage tier allows in a month', confirmedBy: spendLimit }],
      fixes: [
        { text: 'Move to a higher tier, or ask for a higher limit', url: 'https://platform.claude.com/settings/limits' },
        { text: 'Otherwise wait for the first day of the next month, 00:00 UTC' },
      ],
      warnings: ['Do not retry automatically: SDKs that retry every 429 only repeat the failure'],
      links: [{ text: 'Rate limits', url: 'https://docs.claude.com/en/api/rate-limits' }],
    },
    {
      id: 'rate-limit',
      when: { all: [{ status: 429 }, { code: 'rate_limit_error' }] },
      title: 'Over the limit of requests or tokens per minute',
      summary: 'The organization sent more requests, input tokens or output tokens per minute than its tier allows for this model.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The requests of the minute are used up',
          confirmedBy: { responseHeader: 'anthropic-ratelimit-requests-remaining', is: '0' },
        },
        {
          text: 'The input tokens of the minute are used up',
          confirmedBy: {
            any: [
              { responseHeader: 'anthropic-ratelimit-input-tokens-remaining', is: '0' },
              { message: { contains: 'input tokens per minute' } },
            ],
          },
        },
        {
          text: 'The output tokens of the minute are used up',
          confirmedBy: {
            any: [
              { responseHeader: 'anthropic-ratelimit-output-tokens-remaining', is: '0' },
              { message: { contains: 'output tokens per minute' } },
            ],
          },
        },
        { text: 'Traffic rose too suddenly: acceleration is limited too' },
        { text: 'Other keys and workspaces of the organization share the limit' },
      ],
      fixes: [
        { text: 'Wait as long as retry-after says; earlier retries fail' },
        { text: 'Run fewer requests at a time, raise traffic gradually, and lower max_tokens to what is needed' },
        {
          text: 'Cache repeated prompts: cached input tokens do not count for most models',
          url: 'https://docs.claude.com/en/docs/build-with-claude/prompt-caching',
        },
        { text: 'For jobs that can wait, use message batches, which have limits of their own' },
      ],
      links: [{ text: 'Rate limits', url: 'https://docs.claude.com/en/api/rate-limits' }],
    },
    {
      id: 'overloaded',
      when: { code: 'overloaded_error' },
      title: 'Anthropic is overloaded for the moment',
      summary: 'The API has more traffic over all its users than capacity; it is no limit of your account.',
      category: 'server',
      causes: [{ text: 'High traffic over all users: nothing is wrong with the request' }],
      fixes: [
        { text: 'Retry after a few seconds with exponential backoff and some randomness, and give up after some attempts' },
        { text: 'Look at the status page', url: 'https://status.claude.com' },
        { text: 'If it goes on, switch to another model, or send the work as a message batch' },
      ],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The request is larger than the endpoint takes',
      summary: 'The body exceeds the size limit; the front server turned it away before the API saw it.',
      category: 'payload',
      causes: [
        {
          text: 'The body exceeds the 32 MB of the Messages endpoints, often through images or PDFs in base64',
          confirmedBy: {
            all: [{ path: ['/v1/messages', '/v1/messages/count_tokens'] }, { check: 'body-larger-than', with: { bytes: 33554432 } }],
          },
        },
      ],
      fixes: [
        {
          text: 'Upload large files with the Files API and refer to them by id',
          url: 'https://docs.claude.com/en/docs/build-with-claude/files',
        },
        { text: 'Scale images down, and split long documents' },
      ],
      tables: [
        {
          title: 'Largest request',
          columns: ['Endpoint', 'Limit'],
          rows: [
            ['Messages, token counting', '32 MB'],
            ['Message batches', '256 MB'],
            ['Files', '500 MB'],
          ],
        },
      ],
    },
    {
      id: 'prompt-too-long',
      when: {
        all: [
          { status: 400 },
          { code: 'invalid_request_error' },
          { message: { contains: ['prompt is too long', 'exceed context limit'] } },
        ],
      },
      title: 'More tokens than the model’s context holds',
      summary: 'Prompt, tools and the output reserved with max_tokens together exceed the context window of the model.',
      category: 'payload',
      causes: [
        { text: 'The conversation or the documents in it have grown too long' },
        { text: 'max_tokens reserves more than the window has left' },
      ],
      fixes: [
        { text: 'Drop or summarize old turns, or send only the relevant parts of a document' },
        {
          text: 'Count first with the token counting endpoint, which is free',
          url: 'https://docs.claude.com/en/docs/build-with-claude/token-counting',
        },
        { text: 'Lower max_tokens, or use a model with a larger context window' },
      ],
    },
    {
      id: 'invalid-request',
      when: { all: [{ status: 400 }, { code: 'invalid_request_error' }] },
      title: 'Anthropic rejected the form of the request',
      summary: 'A header or field is missing, unknown, or breaks a rule; the message names it with its path.',
      category: 'validation',
      causes: [
        {
          text: 'The anthropic-version header is missing',
          confirmedBy: { all: [{ not: { requestHeader: 'anthropic-version' } }, { message: { contains: 'anthropic-version' } }] },
          ruledOutBy: { any: [{ requestHeader: 'anthropic-version' }, { path: '/v1/chat/completions' }] },
        },
        {
          text: 'max_tokens is missing: the Messages endpoint requires it',
          when: { all: [{ path: '/v1/messages' }, { not: { requestField: '/max_tokens' } }] },
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        {
          text: 'The system prompt stands as a message of role system; it belongs in the field system',
          confirmedBy: { all: [{ requestField: '/messages/*/role', is: 'system' }, { message: { contains: 'system' } }] },
        },
        {
          text: 'A tool_use block is not followed by its tool_result in the next message',
          confirmedBy: { message: { contains: '`tool_use` ids were found without `tool_result`' } },
        },
        { text: 'The field is in beta, and the anthropic-beta header is missing' },
      ],
      fixes: [
        { text: 'Mend the field at the path that the message names' },
        {
          text: 'Compare with the least that a request needs',
          snippets: [
            {
              language: 'bash',
              code: 'curl https://api.anthropic.com/v1/messages \\\n  -H \'x-api-key: {{credential}}\' \\\n  -H \'anthropic-version: 2023-06-01\' \\\n  -H \'content-type: application/json\' \\\n  -d \'{"model": "MODEL", "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}\'',
            },
          ],
          url: 'https://docs.claude.com/en/api/messages',
        },
      ],
    },
    {
      id: 'permission-error',
      when: { all: [{ status: 403 }, { code: 'permission_error' }] },
      title: 'The key may not use this resource',
      summary: 'The key is valid, but its workspace or organization has no access to what was asked for.',
      category: 'permission',
      causes: [
        { text: 'The key belongs to a workspace that lacks the model, feature or file' },
        { text: 'An organization’s admin endpoint was called with an ordinary key' },
      ],
      fixes: [
        {
          text: 'Use a key of the right workspace, or change the workspace’s settings in the Console',
          url: 'https://platform.claude.com/settings/workspaces',
        },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { code: 'not_found_error' }] },
      title: 'Anthropic knows no such model, id or path',
      summary: 'Most often the model’s name is misspelt or retired; otherwise the id or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The model in the body does not exist, or has been retired', ruledOutBy: { not: { message: { contains: 'model' } } } },
        { text: 'The id belongs to another workspace, or what it names was deleted' },
        { text: 'The path is wrong: endpoints begin with /v1/', confirmedBy: { not: { path: { startsWith: '/v1/' } } } },
      ],
      fixes: [
        {
          text: 'List the models that the key may use, and copy the id from there',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.anthropic.com/v1/models \\\n  -H 'x-api-key: {{credential}}' \\\n  -H 'anthropic-version: 2023-06-01'",
            },
          ],
          url: 'https://docs.claude.com/en/docs/about-claude/models/overview',
        },
        { text: 'Replace a retired model by its successor', url: 'https://docs.claude.com/en/docs/about-claude/model-deprecations' },
      ],
    },
    {
      id: 'api-error',
      when: { status: [500, 502, 503, 504] },
      title: 'Anthropic failed internally',
      summary: 'The request was not at fault: the servers had an error or took too long.',
      category: 'server',
      causes: [
        { text: 'An incident at Anthropic: see the status page' },
        {
          text: 'A long answer was asked for without streaming and ran into a timeout',
          ruledOutBy: { requestField: '/stream', is: 'true' },
        },
      ],
      fixes: [
        { text: 'Retry after a few seconds, with growing pauses and a limit' },
        { text: 'Stream long answers, or send them as a message batch' },
        { text: 'Look at the status page, and report it with the request id if it goes on', url: 'https://status.claude.com' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.anthropic.com/v1/messages';
const key = { 'x-api-key': 'sk-ant-EXAMPLE-not-a-real-key', 'anthropic-version': '2023-06-01', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'request-id': 'req_EXAMPLE0001' };
const error = (type: string, message: string, more: object = {}): string =>
  JSON.stringify({ type: 'error', error: { type, message, ...more }, request_id: 'req_EXAMPLE0001' });
const body = '{"model":"claude-example","max_tokens":1024,"messages":[{"role":"user","content":"Hi"}]}';

export const examples: readonly Example[] = [
  {
    rule: 'invalid-request',
    why: 'the endpoint in the manner of OpenAI wants no anthropic-version',
    request: {
      method: 'POST',
      url: 'https://api.anthropic.com/v1/chat/completions',
      headers: { Authorization: 'Bearer sk-ant-EXAMPLE-not-a-real-key', 'Content-Type': 'application/json' },
      body: '{"model":"claude-example","temperature":3,"messages":[{"role":"user","content":"Hi"}]}',
    },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"code":"invalid_request_error","message":"temperature: range: 0..1","type":"invalid_request_error","param":null}}',
    },
    verdicts: { 'ruled-out': ['The anthropic-version header is missing'] },
  },
  {
    rule: 'authentication-error',
    why: 'no key',
    request: { method: 'POST', url, headers: { 'anthropic-version': '2023-06-01' }, body },
    response: { status: 401, headers: served, body: error('authentication_error', 'x-api-key header is required') },
    verdicts: { confirmed: ['No key was sent'] },
  },
  {
    rule: 'authentication-error',
    why: 'a key sent as another API wants it',
    request: { method: 'POST', url, headers: { Authorization: 'Bearer sk-ant-api-EXAMPLE', 'anthropic-version': '2023-06-01' }, body },
    response: { status: 401, headers: served, body: error('authentication_error', 'invalid bearer token') },
    verdicts: { confirmed: ['The key is sent as a Bearer token'] },
  },
  {
    rule: 'browser-access',
    why: 'a call from a page',
    request: { method: 'POST', url, headers: { ...key, Origin: 'https://app.shop.example' }, body },
    response: {
      status: 401,
      headers: served,
      body: error('authentication_error', "CORS requests must set 'anthropic-dangerous-direct-browser-access' header"),
    },
    verdicts: { confirmed: ['The header anthropic-dangerous'] },
  },
  {
    rule: 'credit-balance',
    why: 'a 400 about money',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: error('invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
    },
    verdicts: { confirmed: ['The prepaid credit balance'] },
  },
  {
    rule: 'spend-limit-reached',
    why: 'a 429 without retry-after',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: served,
      body: error('rate_limit_error', 'Your organization has reached its monthly spend limit.', {
        details: { error_code: 'enforced_spend_limit_reached' },
      }),
    },
    verdicts: { confirmed: ['The organization spent'] },
  },
  {
    rule: 'rate-limit',
    why: 'input tokens per minute',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: {
        ...served,
        'retry-after': '21',
        'anthropic-ratelimit-requests-remaining': '48',
        'anthropic-ratelimit-input-tokens-remaining': '0',
      },
      body: error('rate_limit_error', 'This request would exceed your organization’s rate limit of 30,000 input tokens per minute.'),
    },
    verdicts: { confirmed: ['The input tokens'], possible: ['The requests of the minute'] },
  },
  {
    rule: 'overloaded',
    why: 'as documented',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 529, headers: served, body: error('overloaded_error', 'Overloaded') },
  },
  {
    rule: 'too-large',
    why: 'turned away in front of the API',
    request: { method: 'POST', url, headers: { ...key, 'Content-Length': '48234496' }, body },
    response: { status: 413, headers: served, body: error('request_too_large', 'Request exceeds the maximum size') },
    verdicts: { confirmed: ['The body exceeds the 32 MB'] },
  },
  {
    rule: 'prompt-too-long',
    why: 'a long conversation',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 400, headers: served, body: error('invalid_request_error', 'prompt is too long: 214021 tokens > 200000 maximum') },
  },
  {
    rule: 'invalid-request',
    why: 'max_tokens left out',
    request: { method: 'POST', url, headers: key, body: '{"model":"claude-example","messages":[{"role":"user","content":"Hi"}]}' },
    response: { status: 400, headers: served, body: error('invalid_request_error', 'max_tokens: Field required') },
    verdicts: {
      confirmed: ['max_tokens is missing'],
      'ruled-out': ['The anthropic-version header'],
    },
  },
  {
    rule: 'invalid-request',
    why: 'the system prompt among the messages',
    request: {
      method: 'POST',
      url,
      headers: key,
      body: '{"model":"claude-example","max_tokens":9,"messages":[{"role":"system","content":"Be kind"}]}',
    },
    response: {
      status: 400,
      headers: served,
      body: error('invalid_request_error', 'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter.'),
    },
    verdicts: { confirmed: ['The system prompt stands as a message'], 'ruled-out': ['max_tokens is missing'] },
  },
  {
    rule: 'billing-error',
    why: 'as documented',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 402, headers: served, body: error('billing_error', 'There is an issue with your billing or payment information.') },
  },
  {
    rule: 'permission-error',
    why: 'another workspace',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 403,
      headers: served,
      body: error('permission_error', 'Your API key does not have permission to use the specified resource.'),
    },
  },
  {
    rule: 'not-found',
    why: 'a retired model',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 404, headers: served, body: error('not_found_error', 'model: claude-example') },
    verdicts: { possible: ['The model in the body'] },
  },
  {
    rule: 'api-error',
    why: 'as documented',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 500, headers: served, body: error('api_error', 'Internal server error') },
  },
  {
    rule: null,
    why: 'near miss: the same words from another host',
    request: { method: 'POST', url: 'https://llm.other.example/v1/messages', headers: key, body },
    response: { status: 529, headers: served, body: error('overloaded_error', 'Overloaded') },
  },
];
