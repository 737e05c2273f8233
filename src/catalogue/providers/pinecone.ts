import type { Example, RulePack } from '../../model';

/**
 * Pinecone's API. Sources: https://docs.pinecone.io/reference/api/errors, https://docs.pinecone.io/reference/api/database-limits. The control
 * plane answers { error: { code, message }, status }, an index { code, message, details } with a gRPC number.
 */

const CONSOLE = 'https://app.pinecone.io';

export default {
  id: 'pinecone',
  name: 'Pinecone',
  kind: 'api',
  docs: 'https://docs.pinecone.io/reference/api/errors',
  statusPage: 'https://status.pinecone.io',
  support: { url: 'https://app.pinecone.io/organizations/-/settings/support', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.pinecone.io', '*.svc.*.pinecone.io', '*.svc.private.*.pinecone.io', '*.ke.pinecone.io'] },
  credentials: [
    { in: 'header', name: 'Api-Key', placeholder: 'YOUR_PINECONE_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_PINECONE_ACCESS_TOKEN' },
  ],
  rules: [
    {
      id: 'unauthenticated',
      when: { status: 401 },
      title: 'Pinecone did not accept the API key',
      summary: 'The key belongs into the header Api-Key; it is missing there, wrong, or was deleted.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in Api-Key', when: { check: 'credential-missing' } },
        {
          text: 'The API key was sent in Authorization, which is for access tokens',
          confirmedBy: { requestHeader: 'Authorization', is: { startsWith: 'Bearer pcsk_' } },
          ruledOutBy: { any: [{ not: { requestHeader: 'Authorization' } }, { requestHeader: 'Api-Key' }] },
        },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The key was deleted, or belongs to another project than the index', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Create a key in the project of the index and send it in Api-Key',
          snippets: [{ language: 'bash', code: "curl https://api.pinecone.io/indexes -H 'Api-Key: {{credential}}'" }],
          url: CONSOLE,
        },
      ],
    },
    {
      id: 'dimension',
      when: { all: [{ status: 400 }, { message: { contains: 'does not match the dimension of the index' } }] },
      title: 'The vector is longer or shorter than the index wants',
      summary: 'An index takes vectors of one dimension only; the message gives both numbers.',
      category: 'validation',
      causes: [
        { text: 'Vectors come from another embedding model than the one that the index was made for' },
        { text: 'The embedding failed and gave an empty vector', confirmedBy: { message: { contains: 'Vector dimension 0 ' } } },
      ],
      fixes: [
        { text: 'Use the same embedding model, with the same dimensions setting, for writing and for searching' },
        { text: 'Or create a new index with the model’s dimension and write all vectors again: an index’s dimension cannot be changed' },
      ],
    },
    {
      id: 'invalid-argument',
      when: { status: [400, 422] },
      title: 'Pinecone rejected the request',
      summary: 'A field is missing or not valid: ids, values, metadata or filter do not have the wanted form.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
        {
          text: 'Metadata holds null, nested objects or other values that are not allowed',
          confirmedBy: { message: { contains: 'Metadata value must be' } },
        },
        {
          text: 'The metadata of a record, or the whole batch, is too large',
          confirmedBy: { message: { contains: ['metadata size', 'message length too large'] } },
        },
      ],
      fixes: [
        {
          text: 'Keep metadata to texts, numbers, booleans and lists of texts, 40 KB a record',
          url: 'https://docs.pinecone.io/guides/index-data/indexing-overview#metadata',
        },
        { text: 'Send batches of up to 1,000 records and 2 MB', url: 'https://docs.pinecone.io/reference/api/database-limits' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Pinecone refuses this: a quota or a protection',
      summary:
        'The key is good, but a quota of the project is full, the index is protected from deletion, or the key’s role does not allow it.',
      category: 'permission',
      causes: [
        {
          text: 'The project has as many indexes, namespaces or collections as its plan allows',
          confirmedBy: { message: { contains: ['max serverless indexes', 'reached the max'] } },
        },
        { text: 'Deletion protection is on for the index', confirmedBy: { message: { contains: 'deletion protection' } } },
        { text: 'The key’s role allows reading only' },
        { text: 'The free plan does not offer this cloud or region', confirmedBy: { message: { contains: 'free plan does not support' } } },
      ],
      fixes: [
        { text: 'Delete what is not needed, use namespaces in place of further indexes, or change the plan', url: CONSOLE },
        { text: 'Switch deletion protection off before deleting the index' },
      ],
    },
    {
      id: 'payment',
      when: { status: 402 },
      title: 'Pinecone’s account has an unpaid bill',
      summary: 'The request was refused because a payment is overdue.',
      category: 'billing',
      causes: [{ text: 'A payment of the organization failed or is overdue' }],
      fixes: [{ text: 'Update the payment method of the organization', url: CONSOLE }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Pinecone finds no such index or namespace',
      summary: 'The index does not exist in the key’s project, is still being made, or the call went to the wrong host.',
      category: 'not-found',
      causes: [
        { text: 'The index’s name is misspelt, or it is in another project' },
        {
          text: 'Vectors were sent to api.pinecone.io: each index has a host of its own',
          confirmedBy: { all: [{ host: 'api.pinecone.io' }, { path: { startsWith: '/vectors' } }] },
        },
        { text: 'The namespace does not exist yet: it comes into being with the first record', ruledOutBy: { host: 'api.pinecone.io' } },
      ],
      fixes: [
        {
          text: 'Ask for the index’s host and send vectors and queries there',
          snippets: [{ language: 'bash', code: "curl https://api.pinecone.io/indexes -H 'Api-Key: {{credential}}'" }],
        },
      ],
    },
    {
      id: 'already-exists',
      when: { status: 409 },
      title: 'An index of this name exists already',
      summary: 'Names are unique within a project.',
      category: 'conflict',
      causes: [
        {
          text: 'The index was created before',
          confirmedBy: { all: [{ path: { startsWith: '/indexes' } }, { any: [{ code: 'ALREADY_EXISTS' }, { check: 'done-before' }] }] },
        },
      ],
      fixes: [{ text: 'List the indexes first, and create one only where it is missing' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over a rate limit or monthly quota of Pinecone',
      summary: 'Reads and writes are limited per second for each namespace and index, and on the free plan per month.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The month’s units of the plan are used up: waiting seconds does not help',
          confirmedBy: { message: { contains: ['for the current month', 'monthly'] } },
        },
        { text: 'Reads or writes come faster than the limit of the namespace or index' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Retry with growing pauses; write in batches, and run fewer requests at a time' },
        { text: 'Look up the limits, or change the plan', url: 'https://docs.pinecone.io/reference/api/database-limits' },
      ],
    },
  ],
} satisfies RulePack;

const index = 'https://docs-example.svc.aped-4627-b74a.pinecone.io';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, 'Api-Key': 'pcsk_EXAMPLE_notreal' };
const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url: 'https://api.pinecone.io/indexes', headers: sent, body: '{"name":"docs","dimension":1536}' },
  response: { status, headers: json, body: JSON.stringify({ error: { code, message }, status }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthenticated', 'a key in Authorization', 401, 'UNAUTHENTICATED', 'Invalid API Key', {
    request: { url: 'https://api.pinecone.io/indexes', headers: { Authorization: 'Bearer pcsk_EXAMPLE_notreal' } },
    verdicts: { confirmed: ['The API key was sent in Authorization'], 'ruled-out': ['No key was sent'] },
  }),
  {
    rule: 'dimension',
    why: 'another embedding model',
    request: { method: 'POST', url: `${index}/vectors/upsert`, headers: sent, body: '{"vectors":[]}' },
    response: {
      status: 400,
      headers: json,
      body: '{"code":3,"message":"Vector dimension 2 does not match the dimension of the index 1536","details":[]}',
    },
  },
  refused(
    'invalid-argument',
    'a name that is not allowed',
    400,
    'INVALID_ARGUMENT',
    'Name must consist of lower case alphanumeric characters or hyphens',
  ),
  refused('forbidden', 'a full project', 403, 'FORBIDDEN', 'You have reached the max serverless indexes allowed in project', {
    verdicts: { confirmed: ['The project has as many'] },
  }),
  refused('payment', 'an unpaid bill', 402, 'PAYMENT_REQUIRED', 'Payment required'),
  {
    rule: 'not-found',
    why: 'vectors sent to the wrong host',
    request: { method: 'POST', url: 'https://api.pinecone.io/vectors/upsert', headers: sent, body: '{"vectors":[]}' },
    response: { status: 404, headers: json, body: '{"error":{"code":"NOT_FOUND","message":"Resource not found"},"status":404}' },
    verdicts: { confirmed: ['Vectors were sent to api.pinecone.io'] },
  },
  refused('already-exists', 'made before', 409, 'ALREADY_EXISTS', 'Resource already exists', {
    verdicts: { confirmed: ['The index was created'] },
  }),
  refused(
    'rate-limit',
    'a full month',
    429,
    'RESOURCE_EXHAUSTED',
    'Request failed. You have reached your write unit limit for the current month (2000000).',
    {
      verdicts: { confirmed: ['The month’s units'] },
    },
  ),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://vectors.other.example/vectors/upsert' },
    response: {
      status: 400,
      headers: json,
      body: '{"code":3,"message":"Vector dimension 2 does not match the dimension of the index 1536","details":[]}',
    },
  },
];
