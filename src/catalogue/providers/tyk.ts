import type { Condition, Example, RulePack } from '../../model';

// Texts of gateway/handler_error.go and mw_*.go in Tyk Gateway. X-Generator is added only to errors that it writes itself.

const saying = (...texts: string[]): Condition => ({ message: { contains: texts } });

export default {
  id: 'tyk',
  name: 'Tyk Gateway',
  kind: 'gateway',
  docs: 'https://tyk.io/docs/',
  answers: {
    any: [
      { responseHeader: 'x-generator', is: 'tyk.io' },
      { responseField: '/error', is: ['Access to this API has been disallowed', 'Authorization field missing', 'Key not authorised'] },
    ],
  },
  rules: [
    {
      id: 'key-missing',
      when: saying('Authorization field missing'),
      title: 'Tyk found no key in the request',
      summary: 'The API demands a key, and the header that it is read from is missing.',
      category: 'auth',
      causes: [
        { text: 'No Authorization header was sent', ruledOutBy: { requestHeader: 'authorization' } },
        { text: 'The API reads the key from another header, a parameter or a cookie' },
      ],
      fixes: [
        {
          text: 'Send the key in the header that the API names, Authorization unless set otherwise.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'Authorization: {{credential|YOUR_API_KEY}}'" }],
        },
      ],
    },
    {
      id: 'key-refused',
      when: { all: [{ status: [401, 403] }, saying('has been disallowed', 'Key not authori')] },
      title: 'Tyk does not let this key in',
      summary: 'The key is unknown, expired, or has no access to this API or version.',
      category: 'permission',
      causes: [
        { text: 'The key is wrong, revoked or expired' },
        { text: 'The key’s policy does not list this API, version or path' },
        { text: 'The key was sent in a form that the API does not read: with or without Bearer' },
      ],
      fixes: [
        { text: 'Compare the key with the one you were given, and the form in which the API wants it.' },
        { text: 'If the gateway is yours, add the API to the access rights of the key or its policy.' },
      ],
    },
    {
      id: 'limit',
      when: { any: [{ status: 429 }, saying('Quota exceeded')] },
      title: 'Tyk’s limit of calls was reached',
      summary: 'The rate limit or quota of this key is used up.',
      category: 'rate-limit',
      causes: [
        { text: 'The quota of the period is used up', when: saying('quota') },
        { text: 'More calls came per second than the key allows', when: saying('rate limit') },
      ],
      fixes: [{ text: 'Wait, then send fewer calls at a time; X-RateLimit-Reset gives the end of the quota where it is sent.' }],
    },
    {
      id: 'upstream',
      when: { status: ['5xx'] },
      title: 'Tyk got no answer from the upstream',
      summary: 'The service behind the gateway could not be reached or took too long.',
      category: 'gateway',
      causes: [
        { text: 'The target URL is wrong or its name does not resolve', confirmedBy: saying('host lookup failed') },
        { text: 'The service is down, or TLS with it fails', confirmedBy: saying('problem proxying') },
        { text: 'The hard timeout of this path ran out', confirmedBy: { status: 504 } },
      ],
      fixes: [
        { text: 'Read the gateway’s log at this time: it gives the reason.' },
        { text: 'Check target_url of the API, and call the service directly.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (
  rule: string | null,
  why: string,
  status: number,
  error: string,
  headers: Record<string, string> = { 'X-Generator': 'tyk.io' },
): Example => ({
  rule,
  why,
  request: { url: 'https://gw.mobility.example/routes/v2/directions' },
  response: { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify({ error }, null, 4) },
});

export const examples: readonly Example[] = [
  answered('key-missing', 'no key', 401, 'Authorization field missing'),
  answered('key-refused', 'another API', 403, 'Access to this API has been disallowed'),
  answered('key-refused', 'the header is hidden', 403, 'Access to this API has been disallowed', {}),
  answered('limit', 'per second', 429, 'Rate limit exceeded'),
  answered('limit', 'quota', 403, 'Quota exceeded'),
  answered('upstream', 'down', 500, 'There was a problem proxying the request'),
  answered(null, 'the service behind Tyk answered', 403, 'You may not see this route', {}),
];
