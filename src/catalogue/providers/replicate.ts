import type { Example, RulePack } from '../../model';

/**
 * Replicate's API. Sources: https://replicate.com/docs/reference/http, https://replicate.com/docs/topics/predictions/rate-limits
 * (the 429’s words). Errors are title, detail and status; there are no codes.
 */

const TOKENS = 'https://replicate.com/account/api-tokens';
const BILLING = 'https://replicate.com/account/billing';

export default {
  id: 'replicate',
  name: 'Replicate',
  kind: 'api',
  docs: 'https://replicate.com/docs/reference/http',
  statusPage: 'https://www.replicatestatus.com',
  support: { url: 'https://replicate.com/support', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.replicate.com'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['r8_'], placeholder: 'YOUR_REPLICATE_API_TOKEN' }],
  rules: [
    {
      id: 'unauthenticated',
      when: { status: 401 },
      title: 'Replicate did not accept the API token',
      summary: 'The token is missing, wrong or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'What was sent is no token of Replicate’s: these begin with r8_',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The token was deleted, or was cut short when it was copied', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a token and send it as a Bearer token',
          snippets: [{ language: 'bash', code: "curl https://api.replicate.com/v1/account -H 'Authorization: Bearer {{credential}}'" }],
          url: TOKENS,
        },
      ],
      warnings: ['A token that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'insufficient-credit',
      when: { status: 402 },
      title: 'Not enough credit to run this model on Replicate',
      summary: 'The account has to have credit before models run, and it is used up; retrying does not help.',
      category: 'billing',
      causes: [
        { text: 'The account’s credit is used up or was never bought', confirmedBy: { message: { contains: 'insufficient credit' } } },
        { text: 'Credit was bought only minutes ago' },
        { text: 'The monthly spend limit is reached', confirmedBy: { message: { contains: 'spend limit' } } },
      ],
      fixes: [{ text: 'Buy credit, then wait a few minutes before trying again', url: BILLING }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Replicate finds no such model or prediction',
      summary: 'Owner, name or id in the path name nothing that this token can see, or the model has no predictions endpoint of its own.',
      category: 'not-found',
      causes: [
        { text: 'Owner or name of the model is misspelt, or the model is private or was deleted' },
        {
          text: 'The model is not an official one, so that it must be called by its version through /v1/predictions',
          ruledOutBy: { not: { path: { glob: '/v1/models/*/predictions' } } },
        },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        { text: 'Copy owner and name from the model’s page', url: 'https://replicate.com/explore' },
        { text: 'Send POST /v1/predictions with version set to the version’s id from the model’s API tab' },
      ],
    },
    {
      id: 'invalid-input',
      when: { status: [400, 422] },
      title: 'Replicate rejected version or input',
      summary: 'The version does not exist, or input does not fit the model’s schema; detail says where.',
      category: 'validation',
      causes: [
        {
          text: 'The version does not exist, or this token may not use it',
          confirmedBy: { message: { contains: 'version does not exist' } },
        },
        {
          text: 'A required input is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { message: { contains: 'is required' } }] },
        },
        {
          text: 'The inputs stand beside input in place of within it',
          ruledOutBy: { any: [{ requestField: '/input' }, { not: { method: 'POST' } }] },
        },
        {
          text: 'An input has the wrong type or is none of the allowed values',
          confirmedBy: { any: [{ check: 'field-wrong-type' }, { check: 'value-not-listed' }] },
        },
      ],
      fixes: [
        {
          text: 'Compare input with the schema in the model’s API tab',
          url: 'https://replicate.com/docs/reference/http#predictions.create',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests to Replicate',
      summary:
        'Creating predictions is limited per minute, and far more so for accounts with little or no credit; the message says when the limit resets.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The limit is lowered because the account has little credit or no payment method',
          confirmedBy: { message: { contains: ['limit for creating predictions is reduced', 'add a payment method', 'in credit'] } },
        },
        { text: 'More requests came than the limit allows' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as the message says' },
        { text: 'Add credit or a payment method to lift the lowered limit', url: BILLING },
        { text: 'Use webhooks in place of polling predictions', url: 'https://replicate.com/docs/topics/webhooks' },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'Replicate failed',
      summary: 'The fault is on Replicate’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at Replicate' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://www.replicatestatus.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.replicate.com/v1/predictions';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'Bearer r8_EXAMPLEnotreal' };
const refused = (rule: string, why: string, status: number, title: string, detail: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"version":"0000example","input":{"prompt":"Hi"}}' },
  response: { status, headers: json, body: JSON.stringify({ title, detail, status }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthenticated', 'no token', 401, 'Unauthenticated', 'You did not pass an authentication token', {
    request: { method: 'POST', url, headers: json, body: '{}' },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['The token was deleted'] },
  }),
  refused(
    'insufficient-credit',
    'an empty account',
    402,
    'Insufficient credit',
    'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.',
    {
      verdicts: { confirmed: ['The account’s credit'] },
    },
  ),
  refused('not-found', 'a community model', 404, 'Not found', 'The requested resource could not be found.', {
    request: { method: 'POST', url: 'https://api.replicate.com/v1/models/owner/name/predictions', headers: sent, body: '{"input":{}}' },
    verdicts: { possible: ['The model is not an official one'] },
  }),
  refused(
    'invalid-input',
    'an old version',
    422,
    'Invalid version or not permitted',
    'The specified version does not exist (or perhaps you do not have permission to use it?)',
    {
      verdicts: { confirmed: ['The version does not exist'], 'ruled-out': ['The inputs stand beside'] },
    },
  ),
  refused(
    'rate-limit',
    'little credit',
    429,
    'Request was throttled',
    'Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~10s.',
    {
      verdicts: { confirmed: ['The limit is lowered'] },
    },
  ),
  refused('server', 'a fault', 500, 'Internal error', 'Something went wrong'),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://models.other.example/v1/predictions' },
    response: {
      status: 402,
      headers: json,
      body: '{"title":"Insufficient credit","detail":"You have insufficient credit to run this model.","status":402}',
    },
  },
];
