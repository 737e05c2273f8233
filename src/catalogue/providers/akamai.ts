import type { Example, RulePack } from '../../model';

// Akamai edge error pages: the reference number (class.server.time.id) is what its support asks for.

export default {
  id: 'akamai',
  name: 'Akamai',
  kind: 'cdn',
  docs: 'https://techdocs.akamai.com/',
  statusPage: 'https://www.akamaistatus.com/',
  answers: {
    all: [
      { format: 'html' },
      { responseText: { contains: ['Reference #', 'Reference&#32;&#35;'] } },
      {
        responseText: {
          contains: [
            'errors.edgesuite.net',
            'errors&#46;edgesuite&#46;net',
            '<TITLE>Access Denied</TITLE>',
            'An error occurred while processing your request.',
            '<TITLE>Invalid URL</TITLE>',
            'The server is temporarily unable to service your request',
          ],
        },
      },
    ],
  },
  rules: [
    {
      id: 'denied',
      when: { status: 403 },
      title: 'Akamai’s edge denied access',
      summary: 'A firewall, bot or access rule at the edge refused the request before the origin saw it.',
      category: 'permission',
      causes: [
        { text: 'Bot protection or the web firewall took the client for an attacker' },
        { text: 'The address, country or Referer is not allowed' },
        { text: 'A token or header that the edge demands is missing' },
      ],
      fixes: [
        { text: 'Give the whole reference number to the owner of the site: it leads to the rule.' },
        { text: 'Try without VPN, with an ordinary User-Agent and fewer requests.' },
      ],
    },
    {
      id: 'invalid-url',
      when: { status: 400 },
      title: 'Akamai’s edge does not accept the URL',
      summary: 'The host is not configured at this edge, or the request is malformed.',
      category: 'validation',
      causes: [{ text: 'The Host header or path is not one that the edge serves' }],
      fixes: [{ text: 'Check host and path of the URL.' }, { text: 'If the property is yours, add the host name to it.' }],
    },
    {
      id: 'origin',
      when: { status: ['5xx'] },
      title: 'Akamai could not get an answer from the origin',
      summary: 'The origin behind the edge failed, refused the connection or took too long.',
      category: 'gateway',
      causes: [
        { text: 'The origin is down or blocks Akamai’s addresses' },
        { text: 'DNS or TLS between edge and origin fails' },
        { text: 'The origin is too slow' },
      ],
      fixes: [
        { text: 'Call the origin directly.' },
        { text: 'Give the reference number to the owner of the site.' },
        { text: 'Retry after a little while.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (title: string, text: string): string =>
  `<HTML><HEAD>\n<TITLE>${title}</TITLE>\n</HEAD><BODY>\n<H1>${title}</H1>\n \n${text}<P>\nReference&#32;&#35;18&#46;example&#46;1770000000&#46;0example\n</BODY>\n</HTML>\n`;

const answered = (rule: string, status: number, title: string, text: string): Example => ({
  rule,
  why: title,
  request: { url: 'https://www.example.net/api' },
  response: { status, headers: { Server: 'AkamaiGHost', 'Content-Type': 'text/html' }, body: page(title, text) },
});

export const examples: readonly Example[] = [
  answered(
    'denied',
    403,
    'Access Denied',
    'You don\'t have permission to access "http&#58;&#47;&#47;www&#46;example&#46;net" on this server.',
  ),
  answered('invalid-url', 400, 'Invalid URL', 'The requested URL is invalid.'),
  answered('origin', 503, 'Service Unavailable - Zero size object', 'An error occurred while processing your request.'),
  {
    rule: null,
    why: 'a ticket number in an application’s own page',
    request: { url: 'https://www.example.net/api' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><body><h1>No access</h1><p>Reference #42</p></body></html>',
    },
  },
];
