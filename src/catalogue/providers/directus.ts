import type { Condition, Example, RulePack } from '../../model';

/** A Directus API, known by X-Powered-By or by codes of its own. Sources: https://directus.io/docs/guides/connect/errors, @directus/errors. */

const ownCodes = [
  'FAILED_VALIDATION',
  'RECORD_NOT_UNIQUE',
  'INVALID_FOREIGN_KEY',
  'NOT_NULL_VIOLATION',
  'REQUESTS_EXCEEDED',
  'ILLEGAL_ASSET_TRANSFORMATION',
] as const;
const hasToken: Condition = {
  any: [
    { requestHeader: 'Authorization' },
    { query: 'access_token' },
    { requestHeader: 'Cookie', is: { contains: 'directus_session_token' } },
  ],
};

export default {
  id: 'directus',
  name: 'Directus',
  kind: 'framework',
  docs: 'https://directus.io/docs/guides/connect/errors',
  support: { url: 'https://directus.io/support', asks: ['steps', 'request', 'response'] },
  recognize: {
    hosts: ['*.directus.app'],
    fingerprints: [
      { responseHeader: 'X-Powered-By', is: 'Directus' },
      {
        all: [
          { status: 'error' },
          { responseField: '/errors/0/extensions/code', is: ownCodes },
          { responseField: '/errors/0/message' },
          { not: { path: { contains: 'graphql' } } },
        ],
      },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_DIRECTUS_TOKEN' },
    { in: 'query', name: 'access_token', placeholder: 'YOUR_DIRECTUS_TOKEN' },
    { in: 'cookie', name: 'directus_session_token', placeholder: 'YOUR_SESSION' },
  ],
  rules: [
    {
      id: 'forbidden',
      when: { code: 'FORBIDDEN' },
      title: 'Directus denies this, or it does not exist',
      summary: 'Directus answers the same for a missing collection, field or item and for one that the caller may not see.',
      category: 'permission',
      causes: [
        { text: 'No token was sent, and the public policy does not allow it', ruledOutBy: hasToken },
        { text: 'No policy of the user allows this action on the collection or field' },
        { text: 'The collection, field or item does not exist: names are case-sensitive' },
        { text: 'The item lies outside of the filter in the permission' },
      ],
      fixes: [
        {
          text: 'Add the action for the collection and its fields to a policy of the user’s role (or to Public)',
          url: 'https://directus.io/docs/guides/auth/access-control',
        },
        {
          text: 'Ask what the caller may do',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://example.directus.app}}/permissions/me' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
    },
    {
      id: 'token',
      when: { code: ['TOKEN_EXPIRED', 'INVALID_TOKEN'] },
      title: 'The Directus token is not valid (any more)',
      summary: 'The access token has expired, or is not one that this Directus gave out.',
      category: 'auth',
      causes: [
        {
          text: 'The access token has expired: it lives for minutes and is renewed with the refresh token',
          confirmedBy: { code: 'TOKEN_EXPIRED' },
        },
        {
          text: 'Directus cannot read the token: cut short, changed, or of another instance (SECRET)',
          confirmedBy: { code: 'INVALID_TOKEN' },
        },
      ],
      fixes: [
        {
          text: 'Renew the token, or use a static token for servers',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST \'{{origin|https://example.directus.app}}/auth/refresh\' -H \'Content-Type: application/json\' -d \'{"refresh_token": "…", "mode": "json"}\'',
            },
          ],
          url: 'https://directus.io/docs/guides/auth/tokens-cookies',
        },
      ],
    },
    {
      id: 'credentials',
      when: { code: ['INVALID_CREDENTIALS', 'INVALID_OTP', 'INVALID_IP', 'USER_SUSPENDED', 'INVALID_PROVIDER'] },
      title: 'Directus did not accept the login',
      summary: 'E-mail address, password, token, second factor, address or provider does not fit; the code says which kind.',
      category: 'auth',
      causes: [
        {
          text: 'E-mail address, password or access token is wrong, or the session has ended',
          confirmedBy: { code: 'INVALID_CREDENTIALS' },
        },
        { text: 'The one-time password is wrong or missing', confirmedBy: { code: 'INVALID_OTP' } },
        { text: 'The caller’s address is not on the list of its role or policy', confirmedBy: { code: 'INVALID_IP' } },
        { text: 'The user is suspended', confirmedBy: { code: 'USER_SUSPENDED' } },
        { text: 'The user logs in through another provider', confirmedBy: { code: 'INVALID_PROVIDER' } },
      ],
      fixes: [{ text: 'Log in anew; check the user’s status, provider and allowed addresses in the data studio' }],
    },
    {
      id: 'not-unique',
      when: { code: 'RECORD_NOT_UNIQUE' },
      title: 'A value must be unique and is used already',
      summary: 'An item with this value in a unique field exists; extensions names collection and field.',
      category: 'conflict',
      causes: [{ text: 'Another item has the same value', confirmedBy: { code: 'RECORD_NOT_UNIQUE' } }],
      fixes: [{ text: 'Update the item that exists, or send another value' }],
    },
    {
      id: 'validation',
      when: {
        code: [
          'FAILED_VALIDATION',
          'INVALID_PAYLOAD',
          'INVALID_FOREIGN_KEY',
          'NOT_NULL_VIOLATION',
          'VALUE_TOO_LONG',
          'VALUE_OUT_OF_RANGE',
          'CONTAINS_NULL_VALUES',
          'UNPROCESSABLE_CONTENT',
        ],
      },
      title: 'Directus rejected the values',
      summary: 'A field is missing, has a value that is not allowed, or points to nothing; extensions names the field.',
      category: 'validation',
      causes: [
        { text: 'A field breaks a validation of the collection or permission', confirmedBy: { code: 'FAILED_VALIDATION' } },
        { text: 'The body is not of the form that the endpoint wants', confirmedBy: { code: 'INVALID_PAYLOAD' } },
        { text: 'The related item does not exist', confirmedBy: { all: [{ code: 'INVALID_FOREIGN_KEY' }, { not: { method: 'DELETE' } }] } },
        { text: 'A field that must not be null was left out or is null', confirmedBy: { code: 'NOT_NULL_VIOLATION' } },
        { text: 'A value is too long or too large for its column', confirmedBy: { code: ['VALUE_TOO_LONG', 'VALUE_OUT_OF_RANGE'] } },
      ],
      fixes: [{ text: 'Mend the field that extensions names; write related items first' }],
    },
    {
      id: 'query',
      when: { code: 'INVALID_QUERY' },
      title: 'Directus cannot use a query parameter',
      summary: 'A filter, sort, field or limit in the query is not valid.',
      category: 'validation',
      causes: [
        { text: 'The filter is not JSON, or names an operator that the field does not have' },
        { text: 'limit is higher than the server allows' },
      ],
      fixes: [
        {
          text: 'Write filters as JSON or in brackets',
          snippets: [{ language: 'text', code: '?filter[status][_eq]=published&fields=id,title,author.name&sort=-date' }],
          url: 'https://directus.io/docs/guides/connect/query-parameters',
        },
      ],
    },
    {
      id: 'route-not-found',
      when: { code: ['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED'] },
      title: 'Directus has no such endpoint',
      summary: 'No route fits the path and method.',
      category: 'not-found',
      causes: [
        { text: 'The items of a collection lie under /items/COLLECTION', ruledOutBy: { path: { contains: '/items/' } } },
        { text: 'The method is not one that the route takes', confirmedBy: { code: 'METHOD_NOT_ALLOWED' } },
        { text: 'An extension that adds the endpoint is not installed' },
      ],
      fixes: [{ text: 'Compare with the reference', url: 'https://directus.io/docs/api' }],
    },
    {
      id: 'rate-limit',
      when: { code: 'REQUESTS_EXCEEDED' },
      title: 'More calls than this Directus allows',
      summary: 'The rate limiter of the instance counted too many calls from this address.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many calls in the window', confirmedBy: { code: 'REQUESTS_EXCEEDED' } },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        {
          text: 'Wait as long as the message says; ask for related fields in one call; on your own server change RATE_LIMITER_POINTS',
          url: 'https://directus.io/docs/configuration/security-limits',
        },
      ],
    },
    {
      id: 'payload',
      when: { code: ['CONTENT_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] },
      title: 'Directus does not take this body or file',
      summary: 'The body is too large, or of a kind that the endpoint does not read.',
      category: 'payload',
      causes: [
        { text: 'The body or file is larger than the instance allows', confirmedBy: { code: 'CONTENT_TOO_LARGE' } },
        { text: 'Content-Type or format is not one that the endpoint reads', confirmedBy: { code: 'UNSUPPORTED_MEDIA_TYPE' } },
      ],
      fixes: [{ text: 'Send files as multipart/form-data to /files; raise MAX_PAYLOAD_SIZE or FILES_MAX_UPLOAD_SIZE on your own server' }],
    },
  ],
} satisfies RulePack;

const url = 'https://data.acme.example/items/articles';
const token = { Authorization: 'Bearer EXAMPLEtoken', 'Content-Type': 'application/json' };
const refused = (
  rule: string,
  why: string,
  status: number,
  code: string,
  message: string,
  more: Partial<Example> = {},
  extensions: object = {},
): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Powered-By': 'Directus' },
    body: JSON.stringify({ errors: [{ message, extensions: { code, ...extensions } }] }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('forbidden', 'nothing sent', 403, 'FORBIDDEN', "You don't have permission to access this.", {
    request: { url, headers: { Accept: 'application/json' } },
    verdicts: { possible: ['No token was sent', 'The collection, field'] },
  }),
  refused('forbidden', 'a user without the policy', 403, 'FORBIDDEN', "You don't have permission to access this.", {
    verdicts: { 'ruled-out': ['No token was sent'] },
  }),
  refused('token', 'after a quarter of an hour', 401, 'TOKEN_EXPIRED', 'Token expired.', {
    verdicts: { confirmed: ['The access token has expired'] },
  }),
  refused('credentials', 'a wrong password', 401, 'INVALID_CREDENTIALS', 'Invalid user credentials.', {
    verdicts: { confirmed: ['E-mail address, password'] },
  }),
  refused(
    'not-unique',
    'a taken slug, told by the code',
    400,
    'RECORD_NOT_UNIQUE',
    'Value for field "slug" in collection "articles" has to be unique.',
    {
      response: {
        status: 400,
        headers: { 'Content-Type': 'application/json' },
        body: '{"errors":[{"message":"Value for field \\"slug\\" in collection \\"articles\\" has to be unique.","extensions":{"code":"RECORD_NOT_UNIQUE","collection":"articles","field":"slug"}}]}',
      },
    },
  ),
  refused(
    'validation',
    'an empty title',
    400,
    'FAILED_VALIDATION',
    'Validation failed for field "title". Value is required.',
    { verdicts: { confirmed: ['A field breaks a validation'] } },
    { field: 'title', type: 'required' },
  ),
  refused('query', 'a broken filter', 400, 'INVALID_QUERY', 'Invalid query. Invalid JSON passed for filter.'),
  refused('route-not-found', 'a path without items', 404, 'ROUTE_NOT_FOUND', "Route /articles doesn't exist.", {
    request: { url: 'https://data.acme.example/articles', headers: token },
  }),
  refused('rate-limit', 'a loop', 429, 'REQUESTS_EXCEEDED', 'Too many requests, retry after 1s.', {
    verdicts: { confirmed: ['Too many calls'] },
  }),
  refused('payload', 'a film', 413, 'CONTENT_TOO_LARGE', 'Uploaded content is too large.', {
    verdicts: { confirmed: ['The body or file is larger'] },
  }),
  {
    rule: null,
    why: 'near miss: GraphQL errors with a common code',
    request: { method: 'POST', url: 'https://api.other.example/graphql', body: '{}' },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"message":"No","extensions":{"code":"FORBIDDEN"}}]}',
    },
  },
];
