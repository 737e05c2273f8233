import type { Example, RulePack } from '../../model';

/** Mistral's API. Sources: https://docs.mistral.ai/resources/error-glossary */
export default {
  id: 'mistral',
  name: 'Mistral AI',
  kind: 'api',
  docs: 'https://docs.mistral.ai/resources/error-glossary',
  statusPage: 'https://status.mistral.ai',
  support: { url: 'https://help.mistral.ai', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.mistral.ai', 'codestral.mistral.ai'] },
  envelope: { requestId: ['header:mistral-correlation-id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_MISTRAL_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Mistral did not accept the API key',
      summary: 'The key is missing, wrong, expired, or was made for the other one of Mistral’s hosts.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key was deleted, has expired, or was cut short when it was copied' },
        {
          text: 'The key was made for the other host: codestral.mistral.ai and api.mistral.ai have keys of their own',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Create a key in the console and send it as a Bearer token',
          snippets: [{ language: 'bash', code: "curl https://api.mistral.ai/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://console.mistral.ai/api-keys',
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'validation',
      when: { status: 422 },
      title: 'A field of the body is missing or not valid',
      summary: 'Mistral checked the body against its schema; each entry names the place of the field and what is wrong with it.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing from the body', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        {
          text: 'A field that Mistral does not know was sent, such as one of OpenAI’s',
          confirmedBy: {
            any: [
              { responseField: '/message/detail/*/type', is: 'extra_forbidden' },
              { responseField: '/detail/*/type', is: 'extra_forbidden' },
            ],
          },
        },
      ],
      fixes: [
        { text: 'Add or correct each field at the place that loc names, and remove unknown ones' },
        { text: 'Compare the body with the reference', url: 'https://docs.mistral.ai/api' },
      ],
    },
    {
      id: 'not-in-plan',
      when: { all: [{ status: 429 }, { responseHeader: 'x-ratelimit-limit-req-minute', is: '0' }] },
      title: 'The plan does not include this model',
      summary: 'The limit for this model is 0 requests per minute, so waiting cannot help.',
      category: 'billing',
      causes: [
        {
          text: 'The workspace’s plan has no allowance for this model',
          confirmedBy: { responseHeader: 'x-ratelimit-limit-req-minute', is: '0' },
        },
      ],
      fixes: [{ text: 'Use a model that the plan includes, or upgrade', url: 'https://admin.mistral.ai/plateforme/limits' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests or tokens for Mistral',
      summary: 'The workspace went over the requests per second or tokens per minute of its plan, or the model is short of capacity.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Requests came faster than the plan allows',
          confirmedBy: {
            any: [{ message: { contains: 'Requests rate limit' } }, { responseHeader: 'x-ratelimit-remaining-req-minute', is: '0' }],
          },
        },
        { text: 'The model is short of capacity for this tier', confirmedBy: { code: '3505' } },
        { text: 'The tokens per minute are used up', ruledOutBy: { message: { contains: 'Requests rate limit' } } },
        { text: 'Others with keys of the same workspace share the limit' },
      ],
      fixes: [
        { text: 'Retry with growing, random pauses, beginning at one second; run requests one after the other' },
        {
          text: 'Look up the limits per model, and upgrade the plan if they are too low',
          url: 'https://admin.mistral.ai/plateforme/limits',
        },
        { text: 'Send work that can wait as a batch', url: 'https://docs.mistral.ai/capabilities/batch/' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The plan or workspace does not allow this',
      summary: 'The key is valid, but the model or action is not open to it.',
      category: 'permission',
      causes: [{ text: 'The model is not part of the subscription' }, { text: 'The workspace or its admins restrict the action' }],
      fixes: [{ text: 'Check the subscription and the workspace’s permissions in the console', url: 'https://console.mistral.ai' }],
    },
    {
      id: 'payment-required',
      when: { status: 402 },
      title: 'Mistral wants payment to be set up first',
      summary: 'The account has no active payment or has reached its spending limit.',
      category: 'billing',
      causes: [{ text: 'No payment method is active, or a payment failed' }, { text: 'The spending limit is reached' }],
      fixes: [{ text: 'Check billing and limits in the admin panel', url: 'https://admin.mistral.ai' }],
    },
    {
      id: 'invalid-model',
      when: { all: [{ status: [400, 404] }, { message: { contains: 'Invalid model' } }] },
      title: 'Mistral knows no model of this name',
      summary: 'The model in the request is misspelt, was retired, or belongs to somebody else.',
      category: 'not-found',
      causes: [{ text: 'The name is misspelt, or the model was retired' }, { text: 'A fine-tuned model belongs to another workspace' }],
      fixes: [
        {
          text: 'List the models and copy the id',
          snippets: [{ language: 'bash', code: "curl https://api.mistral.ai/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://docs.mistral.ai/getting-started/models/models_overview/',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.mistral.ai/v1/chat/completions';
const key = { Authorization: 'Bearer EXAMPLEmistralKEY', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'mistral-correlation-id': '01EXAMPLE-mistral-0001' };
const body = '{"model":"mistral-example","messages":[{"role":"user","content":"Hi"}]}';

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'a key of Codestral’s host may well be the fault at the main one',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 401, headers: served, body: '{"detail":"Unauthorized"}' },
    verdicts: { possible: ['The key was made for the other host'], 'ruled-out': ['No key was sent'] },
  },
  {
    rule: 'rate-limit',
    why: 'the answer does not say whether of requests or tokens',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: served,
      body: '{"object":"error","message":"Rate limit exceeded","type":"rate_limited","param":null,"code":"1300"}',
    },
    verdicts: { possible: ['Requests came faster', 'The tokens per minute'] },
  },
  {
    rule: 'unauthorized',
    why: 'no key',
    request: { method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body },
    response: { status: 401, headers: served, body: '{"detail":"Unauthorized"}' },
    verdicts: { confirmed: ['No key was sent'], 'ruled-out': ['The key was made for the other host'] },
  },
  {
    rule: 'validation',
    why: 'messages left out',
    request: { method: 'POST', url, headers: key, body: '{"model":"mistral-example"}' },
    response: {
      status: 422,
      headers: served,
      body: '{"object":"error","message":{"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required","input":{"model":"mistral-example"}}]},"type":"invalid_request_error","param":null,"code":null}',
    },
    verdicts: { confirmed: ['A required field is missing'] },
  },
  {
    rule: 'not-in-plan',
    why: 'a limit of nought',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: { ...served, 'x-ratelimit-limit-req-minute': '0', 'x-ratelimit-remaining-req-minute': '0' },
      body: '{"object":"error","message":"Rate limit exceeded","type":"rate_limited","param":null,"code":"1300"}',
    },
    verdicts: { confirmed: ['The workspace’s plan'] },
  },
  {
    rule: 'rate-limit',
    why: 'a burst',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: { ...served, 'x-ratelimit-limit-req-minute': '60', 'x-ratelimit-remaining-req-minute': '0' },
      body: '{"object":"error","message":"Rate limit exceeded","type":"rate_limited","param":null,"code":"1300","raw_status_code":429}',
    },
    verdicts: { confirmed: ['Requests came faster'] },
  },
  {
    rule: 'forbidden',
    why: 'a model outside the plan',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 403, headers: served, body: '{"message":"You do not have access to this model.","request_id":"01EXAMPLE"}' },
  },
  {
    rule: 'payment-required',
    why: 'no payment',
    request: { method: 'POST', url, headers: key, body },
    response: { status: 402, headers: served, body: '{"message":"Payment required","request_id":"01EXAMPLE"}' },
  },
  {
    rule: 'invalid-model',
    why: 'a misspelt model',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: '{"object":"error","message":"Invalid model: mistral-example","type":"invalid_model","param":null,"code":"1500"}',
    },
  },
  {
    rule: null,
    why: 'near miss: a FastAPI of somebody else',
    request: { method: 'POST', url: 'https://api.other.example/v1/chat/completions', body: '{}' },
    response: {
      status: 422,
      headers: { 'Content-Type': 'application/json' },
      body: '{"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required"}]}',
    },
  },
];
