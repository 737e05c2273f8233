import type { Condition, Example, RulePack } from '../../model';

/**
 * Contentful’s delivery, preview, management and GraphQL APIs. Sources: https://www.contentful.com/developers/docs/references/errors/,
 * https://www.contentful.com/developers/docs/references/content-management-api/#/introduction/api-rate-limits
 */

const isManagement: Condition = { any: [{ host: { startsWith: 'api.' } }, { host: { startsWith: 'upload.' } }] };
const isDelivery: Condition = { any: ['cdn.', 'preview.', 'graphql.'].map((start) => ({ host: { startsWith: start } })) };
const isPreview: Condition = { host: { startsWith: 'preview.' } };

export default {
  id: 'contentful-api',
  name: 'Contentful',
  kind: 'api',
  docs: 'https://www.contentful.com/developers/docs/references/errors/',
  statusPage: 'https://www.contentfulstatus.com',
  support: { url: 'https://www.contentful.com/support/', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: [
      'api.contentful.com',
      'cdn.contentful.com',
      'preview.contentful.com',
      'graphql.contentful.com',
      'upload.contentful.com',
      '*.eu.contentful.com',
    ],
    fingerprints: [{ responseHeader: 'X-Contentful-Request-Id' }],
  },
  envelope: { code: ['/sys/id'], message: ['/message'], requestId: ['/requestId', 'header:X-Contentful-Request-Id'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_CONTENTFUL_TOKEN' },
    { in: 'query', name: 'access_token', placeholder: 'YOUR_CONTENTFUL_TOKEN' },
  ],
  retry: { headers: [{ name: 'X-Contentful-RateLimit-Reset', unit: 'seconds' }] },
  secrets: { keys: [{ kind: 'Contentful management token', prefix: 'CFPAT-', alphabet: 'base64url', minLength: 40 }] },
  rules: [
    {
      id: 'access-token-invalid',
      when: { status: 401 },
      title: 'Contentful did not accept the access token',
      summary: 'The token is missing or not valid for this API: delivery, preview and management each have tokens of their own.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        {
          text: 'A management token (CFPAT-…) was sent to the delivery or preview API',
          confirmedBy: {
            all: [
              isDelivery,
              {
                any: [
                  { requestHeader: 'Authorization', is: { startsWith: 'Bearer CFPAT-' } },
                  { query: 'access_token', is: { startsWith: 'CFPAT-' } },
                ],
              },
            ],
          },
        },
        { text: 'A delivery token was sent to the preview API, or the other way round', ruledOutBy: isManagement },
        {
          text: 'A delivery or preview token was sent to the management API',
          ruledOutBy: { any: [isDelivery, { requestHeader: 'Authorization', is: { startsWith: 'Bearer CFPAT-' } }] },
        },
        { text: 'The token was deleted or has expired, or is of another space' },
        { text: 'A variable for the token was not filled in', confirmedBy: { check: 'credential-placeholder' } },
      ],
      fixes: [
        {
          text: 'Take the token that goes with the host: cdn. delivery, preview. preview, api. management',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://cdn.contentful.com/spaces/SPACE_ID/entries?limit=1' -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: 'https://www.contentful.com/developers/docs/references/authentication/',
        },
      ],
    },
    {
      id: 'access-denied',
      when: { status: 403 },
      title: 'The token’s user may not do this in Contentful',
      summary: 'The token is good, but role, space membership or plan does not allow the action.',
      category: 'permission',
      causes: [
        { text: 'The role lacks the action on this content type, entry or environment' },
        { text: 'The user is no member of the space or organization' },
        { text: 'A limit of the plan is reached, such as the number of content types or locales' },
      ],
      fixes: [{ text: 'Add the right to the role under Settings → Roles & permissions, or use a token of somebody who has it' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Contentful has no such space, environment or entry',
      summary: 'Contentful answers 404 also where the token does not reach the space, environment or an unpublished entry.',
      category: 'not-found',
      causes: [
        {
          text: 'The entry or asset is a draft: the delivery API shows only what is published',
          ruledOutBy: { any: [isManagement, isPreview] },
        },
        { text: 'The environment is not enabled for this API key, or does not exist' },
        { text: 'The space id is wrong, or the token is of another space' },
        { text: 'The space lies in the EU, and goes by the eu. hosts', ruledOutBy: { host: { contains: '.eu.' } } },
      ],
      fixes: [
        { text: 'Publish the entry, or read drafts from preview.contentful.com with a preview token' },
        { text: 'Enable the environment in the API key’s settings' },
      ],
    },
    {
      id: 'version-mismatch',
      when: { all: [{ status: 409 }, { code: 'VersionMismatch' }] },
      title: 'The entry was changed since it was read',
      summary: 'The version that was sent is missing or not the current one.',
      category: 'conflict',
      causes: [
        { text: 'X-Contentful-Version was not sent', when: { not: { requestHeader: 'X-Contentful-Version' } } },
        { text: 'Somebody else saved in between', ruledOutBy: { not: { requestHeader: 'X-Contentful-Version' } } },
      ],
      fixes: [
        {
          text: 'Read the entry, and send its sys.version',
          snippets: [{ language: 'http', code: 'X-Contentful-Version: 7' }],
          url: 'https://www.contentful.com/developers/docs/references/content-management-api/#/introduction/updating-and-version-locking',
        },
      ],
    },
    {
      id: 'validation-failed',
      when: { status: 422 },
      title: 'The content breaks a validation',
      summary: 'The body is well formed, but a field does not fit the content type or one of its validations; details.errors lists them.',
      category: 'validation',
      causes: [
        { text: 'A required field is empty', confirmedBy: { responseField: '/details/errors/*/name', is: 'required' } },
        { text: 'A field does not exist in the content type', confirmedBy: { responseField: '/details/errors/*/name', is: 'unknown' } },
        { text: 'A value must be unique and is used already', confirmedBy: { responseField: '/details/errors/*/name', is: 'unique' } },
        { text: 'Values lack their locale: {"title": {"en-US": "…"}}', ruledOutBy: { method: ['GET', 'HEAD'] } },
        {
          text: 'An entry links to one that is not published, or that does not exist',
          confirmedBy: { responseField: '/details/errors/*/name', is: 'notResolvable' },
        },
      ],
      fixes: [{ text: 'Mend each item of details.errors; publish linked entries and assets first' }],
    },
    {
      id: 'bad-request',
      when: { all: [{ status: 400 }, { not: { format: 'graphql' } }] },
      title: 'Contentful cannot read the query or body',
      summary: 'A query parameter is unknown or not valid, or the body is malformed.',
      category: 'validation',
      causes: [
        {
          text: 'A search by fields.… lacks content_type, or names a field that the type does not have',
          ruledOutBy: { message: { contains: 'Response size too big' } },
        },
        {
          text: 'The answer would be too large: limit and include ask for too much',
          confirmedBy: { message: { contains: 'Response size too big' } },
        },
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Name the content type and existing fields',
          snippets: [{ language: 'text', code: '?content_type=post&fields.slug=hello&limit=100&include=2' }],
        },
        { text: 'Ask for fewer entries (limit), fields (select) or levels of links (include)' },
      ],
    },
    {
      id: 'query-too-complex',
      when: { responseField: '/errors/*/extensions/contentful/code', is: ['TOO_COMPLEX_QUERY', 'QUERY_TOO_BIG'] },
      title: 'The GraphQL query is too complex or too large',
      summary: 'Contentful limits how many entries a query may touch, and how long it may be.',
      category: 'validation',
      causes: [
        {
          text: 'Collections within collections multiply: each limit defaults to 100',
          confirmedBy: { responseField: '/errors/*/extensions/contentful/code', is: 'TOO_COMPLEX_QUERY' },
        },
        {
          text: 'The text of the query is too long',
          confirmedBy: { responseField: '/errors/*/extensions/contentful/code', is: 'QUERY_TOO_BIG' },
        },
      ],
      fixes: [
        {
          text: 'Set small limits on nested collections, and split the query',
          url: 'https://www.contentful.com/developers/docs/references/graphql/#/introduction/query-complexity-limits',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More calls than Contentful allows',
      summary: 'The limit of this API for a second, or the plan’s quota, is used up.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many calls in a second, as in a build or migration that runs many at once' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait the seconds in X-Contentful-RateLimit-Reset, and limit how many calls run at once' },
        {
          text: 'Ask for more per call (limit=1000, include), or use the sync API',
          url: 'https://www.contentful.com/developers/docs/references/content-delivery-api/#/reference/synchronization',
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'Contentful failed internally',
      summary: 'The service had an error or took too long.',
      category: 'server',
      causes: [{ text: 'An incident at Contentful' }, { text: 'The query is heavy: deep include, large limit' }],
      fixes: [{ text: 'Retry with growing pauses; look at the status page', url: 'https://www.contentfulstatus.com' }],
    },
  ],
} satisfies RulePack;

const cdn = 'https://cdn.contentful.com/spaces/EXAMPLEspace/environments/master/entries/7';
const token = { Authorization: 'Bearer EXAMPLEtoken' };
const refused = (
  rule: string | null,
  why: string,
  status: number,
  id: string,
  message: string,
  more: Partial<Example> = {},
  details?: object,
): Example => ({
  rule,
  why,
  request: { url: cdn, headers: token },
  response: {
    status,
    headers: { 'Content-Type': 'application/vnd.contentful.delivery.v1+json', 'X-Contentful-Request-Id': 'EXAMPLE-req' },
    body: JSON.stringify({ requestId: 'EXAMPLE-req', message, sys: { type: 'Error', id }, ...(details ? { details } : {}) }),
  },
  ...more,
});
const entry = 'https://api.contentful.com/spaces/EXAMPLEspace/environments/master/entries/7';

export const examples: readonly Example[] = [
  refused(
    'access-token-invalid',
    'a management token for delivery',
    401,
    'AccessTokenInvalid',
    'The access token you sent could not be found or is invalid.',
    {
      request: { url: cdn, headers: { Authorization: 'Bearer CFPAT-EXAMPLE' } },
      verdicts: { confirmed: ['A management token'], 'ruled-out': ['No token', 'A delivery or preview token was sent to the management'] },
    },
  ),
  refused('access-denied', 'a role that may only read', 403, 'AccessDenied', 'Forbidden', {
    request: { method: 'PUT', url: entry, headers: token, body: '{}' },
  }),
  refused('not-found', 'a draft', 404, 'NotFound', 'The resource could not be found.', {
    verdicts: { possible: ['The entry or asset is a draft'] },
  }),
  refused('version-mismatch', 'no version', 409, 'VersionMismatch', '', {
    request: { method: 'PUT', url: entry, headers: token, body: '{"fields":{}}' },
    verdicts: { confirmed: ['X-Contentful-Version was not sent'], 'ruled-out': ['Somebody else'] },
  }),
  refused(
    'validation-failed',
    'an empty title',
    422,
    'ValidationFailed',
    'Validation error',
    {
      request: { method: 'PUT', url: `${entry}/published`, headers: token },
      verdicts: { confirmed: ['A required field'] },
    },
    { errors: [{ name: 'required', path: ['fields', 'title', 'en-US'], details: 'The property "title" is required here' }] },
  ),
  refused(
    'bad-request',
    'a search without its type',
    400,
    'InvalidQuery',
    'The query you sent was invalid. Probably a filter or ordering specification is not applicable to the type of a field.',
    {
      verdicts: { possible: ['A search by fields'] },
    },
  ),
  {
    rule: 'query-too-complex',
    why: 'collections within collections',
    request: {
      method: 'POST',
      url: 'https://graphql.contentful.com/content/v1/spaces/EXAMPLEspace',
      headers: token,
      body: '{"query":"{ postCollection { items { title } } }"}',
    },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"message":"Query cannot be executed. The maximum allowed complexity for a query is 11000 but it was 20200.","extensions":{"contentful":{"code":"TOO_COMPLEX_QUERY","requestId":"EXAMPLE"}}}]}',
    },
    verdicts: { confirmed: ['Collections within collections'] },
  },
  refused(
    'rate-limit',
    'a migration',
    429,
    'RateLimitExceeded',
    'You have exceeded the rate limit of the Organization this Space belongs to by making too many API requests within a short timespan.',
    { request: { url: entry, headers: token } },
  ),
  refused('server-error', 'an incident', 500, 'ServerError', 'Internal server error'),
  {
    rule: null,
    why: 'near miss: another API with sys',
    request: { url: 'https://api.other.example/spaces/1' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: '{"sys":{"type":"Error","id":"NotFound"},"message":"The resource could not be found."}',
    },
  },
];
