import type { Condition, Example, RulePack } from '../../model';

// App Platform's ingress gives Envoy's response flag in X-Do-Failure-Code where it answers itself ("Response flags" in Envoy's access log).

const code = (...flags: string[]): Condition => ({ responseHeader: 'x-do-failure-code', is: flags });
const quote = 'Give X-Do-Failure-Code and X-Do-Failure-Msg to support.';

export default {
  id: 'digitalocean-app-platform',
  name: 'DigitalOcean App Platform',
  kind: 'gateway',
  docs: 'https://docs.digitalocean.com/support/app-platform/',
  statusPage: 'https://status.digitalocean.com/',
  answers: code('UH', 'UF', 'UC', 'UT', 'NR'),
  rules: [
    {
      id: 'unhealthy',
      when: code('UH'),
      title: 'App Platform has no healthy container',
      summary: 'No container of the component is up and passes its health check.',
      category: 'gateway',
      causes: [
        { text: 'The only container crashed or ran out of memory, and is restarting' },
        { text: 'The health check fails: wrong port or path, or too slow under load' },
      ],
      fixes: [
        { text: 'Read the runtime log from just before: exit code 137 stands for too little memory.' },
        { text: 'Take a larger size or more than one container, and check port and path of the health check.' },
        { text: quote },
      ],
    },
    {
      id: 'no-answer',
      when: code('UF', 'UC', 'UT', 'NR'),
      title: 'App Platform got no answer from the app',
      summary: 'The ingress could not connect, lost the connection or waited for too long.',
      category: 'gateway',
      causes: [
        { text: 'The app listens on another port than http_port, or on localhost only', when: code('UF') },
        { text: 'The app closed the connection in the middle', when: code('UC') },
        { text: 'The request took too long', when: code('UT') },
        { text: 'No route of the app fits host and path', when: code('NR') },
      ],
      fixes: [{ text: 'Compare port and routes in the app spec with what the app does, and read its runtime log.' }, { text: quote }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, headers: Record<string, string>): Example => ({
  rule,
  why,
  request: { url: 'https://acme-x7k2p.ondigitalocean.app/api' },
  response: { status, headers: { 'Content-Type': 'text/html', ...headers }, body: '<html><body><h1>Upstream error</h1></body></html>' },
});

export const examples: readonly Example[] = [
  answered('unhealthy', 'out of memory', 504, {
    'X-Do-Failure-Code': 'UH',
    'X-Do-Failure-Msg': 'no_healthy_upstream',
    'X-Do-Orig-Status': '503',
  }),
  answered('no-answer', 'wrong port', 504, { 'X-Do-Failure-Code': 'UF' }),
  answered(null, 'the app answered', 503, { 'X-Do-Orig-Status': '503' }),
];
