import type { Example, RulePack } from '../../model';

// Symfony's ProblemNormalizer and ConstraintViolationListNormalizer; the debug headers are the web profiler's.

export default {
  id: 'symfony',
  name: 'Symfony',
  kind: 'framework',
  docs: 'https://symfony.com/doc/current/controller/error_pages.html',
  recognize: {
    fingerprints: [
      { all: [{ status: 'error' }, { responseField: '/type', is: { startsWith: 'https://symfony.com/errors/' } }] },
      {
        all: [
          { status: 'error' },
          { responseField: '/type', is: 'https://tools.ietf.org/html/rfc2616#section-10' },
          { responseField: '/title', is: 'An error occurred' },
          { not: { responseHeader: 'link', is: { contains: 'hydra/core#' } } },
        ],
      },
      { all: [{ responseHeader: 'x-debug-token-link' }, { not: { responseHeader: 'link', is: { contains: 'hydra/core#' } } }] },
    ],
  },
  rules: [
    {
      id: 'violations',
      when: { all: [{ status: [400, 422] }, { responseField: '/violations' }] },
      title: 'Symfony’s validator found violations',
      summary: 'The data breaks constraints; violations names each property path and its rule.',
      category: 'validation',
      causes: [
        { text: 'A property is missing, invalid or not unique: see propertyPath and title of each violation' },
        {
          text: 'A property has the wrong type',
          confirmedBy: { responseField: '/violations/*/title', is: { contains: 'should be of type' } },
        },
      ],
      fixes: [{ text: 'Correct the value at each propertyPath and send the request again.' }],
    },
    {
      id: 'no-route',
      when: { all: [{ status: 404 }, { message: { contains: 'No route found' } }] },
      title: 'Symfony has no route for this path',
      summary: 'No route matches the path; the message repeats method and path as Symfony saw them.',
      category: 'not-found',
      causes: [{ text: 'The path or its prefix is wrong' }, { text: 'The route cache is older than the code' }],
      fixes: [
        {
          text: 'List and match the routes.',
          snippets: [{ language: 'bash', code: 'php bin/console debug:router\nphp bin/console router:match /api/items' }],
        },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, body: object): Example => ({
  rule,
  why: `Symfony’s ${status}`,
  request: { method: 'POST', url: 'https://app.example.net/api/items' },
  response: { status, headers: { 'Content-Type': 'application/problem+json' }, body: JSON.stringify(body) },
});

export const examples: readonly Example[] = [
  answered('violations', 422, {
    type: 'https://symfony.com/errors/validation',
    title: 'Validation Failed',
    detail: 'email: This value is not a valid email address.',
    violations: [{ propertyPath: 'email', title: 'This value is not a valid email address.' }],
  }),
  answered('no-route', 404, {
    type: 'https://tools.ietf.org/html/rfc2616#section-10',
    title: 'An error occurred',
    status: 404,
    detail: 'No route found for "POST https://app.example.net/api/items"',
  }),
  {
    rule: null,
    why: 'violations of another framework',
    request: { method: 'POST', url: 'https://app.example.net/api/items' },
    response: { status: 422, headers: { 'Content-Type': 'application/json' }, body: '{"violations":[{"propertyPath":"x"}]}' },
  },
];
