import type { Example, RulePack } from '../../model';

/**
 * xAI's API (Grok). Sources: https://docs.x.ai/developers/debugging (statuses), https://docs.x.ai/docs/key-information/consumption-and-rate-limits.
 * A body is { code, error } with sentences in both; a wrong key is a 400.
 */

const CONSOLE = 'https://console.x.ai';

export default {
  id: 'xai',
  name: 'xAI',
  kind: 'api',
  docs: 'https://docs.x.ai/developers/debugging',
  statusPage: 'https://status.x.ai',
  support: { email: 'support@x.ai', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.x.ai', '*.api.x.ai'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['xai-'], placeholder: 'YOUR_XAI_API_KEY' }],
  rules: [
    {
      id: 'incorrect-key',
      when: { any: [{ status: 401 }, { all: [{ status: 400 }, { message: { contains: 'Incorrect API key' } }] }] },
      title: 'xAI did not accept the API key',
      summary: 'The key is missing or wrong; xAI says so of a wrong key with a 400, of a missing one with a 401.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        {
          text: 'What was sent is no key of xAI’s: these begin with xai-',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: { check: 'credential-placeholder' },
        },
        { text: 'The key was deleted or was cut short when it was copied', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key in the console and send it as a Bearer token',
          snippets: [{ language: 'bash', code: "curl https://api.x.ai/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: CONSOLE,
        },
      ],
      warnings: ['A key that a web page sends can be read by anybody who opens the page: call the API from your server'],
    },
    {
      id: 'no-credits',
      when: {
        all: [{ status: [402, 403, 429] }, { message: { contains: ['have any credits', 'used all available credits', 'spending limit'] } }],
      },
      title: 'The xAI team has no credits',
      summary: 'Calls are paid with credits of the team, and there are none, or the monthly limit is reached; waiting does not help.',
      category: 'billing',
      causes: [
        { text: 'The team never bought credits', confirmedBy: { message: { contains: 'have any credits' } } },
        {
          text: 'The credits are used up, or the monthly spending limit is reached',
          confirmedBy: { message: { contains: ['used all available credits', 'spending limit'] } },
        },
      ],
      fixes: [{ text: 'Buy credits or raise the spending limit of the team that the key belongs to', url: CONSOLE }],
      warnings: ['A subscription to X or Grok does not pay for API calls'],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The key or team may not do this',
      summary: 'The key is known, but it lacks the permission for this endpoint or model, or the team is blocked.',
      category: 'permission',
      causes: [
        { text: 'The key’s access list leaves out this model or endpoint' },
        { text: 'The team is blocked' },
        { text: 'The content was refused as against the usage guidelines', confirmedBy: { message: { contains: 'usage guidelines' } } },
      ],
      fixes: [{ text: 'Have a team administrator add the model and endpoint to the key, or use another key', url: CONSOLE }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'xAI finds no such model or endpoint',
      summary: 'The model does not exist, or this team has no access to it, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The model’s name is misspelt or retired', ruledOutBy: { not: { requestField: '/model' } } },
        { text: 'The path is misspelt: it begins with /v1', confirmedBy: { not: { path: { startsWith: '/v1/' } } } },
      ],
      fixes: [
        {
          text: 'List the models that the key may use',
          snippets: [{ language: 'bash', code: "curl https://api.x.ai/v1/models -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://docs.x.ai/docs/models',
        },
      ],
    },
    {
      id: 'invalid-argument',
      when: { status: [400, 422] },
      title: 'xAI rejected a parameter of the request',
      summary: 'A field is missing, has a wrong form, or the model does not take it; error says which.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
        {
          text: 'The model does not take this parameter, as reasoning models do not take stop or penalties',
          confirmedBy: { message: { contains: ['not supported on this model', 'does not support parameter'] } },
        },
        { text: 'The prompt is longer than the model’s context', confirmedBy: { message: { contains: 'maximum prompt length' } } },
      ],
      fixes: [{ text: 'Correct what error names', url: 'https://docs.x.ai/docs/api-reference' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over the team’s rate limit for this model',
      summary: 'Each model has limits of requests and tokens per minute for the team.',
      category: 'rate-limit',
      causes: [
        { text: 'Requests or tokens came faster than the limit' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Retry with growing pauses, and run fewer requests at a time' },
        { text: 'See the limits in the console and ask for higher ones', url: CONSOLE },
      ],
    },
    {
      id: 'server',
      when: { status: '5xx' },
      title: 'xAI failed or is overloaded',
      summary: 'The fault is on xAI’s side.',
      category: 'server',
      causes: [{ text: 'A fault or overload at xAI' }],
      fixes: [{ text: 'Retry with growing pauses, and look at the status page', url: 'https://status.x.ai' }],
    },
  ],
} satisfies RulePack;

const url = 'https://api.x.ai/v1/chat/completions';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'Bearer xai-EXAMPLEnotreal' };
const refused = (rule: string, why: string, status: number, code: string, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"model":"grok-example","messages":[{"role":"user","content":"Hi"}]}' },
  response: { status, headers: json, body: JSON.stringify({ code, error }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused(
    'incorrect-key',
    'a key of another service, as a 400',
    400,
    'Client specified an invalid argument',
    'Incorrect API key provided: sk***. You can obtain an API key from https://console.x.ai.',
    {
      request: { method: 'POST', url, headers: { ...json, Authorization: 'Bearer sk-EXAMPLE-not-a-real-key' }, body: '{}' },
      verdicts: { confirmed: ['What was sent is no key'], 'ruled-out': ['No key was sent'] },
    },
  ),
  refused(
    'no-credits',
    'a new team',
    403,
    'The caller does not have permission to execute the specified operation',
    "Your newly created team doesn't have any credits or licenses yet. You can purchase those on https://console.x.ai/team/example.",
    {
      verdicts: { confirmed: ['The team never bought credits'] },
    },
  ),
  refused(
    'forbidden',
    'a restricted key',
    403,
    'The caller does not have permission to execute the specified operation',
    'API key is not allowed to access this model',
  ),
  refused(
    'not-found',
    'a retired model',
    404,
    'Some requested entity was not found',
    'The model grok-example does not exist or your team does not have access to it.',
    {
      verdicts: { possible: ['The path is misspelt'] },
    },
  ),
  refused(
    'invalid-argument',
    'as documented',
    400,
    'Client specified an invalid argument',
    'Argument not supported on this model: presencePenalty',
    {
      verdicts: { confirmed: ['The model does not take this parameter'] },
    },
  ),
  refused('rate-limit', 'a burst', 429, 'Some resource has been exhausted', 'Too many requests'),
  refused('server', 'an overload', 503, 'Service temporarily unavailable', 'The model is at capacity'),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://llm.other.example/v1/chat/completions' },
    response: { status: 400, headers: json, body: '{"code":"Client specified an invalid argument","error":"Incorrect API key provided"}' },
  },
];
