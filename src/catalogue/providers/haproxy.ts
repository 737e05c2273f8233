import type { Example, RulePack } from '../../model';

// Default error files: HAProxy's src/http.c (http_err_msgs).

const page = (status: string, text: string): string => `<html><body><h1>${status}</h1>\n${text}\n</body></html>\n`;

export default {
  id: 'haproxy',
  name: 'HAProxy',
  kind: 'load-balancer',
  docs: 'https://docs.haproxy.org/',
  answers: {
    all: [
      { format: ['html', 'text'] },
      { responseText: { startsWith: '<html><body><h1>' } },
      {
        responseText: {
          contains: [
            'No server is available to handle this request.',
            "The server didn't respond in time.",
            'The server returned an invalid or incomplete response.',
            'Request forbidden by administrative rules.',
            "Your browser didn't send a complete request in time.",
            'Your browser sent an invalid request.',
            'You have sent too many requests in a given amount of time.',
            'An internal server error occurred.',
          ],
        },
      },
    ],
  },
  rules: [
    {
      id: 'no-server',
      when: { status: 503 },
      title: 'HAProxy has no server for this request',
      summary: 'All servers of the backend are down, full or missing, so HAProxy answered itself.',
      category: 'gateway',
      causes: [
        { text: 'All servers of the backend fail their health checks' },
        { text: 'No backend matches this host or path, as with a missing OpenShift route' },
        { text: 'The queue was full or its timeout ran out' },
      ],
      fixes: [
        {
          text: 'See the state of the servers.',
          snippets: [{ language: 'bash', code: "echo 'show servers state' | socat stdio /run/haproxy/admin.sock" }],
        },
        { text: 'Start the backend, or correct its health check.' },
        { text: 'Check the host name: without a matching rule HAProxy says 503, not 404.' },
      ],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'HAProxy’s server did not answer in time',
      summary: 'The server took longer than "timeout server".',
      category: 'timeout',
      causes: [{ text: 'This operation takes longer than timeout server' }, { text: 'The server is stuck or overloaded' }],
      fixes: [
        { text: 'Make the operation faster or turn it into a background job.' },
        { text: 'Raise the timeout for this backend.', snippets: [{ language: 'haproxy', code: 'timeout server 120s' }] },
      ],
    },
    {
      id: 'bad-gateway',
      when: { status: 502 },
      title: 'HAProxy got an invalid answer from the server',
      summary: 'The server closed the connection or sent headers that HAProxy cannot read.',
      category: 'gateway',
      causes: [{ text: 'The server crashed in the middle' }, { text: 'The response headers are malformed or too large (tune.bufsize)' }],
      fixes: [
        { text: 'Read the termination state in HAProxy’s log (SH, PH) and the log of the server.' },
        { text: 'For large headers, raise tune.bufsize.' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'An HAProxy rule refuses this request',
      summary: 'An http-request deny rule matched.',
      category: 'permission',
      causes: [{ text: 'An ACL on address, path, method or header denies the request' }],
      fixes: [{ text: 'Find the deny rule in the frontend, and except this caller.' }],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'HAProxy could not read the request',
      summary: 'The request is malformed or its headers are too large for HAProxy’s buffer.',
      category: 'validation',
      causes: [{ text: 'Cookies or headers exceed the buffer' }, { text: 'The request line or a header holds invalid characters' }],
      fixes: [
        { text: 'Clear the cookies of this site.' },
        { text: 'See what was wrong.', snippets: [{ language: 'bash', code: "echo 'show errors' | socat stdio /run/haproxy/admin.sock" }] },
      ],
    },
    {
      id: 'request-timeout',
      when: { status: 408 },
      title: 'HAProxy gave up waiting for the request',
      summary: 'The request did not arrive completely within "timeout http-request".',
      category: 'timeout',
      causes: [{ text: 'The connection is slow, or a preconnected socket was never used' }],
      fixes: [{ text: 'Send it again.' }, { text: 'Raise timeout http-request for slow clients.' }],
    },
    {
      id: 'limited',
      when: { status: 429 },
      title: 'HAProxy’s rate limit was reached',
      summary: 'A stick-table rule counted too many requests from this caller.',
      category: 'rate-limit',
      causes: [{ text: 'More requests came than the rule allows', confirmedBy: { status: 429 } }],
      fixes: [{ text: 'Wait until the counting period is over and send fewer requests.' }],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'HAProxy itself failed',
      summary: 'An internal error of HAProxy, such as no memory or a faulty Lua script.',
      category: 'server',
      causes: [{ text: 'A Lua script or filter failed, or memory ran out' }],
      fixes: [{ text: 'Read HAProxy’s log at that time.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: string, text: string): Example => ({
  rule,
  why: `the built-in page for ${status}`,
  request: { url: 'https://app.example.net/api' },
  response: {
    status: Number(status.slice(0, 3)),
    headers: { 'Content-Type': 'text/html', 'Cache-Control': 'no-cache' },
    body: page(status, text),
  },
});

export const examples: readonly Example[] = [
  answered('no-server', '503 Service Unavailable', 'No server is available to handle this request.'),
  answered('timeout', '504 Gateway Time-out', "The server didn't respond in time."),
  answered('bad-gateway', '502 Bad Gateway', 'The server returned an invalid or incomplete response.'),
  answered('forbidden', '403 Forbidden', 'Request forbidden by administrative rules.'),
  answered('bad-request', '400 Bad request', 'Your browser sent an invalid request.'),
  answered('request-timeout', '408 Request Time-out', "Your browser didn't send a complete request in time."),
  answered('limited', '429 Too Many Requests', 'You have sent too many requests in a given amount of time.'),
  answered('internal', '500 Internal Server Error', 'An internal server error occurred.'),
  {
    rule: null,
    why: 'another server’s page',
    request: { url: 'https://app.example.net/api' },
    response: { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<html><body><h1>503</h1>We are back soon.</body></html>' },
  },
];
