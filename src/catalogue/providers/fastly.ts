import type { Example, RulePack } from '../../model';

// Fastly's synthetic pages (Varnish with cache node names) and "Common 503 errors" in its documentation.

export default {
  id: 'fastly',
  name: 'Fastly',
  kind: 'cdn',
  docs: 'https://www.fastly.com/documentation/guides/debug/',
  statusPage: 'https://www.fastlystatus.com/',
  answers: {
    any: [
      { all: [{ format: ['html', 'text'] }, { responseText: { contains: 'Fastly error: unknown domain' } }] },
      {
        all: [
          { format: 'html' },
          { responseText: { contains: ['Varnish cache server', 'Guru Meditation:'] } },
          { responseHeader: 'x-served-by', is: { startsWith: 'cache-' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'unknown-domain',
      when: { responseText: { contains: 'Fastly error: unknown domain' } },
      title: 'Fastly does not know this domain',
      summary: 'The host name leads to Fastly, but no active service there lists it.',
      category: 'not-found',
      causes: [
        { text: 'The domain was not added to the service, or the version with it is not activated' },
        { text: 'The DNS record is left over from a deleted service' },
      ],
      fixes: [{ text: 'Add the domain to the service and activate the version.' }, { text: 'Check the spelling of the host name.' }],
    },
    {
      id: 'backend',
      when: { status: 503 },
      title: 'Fastly could not fetch from the origin',
      summary: 'The origin is unhealthy, unreachable or too slow: the heading of the page tells which.',
      category: 'gateway',
      causes: [
        { text: 'Health checks mark the origin as down', confirmedBy: { message: { contains: 'unhealthy' } } },
        {
          text: 'The origin took longer than the first byte timeout (15 s unless set)',
          confirmedBy: { message: { contains: 'first byte timeout' } },
        },
        { text: 'The origin’s certificate does not fit', confirmedBy: { message: { contains: ['certificate', 'hostname'] } } },
        { text: 'The origin closed or refused the connection' },
      ],
      fixes: [
        { text: 'Check the origin directly, past Fastly.' },
        { text: 'Adjust health check, timeouts or the TLS host name of the backend.' },
        { text: 'Wait a little and retry.' },
      ],
    },
    {
      id: 'synthetic',
      when: { status: 'error' },
      title: 'Fastly itself answered with an error',
      summary: 'The CDN’s configuration made this answer; the origin was not asked.',
      category: 'gateway',
      causes: [{ text: 'A rule in the service’s VCL or its firewall returns this status' }],
      fixes: [{ text: 'Give the details line of the page to the owner of the service.' }],
    },
  ],
} satisfies RulePack;

const page = (status: number, reason: string): NonNullable<Example['response']> => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Served-By': 'cache-ams21000-AMS' },
  body: `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html>\n  <head>\n    <title>${status} ${reason}</title>\n  </head>\n  <body>\n    <h1>Error ${status} ${reason}</h1>\n    <p>${reason}</p>\n    <h3>Guru Meditation:</h3>\n    <p>Details: cache-ams21000-AMS 1770000000 1234</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n`,
});

export const examples: readonly Example[] = [
  {
    rule: 'unknown-domain',
    why: 'a domain without a service',
    request: { url: 'https://www.example.net/' },
    response: {
      status: 500,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><head><title>Fastly error: unknown domain www.example.net</title></head><body><p>Fastly error: unknown domain: www.example.net. Please check that this domain has been added to a service.</p></body></html>',
    },
  },
  {
    rule: 'backend',
    why: 'an unhealthy origin',
    request: { url: 'https://www.example.net/' },
    response: page(503, 'Backend is unhealthy'),
  },
  { rule: 'synthetic', why: 'a rule in VCL', request: { url: 'https://www.example.net/' }, response: page(403, 'Forbidden') },
  {
    rule: null,
    why: 'the origin answered through Fastly',
    request: { url: 'https://www.example.net/' },
    response: {
      status: 503,
      headers: { 'X-Served-By': 'cache-ams21000-AMS', 'Content-Type': 'application/json' },
      body: '{"error":"busy"}',
    },
  },
];
