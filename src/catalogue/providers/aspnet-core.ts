import type { Example, RulePack } from '../../model';

// ProblemDetails and ValidationProblemDetails as ASP.NET Core's DefaultProblemDetailsFactory writes them.

export default {
  id: 'aspnet-core',
  name: 'ASP.NET Core',
  kind: 'framework',
  docs: 'https://learn.microsoft.com/aspnet/core/web-api/handle-errors',
  recognize: {
    fingerprints: [
      {
        all: [
          { status: 'error' },
          { responseField: '/traceId' },
          { responseField: '/type', is: { startsWith: 'https://tools.ietf.org/html/rfc' } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'validation',
      when: { all: [{ status: 400 }, { responseField: '/errors' }] },
      title: 'ASP.NET Core’s model validation failed',
      summary: 'The body or parameters could not be bound to the model, or break one of its rules; errors names each field.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required field is missing: non-nullable properties are required', confirmedBy: { check: 'field-missing' } },
        {
          text: 'A value has the wrong JSON type: the key starts with $',
          confirmedBy: { message: { contains: 'could not be converted' } },
        },
      ],
      fixes: [
        { text: 'Correct the fields under errors; a key such as $.age is a path into the JSON.' },
        { text: 'Send numbers as numbers and dates as ISO 8601.' },
      ],
    },
    {
      id: 'media-type',
      when: { status: 415 },
      title: 'ASP.NET Core has no reader for this type',
      summary: 'No input formatter takes the Content-Type; only JSON is set up unless more is added.',
      category: 'payload',
      causes: [
        {
          text: 'The Content-Type is missing or not JSON',
          when: { any: [{ check: 'content-type-missing' }, { not: { requestHeader: 'content-type', is: { contains: 'json' } } }] },
        },
        { text: 'A form was sent to a parameter without [FromForm]' },
      ],
      fixes: [
        { text: 'Send Content-Type: application/json.' },
        { text: 'For uploads, mark the parameter [FromForm] and send multipart/form-data.' },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'ASP.NET Core answered “not found”',
      summary: 'The route exists and the action returned NotFound, for a missing route gives an empty body.',
      category: 'not-found',
      causes: [{ text: 'No record with this id exists, or this user may not see it' }, { text: 'The id belongs to another environment' }],
      fixes: [
        { text: 'Check the id in the URL, and whether the resource exists in this environment.' },
        { text: 'Search the server’s log for the traceId.' },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'An exception escaped the ASP.NET Core app',
      summary: 'An unhandled exception ended the request; the traceId leads to it in the server’s log.',
      category: 'server',
      causes: [
        { text: 'An exception was thrown and no handler took it' },
        { text: 'A service is not registered, or a database call failed' },
      ],
      fixes: [{ text: 'Search the server’s logs for the traceId.' }, { text: 'In development, switch the developer exception page on.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, section: string, title: string, more: object = {}): Example => ({
  rule,
  why: `ProblemDetails for ${status}`,
  request: { method: status === 400 || status === 415 ? 'POST' : 'GET', url: 'https://api.example.net/patients/99' },
  response: {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({
      type: `https://tools.ietf.org/html/rfc9110#section-${section}`,
      title,
      status,
      ...more,
      traceId: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
    }),
  },
});

export const examples: readonly Example[] = [
  answered('validation', 400, '15.5.1', 'One or more validation errors occurred.', { errors: { Name: ['The Name field is required.'] } }),
  answered('media-type', 415, '15.5.16', 'Unsupported Media Type'),
  answered('not-found', 404, '15.5.5', 'Not Found'),
  answered('internal', 500, '15.6.1', 'An error occurred while processing your request.'),
  {
    rule: null,
    why: 'problem details of another server',
    request: { url: 'https://api.example.net/x' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/problem+json' },
      body: '{"type":"https://api.example.net/problems/none","title":"Not Found","status":404}',
    },
  },
];
