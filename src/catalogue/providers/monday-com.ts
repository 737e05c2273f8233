import type { Example, RulePack } from '../../model';

/**
 * monday.com's GraphQL API. Sources: https://developer.monday.com/api-reference/docs/error-handling (codes; most errors come with a 200),
 * https://developer.monday.com/api-reference/docs/rate-limits, https://support.monday.com/hc/en-us/articles/26471164460690-API-Rate-Limits,
 * https://developer.monday.com/api-reference/changelog (FIELD_LIMIT_EXCEEDED).
 */

const ERRORS = 'https://developer.monday.com/api-reference/docs/error-handling';
const LIMITS = 'https://developer.monday.com/api-reference/docs/rate-limits';
/** ResourceNotFoundException does not say which. */
const idOf = (code: string) => ({
  confirmedBy: { code },
  ruledOutBy: { not: { code: [code, 'ResourceNotFoundException'] } },
});

export default {
  id: 'monday-com',
  name: 'monday.com',
  kind: 'api',
  docs: ERRORS,
  statusPage: 'https://status.monday.com',
  support: { url: 'https://support.monday.com', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: { hosts: ['api.monday.com'] },
  envelope: {
    code: ['/errors/0/extensions/code', '/error_code'],
    message: ['/errors/0/message', '/error_message', '/errors/0'],
    requestId: ['/extensions/request_id'],
  },
  outcome: { failsWhen: [{ responseField: '/errors/0/message' }, { responseField: '/error_code' }, { responseField: '/error_message' }] },
  credentials: [
    { in: 'header', name: 'Authorization', placeholder: 'YOUR_MONDAY_API_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_MONDAY_API_TOKEN' },
  ],
  rules: [
    {
      id: 'not-authenticated',
      when: { all: [{ status: 401 }, { not: { code: 'missingRequiredPermissions' } }] },
      title: 'monday.com did not accept the token',
      summary: 'The token is missing, wrong, was regenerated, or the caller’s address is not allowed.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'A placeholder was sent instead of a token', confirmedBy: { check: 'credential-placeholder' } },
        { text: 'The token carries spaces, quotes or line breaks from copying', confirmedBy: { check: 'credential-stray-characters' } },
        { text: 'The personal token was regenerated, or the app was uninstalled', ruledOutBy: { check: 'credential-missing' } },
        { text: 'The account allows the API from certain IP addresses only', confirmedBy: { message: { contains: 'ip is restricted' } } },
      ],
      fixes: [
        {
          text: 'Copy the token from the Developer Center and try it',
          snippets: [
            {
              language: 'bash',
              code: "curl https://api.monday.com/v2 \\\n  -H 'Authorization: {{credential}}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{\"query\":\"{ me { id name } }\"}'",
            },
          ],
          url: 'https://developer.monday.com/api-reference/docs/authentication',
        },
      ],
    },
    {
      id: 'not-allowed',
      when: { code: ['UserUnauthorizedException', 'USER_UNAUTHORIZED', 'USER_ACCESS_DENIED', 'missingRequiredPermissions'] },
      title: 'User or app may not do this in monday.com',
      summary: 'The token is good, but its user has no such right on the board, or the app lacks an OAuth scope.',
      category: 'permission',
      causes: [
        { text: 'The app’s OAuth scopes do not include what this operation needs', when: { code: 'missingRequiredPermissions' } },
        {
          text: 'The user is a viewer or guest, or has no access to the board or workspace',
          ruledOutBy: { code: 'missingRequiredPermissions' },
        },
      ],
      fixes: [
        { text: 'Add the scope in the Developer Center, and have the account install the new version of the app' },
        { text: 'Give the token’s user the right to edit the board, or use the token of somebody who has it' },
      ],
      links: [{ text: 'Error handling', url: ERRORS }],
    },
    {
      id: 'complexity',
      when: { code: ['ComplexityException', 'COMPLEXITY_BUDGET_EXHAUSTED', 'REQUEST_MAX_COMPLEXITY_EXCEEDED'] },
      title: 'The query costs more than the budget allows',
      summary: 'Every query has a cost; a single one, or all of a minute together, exceed what the plan allows.',
      category: 'rate-limit',
      causes: [
        {
          text: 'This one query is above the limit for a single query: waiting does not help',
          confirmedBy: { code: 'REQUEST_MAX_COMPLEXITY_EXCEEDED' },
        },
        { text: 'The budget of the minute is used up', confirmedBy: { message: { contains: 'budget exhausted' } } },
        { text: 'Nested lists are asked for without a limit, which multiplies the cost' },
      ],
      fixes: [
        { text: 'Wait as long as the answer says before the next query' },
        { text: 'Ask for fewer fields, set limit on each list, and page with items_page and its cursor' },
        { text: 'Add complexity { query reset_in_x_seconds } to a query to see what it costs', url: LIMITS },
      ],
    },
    {
      id: 'daily-limit',
      when: { code: 'DAILY_LIMIT_EXCEEDED' },
      title: 'The account’s API calls of the day are used up',
      summary: 'Each account has a number of calls a day, by its plan; the count begins anew at midnight UTC.',
      category: 'rate-limit',
      causes: [
        {
          text: 'All apps and tokens of the account together made as many calls as the plan allows',
          confirmedBy: { code: 'DAILY_LIMIT_EXCEEDED' },
        },
      ],
      fixes: [
        { text: 'See in the API analytics dashboard which app uses the calls, and fetch more with each call' },
        { text: 'Use webhooks in place of polling; a higher plan has more calls', url: LIMITS },
      ],
      warnings: ['Retrying before midnight UTC does not help'],
    },
    {
      id: 'rate-limit',
      when: {
        any: [
          {
            code: [
              'FIELD_LIMIT_EXCEEDED',
              'FIELD_MINUTE_RATE_LIMIT_EXCEEDED',
              'maxConcurrencyExceeded',
              'IP_RATE_LIMIT_EXCEEDED',
              'RATE_LIMIT_EXCEEDED',
            ],
          },
          { status: 429 },
        ],
      },
      title: 'Too many calls to monday.com',
      summary: 'Calls come too fast, too many run at once, or one field has a limit of its own.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Too many calls run at the same time',
          confirmedBy: { any: [{ code: 'maxConcurrencyExceeded' }, { message: { contains: 'concurrency limit' } }] },
        },
        { text: 'Too many calls came from this IP address', confirmedBy: { code: 'IP_RATE_LIMIT_EXCEEDED' } },
        {
          text: 'The limit of one field or mutation is reached',
          confirmedBy: { code: ['FIELD_LIMIT_EXCEEDED', 'FIELD_MINUTE_RATE_LIMIT_EXCEEDED'] },
        },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After or retry_in_seconds says' },
        { text: 'Run fewer calls at a time, and join several mutations in one request' },
      ],
      links: [{ text: 'Rate limits', url: LIMITS }],
    },
    {
      id: 'column-value',
      when: { code: ['ColumnValueException', 'CorrectedValueException', 'InvalidColumnIdException'] },
      title: 'The value does not fit the column',
      summary: 'Each column type wants its value in a form of its own, and the column must exist on the board.',
      category: 'validation',
      causes: [
        { text: 'The board has no column with this id: ids differ from titles', when: { code: 'InvalidColumnIdException' } },
        { text: 'The value has not the form that the column’s type wants', ruledOutBy: { code: 'InvalidColumnIdException' } },
        { text: 'The status or dropdown has no such label', confirmedBy: { message: { contains: 'label does not exist' } } },
        { text: 'column_values is not JSON within a text, escaped as such', ruledOutBy: { code: 'InvalidColumnIdException' } },
      ],
      fixes: [
        {
          text: 'Look up the form for the column’s type',
          url: 'https://developer.monday.com/api-reference/reference/column-types-reference',
        },
        { text: 'Send column_values as a variable: JSON.stringify the object once' },
        { text: 'List the board’s columns with id and type; create_labels_if_missing makes new labels' },
      ],
    },
    {
      id: 'not-found',
      when: {
        code: [
          'InvalidBoardIdException',
          'InvalidItemIdException',
          'InvalidGroupIdException',
          'InvalidUserIdException',
          'ResourceNotFoundException',
        ],
      },
      title: 'monday.com finds no such board, item or user',
      summary: 'An id in the query names nothing, or nothing that the token’s user can see.',
      category: 'not-found',
      causes: [
        { text: 'The board’s id is wrong, or the user has no access to the board', ...idOf('InvalidBoardIdException') },
        { text: 'The item’s id is wrong, or the item was deleted', ...idOf('InvalidItemIdException') },
        { text: 'The group does not exist on the board', ...idOf('InvalidGroupIdException') },
        { text: 'The user does not exist in the account', ...idOf('InvalidUserIdException') },
      ],
      fixes: [{ text: 'Take the id from the address in the browser, send it as a text, and share the board with the token’s user' }],
    },
    {
      id: 'query',
      when: {
        any: [
          {
            code: [
              'JsonParseException',
              'InvalidVersionException',
              'InvalidArgumentException',
              'GRAPHQL_PARSE_FAILED',
              'GRAPHQL_VALIDATION_FAILED',
              'undefinedField',
              'argumentLiteralsIncompatible',
              'missingRequiredArguments',
              'ItemNameTooLongException',
            ],
          },
          { status: 400 },
        ],
      },
      title: 'monday.com cannot read the query',
      summary: 'The body is not JSON, the GraphQL in it is not valid, or a field or argument does not exist in this API version.',
      category: 'validation',
      causes: [
        { text: 'The body is not valid JSON', confirmedBy: { any: [{ check: 'json-malformed' }, { code: 'JsonParseException' }] } },
        {
          text: 'The query’s GraphQL does not parse',
          confirmedBy: { any: [{ code: 'GRAPHQL_PARSE_FAILED' }, { message: { contains: 'parse error' } }] },
        },
        {
          text: 'A field does not exist on its type in this version of the API',
          confirmedBy: { any: [{ code: 'undefinedField' }, { message: { contains: ["doesn't exist on type", 'Cannot query field'] } }] },
        },
        { text: 'A required argument is missing', confirmedBy: { code: 'missingRequiredArguments' } },
        { text: 'The API-Version header names no version', confirmedBy: { code: 'InvalidVersionException' } },
        { text: 'An item’s name has more than 255 characters', confirmedBy: { code: 'ItemNameTooLongException' } },
      ],
      fixes: [
        {
          text: 'Try the query in the API playground with the same version',
          url: 'https://developer.monday.com/api-reference/docs/api-playground',
        },
        {
          text: 'Set API-Version to the version that the query was written for',
          url: 'https://developer.monday.com/api-reference/docs/api-versioning',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://api.monday.com/v2';
const json = { 'Content-Type': 'application/json' };
const sent = { ...json, Authorization: 'EXAMPLE.not.real' };
const refused = (rule: string, why: string, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { method: 'POST', url, headers: sent, body: '{"query":"{ me { id } }"}' },
  response: {
    status: 200,
    headers: json,
    body: JSON.stringify({
      data: [],
      errors: [{ message, path: ['me'], extensions: { code, error_data: {}, status_code: 200 } }],
      account_id: 123456,
    }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  {
    rule: 'not-authenticated',
    why: 'no token',
    request: { method: 'POST', url, headers: json, body: '{"query":"{ me { id } }"}' },
    response: { status: 401, headers: json, body: '{"errors":["Not Authenticated"]}' },
    verdicts: { confirmed: ['No token was sent'], 'ruled-out': ['The personal token'] },
  },
  refused('not-allowed', 'as documented: a 200 that failed', 'UserUnauthorizedException', 'User unauthorized to perform action', {
    verdicts: { possible: ['The user is a viewer'], 'ruled-out': ['The app’s OAuth scopes'] },
  }),
  {
    rule: 'complexity',
    why: 'the older shape',
    request: { method: 'POST', url, headers: sent, body: '{"query":"{ boards { items_page { items { id } } } }"}' },
    response: {
      status: 200,
      headers: json,
      body: '{"error_code":"ComplexityException","status_code":429,"error_message":"Complexity budget exhausted, query cost 30001 budget remaining 19986 out of 1000000 reset in 10 seconds","error_data":{},"account_id":123456}',
    },
    verdicts: { confirmed: ['The budget of the minute'] },
  },
  refused('daily-limit', 'a busy day', 'DAILY_LIMIT_EXCEEDED', 'Daily limit exceeded'),
  {
    rule: 'rate-limit',
    why: 'as documented',
    request: { method: 'POST', url, headers: sent, body: '{"query":"{ boards { id } }"}' },
    response: {
      status: 429,
      headers: json,
      body: '{"error_message":"Concurrency limit exceeded for the field","error_code":"FIELD_LIMIT_EXCEEDED","error_data":{"retry_in_seconds":15,"entity":"boards"},"status_code":429,"account_id":123456}',
    },
    verdicts: { confirmed: ['Too many calls run', 'The limit of one field'] },
  },
  refused('column-value', 'an unknown label', 'ColumnValueException', 'invalid value - label does not exist in column.', {
    verdicts: { confirmed: ['The status or dropdown'], 'ruled-out': ['The board has no column'] },
  }),
  refused('not-found', 'a wrong board', 'InvalidBoardIdException', 'Board not found', { verdicts: { confirmed: ['The board’s id'] } }),
  refused('query', 'an unknown field', 'undefinedField', "Field 'nam' doesn't exist on type 'User'", {
    verdicts: { confirmed: ['A field does not exist'] },
  }),
  {
    rule: null,
    why: 'near miss: a good answer',
    request: { method: 'POST', url, headers: sent, body: '{"query":"{ me { id } }"}' },
    response: { status: 200, headers: json, body: '{"data":{"me":{"id":"1"}},"account_id":123456}' },
  },
];
