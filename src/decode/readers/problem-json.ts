import { essence } from '../../http/media-type';
import { typeCode } from './problem-type';
import { type Fact, get, isObject, type Json, type Reader, scalarOf, statusOf, textOf } from './reader';
import { hasWords, isUuid, saysOnlyStatus } from './words';

/** Extension members that hold a code more specific than the type (RFC 9457, 3.2 leaves them to the API). */
const EXTENSIONS = ['error_code', 'errorCode', 'code', 'error_name'];

const extensionCode = (value: Json, status: number): Fact | null => {
  for (const key of EXTENSIONS) {
    const code = scalarOf(get(value, key));
    if (code !== null && get(value, key) !== status && !hasWords(code) && !isUuid(code) && code.length < 120)
      return { value: code, at: `/${key}` };
  }
  return null;
};

/**
 * Problem details (RFC 9457, before that RFC 7807), also without their content type where `type` or `title` stand beside
 * `status` or `detail`. Field errors (`errors`, `invalid-params`, `violations`), ids and links stand in it as in any other object.
 */
export const problemJson: Reader = (input) => {
  const value = input.json?.value;
  if (!isObject(value)) return null;
  const type = textOf(get(value, 'type'));
  const title = textOf(get(value, 'title')) ?? textOf(get(value, 'hydra:title'));
  const detail = textOf(get(value, 'detail')) ?? textOf(get(value, 'hydra:description'));
  const isDeclared = /^application\/problem\+/.test(essence(input.exchange.response.body.mimeType));
  const isShaped =
    title !== null && (type !== null || detail !== null) && (type === null || /[:/]/.test(type)) && get(value, 'message') === undefined;
  if (!isDeclared && !isShaped) return null;
  const extension = extensionCode(value, input.status);
  const named = typeCode(type);
  const at = get(value, 'detail') === undefined ? (get(value, 'title') === undefined ? '/hydra:title' : '/title') : '/detail';
  const text = detail ?? title;
  const inner = statusOf(get(value, 'status')) ?? 0;
  return {
    format: 'problem+json',
    ...(extension === null && named === null ? {} : { code: extension ?? { value: named ?? '', at: '/type' } }),
    // A title that only says the status once more gives way to whatever else speaks.
    ...(text === null || (detail === null && saysOnlyStatus(text)) ? {} : { message: { value: text, at } }),
    // Sent with a 2xx, only the body says which status is meant.
    ...(input.status < 300 && inner >= 400 ? { innerStatus: inner } : {}),
  };
};
