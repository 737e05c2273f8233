import { pointerOf } from '../../http/json-pointer';
import { essence, parameter } from '../../http/media-type';
import { parseMultipart } from '../../http/multipart';
import { parseJson } from '../../http/parse-json';
import { requestIdAmong } from '../request-id';
import { docUrlAmong } from './doc-url';
import type { ErrorNode } from './error-nodes';
import { fieldErrorsIn } from './field-errors';
import { hostOf, spread } from './generic-json';
import {
  type Fact,
  get,
  isList,
  isObject,
  type Json,
  type Reader,
  type ReaderInput,
  type ReaderResult,
  scalarOf,
  statusOf,
  textOf,
} from './reader';
import { hasWords } from './words';

/** True where the request looks like GraphQL over HTTP: its path, its content type, or a `query` in its body. */
export const asksGraphql = ({ exchange: { request, response } }: ReaderInput): boolean =>
  /\/graphql\b|\/gql\b/i.test(request.url) ||
  essence(response.body.mimeType) === 'application/graphql-response+json' ||
  essence(request.body.mimeType) === 'application/graphql' ||
  /^\s{0,8}[[{]\s{0,8}"(?:query|operationName|variables|extensions)"\s{0,4}:/.test(request.body.text?.slice(0, 200) ?? '');

const KEYS = new Set([
  'errors',
  'data',
  'extensions',
  'hasNext',
  'label',
  'path',
  'incremental',
  'items',
  'pending',
  'completed',
  'id',
  'subPath',
]);

const isGraphqlError = (item: unknown): item is Json => isObject(item) && textOf(get(item, 'message')) !== null;
const hasMark = (item: Json): boolean =>
  ['locations', 'path', 'extensions'].some((key) => typeof get(item, key) === 'object' && get(item, key) !== null);

const codeOf = (item: Json, path: string): Fact | null => {
  for (const keys of [
    ['extensions', 'code'],
    ['extensions', 'errorCode'],
    ['extensions', 'error_code'],
    ['type'],
    ['code'],
    ['errorType'],
    ['extensions', 'errorClass'],
    ['extensions', 'errorType'],
    ['extensions', 'classification'],
    ['extensions', 'type'],
    ['extensions', 'category'],
    ['extensions', 'exception', 'code'],
  ] as const) {
    const code = scalarOf(get(item, ...keys));
    if (code !== null && !hasWords(code)) return { value: code, at: path + pointerOf(keys) };
  }
  return null;
};

const messageOf = (item: Json, path: string): Fact | null => {
  for (const keys of [
    ['extensions', 'userPresentableMessage'],
    ['extensions', 'userMessage'],
    ['message'],
    ['extensions', 'message'],
  ] as const) {
    const text = textOf(get(item, ...keys));
    if (text !== null) return { value: text, at: path + pointerOf(keys) };
  }
  return null;
};

/** The argument or input that `extensions` names: a text, or the way to it as a list. */
const inputOf = (extensions: unknown): string | null => {
  for (const key of ['argumentName', 'inputPath', 'field', 'argument', 'fieldName']) {
    const value = get(extensions, key);
    const path = isList(value) ? value.slice(0, 30).map(scalarOf) : [textOf(value)];
    if (path.length > 0 && path.every((part) => part !== null && !hasWords(part))) return path.join('.');
  }
  return null;
};

/** What lies under `data` is not null all over: a part of the answer is there. */
const hasData = (data: unknown): boolean => isObject(data) && Object.values(data).some((one) => one !== null);

const ofErrors = (input: ReaderInput, root: Json, errors: readonly Json[], prefix: string): ReaderResult => {
  const nodes: ErrorNode[] = errors.flatMap((item, index) => {
    const extensions = get(item, 'extensions');
    const path = [...prefix.split('/').slice(1), 'errors', index];
    return isObject(extensions)
      ? [
          { value: item, path },
          { value: extensions, path: [...path, 'extensions'] },
        ]
      : [{ value: item, path }];
  });
  const coded = errors.map((item, index) => codeOf(item, `${prefix}/errors/${index}`)).find((code) => code !== null);
  const first = errors[0];
  const status =
    first === undefined
      ? null
      : (statusOf(get(first, 'extensions', 'statusCode')) ??
        statusOf(get(first, 'extensions', 'status')) ??
        statusOf(get(first, 'extensions', 'status_code')) ??
        statusOf(get(first, 'extensions', 'http', 'status')) ??
        statusOf(get(first, 'extensions', 'response', 'status')));
  const validation =
    first === undefined
      ? null
      : (get(first, 'extensions', 'validation') ??
        get(first, 'extensions', 'validationErrors') ??
        get(first, 'extensions', 'fieldErrors') ??
        get(first, 'extensions', 'exception', 'validationErrors'));
  const fields = validation === undefined || validation === null ? null : fieldErrorsIn({ errors: validation });
  const inputs = errors.flatMap((item) => {
    const field = inputOf(get(item, 'extensions'));
    return field === null ? [] : [{ field, message: textOf(get(item, 'message')) ?? '' }];
  });
  return {
    format: 'graphql',
    code: coded ?? null,
    message: first === undefined ? null : messageOf(first, `${prefix}/errors/0`),
    ...spread(
      'requestId',
      requestIdAmong([
        ...nodes,
        ...(isObject(get(root, 'extensions')) ? [{ value: get(root, 'extensions') as Json, path: ['extensions'] }] : []),
      ]),
    ),
    ...spread('docUrl', docUrlAmong(nodes, hostOf(input))),
    fieldErrors: fields !== null || inputs.length > 0 ? { list: fields?.list ?? inputs, at: `${prefix}/errors/0/extensions` } : null,
    partial: hasData(get(root, 'data')),
    ...spread('innerStatus', status),
  };
};

/** One response object with `errors[]`; null where the list is missing, empty or of another kind. */
const ofRoot = (input: ReaderInput, root: unknown, prefix: string): ReaderResult | null => {
  const errors = get(root, 'errors');
  if (!isObject(root) || !isList(errors) || errors.length === 0) return null;
  const items = errors.slice(0, 50).filter(isGraphqlError);
  if (items.length === 0 || items.length < Math.min(errors.length, 50)) return null;
  const isPlain = Object.keys(root).every((key) => KEYS.has(key) || (items.some(hasMark) && typeof root[key] !== 'object'));
  if (!isPlain || !(items.some(hasMark) || asksGraphql(input))) return null;
  // `{ data: [...], errors: [...] }` of a list API is no GraphQL: there data is an object or null.
  return isList(get(root, 'data')) ? null : ofErrors(input, root, items, prefix);
};

/** Besides its errors a payload has nothing: `{ token: null, errors: [...] }`. */
const cameToNothing = (payload: Json): boolean => {
  const others = Object.entries(payload).filter(([key]) => key !== 'errors' && key !== '__typename');
  return others.length > 0 && others.every(([, value]) => value === null || value === false);
};

/** What a mutation says was wrong with its input: `userErrors`, and `errors` in the payload of a mutation. */
const inPayload = (input: ReaderInput, root: unknown): ReaderResult | null => {
  const data = get(root, 'data');
  if (!isObject(data) || !asksGraphql(input)) return null;
  const isMutation = /"query"\s{0,4}:\s{0,4}"\s{0,40}mutation\b/.test(input.exchange.request.body.text?.slice(0, 4000) ?? '');
  for (const [name, payload] of Object.entries(data).slice(0, 50)) {
    if (!isObject(payload)) continue;
    for (const [key, list] of Object.entries(payload).slice(0, 50)) {
      if (!/^(?:userErrors|\w{1,60}UserErrors)$/.test(key) && !(key === 'errors' && (isMutation || cameToNothing(payload)))) continue;
      const items = isList(list) ? list.slice(0, 50).filter(isGraphqlError) : [];
      const first = items[0];
      if (first === undefined) continue;
      const at = pointerOf(['data', name, key]);
      const code = scalarOf(get(first, 'code'));
      return {
        format: 'graphql-user-errors',
        code: code === null || hasWords(code) ? null : { value: code, at: `${at}/0/code` },
        message: { value: textOf(get(first, 'message')) ?? '', at: `${at}/0/message` },
        fieldErrors: fieldErrorsIn({ errors: items }),
        partial: Object.values(data).length > 1,
      };
    }
  }
  return null;
};

/** Each part of an answer that comes piece by piece (`multipart/mixed`, for `@defer` and `@stream`), with what a part adds taken out of it. */
const inParts = ({ exchange, text }: ReaderInput): unknown => {
  const { mimeType } = exchange.response.body;
  if (essence(mimeType) !== 'multipart/mixed') return undefined;
  const parts = parseMultipart(text, parameter(mimeType, 'boundary') ?? '-') ?? [];
  return parts.flatMap(({ value }) => {
    const part = parseJson(value?.trim() ?? '')?.value;
    const added = get(part, 'incremental');
    return [...(part === undefined ? [] : [part]), ...(isList(added) ? added.slice(0, 50) : []), get(part, 'payload') ?? []].flat();
  });
};

/**
 * GraphQL over HTTP (spec.graphql.org section 7, GraphQL over HTTP draft): `errors[{ message, path, locations, extensions }]` beside
 * or instead of `data`, whatever the status; batches as arrays. The code stands in `extensions.code` (Apollo) or `type` (GitHub).
 */
export const graphql: Reader = (input) => {
  const root = input.json?.value ?? inParts(input);
  if (!isList(root)) return ofRoot(input, root, '') ?? inPayload(input, root);
  for (const [index, item] of root.slice(0, 50).entries()) {
    const found = ofRoot(input, item, `/${index}`) ?? inPayload(input, item);
    if (found !== null) return { ...found, partial: root.length > 1 || found.partial === true };
  }
  return null;
};
