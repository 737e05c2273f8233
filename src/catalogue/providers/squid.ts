import type { Condition, Example, RulePack } from '../../model';

// Squid sends X-Squid-Error with the pages that it writes itself; names as in its errors/templates.

const code = (...names: string[]): Condition => ({
  any: names.map((one) => ({ responseHeader: 'x-squid-error', is: { startsWith: one } })),
});

export default {
  id: 'squid',
  name: 'Squid proxy',
  kind: 'gateway',
  docs: 'https://wiki.squid-cache.org/',
  answers: { responseHeader: 'x-squid-error', is: { startsWith: 'ERR_' } },
  rules: [
    {
      id: 'denied',
      when: code('ERR_ACCESS_DENIED', 'ERR_CACHE_ACCESS_DENIED', 'ERR_FORWARDING_DENIED'),
      title: 'The proxy does not let this call through',
      summary: 'An access rule of the proxy between you and the internet refused the call; the API never saw it.',
      category: 'permission',
      causes: [
        { text: 'Host, port or method is not on the proxy’s allow list' },
        { text: 'The proxy wants you to sign in', when: { any: [{ status: 407 }, code('ERR_CACHE_ACCESS_DENIED')] } },
      ],
      fixes: [
        { text: 'Ask who runs the proxy to allow the host: the page names the administrator.' },
        { text: 'Call without the proxy where that is permitted.', snippets: [{ language: 'bash', code: "curl --noproxy '*' {{url}}" }] },
      ],
    },
    {
      id: 'unreachable',
      when: code('ERR_CONNECT_FAIL', 'ERR_DNS_FAIL', 'ERR_CANNOT_FORWARD', 'ERR_SECURE_CONNECT_FAIL'),
      title: 'The proxy cannot reach the host',
      summary: 'The proxy tried to connect to the API in your place and failed.',
      category: 'gateway',
      causes: [
        { text: 'The name of the host does not resolve where the proxy stands', when: code('ERR_DNS_FAIL') },
        { text: 'The host refuses the connection or does not answer', when: code('ERR_CONNECT_FAIL') },
        { text: 'TLS between proxy and host failed', when: code('ERR_SECURE_CONNECT_FAIL') },
        { text: 'A firewall behind the proxy blocks the host or port' },
      ],
      fixes: [
        { text: 'Check the spelling of the host, and whether it is reachable without the proxy.' },
        { text: 'For internal hosts, except them from the proxy (NO_PROXY or the browser’s settings).' },
      ],
    },
    {
      id: 'timeout',
      when: code('ERR_READ_TIMEOUT', 'ERR_LIFETIME_EXP', 'ERR_READ_ERROR', 'ERR_ZERO_SIZE_OBJECT'),
      title: 'The proxy got no complete answer',
      summary: 'The host accepted the connection and then sent nothing, or broke off.',
      category: 'timeout',
      causes: [
        { text: 'This operation takes longer than the proxy’s read_timeout', when: code('ERR_READ_TIMEOUT') },
        { text: 'The host closed the connection without an answer', when: code('ERR_ZERO_SIZE_OBJECT', 'ERR_READ_ERROR') },
      ],
      fixes: [{ text: 'Try again, and without the proxy, to see which of both gives up.' }],
    },
    {
      id: 'other',
      when: { responseHeader: 'x-squid-error' },
      title: 'The proxy itself answered with an error',
      summary: 'Squid wrote this page; X-Squid-Error names the reason.',
      category: 'gateway',
      causes: [{ text: 'The request is one that the proxy does not accept: URL, method, size or headers' }],
      fixes: [{ text: 'Give the name in X-Squid-Error and the time to who runs the proxy.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, error: string | null): Example => ({
  rule,
  why,
  request: { url: 'http://api.partner.example/v1/rates' },
  response: {
    status,
    headers: { Server: 'squid/6.6', 'Content-Type': 'text/html;charset=utf-8', ...(error ? { 'X-Squid-Error': error } : {}) },
    body: '<!DOCTYPE html><html><head><title>ERROR: The requested URL could not be retrieved</title></head><body><h2>The requested URL could not be retrieved</h2></body></html>',
  },
});

export const examples: readonly Example[] = [
  answered('denied', 'not allowed', 403, 'ERR_ACCESS_DENIED 0'),
  answered('unreachable', 'refused', 503, 'ERR_CONNECT_FAIL 111'),
  answered('timeout', 'slow host', 504, 'ERR_READ_TIMEOUT 0'),
  answered('other', 'a bad URL', 400, 'ERR_INVALID_URL 0'),
  {
    rule: null,
    why: 'the host answered through the proxy',
    request: { url: 'http://api.partner.example/v1/rates' },
    response: {
      status: 403,
      headers: {
        Via: '1.1 proxy01.corp.example (squid/6.6)',
        'X-Cache': 'MISS from proxy01.corp.example',
        'Content-Type': 'application/json',
      },
      body: '{"error":"forbidden"}',
    },
  },
];
