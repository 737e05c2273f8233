import type { Example, RulePack } from '../../model';

/**
 * Algolia's search and indexing API. Sources: https://www.algolia.com/doc/rest-api/search/,
 * https://www.algolia.com/doc/guides/security/api-keys/, https://support.algolia.com (size of records)
 */

const KEYS = 'https://dashboard.algolia.com/account/api-keys/all';
const GUIDE = 'https://www.algolia.com/doc/guides/security/api-keys/';

export default {
  id: 'algolia',
  name: 'Algolia',
  kind: 'api',
  docs: 'https://www.algolia.com/doc/rest-api/search/',
  statusPage: 'https://status.algolia.com',
  support: { url: 'https://support.algolia.com', asks: ['timestamp', 'request', 'response', 'account'] },
  recognize: { hosts: ['*.algolia.net', '*.algolianet.com', 'analytics.algolia.com', 'insights.algolia.io', '*.algolia.io'] },
  credentials: [
    { in: 'header', name: 'X-Algolia-API-Key', placeholder: 'YOUR_ALGOLIA_API_KEY' },
    { in: 'query', name: 'x-algolia-api-key', placeholder: 'YOUR_ALGOLIA_API_KEY' },
  ],
  rules: [
    {
      id: 'invalid-key',
      when: {
        all: [
          { status: [401, 403] },
          {
            message: {
              contains: ['Invalid Application-ID or API key', 'Invalid application', 'missing credentials', 'Invalid credentials'],
            },
          },
        ],
      },
      title: 'Application ID and API key do not belong together',
      summary: 'Algolia knows no such application, or the key is not one of its keys.',
      category: 'auth',
      causes: [
        { text: 'No API key was sent', when: { check: 'credential-missing' } },
        {
          text: 'X-Algolia-Application-Id was not sent',
          when: { all: [{ not: { requestHeader: 'X-Algolia-Application-Id' } }, { not: { query: 'x-algolia-application-id' } }] },
        },
        { text: 'The key belongs to another application, such as the one for tests' },
        {
          text: 'The key is invalid: it was deleted or rotated, or has reached the end of its validity',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        {
          text: 'Copy application ID and key of the same application from the dashboard',
          snippets: [
            {
              language: 'bash',
              code: 'curl "https://$ALGOLIA_APP_ID-dsn.algolia.net/1/indexes/YOUR_INDEX?query=test" \\\n  -H "X-Algolia-Application-Id: $ALGOLIA_APP_ID" \\\n  -H \'X-Algolia-API-Key: {{credential}}\'',
            },
          ],
          url: KEYS,
        },
        { text: 'Check that host, header and key name the same application' },
      ],
      warnings: ['Only a search key belongs into a page: the admin key can delete everything.'],
    },
    {
      id: 'key-lacks-right',
      when: { all: [{ status: 403 }, { message: { contains: ['not allowed with this API key', 'not allowed with this', 'referer'] } }] },
      title: 'The key does not allow this',
      summary: 'The key is valid, but its ACL, its list of indices, or its restrictions bar this call.',
      category: 'permission',
      causes: [
        {
          text: 'The key’s ACL lacks the operation: a search key cannot write, list or browse',
          confirmedBy: { message: { contains: 'Method not allowed' } },
        },
        { text: 'The key is restricted to other indices', confirmedBy: { message: { contains: 'Index not allowed' } } },
        { text: 'The key is restricted to other referers', confirmedBy: { message: { contains: 'referer' } } },
      ],
      fixes: [
        { text: 'For indexing use a key with addObject, deleteObject and editSettings, on a server', url: KEYS },
        { text: 'Add the index, or the referer, to the key’s restrictions' },
      ],
      links: [{ text: 'API keys', url: GUIDE }],
    },
    {
      id: 'blocked-or-over-quota',
      when: {
        all: [
          { status: [402, 403] },
          { message: { contains: ['blocked', 'quota', 'plan', 'not available on this cluster', 'suspended', 'payment'] } },
        ],
      },
      title: 'The application is blocked or over its quota',
      summary: 'The plan’s records or operations are used up, or the application is suspended.',
      category: 'billing',
      causes: [
        { text: 'The plan’s number of records, or of operations, is exceeded' },
        { text: 'The feature is not in the plan, or an invoice is unpaid' },
      ],
      fixes: [
        {
          text: 'Look at usage and billing in the dashboard, delete records or upgrade',
          url: 'https://dashboard.algolia.com/account/billing',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Algolia has no such index or object',
      summary: 'The index or objectID in the path does not exist in this application.',
      category: 'not-found',
      causes: [
        {
          text: 'The index does not exist: its name is case-sensitive, or nothing was indexed yet',
          confirmedBy: { message: { glob: 'Index*does not exist*' } },
        },
        {
          text: 'The object was deleted, or is not indexed yet: indexing is asynchronous',
          confirmedBy: { message: { contains: 'ObjectID' } },
        },
        { text: 'The index is in another application or environment' },
      ],
      fixes: [
        {
          text: 'Compare the index name with the dashboard; wait for the task (waitTask) after indexing',
          url: 'https://dashboard.algolia.com/explorer/indices',
        },
      ],
    },
    {
      id: 'record-too-big',
      when: { all: [{ status: [400, 413] }, { message: { contains: ['too big', 'too large'] } }] },
      title: 'A record is larger than the plan allows',
      summary: 'Records have a greatest size, 10 KB to 100 KB by plan; position and objectID in the answer name the record.',
      category: 'payload',
      causes: [{ text: 'A record holds long texts or data that nobody searches' }],
      fixes: [
        {
          text: 'Split long texts into several records with one common attribute, and use distinct',
          url: 'https://www.algolia.com/doc/guides/sending-and-managing-data/prepare-your-data/how-to/indexing-long-documents/',
        },
        { text: 'Leave out attributes that are neither searched nor shown' },
      ],
    },
    {
      id: 'bad-parameter',
      when: { all: [{ status: 400 }, { not: { message: { contains: ['too big', 'too large'] } } }] },
      title: 'Algolia could not use a parameter',
      summary: 'The JSON, a search parameter, a filter or a setting is not valid; the message says which.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        {
          text: 'The filters do not parse, or mix AND and OR in a way that is not allowed',
          confirmedBy: { message: { startsWith: 'filters' } },
        },
        { text: 'A parameter is unknown or misspelt', confirmedBy: { message: { contains: ['Unknown parameter', 'unknown attribute'] } } },
        { text: 'An attribute is used for faceting that is not in attributesForFaceting' },
      ],
      fixes: [{ text: 'Correct the parameter', url: 'https://www.algolia.com/doc/api-reference/search-api-parameters/' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests',
      summary: 'The key’s own limit per IP and hour, or the indexing capacity, is reached.',
      category: 'rate-limit',
      causes: [
        { text: 'The key has maxQueriesPerIPPerHour, and this address used it up' },
        {
          text: 'The indexing queue of the application is full',
          confirmedBy: { message: { contains: ['job', 'indexing', 'overloaded'] } },
        },
      ],
      fixes: [
        { text: 'Wait, send batches of up to 1,000 records rather than one by one, and debounce searches' },
        { text: 'Raise the limit of the key, or make keys per user', url: KEYS },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://FAKEAPPID1-dsn.algolia.net/1/indexes/products/query';
const key = { 'X-Algolia-Application-Id': 'FAKEAPPID1', 'X-Algolia-API-Key': 'fakefakefake' };
const json = { 'Content-Type': 'application/json; charset=UTF-8' };

const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: key, body: '{"query":"x"}' },
  response: { status, headers: json, body: JSON.stringify({ message, status }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('invalid-key', 'a key of another application', 403, 'Invalid Application-ID or API key', {
    verdicts: { possible: ['The key belongs to another'], 'ruled-out': ['No API key', 'X-Algolia-Application-Id'] },
  }),
  refused('key-lacks-right', 'writing with a search key', 403, 'Method not allowed with this API key', {
    verdicts: { confirmed: ['The key’s ACL'] },
  }),
  refused('blocked-or-over-quota', 'too many records', 403, 'Record quota exceeded, change plan or delete records.'),
  refused('not-found', 'a new index', 404, 'Index products does not exist', { verdicts: { confirmed: ['The index does not exist'] } }),
  refused('record-too-big', 'a long text', 400, 'Record at the position 3 objectID=7 is too big size=12000/10000 bytes.'),
  refused('bad-parameter', 'a bad filter', 400, 'filters: Unexpected token string(x) expected end of filter at col 4', {
    verdicts: { confirmed: ['The filters do not parse'] },
  }),
  refused('rate-limit', 'a crawler', 429, 'Too many requests'),
  {
    rule: null,
    why: 'near miss: another search API',
    request: { url: 'https://search.other.example/1/indexes/x' },
    response: { status: 403, headers: json, body: '{"message":"Invalid Application-ID or API key","status":403}' },
  },
];
