import type { Condition, Example, RulePack } from '../../model';

// "Cloudflare 1xxx errors" and "Challenge pages" in Cloudflare's documentation. The 52x codes have rules of their own
// among the unofficial status codes.

const code = (...codes: string[]): Condition => ({
  any: [{ code: codes }, { responseText: { contains: codes.map((one) => `error code: ${one}`) } }],
});

export default {
  id: 'cloudflare',
  name: 'Cloudflare',
  kind: 'cdn',
  docs: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/',
  statusPage: 'https://www.cloudflarestatus.com/',
  answers: {
    any: [
      { all: [{ responseHeader: 'cf-mitigated' }, { responseHeader: 'server', is: 'cloudflare' }] },
      { all: [{ responseHeader: 'cf-ray' }, { responseField: '/cloudflare_error', is: 'true' }] },
      {
        all: [
          { format: 'html' },
          {
            responseText: {
              contains: ['cf-error-details', 'id="cf-wrapper"', '/cdn-cgi/challenge-platform/', '_cf_chl_opt', '<hr><center>cloudflare'],
            },
          },
          { responseHeader: 'server', is: 'cloudflare' },
        ],
      },
      { all: [{ format: 'text' }, { responseText: { startsWith: 'error code: ' } }, { responseHeader: 'server', is: 'cloudflare' }] },
    ],
  },
  rules: [
    {
      id: 'challenge',
      when: {
        any: [
          { responseHeader: 'cf-mitigated', is: 'challenge' },
          { responseText: { contains: ['/cdn-cgi/challenge-platform/', '_cf_chl_opt'] } },
        ],
      },
      title: 'Cloudflare wants to see a human first',
      summary: 'A challenge page came instead of the API’s answer; a script cannot solve it.',
      category: 'permission',
      causes: [
        {
          text: 'A WAF rule, bot protection or Under Attack mode challenges this request',
          confirmedBy: { responseHeader: 'cf-mitigated', is: 'challenge' },
        },
        { text: 'The clearance cookie is missing, because the call is cross-origin or comes from a script' },
      ],
      fixes: [
        { text: 'If the site is yours, add a WAF rule that skips the challenge for the API’s path or for known callers.' },
        { text: 'In a page of the same site, open the URL in a tab once, pass the challenge, then retry.' },
        { text: 'Otherwise ask the owner to let this client through, and give the Ray ID.' },
      ],
    },
    {
      id: '1020',
      when: code('1020'),
      title: 'A firewall rule of the site blocks this',
      summary: 'Error 1020: the request matched a custom WAF rule that the site’s owner set up.',
      category: 'permission',
      causes: [{ text: 'A WAF (firewall) rule matches this path, address, country, agent or query' }],
      fixes: [
        { text: 'Give the Ray ID to the owner of the site.' },
        { text: 'If the site is yours, look the Ray ID up under Security Events and change the rule.' },
      ],
    },
    {
      id: '1015',
      when: code('1015'),
      title: 'The site’s rate limit at Cloudflare was reached',
      summary: 'Error 1015: the owner limits requests per address, and this address sent more.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many requests came from this address', confirmedBy: { check: 'too-many-requests' } },
        { text: 'Others share this address' },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says, else some minutes, then send fewer requests.' },
        { text: 'If the site is yours, adjust the rate limiting rule.' },
      ],
    },
    {
      id: '1033',
      when: code('1033'),
      title: 'The Cloudflare tunnel is not running',
      summary: 'Error 1033: the host is served through a tunnel, and no connector is up.',
      category: 'gateway',
      causes: [{ text: 'cloudflared is stopped, or lost its connection' }, { text: 'The DNS record points to a tunnel that was deleted' }],
      fixes: [
        {
          text: 'Start cloudflared again on the origin.',
          snippets: [{ language: 'bash', code: 'cloudflared tunnel list\ncloudflared tunnel run NAME' }],
        },
        { text: 'Correct the CNAME to the tunnel that exists.' },
      ],
    },
    {
      id: 'banned',
      when: code('1005', '1006', '1007', '1008', '1106'),
      title: 'The site has banned this address',
      summary: 'Errors 1005 to 1008: the owner blocks this IP address or its whole network.',
      category: 'permission',
      causes: [{ text: 'The address or its network (ASN) is on the site’s block list' }],
      fixes: [
        { text: 'Ask the owner of the site, and give the Ray ID and the address.' },
        { text: 'Try without VPN or from another network.' },
      ],
    },
    {
      id: '1009',
      when: code('1009'),
      title: 'The site blocks this country',
      summary: 'Error 1009: the owner blocks the country or region of this address.',
      category: 'permission',
      causes: [{ text: 'The address is in a blocked country, or a VPN makes it look so' }],
      fixes: [{ text: 'Call from an allowed country, without VPN.' }, { text: 'Ask the owner for an exception.' }],
    },
    {
      id: '1010',
      when: code('1010'),
      title: 'The site blocks this kind of client',
      summary: 'Error 1010: the browser integrity check does not like the signature of this client.',
      category: 'permission',
      causes: [{ text: 'The User-Agent or header order looks like a bot' }],
      fixes: [{ text: 'Send a normal User-Agent, or ask the owner to switch the browser integrity check off for the API.' }],
    },
    {
      id: 'access',
      when: code('1011', '1012'),
      title: 'The site denies access to this resource',
      summary: 'Error 1011 is hotlink protection, 1012 a block for suspected malware on this network.',
      category: 'permission',
      causes: [
        { text: 'The Referer is another site (hotlink protection)', confirmedBy: { code: '1011' } },
        { text: 'The owner blocks this visitor’s network', confirmedBy: { code: '1012' } },
      ],
      fixes: [{ text: 'Ask the owner to allow the referring site, or serve the file yourself.' }],
    },
    {
      id: 'dns',
      when: code('1000', '1001', '1002', '1003', '1004', '1013', '1014', '1016', '1018', '1019', '1023', '1034'),
      title: 'The site’s DNS at Cloudflare is not right',
      summary: 'The host’s record is missing, points to a forbidden or unresolvable place, or to another account.',
      category: 'gateway',
      causes: [
        { text: 'The origin’s host name does not resolve', confirmedBy: { code: '1016' } },
        { text: 'The record points back to Cloudflare or to a private address', confirmedBy: { code: ['1000', '1002'] } },
        { text: 'The address was opened by IP instead of by name', confirmedBy: { code: '1003' } },
        { text: 'A CNAME crosses accounts without permission', confirmedBy: { code: '1014' } },
        { text: 'The domain was added or changed moments ago' },
      ],
      fixes: [
        { text: 'If the site is yours, correct the record in the DNS settings; give new ones some minutes.' },
        { text: 'Check the host name in the URL.' },
      ],
    },
    {
      id: 'worker-exception',
      when: code('1101'),
      title: 'The Worker threw an exception',
      summary: 'Error 1101: the site’s Cloudflare Worker failed with an unhandled exception.',
      category: 'server',
      causes: [
        { text: 'The Worker’s code throws on this request, or hangs without an answer' },
        { text: 'A binding or secret is missing' },
      ],
      fixes: [
        { text: 'Watch the Worker’s log while repeating the request.', snippets: [{ language: 'bash', code: 'npx wrangler tail' }] },
        { text: 'Catch errors in the Worker and answer with a status of your own.' },
      ],
    },
    {
      id: 'worker-limits',
      when: code('1102', '1027', '1042', '1103', '1104'),
      title: 'The Worker exceeded a limit',
      summary: 'The Worker used too much CPU time or memory, too many requests a day, or called itself.',
      category: 'server',
      causes: [
        { text: 'The CPU time of the plan was exceeded', confirmedBy: { code: '1102' } },
        { text: 'The daily requests of the free plan are used up', confirmedBy: { code: '1027' } },
        { text: 'A Worker fetched another Worker of the same zone', confirmedBy: { code: '1042' } },
      ],
      fixes: [
        { text: 'Do less per request, stream large bodies, or raise the limit of the plan.' },
        { text: 'Use service bindings between Workers.' },
      ],
    },
    {
      id: 'blocked',
      when: {
        all: [{ status: 403 }, { responseHeader: 'cf-ray' }, { responseText: { contains: ['have been blocked', 'Attention Required'] } }],
      },
      title: 'Cloudflare’s firewall blocked this request',
      summary: 'A managed WAF rule of the site took the request for an attack.',
      category: 'permission',
      causes: [{ text: 'Something in the URL, body or headers looks like an injection' }, { text: 'The address has a bad reputation' }],
      fixes: [
        { text: 'If the site is yours, find the Ray ID under Security Events and except the rule.' },
        { text: 'Otherwise give the Ray ID to the owner.' },
      ],
    },
  ],
} satisfies RulePack;

const html = (number: string, title: string): string =>
  `<!DOCTYPE html>\n<html lang="en-US"><head><title>${title} | www.example.net used Cloudflare to restrict access</title></head>\n<body><div id="cf-wrapper"><div id="cf-error-details" class="p-0">\n<h1><span data-translate="error">Error</span> <span>${number}</span> <span>Ray ID: 0example</span></h1>\n<h2>${title}</h2>\n</div></div></body></html>`;

const answered = (rule: string | null, status: number, body: string, why: string, headers: Record<string, string> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://www.example.net/api/cart' },
  response: {
    status,
    headers: {
      Server: 'cloudflare',
      'CF-RAY': '0example-AMS',
      'Content-Type': body.startsWith('<') ? 'text/html; charset=UTF-8' : 'text/plain; charset=UTF-8',
      ...headers,
    },
    body,
  },
});

const text = (rule: string, status: number, number: string): Example =>
  answered(rule, status, `error code: ${number}`, `the plain text for ${number}`);

export const examples: readonly Example[] = [
  answered(
    'challenge',
    403,
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={};</script></body></html>',
    'a challenge',
    {
      'cf-mitigated': 'challenge',
    },
  ),
  answered('1020', 403, html('1020', 'Access denied'), 'a WAF rule'),
  text('1020', 403, '1020'),
  text('1015', 429, '1015'),
  answered('1015', 429, html('1015', 'You are being rate limited'), 'the page'),
  answered(
    '1033',
    530,
    '{"title":"Error 1033: Cloudflare Tunnel error","status":530,"detail":"The host is configured as a Cloudflare Tunnel.","error_code":1033,"error_name":"tunnel_error","ray_id":"0example","cloudflare_error":true,"retry_after":120}',
    'problem details',
    { 'Content-Type': 'application/json' },
  ),
  text('banned', 403, '1006'),
  text('1009', 403, '1009'),
  text('1010', 403, '1010'),
  text('access', 403, '1011'),
  text('dns', 530, '1016'),
  text('worker-exception', 500, '1101'),
  text('worker-limits', 503, '1102'),
  answered(
    'blocked',
    403,
    '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><div id="cf-wrapper"><div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div></div></body></html>',
    'a managed rule',
  ),
  answered(null, 403, '{"error":"forbidden"}', 'the origin answered through Cloudflare', { 'Content-Type': 'application/json' }),
];
