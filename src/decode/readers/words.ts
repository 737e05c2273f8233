import { STATUS_PHRASES } from '../../http/status-phrases';

const PHRASES = new Set(Object.values(STATUS_PHRASES));
/** What servers write in place of a registered phrase. */
const VARIANTS = [
  'Gateway Time-out',
  'Service Temporarily Unavailable',
  'Request Entity Too Large',
  'Request-URI Too Large',
  'Payload Too Large',
  'Unprocessable Entity',
  'Request Timed Out',
  'Not Allowed',
  'Request Time-out',
  'Permission Denied',
  'Server Error',
];
for (const variant of VARIANTS) PHRASES.add(variant);
const LOWER = new Set([...PHRASES].map((phrase) => phrase.toLowerCase()));

/** True for the phrase of an HTTP status as servers print it (`Forbidden`); `forbidden` is somebody's own code. */
export const isStatusPhrase = (text: string): boolean => PHRASES.has(text) || (/[\s-]/.test(text) && LOWER.has(text.toLowerCase()));

export const isRegisteredStatus = (status: number): boolean => Object.hasOwn(STATUS_PHRASES, status);

/** Above the longest phrase with all that may stand around it. */
const LONGEST_PHRASE = 80;

/** A status with or without its phrase and nothing else: `404`, `Not Found`, `404 Not Found`, `HTTP Error 404 - Not Found`, `401: Unauthorized`. */
export const saysOnlyStatus = (text: string): boolean => {
  if (text.length > LONGEST_PHRASE) return false;
  const rest = text
    .replace(/^(?:HTTP(?:\/[\d.]{1,3})? ?)?(?:ERROR|STATUS)?[ :]{0,2}/i, '')
    .replace(/^\d{3}(?:\.\d{1,2})?(?!\d)/, '')
    .replace(/^[\s:.,–—-]{1,4}/, '')
    .replace(/[.!]$/, '');
  return rest === '' || /^error$/i.test(rest) || LOWER.has(rest.toLowerCase());
};

const GENERIC = new Set([
  'error',
  'errors',
  'fail',
  'failed',
  'failure',
  'fault',
  'exception',
  'true',
  'false',
  'null',
  'none',
  'unknown',
  'object',
  'status',
]);

/** True for a text that reads like a machine's code: one word of letters, digits and joints, not a mere "error" and no status phrase. */
export const looksLikeCode = (text: string): boolean =>
  text.length <= 120 &&
  /^[A-Za-z][\w.:/#-]*$/.test(text) &&
  !text.includes('://') &&
  !text.startsWith('about:') &&
  !GENERIC.has(text.toLowerCase()) &&
  !PHRASES.has(text);

/** `CARD_DECLINED`, `Sandbox.Timedout`, `invalid_grant`, `NotFoundException`: more than one word in one. */
export const isJoinedCode = (text: string): boolean =>
  looksLikeCode(text) && (/[a-z\d][_./#:-][A-Za-z\d]/i.test(text) || /[a-z][A-Z]/.test(text)) && !isUuid(text);

export const isUuid = (text: string): boolean => /^[\da-f]{8}-[\da-f]{4}-[\w-]{4,}$/i.test(text);

export const hasWords = (text: string): boolean => /\S\s+\S/.test(text);

const WRONG =
  /error|invalid|illegal|denied|fail|missing|exceed|expired|unauthori|forbidden|unavailable|reject|insufficient|unsupported|time_?out|blocked|disabled|exception|not_?(?:found|allowed|permitted|authori)/i;

/** True for a code whose words tell of something that went wrong: `not_found`, `validation_error`, `IllegalAccessToken`. */
export const saysWrong = (code: string): boolean => WRONG.test(code);
