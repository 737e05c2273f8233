import { batchItems } from './readers/batch';
import { webUrl } from './readers/doc-url';
import { eventStream } from './readers/event-stream';
import { asFormat, genericJson } from './readers/generic-json';
import { loginPage } from './readers/login-page';
import { get, isList, isObject, type Json, type Reader, scalarOf, textOf } from './readers/reader';
import { saysThrottled } from './throttled';

/** Members that belong to an answer's wrapping. A body with a filled member besides these is a thing, not an error. */
const WRAPPING =
  /^(?:error|errors|err|error_?codes?|error-codes|error_?(?:message|msg|description|type|uri|id|name|key|details|summary|info|subcode)s?|err_?(?:code|msg|no)s?|errno|ret(?:_?code|_?msg)?|fault|failure|exception|message|messages|msg|msgs|description|details?|reason|title|code|sub_?(?:code|msg)|status|status_?(?:code|text|message)|state|result_?(?:code|message)?|ok|success|successful|succeeded|is_?success|has_?errors?|is_?error|request_?id|requestid|req_?id|trace_?id|correlation_?id|log_?id|debug_?id|timestamp|time|path|method|docs?|documentation(?:_?url)?|doc_?url|help|more_?info|links|link|hint|meta|metadata|version|api_?version|jsonrpc|id|severity|level|needed|provided|response_metadata|warning|warnings|retry_?after|retryable|headers|type|object|extensions|instance|args|stack|trace|challenge_ts|parameters|response|data)$/i;

/** Members that say the thing asked for has an identity and a life of its own. */
const OF_A_THING =
  /^(?:_?id|uuid|object|created(?:_?at|_?on|_?time)?|updated(?:_?at|_?on)?|started_?at|finished_?at|completed_?at|name|kind|href|self|url|progress|job_?id|task_?id|run_?id|order_?id|user_?id)$/i;

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

const keys = (root: Json): string[] => Object.keys(root).slice(0, 200);

/** True where nothing but wrapping is filled: no payload came back. */
const isWrapping = (root: Json): boolean => keys(root).every((key) => WRAPPING.test(key) || (root[key] !== false && isEmpty(root[key])));

const isThing = (root: Json): boolean =>
  keys(root).some(
    (key) => OF_A_THING.test(key) && !isEmpty(root[key]) && root[key] !== 'error' && !(key === 'id' && get(root, 'jsonrpc') !== undefined),
  );

const GOOD =
  /^(?:ok|okay|success(?:ful(?:ly)?)?|succeeded|done|completed?|no errors?|none|created|accepted|zero_results)[.!]?$|success|成功/i;

const texts = [
  'message',
  'msg',
  'errmsg',
  'errMsg',
  'err_msg',
  'error_msg',
  'errorMsg',
  'error_message',
  'errorMessage',
  'error_description',
  'description',
  'detail',
  'ret_msg',
  'reason',
  'Message',
  'error',
];
const messageOf = (root: unknown): string | null => {
  for (const key of texts) {
    const text = textOf(get(root, key));
    if (text !== null) return text;
  }
  return null;
};

/** `error` that tells of an error: a text, or an object with a text or a code other than nought, and not "success". */
const isError = (value: unknown): boolean => {
  const text = textOf(value);
  if (text !== null) return !GOOD.test(text) && text !== '0';
  if (!isObject(value)) return false;
  const message = messageOf(value) ?? textOf(get(value, 'title'));
  const code = scalarOf(get(value, 'code') ?? get(value, 'Code') ?? get(value, 'type') ?? get(value, 'status') ?? get(value, 'errorCode'));
  if (message !== null && GOOD.test(message)) return false;
  if (code !== null && (/^0+$|^2\d\d$/.test(code) || GOOD.test(code))) return false;
  return message !== null || code !== null || Object.values(value).some((inner) => isObject(inner) && isError(inner));
};

/** A list in which every item tells of an error. */
const isErrorList = (value: unknown): boolean =>
  isList(value) &&
  value.length > 0 &&
  value.slice(0, 50).every((one) => isError(one) || (isList(one) && textOf(one[0]) !== null && textOf(one[1]) !== null));

const no = (value: unknown): boolean => value === false || value === 0 || value === 'false' || value === 'N' || value === 'no';

/** `ok: false`, `success: false`, `isError: true`: believed on the word, unless the body is a record of some attempt. */
const denies = (root: Json): boolean => {
  const isRecord = isThing(root) && !isWrapping(root);
  const hasText = messageOf(root) !== null || !isEmpty(get(root, 'errors')) || isError(get(root, 'error'));
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
  ]) {
    const value = get(root, key);
    if (value === false ? !isRecord : no(value) && hasText && !isRecord) return true;
  }
  return (
    ['error', 'isError', 'is_error', 'hasError', 'hasErrors', 'has_error', 'has_errors'].some((key) => get(root, key) === true) &&
    hasText &&
    !isRecord
  );
};

const BAD_STATUS = /^(?:error|fail|failed|failure|ko|nok|ERROR|FAIL|FAILED|FAILURE)$/i;
const BAD_WORD =
  /(?:^|_)(?:DENIED|INVALID|ERROR|FAILED|EXCEEDED|UNAUTHORIZED|FORBIDDEN|NOT_FOUND|LIMIT|UNAUTHENTICATED|UNAVAILABLE)(?:_|$)/;

/** `status: "error"` with a word to it, or a status in capitals such as REQUEST_DENIED, where nothing else came back. */
const hasBadStatus = (root: Json): boolean => {
  const status = ['status', 'Status', 'stat', 'result', 'state'].map((key) => textOf(get(root, key))).find((text) => text !== null) ?? null;
  if (status === null || isThing(root)) return false;
  const text = messageOf(root);
  // JSend (github.com/omniti-labs/jsend): a `fail` explains itself in `data`, an `error` in `message`.
  if (BAD_STATUS.test(status))
    return (
      isWrapping(root) &&
      (text !== null ||
        !isEmpty(get(root, 'errors')) ||
        !isEmpty(get(root, 'code')) ||
        (status === 'fail' && isObject(get(root, 'data'))) ||
        isError(get(root, 'error')))
    );
  if (!/^[A-Z][A-Z_]+$/.test(status) || !BAD_WORD.test(status)) return false;
  // Besides the wrapping an empty list of what was asked for: nothing was found because nothing was done.
  return isWrapping(root) || (!BAD_STATUS.test(status) && keys(root).some((key) => isList(root[key]) && isEmpty(root[key])));
};

/** Codes by which an RPC over 200 says that all is well. */
const isGoodCode = (code: string): boolean => /^0+$|^1$|^2\d\d$|^20000$|^10000$|^[A-Z]?0{3,}$/.test(code) || GOOD.test(code);

/** `{ code: 40001, msg: "…", data: null }`: a code other than nought, a text, and no data. */
const hasBadCode = (root: Json): boolean => {
  if (!isWrapping(root)) return false;
  const own = ['errcode', 'errCode', 'error_code', 'errorCode', 'errno', 'err_code', 'retcode', 'ret_code', 'ret']
    .map((key) => get(root, key))
    .find((value) => scalarOf(value) !== null);
  const text = messageOf(root);
  if (own !== undefined)
    return (
      !isGoodCode(scalarOf(own) ?? '0') && (text === null || !GOOD.test(text)) && isEmpty(get(root, 'data')) && isEmpty(get(root, 'result'))
    );
  const code = scalarOf(get(root, 'code') ?? get(root, 'status_code') ?? get(root, 'statusCode') ?? get(root, 'status'));
  if (code === null || isGoodCode(code) || text === null || GOOD.test(text) || isThing(root)) return false;
  const holder = ['data', 'result', 'payload', 'response'].find((key) => Object.hasOwn(root, key));
  const isNumber = /^-?\d+$/.test(code);
  if (isNumber && /^[45]\d\d$/.test(code)) return holder === undefined || isEmpty(root[holder]);
  if (saysThrottled(code)) return true;
  return (
    holder !== undefined &&
    isEmpty(root[holder]) &&
    (isNumber || BAD_WORD.test(code.toUpperCase()) || /(?:error|exception|fail)/i.test(code))
  );
};

/** `success: true`, `status: "pending"`: what stands beside it is no failure of this call. */
const saysWell = (root: Json): boolean => {
  const status = textOf(get(root, 'status')) ?? textOf(get(root, 'state'));
  const isWell = status !== null && !BAD_STATUS.test(status) && !BAD_WORD.test(status.toUpperCase()) && !/^\d{3}/.test(status);
  return isWell || ['ok', 'success', 'Success', 'successful', 'succeeded', 'isSuccess'].some((key) => get(root, key) === true);
};

/** `{ "error": … }` or `{ "errors": [...] }` and nothing besides; a root list of such (a stream that begins with its failure). */
const isErrorAlone = (root: Json): boolean => {
  if (!isWrapping(root) || isThing(root) || saysWell(root)) return false;
  const hasData = ['data', 'result', 'response'].some((key) => !isEmpty(get(root, key)));
  if (hasData) return false;
  const number = get(root, 'error');
  if (typeof number === 'number' && number !== 0 && messageOf(root) !== null) return true;
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
  if (asksForErrors(url) && !isObject(get(value, 'error'))) return isObject(value) && denies(value);
  if (isList(value))
    return (
      value.length > 0 &&
      value
        .slice(0, 20)
        .every((item) => isObject(item) && Object.keys(item).length === 1 && isObject(get(item, 'error')) && isError(get(item, 'error')))
    );
  if (!isObject(value)) return false;
  const members = Object.keys(value);
  const sole = members.length === 1 && /^response$/i.test(members[0] ?? '') ? get(value, members[0] ?? '') : null;
  if (isObject(sole) && isError(get(sole, 'Error') ?? get(sole, 'error')) && isWrapping(sole)) return true;
  const inner = get(value, 'json');
  const isForm = Object.keys(value).length === 1 && isErrorList(get(inner, 'errors'));
  return isForm || denies(value) || hasBadStatus(value) || hasBadCode(value) || isErrorAlone(value) || isPartial(value);
};

/**
 * The general ways of failing inside a 2xx: flags, status words, codes over 200, an error alone, failed items of a batch, a page to
 * sign in. GraphQL, JSON-RPC, tRPC, gRPC-Web, bulk answers and XML have readers of their own and are asked before.
 * A thing that merely mentions an error (a payment with its last error, a list of log entries, a job that failed) is none.
 */
export const inSuccess: Reader = (input) => {
  const found = eventStream(input) ?? batchItems(input);
  if (found !== null) return found;
  if (input.json === null) return loginPage(input);
  if (!failsInJson(input.json.value, input.exchange.request.url)) return null;
  const read = genericJson(input);
  return read === null
    ? null
    : {
        ...asFormat(read, read.format === 'json' ? 'json-in-2xx' : read.format),
        partial: !isEmpty(get(input.json.value, 'data')) && isObject(input.json.value) && isPartial(input.json.value),
      };
};
