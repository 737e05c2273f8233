import type { Condition, Example, RuleCause, RuleFix, RulePack, Table } from '../../model';

/**
 * Nudg3, analytics over HTTP. Sources: https://docs.nudg3.ai/docs/errors; the header, its scheme and the form of keys:
 * https://docs.nudg3.ai/docs/authentication.
 */

const CODES = [
  'invalid_api_key',
  'expired_api_key',
  'missing_api_key',
  'insufficient_scope',
  'ip_not_allowed',
  'workspace_access_denied',
  'validation_error',
  'invalid_uuid',
  'invalid_date_range',
  'missing_required_field',
  'rate_limit_exceeded',
  'export_limit_exceeded',
  'resource_not_found',
  'workspace_not_found',
  'internal_error',
  'service_unavailable',
  'export_service_error',
] as const;

const noKeySent: Condition = { all: [{ not: { requestHeader: 'Authorization' } }, { not: { requestHeader: 'X-API-Key' } }] };
const datesSwapped: Condition = {
  check: 'date-order',
  with: {
    start: ['start_date', 'startDate', 'start', 'from', 'date_from', 'since'],
    end: ['end_date', 'endDate', 'end', 'to', 'date_to', 'until'],
  },
};

const tenFailures: Condition = { check: 'auth-failures', with: { count: 10, withinSeconds: 3600 } };

/** The documentation does not show the blocked answer, so it is known by its words. */
const blocked: Condition = {
  all: [
    { status: [401, 403, 429] },
    { not: { code: CODES } },
    {
      any: [
        { code: { contains: ['blocked', 'brute_force', 'too_many_failed'] } },
        { message: { contains: ['blocked', 'brute force', 'failed auth', 'failed attempts', 'failed login'] } },
      ],
    },
  ],
};

const STATUS_CODES: Table = {
  title: 'What each Nudg3 status means',
  columns: ['Code', 'Meaning'],
  rows: [
    ['200', 'Success'],
    ['201', 'A resource was created'],
    ['204', 'Deleted; no content comes back'],
    ['400', 'Bad Request: a parameter is invalid'],
    ['401', 'Unauthorized: authentication failed'],
    ['403', 'Forbidden: permissions do not suffice'],
    ['404', 'Not Found: no such resource'],
    ['422', 'Unprocessable Entity: validation failed'],
    ['429', 'Too Many Requests: the rate limit is exceeded'],
    ['500', 'Internal Server Error'],
    ['502', 'Bad Gateway'],
    ['503', 'Service Unavailable'],
    ['504', 'Gateway Timeout'],
  ],
};

const ERROR_FORMAT: Table = {
  title: 'The JSON of a Nudg3 error',
  columns: ['Field', 'Type', 'Holds'],
  rows: [
    ['success', 'boolean', 'false whenever it is an error'],
    ['error.code', 'string', 'a code for programs (machine-readable)'],
    ['error.message', 'string', 'a description for people (human-readable)'],
    ['error.details', 'object', 'optional: further context'],
  ],
};

const PROTECTION: Table = {
  title: 'Protection against guessed keys',
  columns: ['What happened', 'What Nudg3 does'],
  rows: [
    ['10 failed authentication attempts', 'The IP address is blocked for 1 hour'],
    ['Blocked again and again', 'Progressive: each block lasts longer'],
  ],
};

const BLOCK_WARNING = 'Don’t try keys in a loop: 10 failed attempts block this IP address for 1 hour, and repeated blocks last longer.';

const BLOCKED_BY_HISTORY: RuleCause = {
  text: 'This IP address is blocked for 1 hour, after 10 failed authentication attempts',
  confirmedBy: tenFailures,
};

const BACK_OFF: RuleFix = {
  text: 'Retry what passes by itself (429 and 5xx) with exponential backoff',
  snippets: [
    {
      language: 'javascript',
      code: `async function fetchWithRetry(url, options = {}, maxRetries = 4) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, options);
    const transient = response.status === 429 || response.status >= 500;
    if (!transient || attempt === maxRetries) return response;
    const asked = Number(response.headers.get('Retry-After') ?? NaN);
    const seconds = asked >= 0 ? asked : Math.min(2 ** attempt, 60) * (0.5 + Math.random() / 2);
    await new Promise((done) => setTimeout(done, seconds * 1000));
  }
}

const response = await fetchWithRetry({{url|'https://api.nudg3.ai/api/v1/dashboard'}}, {
  headers: { Authorization: \`Bearer \${process.env.NUDG3_API_KEY}\` },
});`,
    },
  ],
};

const HANDLE: RuleFix = {
  text: 'Let the program decide by error.code, not by the message',
  snippets: [
    {
      language: 'javascript',
      code: `const body = await response.json();
if (body.success === false) {
  switch (body.error.code) {
    case 'missing_api_key':
    case 'invalid_api_key':
    case 'expired_api_key':
      throw new Error('Nudg3: check the API key');
    case 'validation_error':
      console.table(body.error.details?.errors);
      break;
    case 'rate_limit_exceeded':
    case 'export_limit_exceeded':
      console.warn('Nudg3: slow down', response.headers.get('Retry-After'));
      break;
    default:
      throw new Error(\`Nudg3: \${body.error.code}: \${body.error.message}\`);
  }
}`,
    },
  ],
};

const SUPPORT: RuleFix = {
  text: 'If it persists, look at the error code and message first; then write to support with the request_id, the full error response and the details of the request',
  snippets: [
    {
      language: 'javascript',
      code: `console.error('Nudg3 request failed', {
  status: response.status,
  code: body.error?.code,
  message: body.error?.message,
  request_id: body.request_id ?? response.headers.get('X-Request-ID'),
  at: new Date().toISOString(),
});`,
    },
  ],
};

const BODY_CAUSES: readonly RuleCause[] = [
  { text: 'The request body is malformed JSON', when: { check: 'json-malformed' } },
  { text: 'The body is not what its Content-Type says', confirmedBy: { check: 'content-type-mismatch' } },
];

export default {
  id: 'nudg3',
  name: 'Nudg3 API',
  kind: 'api',
  docs: 'https://docs.nudg3.ai/docs/errors',
  support: { asks: ['request-id', 'error-code', 'response', 'request'] },
  recognize: {
    hosts: ['*.nudg3.ai'],
    fingerprints: [
      { requestHeader: 'Authorization', is: { startsWith: 'Bearer nudg3_' } },
      { requestHeader: 'X-API-Key', is: { startsWith: 'nudg3_' } },
      {
        all: [{ responseField: '/success', is: 'false' }, { responseField: '/error/code', is: CODES }, { responseField: '/error/message' }],
      },
    ],
  },
  envelope: {
    code: ['/error/code'],
    message: ['/error/message'],
    requestId: ['/request_id', '/error/request_id', '/error/details/request_id', 'header:x-request-id'],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['nudg3_'], placeholder: 'nudg3_YOUR_KEY' },
    { in: 'header', name: 'X-API-Key', prefixes: ['nudg3_'], placeholder: 'nudg3_YOUR_KEY' },
  ],
  retry: {
    constants: [
      { name: 'export-limit', when: { all: [{ status: 429 }, { code: 'export_limit_exceeded' }] }, waitSeconds: 3600 },
      { name: 'brute-force-block', when: blocked, waitSeconds: 3600 },
    ],
  },
  secrets: { keys: [{ kind: 'Nudg3 API key', prefix: 'nudg3_', alphabet: 'base64url', minLength: 16 }] },
  rules: [
    {
      id: 'invalid-api-key',
      when: { all: [{ status: 401 }, { code: 'invalid_api_key' }] },
      title: 'Nudg3 does not know this API key',
      summary: 'A key was sent, but it is invalid or malformed.',
      category: 'auth',
      causes: [
        {
          text: 'The key does not start with nudg3_',
          confirmedBy: { check: 'credential-wrong-prefix' },
          ruledOutBy: {
            any: [
              noKeySent,
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer nudg3_' } },
              { requestHeader: 'X-API-Key', is: { startsWith: 'nudg3_' } },
            ],
          },
        },
        {
          text: 'The key is sent without Bearer in front, or with another scheme',
          confirmedBy: { check: 'credential-wrong-scheme' },
          ruledOutBy: { any: [noKeySent, { requestHeader: 'Authorization', is: { startsWith: 'Bearer ' } }] },
        },
        {
          text: 'The key carries whitespace, quotes or line breaks from copying',
          confirmedBy: { check: 'credential-stray-characters' },
          ruledOutBy: { any: [noKeySent, { not: { check: 'credential-stray-characters' } }] },
        },
        {
          text: 'A placeholder from an example was sent instead of a real key',
          confirmedBy: { check: 'credential-placeholder' },
          ruledOutBy: { any: [noKeySent, { not: { check: 'credential-placeholder' } }] },
        },
        { text: 'The key is well formed, but not one that Nudg3 issued', ruledOutBy: noKeySent },
        BLOCKED_BY_HISTORY,
      ],
      fixes: [
        {
          text: 'Check the format of the key: it starts with nudg3_ and is complete',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|GET}} {{url|'https://api.nudg3.ai/api/v1/dashboard'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        { text: 'If it looks right, generate a new key and use that' },
      ],
      warnings: [BLOCK_WARNING],
      tables: [PROTECTION],
    },
    {
      id: 'expired-api-key',
      when: { all: [{ status: 401 }, { code: 'expired_api_key' }] },
      title: 'This Nudg3 API key has been revoked',
      summary: 'The key was good once, and Nudg3 no longer takes it.',
      category: 'auth',
      causes: [{ text: 'The key was revoked or has expired', confirmedBy: { code: 'expired_api_key' } }],
      fixes: [
        { text: 'Generate a new key and replace the old one everywhere it is used' },
        {
          text: 'Try the new key',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|GET}} {{url|'https://api.nudg3.ai/api/v1/dashboard'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
      warnings: [BLOCK_WARNING],
      tables: [PROTECTION],
    },
    {
      id: 'missing-api-key',
      when: { all: [{ status: 401 }, { code: 'missing_api_key' }] },
      title: 'No API key reached Nudg3',
      summary: 'Nudg3 found no API key where it looks for one.',
      category: 'auth',
      causes: [
        { text: 'The Authorization header is missing', when: { not: { requestHeader: 'Authorization' } } },
        {
          text: 'The Authorization header is there, but holds no key',
          confirmedBy: { all: [{ requestHeader: 'Authorization' }, { check: 'credential-missing' }] },
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
        { text: 'The key was sent in another place', when: { check: 'credential-wrong-place' } },
        { text: 'The header was lost on a redirect to another host', confirmedBy: { check: 'redirect-dropped-header' } },
      ],
      fixes: [
        {
          text: 'Include the Authorization header',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|GET}} {{url|'https://api.nudg3.ai/api/v1/dashboard'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
      ],
      warnings: [BLOCK_WARNING],
      tables: [PROTECTION],
    },
    {
      id: 'ip-blocked',
      when: blocked,
      title: 'Nudg3 has blocked this IP address',
      summary: 'Too many authentications failed from this address, so Nudg3 refuses it for a while.',
      category: 'auth',
      causes: [
        {
          ...BLOCKED_BY_HISTORY,
          confirmedBy: { any: [tenFailures, { message: { contains: ['failed auth', 'failed attempt', 'failed login'] } }] },
        },
        { text: 'The address had been blocked before, so this block is a longer, progressive one' },
        { text: 'Another program or person behind the same IP address keeps failing to authenticate' },
      ],
      fixes: [
        { text: 'Stop what sends the wrong key; every further failure prolongs the trouble' },
        { text: 'Wait for the block to end: 1 hour the first time, longer when it happens again' },
        { text: 'Then try one request with a key that you have checked' },
        SUPPORT,
      ],
      warnings: [BLOCK_WARNING],
      tables: [PROTECTION],
    },
    {
      id: 'insufficient-scope',
      when: { all: [{ status: 403 }, { code: 'insufficient_scope' }] },
      title: 'The API key lacks a scope',
      summary: 'The key is good, but it was made without the scope that this call needs.',
      category: 'permission',
      causes: [
        {
          text: 'The key lacks the required scope',
          confirmedBy: { any: [{ responseField: '/error/details/required_scope' }, { code: 'insufficient_scope' }] },
        },
      ],
      fixes: [{ text: 'Create a key with the required scopes and use it for this call' }],
    },
    {
      id: 'ip-not-allowed',
      when: { all: [{ status: 403 }, { code: 'ip_not_allowed' }] },
      title: 'This IP address is not on the key’s allowlist',
      summary: 'The key may only be used from listed addresses, and this request came from another.',
      category: 'permission',
      causes: [
        { text: 'The request left from an IP address that is not allowlisted', confirmedBy: { code: 'ip_not_allowed' } },
        { text: 'The VPN that the allowlist counts on is not connected' },
      ],
      fixes: [
        { text: 'Add the address to the IP allowlist' },
        { text: 'Or connect to the VPN first, so that the request leaves from a listed address' },
      ],
    },
    {
      id: 'workspace-access-denied',
      when: { all: [{ status: 403 }, { code: 'workspace_access_denied' }] },
      title: 'No access to this workspace',
      summary: 'The workspace exists, but the caller may not use it.',
      category: 'permission',
      causes: [
        { text: 'The owner of the key is not a member of the workspace' },
        { text: 'The request names another workspace than you meant' },
      ],
      fixes: [
        { text: 'Check the membership of the workspace, and ask its administrator to be added' },
        { text: 'Compare workspace_id with the workspace you meant' },
      ],
    },
    {
      id: 'validation-error',
      when: { all: [{ status: [400, 422] }, { code: 'validation_error' }] },
      title: 'One or more fields are invalid',
      summary: 'Nudg3 read the request and refused the values of some fields.',
      category: 'validation',
      causes: [
        {
          text: 'A field has a value that Nudg3 does not take',
          confirmedBy: { any: [{ check: 'field-wrong-type' }, { responseField: '/error/details/errors/0' }] },
        },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        ...BODY_CAUSES,
      ],
      fixes: [{ text: 'Read details.errors in the answer: it lists what is wrong, field by field' }, HANDLE],
    },
    {
      id: 'invalid-uuid',
      when: { all: [{ status: [400, 422] }, { code: 'invalid_uuid' }] },
      title: 'An ID is not a UUID',
      summary: 'Nudg3 expects UUIDs, and one of the IDs in the request has another format.',
      category: 'validation',
      causes: [
        {
          text: 'An ID in the request does not have the format of a UUID',
          confirmedBy: { any: [{ check: 'uuid-malformed' }, { code: 'invalid_uuid' }] },
          ruledOutBy: { not: { check: 'uuid-malformed' } },
        },
      ],
      fixes: [
        {
          text: 'Send the ID in valid UUID format: 8-4-4-4-12 hexadecimal digits',
          snippets: [{ language: 'text', code: '3f2b8c1e-9a4d-4e57-8b60-1c2d3e4f5a6b' }],
        },
        { text: 'Check that the whole ID was copied, and not a name, a number or undefined' },
      ],
    },
    {
      id: 'invalid-date-range',
      when: { all: [{ status: [400, 422] }, { code: 'invalid_date_range' }] },
      title: 'The end date is before the start date',
      summary: 'In the range that was asked for, end_date is before start_date.',
      category: 'validation',
      causes: [
        {
          text: 'end_date is before start_date',
          confirmedBy: { any: [datesSwapped, { code: 'invalid_date_range' }] },
          ruledOutBy: { not: datesSwapped },
        },
      ],
      fixes: [
        {
          text: 'Fix the order of the dates: start_date first, end_date the same day or later',
          snippets: [{ language: 'text', code: 'start_date=2026-01-01&end_date=2026-01-31' }],
        },
      ],
    },
    {
      id: 'missing-required-field',
      when: { all: [{ status: [400, 422] }, { code: 'missing_required_field' }] },
      title: 'A required field is missing',
      summary: 'Nudg3 needs a parameter that the request does not have.',
      category: 'validation',
      causes: [
        {
          text: 'A required parameter is absent from the request',
          confirmedBy: { any: [{ check: 'field-missing' }, { code: 'missing_required_field' }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        ...BODY_CAUSES,
      ],
      fixes: [{ text: 'Include every required parameter, spelt as the documentation spells it' }],
    },
    {
      id: 'rate-limit-exceeded',
      when: { all: [{ status: 429 }, { code: 'rate_limit_exceeded' }] },
      title: 'Too many requests to Nudg3',
      summary: 'The key has used up its requests for now.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Too many requests in a short time',
          confirmedBy: { any: [{ check: 'too-many-requests' }, { code: 'rate_limit_exceeded' }] },
        },
        { text: 'An earlier request to wait was not honoured', confirmedBy: { check: 'retry-ignored' } },
        BLOCKED_BY_HISTORY,
      ],
      fixes: [{ text: 'Wait, then retry with backoff; Retry-After says how long, where it is sent' }, BACK_OFF],
    },
    {
      id: 'export-limit-exceeded',
      when: { all: [{ status: 429 }, { code: 'export_limit_exceeded' }] },
      title: 'Too many exports from Nudg3',
      summary: 'Exports have a limit of their own, and it is reached.',
      category: 'rate-limit',
      causes: [{ text: 'The rate limit for exports has been hit', confirmedBy: { code: 'export_limit_exceeded' } }],
      fixes: [
        { text: 'Wait 1 hour before the next export' },
        { text: 'Or make fewer exports: keep the results, and ask for more at a time' },
      ],
    },
    {
      id: 'resource-not-found',
      when: { all: [{ status: 404 }, { code: 'resource_not_found' }] },
      title: 'Nudg3 has no such resource',
      summary: 'What the request names does not exist.',
      category: 'not-found',
      causes: [{ text: 'The resource ID is wrong', confirmedBy: { check: 'uuid-malformed' } }, { text: 'The resource was deleted' }],
      fixes: [{ text: 'Verify that the resource ID is correct: list the resources and take it from there' }],
    },
    {
      id: 'workspace-not-found',
      when: { all: [{ status: 404 }, { code: 'workspace_not_found' }] },
      title: 'Nudg3 has no such workspace',
      summary: 'No workspace has the ID in the request.',
      category: 'not-found',
      causes: [
        {
          text: 'The parameter workspace_id is wrong',
          confirmedBy: { check: 'uuid-malformed', with: { fields: ['workspace_id', 'workspaceId'] } },
        },
        { text: 'The workspace was deleted' },
      ],
      fixes: [{ text: 'Check the workspace_id parameter against the list of your workspaces' }],
    },
    {
      id: 'internal-error',
      when: { all: [{ status: '5xx' }, { code: 'internal_error' }] },
      title: 'Nudg3 failed internally',
      summary: 'The fault is on Nudg3’s side.',
      category: 'server',
      causes: [{ text: 'A server error within Nudg3', confirmedBy: { code: 'internal_error' } }],
      fixes: [BACK_OFF, { text: 'Contact support if the error is persistent' }, SUPPORT],
    },
    {
      id: 'service-unavailable',
      when: { all: [{ status: '5xx' }, { code: 'service_unavailable' }] },
      title: 'Nudg3 is down for the moment',
      summary: 'The service is temporarily unavailable.',
      category: 'server',
      causes: [{ text: 'The service is temporarily down', confirmedBy: { code: 'service_unavailable' } }],
      fixes: [{ text: 'Try again in a few minutes' }, BACK_OFF, SUPPORT],
    },
    {
      id: 'export-service-error',
      when: { all: [{ status: '5xx' }, { code: 'export_service_error' }] },
      title: 'Nudg3’s export service is unavailable',
      summary: 'Only exports are affected; the rest of the API may work.',
      category: 'server',
      causes: [{ text: 'The export service is down or failing', confirmedBy: { code: 'export_service_error' } }],
      fixes: [{ text: 'Retry the export later' }, SUPPORT],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'Nudg3 refused the parameters',
      summary: 'Something in the request is invalid, and the answer has no code that says what.',
      category: 'validation',
      causes: [
        ...BODY_CAUSES,
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A parameter is invalid' },
      ],
      fixes: [{ text: 'Compare the parameters with the documentation of this endpoint' }, HANDLE, SUPPORT],
      tables: [ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'authentication-failed',
      when: { status: 401 },
      title: 'Authentication with Nudg3 failed',
      summary: 'Nudg3 did not accept who is calling, and the answer has no code that says why.',
      category: 'auth',
      causes: [
        { text: 'The Authorization header is missing', when: { not: { requestHeader: 'Authorization' } } },
        { text: 'The key does not start with nudg3_', confirmedBy: { check: 'credential-wrong-prefix' }, ruledOutBy: noKeySent },
        { text: 'The key is malformed, invalid or revoked', confirmedBy: { check: 'credential-stray-characters' }, ruledOutBy: noKeySent },
        BLOCKED_BY_HISTORY,
      ],
      fixes: [
        {
          text: 'Send a valid key in the Authorization header',
          snippets: [
            {
              language: 'bash',
              code: "curl -X {{method|GET}} {{url|'https://api.nudg3.ai/api/v1/dashboard'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
        },
        SUPPORT,
      ],
      warnings: [BLOCK_WARNING],
      tables: [PROTECTION, ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Nudg3 does not permit this call',
      summary: 'Nudg3 knows the caller, whose permissions do not suffice.',
      category: 'permission',
      causes: [
        { text: 'The key lacks a scope' },
        { text: 'The IP address is not on the allowlist' },
        { text: 'The workspace is not open to the caller' },
        BLOCKED_BY_HISTORY,
      ],
      fixes: [{ text: 'Check the scopes of the key, its IP allowlist and the membership of the workspace' }, SUPPORT],
      tables: [PROTECTION, ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Nudg3 has nothing at this address',
      summary: 'The resource does not exist, or the path is wrong.',
      category: 'not-found',
      causes: [
        { text: 'The path is misspelt', confirmedBy: { any: [{ check: 'double-slash' }, { check: 'trailing-slash' }] } },
        { text: 'The resource does not exist' },
      ],
      fixes: [{ text: 'Check the path against the documentation, then the ID in it' }, SUPPORT],
      tables: [ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'unprocessable',
      when: { status: 422 },
      title: 'Nudg3 could not validate the request',
      summary: 'The request was understood, but its values were refused.',
      category: 'validation',
      causes: [
        ...BODY_CAUSES,
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has an invalid value', confirmedBy: { check: 'field-wrong-type' } },
      ],
      fixes: [{ text: 'Read details.errors in the answer, where it is given' }, HANDLE, SUPPORT],
      tables: [ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'too-many-requests',
      when: { status: 429 },
      title: 'Nudg3 asks to slow down',
      summary: 'The rate limit is exceeded.',
      category: 'rate-limit',
      causes: [{ text: 'Too many requests in a short time', confirmedBy: { check: 'too-many-requests' } }, BLOCKED_BY_HISTORY],
      fixes: [BACK_OFF, SUPPORT],
      tables: [PROTECTION, ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'server-error',
      when: { status: 500 },
      title: 'Nudg3 answered with a server error',
      summary: 'The fault is on Nudg3’s side; the answer has no code that says more.',
      category: 'server',
      causes: [{ text: 'An error within Nudg3’s server' }],
      fixes: [BACK_OFF, SUPPORT],
      tables: [ERROR_FORMAT, STATUS_CODES],
    },
    {
      id: 'bad-gateway',
      when: { status: 502 },
      title: 'A gateway in front of Nudg3 got no good answer',
      summary: 'The gateway could not reach the service behind it, or did not understand its answer.',
      category: 'gateway',
      causes: [{ text: 'The service behind the gateway is restarting or down' }],
      fixes: [BACK_OFF, SUPPORT],
      tables: [STATUS_CODES],
    },
    {
      id: 'unavailable',
      when: { status: 503 },
      title: 'Nudg3 is not available',
      summary: 'The service cannot take requests for the moment.',
      category: 'server',
      causes: [{ text: 'The service is down or overloaded for a while' }],
      fixes: [{ text: 'Try again in a few minutes' }, BACK_OFF, SUPPORT],
      tables: [STATUS_CODES],
    },
    {
      id: 'gateway-timeout',
      when: { status: 504 },
      title: 'A gateway in front of Nudg3 gave up waiting',
      summary: 'The service behind the gateway took too long.',
      category: 'timeout',
      causes: [{ text: 'The request asks for more than can be answered in time' }, { text: 'The service is overloaded' }],
      fixes: [{ text: 'Ask for less at once, such as a shorter range of dates' }, BACK_OFF, SUPPORT],
      tables: [STATUS_CODES],
    },
  ],
} satisfies RulePack;

const json = { 'Content-Type': 'application/json' };
const key = { Authorization: 'Bearer nudg3_live_ak_a1b2c3d4_xYz9AbCdEfGh' };
const dashboard = 'https://api.nudg3.ai/api/v1/dashboard?workspace_id=3f2b8c1e-9a4d-4e57-8b60-1c2d3e4f5a6b';
const failure = (code: string, message: string, details?: unknown): string =>
  JSON.stringify({ success: false, error: { code, message, ...(details === undefined ? {} : { details }) } });

export const examples: readonly Example[] = [
  {
    rule: 'invalid-api-key',
    why: 'a key of another service',
    request: { url: dashboard, headers: { Authorization: 'Bearer sk_live_51H8xQ2eZvKYlo2C' } },
    response: { status: 401, headers: json, body: failure('invalid_api_key', 'API key is invalid or malformed') },
    verdicts: { confirmed: ['The key does not start with nudg3_'] },
  },
  {
    rule: 'invalid-api-key',
    why: 'a well-formed key: that Nudg3 never issued it cannot be proved from here',
    request: { url: dashboard, headers: key },
    response: { status: 401, headers: json, body: failure('invalid_api_key', 'API key is invalid or malformed') },
    verdicts: { possible: ['The key is well formed, but not one'], 'ruled-out': ['The key does not start with nudg3_'] },
  },
  {
    rule: 'expired-api-key',
    why: 'near miss of an invalid key: this one was revoked',
    request: { url: dashboard, headers: key },
    response: { status: 401, headers: json, body: failure('expired_api_key', 'API key has been revoked') },
    verdicts: { confirmed: ['The key was revoked'] },
  },
  {
    rule: 'missing-api-key',
    why: 'no credential at all',
    request: { url: dashboard, headers: { Accept: 'application/json' } },
    response: { status: 401, headers: json, body: failure('missing_api_key', 'No API key provided') },
    verdicts: { confirmed: ['The Authorization header is missing'] },
  },
  {
    rule: 'missing-api-key',
    why: 'known by its error shape on a host of the customer’s own',
    request: { url: 'https://analytics.proxy.example/v1/dashboard', headers: {} },
    response: { status: 401, headers: json, body: failure('missing_api_key', 'No API key provided') },
  },
  {
    rule: null,
    why: 'near miss: success false and a code of its own on a host that is not Nudg3',
    request: { url: 'https://api.other.example/v1/me', headers: { Authorization: 'Bearer abc' } },
    response: { status: 401, headers: json, body: failure('token_missing', 'No token') },
  },
  {
    rule: 'ip-blocked',
    why: 'blocked after failed attempts; known by its words',
    request: { url: dashboard, headers: key },
    response: {
      status: 429,
      headers: json,
      body: failure('ip_temporarily_blocked', 'Too many failed authentication attempts. Your IP is blocked for 1 hour.'),
    },
    verdicts: { confirmed: ['This IP address is blocked for 1 hour'], possible: ['The address had been blocked before'] },
  },
  {
    rule: 'ip-not-allowed',
    why: 'near miss of a block: the address is merely not on the allowlist',
    request: { url: dashboard, headers: key },
    response: { status: 403, headers: json, body: failure('ip_not_allowed', 'Request from non-allowlisted IP') },
    verdicts: { confirmed: ['The request left from an IP address'] },
  },
  {
    rule: 'insufficient-scope',
    why: 'an export with a key that may only read',
    request: { url: 'https://api.nudg3.ai/api/v1/exports/prompts', headers: key },
    response: {
      status: 403,
      headers: json,
      body: failure('insufficient_scope', 'Key lacks required scope', { required_scope: 'export:data', key_scopes: ['read:analytics'] }),
    },
    verdicts: { confirmed: ['The key lacks the required scope'] },
  },
  {
    rule: 'workspace-access-denied',
    why: 'near miss of a missing scope: the workspace is closed to the caller',
    request: { url: dashboard, headers: key },
    response: { status: 403, headers: json, body: failure('workspace_access_denied', 'No access to this workspace') },
    verdicts: { possible: ['The owner of the key is not a member'] },
  },
  {
    rule: 'validation-error',
    why: 'fields named in details.errors',
    request: {
      method: 'POST',
      url: 'https://api.nudg3.ai/api/v1/prompts',
      headers: { ...key, ...json },
      body: '{"name":"","limit":"many"}',
    },
    response: {
      status: 422,
      headers: json,
      body: failure('validation_error', 'One or more fields are invalid', { errors: [{ field: 'limit', message: 'must be an integer' }] }),
    },
    verdicts: { confirmed: ['A field has a value that Nudg3 does not take'], 'ruled-out': ['The request body is malformed JSON'] },
  },
  {
    rule: 'invalid-uuid',
    why: 'a workspace_id that is not a UUID',
    request: { url: 'https://api.nudg3.ai/api/v1/dashboard?workspace_id=42', headers: key },
    response: { status: 400, headers: json, body: failure('invalid_uuid', 'Invalid UUID format') },
    verdicts: { confirmed: ['An ID in the request does not have the format'] },
  },
  {
    rule: 'invalid-date-range',
    why: 'the end lies before the start',
    request: { url: 'https://api.nudg3.ai/api/v1/dashboard?start_date=2026-02-01&end_date=2026-01-01', headers: key },
    response: { status: 400, headers: json, body: failure('invalid_date_range', 'end_date before start_date') },
    verdicts: { confirmed: ['end_date is before start_date'] },
  },
  {
    rule: 'missing-required-field',
    why: 'near miss of a wrong value: the field is not there at all',
    request: { method: 'POST', url: 'https://api.nudg3.ai/api/v1/prompts', headers: { ...key, ...json }, body: '{"name":"Brand"}' },
    response: { status: 400, headers: json, body: failure('missing_required_field', 'Required field is missing: workspace_id') },
    verdicts: { confirmed: ['A required parameter is absent'], 'ruled-out': ['The request body is malformed JSON'] },
  },
  {
    rule: 'rate-limit-exceeded',
    why: 'the general limit',
    request: { url: dashboard, headers: key },
    response: {
      status: 429,
      headers: { ...json, 'Retry-After': '45' },
      body: failure('rate_limit_exceeded', 'Too many requests'),
    },
    verdicts: { confirmed: ['Too many requests in a short time'] },
  },
  {
    rule: 'export-limit-exceeded',
    why: 'near miss of the general limit: exports have their own',
    request: { url: 'https://api.nudg3.ai/api/v1/exports/prompts', headers: key },
    response: { status: 429, headers: json, body: failure('export_limit_exceeded', 'Export rate limit hit') },
    verdicts: { confirmed: ['The rate limit for exports'] },
  },
  {
    rule: 'resource-not-found',
    why: 'an ID that no resource has',
    request: { url: 'https://api.nudg3.ai/api/v1/prompts/3f2b8c1e-9a4d-4e57-8b60-1c2d3e4f5a6b', headers: key },
    response: { status: 404, headers: json, body: failure('resource_not_found', 'Resource doesn’t exist') },
    verdicts: { possible: ['The resource was deleted'] },
  },
  {
    rule: 'workspace-not-found',
    why: 'near miss of a missing resource: here it is the workspace',
    request: { url: dashboard, headers: key },
    response: { status: 404, headers: json, body: failure('workspace_not_found', 'Workspace doesn’t exist') },
    verdicts: { possible: ['The workspace was deleted'] },
  },
  {
    rule: 'internal-error',
    why: 'a fault of the server',
    request: { url: dashboard, headers: key },
    response: { status: 500, headers: json, body: failure('internal_error', 'Server error') },
    verdicts: { confirmed: ['A server error within Nudg3'] },
  },
  {
    rule: 'service-unavailable',
    why: 'near miss of an internal error: down for a while',
    request: { url: dashboard, headers: key },
    response: { status: 503, headers: json, body: failure('service_unavailable', 'Service temporarily down') },
  },
  {
    rule: 'export-service-error',
    why: 'near miss of being down: exports only',
    request: { url: 'https://api.nudg3.ai/api/v1/exports/prompts', headers: key },
    response: { status: 503, headers: json, body: failure('export_service_error', 'Export service unavailable') },
  },
  {
    rule: 'bad-request',
    why: 'a code that the documentation does not list',
    request: { method: 'POST', url: 'https://api.nudg3.ai/api/v1/prompts', headers: { ...key, ...json }, body: '{"name":"Brand"' },
    response: { status: 400, headers: json, body: failure('unreadable_body', 'Could not read the body') },
    verdicts: { confirmed: ['The request body is malformed JSON'] },
  },
  {
    rule: 'authentication-failed',
    why: 'a 401 without a body',
    request: { url: dashboard, headers: { Accept: '*/*' } },
    response: { status: 401, headers: {}, body: '' },
    verdicts: { confirmed: ['The Authorization header is missing'], 'ruled-out': ['The key is malformed'] },
  },
  {
    rule: 'forbidden',
    why: 'a 403 without a body',
    request: { url: dashboard, headers: key },
    response: { status: 403, headers: {}, body: '' },
  },
  {
    rule: 'not-found',
    why: 'a path that is not there',
    request: { url: 'https://api.nudg3.ai/api/v1/dashbord', headers: key },
    response: { status: 404, headers: {}, body: '' },
  },
  {
    rule: 'unprocessable',
    why: 'a 422 with an unlisted code',
    request: { method: 'POST', url: 'https://api.nudg3.ai/api/v1/prompts', headers: { ...key, ...json }, body: '{"name":"Brand"}' },
    response: { status: 422, headers: json, body: failure('name_taken', 'Name is taken') },
    verdicts: { 'ruled-out': ['The request body is malformed JSON'] },
  },
  {
    rule: 'too-many-requests',
    why: 'a 429 without a body',
    request: { url: dashboard, headers: key },
    response: { status: 429, headers: {}, body: '' },
  },
  {
    rule: 'server-error',
    why: 'a 500 without a body',
    request: { url: dashboard, headers: key },
    response: { status: 500, headers: {}, body: '' },
  },
  {
    rule: 'bad-gateway',
    why: 'the page of a gateway',
    request: { url: dashboard, headers: key },
    response: { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html><h1>502 Bad Gateway</h1></html>' },
  },
  {
    rule: 'unavailable',
    why: 'a 503 without a code',
    request: { url: dashboard, headers: key },
    response: { status: 503, headers: {}, body: '' },
  },
  {
    rule: 'gateway-timeout',
    why: 'a 504 without a code',
    request: { url: dashboard, headers: key },
    response: { status: 504, headers: {}, body: '' },
  },
  {
    rule: null,
    why: 'near miss: a 418 is not documented, so no rule of Nudg3 speaks',
    request: { url: dashboard, headers: key },
    response: { status: 418, headers: {}, body: '' },
  },
];
