import type { Example, RulePack } from '../../model';

// DataDome's answers to what it takes for bots: JSON with the address of a captcha for scripts, a page for documents. X-DataDome alone
// stands on answers that it let pass as well.

export default {
  id: 'datadome',
  name: 'DataDome',
  kind: 'waf',
  docs: 'https://docs.datadome.co/',
  statusPage: 'https://status.datadome.co/',
  answers: {
    any: [
      { responseField: '/url', is: { startsWith: 'https://geo.captcha-delivery.com/' } },
      { all: [{ format: 'html' }, { status: [401, 403, 429] }, { responseText: { contains: '.captcha-delivery.com/' } }] },
    ],
  },
  rules: [
    {
      id: 'blocked',
      when: { status: '4xx' },
      title: 'DataDome takes this caller for a bot',
      summary: 'Bot protection answered with a captcha in place of the API.',
      category: 'permission',
      causes: [
        { text: 'The call has no valid cookie datadome: it comes from a script, or cross-origin without credentials' },
        { text: 'Too many calls came from this address, or it belongs to a data centre or VPN' },
      ],
      fixes: [
        {
          text: 'If the site is yours, load DataDome’s JavaScript tag on the calling page, list the endpoint in it, and send cookies along.',
        },
        { text: 'Otherwise ask the owner to let this client through, or for an API key; slow down.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, type: string, body: string): Example => ({
  rule,
  why,
  request: { url: 'https://api.ads.example/v2/listings' },
  response: { status, headers: { 'X-DataDome': 'protected', 'Content-Type': type }, body },
});

export const examples: readonly Example[] = [
  answered(
    'blocked',
    'for a fetch',
    403,
    'application/json',
    '{"url":"https://geo.captcha-delivery.com/captcha/?initialCid=example&t=fe"}',
  ),
  answered(
    'blocked',
    'for a document',
    403,
    'text/html',
    '<html lang="en"><head><title>ads.example</title></head><body><p id="cmsg">Please enable JS and disable any ad blocker</p><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
  ),
  answered(null, 'the API answered, and DataDome let it pass', 403, 'application/json', '{"error":"not your listing"}'),
];
