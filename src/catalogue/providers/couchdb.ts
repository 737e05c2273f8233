import type { Condition, Example, RulePack } from '../../model';

/**
 * Apache CouchDB and IBM Cloudant, known by their headers. Sources: https://docs.couchdb.org/en/stable/api/basics.html,
 * https://cloud.ibm.com/apidocs/cloudant#error-handling, https://cloud.ibm.com/docs/Cloudant
 */

const reason = (text: string | readonly string[]): Condition => ({ responseField: '/reason', is: { contains: text } });
const isCloudant: Condition = {
  any: [{ host: { endsWith: '.cloudant.com' } }, { host: { endsWith: '.cloudantnosqldb.appdomain.cloud' } }],
};

export default {
  id: 'couchdb',
  name: 'CouchDB / Cloudant',
  kind: 'api',
  docs: 'https://docs.couchdb.org/en/stable/api/basics.html',
  support: { url: 'https://docs.couchdb.org/en/stable/', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['*.cloudant.com', '*.cloudantnosqldb.appdomain.cloud'],
    fingerprints: [{ responseHeader: 'server', is: { startsWith: 'CouchDB/' } }, { responseHeader: 'X-Couch-Request-ID' }],
  },
  envelope: { code: ['/error'], message: ['/reason'], requestId: ['header:X-Couch-Request-ID', 'header:X-Request-ID'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_USER_COLON_PASSWORD' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_IAM_TOKEN' },
    { in: 'cookie', name: 'AuthSession', placeholder: 'YOUR_SESSION' },
  ],
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'CouchDB wants a valid login',
      summary: 'User and password are missing or wrong, the session has ended, or the database is not open to this user.',
      category: 'auth',
      causes: [
        { text: 'No login was sent', when: { check: 'credential-missing' } },
        { text: 'User name or password is wrong', confirmedBy: reason('Name or password is incorrect') },
        { text: 'The user is known, but no member of this database', ruledOutBy: reason('You are not authorized to access this db') },
        {
          text: 'The action is for server administrators',
          confirmedBy: reason(['You are not a server admin', 'not a db or server admin']),
        },
        { text: 'The account is locked after too many failed logins', confirmedBy: reason('temporarily locked') },
        { text: 'The session cookie or IAM token has expired', confirmedBy: { check: 'credential-expired' } },
      ],
      fixes: [
        {
          text: 'Ask who CouchDB takes you for',
          snippets: [{ language: 'bash', code: 'curl -u "$COUCH_USER:$COUCH_PASSWORD" {{origin|http://localhost:5984}}/_session' }],
        },
        {
          text: 'Add the user or role to the members of the database',
          url: 'https://docs.couchdb.org/en/stable/api/database/security.html',
        },
        { text: 'From a browser, send credentials along and allow the origin in CORS' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'CouchDB forbids this',
      summary: 'The user has not the right, or a validation function of the database refuses the document; reason is its text.',
      category: 'permission',
      causes: [
        {
          text: 'A validate_doc_update function refused the document',
          ruledOutBy: {
            any: [{ method: ['GET', 'HEAD'] }, reason(['not allowed to access', '_reader access', '_writer access', '_admin access'])],
          },
        },
        {
          text: 'The user or API key lacks the role',
          confirmedBy: reason(['not allowed to access', '_reader access', '_writer access', '_admin access']),
        },
      ],
      fixes: [
        { text: 'Read reason: it is the text of the function where one refused; look at the design documents' },
        { text: 'Give user or API key the role (_reader, _writer, _admin) on the database' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'CouchDB has no such database or document',
      summary: 'Nothing is there under this name, or the document was deleted.',
      category: 'not-found',
      causes: [
        { text: 'The document was deleted', confirmedBy: { responseField: '/reason', is: 'deleted' } },
        { text: 'The database does not exist', confirmedBy: reason('Database does not exist') },
        { text: 'The document does not exist', confirmedBy: { responseField: '/reason', is: 'missing' } },
        { text: 'The design document has no such view', confirmedBy: reason('missing_named_view') },
        { text: 'A slash in the id is not encoded (%2F)', ruledOutBy: { path: { contains: '%2F' } } },
      ],
      fixes: [
        {
          text: 'List what is there',
          snippets: [{ language: 'bash', code: 'curl -u "$COUCH_USER:$COUCH_PASSWORD" {{origin|http://localhost:5984}}/_all_dbs' }],
        },
      ],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'The document was changed by somebody else',
      summary: 'The revision that was sent is missing or not the latest one.',
      category: 'conflict',
      causes: [
        {
          text: 'No _rev was sent, but the document exists',
          confirmedBy: {
            all: [
              { method: 'PUT' },
              { not: { query: 'rev' } },
              { not: { requestHeader: 'If-Match' } },
              { requestField: '/*' },
              { not: { requestField: '/_rev' } },
            ],
          },
          ruledOutBy: { any: [{ query: 'rev' }, { requestHeader: 'If-Match' }, { requestField: '/_rev' }] },
        },
        {
          text: 'Another writer saved in between',
          ruledOutBy: {
            all: [
              { method: 'PUT' },
              { not: { query: 'rev' } },
              { not: { requestHeader: 'If-Match' } },
              { requestField: '/*' },
              { not: { requestField: '/_rev' } },
            ],
          },
        },
      ],
      fixes: [
        { text: 'Read the document, apply the change to it, and send it with its latest _rev' },
        {
          text: 'Where writers meet often, store changes as documents of their own',
          url: 'https://docs.couchdb.org/en/stable/replication/conflicts.html',
        },
      ],
    },
    {
      id: 'exists',
      when: { all: [{ status: 412 }, { code: 'file_exists' }] },
      title: 'The database exists already',
      summary: 'A database of this name is there.',
      category: 'conflict',
      causes: [{ text: 'The database was created before', confirmedBy: { code: 'file_exists' } }],
      fixes: [{ text: 'Take a 412 on PUT /db as success where it only has to exist, or choose another name' }],
    },
    {
      id: 'bad-request',
      when: { status: [400, 405, 415] },
      title: 'CouchDB cannot read the request',
      summary: 'Body, name, parameter or Content-Type is not valid; reason says what.',
      category: 'validation',
      causes: [
        { text: 'The body is not JSON', confirmedBy: { any: [reason('invalid UTF-8 JSON'), { check: 'json-malformed' }] } },
        {
          text: 'The database’s name is not allowed: lower case, digits and _$()+-/ , beginning with a letter',
          confirmedBy: { code: 'illegal_database_name' },
        },
        {
          text: 'A query parameter cannot be read: keys must be JSON, strings in double quotes',
          confirmedBy: { all: [{ code: 'query_parse_error' }, reason('Invalid value for')] },
        },
        { text: 'Content-Type is not application/json', confirmedBy: { code: 'bad_content_type' } },
        {
          text: 'The document’s id begins with an underscore, or holds an unknown special member',
          confirmedBy: reason(['start with underscore', 'special document member']),
        },
        { text: 'Mango: no index fits the sort', confirmedBy: { all: [{ code: 'no_usable_index' }, reason('sort')] } },
      ],
      fixes: [
        { text: 'Send JSON with Content-Type: application/json, and encode parameters: ?key=%22abc%22' },
        {
          text: 'For a sort, create an index on its fields first',
          url: 'https://docs.couchdb.org/en/stable/api/database/find.html#db-index',
        },
      ],
    },
    {
      id: 'too-large',
      when: { status: 413 },
      title: 'The document or request is too large',
      summary: 'The document, its attachments or the whole request exceed what the server takes.',
      category: 'payload',
      causes: [
        { text: 'The document is larger than max_document_size; at Cloudant 1 MB', confirmedBy: { code: 'document_too_large' } },
        {
          text: 'The request is larger than the server takes (a bulk of documents, an attachment)',
          ruledOutBy: { code: 'document_too_large' },
        },
      ],
      fixes: [
        {
          text: 'Split bulks and documents; put files into an object store and keep their address in the document',
          url: 'https://docs.couchdb.org/en/stable/config/couchdb.html#couchdb/max_document_size',
        },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'More calls in a second than the Cloudant plan allows',
      summary: 'Cloudant limits reads, writes and global queries for each second by the capacity that was provisioned.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The limit of this class (reads, writes or queries) in a second is used up',
          confirmedBy: { all: [isCloudant, { code: 'too_many_requests' }] },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Retry with growing pauses; use _bulk_docs and _all_docs with keys in place of single calls' },
        { text: 'Raise the provisioned capacity', url: 'https://cloud.ibm.com/docs/Cloudant?topic=Cloudant-ibm-cloud-public' },
      ],
    },
    {
      id: 'server-error',
      when: { status: ['5xx'] },
      title: 'CouchDB failed internally',
      summary: 'A view, replication or node of the cluster had an error; reason says more.',
      category: 'server',
      causes: [
        {
          text: 'A map or reduce function failed, or could not be compiled',
          confirmedBy: { code: ['compilation_error', 'reduce_overflow_error'] },
        },
        { text: 'An index is still being built, and the call ran into its timeout' },
      ],
      fixes: [
        {
          text: 'Retry after a pause; look at _active_tasks for indexing, and at the design document',
          snippets: [{ language: 'bash', code: 'curl -u "$COUCH_USER:$COUCH_PASSWORD" {{origin|http://localhost:5984}}/_active_tasks' }],
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://couch.acme.example:6984/orders/7';
const login = { Authorization: 'Basic Ym9iOkVYQU1QTEU=' };
const refused = (rule: string, why: string, status: number, error: string, text: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: login },
  response: {
    status,
    headers: { 'Content-Type': 'application/json', Server: 'CouchDB/3.5.0 (Erlang OTP/26)', 'X-Couch-Request-ID': '5c058bdd37' },
    body: JSON.stringify({ error, reason: text }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'a wrong password', 401, 'unauthorized', 'Name or password is incorrect.', {
    verdicts: { confirmed: ['User name or password'], 'ruled-out': ['No login'] },
  }),
  refused('forbidden', 'a validation function', 403, 'forbidden', 'Only admins may change prices', {
    request: { method: 'PUT', url, headers: login, body: '{"price":1}' },
    verdicts: { possible: ['A validate_doc_update function'] },
  }),
  refused('not-found', 'a deleted document', 404, 'not_found', 'deleted', { verdicts: { confirmed: ['The document was deleted'] } }),
  refused('conflict', 'no revision', 409, 'conflict', 'Document update conflict.', {
    request: { method: 'PUT', url, headers: login, body: '{"total":7}' },
    verdicts: { confirmed: ['No _rev was sent'], 'ruled-out': ['Another writer'] },
  }),
  refused('conflict', 'an old revision', 409, 'conflict', 'Document update conflict.', {
    request: { method: 'PUT', url, headers: login, body: '{"_rev":"1-a","total":7}' },
    verdicts: { 'ruled-out': ['No _rev was sent'], possible: ['Another writer'] },
  }),
  refused('exists', 'created before', 412, 'file_exists', 'The database could not be created, the file already exists.', {
    request: { method: 'PUT', url: 'https://couch.acme.example:6984/orders', headers: login },
  }),
  refused('bad-request', 'a key without quotes', 400, 'query_parse_error', 'Invalid value for JSON: abc', {
    verdicts: { confirmed: ['A query parameter'] },
  }),
  refused('too-large', 'a picture within', 413, 'document_too_large', '7', { verdicts: { confirmed: ['The document is larger'] } }),
  refused(
    'rate-limit',
    'a burst',
    429,
    'too_many_requests',
    "You've exceeded your current limit of 20 requests per second for lookup class. Please try later.",
    {
      request: { url: 'https://EXAMPLE-bluemix.cloudantnosqldb.appdomain.cloud/orders/7', headers: login },
      verdicts: { confirmed: ['The limit of this class'] },
    },
  ),
  refused('server-error', 'a large view', 500, 'timeout', 'The request could not be processed in a reasonable amount of time.', {
    verdicts: { possible: ['An index is still being built'] },
  }),
  {
    rule: null,
    why: 'near miss: error and reason from another API',
    request: { url: 'https://api.other.example/orders/7' },
    response: {
      status: 409,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":"conflict","reason":"Document update conflict."}',
    },
  },
];
