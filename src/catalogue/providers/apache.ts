import type { Example, RulePack } from '../../model';

// Texts of Apache httpd's built-in error documents: modules/http/http_protocol.c; signature line from ServerSignature.

const page = (title: string, heading: string, text: string): string =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>${heading}</h1>\n<p>${text}</p>\n<hr>\n<address>Apache/2.4.58 (Debian) Server at www.example.net Port 443</address>\n</body></html>\n`;

export default {
  id: 'apache',
  name: 'Apache HTTP Server',
  kind: 'server',
  docs: 'https://httpd.apache.org/docs/2.4/',
  answers: {
    all: [
      { format: 'html' },
      { responseText: { contains: '-//IETF//DTD HTML 2.0//EN' } },
      { any: [{ responseText: { contains: '<address>Apache' } }, { responseHeader: 'server', is: { startsWith: 'Apache' } }] },
    ],
  },
  rules: [
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Apache itself refuses this URL',
      summary: 'A Require rule, file permission, missing index or mod_security in Apache refused it.',
      category: 'permission',
      causes: [
        { text: 'A Require, Deny or .htaccess rule excludes this caller' },
        { text: 'The URL is a directory without an index file, and listings are off' },
        { text: 'mod_security took the request for an attack' },
        { text: 'Apache may not read the file' },
      ],
      fixes: [
        { text: 'Read Apache’s error log: it gives a code such as AH01630 (client denied) or AH01276 (no index).' },
        { text: 'Correct the Require rule or the permissions; for mod_security, except the rule that the log names.' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Apache itself has nothing at this URL',
      summary: 'Apache looked for a file: the path was not passed to the application.',
      category: 'not-found',
      causes: [
        { text: 'No ProxyPass, Alias or rewrite rule covers this path' },
        { text: '.htaccess is ignored because AllowOverride is None, or mod_rewrite is off' },
        { text: 'The name matched another virtual host' },
      ],
      fixes: [
        {
          text: 'Enable the rewrite and check AllowOverride.',
          snippets: [{ language: 'bash', code: 'a2enmod rewrite && systemctl reload apache2' }],
        },
        { text: 'See which virtual host answers.', snippets: [{ language: 'bash', code: 'apachectl -S' }] },
      ],
    },
    {
      id: 'body-too-large',
      when: { status: 413 },
      title: 'The body is larger than Apache allows',
      summary: 'The body exceeds LimitRequestBody, 1 GiB unless set, or the buffer of a module.',
      category: 'payload',
      causes: [{ text: 'LimitRequestBody or SSLRenegBufferSize is smaller than the body' }, { text: 'mod_security limits the body' }],
      fixes: [
        { text: 'Increase the limit for this location.', snippets: [{ language: 'apache', code: 'LimitRequestBody 104857600' }] },
        { text: 'Otherwise send a smaller body.' },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'Apache or a script in it failed',
      summary: 'A configuration error, often in .htaccess, or a script without valid headers stopped Apache.',
      category: 'server',
      causes: [
        { text: 'The .htaccess file has a directive that is misspelt or not allowed there' },
        { text: 'A CGI or PHP script crashed before it wrote its headers' },
        { text: 'A rewrite rule loops' },
      ],
      fixes: [{ text: 'Read Apache’s error log at that time: it names file and line.' }, { text: 'Rename .htaccess for a test.' }],
    },
    {
      id: 'proxy',
      when: { status: 502 },
      title: 'Apache’s proxy got a bad answer',
      summary: 'mod_proxy reached for the backend and received an invalid answer or none.',
      category: 'gateway',
      causes: [
        { text: 'The backend closed the connection: its keep-alive is shorter than Apache’s' },
        { text: 'The backend answered something that is not HTTP' },
        { text: 'The backend needs longer than ProxyTimeout', confirmedBy: { message: { contains: 'reading from remote server' } } },
      ],
      fixes: [
        { text: 'Check that the backend runs and what it logs.' },
        {
          text: 'Set a timeout and do not reuse stale connections.',
          snippets: [{ language: 'apache', code: 'ProxyPass "/api" "http://127.0.0.1:3000/api" timeout=120 disablereuse=On' }],
        },
      ],
    },
    {
      id: 'unavailable',
      when: { status: 503 },
      title: 'Apache cannot reach its backend',
      summary: 'The backend behind mod_proxy is down, all workers are busy, or maintenance is on.',
      category: 'gateway',
      causes: [
        { text: 'The backend that ProxyPass points to is not running: after one failure Apache waits 60 seconds before it tries again' },
        { text: 'All workers are busy (MaxRequestWorkers reached)' },
        { text: 'Maintenance was switched on by a rewrite rule' },
      ],
      fixes: [
        { text: 'Start or restart the backend and call it directly.' },
        {
          text: 'Let Apache try again sooner.',
          snippets: [{ language: 'apache', code: 'ProxyPass "/app" "http://127.0.0.1:3000/app" retry=5' }],
        },
        { text: 'Raise MaxRequestWorkers if the error log says that it was reached.' },
      ],
    },
    {
      id: 'timeout',
      when: { status: 504 },
      title: 'Apache’s backend did not answer in time',
      summary: 'The backend took longer than ProxyTimeout or Timeout.',
      category: 'timeout',
      causes: [{ text: 'This operation takes longer than the timeout' }, { text: 'The backend (PHP-FPM, application) is stuck' }],
      fixes: [
        { text: 'Make the operation faster or turn it into a background job.' },
        { text: 'Raise ProxyTimeout for this path.', snippets: [{ language: 'apache', code: 'ProxyTimeout 180' }] },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, heading: string, text: string): Example => ({
  rule,
  why: `Apache’s own ${status} page`,
  request: { url: 'https://www.example.net/app/api' },
  response: {
    status,
    headers: { Server: 'Apache/2.4.58 (Debian)', 'Content-Type': 'text/html; charset=iso-8859-1' },
    body: page(`${status} ${heading}`, heading, text),
  },
});

export const examples: readonly Example[] = [
  answered('forbidden', 403, 'Forbidden', 'You don&#39;t have permission to access this resource.'),
  answered('not-found', 404, 'Not Found', 'The requested URL was not found on this server.'),
  answered('body-too-large', 413, 'Request Entity Too Large', 'The requested resource does not allow request data with POST requests.'),
  answered('internal', 500, 'Internal Server Error', 'The server encountered an internal error or misconfiguration.'),
  answered('proxy', 502, 'Proxy Error', 'The proxy server received an invalid response from an upstream server.'),
  answered('unavailable', 503, 'Service Unavailable', 'The server is temporarily unable to service your request.'),
  answered('timeout', 504, 'Gateway Timeout', 'The gateway did not receive a timely response from the upstream server.'),
  {
    rule: null,
    why: 'an application answered through Apache',
    request: { url: 'https://www.example.net/app/api' },
    response: { status: 503, headers: { Server: 'Apache', 'Content-Type': 'application/json' }, body: '{"error":"busy"}' },
  },
];
