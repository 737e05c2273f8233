import { isBadOutcome } from './bare-outcome';
import { cameToNothing, isToldError } from './came-to-nothing';
import { errorListIn } from './readers/error-nodes';
import { get, isList, isObject, type Json, scalarOf, textOf } from './readers/reader';
import { isJoinedCode, saysWrong } from './readers/words';
import { GOOD, saysBad } from './says-error';
import { isEmpty, isThing, isWrapping, keys } from './wrapping';

const CODES = ['error_code', 'errorCode', 'ErrorCode', 'ErrCode', 'ErrorName', 'error_name', 'errorName'] as const;
const TEXTS = ['error_message', 'errorMessage', 'ErrorMessage', 'error_msg', 'errInfo', 'ErrInfo'] as const;
const OUTCOMES = ['status_message', 'status_msg', 'statusMessage', 'statusMsg'] as const;
const RESULTS = ['results', 'result', 'data', 'Data', 'Result', 'records', 'rows'] as const;
const LISTS = ['errors', 'Errors', 'ErrorDetails', 'errorDetails', 'errorList'] as const;

const first = (root: Json, names: readonly string[]): unknown => names.map((name) => get(root, name)).find((value) => !isEmpty(value));

/** Nothing else came back than a few words and numbers: no list, no object. */
const isBare = (root: Json, own: RegExp): boolean =>
  keys(root).length <= 10 &&
  !isThing(root) &&
  keys(root).every((key) => own.test(key) || typeof root[key] !== 'object' || isEmpty(root[key]));

const isBadText = (value: unknown): boolean => {
  const text = textOf(value);
  return text !== null && !GOOD.test(text);
};

/** `{ error_code, error_message, error_data, account_id }`: both are said of this very call. */
const namesError = (root: Json): boolean => {
  const code = scalarOf(first(root, CODES));
  return code !== null && !/^0+$/.test(code) && isBadText(first(root, TEXTS)) && isBare(root, /^error/i);
};

const isCodedList = (list: unknown): boolean => isList(list) && list.length > 0 && list.slice(0, 50).every(isToldError);

/** `{ status: 2, status_message: "invalidAuthToken" }`: 0 and 1 say that all is well, as do the successes of HTTP. */
const statesStatus = (root: Json): boolean => {
  const status = get(root, 'status');
  const isBad = typeof status === 'number' && Number.isInteger(status) && status > 1 && !(status >= 200 && status < 300);
  return (
    isBad &&
    ((isBadText(first(root, OUTCOMES)) && isBare(root, /^$/)) || (isCodedList(get(root, 'messages')) && isBare(root, /^messages$/)))
  );
};

/** `{ results: [], errors: [{ code, message }] }`: nothing came of it, and that is said. */
const hasNoResult = (root: Json): boolean => {
  const errors = first(root, LISTS);
  const isCoded = (one: unknown): boolean =>
    scalarOf(get(one, 'code') ?? get(one, 'ErrorCode')) !== null && textOf(get(one, 'message') ?? get(one, 'ErrorMessage')) !== null;
  return (
    isList(errors) &&
    errors.length > 0 &&
    errors.slice(0, 50).every(isCoded) &&
    RESULTS.some((key) => Object.hasOwn(root, key) && isEmpty(root[key])) &&
    RESULTS.every((key) => isEmpty(get(root, key))) &&
    !isThing(root)
  );
};

/** `{ code: "1", msg: "All operations failed", data: [{ sCode: "51008", sMsg }] }`: each part was refused by a code of its own. */
const allRefused = (root: Json): boolean => {
  const items = get(root, 'data');
  const code = scalarOf(get(root, 'code'));
  if (!isList(items) || items.length === 0 || code === null || /^0+$/.test(code)) return false;
  const isRefused = (item: unknown): boolean => !/^0*$/.test(scalarOf(get(item, 'sCode')) ?? '') && textOf(get(item, 'sMsg')) !== null;
  return items.slice(0, 100).every((item) => isObject(item) && isRefused(item));
};

/** `{ code: "IllegalAccessToken", message, request_id }` and nothing besides: a code in words that says what went wrong. */
const isCodeAlone = (root: Json): boolean => {
  const code = textOf(get(root, 'code'));
  return (
    code !== null &&
    isJoinedCode(code) &&
    saysWrong(code) &&
    saysBad(textOf(get(root, 'message')) ?? '') &&
    isWrapping(root) &&
    isBare(root, /^$/)
  );
};

/** `{ status: { message: "the hourly limit … has been exceeded", value: 19 } }` and nothing besides. */
const isStatusAlone = (root: Json): boolean => {
  const status = get(root, 'status');
  if (keys(root).length !== 1 || !isObject(status) || keys(status).length > 4) return false;
  const number = get(status, 'value') ?? get(status, 'code');
  return typeof number === 'number' && number !== 0 && !(number >= 200 && number < 300) && saysBad(textOf(get(status, 'message')) ?? '');
};

/** Members that say of what kind an object is. */
const KINDS = [
  'objectType',
  'type',
  'class',
  '@class',
  '$type',
  '@type',
  '__type',
  '_type',
  'className',
  'exception',
  'exceptionClass',
] as const;

/** `{ objectType: "ServiceException", code, message, args }`: what came back is an exception by its own word, and not the record of one. */
const isException = (root: Json): boolean => {
  const key = KINDS.find((name) => /\w(?:Exception|Error|Fault)$/.test(textOf(get(root, name)) ?? ''));
  if (key === undefined || (textOf(get(root, 'message')) ?? textOf(get(root, 'Message')) ?? textOf(get(root, 'detail'))) === null)
    return false;
  const { [key]: _, ...others } = root;
  return isBare(others, /^(?:args|arguments|details?|stack|trace|stack_?trace|params|parameters|context|cause|data|fields|errors)$/i);
};

const REASONS = /^(?:reason|fault|failure|exception|message|cause|notification|error|validation)[A-Za-z]{0,20}s$/i;

/** `{ success: false, reasons: [{ code, message }] }`: a list, by a name for it, of what was wrong. */
export const givesReasons = (root: Json): boolean => REASONS.test(errorListIn(root)?.[0] ?? '');

/** True where the names of a 2xx body can only mean how this very call ended, and it ended badly. */
export const statesFailure = (root: Json): boolean =>
  namesError(root) ||
  statesStatus(root) ||
  hasNoResult(root) ||
  allRefused(root) ||
  isCodeAlone(root) ||
  isStatusAlone(root) ||
  isException(root) ||
  isBadOutcome(root) ||
  cameToNothing(root);
