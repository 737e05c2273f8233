import type { Condition, Example, RulePack } from '../../model';

/**
 * Elasticsearch and OpenSearch, which tell errors alike. Elasticsearch sends X-elastic-product; a root_cause with a type is written by
 * both and by nobody else. Sources: https://www.elastic.co/docs/troubleshoot/elasticsearch,
 * https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-bulk, https://docs.opensearch.org/latest/troubleshoot/
 */

const missingIndex: Condition = { code: ['index_not_found_exception', 'aliases_not_found_exception'] };

export default {
  id: 'elasticsearch',
  name: 'Elasticsearch / OpenSearch',
  kind: 'api',
  docs: 'https://www.elastic.co/docs/troubleshoot/elasticsearch',
  recognize: {
    hosts: ['*.es.*.*.cloud.es.io', '*.es.*.*.found.io', '*.es.*.*.elastic.cloud', '*.es.amazonaws.com', '*.aoss.amazonaws.com'],
    fingerprints: [
      { responseHeader: 'X-elastic-product', is: 'Elasticsearch' },
      { all: [{ responseField: '/error/root_cause/0/type' }, { responseField: '/status' }] },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'ApiKey', placeholder: 'YOUR_API_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_AND_PASSWORD' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'AWS4-HMAC-SHA256', placeholder: 'YOUR_SIGNATURE' },
  ],
  rules: [
    {
      id: 'index-not-found',
      when: missingIndex,
      title: 'There is no such index or alias',
      summary: 'The name in the path fits no index, alias or data stream of this cluster.',
      category: 'not-found',
      causes: [
        { text: 'The index’s name or alias is misspelt: names are lower case' },
        { text: 'Nothing has been written yet, and the index was not created beforehand' },
        { text: 'The index was deleted, or rolled over under another name' },
        { text: 'The request goes to another cluster or environment' },
      ],
      fixes: [
        {
          text: 'List indices and aliases',
          snippets: [{ language: 'bash', code: "curl '{{origin|https://localhost:9200}}/_cat/indices,_cat/aliases?v'" }],
        },
        { text: 'Create the index with its mapping, or search with ignore_unavailable=true where it may be missing' },
      ],
    },
    {
      id: 'resource-not-found',
      when: { code: 'resource_not_found_exception' },
      title: 'The cluster has nothing of this name or id',
      summary: 'A policy, pipeline, transform, model, search context or other thing that the path names does not exist.',
      category: 'not-found',
      causes: [
        { text: 'The name or id is misspelt, or was never created on this cluster' },
        { text: 'It was deleted, or has expired, as an asynchronous search does' },
      ],
      fixes: [{ text: 'List what exists with the same path without the name, and take the name from there' }],
    },
    {
      id: 'shards-unavailable',
      when: {
        all: [
          { status: 503 },
          {
            code: [
              'search_phase_execution_exception',
              'no_shard_available_action_exception',
              'unavailable_shards_exception',
              'master_not_discovered_exception',
            ],
          },
        ],
      },
      title: 'Shards or the master of the cluster are missing',
      summary: 'The query is not at fault: what it needs is not available on any node at the moment.',
      category: 'server',
      causes: [
        { text: 'A node is down, or the cluster is starting, so that shards are not assigned' },
        { text: 'The cluster has no elected master', ruledOutBy: { not: { code: 'master_not_discovered_exception' } } },
      ],
      fixes: [
        {
          text: 'Look at the health of the cluster and at unassigned shards',
          snippets: [{ language: 'bash', code: "curl '{{origin|https://localhost:9200}}/_cluster/allocation/explain'" }],
          url: 'https://www.elastic.co/docs/troubleshoot/elasticsearch',
        },
        { text: 'Retry with growing pauses once the cluster is yellow or green' },
      ],
    },
    {
      id: 'security',
      when: { all: [{ status: 401 }, { code: ['security_exception'] }] },
      title: 'The cluster did not accept the credentials',
      summary: 'User name, password, API key or token are missing, wrong or expired.',
      category: 'auth',
      causes: [
        { text: 'No credentials were sent', when: { check: 'credential-missing' } },
        {
          text: 'An API key is sent with Bearer: its scheme is ApiKey',
          ruledOutBy: { not: { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } } },
        },
        {
          text: 'The API key is unknown, invalidated or expired, or its secret is wrong',
          confirmedBy: { message: { contains: ['api key', 'apikey'] } },
          ruledOutBy: {
            any: [
              { check: 'credential-missing' },
              { message: { contains: ['missing authentication credentials', 'unable to authenticate user'] } },
            ],
          },
        },
        { text: 'User name or password is wrong', confirmedBy: { message: { contains: 'unable to authenticate user' } } },
      ],
      fixes: [
        {
          text: 'Ask the cluster who you are',
          snippets: [
            {
              language: 'bash',
              code: "curl {{origin|https://localhost:9200}}/_security/_authenticate -H 'Authorization: ApiKey {{credential}}'",
            },
          ],
        },
        { text: 'Use the encoded form of the API key, which is base64 of id:key' },
      ],
      links: [{ text: 'API keys', url: 'https://www.elastic.co/docs/deploy-manage/api-keys/elasticsearch-api-keys' }],
    },
    {
      id: 'not-authorized',
      when: { all: [{ status: 403 }, { code: 'security_exception' }] },
      title: 'The user or key may not do this on the index',
      summary: 'The credentials are right, but no role grants this action; the message names the action and the privileges that would.',
      category: 'permission',
      causes: [
        { text: 'The role lacks the index or cluster privilege that the message names' },
        { text: 'The API key’s own role descriptors are narrower than the user’s roles' },
        { text: 'The index’s name does not fit the pattern in the role' },
      ],
      fixes: [
        {
          text: 'Add the privilege and the index pattern to the role, or create an API key with them',
          url: 'https://www.elastic.co/docs/reference/elasticsearch/security-privileges',
        },
      ],
    },
    {
      id: 'aws-policy',
      when: { all: [{ status: 403 }, { message: { contains: ['es:ESHttp', 'aoss:'] } }] },
      title: 'The domain’s access policy refuses the caller',
      summary: 'AWS checks the domain’s policy before the request reaches the cluster; nothing in it allows this caller.',
      category: 'permission',
      causes: [
        { text: 'The request is not signed, so that it counts as anonymous', confirmedBy: { message: { contains: 'User: anonymous' } } },
        { text: 'The IAM user or role is not named in the domain’s policy', ruledOutBy: { message: { contains: 'User: anonymous' } } },
      ],
      fixes: [
        { text: 'Sign requests (SigV4, service es or aoss), or use a user of the domain’s own where fine-grained access control is on' },
        {
          text: 'Allow the caller in the domain’s access policy',
          url: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html',
        },
      ],
      warnings: ['A policy that admits everybody opens the data to the internet'],
    },
    {
      id: 'mapping',
      when: {
        code: ['mapper_parsing_exception', 'document_parsing_exception', 'strict_dynamic_mapping_exception', 'illegal_mapping_exception'],
      },
      title: 'The document does not fit the mapping',
      summary: 'A field’s value cannot be read as the type that the index has for it.',
      category: 'validation',
      causes: [
        {
          text: 'A value has another type than the field: text for a number, another date format, an object for a plain value',
          confirmedBy: { message: { contains: 'failed to parse field' } },
        },
        { text: 'The field does not exist, and the mapping is strict', confirmedBy: { code: 'strict_dynamic_mapping_exception' } },
        { text: 'The field’s type was guessed wrongly from the first document (dynamic mapping)' },
      ],
      fixes: [
        { text: 'Read caused_by for field and value, and correct the value' },
        {
          text: 'A field’s type cannot be changed: create a new index with the right mapping and reindex',
          url: 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-reindex',
        },
      ],
    },
    {
      id: 'query',
      when: {
        all: [
          { not: { status: [429, '5xx'] } },
          {
            code: [
              'parsing_exception',
              'x_content_parse_exception',
              'query_shard_exception',
              'search_phase_execution_exception',
              'illegal_argument_exception',
              'action_request_validation_exception',
              'number_format_exception',
              'too_many_clauses',
            ],
          },
        ],
      },
      title: 'The cluster cannot carry out this request',
      summary: 'Syntax, a field or a limit stands in the way; the true reason is often in root_cause, caused_by or failed_shards.',
      category: 'validation',
      causes: [
        {
          text: 'It sorts or aggregates on a text field, which has no fielddata: use its .keyword',
          confirmedBy: { responseText: { contains: ['Fielddata is disabled', 'use a keyword field instead'] } },
        },
        { text: 'It pages deeper than 10,000 hits', confirmedBy: { responseText: { contains: 'Result window is too large' } } },
        {
          text: 'The query’s JSON is nested wrongly or names an unknown clause',
          confirmedBy: { code: ['parsing_exception', 'x_content_parse_exception'] },
        },
        { text: 'A field in sort or aggregation does not exist', confirmedBy: { responseText: { contains: 'No mapping found for' } } },
      ],
      fixes: [
        { text: 'Read root_cause, then caused_by, then the reasons in failed_shards' },
        {
          text: 'Page with search_after and a point in time in place of from',
          url: 'https://www.elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results',
        },
        {
          text: 'Check the query alone',
          snippets: [
            {
              language: 'bash',
              code: "curl '{{origin|https://localhost:9200}}/INDEX/_validate/query?explain=true' -H 'content-type: application/json' -d '{\"query\": {\"match_all\": {}}}'",
            },
          ],
        },
      ],
    },
    {
      id: 'version-conflict',
      when: { code: 'version_conflict_engine_exception' },
      title: 'The document was changed by somebody else',
      summary: 'The version or sequence number sent is not the current one, or the document exists already.',
      category: 'conflict',
      causes: [
        { text: 'Two writers changed the same document at the same time' },
        { text: 'A create met an existing document', confirmedBy: { message: { contains: 'document already exists' } } },
      ],
      fixes: [
        { text: 'Read the document anew and write with its if_seq_no and if_primary_term' },
        {
          text: 'For updates, set retry_on_conflict; for index on top, use index in place of create',
          url: 'https://www.elastic.co/docs/reference/elasticsearch/rest-apis/optimistic-concurrency-control',
        },
      ],
    },
    {
      id: 'rejected',
      when: {
        code: [
          'es_rejected_execution_exception',
          'rejected_execution_exception',
          'circuit_breaking_exception',
          'opensearch_rejected_execution_exception',
        ],
      },
      title: 'The cluster is too busy to take this',
      summary: 'Queues or memory are full, so the node rejects work; in a bulk request it may be only some items.',
      category: 'rate-limit',
      causes: [
        {
          text: 'More indexing is under way than memory allows (indexing pressure): bulk requests are too large or too many',
          confirmedBy: { responseText: { contains: 'coordinating_and_primary_bytes' } },
        },
        { text: 'The thread pool’s queue is full', confirmedBy: { responseText: { contains: 'queue capacity' } } },
        { text: 'A request would need more memory than the circuit breaker allows', confirmedBy: { code: 'circuit_breaking_exception' } },
      ],
      fixes: [
        { text: 'Retry the rejected items alone, with exponential backoff' },
        { text: 'Send smaller bulk requests (5 to 15 MB) with fewer of them at a time' },
        {
          text: 'Look at the load of the nodes; add nodes or shards if it stays',
          url: 'https://www.elastic.co/docs/troubleshoot/elasticsearch/rejected-requests',
        },
      ],
      warnings: ['A bulk request answers 200 even where items failed: read errors and each item’s status'],
    },
    {
      id: 'blocked',
      when: { code: 'cluster_block_exception' },
      title: 'The index or cluster is blocked for this',
      summary: 'A block keeps writes (or all work) away, most often because a disk is nearly full.',
      category: 'server',
      causes: [
        {
          text: 'A node’s disk is over the flood-stage watermark (95 %), so its indices are read-only',
          confirmedBy: { message: { contains: 'flood-stage' } },
          ruledOutBy: { message: { contains: 'no master' } },
        },
        { text: 'The cluster has no elected master', confirmedBy: { message: { contains: 'no master' } } },
        {
          text: 'Somebody set the index read-only, or a block from an earlier full disk stayed',
          ruledOutBy: { message: { contains: ['flood-stage', 'no master'] } },
        },
      ],
      fixes: [
        {
          text: 'Free disk space: delete old indices or add disk; the block then goes away by itself',
          url: 'https://www.elastic.co/docs/troubleshoot/elasticsearch/fix-watermark-errors',
        },
        {
          text: 'Lift a block that stays',
          snippets: [
            {
              language: 'bash',
              code: "curl -X PUT '{{origin|https://localhost:9200}}/INDEX/_settings' -H 'content-type: application/json' -d '{\"index.blocks.read_only_allow_delete\": null}'",
            },
          ],
        },
      ],
    },
    {
      id: 'exists',
      when: { code: ['resource_already_exists_exception', 'index_already_exists_exception', 'invalid_index_name_exception'] },
      title: 'The index exists already, or its name is not allowed',
      summary: 'The index cannot be created under this name.',
      category: 'conflict',
      causes: [
        { text: 'An index of this name exists', ruledOutBy: { code: 'invalid_index_name_exception' } },
        { text: 'The name has upper case or characters that are not allowed', confirmedBy: { code: 'invalid_index_name_exception' } },
      ],
      fixes: [{ text: 'Use the one that exists, or another lower-case name; check first with HEAD /INDEX' }],
    },
  ],
} satisfies RulePack;

const search = 'https://search.acme.example:9200/orders/_search';
const served = { 'Content-Type': 'application/json', 'X-elastic-product': 'Elasticsearch' };
const error = (status: number, type: string, reason: string): string =>
  JSON.stringify({ error: { root_cause: [{ type, reason }], type, reason }, status });
const refused = (rule: string, why: string, status: number, type: string, reason: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { method: 'POST', url: search, headers: { 'Content-Type': 'application/json' }, body: '{"query":{"match_all":{}}}' },
  response: { status, headers: served, body: error(status, type, reason) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  refused('shards-unavailable', 'all shards failed, for want of nodes', 503, 'search_phase_execution_exception', 'all shards failed'),
  refused('resource-not-found', 'a search that has expired', 404, 'resource_not_found_exception', 'EXAMPLEasyncId'),
  {
    rule: 'security',
    why: 'a path that speaks of API keys is no word on the key',
    request: { url: 'https://search.acme.example:9200/_security/api_key', headers: { Authorization: 'Basic ZWxhc3RpYzpFWEFNUExF' } },
    response: {
      status: 401,
      headers: served,
      body: error(401, 'security_exception', 'unable to authenticate user [elastic] for REST request [/_security/api_key]'),
    },
    verdicts: { confirmed: ['User name or password is wrong'], 'ruled-out': ['The API key is unknown'] },
  },
  refused('index-not-found', 'a misspelt index', 404, 'index_not_found_exception', 'no such index [orders]'),
  {
    rule: 'index-not-found',
    why: 'OpenSearch, told by the form of its error',
    request: { url: 'https://search.other.example/orders/_count' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: error(404, 'index_not_found_exception', 'no such index [orders]'),
    },
  },
  refused('security', 'nothing sent', 401, 'security_exception', 'missing authentication credentials for REST request [/orders/_search]', {
    confirmed: ['No credentials were sent'],
  }),
  refused(
    'not-authorized',
    'a read-only key',
    403,
    'security_exception',
    'action [indices:data/write/index] is unauthorized for API key id [EXAMPLE]',
  ),
  refused(
    'mapping',
    'text for a date',
    400,
    'document_parsing_exception',
    "[1:17] failed to parse field [placed] of type [date] in document with id '7'",
    {
      confirmed: ['A value has another type'],
    },
  ),
  refused(
    'query',
    'sorting on text',
    400,
    'search_phase_execution_exception',
    'Fielddata is disabled on [name] in [orders]. Please use a keyword field instead.',
    {
      confirmed: ['It sorts or aggregates'],
      possible: ['It pages deeper'],
    },
  ),
  refused(
    'version-conflict',
    'two writers',
    409,
    'version_conflict_engine_exception',
    '[7]: version conflict, required seqNo [3], primary term [1]',
  ),
  {
    rule: 'rejected',
    why: 'a bulk request that answers 200',
    request: { method: 'POST', url: 'https://search.acme.example:9200/_bulk', body: '{}\n' },
    response: {
      status: 200,
      headers: served,
      body: '{"took":31,"errors":true,"items":[{"index":{"_index":"orders","_id":"1","status":201,"result":"created"}},{"index":{"_index":"orders","_id":"2","status":429,"error":{"type":"es_rejected_execution_exception","reason":"rejected execution of primary operation [coordinating_and_primary_bytes=53687091]"}}}]}',
    },
    verdicts: { confirmed: ['More indexing is under way'] },
  },
  refused(
    'blocked',
    'a full disk',
    429,
    'cluster_block_exception',
    'index [orders] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];',
    {
      confirmed: ['A node’s disk'],
      'ruled-out': ['Somebody set the index'],
    },
  ),
  refused('exists', 'created before', 400, 'resource_already_exists_exception', 'index [orders/EXAMPLE] already exists'),
  {
    rule: 'aws-policy',
    why: 'an unsigned request to a domain on AWS',
    request: { url: 'https://search-shop-example.eu-west-1.es.amazonaws.com/orders/_search', headers: { Accept: 'application/json' } },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: '{"Message":"User: anonymous is not authorized to perform: es:ESHttpGet because no resource-based policy allows the es:ESHttpGet action"}',
    },
    verdicts: { confirmed: ['The request is not signed'], 'ruled-out': ['The IAM user or role'] },
  },
  {
    rule: null,
    why: 'near miss: another API with a code of the same name',
    request: { url: 'https://api.other.example/things' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"type":"security_exception","message":"No"}}',
    },
  },
];
