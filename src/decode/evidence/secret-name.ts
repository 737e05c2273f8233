import { isCredentialName } from '../../http/sent-credentials';

/** True where a value of this name is not for showing, were it only a number. */
export const isSecretName = (field: string): boolean =>
  isCredentialName(field) ||
  /pin(?!g)|otp|ssn|card|cv[cv]|pass|account|phone|^code$|(?:auth\w*|verif\w*|access|security|time|sms|login|device|user|reset|confirm\w*|gift|invit\w*|promo|coupon|activation)[_-]?code/i.test(
    field,
  );

const isDate = /^\d{4}-\d\d-\d\d(?:[T ][\d:.,]+(?:Z|[+-][\d:]+)?)?$/;

/** Letters and digits that take turns, or one long run without a space: a key or a token, whatever its field is called. */
const looksLikeToken = (text: string): boolean =>
  !/\s/.test(text) &&
  !isDate.test(text) &&
  (text.length > 40 || (text.length >= 12 && (text.match(/[a-z]\d|\d[a-z]/gi)?.length ?? 0) >= 4));

/** True where evidence may quote a value that was sent under this name: it is short, and neither named nor made like a secret. */
export const isShowable = (field: string, value: unknown): boolean => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false;
  return !isSecretName(field) && String(value).length <= 60 && !looksLikeToken(String(value));
};
