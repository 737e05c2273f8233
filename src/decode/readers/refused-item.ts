import type { Exchange } from '../../model';
import { isError, isErrorList } from '../says-error';
import { isThing } from '../wrapping';
import { failedItem } from './failed-items';
import { genericJson } from './generic-json';
import { partlyRefused } from './partly-refused';
import { type Fact, get, isList, isObject, type Json, type Reader, type ReaderInput, type ReaderResult, scalarOf, textOf } from './reader';

/** One way in which the items of an answer say whether each of them succeeded. */
interface Kind {
  /** Every item must be of the kind. */
  readonly is: (item: Json) => boolean;
  readonly failed: (item: Json) => boolean;
}

const first = (item: Json, names: readonly string[]): unknown => names.map((name) => get(item, name)).find((value) => value !== undefined);
const numberOf = (item: Json): unknown => first(item, ['ErrorCode', 'errorCode', 'error_code']);
const errorText = (item: Json): string | null => textOf(first(item, ['error-text', 'error_text', 'errorText']));

const kinds: readonly Kind[] = [
  // `[{ success: false, errors: [...] }]`, `{"success":false,"error":"…"}` a line. A thing that has a success is a record of it.
  {
    is: (item) =>
      typeof get(item, 'success') === 'boolean' && (isList(get(item, 'errors')) ? get(item, 'name') === undefined : !isThing(item)),
    failed: (item) =>
      get(item, 'success') === false &&
      (textOf(get(item, 'error')) !== null || (isObject(get(item, 'errors', 0)) && isErrorList(get(item, 'errors')))),
  },
  // `[{ ok: true, id }, { id, error: "conflict", reason }]` (CouchDB, "_bulk_docs").
  {
    is: (item) => get(item, 'ok') === true || (textOf(get(item, 'error')) !== null && textOf(get(item, 'reason')) !== null),
    failed: (item) => textOf(get(item, 'error')) !== null,
  },
  // `[{ ErrorCode: 0, Message: "OK" }, { ErrorCode: 300, Message }]`.
  {
    is: (item) => Number.isInteger(numberOf(item)) && textOf(first(item, ['Message', 'message'])) !== null,
    failed: (item) => numberOf(item) !== 0,
  },
  // `[{ result: [...], status: "OK" }, { result: "The table …", status: "ERR" }]`: one for each statement that was sent.
  {
    is: (item) => /^(?:ok|err|error)$/i.test(textOf(get(item, 'status')) ?? '') && Object.hasOwn(item, 'result') && !isThing(item),
    failed: (item) => /^err/i.test(textOf(get(item, 'status')) ?? '') && textOf(get(item, 'result')) !== null,
  },
  // `[{ id, class, result: { status: "FAILED", errors } }]`.
  {
    is: (item) => textOf(get(item, 'result', 'status')) !== null,
    failed: (item) => /^(?:failed|error)$/i.test(textOf(get(item, 'result', 'status')) ?? '') && isObject(get(item, 'result', 'errors')),
  },
  // `messages: [{ status: "4", "error-text": "…" }]`.
  {
    is: (item) => errorText(item) !== null || /^0+$/.test(scalarOf(get(item, 'status')) ?? ''),
    failed: (item) => errorText(item) !== null,
  },
];

const OF_AN_ITEM = /^(?:status|message|error|code|details?|id|index|errors)$/i;

/** `[{ status: "error", message, details: { error } }]`: each item refused, and nothing else said of any. */
const isRefused = (item: unknown): boolean =>
  isObject(item) &&
  /^(?:error|failed|failure)$/i.test(textOf(get(item, 'status')) ?? '') &&
  (textOf(get(item, 'message')) ?? textOf(get(item, 'error'))) !== null &&
  Object.keys(item).every((key) => OF_AN_ITEM.test(key));

/** What was sent, item by item, was refused altogether; what is only asked for may well be a list of failures. */
const allRefused = (items: readonly unknown[], { method }: Exchange['request']): boolean =>
  items.length > 0 && !/^(?:GET|HEAD)$/i.test(method) && items.slice(0, 500).every(isRefused);

const moved = (fact: Fact | null | undefined, path: string): Fact | null => (fact ? { value: fact.value, at: path + fact.at } : null);

/** Lines of which the last is an error and nothing else: the stream broke off with it. */
const brokenOff = (items: readonly unknown[], text: string): number => {
  const last = items.at(-1);
  const isLine = !/^[\s\uFEFF]{0,100}\[/.test(text.slice(0, 200)) && items.length > 1;
  return isLine && isObject(last) && Object.keys(last).length === 1 && isError(get(last, 'error')) ? items.length - 1 : -1;
};

const refusedIn = (items: readonly unknown[]): number => {
  const looked = items.slice(0, 500);
  if (looked.length === 0 || !looked.every(isObject)) return -1;
  const kind = kinds.find(({ is, failed }) => looked.every(is) && looked.some(failed));
  return kind === undefined ? -1 : looked.findIndex(kind.failed);
};

/** Items that each say whether they succeeded, of which one did not: the first that failed is read. */
export const refusedItem: Reader = (input) => {
  const root = input.json?.value;
  const sent = ['data', 'results', 'items', 'tickets', 'responses'].find((key) => isList(get(root, key)));
  if (sent !== undefined && allRefused(get(root, sent) as readonly unknown[], input.exchange.request))
    return ofItem(input, get(root, sent, 0), `/${sent}/0`, false);
  const part = sent === undefined ? -1 : partlyRefused(get(root, sent), input.exchange);
  if (part >= 0) return ofItem(input, get(root, sent ?? '', part), `/${sent}/${part}`, true);
  const failed = failedItem(root, input.exchange.request.method);
  if (failed !== null) return ofItem(input, failed.item, failed.path, false);
  const items = isList(root) ? root : get(root, 'messages');
  if (!isList(items)) return null;
  if (allRefused(items, input.exchange.request)) return ofItem(input, items[0], `${isList(root) ? '' : '/messages'}/0`, false);
  const broken = isList(root) ? brokenOff(items, input.text) : -1;
  const index = broken < 0 ? refusedIn(items) : broken;
  const told = index < 0 ? partlyRefused(items, input.exchange) : index;
  return told < 0 ? null : ofItem(input, items[told], `${isList(root) ? '' : '/messages'}/${told}`, items.length > 1);
};

const ofItem = (input: ReaderInput, item: unknown, path: string, partial: boolean): ReaderResult | null => {
  const read = genericJson({ ...input, json: { value: item, complete: true } });
  return read === null
    ? null
    : {
        format: 'batch',
        code: moved(read.code, path),
        message: moved(read.message, path),
        fieldErrors: read.fieldErrors ?? null,
        partial,
      };
};
