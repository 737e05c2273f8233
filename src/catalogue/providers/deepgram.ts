import type { Example, RulePack } from '../../model';

/** Deepgram's API. Sources: https://developers.deepgram.com/docs/errors, https://developers.deepgram.com/reference/authentication. */

const CONSOLE = 'https://console.deepgram.com';

export default {
  id: 'deepgram',
  name: 'Deepgram',
  kind: 'api',
  docs: 'https://developers.deepgram.com/docs/errors',
  statusPage: 'https://status.deepgram.com',
  support: { url: 'https://github.com/orgs/deepgram/discussions', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.deepgram.com', 'api.*.deepgram.com'] },
  envelope: { code: ['/err_code', '/category'], message: ['/err_msg', '/message'], requestId: ['/request_id', 'header:dg-request-id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Token', placeholder: 'YOUR_DEEPGRAM_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_DEEPGRAM_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'invalid-auth',
      when: { all: [{ status: 401 }, { not: { code: 'INSUFFICIENT_PERMISSIONS' } }] },
      title: 'Deepgram did not accept the credentials',
      summary: 'API keys go with the word Token, short-lived access tokens with Bearer; what was sent is missing or not valid.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The word Token before the key is missing or wrong', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        {
          text: 'The access token has expired',
          confirmedBy: { check: 'credential-expired' },
          ruledOutBy: { requestHeader: 'Authorization', is: { startsWith: 'Token ' } },
        },
        { text: 'The key was deleted, has expired, or its id was copied in its place', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key in the console and send it with Token before it',
          snippets: [{ language: 'bash', code: "curl https://api.deepgram.com/v1/projects -H 'Authorization: Token {{credential}}'" }],
          url: CONSOLE,
        },
      ],
      warnings: ['For calls from a browser, fetch a short-lived token from your server (POST /v1/auth/grant): a key in a page is public'],
    },
    {
      id: 'insufficient-permissions',
      when: { any: [{ code: 'INSUFFICIENT_PERMISSIONS' }, { status: 403 }] },
      title: 'The key may not do this, or may not use this model',
      summary: 'The key is valid, but its role lacks the permission, or its project has no access to the model that is asked for.',
      category: 'permission',
      causes: [
        {
          text: 'The project has no access to the model in model',
          confirmedBy: { message: { contains: 'access to the requested model' } },
        },
        {
          text: 'The key’s role or scopes leave this endpoint out',
          ruledOutBy: { message: { contains: 'access to the requested model' } },
        },
      ],
      fixes: [
        { text: 'Create a key with a role that may do this: managing projects and usage needs more than Member', url: CONSOLE },
        {
          text: 'Use a model that the project may use, or ask Deepgram for access',
          url: 'https://developers.deepgram.com/docs/models-languages-overview',
        },
      ],
    },
    {
      id: 'payment-required',
      when: { any: [{ code: 'ASR_PAYMENT_REQUIRED' }, { status: 402 }] },
      title: 'The Deepgram project has no credit left',
      summary: 'The project’s credits do not cover the request; waiting does not help.',
      category: 'billing',
      causes: [{ text: 'The project’s credits are used up' }, { text: 'The key belongs to another project than the one with credit' }],
      fixes: [{ text: 'Add credits or a payment method to the project of the key', url: CONSOLE }],
    },
    {
      id: 'unreadable-audio',
      when: { all: [{ status: 400 }, { message: { contains: 'corrupt or unsupported data' } }] },
      title: 'Deepgram cannot read the audio',
      summary: 'What was sent was taken for audio and cannot be decoded.',
      category: 'payload',
      causes: [
        {
          text: 'JSON with an address was sent, but the Content-Type does not say application/json, so that it was read as audio',
          confirmedBy: { all: [{ requestField: '/url' }, { not: { requestHeader: 'Content-Type', is: { contains: 'json' } } }] },
          ruledOutBy: { requestHeader: 'Content-Type', is: { contains: 'json' } },
        },
        { text: 'The file is damaged, empty, or no audio at all (a page or an error that was saved as a file)' },
        {
          text: 'Raw audio was sent without encoding and sample_rate',
          ruledOutBy: { all: [{ query: 'encoding' }, { query: 'sample_rate' }] },
        },
      ],
      fixes: [
        {
          text: 'With an address in the body, send Content-Type: application/json',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST 'https://api.deepgram.com/v1/listen' \\\n  -H 'Authorization: Token {{credential}}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"url\":\"https://dpgr.am/spacewalk.wav\"}'",
            },
          ],
        },
        { text: 'Check the file with ffprobe' },
        { text: 'For raw audio give encoding and sample_rate in the query', url: 'https://developers.deepgram.com/docs/encoding' },
      ],
    },
    {
      id: 'invalid-json',
      when: {
        any: [{ code: 'INVALID_JSON' }, { all: [{ status: 400 }, { message: { contains: 'could not process the JSON payload' } }] }],
      },
      title: 'The JSON in the body is not valid or incomplete',
      summary: 'Deepgram could not read the body as the JSON that the endpoint takes; details says where.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { responseField: '/details', is: { contains: 'missing field' } } },
        {
          text: 'Audio was sent, but declared as JSON',
          ruledOutBy: { not: { requestHeader: 'Content-Type', is: { contains: 'json' } } },
        },
      ],
      fixes: [
        { text: 'Add or mend what details names' },
        { text: 'When sending a file, set its own type, such as Content-Type: audio/wav' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Deepgram finds no such project or object',
      summary: 'The id in the path is not one, or names nothing that this key can see.',
      category: 'not-found',
      causes: [
        {
          text: 'The id is no UUID',
          confirmedBy: { any: [{ message: { contains: 'UUID parsing failed' } }, { check: 'uuid-malformed' }] },
        },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        {
          text: 'The project was deleted, or the key belongs to another one',
          ruledOutBy: { message: { contains: 'UUID parsing failed' } },
        },
      ],
      fixes: [
        {
          text: 'List the projects of the key and take the id from there',
          snippets: [{ language: 'bash', code: "curl https://api.deepgram.com/v1/projects -H 'Authorization: Token {{credential}}'" }],
        },
      ],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The text or body is too large for Deepgram',
      summary: 'Text to speech takes only so many characters in one request.',
      category: 'payload',
      causes: [{ text: 'The text has more characters than the model takes' }, { text: 'The body is larger than 2 MB' }],
      fixes: [
        { text: 'Split the text at sentences into several requests', url: 'https://developers.deepgram.com/docs/text-chunking-for-tts' },
      ],
    },
    {
      id: 'upload-interrupted',
      when: { any: [{ code: 'ASR_UNPROCESSABLE_ENTITY' }, { status: 422 }] },
      title: 'The audio did not arrive completely',
      summary: 'The upload was broken off or too slow, so that Deepgram could not process it.',
      category: 'payload',
      causes: [{ text: 'The connection was closed before the whole file was sent' }, { text: 'The upload was too slow' }],
      fixes: [
        { text: 'Send the file again, in one piece and with its right Content-Length' },
        { text: 'Put the file where Deepgram can fetch it, and send its address instead' },
      ],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: 'TOO_MANY_REQUESTS' }, { status: 429 }] },
      title: 'Too many Deepgram requests run at once',
      summary: 'A project may only have so many requests under way at the same time, depending on plan and kind.',
      category: 'rate-limit',
      causes: [{ text: 'More requests run for the project than its plan allows' }],
      fixes: [
        { text: 'Run fewer requests at a time, and retry with growing pauses' },
        { text: 'Look up the limits of your plan', url: 'https://developers.deepgram.com/reference/api-rate-limits' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.deepgram.com/v1/listen?model=nova-3';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, Authorization: 'Token EXAMPLEnotreal0001' };
const refused = (rule: string, why: string, status: number, err_code: string, err_msg: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"url":"https://example.com/a.wav"}' },
  response: { status, headers: json, body: JSON.stringify({ err_code, err_msg, request_id: '0d1e2f3a-0000-4000-8000-000000000001' }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-auth', 'a bare key', 401, 'INVALID_AUTH', 'Invalid credentials.', {
    request: { method: 'POST', url, headers: { ...json, Authorization: 'EXAMPLEnotreal0001' }, body: '{}' },
    verdicts: { confirmed: ['The word Token'], 'ruled-out': ['No key was sent'] },
  }),
  refused(
    'insufficient-permissions',
    'as documented',
    403,
    'INSUFFICIENT_PERMISSIONS',
    'Project does not have access to the requested model.',
    {
      verdicts: { confirmed: ['The project has no access'], 'ruled-out': ['The key’s role'] },
    },
  ),
  refused(
    'payment-required',
    'as documented',
    402,
    'ASR_PAYMENT_REQUIRED',
    'Project does not have enough credits for an ASR request and does not have an overage agreement.',
  ),
  refused(
    'unreadable-audio',
    'an address without its type',
    400,
    'Bad Request',
    'Bad Request: failed to process audio: corrupt or unsupported data',
    {
      request: {
        method: 'POST',
        url,
        headers: { Authorization: 'Token EXAMPLEnotreal0001', 'Content-Type': 'text/plain' },
        body: '{"url":"https://example.com/a.wav"}',
      },
    },
  ),
  {
    rule: 'invalid-json',
    why: 'as documented',
    request: { method: 'POST', url, headers: key, body: '{"uri":"https://example.com/a.wav"}' },
    response: {
      status: 400,
      headers: json,
      body: '{"category":"INVALID_JSON","message":"Invalid JSON submitted.","details":"Json deserialize error: missing field `url` at line 1 column 20","request_id":"0d1e2f3a-0000-4000-8000-000000000001"}',
    },
    verdicts: { confirmed: ['A required field is missing'] },
  },
  refused('not-found', 'a deleted project', 404, 'PROJECT_NOT_FOUND', 'Project not found.', {
    request: { url: 'https://api.deepgram.com/v1/projects/0d1e2f3a-0000-4000-8000-000000000002', headers: key },
  }),
  refused('too-large', 'a long text', 413, 'Payload Too Large', 'Input text exceeds maximum character limit of 2000.', {
    request: { method: 'POST', url: 'https://api.deepgram.com/v1/speak?model=aura-2-thalia-en', headers: key, body: '{"text":"…"}' },
  }),
  refused('upload-interrupted', 'a broken upload', 422, 'ASR_UNPROCESSABLE_ENTITY', 'Unable to read the entire client request.'),
  refused('rate-limit', 'a batch', 429, 'TOO_MANY_REQUESTS', 'Too many requests. Please try again later'),
  {
    rule: null,
    why: 'near miss: the same code from another API',
    request: { url: 'https://speech.other.example/v1/listen' },
    response: { status: 401, headers: json, body: '{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}' },
  },
];
