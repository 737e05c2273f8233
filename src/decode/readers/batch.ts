import { header } from '../../http/headers';
import { elementsOf } from '../../http/xml';
import { saysThrottled } from '../throttled';
import { codeAmong } from './error-code';
import { messageAmong } from './error-message';
import { errorNodes } from './error-nodes';
import { unwrapped } from './generic-json';
import { type Fact, get, isList, isObject, type Reader, type ReaderInput, type ReaderResult, statusOf, textOf } from './reader';

const LISTS = ['responses', 'Responses', 'compositeResponse', 'results', 'Results', 'items', 'operations', 'value', 'data'];

/** The answers of a batch: the root list, or a list under a member for it. */
const itemsIn = (root: unknown): { readonly items: readonly unknown[]; readonly path: string } | null => {
  if (isList(root)) return { items: root, path: '' };
  for (const key of LISTS) {
    const items = get(root, key);
    if (isList(items) && items.length > 0) return { items, path: `/${key}` };
  }
  return null;
};

const statusIn = (item: unknown): number | null =>
  statusOf(get(item, 'status')) ??
  statusOf(get(item, 'statusCode')) ??
  statusOf(get(item, 'status_code')) ??
  statusOf(get(item, 'httpStatus')) ??
  statusOf(get(item, 'httpStatusCode')) ??
  statusOf(get(item, 'code')) ??
  statusOf(get(item, 'status', 'code'));

const moved = (fact: Fact | null, path: string): Fact | null => (fact === null ? null : { value: fact.value, at: path + fact.at });

/** Items that carry an HTTP status each: in a 207, or with a body of their own (OData $batch, Graph and Meta batches). */
const ofStatuses = (input: ReaderInput): ReaderResult | null => {
  const found = itemsIn(input.json?.value);
  if (found === null) return null;
  const items = found.items.slice(0, 500);
  const isBatch =
    input.status === 207 ||
    items.every(
      (item) => isObject(item) && statusIn(item) !== null && (get(item, 'body') !== undefined || get(item, 'response') !== undefined),
    );
  const index = isBatch ? items.findIndex((item) => (statusIn(item) ?? 0) >= 400) : -1;
  if (index < 0) return null;
  const partial = items.some((one) => (statusIn(one) ?? 200) < 400);
  return ofItem(items[index], `${found.path}/${index}`, partial);
};

const ofItem = (item: unknown, at: string, partial: boolean): ReaderResult => {
  const status = statusIn(item) ?? 0;
  const key = ['body', 'response', 'error', 'data'].find((name) => get(item, name) !== undefined && get(item, name) !== null);
  const raw = key === undefined ? item : get(item, key);
  const body = typeof raw === 'string' ? (unwrapped(raw) ?? { message: raw }) : raw;
  const path = `${at}${key === undefined ? '' : `/${key}`}`;
  const nodes = errorNodes(key === 'error' ? { error: body } : body);
  return {
    format: 'batch',
    code: moved(codeAmong(nodes, status, null), path),
    message: moved(messageAmong(nodes), path),
    partial,
    innerStatus: status,
  };
};

const OF_AN_ANSWER = /^(?:statusCode|statusDescription|body|(?:multiValue)?[Hh]eaders|cookies|isBase64Encoded)$/;

/** `{ statusCode: 403, body: "{…}", headers }`: a whole answer within the answer, which a gateway was to unwrap (AWS, "Lambda proxy"). */
const ofWrapped = (input: ReaderInput): ReaderResult | null => {
  const root = input.json?.value;
  if (!isObject(root) || (statusOf(get(root, 'statusCode')) ?? 0) < 400 || get(root, 'body') === undefined) return null;
  return Object.keys(root).every((key) => OF_AN_ANSWER.test(key)) ? ofItem(root, '', false) : null;
};

/** A part refused for its rate, with the Retry-After that makes it an answer to this request and no record of another. */
const ofThrottled = (input: ReaderInput): ReaderResult | null => {
  const found = header(input.headers, 'retry-after') === null ? null : itemsIn(input.json?.value);
  const items = (found?.items ?? []).slice(0, 500);
  const index = items.findIndex(
    (item) => /^(?:error|fail(?:ed|ure)?)$/i.test(textOf(get(item, 'status')) ?? '') && saysThrottled(textOf(get(item, 'code')) ?? ''),
  );
  const nodes = errorNodes(items[index]);
  return found === null || index < 0
    ? null
    : {
        format: 'batch',
        code: moved(codeAmong(nodes, input.status, null), `${found.path}/${index}`),
        message: moved(messageAmong(nodes), `${found.path}/${index}`),
        partial: items.length > 1,
      };
};

/** `{ Successful: [...], Failed: [{ Id, Code, Message }] }` (the batch actions of AWS queues and topics). */
const ofFailed = (input: ReaderInput): ReaderResult | null => {
  const root = input.json?.value;
  const key = ['Failed', 'failed', 'FailedEntries', 'failures'].find((name) => isList(get(root, name)) && isObject(get(root, name, 0)));
  const done = ['Successful', 'successful', 'Entries', 'succeeded'].some((name) => isList(get(root, name)));
  if (
    key === undefined ||
    !done ||
    textOf(get(root, key, 0, 'Code') ?? get(root, key, 0, 'code') ?? get(root, key, 0, 'ErrorCode')) === null
  )
    return null;
  const nodes = errorNodes(get(root, key));
  return {
    format: 'batch',
    code: moved(codeAmong(nodes, input.status, null), `/${key}`),
    message: moved(messageAmong(nodes), `/${key}`),
    partial: true,
  };
};

/**
 * WebDAV's 207 (RFC 4918 section 13): a `status` directly within a `response` tells of the resource. A property that is not found, and
 * the members that a report lists as gone, are ordinary answers.
 */
const ofMultistatus = (input: ReaderInput): ReaderResult | null => {
  const root =
    input.status === 207 && !['PROPFIND', 'REPORT', 'SEARCH'].includes(input.exchange.request.method.toUpperCase()) ? input.xml() : null;
  if (root === null || root.name !== 'multistatus') return null;
  const failed = elementsOf(root, 2000).find(
    ({ element, path }) => path === '/multistatus/response/status' && /^HTTP\/[\d.]+ [45]\d\d/.test(element.text),
  );
  const status = Number(failed?.element.text.split(' ')[1] ?? '0');
  return failed === undefined
    ? null
    : {
        format: 'multistatus',
        code: null,
        message: { value: failed.element.text, at: `xml:${failed.path}` },
        partial: root.children.length > 1,
        innerStatus: status,
      };
};

/** Answers that hold several answers, of which one at least failed: the first that did is read. */
export const batchItems: Reader = (input) =>
  input.json === null ? ofMultistatus(input) : (ofStatuses(input) ?? ofWrapped(input) ?? ofThrottled(input) ?? ofFailed(input));
