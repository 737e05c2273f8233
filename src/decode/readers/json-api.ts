import { essence } from '../../http/media-type';
import { requestIdAmong } from '../request-id';
import { docUrlAmong } from './doc-url';
import type { ErrorNode } from './error-nodes';
import { fieldErrorsAmong } from './field-errors';
import { hostOf, spread } from './generic-json';
import { get, isList, isObject, type Reader, scalarOf, textOf } from './reader';

/**
 * Error objects of JSON:API 1.1 (jsonapi.org/format, "Error Objects"): `errors[{ id, status, code, title, detail, source, links }]`.
 * Recognised by its media type, by a `jsonapi` member, or by a `detail` or `title` beside `source`, `status` as text or `code`.
 */
export const jsonApi: Reader = (input) => {
  const value = input.json?.value;
  const errors = get(value, 'errors');
  if (!isObject(value) || !isList(errors) || errors.length === 0) return null;
  const items = errors.slice(0, 100).filter(isObject);
  const first = items[0];
  if (first === undefined) return null;
  const isDeclared = essence(input.exchange.response.body.mimeType) === 'application/vnd.api+json' || get(value, 'jsonapi') !== undefined;
  const isShaped =
    textOf(get(first, 'title')) !== null &&
    ['detail', 'source', 'status', 'code'].filter((key) => get(first, key) !== undefined).length >= 2;
  if (!isDeclared && !isShaped) return null;
  const nodes: ErrorNode[] = items.map((item, index) => ({ value: item, path: ['errors', index] }));
  const coded = nodes.find(
    (node) =>
      scalarOf(get(node.value, 'code')) !== null &&
      get(node.value, 'code') !== input.status &&
      scalarOf(get(node.value, 'code')) !== String(input.status),
  );
  const code = coded === undefined ? null : scalarOf(get(coded.value, 'code'));
  const detail = textOf(get(first, 'detail'));
  const message = detail ?? textOf(get(first, 'title'));
  const id = scalarOf(get(first, 'id'));
  return {
    format: 'json-api',
    ...(code === null || coded === undefined ? {} : { code: { value: code, at: `/errors/${coded.path[1]}/code` } }),
    ...(message === null ? {} : { message: { value: message, at: `/errors/0/${detail === null ? 'title' : 'detail'}` } }),
    ...spread('requestId', requestIdAmong([{ value, path: [] }, ...nodes])),
    ...(id === null ? {} : { occurrence: { value: id, at: '/errors/0/id' } }),
    ...spread('docUrl', docUrlAmong(nodes, hostOf(input))),
    ...spread('fieldErrors', fieldErrorsAmong([{ value, path: [] }])),
  };
};
