import type { Example, RulePack } from '../../model';

/**
 * ElevenLabs' API. Sources: https://elevenlabs.io/docs/eleven-api/resources/errors (type, code, request_id; status is the older name of code),
 * https://help.elevenlabs.io/hc/en-us/articles/19572237925521 (400 and 401), https://help.elevenlabs.io/hc/en-us/articles/19571824571921 (429).
 */

export default {
  id: 'elevenlabs',
  name: 'ElevenLabs',
  kind: 'api',
  docs: 'https://elevenlabs.io/docs/eleven-api/resources/errors',
  statusPage: 'https://status.elevenlabs.io',
  support: { url: 'https://help.elevenlabs.io', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.elevenlabs.io', 'api.*.elevenlabs.io', 'api.*.residency.elevenlabs.io'] },
  envelope: {
    code: ['/detail/code', '/detail/status'],
    message: ['/detail/message'],
    requestId: ['/detail/request_id', 'header:request-id'],
  },
  credentials: [{ in: 'header', name: 'xi-api-key', placeholder: 'YOUR_ELEVENLABS_API_KEY' }],
  rules: [
    {
      id: 'api-key',
      when: {
        any: [
          { code: ['invalid_api_key', 'missing_api_key', 'needs_authorization'] },
          {
            all: [
              { status: 401 },
              { not: { code: ['missing_permissions', 'quota_exceeded', 'detected_unusual_activity', 'max_character_limit_exceeded'] } },
            ],
          },
        ],
      },
      title: 'ElevenLabs did not accept the API key',
      summary: 'The key belongs into the header xi-api-key; it is missing there, wrong, or deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the header xi-api-key', when: { check: 'credential-missing' } },
        { text: 'The key was sent elsewhere, such as in Authorization', confirmedBy: { check: 'credential-wrong-place' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted or disabled, or belongs to another region’s account', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key and send it in xi-api-key, without Bearer',
          snippets: [{ language: 'bash', code: "curl https://api.elevenlabs.io/v1/models -H 'xi-api-key: {{credential}}'" }],
          url: 'https://elevenlabs.io/app/settings/api-keys',
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'key-permissions',
      when: { code: 'missing_permissions' },
      title: 'The API key may not use this endpoint',
      summary: 'The key is valid, but restricted, and lacks the permission that the message names.',
      category: 'permission',
      causes: [{ text: 'The key was created with restricted access that leaves this endpoint out' }],
      fixes: [
        { text: 'Edit the key and switch the permission on, or use another key', url: 'https://elevenlabs.io/app/settings/api-keys' },
      ],
    },
    {
      id: 'quota',
      when: { code: ['quota_exceeded', 'insufficient_credits'] },
      title: 'Not enough ElevenLabs credits for this request',
      summary:
        'The credits left in the period, or those allowed to this key, are fewer than the text costs; the message gives both numbers.',
      category: 'billing',
      causes: [
        { text: 'The plan’s credits of this period are used up' },
        { text: 'The credit limit that was set for this key is reached' },
      ],
      fixes: [
        {
          text: 'Look at what is left, then buy credits, turn on usage-based billing or change the plan',
          url: 'https://elevenlabs.io/app/subscription',
        },
        { text: 'Raise the credit limit of the key', url: 'https://elevenlabs.io/app/settings/api-keys' },
        { text: 'Send shorter text, or use a model that costs less for each character' },
      ],
      warnings: ['The status may be 401 although the key is right: a retry does not help'],
    },
    {
      id: 'unusual-activity',
      when: { code: 'detected_unusual_activity' },
      title: 'ElevenLabs has switched off free use here',
      summary: 'Free accounts are blocked where calls come from VPNs, proxies, shared servers or several accounts.',
      category: 'permission',
      causes: [
        { text: 'The call comes from an address that many use: a VPN, a proxy or a cloud server' },
        { text: 'Several free accounts were used from the same place' },
      ],
      fixes: [{ text: 'Use a paid plan, or call without a VPN or proxy', url: 'https://elevenlabs.io/app/subscription' }],
    },
    {
      id: 'paid-plan',
      when: { any: [{ code: ['paid_plan_required', 'subscription_required', 'only_for_creator+'] }, { status: 402 }] },
      title: 'The plan does not include this voice or feature',
      summary: 'The request needs a paid plan, or a higher one.',
      category: 'billing',
      causes: [
        { text: 'A voice of the library is used through the API with a free plan' },
        { text: 'The output format or feature belongs to a higher plan' },
      ],
      fixes: [
        { text: 'Use one of the default voices and a format that the plan includes' },
        { text: 'Compare the plans', url: 'https://elevenlabs.io/pricing/api' },
      ],
    },
    {
      id: 'voice-not-found',
      when: { code: ['voice_not_found', 'voice_does_not_exist', 'invalid_uid'] },
      title: 'ElevenLabs finds no voice with this id',
      summary: 'The voice id in the path does not exist, or is not among this account’s voices.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The voice’s name was sent in place of its id' },
        { text: 'The voice was removed, or belongs to another account or workspace' },
      ],
      fixes: [
        {
          text: 'List the account’s voices and take voice_id from there',
          snippets: [{ language: 'bash', code: "curl https://api.elevenlabs.io/v2/voices -H 'xi-api-key: {{credential}}'" }],
        },
        { text: 'Add a voice of the library to your voices first', url: 'https://elevenlabs.io/app/voice-library' },
      ],
    },
    {
      id: 'model-not-usable',
      when: { code: ['model_not_found', 'model_can_not_do_text_to_speech', 'model_can_not_do_voice_conversion', 'invalid_model_id'] },
      title: 'This model does not exist, or cannot do this',
      summary: 'model_id is unknown, or the model is one for another task.',
      category: 'not-found',
      causes: [
        { text: 'model_id is misspelt or taken out of service', ruledOutBy: { code: { startsWith: 'model_can_not_do' } } },
        { text: 'The model is one for another task', confirmedBy: { code: { startsWith: 'model_can_not_do' } } },
      ],
      fixes: [
        {
          text: 'List the models: each says what it can do',
          snippets: [{ language: 'bash', code: "curl https://api.elevenlabs.io/v1/models -H 'xi-api-key: {{credential}}'" }],
        },
      ],
    },
    {
      id: 'text-too-long',
      when: { code: ['max_character_limit_exceeded', 'text_too_long'] },
      title: 'The text is too long for one request',
      summary: 'Each model takes so many characters at a time, from 5,000 to 40,000.',
      category: 'payload',
      causes: [{ text: 'The text has more characters than the model takes in one request' }],
      fixes: [
        { text: 'Split the text at sentences and pass previous_request_ids, so that the parts sound as one' },
        { text: 'Use a model that takes more characters', url: 'https://elevenlabs.io/docs/models' },
      ],
    },
    {
      id: 'concurrency',
      when: { code: ['too_many_concurrent_requests', 'concurrent_limit_exceeded'] },
      title: 'Too many ElevenLabs requests run at once',
      summary: 'The plan allows only so many requests at the same time; nothing is wrong with any single one.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More requests are running for the workspace than its plan allows',
          confirmedBy: { code: ['too_many_concurrent_requests', 'concurrent_limit_exceeded'] },
        },
      ],
      fixes: [
        { text: 'Start the next request when one has ended: a queue with as many workers as the plan allows' },
        { text: 'See how many your plan allows', url: 'https://elevenlabs.io/docs/overview/models#concurrency-and-priority' },
      ],
    },
    {
      id: 'rate-limit',
      when: { any: [{ code: ['rate_limit_exceeded', 'system_busy'] }, { status: 429 }] },
      title: 'ElevenLabs asks to slow down',
      summary: 'Requests come too fast, or the service itself is busy.',
      category: 'rate-limit',
      causes: [
        { text: 'The service is under heavy load', when: { code: 'system_busy' } },
        { text: 'Too many requests came in a short time', ruledOutBy: { code: 'system_busy' } },
      ],
      fixes: [{ text: 'Retry with growing, random pauses' }],
    },
    {
      id: 'invalid-parameters',
      when: { any: [{ code: ['invalid_parameters', 'validation_error', 'invalid_output_format'] }, { status: 422 }] },
      title: 'A parameter of the request is not valid',
      summary: 'param, or loc in the details, names the parameter that is missing or wrong.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'The body is not declared as JSON', confirmedBy: { check: 'content-type-mismatch' } },
      ],
      fixes: [{ text: 'Correct the named parameter', url: 'https://elevenlabs.io/docs/api-reference/introduction' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.elevenlabs.io/v1/text-to-speech/EXAMPLEvoice00000001';
const json = { 'Content-Type': 'application/json' };
const key = { ...json, 'xi-api-key': 'sk_EXAMPLE_not_real' };
const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"text":"Hi","model_id":"eleven_multilingual_v2"}' },
  response: { status, headers: json, body: JSON.stringify({ detail: { status: code, message } }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('api-key', 'as documented', 401, 'invalid_api_key', 'Invalid API key', {
    verdicts: { possible: ['The key was deleted'], 'ruled-out': ['No key was sent'] },
  }),
  refused(
    'api-key',
    'a key in Authorization',
    401,
    'needs_authorization',
    'Neither authorization header nor xi-api-key received, please provide one.',
    {
      request: { method: 'POST', url, headers: { ...json, Authorization: 'Bearer sk_EXAMPLE' }, body: '{}' },
      verdicts: { confirmed: ['No key was sent', 'The key was sent elsewhere'] },
    },
  ),
  {
    rule: 'api-key',
    why: 'the newer shape',
    request: { url, headers: json },
    response: {
      status: 401,
      headers: json,
      body: '{"detail":{"type":"authentication_error","code":"missing_api_key","message":"No API key","status":"missing_api_key","request_id":"f1e2d3c4b5a6"}}',
    },
    verdicts: { confirmed: ['No key was sent'] },
  },
  refused(
    'key-permissions',
    'a restricted key',
    401,
    'missing_permissions',
    'The API key you used is missing the permission text_to_speech to execute this operation.',
  ),
  refused(
    'quota',
    'an empty account',
    401,
    'quota_exceeded',
    'This request exceeds your quota. You have 3 credits remaining, while 20 credits are required for this request.',
  ),
  refused(
    'unusual-activity',
    'a free account behind a VPN',
    401,
    'detected_unusual_activity',
    'Unusual activity detected. Free Tier usage disabled.',
  ),
  refused('paid-plan', 'a library voice', 402, 'paid_plan_required', 'Free users cannot use library voices via the API.'),
  refused('voice-not-found', 'a wrong id', 404, 'voice_not_found', 'A voice with voice_id EXAMPLE was not found.'),
  refused('model-not-usable', 'a model for speech', 400, 'model_can_not_do_text_to_speech', 'This model cannot do text to speech.', {
    verdicts: { confirmed: ['The model is one for another task'], 'ruled-out': ['model_id is misspelt'] },
  }),
  refused(
    'text-too-long',
    'as documented',
    400,
    'max_character_limit_exceeded',
    "This request's text has 12000 characters and exceeds the character limit of 10000 characters.",
  ),
  refused('concurrency', 'a batch', 429, 'too_many_concurrent_requests', 'Too many concurrent requests.', {
    verdicts: { confirmed: ['More requests are running'] },
  }),
  refused('rate-limit', 'a busy service', 429, 'system_busy', 'We are currently experiencing heavy traffic.', {
    verdicts: { confirmed: ['The service is under heavy load'], 'ruled-out': ['Too many requests'] },
  }),
  {
    rule: 'invalid-parameters',
    why: 'no text',
    request: { method: 'POST', url, headers: key, body: '{"model_id":"eleven_multilingual_v2"}' },
    response: {
      status: 422,
      headers: json,
      body: '{"detail":[{"loc":["body","text"],"msg":"field required","type":"value_error.missing"}]}',
    },
    verdicts: { confirmed: ['A required field is missing'] },
  },
  {
    rule: null,
    why: 'near miss: the same word from another API',
    request: { url: 'https://speech.other.example/v1/tts' },
    response: { status: 401, headers: json, body: '{"detail":{"status":"quota_exceeded","message":"No more"}}' },
  },
];
