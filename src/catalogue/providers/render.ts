import type { Example, RulePack } from '../../model';

// Render's router says why it answered itself in X-Render-Routing.

const routing = (...values: string[]) => ({ responseHeader: 'x-render-routing', is: values });
const [asleep, failed] = [
  ['hibernate-wake-error', 'dynamic-hibernate-error-503'],
  ['dynamic-paid-error', 'dynamic-free-error'],
];

export default {
  id: 'render',
  name: 'Render router',
  kind: 'gateway',
  docs: 'https://render.com/docs/troubleshooting-deploys',
  statusPage: 'https://status.render.com/',
  answers: routing('no-server', 'suspend', 'suspend-by-user', ...asleep, ...failed),
  rules: [
    {
      id: 'no-server',
      when: routing('no-server'),
      title: 'Render has no running service at this address',
      summary: 'The router knows no live service for this host name.',
      category: 'not-found',
      causes: [
        { text: 'The name of the service is misspelt, or it was renamed or deleted' },
        { text: 'The first deploy failed or is not finished' },
        { text: 'The service listens on localhost or not on the port given in PORT' },
      ],
      fixes: [
        { text: 'Compare the address with the one in the dashboard, and look at the last deploy.' },
        { text: 'Listen on 0.0.0.0 and on the port in PORT.' },
      ],
    },
    {
      id: 'suspended',
      when: routing('suspend', 'suspend-by-user'),
      title: 'This service on Render is suspended',
      summary: 'The owner suspended the service, or Render did, as when the free hours of the month are used up.',
      category: 'gateway',
      causes: [
        { text: 'The owner suspended it', when: routing('suspend-by-user') },
        { text: 'Free hours, bandwidth or payment ran out', when: routing('suspend') },
      ],
      fixes: [{ text: 'Resume the service in the dashboard, or settle what its billing page names.' }],
    },
    {
      id: 'asleep',
      when: routing('hibernate-wake-error', 'dynamic-hibernate-error-503'),
      title: 'The service on Render could not be woken',
      summary: 'Free services sleep after 15 minutes without a call, and this one did not start in time.',
      category: 'gateway',
      causes: [{ text: 'The service is still starting' }, { text: 'The service crashes while it starts' }],
      fixes: [
        { text: 'Try again after a minute.' },
        { text: 'Read the service’s log if it stays so, or use an instance type that does not sleep.' },
      ],
    },
    {
      id: 'failed',
      when: routing('dynamic-paid-error', 'dynamic-free-error'),
      title: 'The service on Render did not answer',
      summary: 'The router could not reach the service, or the connection broke off.',
      category: 'gateway',
      causes: [
        { text: 'The service crashed, ran out of memory or fails its health check' },
        { text: 'The service closed an idle connection that the router used again' },
      ],
      fixes: [
        { text: 'Look for a restart among the events, and into the log at this time.' },
        {
          text: 'In Node.js, keep connections open for longer.',
          snippets: [{ language: 'javascript', code: 'server.keepAliveTimeout = 120_000;\nserver.headersTimeout = 120_000;' }],
        },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, headers: Record<string, string>): Example => ({
  rule,
  why,
  request: { url: 'https://acme-api.onrender.com/health' },
  response: { status, headers: { Server: 'cloudflare', 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: 'Not Found\n' },
});

export const examples: readonly Example[] = [
  answered('no-server', 'no such service', 404, { 'X-Render-Routing': 'no-server' }),
  answered('suspended', 'suspended', 503, { 'X-Render-Routing': 'suspend-by-user' }),
  answered('asleep', 'waking', 503, { 'X-Render-Routing': 'hibernate-wake-error' }),
  answered('failed', 'crashed', 502, { 'X-Render-Routing': 'dynamic-paid-error' }),
  answered(null, 'the service answered', 404, { 'X-Render-Origin-Server': 'gunicorn' }),
];
