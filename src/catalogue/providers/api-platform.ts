import type { Example, RulePack } from '../../model';

// API Platform's JSON-LD and problem answers: ConstraintViolation(List) and the Hydra documentation link.

export default {
  id: 'api-platform',
  name: 'API Platform',
  kind: 'framework',
  docs: 'https://api-platform.com/docs/core/errors/',
  recognize: {
    fingerprints: [
      { all: [{ responseHeader: 'link', is: { contains: 'hydra/core#apiDocumentation' } }, { status: 'error' }] },
      {
        all: [
          { status: 'error' },
          { responseField: '/@context' },
          { responseField: '/@type', is: ['ConstraintViolation', 'ConstraintViolationList', 'hydra:Error'] },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'violations',
      when: { all: [{ status: [400, 422] }, { responseField: '/violations' }] },
      title: 'A validation constraint is violated',
      summary: 'The object breaks constraints of the entity; violations names each property and its rule.',
      category: 'validation',
      causes: [
        { text: 'A property is missing, invalid or not unique: see propertyPath and message of each violation' },
        { text: 'A property is not in the denormalisation group, so it is not written' },
      ],
      fixes: [
        { text: 'Correct the value of each propertyPath and send the request again.' },
        { text: 'Look at the schema of the resource in the API’s documentation.' },
      ],
    },
    {
      id: 'denormalisation',
      when: { status: 400 },
      title: 'API Platform could not read the object',
      summary: 'The body is malformed, or a relation or type does not fit the resource.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A relation was sent as a bare id instead of an IRI', confirmedBy: { message: { contains: ['IRI', 'nested documents'] } } },
        { text: 'A value has the wrong type', confirmedBy: { message: { contains: 'the type of the' } } },
      ],
      fixes: [{ text: 'Send relations as IRIs.', snippets: [{ language: 'json', code: '{ "author": "/api/authors/12" }' }] }],
    },
    {
      id: 'media-type',
      when: { status: [406, 415] },
      title: 'API Platform does not take this format',
      summary: 'The Content-Type or Accept header is not among the configured formats; PATCH wants merge-patch+json.',
      category: 'payload',
      causes: [
        { text: 'PATCH was sent with another type than application/merge-patch+json', ruledOutBy: { not: { method: 'PATCH' } } },
        { text: 'The format is not enabled for the resource' },
      ],
      fixes: [{ text: 'Use application/ld+json, or application/merge-patch+json for PATCH.' }],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, more: object): Example => ({
  rule,
  why: `its ${status}`,
  request: { method: 'POST', url: 'https://shop.example.net/api/books' },
  response: {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      Link: '<https://shop.example.net/api/docs.jsonld>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation"',
    },
    body: JSON.stringify({ '@context': '/api/contexts/Error', title: 'An error occurred', status, ...more }),
  },
});

export const examples: readonly Example[] = [
  answered('violations', 422, {
    '@type': 'ConstraintViolation',
    violations: [{ propertyPath: 'isbn', message: 'This value is not valid.' }],
    detail: 'isbn: This value is not valid.',
  }),
  answered('denormalisation', 400, { '@type': 'Error', detail: 'Invalid IRI "12".' }),
  answered('media-type', 415, { '@type': 'Error', detail: 'The content-type "text/plain" is not supported.' }),
  {
    rule: null,
    why: 'violations of another server',
    request: { method: 'POST', url: 'https://shop.example.net/api/books' },
    response: { status: 422, headers: { 'Content-Type': 'application/json' }, body: '{"violations":[{"field":"isbn"}]}' },
  },
];
