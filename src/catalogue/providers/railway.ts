import type { Example, RulePack } from '../../model';

// Railway's edge marks what it answers in the place of an application with X-Railway-Fallback.

export default {
  id: 'railway',
  name: 'Railway edge',
  kind: 'gateway',
  docs: 'https://docs.railway.com/reference/errors/application-failed-to-respond',
  statusPage: 'https://status.railway.com/',
  answers: { responseHeader: 'x-railway-fallback', is: 'true' },
  rules: [
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Railway has no application at this address',
      summary: 'No running deployment claims this host name.',
      category: 'not-found',
      causes: [
        { text: 'The host name is misspelt, or the domain was removed' },
        { text: 'The service is paused, or its deployment was removed' },
      ],
      fixes: [{ text: 'Compare the host name with the service’s public networking settings, and check that a deployment is active.' }],
    },
    {
      id: 'no-response',
      when: { status: ['5xx'] },
      title: 'The application on Railway did not respond',
      summary: 'The edge could not connect to the container.',
      category: 'gateway',
      causes: [
        { text: 'The application listens on another port than PORT or the domain’s target port' },
        { text: 'The application listens on localhost only' },
        { text: 'The application crashed or is overloaded' },
      ],
      fixes: [
        { text: 'Listen on 0.0.0.0 and on the port in PORT, and set the domain’s target port to the same.' },
        { text: 'Read the deploy log; give support the X-Railway-Request-Id.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, message: string, fallback: boolean): Example => ({
  rule,
  why,
  request: { url: 'https://acme-production.up.railway.app/api/health' },
  response: {
    status,
    headers: { Server: 'railway-edge', 'Content-Type': 'application/json', ...(fallback ? { 'X-Railway-Fallback': 'true' } : {}) },
    body: JSON.stringify({ status: 'error', code: status, message, request_id: 'BxNDexample' }),
  },
});

export const examples: readonly Example[] = [
  answered('not-found', 'no domain', 404, 'Application not found', true),
  answered('no-response', 'wrong port', 502, 'Application failed to respond', true),
  answered(null, 'the application answered', 404, 'Order not found', false),
];
