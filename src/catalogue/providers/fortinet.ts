import type { Condition, Example, RulePack } from '../../model';

// Block pages of FortiWeb (in front of a site) and FortiGate (between the client and the internet).

const has = (...texts: string[]): Condition => ({ responseText: { contains: texts } });

export default {
  id: 'fortinet',
  name: 'Fortinet',
  kind: 'waf',
  docs: 'https://docs.fortinet.com/',
  answers: { all: [{ format: 'html' }, has('Web Page Blocked!'), has('Attack ID', 'FortiGuard', 'Powered By Fortinet')] },
  rules: [
    {
      id: 'attack',
      when: { all: [{ status: 'error' }, has('Attack ID')] },
      title: 'FortiWeb blocked the request as an attack',
      summary: 'The web firewall in front of the site refused the request; the API was not asked.',
      category: 'permission',
      causes: [
        { text: 'Bot detection took the client for a program, as with a headless browser' },
        { text: 'A signature matched a parameter, header or the body: special characters are enough' },
      ],
      fixes: [
        { text: 'Give Attack ID, Message ID and time from the page to who runs the site.' },
        { text: 'Try with the User-Agent of an ordinary browser and without special characters.' },
      ],
    },
    {
      id: 'web-filter',
      when: has('FortiGuard', 'Powered By Fortinet'),
      title: 'Your network’s web filter blocks this host',
      summary: 'A FortiGate between you and the internet answered; the API never saw the call.',
      category: 'permission',
      causes: [
        { text: 'The category of the host is blocked in this network' },
        { text: 'The URL stands on the network’s block list', confirmedBy: has('banned') },
      ],
      fixes: [
        { text: 'Ask who runs the network to allow the host; the page gives URL and category.' },
        { text: 'Call from another network to see whether the API itself works.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, status: number, body: string): Example => ({
  rule,
  why,
  request: { url: 'https://vendors.example/api/dashboard' },
  response: {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<!DOCTYPE html><html><head><title>Web Page Blocked!</title></head><body>${body}</body></html>`,
  },
});

export const examples: readonly Example[] = [
  page(
    'attack',
    'FortiWeb',
    500,
    '<h2>Web Page Blocked!</h2><p>The page cannot be displayed. Please contact the administrator for additional information.</p><p>Attack ID: 20000051</p><p>Message ID: 001234567890</p>',
  ),
  page('web-filter', 'FortiGate', 403, '<h2>Powered By Fortinet</h2><h1>FortiGuard Web Filtering</h1><h3>Web Page Blocked!</h3>'),
  page(null, 'another product’s page', 403, '<h1>Web Page Blocked!</h1><p>Ask your teacher.</p>'),
];
