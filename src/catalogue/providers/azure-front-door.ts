import type { Example, RulePack } from '../../model';

// Pages that Azure Front Door writes: "Troubleshoot common issues with Azure Front Door". X-Azure-Ref stands on every answer that
// passes through it, so the text of the page decides.

const unavailable = ["Our services aren't available right now", 'Our services aren&#39;t available right now'];
const quote = 'Give the X-Azure-Ref of the answer to the owner or to support: the logs are searched by it.';

export default {
  id: 'azure-front-door',
  name: 'Azure Front Door',
  kind: 'cdn',
  docs: 'https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues',
  statusPage: 'https://azure.status.microsoft/',
  answers: {
    all: [
      { responseHeader: 'x-azure-ref' },
      { format: 'html' },
      { responseText: { contains: [...unavailable, 'The request is blocked.', 'Azure Front Door Service configuration'] } },
    ],
  },
  rules: [
    {
      id: 'blocked',
      when: { all: [{ status: 403 }, { responseText: { contains: 'The request is blocked.' } }] },
      title: 'Azure Front Door’s firewall blocked this',
      summary: 'A rule of the WAF policy matched, and the origin was not asked.',
      category: 'permission',
      causes: [
        { text: 'A managed rule took the query, body or headers for an attack' },
        { text: 'A custom rule excludes this address, country or rate of requests' },
      ],
      fixes: [
        { text: quote },
        { text: 'If the policy is yours, find the rule in the WAF log by trackingReference and make an exclusion for the field.' },
      ],
    },
    {
      id: 'no-route',
      when: { status: [400, 404] },
      title: 'Azure Front Door has no route for this',
      summary: 'The host name, scheme or path matches no route, or its configuration has not reached this edge yet.',
      category: 'not-found',
      causes: [
        { text: 'The custom domain is not associated with a route' },
        { text: 'The route takes https only, or no pattern covers this path' },
        { text: 'The configuration is new: it takes a while to reach all edges' },
      ],
      fixes: [
        { text: 'Associate the domain with an endpoint and a route whose patterns cover the path.' },
        { text: 'After a change, wait up to an hour and try again.' },
        { text: quote },
      ],
    },
    {
      id: 'origin',
      when: { status: ['5xx'] },
      title: 'Azure Front Door got no answer from the origin',
      summary: 'The origin is down, too slow or its certificate does not fit.',
      category: 'gateway',
      causes: [
        { text: 'The origin takes longer than the origin response timeout' },
        { text: 'The origin is down, or every one fails its health probe' },
        { text: 'The certificate of the origin does not match the host name that Front Door checks' },
      ],
      fixes: [
        { text: 'Call the origin directly, and measure how long it takes.' },
        { text: 'Raise the origin response timeout, up to 240 seconds.' },
        { text: quote },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, status: number, text: string, headers: Record<string, string> = {}): Example => ({
  rule,
  why,
  request: { url: 'https://portal.contoso.example/api/visits' },
  response: {
    status,
    headers: { 'Content-Type': 'text/html', 'X-Azure-Ref': '20261111T102030Z-r1example', ...headers },
    body: `<!DOCTYPE html><html><head><title>Microsoft Azure</title></head><body><div id='content'><h2>${text}</h2></div></body></html>`,
  },
});

export const examples: readonly Example[] = [
  page('blocked', 'WAF policy', 403, 'The request is blocked.'),
  page('no-route', 'a new endpoint', 404, "Oops! We weren't able to find your Azure Front Door Service configuration."),
  page('no-route', 'an unknown host', 400, "Our services aren't available right now"),
  page('origin', 'origin down', 503, "Our services aren't available right now"),
  page(null, 'the origin’s own page passed through', 503, 'We are closed for maintenance'),
  {
    rule: null,
    why: 'the same words without a trace of Front Door',
    request: { url: 'https://www.example.net/' },
    response: { status: 403, headers: { 'Content-Type': 'text/html' }, body: '<html><body><h2>The request is blocked.</h2></body></html>' },
  },
];
