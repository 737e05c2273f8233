import type { Condition, Example, RulePack } from '../../model';

// Sub-status codes after Microsoft's "HTTP status codes in IIS"; HTTP.sys answers as Microsoft-HTTPAPI/2.0.

const sub = (status: number, code: string | readonly string[]): Condition => ({ all: [{ status }, { code }] });

const page = (code: string, name: string, text: string): string =>
  `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml">\n<head><title>IIS 10.0 Detailed Error - ${code} - ${name}</title></head>\n<body><div id="content"><div class="content-container"><h3>HTTP Error ${code} - ${name}</h3>\n<h4>${text}</h4></div></div></body></html>`;

export default {
  id: 'iis',
  name: 'IIS',
  kind: 'server',
  docs: 'https://learn.microsoft.com/iis/',
  answers: {
    any: [
      {
        all: [
          { format: 'html' },
          { responseText: { contains: ['Detailed Error - ', '<h3>HTTP Error '] } },
          { responseText: { contains: 'IIS ' } },
        ],
      },
      {
        all: [
          { format: 'html' },
          { responseHeader: 'server', is: { contains: ['Microsoft-IIS', 'Microsoft-HTTPAPI'] } },
          { responseText: { contains: ['HTTP Error ', 'Server Error</title>', '<h2>Bad Request - Invalid', 'Service Unavailable</h2>'] } },
        ],
      },
      { all: [{ format: 'html' }, { responseText: { contains: '<title>IIS ' } }] },
    ],
  },
  rules: [
    {
      id: 'body-too-large',
      when: sub(404, '404.13'),
      title: 'The body is larger than IIS allows',
      summary: 'Request filtering rejects bodies above maxAllowedContentLength, 30,000,000 bytes unless set, and says 404.13.',
      category: 'payload',
      causes: [{ text: 'The content length exceeds maxAllowedContentLength', confirmedBy: { code: '404.13' } }],
      fixes: [
        {
          text: 'Raise the limit in web.config, in bytes; ASP.NET (Core) has its own limit as well.',
          snippets: [
            {
              language: 'xml',
              code: '<system.webServer>\n  <security>\n    <requestFiltering>\n      <requestLimits maxAllowedContentLength="104857600" />\n    </requestFiltering>\n  </security>\n</system.webServer>',
            },
          ],
        },
        { text: 'Otherwise send a smaller body, or upload in parts.' },
      ],
    },
    {
      id: 'request-filtering',
      when: sub(404, ['404.5', '404.6', '404.7', '404.8', '404.10', '404.11', '404.12', '404.14', '404.15', '404.18', '404.19', '404.20']),
      title: 'IIS’s request filtering refused the URL',
      summary: 'The sub-status tells which filter: verb, extension, hidden segment, double escaping, URL or query too long.',
      category: 'permission',
      causes: [
        { text: 'The HTTP verb is denied', when: { code: '404.6' } },
        { text: 'The file extension is denied', when: { code: '404.7' } },
        { text: 'A path segment such as bin is hidden', when: { code: '404.8' } },
        { text: 'The URL contains a double escape sequence, such as an encoded plus', when: { code: '404.11' } },
        { text: 'The URL is too long', when: { code: '404.14' } },
        { text: 'The query string is too long', when: { code: '404.15' } },
      ],
      fixes: [{ text: 'Correct the URL, or relax that filter under requestFiltering in web.config.' }],
    },
    {
      id: 'no-handler',
      when: sub(404, ['404.2', '404.3', '404.4', '404.17']),
      title: 'IIS has no handler for this file type',
      summary: 'No handler or MIME type is configured for the path, or it is restricted.',
      category: 'not-found',
      causes: [
        { text: 'The MIME map lacks the extension', when: { code: '404.3' } },
        { text: 'ASP.NET or the hosting module is not installed' },
      ],
      fixes: [{ text: 'Add a mimeMap or handler in web.config, or install the hosting bundle.' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'IIS itself has nothing at this URL',
      summary: 'IIS looked for a file or route in the site and found none.',
      category: 'not-found',
      causes: [
        { text: 'The path, virtual directory or application name is wrong' },
        { text: 'URL Rewrite is not installed, or its rule does not match' },
        { text: 'The application was not deployed to this site' },
      ],
      fixes: [
        { text: 'Compare "Physical Path" on the detailed page with where the files are.' },
        { text: 'Check the bindings and the rewrite rules of the site.' },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'IIS did not let the caller in',
      summary: 'Windows, Basic or another authentication of IIS failed; the sub-status tells where.',
      category: 'auth',
      causes: [
        { text: 'Wrong user or password, or no Kerberos ticket', confirmedBy: { code: ['401.1'] } },
        { text: 'The authentication method is not enabled', confirmedBy: { code: ['401.2'] } },
        { text: 'The account may not read the file', confirmedBy: { code: ['401.3'] } },
        { text: 'No Windows sign-in is sent with a cross-origin fetch without credentials' },
      ],
      fixes: [
        { text: 'Check which authentication methods are enabled for the site.' },
        { text: 'In cross-origin calls, use credentials: "include", and let OPTIONS pass without sign-in.' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'IIS itself refuses this URL',
      summary: 'The sub-status tells why: listing denied (403.14), SSL required (403.4), address rejected (403.6).',
      category: 'permission',
      causes: [
        { text: 'Directory listing is off and there is no default document', confirmedBy: { code: '403.14' } },
        { text: 'TLS is required', confirmedBy: { code: ['403.4', '403.5'] } },
        { text: 'A client certificate is required', confirmedBy: { code: ['403.7', '403.16', '403.17'] } },
        { text: 'The IP address is rejected', confirmedBy: { code: ['403.6', '403.501', '403.502'] } },
        { text: 'The application did not start, so IIS treats the URL as a directory' },
      ],
      fixes: [
        { text: 'Correct what the sub-status names.' },
        { text: 'For 403.14 on an API, check that the application is deployed and its module installed.' },
      ],
    },
    {
      id: 'method',
      when: { status: 405 },
      title: 'IIS does not take this method here',
      summary: 'The handler of this path allows other verbs only; WebDAV often catches PUT and DELETE.',
      category: 'method',
      causes: [{ text: 'The WebDAV module handles PUT and DELETE before the application' }, { text: 'The path is a static file' }],
      fixes: [
        {
          text: 'Remove WebDAV for this application.',
          snippets: [
            {
              language: 'xml',
              code: '<modules><remove name="WebDAVModule" /></modules>\n<handlers><remove name="WebDAV" /></handlers>',
            },
          ],
        },
      ],
    },
    {
      id: 'payload',
      when: { status: 413 },
      title: 'The body is larger than IIS allows',
      summary: 'The body exceeds uploadReadAheadSize or maxAllowedContentLength.',
      category: 'payload',
      causes: [{ text: 'uploadReadAheadSize is too small for a TLS request with client certificate (413.1)' }],
      fixes: [{ text: 'Raise uploadReadAheadSize and maxAllowedContentLength, or send a smaller body.' }],
    },
    {
      id: 'invalid-host',
      when: {
        all: [{ status: 400 }, { responseText: { contains: ['Invalid Hostname', 'Invalid URL', 'Request Too Long', 'Invalid Header'] } }],
      },
      title: 'HTTP.sys rejected the request',
      summary: 'Windows refused the request before any site saw it: host name, URL or headers are not acceptable.',
      category: 'validation',
      causes: [
        { text: 'No site is bound to this host name', confirmedBy: { message: { contains: 'Invalid Hostname' } } },
        { text: 'The headers or cookies are too large', confirmedBy: { message: { contains: 'Request Too Long' } } },
        { text: 'The URL holds characters that are not allowed', confirmedBy: { message: { contains: 'Invalid URL' } } },
      ],
      fixes: [
        { text: 'Add the host name to the bindings of the site; IIS Express needs it in applicationhost.config.' },
        { text: 'Clear cookies, or raise MaxFieldLength and MaxRequestBytes.' },
      ],
    },
    {
      id: 'config',
      when: sub(500, ['500.19', '500.21', '500.22', '500.23', '500.24']),
      title: 'The IIS configuration of this site is invalid',
      summary: 'web.config cannot be read or names a section, module or handler that is not there.',
      category: 'server',
      causes: [
        { text: 'web.config is malformed, locked or not readable', confirmedBy: { code: '500.19' } },
        { text: 'A module is missing: hosting bundle or URL Rewrite not installed' },
      ],
      fixes: [
        { text: 'Look at Config Error and Config Source on the detailed page.' },
        { text: 'Install the missing module, then restart IIS.' },
      ],
    },
    {
      id: 'start-failure',
      when: sub(500, ['500.30', '500.31', '500.32', '500.33', '500.34', '500.35', '500.36', '500.37', '500.38', '500.0']),
      title: 'The ASP.NET Core application did not start',
      summary: 'IIS could not load or start the application.',
      category: 'server',
      causes: [
        {
          text: 'The application throws while it starts: a missing setting, connection string or certificate',
          confirmedBy: { code: '500.30' },
        },
        { text: 'The required .NET runtime is not installed', confirmedBy: { code: '500.31' } },
        { text: 'The application was built for another architecture', confirmedBy: { code: '500.32' } },
      ],
      fixes: [
        { text: 'Look into the Windows event log, or switch on stdoutLogEnabled in web.config.' },
        { text: 'Run the application by hand on the server.', snippets: [{ language: 'powershell', code: 'dotnet .\\App.dll' }] },
      ],
    },
    {
      id: 'process-failure',
      when: { status: 502 },
      title: 'IIS got no answer from the application process',
      summary: 'The process behind IIS crashed, failed to start or took too long (502.3, 502.5).',
      category: 'gateway',
      causes: [
        { text: 'The process failed to start', confirmedBy: { code: '502.5' } },
        { text: 'Request routing timed out or lost the backend', confirmedBy: { code: ['502.3', '502.4'] } },
      ],
      fixes: [
        { text: 'Look into the event log and the application’s own log.' },
        { text: 'Raise the proxy timeout in Application Request Routing.' },
      ],
    },
    {
      id: 'stopped',
      when: { status: 503 },
      title: 'The application pool is stopped or full',
      summary: 'HTTP.sys answers for a site whose application pool does not run or whose queue is full.',
      category: 'gateway',
      causes: [
        { text: 'The application pool stopped after repeated crashes (rapid-fail protection)' },
        { text: 'The identity of the pool has a wrong or expired password' },
        { text: 'The request queue is full (503.2)' },
      ],
      fixes: [
        { text: 'Start the application pool.', snippets: [{ language: 'powershell', code: 'Start-WebAppPool -Name "DefaultAppPool"' }] },
        { text: 'Look into the event log (WAS, W3SVC) for why it stopped.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, code: string, name: string, text: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why: `the detailed page for ${code}`,
  request: { method: 'POST', url: 'https://intranet.example.net/api/files' },
  response: {
    status,
    headers: { Server: 'Microsoft-IIS/10.0', 'Content-Type': 'text/html; charset=utf-8' },
    body: page(code, name, text),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  answered(
    'body-too-large',
    404,
    '404.13',
    'Not Found',
    'The request filtering module is configured to deny a request that exceeds the request content length.',
    {
      confirmed: ['The content length exceeds'],
    },
  ),
  answered(
    'request-filtering',
    404,
    '404.15',
    'Not Found',
    'The request filtering module is configured to deny a request where the query string is too long.',
    {
      confirmed: ['The query string is too long'],
      'ruled-out': ['The HTTP verb is denied'],
    },
  ),
  answered('no-handler', 404, '404.3', 'Not Found', 'The page you are requesting cannot be served because of the extension configuration.'),
  answered('not-found', 404, '404.0', 'Not Found', 'The resource you are looking for has been removed.'),
  answered(
    'unauthorized',
    401,
    '401.2',
    'Unauthorized',
    'You are not authorized to view this page due to invalid authentication headers.',
    {
      confirmed: ['The authentication method is not enabled'],
    },
  ),
  answered('forbidden', 403, '403.14', 'Forbidden', 'The Web server is configured to not list the contents of this directory.'),
  answered(
    'method',
    405,
    '405.0',
    'Method Not Allowed',
    'The page you are looking for cannot be displayed because an invalid method is being used.',
  ),
  answered('payload', 413, '413.1', 'Request Entity Too Large', 'The page was not displayed because the request entity is too large.'),
  answered(
    'config',
    500,
    '500.19',
    'Internal Server Error',
    'The requested page cannot be accessed because the related configuration data is invalid.',
  ),
  answered('start-failure', 500, '500.30', 'ASP.NET Core app failed to start', 'Common solutions to this issue.'),
  answered('process-failure', 502, '502.5', 'Process Failure', 'Common causes of this issue.'),
  {
    rule: 'invalid-host',
    why: 'HTTP.sys knows no site of that name',
    request: { url: 'http://intranet.example.net/' },
    response: {
      status: 400,
      headers: { Server: 'Microsoft-HTTPAPI/2.0', 'Content-Type': 'text/html; charset=us-ascii' },
      body: '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\n<HTML><HEAD><TITLE>Bad Request</TITLE></HEAD>\n<BODY><h2>Bad Request - Invalid Hostname</h2>\n<hr><p>HTTP Error 400. The request hostname is invalid.</p>\n</BODY></HTML>',
    },
  },
  {
    rule: 'stopped',
    why: 'the pool is stopped',
    request: { url: 'http://intranet.example.net/' },
    response: {
      status: 503,
      headers: { Server: 'Microsoft-HTTPAPI/2.0', 'Content-Type': 'text/html; charset=us-ascii' },
      body: '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\n<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD>\n<BODY><h2>Service Unavailable</h2>\n<hr><p>HTTP Error 503. The service is unavailable.</p>\n</BODY></HTML>',
    },
  },
  {
    rule: null,
    why: 'an application answered through IIS',
    request: { url: 'https://intranet.example.net/api' },
    response: {
      status: 404,
      headers: { Server: 'Microsoft-IIS/10.0', 'Content-Type': 'application/json' },
      body: '{"message":"No such file"}',
    },
  },
];
