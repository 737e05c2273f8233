import type { Category, Example, Rule, RulePack } from '../../model';

// tRPC's TRPCError codes (trpc.io/docs/server/error-handling).

const rule = (
  id: string,
  code: string | readonly string[],
  title: string,
  summary: string,
  category: Category,
  causes: Rule['causes'],
  fixes: Rule['fixes'],
): Rule => ({
  id,
  when: { code },
  title,
  summary,
  category,
  causes,
  fixes,
});

export default {
  id: 'trpc',
  name: 'tRPC',
  kind: 'framework',
  docs: 'https://trpc.io/docs/server/error-handling',
  recognize: { fingerprints: [{ format: 'trpc' }] },
  rules: [
    rule(
      'bad-request',
      ['BAD_REQUEST', 'PARSE_ERROR', 'UNPROCESSABLE_CONTENT'],
      'The input of the procedure is not valid',
      'The input does not pass the procedure’s parser; zod’s issues stand in the message or in data.zodError.',
      'validation',
      [
        { text: 'A field of the input is missing or of the wrong type', confirmedBy: { check: 'field-missing' } },
        { text: 'Client and server use different transformers (superjson on one side only)' },
        { text: 'The input was not wrapped as the link expects' },
      ],
      [
        { text: 'Correct the fields that the issues name, and compare with the procedure’s input schema.' },
        { text: 'Set the same transformer on client and server.' },
      ],
    ),
    rule(
      'unauthorized',
      'UNAUTHORIZED',
      'The procedure needs a signed-in user',
      'The context of the request has no session, so the protected procedure refused it.',
      'auth',
      [
        { text: 'The user is not logged in, or the session has expired' },
        { text: 'The session cookie was not sent with the call', confirmedBy: { check: 'cookies-absent' } },
        { text: 'createContext does not find the token in the headers' },
      ],
      [
        { text: 'Sign in again, then repeat the call.' },
        {
          text: 'Let the link send cookies or the token.',
          snippets: [
            {
              language: 'typescript',
              code: "httpBatchLink({ url: '/api/trpc', headers: () => ({ authorization: `Bearer ${getToken()}` }) })",
            },
          ],
        },
      ],
    ),
    rule(
      'forbidden',
      'FORBIDDEN',
      'The user may not call this procedure',
      'The user is known, but a middleware or the procedure itself denies the call.',
      'permission',
      [{ text: 'The role or the ownership of the record does not allow it' }],
      [{ text: 'Check the middleware of the procedure, and use an account with the role it asks for.' }],
    ),
    rule(
      'not-found',
      'NOT_FOUND',
      'No such procedure or record',
      'The path names no procedure of the router, or the procedure found no record.',
      'not-found',
      [
        {
          text: 'The procedure does not exist in the deployed router: client and server are of different versions',
          confirmedBy: { message: { contains: ['No procedure found', '-procedure on path'] } },
        },
        { text: 'A record with this id does not exist' },
      ],
      [
        { text: 'Deploy client and server of the same version, and check the path of the procedure.' },
        { text: 'Check the id in the input.' },
      ],
    ),
    rule(
      'method',
      'METHOD_NOT_SUPPORTED',
      'Query and mutation were mixed up',
      'Queries go by GET, mutations by POST; this call used the other.',
      'method',
      [{ text: 'A mutation was called with GET, or a query with POST' }],
      [{ text: 'Call mutations with .mutate and queries with .query.' }],
    ),
    rule(
      'conflict',
      ['CONFLICT', 'PRECONDITION_FAILED'],
      'The call conflicts with the current state',
      'The record already exists or has changed in the meantime.',
      'conflict',
      [{ text: 'The record already exists, or another call was faster', confirmedBy: { check: 'duplicate-in-flight' } }],
      [{ text: 'Fetch the current state again and decide anew.' }],
    ),
    rule(
      'too-large',
      'PAYLOAD_TOO_LARGE',
      'The input is too large',
      'The body, or the whole batch, exceeds the server’s limit.',
      'payload',
      [{ text: 'Many calls were batched into one request' }],
      [{ text: 'Set maxItems or maxURLLength on httpBatchLink, or send less.' }],
    ),
    rule(
      'limited',
      'TOO_MANY_REQUESTS',
      'The procedure is called too often',
      'A rate limit of the server refused the call.',
      'rate-limit',
      [{ text: 'More calls were made than the limit allows', confirmedBy: { check: 'too-many-requests' } }],
      [{ text: 'Wait, then call less often; avoid refetching on every focus.' }],
    ),
    rule(
      'timeout',
      ['TIMEOUT', 'GATEWAY_TIMEOUT', 'CLIENT_CLOSED_REQUEST'],
      'The procedure took too long',
      'The call was ended before the procedure finished.',
      'timeout',
      [
        { text: 'The procedure or a service it calls is slow' },
        { text: 'The client gave up', confirmedBy: { code: 'CLIENT_CLOSED_REQUEST' } },
      ],
      [{ text: 'Make the procedure faster, or turn it into a background job.' }],
    ),
    rule(
      'internal',
      ['INTERNAL_SERVER_ERROR', 'BAD_GATEWAY', 'SERVICE_UNAVAILABLE', 'NOT_IMPLEMENTED'],
      'The procedure threw an error',
      'An exception that is no TRPCError ended the procedure.',
      'server',
      [
        { text: 'The code of the procedure threw: data.stack shows where, outside production' },
        { text: 'The output does not pass the output parser', confirmedBy: { message: { contains: 'Output validation failed' } } },
      ],
      [{ text: 'Look for the exception in the server’s log; onError of the handler can print it.' }],
    ),
  ],
} satisfies RulePack;

const failed = (rule: string, code: string, httpStatus: number, verdicts?: Example['verdicts']): Example => ({
  rule,
  why: code,
  request: { url: 'https://app.example.net/api/trpc/user.me' },
  response: {
    status: httpStatus,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ error: { message: code, code: -32000, data: { code, httpStatus, path: 'user.me' } } }),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  failed('bad-request', 'BAD_REQUEST', 400),
  failed('unauthorized', 'UNAUTHORIZED', 401),
  failed('forbidden', 'FORBIDDEN', 403),
  failed('not-found', 'NOT_FOUND', 404),
  failed('method', 'METHOD_NOT_SUPPORTED', 405),
  failed('conflict', 'CONFLICT', 409),
  failed('too-large', 'PAYLOAD_TOO_LARGE', 413),
  failed('limited', 'TOO_MANY_REQUESTS', 429),
  failed('timeout', 'CLIENT_CLOSED_REQUEST', 499, { confirmed: ['The client gave up'] }),
  failed('internal', 'INTERNAL_SERVER_ERROR', 500),
  {
    rule: null,
    why: 'JSON-RPC without tRPC’s data',
    request: { url: 'https://app.example.net/rpc' },
    response: {
      status: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Invalid Request"}}',
    },
  },
];
