import { get, type Json, scalarOf } from './readers/reader';
import { GOOD, isGoodCode, messageOf } from './says-error';
import { saysThrottled } from './throttled';
import { isEmpty, isThing, isWrapping } from './wrapping';

/** Words in capitals by which a status says that it is a bad one. */
export const BAD_WORD =
  /(?:^|_)(?:DENIED|INVALID|ERROR|FAILED|EXCEEDED|UNAUTHORIZED|FORBIDDEN|NOT_FOUND|LIMIT|UNAUTHENTICATED|UNAVAILABLE|NOT_(?:PROCESSED|ALLOWED|AUTHORIZED|PERMITTED|SUPPORTED))(?:_|$)/;

/** `{ code: 40001, msg: "…", data: null }`: a code other than nought, a text, and no data. */
export const hasBadCode = (root: Json): boolean => {
  if (!isWrapping(root)) return false;
  const own = [
    'errcode',
    'errCode',
    'error_code',
    'errorCode',
    'errorcode',
    'infocode',
    'errno',
    'err_code',
    'retcode',
    'retCode',
    'ret_code',
    'ret',
  ]
    .map((key) => get(root, key))
    .find((value) => scalarOf(value) !== null);
  const text = messageOf(root);
  if (own !== undefined)
    return (
      !isGoodCode(scalarOf(own) ?? '0') && (text === null || !GOOD.test(text)) && isEmpty(get(root, 'data')) && isEmpty(get(root, 'result'))
    );
  const code = scalarOf(
    get(root, 'code') ??
      get(root, 'status_code') ??
      get(root, 'statusCode') ??
      get(root, 'StatusCode') ??
      get(root, 'estado') ??
      get(root, 'status'),
  );
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
