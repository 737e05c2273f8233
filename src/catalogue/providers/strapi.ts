import type { Condition, Example, RulePack } from '../../model';

/**
 * A Strapi content API, known by its error object or X-Powered-By. Sources: https://docs.strapi.io/cms/error-handling,
 * @strapi/utils (errors), https://docs.strapi.io/cms/features/users-permissions, https://docs.strapi.io/cms/features/api-tokens
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const isLogin: Condition = { path: { contains: '/auth/local' } };

export default {
  id: 'strapi',
  name: 'Strapi',
  kind: 'framework',
  docs: 'https://docs.strapi.io/cms/error-handling',
  support: { url: 'https://support.strapi.io', asks: ['steps', 'request', 'response'] },
  recognize: {
    hosts: ['*.strapiapp.com'],
    fingerprints: [
      { responseHeader: 'X-Powered-By', is: { startsWith: 'Strapi' } },
      {
        all: [
          { responseField: '/data' },
          { responseField: '/error/status', is: { format: 'integer' } },
          { responseField: '/error/name', is: { endsWith: 'Error' } },
          { responseField: '/error/message' },
          { responseField: '/error/details' },
        ],
      },
    ],
  },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_STRAPI_TOKEN' }],
  rules: [
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'No Strapi role or token allows this action',
      summary: 'Strapi opens nothing by itself: each action of each content type must be allowed for the role or API token.',
      category: 'permission',
      causes: [
        {
          text: 'No token was sent, and the role Public may not do this',
          confirmedBy: { check: 'credential-missing' },
          ruledOutBy: { not: { check: 'credential-missing' } },
        },
        { text: 'The API token is read-only or custom, without this action', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The user’s role (Authenticated or one of your own) lacks the action', ruledOutBy: { check: 'credential-missing' } },
        { text: 'A policy of the route refused it', confirmedBy: says('Policy Failed') },
      ],
      fixes: [
        {
          text: 'Tick the action under Settings → Users & Permissions plugin → Roles, for Public or the user’s role',
          url: 'https://docs.strapi.io/cms/features/users-permissions',
        },
        {
          text: 'Or send an API token that covers it',
          snippets: [{ language: 'bash', code: "curl '{{url}}' -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://docs.strapi.io/cms/features/api-tokens',
        },
      ],
    },
    {
      id: 'login-failed',
      when: { all: [{ status: 400 }, isLogin] },
      title: 'Strapi did not accept the login',
      summary: 'Identifier and password do not belong together, or the account may not log in yet.',
      category: 'auth',
      causes: [
        { text: 'Identifier or password is wrong', confirmedBy: says('Invalid identifier or password') },
        { text: 'The e-mail address is not confirmed yet', confirmedBy: says('email is not confirmed') },
        { text: 'The account is blocked', confirmedBy: says('blocked') },
        { text: 'E-mail address or user name is taken (on registering)', confirmedBy: says('already taken') },
        { text: 'An administrator’s login was used: the panel’s accounts are not users of the API' },
      ],
      fixes: [
        {
          text: 'Send identifier (name or e-mail address) and password of a user in Content Manager → User',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST \'{{origin|http://localhost:1337}}/api/auth/local\' -H \'Content-Type: application/json\' -d \'{"identifier": "me@example.com", "password": "…"}\'',
            },
          ],
        },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Strapi did not accept the token',
      summary: 'The token in the Authorization header is missing, has expired or is not one of this Strapi.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The user’s JWT has expired', confirmedBy: { check: 'credential-expired' } },
        { text: 'The token was made with another secret: another instance, or a changed API_TOKEN_SALT or JWT_SECRET' },
        { text: 'The API token was deleted or has expired' },
      ],
      fixes: [{ text: 'Log the user in again, or make a new API token under Settings → API Tokens' }],
    },
    {
      id: 'validation',
      when: { all: [{ status: 400 }, { code: ['ValidationError', 'YupValidationError'] }, { not: isLogin }] },
      title: 'Strapi rejected the content or query',
      summary: 'A field or query parameter is not valid; details.errors names paths.',
      category: 'validation',
      causes: [
        {
          text: 'The body lacks its outer data object',
          when: says('Missing "data" payload'),
        },
        { text: 'A key of the body or query is not known, or may not be used by this role', confirmedBy: says('Invalid key') },
        { text: 'A required field is missing', confirmedBy: says(['must be defined', 'required']) },
        { text: 'A value must be unique and is used already', confirmedBy: says('must be unique') },
      ],
      fixes: [
        {
          text: 'Put the fields within data',
          snippets: [{ language: 'json', code: '{"data": {"title": "Hello"}}' }],
          url: 'https://docs.strapi.io/cms/api/rest',
        },
        { text: 'Compare the names with the content type; relations in populate need their own find right' },
      ],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: isLogin }] },
      title: 'Strapi cannot read the request',
      summary: 'The body or a parameter is malformed, or the application’s own code refused it.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
        { text: 'Code of the application threw an ApplicationError or called badRequest', confirmedBy: { code: 'ApplicationError' } },
      ],
      fixes: [{ text: 'Read error.message and details; look at controllers, policies and lifecycle hooks of the content type' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Strapi has no such entry or route',
      summary: 'The entry does not exist or is a draft, or no route has this path.',
      category: 'not-found',
      causes: [
        { text: 'The path lacks /api, or the plural name of the type is another' },
        { text: 'The entry is a draft: only what is published is shown unless asked otherwise' },
        { text: 'Strapi 5 goes by documentId in place of the number' },
        {
          text: 'The id in the path was never set',
          confirmedBy: { any: [{ path: { endsWith: '/undefined' } }, { path: { endsWith: '/null' } }, { check: 'url-placeholder' }] },
        },
        { text: 'The content type was added, and the server not restarted' },
      ],
      fixes: [
        {
          text: 'Use the plural name and the documentId: /api/articles/DOCUMENT_ID; add status=draft for drafts',
          url: 'https://docs.strapi.io/cms/api/rest',
        },
      ],
    },
    {
      id: 'method',
      when: { status: 405 },
      title: 'This Strapi route does not take the method',
      summary: 'A route of this path exists, but for other methods.',
      category: 'method',
      causes: [
        { text: 'A change was sent to the collection in place of one entry', ruledOutBy: { method: ['GET', 'POST'] } },
        { text: 'A single type takes GET, PUT and DELETE only', ruledOutBy: { not: { method: 'POST' } } },
      ],
      fixes: [{ text: 'Change entries with PUT /api/TYPE/DOCUMENT_ID' }],
    },
    {
      id: 'payload',
      when: { status: 413 },
      title: 'The upload is larger than Strapi takes',
      summary: 'A file or body exceeds the limit of the body middleware or of the upload plugin.',
      category: 'payload',
      causes: [{ text: 'The file is larger than sizeLimit or maxFileSize' }],
      fixes: [
        {
          text: 'Raise formidable.maxFileSize in config/middlewares and sizeLimit in config/plugins, also at the proxy',
          url: 'https://docs.strapi.io/cms/features/media-library',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Strapi is asked too often',
      summary: 'Login and registration are limited by address and identifier; your host may limit more.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many logins in a short time', ruledOutBy: { not: { path: { contains: '/auth/' } } } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait, and keep the token in place of logging in for each call; the limit is set by ratelimit of the users-permissions plugin',
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: 500 },
      title: 'Strapi’s code failed on this request',
      summary: 'An error was thrown on the server, which Strapi does not show outside.',
      category: 'server',
      causes: [
        { text: 'A controller, service or lifecycle hook threw' },
        { text: 'A database error, such as a missing column after a change of the content type' },
      ],
      fixes: [{ text: 'Look at the server’s log at this time: the stack trace stands there' }],
    },
  ],
} satisfies RulePack;

const url = 'https://cms.acme.example/api/articles';
const token = { Authorization: 'Bearer EXAMPLEtoken', 'Content-Type': 'application/json' };
const refused = (
  rule: string,
  why: string,
  status: number,
  name: string,
  message: string,
  more: Partial<Example> = {},
  details: object = {},
): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ data: null, error: { status, name, message, details } }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('forbidden', 'a new content type', 403, 'ForbiddenError', 'Forbidden', {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['The API token is read-only'] },
  }),
  refused('login-failed', 'a wrong password', 400, 'ValidationError', 'Invalid identifier or password', {
    request: {
      method: 'POST',
      url: 'https://cms.acme.example/api/auth/local',
      headers: { 'Content-Type': 'application/json' },
      body: '{"identifier":"a@b.example","password":"EXAMPLE"}',
    },
    verdicts: { confirmed: ['Identifier or password is wrong'] },
  }),
  refused('unauthorized', 'a deleted token', 401, 'UnauthorizedError', 'Missing or invalid credentials', {
    verdicts: { 'ruled-out': ['No token'] },
  }),
  refused('validation', 'fields without data', 400, 'ValidationError', 'Missing "data" payload in the request body', {
    request: { method: 'POST', url, headers: token, body: '{"title":"Hello"}' },
    verdicts: { confirmed: ['The body lacks its outer data'] },
  }),
  refused('bad-request', 'a refusal of the application', 400, 'ApplicationError', 'Sold out', {
    verdicts: { confirmed: ['Code of the application'] },
  }),
  refused('not-found', 'a draft', 404, 'NotFoundError', 'Not Found', { verdicts: { possible: ['The path lacks /api'] } }),
  refused('method', 'a change of the collection', 405, 'MethodNotAllowedError', 'Method Not Allowed', {
    request: { method: 'PUT', url, headers: token, body: '{}' },
  }),
  refused('payload', 'a film', 413, 'PayloadTooLargeError', 'FileTooBig', {
    request: { method: 'POST', url: 'https://cms.acme.example/api/upload', headers: token, body: '{}' },
  }),
  refused('rate-limit', 'many logins', 429, 'RateLimitError', 'Too many requests, please try again later.', {
    request: { method: 'POST', url: 'https://cms.acme.example/api/auth/local', headers: token, body: '{}' },
  }),
  refused('server-error', 'a thrown error', 500, 'InternalServerError', 'Internal Server Error'),
  {
    rule: null,
    why: 'near miss: data and error of another API',
    request: { url: 'https://api.other.example/articles' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: '{"data":null,"error":{"status":403,"name":"Forbidden","message":"No"}}',
    },
  },
];
