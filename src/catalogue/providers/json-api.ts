import type { Example, RulePack } from '../../model';

// JSON:API 1.1, section "Error Objects".

export default {
  id: 'json-api',
  name: 'JSON:API',
  kind: 'format',
  docs: 'https://jsonapi.org/format/#errors',
  recognize: {
    fingerprints: [{ all: [{ format: 'json-api' }, { responseHeader: 'content-type', is: { contains: 'application/vnd.api+json' } }] }],
  },
  rules: [
    {
      id: 'invalid',
      when: { status: [400, 422] },
      title: 'Attributes or relationships are not valid',
      summary: 'Each error object names the part of the document (source.pointer) or the query parameter that is wrong.',
      category: 'validation',
      causes: [
        {
          text: 'An attribute is missing, blank or invalid',
          confirmedBy: { responseField: '/errors/*/source/pointer', is: { startsWith: '/data/attributes' } },
        },
        {
          text: 'A relationship, such as an author, is missing or not allowed',
          confirmedBy: { responseField: '/errors/*/source/pointer', is: { startsWith: '/data/relationships' } },
        },
        { text: 'A query parameter is not supported', confirmedBy: { responseField: '/errors/*/source/parameter' } },
        { text: 'The document lacks data, type or attributes', ruledOutBy: { requestField: '/data/type' } },
      ],
      fixes: [
        { text: 'Correct the attribute or relationship at each source.pointer, and read its title and detail.' },
        {
          text: 'Send a full document.',
          snippets: [{ language: 'json', code: '{ "data": { "type": "articles", "attributes": { "title": "Example" } } }' }],
        },
      ],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'Type or id conflicts with the endpoint',
      summary: 'data.type or data.id does not fit the URL, or the resource already exists.',
      category: 'conflict',
      causes: [
        { text: 'data.type is not the type of this collection' },
        { text: 'data.id differs from the id in the URL' },
        { text: 'A unique attribute already exists' },
      ],
      fixes: [{ text: 'Make data.type and data.id agree with the URL.' }],
    },
    {
      id: 'media-type',
      when: { status: [406, 415] },
      title: 'The JSON:API media type is wrong',
      summary: 'Servers refuse application/vnd.api+json with parameters they do not know, or another type.',
      category: 'payload',
      causes: [
        {
          text: 'Content-Type is not application/vnd.api+json',
          when: { not: { requestHeader: 'content-type', is: { startsWith: 'application/vnd.api+json' } } },
        },
        {
          text: 'A charset or other parameter was added to the media type',
          confirmedBy: { requestHeader: 'content-type', is: { contains: 'vnd.api+json;' } },
        },
      ],
      fixes: [
        {
          text: 'Send both headers without parameters.',
          snippets: [{ language: 'http', code: 'Content-Type: application/vnd.api+json\nAccept: application/vnd.api+json' }],
        },
      ],
    },
  ],
} satisfies RulePack;

const answered = (rule: string, status: number, error: object, verdicts?: Example['verdicts']): Example => ({
  rule,
  why: `an error object for ${status}`,
  request: {
    method: 'POST',
    url: 'https://api.example.net/articles',
    headers: { 'Content-Type': 'application/vnd.api+json' },
    body: '{"data":{"type":"articles"}}',
  },
  response: {
    status,
    headers: { 'Content-Type': 'application/vnd.api+json' },
    body: JSON.stringify({ errors: [{ status: String(status), ...error }] }),
  },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  answered(
    'invalid',
    422,
    { code: 'blank', source: { pointer: '/data/attributes/title' }, title: 'Invalid attribute', detail: 'Title must not be blank.' },
    {
      confirmed: ['An attribute is missing'],
    },
  ),
  answered('conflict', 409, { title: 'Conflict', detail: 'The type does not match.' }),
  answered(
    'media-type',
    415,
    { title: 'Unsupported Media Type', detail: 'Use the JSON:API media type.' },
    { 'ruled-out': ['Content-Type is not'] },
  ),
  {
    rule: null,
    why: 'errors[] in plain JSON',
    request: { url: 'https://api.example.net/articles' },
    response: {
      status: 422,
      headers: { 'Content-Type': 'application/json' },
      body: '{"errors":[{"title":"Bad","detail":"Bad title","source":{"pointer":"/data/attributes/title"}}]}',
    },
  },
];
