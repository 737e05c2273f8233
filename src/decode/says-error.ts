import { get, isList, isObject, scalarOf, textOf } from './readers/reader';

/** Words by which an answer says that all is well. */
export const GOOD =
  /^(?:ok|okay|success(?:ful(?:ly)?)?|succeeded|done|completed?|no errors?|none|created|accepted|zero_results)[.!]?$|success|成功/i;

/** Codes by which an RPC over 200 says that all is well. */
export const isGoodCode = (code: string): boolean => /^0+$|^1$|^2\d\d$|^20000$|^10000$|^[A-Z]?0{3,}$/.test(code) || GOOD.test(code);

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
  'retMsg',
  'resultMsg',
  'resultMessage',
  'response_message',
  'status_msg',
  'descripcion',
  'mensaje',
  'mensagem',
  'status_message',
  'reason',
  'Reason',
  'Message',
  'error',
];
/** The text that an answer gives, under the names that APIs use. */
export const messageOf = (root: unknown): string | null => {
  for (const key of texts) {
    const text = textOf(get(root, key));
    if (text !== null) return text;
  }
  return null;
};

/** `error` that tells of an error: a text, or an object with a text or a code other than nought, and not "success". */
export const isError = (value: unknown): boolean => {
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
export const isErrorList = (value: unknown): boolean =>
  isList(value) &&
  value.length > 0 &&
  value.slice(0, 50).every((one) => isError(one) || (isList(one) && textOf(one[0]) !== null && textOf(one[1]) !== null));
