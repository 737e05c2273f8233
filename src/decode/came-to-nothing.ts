import { get, isList, isObject, type Json, scalarOf, textOf } from './readers/reader';
import { messageOf, saysBad } from './says-error';
import { isEmpty, keys } from './wrapping';

/** `{ "erro": true }` and not a word besides. */
const isFlagAlone = (root: Json): boolean => {
  const [key = '', ...others] = keys(root);
  return others.length === 0 && /^(?:is_?|has_?)?(?:error|erro|err)$/i.test(key) && (root[key] === true || root[key] === 'true');
};

const isNought = (value: unknown): boolean => isEmpty(value) || value === 0;

/** `{ elements: [], remark: "runtime error: Query timed out" }`: a list that stayed empty, and a remark that begins with the error. */
const remarksError = (root: Json): boolean =>
  keys(root).some((key) => isList(root[key])) &&
  keys(root).every((key) => !isList(root[key]) || isEmpty(root[key])) &&
  ['remark', 'message', 'note', 'comment', 'info'].some((key) =>
    /^(?:\w{1,20} )?error\b\s?:(?!\s{0,4}(?:none|no\b|0|false|ok\b|null))/i.test(textOf(get(root, key)) ?? ''),
  );

const ERRORS = ['errors', 'Errors', 'exceptions', 'faults'] as const;
const COUNTS = /count|total/i;

export const isToldError = (one: unknown): boolean => {
  if (typeof one === 'string') return saysBad(one);
  const code = scalarOf(get(one, 'code') ?? get(one, 'errorCode') ?? get(one, 'error_code') ?? get(one, 'message_code'));
  return code !== null && (messageOf(one) ?? textOf(get(one, 'message_string'))) !== null;
};

const tells = (errors: unknown): boolean =>
  isList(errors)
    ? errors.length > 0 && errors.slice(0, 50).every(isToldError)
    : isObject(errors) &&
      Object.values(errors).length > 0 &&
      Object.values(errors)
        .slice(0, 50)
        .every((one) => saysBad(textOf(one) ?? ''));

/**
 * Errors, and all else is empty or nought: `{ id: "", recipients: 0, errors: ["…"] }`, `{ exceptions: [{ errorCode, message }], totalDocs: 0 }`,
 * `{ errors: { token: "Missing key" }, results: 0, response: [] }`. A count of the errors makes it a report of them.
 */
const hasOnlyErrors = (root: Json): boolean => {
  const name = ERRORS.find((key) => tells(get(root, key)));
  if (name === undefined || keys(root).some((key) => /^(?:is_?)?valid$/i.test(key))) return false;
  const others = keys(root).filter((key) => key !== name);
  return (
    others.some((key) => root[key] === 0 || root[key] === '' || root[key] === null || (RESULTS_OF.test(key) && isList(root[key]))) &&
    others.every((key) => isNought(root[key]) || (!COUNTS.test(key) && isAside(key, root[key])))
  );
};

const RESULTS_OF = /^(?:data|results?|response|items|records|rows|hits|documents)$/i;

/** A time, the page of a list that stayed empty, the echo of what was asked for. */
const isAside = (key: string, value: unknown): boolean =>
  /time|took|duration|version|page|paging|pagination|parameters|params|query|^get$|request_?id|trace_?id/i.test(key) ||
  (typeof value === 'boolean' && !/success|ok|valid/i.test(key));

/** True where nothing came back but word of a failure. */
export const cameToNothing = (root: Json): boolean => isFlagAlone(root) || remarksError(root) || hasOnlyErrors(root);
