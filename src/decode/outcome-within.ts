import { hasBadStatusCode, isBadOutcome } from './bare-outcome';
import { get, isObject, type Json, scalarOf, textOf } from './readers/reader';
import { isError, isErrorList, isGoodCode } from './says-error';
import { isEmpty, isThing, keys } from './wrapping';

/** The object that is all of an answer, `{ find_response: {…}, sign: "…" }`; null where there is more than it. */
const answerIn = (root: Json): Json | null => {
  const names = keys(root);
  const name = names.find((key) => isObject(root[key]));
  const inner = name === undefined ? undefined : root[name];
  if (name === undefined || !isObject(inner)) return null;
  if (names.length > 1 && !/(?:response|result|reply|answer)$/i.test(name)) return null;
  return names.length <= 6 && names.every((key) => key === name || isEmpty(root[key]) || typeof root[key] !== 'object') ? inner : null;
};

/** `{ code: "40004", msg, sub_code, sub_msg }`: a code for the call and one for its business, each with a text. */
const hasSubCode = (answer: Json): boolean =>
  !isGoodCode(scalarOf(get(answer, 'code')) ?? '0') &&
  textOf(get(answer, 'sub_code')) !== null &&
  (textOf(get(answer, 'sub_msg')) ?? textOf(get(answer, 'msg'))) !== null;

const HEAD = /^(?:result|status|common|meta|response_?status|result_?(?:info|status))$|head(?:er)?$/i;
const ECHO = /^(?:request_?)?(?:parameters?|params|query)$|^request$/i;

/** `{ header: { resultCode: "30", resultMsg: "…" }, body: null }`: a head that tells of the failure, and nothing came with it. */
const hasBadHead = (answer: Json): boolean => {
  const name = keys(answer).find((key) => HEAD.test(key) && isObject(answer[key]));
  const head = name === undefined ? undefined : get(answer, name);
  if (!isObject(head) || !keys(answer).every((key) => key === name || isEmpty(answer[key]) || ECHO.test(key))) return false;
  return isBadOutcome(head) || hasBadStatusCode(head);
};

/** Names for what an API answers; under any other name stands a thing. */
const REPLY = /(?:response|results?|reply|answer|body|root|output)$/i;

/** `{ find_response: { error: [{ code, msg }], version } }`: errors beside a version or a time. `data` may hold errors that were asked for. */
const hasErrorsOnly = (answer: Json, name: string): boolean => {
  const isReply = REPLY.test(name);
  const errors = get(answer, 'error') ?? (isReply ? get(answer, 'errors') : undefined);
  const isTold = isErrorList(errors) || (isReply && isObject(errors) && isError(errors));
  return (
    isTold &&
    !isThing(answer) &&
    keys(answer).every((key) => answer[key] === errors || isEmpty(answer[key]) || typeof answer[key] !== 'object')
  );
};

/** `{ data: { error_code: 2190008, description }, message: "error" }`. */
const hasBadData = (root: Json): boolean => {
  const data = get(root, 'data');
  return isObject(data) && /^(?:error|fail(?:ed|ure)?)$/i.test(textOf(get(root, 'message')) ?? '') && isBadOutcome(data);
};

/** `{ template: { errorCode: 404, errorMessage } }` may be a thing: elsewhere than under a name for an answer the code must be of its own kind. */
const isOfCall = (answer: Json, name: string): boolean =>
  REPLY.test(name) ||
  keys(answer).some((key) => /^err(?:or)?_?(?:code|cd|no)$/i.test(key) && !/^[1-5]\d\d$/.test(scalarOf(answer[key]) ?? '')) ||
  keys(answer).some((key) => /^err(?:or)?_?(?:cd|nm)$/i.test(key));

/** True where the answer stands in a wrapping of its own, and tells of a failure there. */
export const saysFailureWithin = (root: Json): boolean => {
  const answer = answerIn(root);
  if (answer === null) return hasBadData(root);
  const [name = '', ...others] = keys(root);
  return (
    hasSubCode(answer) ||
    (isBadOutcome(answer) && isOfCall(answer, name)) ||
    hasBadHead(answer) ||
    (others.length === 0 && hasErrorsOnly(answer, name))
  );
};
