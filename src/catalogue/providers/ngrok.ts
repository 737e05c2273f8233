import type { Condition, Example, RulePack } from '../../model';

// ngrok's edge names its own answers by a code in Ngrok-Error-Code; each has a page: https://ngrok.com/docs/errors/

const code = (...numbers: string[]): Condition => ({ responseHeader: 'ngrok-error-code', is: numbers.map((one) => `ERR_NGROK_${one}`) });

export default {
  id: 'ngrok',
  name: 'ngrok',
  kind: 'gateway',
  docs: 'https://ngrok.com/docs/errors/',
  statusPage: 'https://status.ngrok.com/',
  support: { email: 'support@ngrok.com', asks: ['error-code', 'timestamp'] },
  answers: { responseHeader: 'ngrok-error-code', is: { startsWith: 'ERR_NGROK_' } },
  rules: [
    {
      id: 'offline',
      when: code('3200'),
      title: 'The ngrok tunnel is offline',
      summary: 'The address is known, but no agent serves it now.',
      category: 'not-found',
      causes: [{ text: 'The agent is not running, or the computer sleeps' }, { text: 'The agent was restarted and got another address' }],
      fixes: [
        { text: 'Start the agent for this address.', snippets: [{ language: 'bash', code: 'ngrok http 3000 --url {{host}}' }] },
        { text: 'If the address changed, put the new one where the old one stands.' },
      ],
    },
    {
      id: 'upstream',
      when: code('8012', '3004'),
      title: 'ngrok cannot reach the local service',
      summary: 'The tunnel is up, but what it leads to refused the connection or broke off its answer.',
      category: 'gateway',
      causes: [
        { text: 'Nothing listens on the port that the agent forwards to', when: code('8012') },
        { text: 'The service’s answer was not valid HTTP or incomplete', when: code('3004') },
      ],
      fixes: [
        { text: 'Start the service, and compare its port with the agent’s.' },
        { text: 'If the service speaks TLS, forward to https://localhost:PORT.' },
        { text: 'Look at the call in the agent’s inspector.', url: 'http://localhost:4040' },
      ],
    },
    {
      id: 'browser-warning',
      when: code('6024'),
      title: 'ngrok shows its warning page to the browser',
      summary: 'Free addresses show browsers a page before the first visit; a script gets it in place of the API’s answer.',
      category: 'other',
      causes: [
        {
          text: 'The call lacks the header ngrok-skip-browser-warning',
          ruledOutBy: { requestHeader: 'ngrok-skip-browser-warning' },
        },
      ],
      fixes: [
        {
          text: 'Send the header, with any value, and let the service’s CORS settings allow it.',
          snippets: [{ language: 'javascript', code: "fetch({{url}}, { headers: { 'ngrok-skip-browser-warning': '1' } });" }],
        },
      ],
    },
    {
      id: 'other',
      when: { responseHeader: 'ngrok-error-code' },
      title: 'ngrok itself answered with an error',
      summary: 'The code in Ngrok-Error-Code names the reason; the local service did not answer.',
      category: 'gateway',
      causes: [{ text: 'A limit of the account, a traffic policy or the tunnel’s settings stopped the call' }],
      fixes: [{ text: 'Look the code up.', url: 'https://ngrok.com/docs/errors/' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, number: string | null, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://acme.ngrok-free.app/api/items' },
  response: {
    status,
    headers: { 'Content-Type': 'text/html', ...(number ? { 'Ngrok-Error-Code': `ERR_NGROK_${number}` } : {}) },
    body: '<!DOCTYPE html>\n<html><head></head><body><noscript>ngrok</noscript></body></html>',
  },
  ...more,
});

export const examples: readonly Example[] = [
  answered('offline', 'no agent', 404, '3200'),
  answered('upstream', 'nothing listens', 502, '8012', { verdicts: { confirmed: ['Nothing listens'] } }),
  answered('browser-warning', 'the page came without CORS headers', 200, '6024', {
    request: { url: 'https://acme.ngrok-free.app/api/items', headers: { Origin: 'http://localhost:3000' } },
    networkError: 'net::ERR_FAILED',
  }),
  answered('other', 'another code', 429, '734'),
  answered(null, 'the service answered through the tunnel', 404, null),
];
