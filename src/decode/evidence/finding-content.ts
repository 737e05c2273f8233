import { contentType } from '../../http/request-content';
import type { Category } from '../../model';
import { type Finding, says } from './finding';

const input: readonly Category[] = ['validation', 'payload'];

/** What may be wrong with what was sent: body, fields, files. */
export const contentFindings: readonly Finding[] = [
  {
    check: 'json-malformed',
    text: 'The JSON that was sent is malformed',
    fix: 'Build the body with JSON.stringify or a JSON library instead of by hand.',
    on: input,
    statuses: [400, 422],
    ruleOut: true,
  },
  {
    check: 'field-missing',
    text: 'A required field is missing',
    fix: 'Send the field under exactly the name that the answer gives.',
    on: input,
    statuses: [400, 422],
    ruleOut: true,
    possible: 'hint',
  },
  {
    check: 'field-wrong-type',
    text: 'A field has the wrong type',
    fix: 'Send the field with the type that the answer asks for.',
    on: input,
    statuses: [400, 422],
    ruleOut: true,
  },
  {
    check: 'field-out-of-range',
    text: 'A value is out of range',
    fix: 'Keep the value within the range that the answer states.',
    on: input,
    statuses: [400, 422],
    ruleOut: true,
  },
  {
    check: 'field-unknown',
    text: 'A field is not known to the API',
    fix: 'Remove the field or correct its name.',
    on: input,
    statuses: [400, 422],
  },
  {
    check: 'uuid-malformed',
    text: 'An id is not a well-formed UUID',
    fix: 'Send the id as the API gave it: 36 characters with four dashes.',
    on: ['validation', 'not-found'],
    when: says(/uuid|guid|\bid\b|identifier|format/),
    proves: (context) => context.reading.category === 'validation' || says(/uuid|guid/)(context),
  },
  {
    check: 'date-order',
    text: 'The end of the period is before its start',
    fix: 'Swap the two dates.',
    on: ['validation'],
    when: says(/date|range|period|before|after|interval|start|\bend|\btime/),
  },
  {
    check: 'content-type-mismatch',
    text: 'The body does not match its Content-Type',
    fix: 'Set Content-Type to what the body really is, or send the body in the stated format.',
    on: input,
    statuses: [400, 415, 422],
    ruleOut: true,
  },
  {
    check: 'content-type-missing',
    text: 'The body was sent without a Content-Type',
    fix: 'Add the Content-Type header, such as application/json.',
    on: input,
    statuses: [400, 415, 422],
    proves: ({ exchange }) => exchange.response.status === 415 || exchange.request.method.toUpperCase() !== 'GET',
  },
  {
    check: 'multipart-boundary-missing',
    when: ({ exchange }) => contentType(exchange.request).startsWith('multipart/'),
    text: 'The multipart boundary is missing or wrong',
    fix: 'Do not set Content-Type by hand for FormData: the browser adds it with the boundary.',
    on: input,
    statuses: [400, 415, 422, 500],
  },
  {
    check: 'body-over-stated-limit',
    text: 'The body is larger than the limit that the answer states',
    fix: 'Send less: smaller files, fewer items, or several requests.',
    on: ['payload'],
    statuses: [413],
    ruleOut: true,
    possible: 'hint',
  },
  {
    check: 'file-type-not-in',
    text: 'The file is of a type that the API does not take',
    fix: 'Convert the file to one of the supported types.',
    on: input,
    statuses: [400, 415, 422],
    when: says(/file|format|type|extension|support/),
  },
];
