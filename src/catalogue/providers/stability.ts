import type { Example, RulePack } from '../../model';

/** Stability AI's API (v2beta: id, name, errors). Sources: https://platform.stability.ai/docs/api-reference, its OpenAPI file for the error shapes. */

const KEYS = 'https://platform.stability.ai/account/keys';

export default {
  id: 'stability',
  name: 'Stability AI',
  kind: 'api',
  docs: 'https://platform.stability.ai/docs/api-reference',
  statusPage: 'https://stabilityai.instatus.com',
  support: { url: 'https://kb.stability.ai/knowledge-base/kb-tickets/new', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.stability.ai'] },
  envelope: { code: ['/name'], message: ['/errors/0', '/message'], requestId: ['/id'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['sk-'], placeholder: 'YOUR_STABILITY_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Stability AI did not accept the API key',
      summary: 'The key is missing, wrong or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'What was sent is no key of Stability AI’s: these begin with sk-',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The key was deleted or was cut short', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy a key and try it',
          snippets: [{ language: 'bash', code: "curl https://api.stability.ai/v1/user/balance -H 'Authorization: Bearer {{credential}}'" }],
          url: KEYS,
        },
      ],
    },
    {
      id: 'credits',
      when: { status: 402 },
      title: 'Not enough Stability AI credits for this request',
      summary: 'Each image costs credits, and the account has too few left.',
      category: 'billing',
      causes: [{ text: 'The account’s credits are used up' }],
      fixes: [{ text: 'Buy credits', url: 'https://platform.stability.ai/account/credits' }],
    },
    {
      id: 'content-moderation',
      when: { all: [{ status: [400, 403] }, { code: 'content_moderation' }] },
      title: 'Stability AI’s moderation refused the request',
      summary: 'Prompt or image was flagged; the request was not carried out.',
      category: 'validation',
      causes: [{ text: 'Words of the prompt, or the image that was sent, were flagged', confirmedBy: { code: 'content_moderation' } }],
      fixes: [{ text: 'Change the prompt or the image', url: 'https://stability.ai/use-policy' }],
    },
    {
      id: 'not-multipart',
      when: {
        all: [
          { status: [400, 415, 422] },
          { path: { startsWith: '/v2beta/' } },
          { method: 'POST' },
          { requestHeader: 'Content-Type', is: { contains: 'json' } },
        ],
      },
      title: 'This endpoint wants a multipart form, not JSON',
      summary: 'The v2beta endpoints take their fields as multipart/form-data, even where no file is sent.',
      category: 'payload',
      causes: [{ text: 'The body was sent as JSON', when: { requestHeader: 'Content-Type', is: { contains: 'json' } } }],
      fixes: [
        {
          text: 'Send the fields as a form; with FormData do not set Content-Type yourself',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|https://api.stability.ai/v2beta/stable-image/generate/core}} \\\n  -H 'Authorization: Bearer {{credential}}' \\\n  -H 'Accept: image/*' \\\n  -F prompt='A lighthouse' -F output_format=png -o out.png",
            },
          ],
        },
      ],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'Stability AI rejected a parameter',
      summary: 'A field is missing or not valid, or the prompt is not in English; errors says which.',
      category: 'validation',
      causes: [
        { text: 'The boundary is missing from Content-Type', confirmedBy: { check: 'multipart-boundary-missing' } },
        {
          text: 'A required field is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { message: { contains: ['is required', 'cannot be blank'] } }] },
        },
        { text: 'The prompt is in a language that the model does not take', confirmedBy: { code: 'invalid_language' } },
        { text: 'The image has too many or too few pixels', confirmedBy: { message: { contains: 'pixels' } } },
      ],
      fixes: [{ text: 'Correct what errors names', url: 'https://platform.stability.ai/docs/api-reference' }],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The request is larger than Stability AI takes',
      summary: 'A request may have 10 MB at most.',
      category: 'payload',
      causes: [{ text: 'An image in the request is too large' }],
      fixes: [{ text: 'Make the image smaller, or send it as JPEG or WebP' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests to Stability AI',
      summary: 'The limit is 150 requests within 10 seconds; who exceeds it is shut out for 60 seconds.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More than 150 requests came within 10 seconds',
          confirmedBy: { check: 'too-many-requests', with: { limit: 150, withinSeconds: 10 } },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [{ text: 'Wait a minute, then send fewer requests at a time' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.stability.ai/v2beta/stable-image/generate/core';
const json = { 'Content-Type': 'application/json' };
const sent = { Authorization: 'Bearer sk-EXAMPLE-not-real', 'Content-Type': 'multipart/form-data; boundary=x' };
const body = '--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nA lighthouse\r\n--x--\r\n';
const refused = (rule: string, why: string, status: number, name: string, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body },
  response: { status, headers: json, body: JSON.stringify({ id: 'ed14db44362126aab3cbd25cca51ffe3', name, errors: [error] }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, 'unauthorized', 'authorization: is missing or invalid', {
    request: { method: 'POST', url, headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body },
    verdicts: { confirmed: ['No key was sent'] },
  }),
  refused('credits', 'an empty account', 402, 'payment_required', 'You lack sufficient credits to make this request.'),
  refused(
    'content-moderation',
    'as documented',
    403,
    'content_moderation',
    'Your request was flagged by our content moderation system, as a result your request was denied and you were not charged.',
    {
      verdicts: { confirmed: ['Words of the prompt'] },
    },
  ),
  refused('not-multipart', 'JSON', 400, 'bad_request', 'content-type: must be multipart/form-data', {
    request: { method: 'POST', url, headers: { ...sent, 'Content-Type': 'application/json' }, body: '{"prompt":"A lighthouse"}' },
    verdicts: { confirmed: ['The body was sent as JSON'] },
  }),
  refused('bad-request', 'another language', 400, 'invalid_language', 'English is the only supported language for this service.', {
    verdicts: { confirmed: ['The prompt is in a language'] },
  }),
  refused('too-large', 'a large image', 413, 'payload_too_large', 'body: payload cannot be larger than 10MiB in size'),
  refused(
    'rate-limit',
    'a burst',
    429,
    'rate_limit_exceeded',
    'You have exceeded the rate limit of 150 requests within a 10 second period, and have been timed out for 60 seconds.',
  ),
  {
    rule: null,
    why: 'near miss: the same name from another API',
    request: { url: 'https://images.other.example/v2beta/generate' },
    response: { status: 403, headers: json, body: '{"id":"a1","name":"content_moderation","errors":["flagged"]}' },
  },
];
