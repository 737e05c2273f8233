import type { Example, RulePack } from '../../model';

// The page that Express's finalhandler writes.

const page = (text: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`;

export default {
  id: 'express',
  name: 'Express',
  kind: 'framework',
  docs: 'https://expressjs.com/en/guide/error-handling.html',
  recognize: {
    fingerprints: [
      { all: [{ format: 'html' }, { responseText: { contains: '<title>Error</title>' } }, { responseText: { contains: '<pre>Cannot ' } }] },
      {
        all: [
          { format: 'html' },
          { responseText: { contains: '<title>Error</title>' } },
          { responseText: { contains: '<pre>' } },
          { responseHeader: 'x-powered-by', is: 'Express' },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'no-route',
      when: { all: [{ status: 404 }, { message: { startsWith: 'Cannot ' } }] },
      title: 'Express has no route for this method and path',
      summary: 'No handler took the request: the text names the method and path as Express saw them.',
      category: 'not-found',
      causes: [
        { text: 'No route is registered for this method, although one may be for another' },
        { text: 'The router is mounted at another path, or the prefix occurs twice' },
        { text: 'The route is registered after the 404 handler, or in a file that is not loaded' },
        { text: 'A development server’s proxy does not forward this path to the API' },
      ],
      fixes: [
        {
          text: 'Compare method and path in the text with app.use and router definitions.',
          snippets: [{ language: 'javascript', code: "app.use('/api', router);\nrouter.post('/v1/users', createUser);" }],
        },
        { text: 'Check singular and plural, and the prefix of the mount path.' },
      ],
    },
    {
      id: 'body-parser',
      when: { all: [{ status: 400 }, { message: { contains: ['SyntaxError', 'JSON'] } }] },
      title: 'Express could not parse the JSON body',
      summary: 'express.json() met text that is not JSON.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'The body is empty or a form, but labelled application/json' },
      ],
      fixes: [{ text: 'Send the body with JSON.stringify.' }],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The body is larger than Express allows',
      summary: 'express.json() takes 100 kB unless a limit is set (PayloadTooLargeError).',
      category: 'payload',
      causes: [
        {
          text: 'The body is larger than the default of 100 kB',
          ruledOutBy: { not: { check: 'body-larger-than', with: { bytes: 102_400 } } },
        },
      ],
      fixes: [
        {
          text: 'Raise the limit for this route.',
          snippets: [{ language: 'javascript', code: "app.use(express.json({ limit: '5mb' }));" }],
        },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'An error escaped the Express handler',
      summary: 'A handler threw or called next(error); the page shows the stack outside production.',
      category: 'server',
      causes: [
        { text: 'A handler threw: the first line of the page is the error' },
        { text: 'A rejected promise was not caught (before Express 5)' },
      ],
      fixes: [
        { text: 'Go to the first line of the stack that lies in your own code.' },
        {
          text: 'Add an error handler with four parameters at the end.',
          snippets: [
            {
              language: 'javascript',
              code: 'app.use((error, req, res, next) => {\n  res.status(500).json({ error: error.message });\n});',
            },
          ],
        },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, text: string): Example => ({
  rule,
  why: text.slice(0, 30),
  request: { method: 'POST', url: 'http://localhost:3000/api/v1/user' },
  response: { status, headers: { 'X-Powered-By': 'Express', 'Content-Type': 'text/html; charset=utf-8' }, body: page(text) },
});

export const examples: readonly Example[] = [
  answered('no-route', 404, 'Cannot POST /api/v1/user'),
  answered('body-parser', 400, 'SyntaxError: Unexpected token } in JSON at position 12<br> &nbsp; at JSON.parse'),
  answered('too-large', 413, 'PayloadTooLargeError: request entity too large<br> &nbsp; at readStream'),
  answered('internal', 500, 'TypeError: Cannot read properties of undefined<br> &nbsp; at /app/index.js:3:9'),
  {
    rule: null,
    why: 'a JSON answer of an application built with Express',
    request: { url: 'http://localhost:3000/x' },
    response: {
      status: 404,
      headers: { 'X-Powered-By': 'Express', 'Content-Type': 'application/json' },
      body: '{"statusCode":404,"message":"Cannot GET /x","error":"Not Found"}',
    },
  },
];
