import type { Example, RulePack } from '../../model';

// FastAPI's RequestValidationError handler and Pydantic's error list: detail[] of { type, loc, msg }.

export default {
  id: 'fastapi',
  name: 'FastAPI',
  kind: 'framework',
  docs: 'https://fastapi.tiangolo.com/tutorial/handling-errors/',
  recognize: {
    fingerprints: [
      {
        all: [
          { status: [400, 422] },
          { responseField: '/detail/*/loc' },
          { responseField: '/detail/*/msg' },
          { responseField: '/detail/*/type' },
        ],
      },
      {
        all: [
          { responseHeader: 'server', is: 'uvicorn' },
          { status: 'error' },
          { responseField: '/detail' },
          { not: { responseHeader: 'x-frame-options' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'validation',
      when: { all: [{ status: [400, 422] }, { responseField: '/detail/*/loc' }] },
      title: 'FastAPI’s validation refused the request',
      summary: 'A field or parameter is missing, of the wrong type or out of range; loc says where, msg says why.',
      category: 'validation',
      causes: [
        {
          text: 'A required field or parameter is missing',
          confirmedBy: { any: [{ check: 'field-missing' }, { responseField: '/detail/*/type', is: ['missing', 'value_error.missing'] }] },
          ruledOutBy: { not: { check: 'field-missing' } },
        },
        {
          text: 'A value has the wrong type',
          confirmedBy: { any: [{ check: 'field-wrong-type' }, { responseField: '/detail/*/type', is: { endsWith: '_parsing' } }] },
          ruledOutBy: { not: { check: 'field-wrong-type' } },
        },
        {
          text: 'A number is out of range: greater or less than the limit',
          // The answer only claims it: what was sent decides.
          when: {
            all: [
              { responseField: '/detail/*/type', is: { contains: ['less_than', 'greater_than', 'not_le', 'not_ge', 'not_lt', 'not_gt'] } },
              { check: 'field-out-of-range' },
            ],
          },
        },
        {
          text: 'A text or list is too short, too long or does not fit its pattern',
          confirmedBy: {
            any: [
              {
                all: [
                  {
                    responseField: '/detail/*/type',
                    is: { contains: ['too_short', 'too_long', 'min_length', 'max_length', 'min_items', 'max_items'] },
                  },
                  { check: 'field-out-of-range' },
                ],
              },
              { responseField: '/detail/*/type', is: { contains: ['pattern_mismatch', 'string_pattern'] } },
            ],
          },
        },
        {
          text: 'The JSON in the body is malformed',
          confirmedBy: { any: [{ check: 'json-malformed' }, { responseField: '/detail/*/type', is: ['json_invalid'] }] },
          ruledOutBy: { not: { check: 'json-malformed' } },
        },
        {
          text: 'The body was sent as a form or text instead of JSON',
          confirmedBy: { responseField: '/detail/*/type', is: ['model_attributes_type', 'dict_type'] },
        },
      ],
      fixes: [
        {
          text: 'Correct each field by its loc: body, query, path or header, then the name; for a range, reduce or raise the value to the limit in ctx.',
        },
        {
          text: 'Send JSON with its Content-Type.',
          snippets: [
            {
              language: 'bash',
              code: 'curl -X POST {{url}} -H \'Content-Type: application/json\' -d \'{"name": "example", "price": 1.5}\'',
            },
          ],
        },
        { text: 'Try the call in the interactive documentation at /docs.' },
      ],
    },
    {
      id: 'not-found',
      when: { all: [{ status: 404 }, { message: 'Not Found' }] },
      title: 'FastAPI has no route at this path',
      summary: '“Not Found” is the framework’s own text for a path that no route matches.',
      category: 'not-found',
      causes: [
        { text: 'The path or a router’s prefix is wrong' },
        { text: 'The router was not included in the app' },
        { text: 'root_path of a proxy is stripped or doubled' },
      ],
      fixes: [{ text: 'Look at /docs or /openapi.json for the routes that exist.' }, { text: 'Check include_router and its prefix.' }],
    },
    {
      id: 'method',
      when: { status: 405 },
      title: 'This FastAPI route takes another method',
      summary: 'The path exists, but not for this method.',
      category: 'method',
      causes: [{ text: 'The method is not among those in the Allow header', when: { check: 'method-not-allowed' } }],
      fixes: [{ text: 'Use the method that /docs shows for this path.' }],
    },
    {
      id: 'unauthenticated',
      when: { all: [{ status: [401, 403] }, { message: 'Not authenticated' }] },
      title: 'FastAPI found no credential',
      summary: 'A security dependency of the route wants an Authorization header, and none came or its scheme is wrong.',
      category: 'auth',
      causes: [
        { text: 'The Authorization header is missing', when: { not: { requestHeader: 'authorization' } } },
        { text: 'The scheme is not Bearer', ruledOutBy: { requestHeader: 'authorization', is: { startsWith: 'Bearer ' } } },
      ],
      fixes: [
        {
          text: 'Send the token.',
          snippets: [{ language: 'bash', code: "curl {{url}} -H 'Authorization: Bearer {{credential|YOUR_TOKEN}}'" }],
        },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string | null, status: number, detail: unknown, why: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:8000/items/',
    headers: { 'Content-Type': 'application/json' },
    body: '{"price":"abc"}',
  },
  response: { status, headers: { 'Content-Type': 'application/json', Server: 'uvicorn' }, body: JSON.stringify({ detail }) },
  ...(verdicts ? { verdicts } : {}),
});

const outOfRange = (query: string, why: string, verdicts: Example['verdicts']): Example => ({
  ...answered(
    'validation',
    422,
    [{ type: 'less_than_equal', loc: ['query', 'limit'], msg: 'Input should be less than or equal to 1000' }],
    why,
    verdicts,
  ),
  request: { url: `http://127.0.0.1:8000/items/?${query}` },
});

export const examples: readonly Example[] = [
  answered('validation', 422, [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required' }], 'a field is missing', {
    confirmed: ['A required field or parameter is missing'],
  }),
  outOfRange('limit=5000', 'out of range', { confirmed: ['A number is out of range'] }),
  outOfRange('limit=50', 'near miss: the server says so of a value that keeps the limit', { 'ruled-out': ['A number is out of range'] }),
  answered('not-found', 404, 'Not Found', 'no route'),
  answered('method', 405, 'Method Not Allowed', 'wrong method'),
  answered('unauthenticated', 401, 'Not authenticated', 'no token', { confirmed: ['The Authorization header is missing'] }),
  {
    rule: null,
    why: 'detail as a text on another server',
    request: { url: 'https://api.example.net/x' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"detail":"Not found."}' },
  },
];
