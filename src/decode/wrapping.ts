import { perName } from '../http/per-name';
import { get, isList, isObject, type Json } from './readers/reader';

/** Members that belong to an answer's wrapping. A body with a filled member besides these is a thing, not an error. */
const WRAPPING =
  /^(?:error|errors|err|error_?(?:codes?|cd)|error-codes|error[_ ]?(?:message|msg|description|type|uri|id|name|key|details|summary|info|subcode)s?|err_?(?:code|msg|no|desc|description)s?|action|command|operation|errno|ret(?:_?code|_?msg)?|fault|failure|exception|message|messages|msg|msgs|description|details?|reason|title|code|sub_?(?:code|msg)|status|status_?(?:code|cd|text|message|msg)|state|stat|result_?(?:code|cd|message|msg)?|return_?(?:code|message|msg)|ok|success|successful|succeeded|is_?success|has_?errors?|is_?error|request_?id|requestid|req_?id|trace_?id|correlation_?id|log_?id|debug_?id|timestamp|time|response_?time|duration|took|elapsed|served_?by|server|host|node|info_?code|info|error_?(?:response|wrappers|list)|estado|descripcion|codigo|mensaje|path|method|docs?|documentation(?:_?url)?|doc_?url|help|more_?info|links|link|hint|meta|metadata|version|api_?version|jsonrpc|id|severity|level|needed|provided|response_metadata|warning|warnings|retry_?after|retryable|headers|type|object|extensions|instance|args|stack|trace|stack_?trace|exception_?type|challenge_ts|parameters|request_?param(?:eter)?s|query|response|data)$/i;

/** Members that say the thing asked for has an identity and a life of its own. */
const OF_A_THING =
  /^(?:_?id|uuid|object|created(?:_?at|_?on|_?time)?|updated(?:_?at|_?on)?|started_?at|finished_?at|completed_?at|name|kind|href|self|url|progress|job_?id|task_?id|run_?id|order_?id|user_?id|sid)$/i;

/** Dashes stand for underscores in some: `err-code`. */
export const isWrappingName = perName((key) => WRAPPING.test(key.replaceAll('-', '_')));

const namesThing = perName((key) => OF_A_THING.test(key));

export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

export const keys = (root: Json): string[] => Object.keys(root).slice(0, 200);

/** True where nothing but wrapping is filled: no payload came back. */
export const isWrapping = (root: Json): boolean =>
  keys(root).every((key) => isWrappingName(key) || (root[key] !== false && isEmpty(root[key])));

/** The `id` of a remote call is that of the call (JSON-RPC; its version 1.0 has no member of its name, but a result that is null). */
const isCall = (root: Json): boolean =>
  get(root, 'jsonrpc') !== undefined || (get(root, 'result') === null && isObject(get(root, 'error')));

export const isThing = (root: Json): boolean =>
  keys(root).some((key) => namesThing(key) && !isEmpty(root[key]) && root[key] !== 'error' && !(key === 'id' && isCall(root)));

const COUNTS =
  /^(?:num_?|n_?)?(?:total|passed|passes|failed|failures?|errors?|skipped|tests?|checks?|pending|warnings?|assertions)(?:_?tests|_?count)?$/i;

const isCount = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}$/.test(value));

/** `{ success: false, passed: 3, failed: 1, message: "1 check failed" }`: the counts of checks that were made, whatever is said of them. */
export const countsChecks = (root: Json): boolean => {
  const counts = keys(root).filter((key) => COUNTS.test(key) && isCount(root[key]));
  return counts.length >= 2 && counts.some((key) => /pass|test|check|assert/i.test(key));
};

/**
 * `{ success: false, numFailedTests: 2, testResults: [...] }`, `{ success: false, tests: 214, failures: 2 }`: what came back is the list
 * of findings that was asked for, or their counts.
 */
export const isReport = (root: Json): boolean =>
  keys(root).some((key) => !isWrappingName(key) && isList(root[key]) && isObject(get(root, key, 0))) ||
  keys(root).filter((key) => COUNTS.test(key) && isCount(root[key])).length >= 2;

/** `{ success: false, captcha: true, score: 0.1 }`: not a word of what was wrong, but two things that were found out. */
export const isFinding = (root: Json): boolean =>
  keys(root).filter((key) => !isWrappingName(key) && !isEmpty(root[key]) && typeof root[key] !== 'object').length >= 2;

/** `{ success: false, maintenance: false, darkMode: true, beta: true }`: switches, one of which happens to be called so. */
export const isSwitches = (root: Json): boolean =>
  keys(root).every((key) => typeof root[key] === 'boolean') && keys(root).filter((key) => !isWrappingName(key)).length >= 3;
