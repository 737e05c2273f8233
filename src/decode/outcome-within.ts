import { get, isObject, type Json, scalarOf, textOf } from './readers/reader';
import { saysWrong } from './readers/words';
import { GOOD, isGoodCode, messageOf } from './says-error';
import { isEmpty, keys } from './wrapping';

/** The one object of an answer, `{ order_query_response: {…}, sign: "…" }`, by a name for an answer; null where there is more than it. */
const answerIn = (root: Json): Json | null => {
  const names = keys(root);
  const name = names.find((key) => isObject(root[key]));
  const inner = name === undefined ? undefined : root[name];
  if (name === undefined || !isObject(inner) || !/(?:response|result|reply|answer)$/i.test(name)) return null;
  return names.length <= 6 && names.every((key) => key === name || isEmpty(root[key]) || typeof root[key] !== 'object') ? inner : null;
};

/** `{ code: "40004", msg, sub_code, sub_msg }`: a code for the call and one for its business, each with a text. */
const hasSubCode = (answer: Json): boolean =>
  !isGoodCode(scalarOf(get(answer, 'code')) ?? '0') &&
  textOf(get(answer, 'sub_code')) !== null &&
  (textOf(get(answer, 'sub_msg')) ?? textOf(get(answer, 'msg'))) !== null;

const CODES = ['resultCode', 'returnReasonCode', 'returnCode', 'code', 'errCode', 'errorCode'] as const;
const TEXTS = ['resultMsg', 'resultMessage', 'returnAuthMsg', 'returnMessage', 'errMsg'] as const;

/** `{ header: { resultCode: "30", resultMsg: "SERVICE_KEY_IS_NOT_REGISTERED_ERROR" } }`: a head that tells of the failure, and no body. */
const hasBadHead = (answer: Json): boolean => {
  const name = keys(answer).find((key) => /head(?:er)?$/i.test(key) && isObject(answer[key]));
  const head = name === undefined ? undefined : get(answer, name);
  if (!isObject(head) || !keys(answer).every((key) => key === name || isEmpty(answer[key]))) return false;
  const code = CODES.map((key) => scalarOf(get(head, key))).find((text) => text !== null) ?? '0';
  const text = TEXTS.map((key) => textOf(get(head, key))).find((one) => one !== null) ?? messageOf(head);
  return (
    !isGoodCode(code) && text !== null && !GOOD.test(text) && saysWrong(text) && keys(head).every((key) => typeof head[key] !== 'object')
  );
};

/** True where the answer stands in a wrapping named after the call, and tells of a failure there. */
export const saysFailureWithin = (root: Json): boolean => {
  const answer = answerIn(root);
  return answer !== null && (hasSubCode(answer) || hasBadHead(answer));
};
