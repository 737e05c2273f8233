import type { Example, RulePack } from '../../model';

// Caddy's own errors have no body; proxied answers carry a Content-Type or Via.

export default {
  id: 'caddy',
  name: 'Caddy',
  kind: 'server',
  docs: 'https://caddyserver.com/docs/',
  answers: {
    all: [
      { responseHeader: 'server', is: 'Caddy' },
      { status: [502, 503, 504] },
      { not: { responseHeader: 'content-type' } },
      { not: { responseHeader: 'via' } },
    ],
  },
  rules: [
    {
      id: 'bad-gateway',
      when: { status: 502 },
      title: 'Caddy could not reach its upstream',
      summary: 'reverse_proxy found nobody at the upstream’s address, or lost the connection.',
      category: 'gateway',
      causes: [
        { text: 'The application is not running, or listens on another port' },
        { text: 'In containers: localhost means Caddy’s own container, not the application’s' },
        { text: 'The upstream speaks https, and reverse_proxy uses http' },
      ],
      fixes: [
        {
          text: 'Start the application, and check the address in reverse_proxy.',
          snippets: [{ language: 'text', code: 'reverse_proxy app:3000' }],
        },
        { text: 'Read Caddy’s log: it shows "dial tcp" with the reason.' },
      ],
    },
    {
      id: 'unavailable',
      when: { status: [503, 504] },
      title: 'Caddy has no upstream that answers',
      summary: 'All upstreams are marked down, or none answered in time.',
      category: 'gateway',
      causes: [
        { text: 'Health checks mark all upstreams as down' },
        { text: 'The upstream took longer than the transport’s timeout', confirmedBy: { status: 504 } },
      ],
      fixes: [{ text: 'Check the upstreams and their health checks, then retry.' }],
    },
  ],
} satisfies RulePack;

const empty = (rule: string | null, status: number, why: string, headers: Record<string, string> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://app.example.net/api' },
  response: { status, headers: { Server: 'Caddy', 'Content-Length': '0', ...headers } },
});

export const examples: readonly Example[] = [
  empty('bad-gateway', 502, 'upstream down'),
  empty('unavailable', 503, 'no upstream up'),
  empty(null, 502, 'a proxied answer', { 'Content-Type': 'application/json', Via: '1.1 Caddy' }),
];
