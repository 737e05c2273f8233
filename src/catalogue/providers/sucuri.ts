import type { Example, RulePack } from '../../model';

// The block page of Sucuri's website firewall (CloudProxy).

export default {
  id: 'sucuri',
  name: 'Sucuri Website Firewall',
  kind: 'waf',
  docs: 'https://docs.sucuri.net/website-firewall/',
  answers: {
    all: [
      { format: 'html' },
      { responseText: { contains: ['<title>Sucuri WebSite Firewall - Access Denied', 'Access Denied - Sucuri Website Firewall'] } },
    ],
  },
  rules: [
    {
      id: 'blocked',
      when: { status: '4xx' },
      title: 'Sucuri’s firewall blocked this request',
      summary: 'The firewall in front of the site refused the request; the page gives a block ID and a reason.',
      category: 'permission',
      causes: [
        { text: 'The request was taken for an attack, such as SQL injection in a parameter' },
        { text: 'The address, country or client is not allowed' },
        { text: 'The path is limited to listed addresses' },
      ],
      fixes: [
        { text: 'Give block ID, address and time from the page to the owner of the site.' },
        { text: 'If the site is yours, allow the address or the path under Access Control, or tell Sucuri of the false alarm.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, title: string): Example => ({
  rule,
  why,
  request: { url: 'https://www.example.net/wp-json/wp/v2/posts' },
  response: {
    status: 403,
    headers: { Server: 'Sucuri/Cloudproxy', 'X-Sucuri-ID': '15001', 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><table><tr><td>Block ID:</td><td>SQLi2</td></tr></table></body></html>`,
  },
});

export const examples: readonly Example[] = [
  page('blocked', 'a parameter that looks like SQL', 'Sucuri WebSite Firewall - Access Denied'),
  page(null, 'the site’s own page through the firewall', 'Members only'),
];
