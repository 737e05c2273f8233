import type { Category, Example, Rule, RulePack } from '../../model';

// GraphQL specification section 7 (errors), GraphQL over HTTP; codes as Apollo Server documents them and others copied them.

const rule = (
  id: string,
  codes: readonly string[],
  title: string,
  summary: string,
  category: Category,
  causes: Rule['causes'],
  fixes: Rule['fixes'],
): Rule => ({ id, when: { all: [{ format: 'graphql' }, { code: codes }] }, title, summary, category, causes, fixes });

export default {
  id: 'graphql',
  name: 'GraphQL',
  kind: 'standard',
  docs: 'https://spec.graphql.org/October2021/#sec-Errors',
  rules: [
    {
      id: 'failed',
      when: { all: [{ format: 'graphql' }, { responseField: '/errors', is: { startsWith: '[' } }] },
      title: 'The GraphQL operation failed',
      summary: 'The answer carries an errors list; the HTTP status says little, for GraphQL errors often come with 200.',
      category: 'server',
      causes: [
        { text: 'A resolver threw: see message and path of the first error' },
        {
          text: 'A variable is missing or has the wrong type',
          confirmedBy: { message: { contains: ['variable', 'expected type', 'expected value of type'] } },
        },
        { text: 'The query asks for a field that the schema does not have', confirmedBy: { message: { contains: 'cannot query field' } } },
      ],
      fixes: [
        { text: 'Read errors[0].message and errors[0].path: they name the field whose resolver failed.' },
        { text: 'Check query and variables against the schema, for example in the API’s explorer.' },
        { text: 'If the server is yours, look for the exception in its logs.' },
      ],
    },
    {
      id: 'partial',
      when: {
        all: [
          { format: 'graphql' },
          { responseField: '/errors', is: { startsWith: '[' } },
          { responseField: '/data', is: { startsWith: '{' } },
        ],
      },
      title: 'Part of the GraphQL answer failed',
      summary: 'Some fields came back and others failed: data is partial, and errors tells which paths are null.',
      category: 'server',
      causes: [
        { text: 'The resolver of one field failed, often because a service behind it (downstream) is down' },
        { text: 'This caller may not see one of the fields' },
      ],
      fixes: [
        { text: 'Use the fields that are there, and treat each path in errors as missing.' },
        { text: 'Retry later for the failed part, or look into the logs of the service that its path leads to.' },
        { text: 'Tell the client library to keep partial data (errorPolicy: "all" in Apollo Client).' },
      ],
    },
    rule(
      'parse',
      ['GRAPHQL_PARSE_FAILED'],
      'The GraphQL query has a syntax error',
      'The query text could not be parsed; the error gives line and column.',
      'validation',
      [{ text: 'A brace, parenthesis or colon is missing or superfluous' }, { text: 'The text was cut or escaped wrongly' }],
      [{ text: 'Go to the line and column that locations names.' }, { text: 'Send the query unchanged and put values into variables.' }],
    ),
    rule(
      'validation',
      ['GRAPHQL_VALIDATION_FAILED'],
      'The query does not fit the schema',
      'A field, argument or type in the query does not exist in the schema or is used wrongly.',
      'validation',
      [
        { text: 'A field does not exist on that type', confirmedBy: { message: { contains: 'cannot query field' } } },
        { text: 'An argument or variable has the wrong type', confirmedBy: { message: { contains: ['of type', 'argument'] } } },
        { text: 'The schema changed, and the client is older' },
      ],
      [
        { text: 'Correct the name of the field: the message often suggests the right one.' },
        { text: 'Fetch the schema anew and generate the client code again.' },
      ],
    ),
    rule(
      'bad-input',
      ['BAD_USER_INPUT'],
      'A GraphQL variable or argument is invalid',
      'The value of a variable or argument does not meet its type or the server’s rules.',
      'validation',
      [{ text: 'A variable is missing, null or of the wrong type' }, { text: 'The value breaks a rule of the application' }],
      [{ text: 'Correct the variable that the message names, and compare it with the type in the schema.' }],
    ),
    rule(
      'unauthenticated',
      ['UNAUTHENTICATED'],
      'The GraphQL request is not authenticated',
      'The server found no credential in the request, or one that it does not accept.',
      'auth',
      [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The token has expired', confirmedBy: { check: 'credential-expired' } },
        { text: 'The session ended' },
      ],
      [
        { text: 'Sign in again or refresh the token.' },
        { text: 'Make sure that the client adds the Authorization header to GraphQL requests too.' },
      ],
    ),
    rule(
      'forbidden',
      ['FORBIDDEN'],
      'This caller may not see or do that',
      'The caller is known, but lacks the permission for a field or mutation.',
      'permission',
      [{ text: 'The role or scope does not cover this field or mutation' }],
      [{ text: 'Leave the field out, or ask for the permission it needs.' }],
    ),
    rule(
      'persisted-query',
      ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'],
      'The server does not know this persisted query',
      'The client sent only the hash of a query that the server has not stored, or persisted queries are off.',
      'not-found',
      [
        {
          text: 'The query was not registered yet: clients then send it once in full',
          ruledOutBy: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
        },
        { text: 'Persisted queries are switched off on the server', when: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
        { text: 'The server’s cache is not shared between its instances' },
      ],
      [
        { text: 'Let the client retry with hash and full query; libraries do so by themselves.' },
        { text: 'With a fixed list of queries, publish the list before the client.' },
      ],
    ),
    rule(
      'operation',
      ['OPERATION_RESOLUTION_FAILURE'],
      'The server does not know which operation to run',
      'The document holds several operations and operationName does not name one of them.',
      'validation',
      [{ text: 'operationName is missing or misspelt' }],
      [{ text: 'Send operationName exactly as the operation is called in the query.' }],
    ),
    rule(
      'bad-request',
      ['BAD_REQUEST'],
      'The server could not read the GraphQL request',
      'The body is not the JSON that GraphQL over HTTP expects, or the request was blocked as a possible CSRF.',
      'validation',
      [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'query is missing from the body', ruledOutBy: { requestField: '/query' } },
        {
          text: 'CSRF prevention demands a JSON content type or a special header',
          confirmedBy: { message: { contains: ['csrf', 'cross-site'] } },
        },
      ],
      [
        {
          text: 'Send query and variables as JSON.',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://api.example.com/graphql'}} -H 'Content-Type: application/json' -d '{\"query\":\"{ __typename }\"}'",
            },
          ],
        },
      ],
    ),
    rule(
      'internal',
      ['INTERNAL_SERVER_ERROR', 'INTERNAL_ERROR'],
      'A resolver failed on the server',
      'The server hides the details: an exception was thrown while the operation ran.',
      'server',
      [{ text: 'A resolver threw an exception; path tells which field' }, { text: 'A database or service behind the resolver is down' }],
      [
        { text: 'Leave out the field that path names, to see whether the rest works.' },
        { text: 'If the server is yours, look for the exception in its logs.' },
      ],
    ),
    rule(
      'rate-limited',
      ['RATE_LIMITED', 'THROTTLED', 'RATELIMITED', 'MAX_COMPLEXITY_EXCEEDED', 'MAX_NODE_LIMIT_EXCEEDED'],
      'The query costs more than the limit leaves',
      'GraphQL limits count the cost of a query, not only requests; the budget is used up or the query too large.',
      'rate-limit',
      [
        { text: 'More was asked per minute than the limit allows', confirmedBy: { check: 'too-many-requests' } },
        { text: 'The query asks for too many nodes or too deep a nesting' },
      ],
      [
        { text: 'Wait until the budget has refilled, then retry.' },
        { text: 'Ask for fewer items (first: 20), fewer nested lists and only the fields that are needed.' },
      ],
    ),
  ],
} satisfies RulePack;

const errors = (rule: string, code: string, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url: 'https://graph.example.net/graphql',
    headers: { 'Content-Type': 'application/json' },
    body: '{"query":"{ me { id } }"}',
  },
  response: {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ errors: [{ message: 'Something is wrong', path: ['me'], extensions: { code } }], data: null }),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  errors('failed', 'SOMETHING_ELSE', 'an own code'),
  errors('parse', 'GRAPHQL_PARSE_FAILED', 'syntax'),
  errors('validation', 'GRAPHQL_VALIDATION_FAILED', 'schema'),
  errors('bad-input', 'BAD_USER_INPUT', 'variables'),
  errors('unauthenticated', 'UNAUTHENTICATED', 'no session'),
  errors('forbidden', 'FORBIDDEN', 'no permission'),
  errors('persisted-query', 'PERSISTED_QUERY_NOT_FOUND', 'hash only', { 'ruled-out': ['Persisted queries are switched off'] }),
  errors('operation', 'OPERATION_RESOLUTION_FAILURE', 'no operationName'),
  errors('bad-request', 'BAD_REQUEST', 'body'),
  errors('internal', 'INTERNAL_SERVER_ERROR', 'exception'),
  errors('rate-limited', 'THROTTLED', 'cost'),
  {
    rule: 'partial',
    why: 'data and errors side by side',
    request: { method: 'POST', url: 'https://graph.example.net/graphql', body: '{"query":"{ me { id orders { id } } }"}' },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: '{"data":{"me":{"id":"u1","orders":null}},"errors":[{"message":"Orders service unavailable","path":["me","orders"]}]}',
    },
  },
  {
    rule: null,
    why: 'an ordinary GraphQL answer with errors: null',
    request: { method: 'POST', url: 'https://graph.example.net/graphql', body: '{"query":"{ me { id } }"}' },
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"data":{"me":{"id":"u1"}},"errors":null}' },
  },
];
