import type { Example, RulePack } from '../../model';

// Traefik's load balancer without a healthy server: pkg/server/service/loadbalancer/wrr. Its other answers ("Bad Gateway",
// "404 page not found") are those of any Go program, and not recognised.

export default {
  id: 'traefik',
  name: 'Traefik',
  kind: 'gateway',
  docs: 'https://doc.traefik.io/traefik/',
  answers: { all: [{ status: 503 }, { format: 'text' }, { responseText: ['no available server', 'no available server\n'] }] },
  rules: [
    {
      id: 'no-server',
      when: { status: 503 },
      title: 'Traefik has no server for this service',
      summary: 'A router fits the request, but its service has no server that is up.',
      category: 'gateway',
      causes: [
        { text: 'The container or pod is not running, or not healthy yet' },
        { text: 'The health check of the service marks every server as down' },
        { text: 'The service has no endpoints: selector or network differ' },
      ],
      fixes: [
        {
          text: 'Start the container or backend, and see why its health check fails.',
          snippets: [{ language: 'bash', code: 'docker ps\ndocker logs CONTAINER' }],
        },
        { text: 'Look at the service in Traefik’s dashboard: it lists its servers and their state.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, body: string, type = 'text/plain; charset=utf-8'): Example => ({
  rule,
  why,
  request: { url: 'https://api.lab.example/v1' },
  response: { status, headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' }, body },
});

export const examples: readonly Example[] = [
  answered('no-server', 'no healthy server', 503, 'no available server\n'),
  answered(null, 'the words of any Go proxy', 502, 'Bad Gateway'),
  answered(null, 'an application says so', 503, '{"error":"no available server"}', 'application/json'),
];
