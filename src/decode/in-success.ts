import { BAD_WORD, hasBadCode } from './bad-code';
import { hasBadStatus } from './bad-status';
import { isDictionary } from './dictionary';
import { inEnglish } from './in-english';
import { saysFailureWithin } from './outcome-within';
import { batchItems } from './readers/batch';
import { webUrl } from './readers/doc-url';
import { eventStream } from './readers/event-stream';
import { failedLine } from './readers/failed-line';
import { failedPage } from './readers/failed-page';
import { asFormat, genericJson } from './readers/generic-json';
import { pairInHeaders } from './readers/header-error';
import { httpParts } from './readers/http-parts';
import { isKeyedMessage } from './readers/keyed-message';
import { loginPage } from './readers/login-page';
import { isBadOutcomeWord } from './readers/outcome-words';
import { get, isList, isObject, type Json, type Reader, scalarOf, statusOf, textOf } from './readers/reader';
import { refusedItem } from './readers/refused-item';
import { GOOD, isError, isErrorList, isGoodCode, messageOf, saysBad, saysNo } from './says-error';
import { givesReasons, statesFailure } from './stated-outcome';
import { countsChecks, isEmpty, isFinding, isReport, isSwitches, isThing, isWrapping, keys } from './wrapping';

/** `ok: false`, `success: false`, `isError: true`: believed on the word, unless the body is a record of some attempt. */
const denies = (root: Json): boolean => {
  const isRecord = isThing(root) && !isWrapping(root);
  const errors = get(root, 'errors');
  const hasText =
    messageOf(root) !== null ||
    (!isEmpty(errors) && typeof errors !== 'number') ||
    isError(get(root, 'error') ?? get(root, 'Error')) ||
    givesReasons(root);
  for (const key of [
    'ok',
    'success',
    'Success',
    'successful',
    'succeeded',
    'isSuccess',
    'IsSuccess',
    'is_success',
    'isSuccessful',
    'successFlag',
    'actionSucceed',
    'actionSucceeded',
    'isok',
    'Response',
  ]) {
    const value = get(root, key);
    if (
      value === false
        ? !isRecord && (hasText || !(isReport(root) || isSwitches(root) || isFinding(root)))
        : // Nought beside a count of failures is a count as well.
          saysNo(value) && hasText && !isRecord && !(key === 'success' && get(root, 'failed') !== undefined)
    )
      return !countsChecks(root);
  }
  // `status: false`, elsewhere the state of a switch: here with a text of failure, and nothing came back.
  if (get(root, 'status') === false && !isRecord && isWrapping(root) && saysBad(messageOf(root) ?? '')) return true;
  return (
    ['error', 'isError', 'is_error', 'hasError', 'hasErrors', 'has_error', 'has_errors'].some((key) => get(root, key) === true) &&
    hasText &&
    !isRecord
  );
};

/** `success: true`, `status: "pending"`: what stands beside it is no failure of this call. */
const saysWell = (root: Json): boolean => {
  const status = textOf(get(root, 'status')) ?? textOf(get(root, 'state'));
  const isWell = status !== null && !isBadOutcomeWord(status) && !BAD_WORD.test(status.toUpperCase()) && !/^\d{3}/.test(status);
  return (
    isWell ||
    ['ok', 'success', 'Success', 'successful', 'succeeded', 'isSuccess'].some(
      (key) => get(root, key) === true || GOOD.test(textOf(get(root, key)) ?? ''),
    )
  );
};

/** Members that wrap what is said of the outcome. */
const OUTCOMES = ['@attributes', 'meta', 'status', 'header', 'head', 'result', 'messages', 'response', 'base_resp', 'baseResp'];

/** `{ meta: { status: "failure", message } }`: a bad word for the outcome in a member of its own, with a text, and nothing else came back. */
const hasBadOutcome = (root: Json): boolean => {
  const found = OUTCOMES.find((key) => isObject(get(root, key)));
  const outcome = found === undefined ? undefined : get(root, found);
  // `messages: { resultCode: "Error", message: [{ code, text }] }` says it outright, whatever was tried.
  if (isBadOutcomeWord(textOf(get(outcome, 'resultCode')) ?? '') && isObject(get(outcome, 'message', 0))) return true;
  if (!isObject(outcome) || !keys(root).every((key) => key === found || isEmpty(root[key]) || typeof root[key] !== 'object')) return false;
  const word = ['status', 'resultCode', 'result', 'stat', 'state'].map((key) => textOf(get(outcome, key))).find((text) => text !== null);
  const hasText =
    messageOf(outcome) !== null ||
    textOf(get(root, 'err')) !== null ||
    isObject(get(outcome, 'message', 0)) ||
    isErrorList(get(outcome, 'errors'));
  const { [found ?? '']: _, ...others } = root;
  const isBare = isWrapping(others) && isWrapping(outcome) && !isThing(root) && !isThing(outcome);
  if (!isBare || !hasText) return false;
  // `{ status: { code: 1001, message: "…" }, data: null }`.
  const code = scalarOf(get(outcome, 'code') ?? get(outcome, 'status_code')) ?? '0';
  const hasNoData = ['data', 'result', 'payload', 'response'].some((key) => Object.hasOwn(root, key) && isEmpty(root[key]));
  return isBadOutcomeWord(word ?? '') || (hasNoData && /^-?\d+$/.test(code) && !isGoodCode(code) && !GOOD.test(messageOf(outcome) ?? ''));
};

/** What a function left behind that threw: the kind of the exception and its text. */
const isThrown = (root: Json): boolean =>
  textOf(get(root, 'errorType') ?? get(root, 'ExceptionType')) !== null &&
  textOf(get(root, 'errorMessage') ?? get(root, 'Message')) !== null &&
  isWrapping(root) &&
  !isThing(root);

/** `{ "error": … }` or `{ "errors": [...] }` and nothing besides; a root list of such (a stream that begins with its failure). */
const isErrorAlone = (root: Json): boolean => {
  if (!isWrapping(root) || isThing(root) || saysWell(root)) return false;
  const hasData = ['data', 'result', 'response'].some((key) => !isEmpty(get(root, key)));
  if (hasData) return false;
  const number =
    get(root, 'error') ?? get(root, 'Error') ?? get(root, 'ERROR') ?? get(root, 'Error Message') ?? get(root, 'error_response');
  if (typeof number === 'number' && number !== 0 && messageOf(root) !== null) return true;
  if (textOf(get(root, 'fault', 'faultstring') ?? get(root, 'Fault', 'faultstring')) !== null) return true;
  return isError(number) || isErrorList(number) || isErrorList(get(root, 'errors')) || isErrorList(get(root, 'json', 'errors'));
};

/** `errors` of problem objects beside `data`: parts that could not be answered. */
const isPartial = (root: Json): boolean => {
  const errors = get(root, 'errors');
  return (
    isList(errors) &&
    errors.length > 0 &&
    keys(root).every((key) => ['data', 'errors', 'includes', 'meta'].includes(key)) &&
    errors
      .slice(0, 50)
      .every((one) => textOf(get(one, 'title')) !== null && textOf(get(one, 'detail')) !== null && webUrl(get(one, 'type')) !== null)
  );
};

/** A path that asks for errors: what it lists is the answer. */
const asksForErrors = (url: string): boolean => /\/(?:errors?|logs?|issues|events|failures|exceptions|alerts)\/?(?:[?#]|$)/i.test(url);

const failsInJson = (value: unknown, url: string): boolean => {
  if (!isObject(value)) return saysFailure(value, url);
  const english = saysFailure(value, url) ? value : inEnglish(value);
  return english !== null && (english === value || saysFailure(english, url)) && !isDictionary(value, url);
};

const saysFailure = (value: unknown, url: string): boolean => {
  if (asksForErrors(url) && !isObject(get(value, 'error'))) return isObject(value) && denies(value);
  if (isList(value))
    return (
      value.length > 0 &&
      value
        .slice(0, 20)
        .every(
          (item) =>
            isObject(item) &&
            Object.keys(item).length === 1 &&
            ((isObject(get(item, 'error')) && isError(get(item, 'error'))) || isKeyedMessage(get(item, 'message', 0))),
        )
    );
  if (!isObject(value)) return false;
  const members = Object.keys(value);
  const sole = members.length === 1 && /^response$/i.test(members[0] ?? '') ? get(value, members[0] ?? '') : null;
  if (isObject(sole) && isError(get(sole, 'Error') ?? get(sole, 'error')) && isWrapping(sole)) return true;
  // ASP.NET's script services wrap every result in `d`.
  const own = members.length === 1 ? get(value, 'd') : null;
  if (isObject(own) && denies(own)) return true;
  const inner = get(value, 'json');
  const isForm = Object.keys(value).length === 1 && isErrorList(get(inner, 'errors'));
  return (
    isForm ||
    denies(value) ||
    hasBadStatus(value) ||
    hasBadCode(value) ||
    isErrorAlone(value) ||
    isPartial(value) ||
    hasBadOutcome(value) ||
    isThrown(value) ||
    statesFailure(value) ||
    saysFailureWithin(value)
  );
};

/** The status of HTTP that the answer states of itself, beside a code or a text of its own; 0 where it states none. */
const ownStatus = (root: unknown): number => {
  for (const at of [root, get(root, 'error'), get(root, 'meta'), get(root, 'status')])
    for (const key of ['status', 'statusCode', 'status_code', 'code', 'estado', 'httpStatus']) {
      const status = statusOf(get(at, key)) ?? 0;
      if (status >= 400) return status;
    }
  return 0;
};

/**
 * The general ways of failing inside a 2xx: flags, status words, codes over 200, an error alone, failed items of a batch, a page to
 * sign in. GraphQL, JSON-RPC, tRPC, gRPC-Web, bulk answers and XML have readers of their own and are asked before.
 * A thing that merely mentions an error (a payment with its last error, a list of log entries, a job that failed) is none.
 */
export const inSuccess: Reader = (input) => {
  const inHeaders = pairInHeaders(input.headers);
  if (inHeaders !== null) return { format: 'headers', ...inHeaders };
  const url = input.exchange.request.url;
  const found = eventStream(input) ?? batchItems(input) ?? (asksForErrors(url) ? null : refusedItem(input));
  if (found !== null) return found;
  if (input.json === null) return httpParts(input) ?? failedPage(input) ?? failedLine(input) ?? loginPage(input);
  const isMixed = input.status === 207 && isErrorList(get(input.json.value, 'errors'));
  if (!isMixed && !failsInJson(input.json.value, url)) return null;
  const read = genericJson(input);
  const status = statusOf(read?.code?.value ?? null) ?? ownStatus(input.json.value);
  return read === null
    ? null
    : {
        ...(status >= 400 ? { innerStatus: status } : {}),
        ...asFormat(read, read.format === 'json' ? 'json-in-2xx' : read.format),
        partial: isMixed || (!isEmpty(get(input.json.value, 'data')) && isObject(input.json.value) && isPartial(input.json.value)),
      };
};
