import type { Example, RulePack } from '../../model';

/**
 * Qdrant, in its cloud and wherever it runs itself. Sources: https://api.qdrant.tech (status.error), https://qdrant.tech/documentation/guides/security/,
 * the server's own error texts (lib/collection, src/actix in https://github.com/qdrant/qdrant). There are no codes.
 */

export default {
  id: 'qdrant',
  name: 'Qdrant',
  kind: 'api',
  docs: 'https://api.qdrant.tech',
  statusPage: 'https://status.qdrant.io',
  support: { url: 'https://support.qdrant.io', asks: ['timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['*.cloud.qdrant.io', '*.aws.cloud.qdrant.io', '*.gcp.cloud.qdrant.io', '*.azure.cloud.qdrant.io'],
    fingerprints: [
      { all: [{ responseField: '/status/error' }, { responseField: '/time' }] },
      { responseText: 'Must provide an API key or an Authorization bearer token' },
    ],
  },
  envelope: { message: ['/status/error'] },
  credentials: [
    { in: 'header', name: 'api-key', placeholder: 'YOUR_QDRANT_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_QDRANT_API_KEY' },
  ],
  rules: [
    {
      id: 'no-access',
      when: { status: [401, 403] },
      title: 'Qdrant did not accept the API key',
      summary: 'The key is missing, wrong, or allows reading only.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in api-key or Authorization', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        {
          text: 'The key allows reading only, or other collections only',
          ruledOutBy: { any: [{ check: 'credential-missing' }, { status: 401 }] },
        },
        { text: 'The key belongs to another cluster, or was deleted', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Send the cluster’s key in the header api-key',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://example.cloud.qdrant.io:6333}}/collections -H 'api-key: {{credential}}'" },
          ],
          url: 'https://qdrant.tech/documentation/guides/security/',
        },
      ],
    },
    {
      id: 'dimension',
      when: { all: [{ status: 400 }, { message: { contains: 'Vector dimension error' } }] },
      title: 'The vector has another dimension than the collection',
      summary: 'A collection takes vectors of the size that it was made with; the message gives both numbers.',
      category: 'validation',
      causes: [{ text: 'The vectors come from another embedding model than the collection was made for' }],
      fixes: [
        { text: 'Use the same embedding model for writing and for searching' },
        { text: 'Or make a new collection with the model’s size: the size of a collection cannot be changed' },
      ],
    },
    {
      id: 'vector-name',
      when: { all: [{ status: 400 }, { message: { contains: 'Not existing vector name' } }] },
      title: 'The collection has no vector of this name',
      summary: 'The collection has named vectors, or a single one without a name, and the request uses another.',
      category: 'validation',
      causes: [
        {
          text: 'The collection’s vectors have names, and the request names none',
          when: { message: { endsWith: 'vector name error:' } },
        },
        {
          text: 'The name is misspelt, or the collection was made with another',
          ruledOutBy: { message: { endsWith: 'vector name error:' } },
        },
      ],
      fixes: [
        {
          text: 'Look at the collection’s config.params.vectors, and give the name in using (or in the point’s vector)',
          url: 'https://qdrant.tech/documentation/concepts/collections/',
        },
      ],
    },
    {
      id: 'index-required',
      when: { all: [{ status: 400 }, { message: { contains: 'Index required but not found' } }] },
      title: 'The filter’s field has no payload index',
      summary: 'This cluster filters and sorts only by fields that have an index.',
      category: 'validation',
      causes: [
        {
          text: 'No payload index was made for the field that the message names',
          confirmedBy: { message: { contains: 'Index required but not found' } },
        },
      ],
      fixes: [
        {
          text: 'Make an index for the field with PUT /collections/{name}/index',
          url: 'https://qdrant.tech/documentation/concepts/indexing/#payload-index',
        },
      ],
    },
    {
      id: 'bad-input',
      when: { status: [400, 422] },
      title: 'Qdrant rejected the request',
      summary: 'The body has a wrong form, or a value is not allowed; status.error says where.',
      category: 'validation',
      causes: [
        {
          text: 'The body’s JSON has another form than the endpoint takes',
          confirmedBy: { message: { contains: ['Format error in JSON body', 'Json deserialize error'] } },
          ruledOutBy: { check: 'json-malformed' },
        },
        { text: 'A point’s id is neither a whole number nor a UUID', confirmedBy: { message: { contains: 'valid point ID' } } },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [{ text: 'Correct what status.error names; ids are whole numbers from 0, or UUIDs', url: 'https://api.qdrant.tech' }],
    },
    {
      id: 'collection-missing',
      when: { status: 404 },
      title: 'Qdrant has no such collection or point',
      summary: 'The name in the path names nothing on this server.',
      category: 'not-found',
      causes: [
        { text: 'The collection was not made yet, or its name is misspelt' },
        { text: 'The request went to another cluster' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [
        {
          text: 'List the collections',
          snippets: [{ language: 'bash', code: "curl {{origin|http://localhost:6333}}/collections -H 'api-key: {{credential}}'" }],
        },
      ],
    },
    {
      id: 'collection-exists',
      when: { status: 409 },
      title: 'A collection of this name exists already',
      summary: 'Qdrant does not make a collection twice.',
      category: 'conflict',
      causes: [{ text: 'The collection was made before', confirmedBy: { message: { contains: 'already exists' } } }],
      fixes: [{ text: 'Ask GET /collections/{name}/exists first, or go on with the one that is there' }],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The batch is too large for Qdrant',
      summary: 'A request may have so many bytes only (32 MB unless the server is set up otherwise).',
      category: 'payload',
      causes: [{ text: 'Too many points, or large payloads, in one request' }],
      fixes: [
        {
          text: 'Send smaller batches, or raise service.max_request_size_mb on your own server',
          url: 'https://qdrant.tech/documentation/guides/configuration/',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://xyz-example.eu-central.aws.cloud.qdrant.io:6333/collections/docs/points';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, 'api-key': 'EXAMPLEnotreal0001' };
const refused = (rule: string, why: string, status: number, error: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'PUT', url, headers: sent, body: '{"points":[]}' },
  response: { status, headers: json, body: JSON.stringify({ status: { error }, time: 0.0001 }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'no-access',
    why: 'no key, on a server of one’s own',
    request: { url: 'https://vectors.example.com/collections', headers: { Accept: 'application/json' } },
    response: { status: 401, headers: { 'Content-Type': 'text/plain' }, body: 'Must provide an API key or an Authorization bearer token' },
    verdicts: { confirmed: ['No key was sent'], 'ruled-out': ['The key allows reading only'] },
  },
  refused('dimension', 'another model', 400, 'Wrong input: Vector dimension error: expected dim: 1536, got 768'),
  refused('vector-name', 'a collection with names', 400, 'Wrong input: Not existing vector name error: ', {
    verdicts: { confirmed: ['The collection’s vectors have names'] },
  }),
  refused(
    'index-required',
    'a filter',
    400,
    'Bad request: Index required but not found for "city" of one of the following types: [keyword].',
    {
      verdicts: { confirmed: ['No payload index'] },
    },
  ),
  refused(
    'bad-input',
    'an id of letters',
    400,
    'Format error in JSON body: value doc-1 is not a valid point ID, valid values are either an unsigned integer or a UUID',
    {
      verdicts: { confirmed: ['The body’s JSON', 'A point’s id'] },
    },
  ),
  refused('collection-missing', 'a misspelt name', 404, "Not found: Collection `docs` doesn't exist!", {
    verdicts: { possible: ['The collection was not made', 'The request went to another cluster'] },
  }),
  refused('collection-exists', 'made twice', 409, 'Wrong input: Collection `docs` already exists!', {
    verdicts: { confirmed: ['The collection was made before'] },
  }),
  refused('too-large', 'a large batch', 413, 'Payload error: JSON payload is larger than allowed (limit: 33554432 bytes).'),
  {
    rule: null,
    why: 'near miss: the same status object without what makes it Qdrant’s',
    request: { url: 'https://vectors.other.example/collections/docs' },
    response: { status: 404, headers: json, body: '{"status":"error","message":"Not found: Collection `docs`"}' },
  },
];
