import type { Example, RulePack } from '../../model';

// Synthetic error page of Varnish's built-in VCL (vcl_synth, vcl_backend_error).

const page = (title: string, reason: string): string =>
  `<!DOCTYPE html>\n<html>\n  <head>\n    <title>${title}</title>\n  </head>\n  <body>\n    <h1>Error ${title}</h1>\n    <p>${reason}</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 65558</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n`;

export default {
  id: 'varnish',
  name: 'Varnish',
  kind: 'cdn',
  docs: 'https://varnish-cache.org/docs/',
  answers: {
    all: [
      { format: 'html' },
      { responseText: { contains: 'Guru Meditation:' } },
      { responseText: { contains: ['Varnish cache server', 'XID:'] } },
      { not: { responseHeader: 'x-served-by' } },
    ],
  },
  rules: [
    {
      id: 'backend-fetch-failed',
      when: { status: 503 },
      title: 'Varnish could not fetch from the backend',
      summary: 'The backend behind Varnish is down, sick or too slow for first_byte_timeout.',
      category: 'gateway',
      causes: [
        { text: 'The backend is not running, or its health probe marks it sick' },
        { text: 'The backend took longer than first_byte_timeout, 60 seconds unless set' },
        { text: 'The backend’s headers or body are malformed, or memory (workspace) ran out' },
      ],
      fixes: [
        { text: 'See why the fetch failed.', snippets: [{ language: 'bash', code: "varnishlog -q 'RespStatus == 503' -g request" }] },
        { text: 'Check the backends, and start what is down.', snippets: [{ language: 'bash', code: 'varnishadm backend.list' }] },
        { text: 'Wait a little and retry.' },
      ],
    },
    {
      id: 'method',
      when: { status: 405 },
      title: 'The cache does not take this method here',
      summary: 'The VCL allows some methods only; PURGE and BAN are for listed addresses.',
      category: 'method',
      causes: [{ text: 'The address is not on the purge list, or the method is not passed on' }],
      fixes: [{ text: 'Add the address to the ACL, or use a method that the VCL passes.' }],
    },
    {
      id: 'synthetic',
      when: { status: 'error' },
      title: 'Varnish itself answered with an error',
      summary: 'The VCL made this answer; the application behind Varnish was not asked or its answer was dropped.',
      category: 'gateway',
      causes: [{ text: 'A rule in the VCL returns this status (synth)' }, { text: 'The request is malformed or too large for Varnish' }],
      fixes: [{ text: 'Look the XID up in varnishlog: it shows the rule that answered.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, title: string, reason: string): Example => ({
  rule,
  why: `Varnish’s ${status}`,
  request: { url: 'https://www.example.net/api' },
  response: { status, headers: { 'Content-Type': 'text/html; charset=utf-8', Via: '1.1 varnish' }, body: page(title, reason) },
});

export const examples: readonly Example[] = [
  answered('backend-fetch-failed', 503, '503 Backend fetch failed', 'Backend fetch failed'),
  answered('method', 405, '405 Not allowed.', 'Not allowed.'),
  answered('synthetic', 403, '403 Forbidden', 'Forbidden'),
  {
    rule: null,
    why: 'an application answered through Varnish',
    request: { url: 'https://www.example.net/api' },
    response: { status: 503, headers: { Via: '1.1 varnish', 'Content-Type': 'application/json' }, body: '{"error":"busy"}' },
  },
];
