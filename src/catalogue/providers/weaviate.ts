import type { Example, RulePack } from '../../model';

/** Weaviate's cloud. Sources: https://docs.weaviate.io/weaviate/api/rest (error: [{ message }]), https://docs.weaviate.io/weaviate/configuration/authentication, the server's own error texts. */

export default {
  id: 'weaviate',
  name: 'Weaviate',
  kind: 'api',
  docs: 'https://docs.weaviate.io/weaviate/api/rest',
  statusPage: 'https://status.weaviate.io',
  support: { email: 'support@weaviate.io', asks: ['timestamp', 'request', 'response'] },
  recognize: { hosts: ['*.weaviate.cloud', '*.weaviate.network'], paths: ['/v1/*'] },
  envelope: { message: ['/error/0/message'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_WEAVIATE_API_KEY' }],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Weaviate did not accept the credentials',
      summary: 'The cluster takes no anonymous calls, and the API key is missing or wrong.',
      category: 'auth',
      causes: [
        { text: 'No key was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The key is not sent with the Bearer scheme', confirmedBy: { check: 'credential-wrong-scheme' } },
        { text: 'A placeholder was sent instead of a key', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The key belongs to another cluster, or was deleted', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Copy the key from the cluster’s page and send it as a Bearer token',
          snippets: [
            { language: 'bash', code: "curl {{origin|https://example.weaviate.cloud}}/v1/meta -H 'Authorization: Bearer {{credential}}'" },
          ],
          url: 'https://console.weaviate.cloud',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'This key may not do that in Weaviate',
      summary: 'The key is known, but its role does not include this action: a read-only key cannot write.',
      category: 'permission',
      causes: [{ text: 'The key is the read-only one, or its role leaves this action or collection out' }],
      fixes: [
        { text: 'Use a key with the right to write, or change the role', url: 'https://docs.weaviate.io/weaviate/configuration/rbac' },
      ],
    },
    {
      id: 'collection-exists',
      when: { all: [{ status: 422 }, { message: { contains: 'already exists' } }] },
      title: 'The object or collection exists already',
      summary: 'Weaviate does not make a collection, or an object with the same id, twice.',
      category: 'conflict',
      causes: [
        {
          text: 'The collection (class) was made before',
          confirmedBy: { all: [{ path: { startsWith: '/v1/schema' } }, { message: { contains: 'already exists' } }] },
        },
        {
          text: 'An object with this id is there already',
          confirmedBy: { all: [{ path: { startsWith: '/v1/objects' } }, { message: { contains: 'already exists' } }] },
        },
      ],
      fixes: [{ text: 'Ask whether it exists first, or change the object with PUT or PATCH' }],
    },
    {
      id: 'vector-length',
      when: { message: { contains: ['vector lengths don', 'new node has a vector with length', 'vector dimensions'] } },
      title: 'The vector has another length than those stored',
      summary: 'All vectors of a collection must have the same length; the message gives both.',
      category: 'validation',
      causes: [{ text: 'The vectors come from another embedding model than the ones before' }],
      fixes: [{ text: 'Use one embedding model for all writing and searching, or make a new collection' }],
    },
    {
      id: 'vectorizer-key',
      when: { all: [{ status: [422, 500] }, { message: { contains: 'api key' } }] },
      title: 'The model provider’s key did not reach Weaviate',
      summary: 'Weaviate calls the embedding or language model with the key that you send along in a header, and it is missing or refused.',
      category: 'auth',
      causes: [
        {
          text: 'The header with the provider’s key, such as X-OpenAI-Api-Key, was not sent',
          confirmedBy: { message: { contains: 'no api key found' } },
        },
        { text: 'The provider refused the key' },
      ],
      fixes: [
        {
          text: 'Send the provider’s key in its header with each call, such as X-OpenAI-Api-Key',
          url: 'https://docs.weaviate.io/weaviate/model-providers',
        },
      ],
    },
    {
      id: 'invalid',
      when: { status: [400, 422] },
      title: 'Weaviate rejected the request',
      summary: 'The collection, a property or a value does not fit; error says which.',
      category: 'validation',
      causes: [
        {
          text: 'The collection does not exist: its name begins with a capital',
          confirmedBy: { message: { contains: ['could not find class', 'class not found'] } },
        },
        {
          text: 'A property’s value has another type than the schema says',
          confirmedBy: {
            message: {
              contains: ['invalid text property', 'invalid number property', 'invalid integer property', 'invalid date property'],
            },
          },
        },
        {
          text: 'The id is no UUID',
          confirmedBy: { any: [{ check: 'uuid-malformed' }, { message: { contains: ['invalid uuid length', 'must be of type uuid'] } }] },
        },
        { text: 'The body is not valid JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Compare with the schema (GET /v1/schema); dates are written as RFC 3339',
          url: 'https://docs.weaviate.io/weaviate/config-refs/datatypes',
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Weaviate finds no such object or collection',
      summary: 'The id or collection in the path names nothing on this cluster.',
      category: 'not-found',
      causes: [
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
        { text: 'The object was deleted, or is in another collection or tenant' },
        { text: 'The cluster itself is gone, as sandboxes are after a while' },
      ],
      fixes: [{ text: 'Check collection, tenant and id, and that the cluster still runs', url: 'https://console.weaviate.cloud' }],
    },
  ],
} satisfies RulePack;

const url = 'https://example-abc.c0.europe-west3.gcp.weaviate.cloud/v1/objects';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'Bearer EXAMPLEnotreal0001' };
const refused = (rule: string, why: string, status: number, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"class":"Doc","properties":{"title":"Hi"}}' },
  response: { status, headers: json, body: JSON.stringify({ error: [{ message }] }) },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'unauthorized',
    why: 'no key',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 401,
      headers: json,
      body: '{"code":401,"message":"anonymous access not enabled, please provide an auth scheme such as OIDC"}',
    },
    verdicts: { confirmed: ['No key was sent'] },
  },
  refused('forbidden', 'a read-only key', 403, "forbidden: user 'example' has insufficient permissions to create_data"),
  refused('collection-exists', 'made before', 422, 'class name Doc already exists', {
    request: { method: 'POST', url: url.replace('/objects', '/schema'), headers: sent, body: '{"class":"Doc"}' },
    verdicts: { confirmed: ['The collection (class)'] },
  }),
  refused(
    'vector-length',
    'another model',
    500,
    'put object: import into index doc: new node has a vector with length 768. Existing nodes have vectors with length 1536',
  ),
  refused(
    'vectorizer-key',
    'no key of the provider',
    500,
    'update vector: API Key: no api key found neither in request header: X-Openai-Api-Key nor in environment variable under OPENAI_APIKEY',
    {
      verdicts: { confirmed: ['The header with the provider’s key'] },
    },
  ),
  refused(
    'invalid',
    'a number for a text',
    422,
    "invalid object: invalid text property 'title' on class 'Doc': not a string, but json.Number",
    {
      verdicts: { confirmed: ['A property’s value'] },
    },
  ),
  refused('not-found', 'a deleted object', 404, 'not found', {
    request: { url: `${url}/Doc/0d1e2f3a-0000-4000-8000-000000000001`, headers: sent },
  }),
  {
    rule: null,
    why: 'near miss: the same words from another API',
    request: { url: 'https://vectors.other.example/v1/schema' },
    response: { status: 422, headers: json, body: '{"error":[{"message":"class name Doc already exists"}]}' },
  },
];
