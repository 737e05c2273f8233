import { textOfBase64 } from '../../http/base64';
import { type ParsedJson, parseJson } from '../../http/parse-json';

const LONGEST = 100_000;

const PAIRS = /^[\w.-]{1,64}=[^\s&<>{]*(?:&[\w.-]{1,64}=[^\s&<>{]*)*$/;
const NAMES_ERROR = /(?:^|&)(?:error|err_?code|error_?code|err_?info)=[^&]/i;
/** A form that begins with how the call ended. */
const BEGINS_WITH_CODE = /^(?:code|status|result|ret_?code|return_?code|response_?code)=[^&]*&/i;

/**
 * `error=…&error_description=…`, `ErrCode=E01&ErrInfo=…`, `code=1400&message=…`: an answer in a form's encoding (what RFC 6749, 5.2 has
 * in JSON).
 */
const ofForm = (text: string): ParsedJson | null => {
  if (text.length > 8000 || !(NAMES_ERROR.test(text) || BEGINS_WITH_CODE.test(text)) || !PAIRS.test(text)) return null;
  return { value: Object.fromEntries(new URLSearchParams(text)), complete: true };
};

const whole = (text: string): ParsedJson | null => {
  const parsed = parseJson(text);
  return parsed?.complete === true ? parsed : null;
};

/** A body that is one word of base64, whose beginning can only be an object's or a list's. */
const ofBase64 = (text: string): ParsedJson | null => {
  if (!/^(?:e[wy]|W[wyz13])[\w+/-]{14,}={0,2}$/.test(text)) return null;
  const inner = textOfBase64(text);
  return inner === null || !/^[[{]/.test(inner) ? null : whole(inner);
};

/** `callback({ … });` (JSONP), also behind an empty comment. */
const ofCall = (text: string): ParsedJson | null => {
  const start = /^(?:\/\*\*\/\s{0,4})?(?:typeof [\w$.]{1,100} === 'function' && )?[A-Za-z_$][\w$.]{0,100}\((?=\s{0,4}[{[])/.exec(text)?.[0]
    .length;
  const end = start === undefined ? -1 : text.lastIndexOf(')');
  return start === undefined || end < start || !/^\);?$/.test(text.slice(end).trim()) ? null : parseJson(text.slice(start, end).trim());
};

/** An object on a line of its own after what PHP prints by itself (`Warning: … on line 3`, with or without tags). */
const ofNotices = (text: string): ParsedJson | null => {
  if (!/^(?:<br ?\/?>\s{0,4})?(?:<b>)?(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|Fatal error)(?:<\/b>)?: /.test(text))
    return null;
  const start = /(?:\n|<br ?\/?>)\s{0,4}(?=\{")/.exec(text);
  return start === null ? null : whole(text.slice(start.index + start[0].length));
};

/**
 * JSON that is not the whole of the body, or is there in another guise: a form's encoding, base64, the call of JSONP, notices before
 * it. Null where there is none. A script of a 2xx may look like JSONP, so there only forms and notices count.
 */
export const wrappedJson = (body: string, status: number): ParsedJson | null => {
  if (body.length > LONGEST || body === '') return null;
  const text = body.trim();
  const plain = ofForm(text) ?? ofNotices(text);
  return plain !== null || status < 400 ? plain : (ofBase64(text) ?? ofCall(text));
};
