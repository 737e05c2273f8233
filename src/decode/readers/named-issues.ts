import { requestIdAmong } from '../request-id';
import { docUrlAmong } from './doc-url';
import { errorNodes } from './error-nodes';
import { fieldErrorsAmong } from './field-errors';
import { hostOf, spread } from './generic-json';
import { get, isList, isObject, type Reader, textOf } from './reader';

/**
 * `{ name, message, debug_id, details: [{ field, issue, description }], links }` (PayPal REST, "Error messages"): the name only
 * repeats the status, so the first issue is the code that says what happened, with its description.
 */
export const namedIssues: Reader = (input) => {
  const value = input.json?.value;
  const details = get(value, 'details');
  if (!isObject(value) || textOf(get(value, 'name')) === null || !isList(details)) return null;
  const index = details.slice(0, 20).findIndex((one) => textOf(get(one, 'issue')) !== null);
  if (index < 0) return null;
  const issue = textOf(get(details, index, 'issue')) ?? '';
  const isCode = /^[A-Z][A-Z\d_]+$/.test(issue);
  const text = textOf(get(details, index, 'description')) ?? (isCode ? null : issue);
  const name = textOf(get(value, 'name')) ?? '';
  const nodes = errorNodes(value);
  return {
    format: 'named-issues',
    code: isCode ? { value: issue, at: `/details/${index}/issue` } : { value: name, at: '/name' },
    ...(text === null ? {} : { message: { value: text, at: `/details/${index}/description` } }),
    ...spread('requestId', requestIdAmong(nodes)),
    ...spread('docUrl', docUrlAmong(nodes, hostOf(input))),
    ...spread('fieldErrors', fieldErrorsAmong(nodes)),
  };
};
