import type { Example, RulePack } from '../../model';

// Texts of nginx's built-in error pages: src/http/ngx_http_special_response.c.

const page = (status: string, name = 'nginx/1.26.2'): string =>
  `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n<hr><center>${name}</center>\r\n</body>\r\n</html>\r\n`;

export default {
  id: 'nginx',
  name: 'nginx',
  kind: 'server',
  docs: 'https://nginx.org/en/docs/',
  answers: {
    all: [{ format: 'html' }, { responseText: { contains: ['<hr><center>nginx', '<hr><center>openresty', '<hr><center>tengine'] } }],
  },
  rules: [
    {
      id: 'plain-http',
      when: { all: [{ status: 400 }, { responseText: { contains: 'plain HTTP request was sent to HTTPS port' } }] },
      title: 'Plain HTTP was sent to nginx’s HTTPS port',
      summary: 'The port speaks TLS, and the request came unencrypted.',
      category: 'validation',
      causes: [{ text: 'The URL says http:// where https:// is meant' }, { text: 'A proxy in front forwards without TLS to a TLS port' }],
      fixes: [{ text: 'Use https:// in the URL.' }, { text: 'In the proxy, forward with https or to the plain port.' }],
    },
    {
      id: 'headers-too-large',
      when: { all: [{ status: 400 }, { responseText: { contains: 'Request Header Or Cookie Too Large' } }] },
      title: 'Headers or cookies are too large for nginx',
      summary: 'One header line or all of them exceed large_client_header_buffers, 8 kB per line unless set.',
      category: 'payload',
      causes: [
        { text: 'Cookies have piled up for this host', ruledOutBy: { not: { requestHeader: 'cookie' } } },
        { text: 'The token in Authorization is very large' },
      ],
      fixes: [
        { text: 'Clear the cookies of this site and try again.' },
        { text: 'Enlarge the buffers in nginx.', snippets: [{ language: 'nginx', code: 'large_client_header_buffers 4 32k;' }] },
      ],
    },
    {
      id: 'client-certificate',
      when: {
        all: [{ status: 400 }, { responseText: { contains: ['No required SSL certificate was sent', 'The SSL certificate error'] } }],
      },
      title: 'nginx wants a valid client certificate',
      summary: 'ssl_verify_client is on, and the browser sent no certificate or one that fails the check.',
      category: 'auth',
      causes: [
        { text: 'No client certificate was sent', when: { message: { contains: 'No required SSL certificate' } } },
        { text: 'The certificate has expired or comes from another authority' },
      ],
      fixes: [
        { text: 'Install the client certificate and restart the browser, so that it asks again.' },
        { text: 'See nginx’s error log for the reason, and check ssl_client_certificate.' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'nginx itself refuses this URL',
      summary: 'The page is nginx’s own: the application behind it was not asked.',
      category: 'permission',
      causes: [
        { text: 'A deny or allow rule excludes this address' },
        { text: 'The URL leads to a directory without an index file, and autoindex is off' },
        { text: 'nginx may not read the file: permissions of the file or its directories' },
      ],
      fixes: [
        { text: 'Look into nginx’s error log: it names the rule, or says "directory index" or "Permission denied".' },
        { text: 'Check that the location block of this path passes to the application.' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'nginx itself has nothing at this URL',
      summary: 'The page is nginx’s own: no location passes this path to the application.',
      category: 'not-found',
      causes: [
        { text: 'No location block matches this path, so nginx looked for a file' },
        { text: 'A single-page app lacks the fallback to index.html' },
        { text: 'root, alias or the trailing slash of proxy_pass builds another path than meant' },
        { text: 'The Host header matched another server block' },
      ],
      fixes: [
        { text: 'See nginx’s error log: it shows the file it looked for.' },
        {
          text: 'Pass the path on, or fall back to the app.',
          snippets: [
            { language: 'nginx', code: 'location /api/ { proxy_pass http://127.0.0.1:3000; }\nlocation / { try_files $uri /index.html; }' },
          ],
        },
      ],
    },
    {
      id: 'method',
      when: { status: 405 },
      title: 'nginx serves a file here and takes GET only',
      summary: 'A POST or other method reached a location that serves static files.',
      category: 'method',
      causes: [{ text: 'The path is served as a static file instead of being passed to the application' }],
      fixes: [{ text: 'Pass this path to the application with proxy_pass, or correct the path.' }],
    },
    {
      id: 'body-too-large',
      when: { status: 413 },
      title: 'The body is larger than nginx allows',
      summary: 'nginx refused the body: client_max_body_size is 1 MiB unless the configuration says otherwise.',
      category: 'payload',
      causes: [
        { text: 'The body exceeds client_max_body_size', confirmedBy: { status: 413 } },
        {
          text: 'The default of 1 MiB applies',
          ruledOutBy: { not: { check: 'body-larger-than', with: { bytes: 1_048_576 } } },
        },
      ],
      fixes: [
        {
          text: 'If the server is yours, increase the limit where the upload ends, then reload nginx.',
          snippets: [{ language: 'nginx', code: 'location /api/upload { client_max_body_size 50m; }' }],
        },
        {
          text: 'In Kubernetes, set the annotation of the ingress.',
          snippets: [{ language: 'yaml', code: 'nginx.ingress.kubernetes.io/proxy-body-size: 50m' }],
        },
        { text: 'Otherwise send a smaller body: compress it, split it or upload in parts.' },
      ],
    },
    {
      id: 'uri-too-long',
      when: { status: 414 },
      title: 'The URL is too long for nginx',
      summary: 'The request line exceeds large_client_header_buffers, 8 kB unless set.',
      category: 'payload',
      causes: [{ text: 'A long list or document travels in the query' }],
      fixes: [
        { text: 'Send the data in a POST body.' },
        { text: 'Enlarge the buffers in nginx.', snippets: [{ language: 'nginx', code: 'large_client_header_buffers 4 32k;' }] },
      ],
    },
    {
      id: 'limited',
      when: { status: 429 },
      title: 'nginx’s rate limit was reached',
      summary: 'limit_req or limit_conn rejected the request before the application saw it.',
      category: 'rate-limit',
      causes: [
        { text: 'More requests per second came from this address than limit_req allows, burst included', confirmedBy: { status: 429 } },
        { text: 'Many callers share one address behind a proxy or company network' },
      ],
      fixes: [
        { text: 'Slow down: wait a second or two, then send fewer requests at a time.' },
        {
          text: 'If the server is yours, allow bursts.',
          snippets: [{ language: 'nginx', code: 'limit_req zone=api burst=20 nodelay;' }],
        },
        { text: 'Behind a proxy, let nginx count the real client address (real_ip_header).' },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'nginx failed on its own configuration',
      summary: 'The page is nginx’s own: a rewrite loop, a permission or a full disk stopped it.',
      category: 'server',
      causes: [
        { text: 'A rewrite or try_files cycle: more than ten internal redirects' },
        { text: 'nginx cannot write its temporary files: disk full or no permission' },
      ],
      fixes: [{ text: 'Read nginx’s error log at that time.' }, { text: 'Check that the fallback file of try_files exists.' }],
    },
    {
      id: 'bad-gateway',
      when: { status: 502 },
      title: 'nginx could not use its upstream’s answer',
      summary: 'The application behind nginx is down, closed the connection or answered in a way nginx cannot read.',
      category: 'gateway',
      causes: [
        { text: 'The application is not running or listens on another port or socket (connection refused)' },
        { text: 'The application crashed while answering (upstream prematurely closed connection)' },
        { text: 'The response headers are larger than proxy_buffer_size (upstream sent too big header)' },
        { text: 'proxy_pass uses http where the upstream speaks https, or the reverse' },
      ],
      fixes: [
        { text: 'Read nginx’s error log: each of these causes has its own line.' },
        {
          text: 'Start or restart the application, and call it past nginx.',
          snippets: [{ language: 'bash', code: 'curl -i http://127.0.0.1:3000/' }],
        },
        {
          text: 'For large headers, enlarge the buffer.',
          snippets: [{ language: 'nginx', code: 'proxy_buffer_size 16k;\nproxy_buffers 8 16k;' }],
        },
      ],
    },
    {
      id: 'unavailable',
      when: { status: 503 },
      title: 'nginx has no upstream to pass this to',
      summary: 'A limit was reached (limit_req answers 503 unless set), or nginx is told to be in maintenance.',
      category: 'gateway',
      causes: [
        { text: 'limit_req or limit_conn rejected the request, with its default status 503' },
        { text: 'The ingress has no ready endpoint for this service' },
        { text: 'The configuration returns 503 for maintenance' },
      ],
      fixes: [
        { text: 'Wait a little and retry.' },
        { text: 'In Kubernetes, check that the service has ready pods.', snippets: [{ language: 'bash', code: 'kubectl get endpoints' }] },
        {
          text: 'Let limits answer 429 instead, so that clients understand.',
          snippets: [{ language: 'nginx', code: 'limit_req_status 429;' }],
        },
      ],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'nginx’s upstream did not answer in time',
      summary: 'The application took longer than proxy_read_timeout, 60 seconds unless set, or could not be connected to.',
      category: 'timeout',
      causes: [
        { text: 'This operation takes longer than proxy_read_timeout' },
        { text: 'The application is stuck or overloaded' },
        { text: 'Packets to the upstream are dropped by a firewall' },
      ],
      fixes: [
        { text: 'Make the operation faster, or turn it into a background job.' },
        { text: 'For this path only, allow more time.', snippets: [{ language: 'nginx', code: 'proxy_read_timeout 180s;' }] },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, status: number, text: string, why: string, name?: string): Example => ({
  rule,
  why,
  request: { url: 'https://app.example.net/api/items' },
  response: { status, headers: { Server: name ?? 'nginx', 'Content-Type': 'text/html' }, body: page(text, name) },
});

export const examples: readonly Example[] = [
  {
    rule: 'plain-http',
    why: 'http on port 443',
    request: { url: 'http://app.example.net:443/api' },
    response: {
      status: 400,
      headers: { Server: 'nginx', 'Content-Type': 'text/html' },
      body: '<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>The plain HTTP request was sent to HTTPS port</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    },
  },
  {
    rule: 'headers-too-large',
    why: 'too many cookies',
    request: { url: 'https://app.example.net/api', headers: { Cookie: 'a=1' } },
    response: {
      status: 400,
      headers: { Server: 'nginx', 'Content-Type': 'text/html' },
      body: '<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>Request Header Or Cookie Too Large</center>\r\n<hr><center>nginx/1.26.2</center>\r\n</body>\r\n</html>\r\n',
    },
  },
  {
    rule: 'client-certificate',
    why: 'mTLS without certificate',
    request: { url: 'https://app.example.net/api' },
    response: {
      status: 400,
      headers: { Server: 'nginx', 'Content-Type': 'text/html' },
      body: '<html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>No required SSL certificate was sent</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    },
  },
  answered('forbidden', 403, '403 Forbidden', 'no index file'),
  answered('not-found', 404, '404 Not Found', 'no location'),
  answered('method', 405, '405 Not Allowed', 'a static file'),
  answered('body-too-large', 413, '413 Request Entity Too Large', 'an upload'),
  answered('uri-too-long', 414, '414 Request-URI Too Large', 'a long query'),
  answered('limited', 429, '429 Too Many Requests', 'OpenResty writes the same page', 'openresty'),
  answered('internal', 500, '500 Internal Server Error', 'a rewrite cycle'),
  answered('bad-gateway', 502, '502 Bad Gateway', 'upstream down'),
  answered('unavailable', 503, '503 Service Temporarily Unavailable', 'limit_req'),
  answered('timeout', 504, '504 Gateway Time-out', 'slow upstream'),
  {
    rule: null,
    why: 'the application answered through nginx',
    request: { url: 'https://app.example.net/api/items' },
    response: { status: 413, headers: { Server: 'nginx', 'Content-Type': 'application/json' }, body: '{"error":"too big"}' },
  },
  answered(null, 404, '404 Not Found', 'a CDN that uses nginx’s page under its own name', 'cloudflare'),
];
