import type { Example, RulePack } from '../../model';

// Imperva's (Incapsula's) block and challenge page, which may come with status 200.

export default {
  id: 'imperva',
  name: 'Imperva',
  kind: 'waf',
  docs: 'https://docs.imperva.com/',
  statusPage: 'https://status.imperva.com/',
  answers: {
    all: [
      { format: ['html', 'text'] },
      { responseText: { contains: 'Incapsula incident ID' } },
      { any: [{ responseText: { contains: '_Incapsula_Resource' } }, { responseHeader: 'x-iinfo' }] },
    ],
  },
  rules: [
    {
      id: 'blocked',
      when: { responseText: { contains: 'Request unsuccessful' } },
      title: 'Imperva’s firewall stopped this request',
      summary: 'The firewall shows its own page, or wants a browser to prove itself first; the API was not asked.',
      category: 'permission',
      causes: [
        { text: 'Bot protection took the client for a program' },
        { text: 'A rule took the request for an attack, or excludes the address or country' },
        { text: 'The origin cannot be reached', ruledOutBy: { not: { status: ['5xx'] } } },
      ],
      fixes: [
        { text: 'Give the incident ID on the page to the owner of the site: it leads to the rule.' },
        { text: 'Open the site in a tab once, so that the challenge sets its cookies, then call again from a page of that site.' },
        { text: 'If the site is yours, except the API’s path from the challenge.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, status: number, text: string): Example => ({
  rule,
  why,
  request: { url: 'https://tickets.example/api/seats', headers: { Accept: 'application/json' } },
  response: {
    status,
    headers: { 'Content-Type': 'text/html', 'X-Iinfo': '9-31000000-0 NNNN', 'X-CDN': 'Imperva' },
    body: `<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31">${text}</iframe></body></html>`,
  },
});

export const examples: readonly Example[] = [
  page('blocked', 'blocked', 403, 'Request unsuccessful. Incapsula incident ID: 1288000410-18446744'),
  page('blocked', 'the page with status 200', 200, 'Request unsuccessful. Incapsula incident ID: 1288000410-18446744'),
  {
    rule: null,
    why: 'the origin answered through Imperva',
    request: { url: 'https://tickets.example/api/seats' },
    response: {
      status: 403,
      headers: { 'X-CDN': 'Imperva', 'X-Iinfo': '9-1', 'Content-Type': 'application/json' },
      body: '{"error":"sold out"}',
    },
  },
];
