import type { Condition, Example, RulePack } from '../../model';

// http-proxy-middleware (getStatusCode, errorResponsePlugin) and the proxy of Create React App's dev server.

const saying = (text: string): Condition => ({ responseText: { contains: text } });

export default {
  id: 'http-proxy-middleware',
  name: 'http-proxy-middleware',
  kind: 'gateway',
  docs: 'https://github.com/chimurai/http-proxy-middleware',
  answers: {
    all: [
      { format: 'text' },
      { status: ['5xx'] },
      {
        any: [
          { responseText: { startsWith: 'Error occurred while trying to proxy: ' } },
          { responseText: { startsWith: 'Error occured while trying to proxy to: ' } },
          { responseText: { startsWith: 'Proxy error: Could not proxy request ' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-answer',
      when: { status: ['5xx'] },
      title: 'The proxy cannot reach the backend',
      summary: 'The development server, or a Node.js gateway, passes this path on to a backend that did not answer.',
      category: 'gateway',
      causes: [
        {
          text: 'The backend is not running, or listens on another port',
          confirmedBy: saying('(ECONNREFUSED)'),
          ruledOutBy: saying('(ECONNRESET)'),
        },
        {
          text: 'The backend broke off the connection or crashed',
          confirmedBy: saying('(ECONNRESET)'),
          ruledOutBy: saying('(ECONNREFUSED)'),
        },
        { text: 'The proxy’s target names a host that does not resolve', confirmedBy: saying('(ENOTFOUND)') },
        { text: 'Node.js takes localhost for ::1, and the backend listens on 127.0.0.1 only' },
      ],
      fixes: [
        { text: 'Start the backend, and compare its port with the proxy’s target.' },
        {
          text: 'Name the address in the target instead of localhost.',
          snippets: [{ language: 'javascript', code: "createProxyMiddleware({ target: 'http://127.0.0.1:5000', changeOrigin: true })" }],
        },
        { text: 'The terminal of the proxy shows the reason.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, body: string): Example => ({
  rule,
  why,
  request: { url: 'http://localhost:3000/api/items' },
  response: { status, body },
});

export const examples: readonly Example[] = [
  answered('no-answer', 'http-proxy-middleware', 504, 'Error occurred while trying to proxy: localhost:3000/api/items'),
  {
    ...answered(
      'no-answer',
      'Create React App',
      500,
      'Proxy error: Could not proxy request /api/items from localhost:3000 to http://localhost:5000/ (ECONNREFUSED).',
    ),
    verdicts: { confirmed: ['The backend is not running'], 'ruled-out': ['The backend broke off'] },
  },
  answered(null, 'a service’s own words', 500, 'Could not proxy the picture: Error occurred while trying to proxy it'),
];
