import type { Example, RulePack } from '../../model';

// Apache APISIX: apisix/init.lua, its plugins' texts, and the error page that names it.

export default {
  id: 'apisix',
  name: 'Apache APISIX',
  kind: 'gateway',
  docs: 'https://apisix.apache.org/docs/apisix/FAQ/',
  answers: {
    any: [
      { responseField: '/error_msg', is: '404 Route Not Found' },
      { all: [{ format: 'html' }, { responseText: { contains: '<a href="https://apisix.apache.org/">APISIX</a>' } }] },
      {
        all: [
          { responseHeader: 'server', is: { startsWith: 'APISIX' } },
          {
            responseField: '/message',
            is: ['Missing API key found in request', 'Invalid API key in request', 'Missing JWT token in request'],
          },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-route',
      when: { status: 404 },
      title: 'APISIX has no route for this request',
      summary: 'No route matches host, path and method, so no upstream was asked.',
      category: 'not-found',
      causes: [
        { text: 'The uri of the route lacks the * at its end, and matches the bare path only' },
        { text: 'The route is for another host or method' },
      ],
      fixes: [{ text: 'Compare host, path and method with the routes.' }],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'APISIX did not accept the credential',
      summary: 'An authentication plugin found no valid key or token in the request.',
      category: 'auth',
      causes: [
        { text: 'No key or token was sent', confirmedBy: { message: { contains: 'Missing' } } },
        { text: 'The key belongs to no consumer', confirmedBy: { message: { contains: 'Invalid API key' } } },
      ],
      fixes: [
        {
          text: 'For key-auth, send the key in the header apikey, unless the plugin names another.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'apikey: YOUR_API_KEY'" }],
        },
      ],
    },
    {
      id: 'upstream',
      when: { status: [500, 502, 503, 504] },
      title: 'APISIX got no answer from the upstream',
      summary: 'The nodes of the upstream are down, too slow or missing; a limit plugin answers 503 as well unless told otherwise.',
      category: 'gateway',
      causes: [
        { text: 'No node of the upstream accepts the connection', ruledOutBy: { status: 504 } },
        { text: 'The upstream took longer than its timeout, 60 seconds unless set', when: { status: 504 } },
        { text: 'limit-count, limit-req or limit-conn rejected the request', ruledOutBy: { not: { status: 503 } } },
      ],
      fixes: [
        { text: 'Read APISIX’s error log, and call the upstream’s nodes directly.' },
        { text: 'Set rejected_code of limit plugins to 429, so that clients understand.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, why: string, status: number, body: string, type = 'application/json'): Example => ({
  rule,
  why,
  request: { url: 'https://gw.example.net/anything' },
  response: { status, headers: { Server: 'APISIX/3.9.1', 'Content-Type': type }, body },
});

const page = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>openresty</center>\r\n<p><em>Powered by <a href="https://apisix.apache.org/">APISIX</a>.</em></p></body>\r\n</html>\r\n`;

export const examples: readonly Example[] = [
  answered('no-route', 'no route', 404, '{"error_msg":"404 Route Not Found"}'),
  answered('unauthorized', 'key-auth', 401, '{"message":"Missing API key found in request"}'),
  answered('upstream', 'node down', 502, page('502 Bad Gateway'), 'text/html; charset=utf-8'),
  answered(null, 'the upstream answered', 404, '{"message":"no such thing"}'),
  answered(null, 'OpenResty’s page without APISIX’s line', 502, page('502 Bad Gateway').replace(/<p>.*<\/p>/, ''), 'text/html'),
];
