import type { Example, RulePack } from '../../model';

/**
 * AssemblyAI's API. Sources: https://www.assemblyai.com/docs/guides/common_errors_and_solutions, https://www.assemblyai.com/docs/api-reference/overview
 * (statuses). A body is { error }. A transcript that failed comes with a 200, status error and its reason: a thing that was asked for.
 */

const KEYS = 'https://www.assemblyai.com/dashboard/api-keys';

export default {
  id: 'assemblyai',
  name: 'AssemblyAI',
  kind: 'api',
  docs: 'https://www.assemblyai.com/docs/api-reference/overview',
  statusPage: 'https://status.assemblyai.com',
  support: { email: 'support@assemblyai.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.assemblyai.com', 'api.eu.assemblyai.com', 'llm-gateway.assemblyai.com'] },
  envelope: { message: ['/error'], requestId: ['/request_id', '/id'] },
  credentials: [
    { in: 'header', name: 'Authorization', placeholder: 'YOUR_ASSEMBLYAI_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ASSEMBLYAI_API_KEY' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'AssemblyAI did not accept the API key',
      summary: 'The key is missing from the Authorization header, wrong, or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted or cut off, or belongs to another region’s account', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the key from the dashboard and send it as it is in Authorization',
          snippets: [{ language: 'bash', code: "curl https://api.assemblyai.com/v2/transcript -H 'Authorization: {{credential}}'" }],
          url: KEYS,
        },
      ],
      warnings: ['For streaming from a browser, fetch a temporary token from your server: a key in a page is public'],
    },
    {
      id: 'balance',
      when: { all: [{ status: [400, 402] }, { message: { contains: 'account balance' } }] },
      title: 'The AssemblyAI account has no balance left',
      summary: 'The account’s balance is used up; waiting does not help.',
      category: 'billing',
      causes: [{ text: 'The balance is negative', confirmedBy: { message: { contains: 'balance is negative' } } }],
      fixes: [{ text: 'Top up the account, or switch on automatic payment', url: 'https://www.assemblyai.com/dashboard/account/billing' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 422] },
      title: 'AssemblyAI rejected the request',
      summary: 'A parameter is missing, misspelt or cannot be used together with another; error says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        {
          text: 'audio_url is missing',
          confirmedBy: { all: [{ method: 'POST' }, { path: '/v2/transcript' }, { not: { requestField: '/audio_url' } }] },
        },
        {
          text: 'A parameter is not known, or not for this model or language',
          confirmedBy: { message: { contains: 'not available in this language' } },
        },
      ],
      fixes: [{ text: 'Correct what error names', url: 'https://www.assemblyai.com/docs/api-reference/transcripts/submit' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'AssemblyAI finds no such transcript',
      summary: 'The id names nothing that this key’s account can see, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The transcript was made in the other region (EU or US) or by another account, or was deleted' },
      ],
      fixes: [{ text: 'Ask the same host that the transcript was submitted to, with the same account’s key' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests to AssemblyAI',
      summary: 'Requests per period, or transcripts that run at once, are limited.',
      category: 'rate-limit',
      causes: [
        { text: 'Transcripts are polled too often, or too many are submitted at once' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Poll every few seconds at most, or use webhook_url in place of polling; retry with growing pauses',
          url: 'https://www.assemblyai.com/docs/deployment/webhooks',
        },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'AssemblyAI failed',
      summary: 'The fault is on AssemblyAI’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at AssemblyAI' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://status.assemblyai.com' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.assemblyai.com/v2/transcript';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'EXAMPLEnotreal0001' };
const refused = (rule: string, why: string, status: number, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"audio_url":"https://example.com/a.mp3"}' },
  response: { status, headers: json, body: JSON.stringify({ error }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'no key', 401, 'Authentication error, API token missing/invalid', {
    request: { method: 'POST', url, headers: json, body: '{}' },
    verdicts: { confirmed: ['No key was sent'], 'ruled-out': ['The key was deleted'] },
  }),
  refused('balance', 'an empty account', 400, 'Your current account balance is negative. Please top up to continue using the API.', {
    verdicts: { confirmed: ['The balance is negative'] },
  }),
  refused('bad-request', 'no address', 400, 'Invalid endpoint schema, please refer to documentation for examples.', {
    request: { method: 'POST', url, headers: sent, body: '{"audio":"https://example.com/a.mp3"}' },
    verdicts: { confirmed: ['audio_url is missing'] },
  }),
  refused('not-found', 'another account’s transcript', 404, 'Transcript lookup error, transcript id not found', {
    request: { url: `${url}/0d1e2f3a`, headers: sent },
  }),
  refused('rate-limit', 'polling', 429, 'Too many requests'),
  refused('server', 'a fault', 500, 'Server error, developers have been alerted'),
  {
    rule: null,
    why: 'near miss: a transcript that failed is what was asked for: the call did not fail',
    request: { url: `${url}/0d1e2f3a`, headers: sent },
    response: {
      status: 200,
      headers: json,
      body: '{"id":"0d1e2f3a","status":"error","audio_url":"https://example.com/a","text":null,"error":"File does not appear to contain audio."}',
    },
  },
  {
    rule: null,
    why: 'near miss: a transcript that is still being made',
    request: { url: `${url}/0d1e2f3a`, headers: sent },
    response: {
      status: 200,
      headers: json,
      body: '{"id":"0d1e2f3a","status":"processing","audio_url":"https://example.com/a.mp3","text":null,"error":null}',
    },
  },
];
