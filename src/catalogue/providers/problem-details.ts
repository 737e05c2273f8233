import type { Example, RulePack } from '../../model';

// RFC 9457 (formerly 7807): the content type itself names the format.

export default {
  id: 'problem-details',
  name: 'Problem details (RFC 9457)',
  kind: 'format',
  docs: 'https://www.rfc-editor.org/rfc/rfc9457',
  recognize: {
    fingerprints: [
      {
        all: [
          { format: 'problem+json' },
          { responseHeader: 'content-type', is: { contains: 'application/problem+' } },
          { not: { responseHeader: 'link', is: { contains: 'hydra/core#' } } },
        ],
      },
    ],
  },
  rules: [
    {
      id: 'invalid-fields',
      when: {
        all: [
          { status: [400, 422] },
          { any: [{ responseField: '/errors' }, { responseField: '/invalid-params' }, { responseField: '/violations' }] },
        ],
      },
      title: 'Fields of the request are not valid',
      summary: 'The problem document lists each invalid field with the reason.',
      category: 'validation',
      causes: [
        { text: 'The listed fields are missing, of the wrong type or out of range' },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A field has the wrong type', confirmedBy: { check: 'field-wrong-type' } },
      ],
      fixes: [
        { text: 'Correct each field that the problem document names: a pointer such as #/profile/color is a path into the body.' },
        { text: 'Open the type URI of the problem if it is a web address: it may document the rule.' },
      ],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'The request conflicts with the current state',
      summary: 'The resource is in a state that does not permit this change, or already exists.',
      category: 'conflict',
      causes: [
        { text: 'The resource already exists, or has already reached its final state' },
        { text: 'Someone else changed it after it was read' },
        { text: 'The same request was sent twice at nearly the same time', when: { check: 'duplicate-in-flight' } },
      ],
      fixes: [
        { text: 'Refetch the resource, look at its state, and repeat the change on that if it still makes sense.' },
        { text: 'Create a new one if this one is closed.' },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, body: object): Example => ({
  rule,
  why: `a problem document for ${status}`,
  request: { method: 'POST', url: 'https://api.example.net/employees' },
  response: { status, headers: { 'Content-Type': 'application/problem+json' }, body: JSON.stringify(body) },
});

export const examples: readonly Example[] = [
  answered('invalid-fields', 422, {
    type: 'https://api.example.net/problems/validation-error',
    title: 'Your request is not valid.',
    status: 422,
    errors: [{ detail: 'must be a positive integer', pointer: '#/age' }],
  }),
  answered('conflict', 409, { type: 'about:blank', title: 'Conflict', status: 409, detail: 'Upload 77 is already finalised.' }),
  {
    rule: null,
    why: 'the same members in plain JSON',
    request: { url: 'https://api.example.net/employees' },
    response: {
      status: 409,
      headers: { 'Content-Type': 'application/json' },
      body: '{"title":"Conflict","status":409,"detail":"Exists."}',
    },
  },
];
