import { GOOD, isGoodCode, saysBad } from '../says-error';
import { get, isList, isObject, type Json, scalarOf, textOf } from './reader';

const MOST = 200;
/** What an item may hold that is nothing but a refusal. Anything else is a thing that failed, and the list what was asked for. */
const OF_A_REFUSAL =
  /^(?:error|err|error_?(?:code|message|msg|text|type)|code|message|msg|description|cause|resolution|reason|details?|success|status(?:_?code)?|index|object_?id|global_?id|unique_?id|statement_?id|url|columns|time)$/i;

/** `{ Error: "2", Description }`, `{ ErrorCode, ErrorMessage }`, `{ success: false, error: { code, description } }`. */
const isRefusal = (item: Json): boolean => {
  const error = get(item, 'error') ?? get(item, 'Error');
  const code = scalarOf(
    get(item, 'errorCode') ?? get(item, 'ErrorCode') ?? get(item, 'error_code') ?? (isObject(error) ? get(error, 'code') : error),
  );
  const text = ['message', 'Message', 'description', 'Description', 'errorMessage', 'ErrorMessage', 'error_message']
    .map((key) => textOf(get(item, key)) ?? textOf(get(error, key)))
    .find((one) => one !== null);
  return code !== null && !isGoodCode(code) && text !== undefined && text !== null && !GOOD.test(text);
};

/** `{ status: { code: -11, message }, url }`: a status of its own for each call. */
const hasBadStatus = (item: Json): boolean => {
  const status = get(item, 'status');
  const text = textOf(get(status, 'message'));
  return isObject(status) && !isGoodCode(scalarOf(get(status, 'code')) ?? '0') && text !== null && !GOOD.test(text);
};

/** `{ statement_id: 0, error: "…" }`: the answer to one statement of several. */
const isStatement = (item: Json): boolean => {
  const text = textOf(get(item, 'error'));
  return text !== null && saysBad(text) && Object.keys(item).every((key) => key === 'error' || typeof item[key] !== 'object');
};

const isFailed = (item: unknown): item is Json =>
  isObject(item) &&
  Object.keys(item).every(
    (key) => OF_A_REFUSAL.test(key) && (typeof item[key] !== 'object' || item[key] === null || /^(?:error|status|details?)$/i.test(key)),
  ) &&
  (isRefusal(item) || hasBadStatus(item) || isStatement(item));

/** Names for what a call came to; a list by another name, only asked for, is of things. */
const RESULTS = /(?:results?|items|data|records|entries|rows|responses?)$/i;

/**
 * The lists of an answer in which every item is a refusal and nothing else: `{ Items: [{ Error: "2", Description }] }`,
 * `{ FailedEntryCount: 1, Entries: [{ ErrorCode, ErrorMessage }] }`, `{ addResults: [{ success: false, error }], updateResults: [] }`.
 * The first of the items, with its path; null where any other object or list came back.
 */
export const failedItem = (root: unknown, method: string): { readonly item: Json; readonly path: string } | null => {
  if (!isObject(root)) return null;
  const names = Object.keys(root);
  if (names.length > 12) return null;
  const filled = names.filter((key) => typeof root[key] === 'object' && root[key] !== null && Object.keys(root[key] as object).length > 0);
  const [name] = filled;
  if (name === undefined || /^(?:errors?|faults?|exceptions?|failures?|warnings?|messages?|issues?|logs?|alerts?|violations?)$/i.test(name))
    return null;
  const isAsked = /^(?:GET|HEAD)$/i.test(method);
  for (const key of filled) {
    const list = root[key];
    if (!isList(list) || (isAsked && !RESULTS.test(key)) || !list.slice(0, MOST).every(isFailed)) return null;
  }
  const item = get(root, name, 0);
  return isObject(item) ? { item, path: `/${name}/0` } : null;
};
