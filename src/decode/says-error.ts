import { get, isList, isObject, keysAmong, ranksOf, scalarOf, textOf } from './readers/reader';

/** Words by which an answer says that all is well. */
export const GOOD =
  /^(?:ok|okay|success(?:ful(?:ly)?)?|succeeded|done|completed?|no errors?|none|created|accepted|zero_results)[.!]?$|success|成功/i;

/** Codes by which an RPC over 200 says that all is well. */
export const isGoodCode = (code: string): boolean =>
  /^0+$|^1$|^2\d\d$|^20000$|^10000$|^[A-Z]?0{3,}$|^[A-Z]{1,10}[-_]?0{2,}$/.test(code) || GOOD.test(code);

const BAD =
  /invalid|illegal|expired|denied|fail|error|missing|exceed|unable|\bnot\b|cannot|n't\b|unauthori|forbidden|insufficient|unsupported|reject|timed? ?out|offline|unknown|incorrect|wrong|required|already exists?|unavailable|maintenance|too many|declined/i;
/** The same in the languages of many APIs. */
const BAD_ABROAD =
  /未|失败|失敗|错误|無効|无效|过期|不存在|不足|异常|不正|エラー|ません|않|없|오류|실패|ошибк|невер|не (?:найден|удалось)|inválid|incorreto|incorrecto|rejei|ungültig|fehler|falsch|échec|invalide|nieprawid/i;

/** True for a text that tells of something that went wrong. */
export const saysBad = (text: string): boolean => BAD.test(text) || BAD_ABROAD.test(text);

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
  'err_description',
  'errDescription',
  'err_desc',
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
  'error_string',
  'error_text',
  'msg_string',
  'err',
  'error',
];
const TEXT_RANKS = ranksOf(texts);

/** The text that an answer gives, under the names that APIs use. */
export const messageOf = (root: unknown): string | null => {
  if (!isObject(root)) return null;
  for (const key of keysAmong(root, TEXT_RANKS)) {
    const text = textOf(root[key]);
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
  const code = scalarOf(
    get(value, 'code') ??
      get(value, 'Code') ??
      get(value, 'type') ??
      get(value, 'status') ??
      get(value, 'errorCode') ??
      get(value, 'error_code') ??
      get(value, 'error_cd'),
  );
  if (message !== null && GOOD.test(message)) return false;
  if (code !== null && (/^0+$|^2\d\d$/.test(code) || GOOD.test(code))) return false;
  return message !== null || code !== null || Object.values(value).some((inner) => isObject(inner) && isError(inner));
};

/** A list in which every item tells of an error. */
export const isErrorList = (value: unknown): boolean =>
  isList(value) &&
  value.length > 0 &&
  value.slice(0, 50).every((one) => isError(one) || (isList(one) && textOf(one[0]) !== null && textOf(one[1]) !== null));
