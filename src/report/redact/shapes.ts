/** What a value looks like, apart from where it stands. All linear. */

const uuidShape = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const dateShape = /^\d{4}-?\d\d-?\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

export const isUuid = (value: string): boolean => value.length <= 38 && uuidShape.test(value);

export const isHex = (value: string): boolean => /^[0-9a-f]+$/i.test(value);

export const isDate = (value: string): boolean => value.length <= 40 && dateShape.test(value);

export const isNumeric = (value: string): boolean => value.length <= 40 && /^[+-]?\d{1,30}(?:\.\d{1,20})?$/.test(value);

/** Words and nothing else: `rate_limited`, `Not found`, `errors.auth.key`. A value of this shape is too common to look for elsewhere. */
export const isWordlike = (value: string): boolean =>
  value.length <= 200 && value.split(/[\s_\-./:,]+/).every((chunk) => /^(?:[A-Z]?[a-z]{0,24}|[A-Z]{1,24})$/.test(chunk));

/** A sentence: at least three words, hardly a digit. */
export const isProse = (value: string): boolean => {
  const words = value.slice(0, 1000).trim().split(/\s+/);
  return (
    words.length >= 3 && words.filter((word) => /^["'(]?[\p{L}][\p{L}'’-]{0,24}["').,:;!?]{0,3}$/u.test(word)).length >= words.length * 0.7
  );
};

/** `DynamoDB_20120810.GetItem`: words and numbers joined with punctuation, in any case; a letter may number something (`Q3`). */
export const readsAsName = (text: string): boolean =>
  text.split(/[_.:/+-]+/).every((part) => /^[A-Za-z]?\d{0,14}[A-Z]?\d?$/.test(part) || humps.test(part));

/** Humps of letters; short acronyms among them may be numbered (`EC2`, `Route53`), and a number or a date may end them (`V20141113`). */
const humps =
  /^(?:[A-Z]{0,5}[a-z]{2,60}(?![a-z])|[A-Z]{2,60}(?![A-Z])|[A-Z]{1,3}\d{1,2}(?=[A-Z][a-z]{2})|[A-Z][a-z]{2,12}\d{1,2}(?=[A-Z][a-z]{2})){1,8}(?:\d{0,4}|V\d{8})$/;

/** What a file's content was reckoned to: `sha512-…`, `sha256:…`, `SHA-256=…` (W3C Subresource Integrity, RFC 3230). */
export const isDigest = (value: string): boolean =>
  /^(?:sha-?(?:1|224|256|384|512)|md5|blake\d\w?|crc32c?)[-:=][A-Za-z\d+/_-]{6,128}={0,2}$/i.test(value);

/** `9.0.2`, `^4.18.1`, `>=2.0.0 <3`, `workspace:*`: what stands beside the name of a package. */
export const isVersion = (value: string): boolean =>
  /^(?:[\^~]|[<>]=? ?|workspace:[\^~]?|npm:)?v?\d{1,4}\.\d{1,4}\.\d{1,6}(?:[-+][\w.-]{1,30})?(?: \|\| .{1,30}| <=?.{1,20})?$|^(?:[\^~]|>=)\d{1,4}(?:\.\d{1,4})?$|^workspace:[*^~]$/.test(
    value,
  );

/** A place among files or objects: words between slashes, and a name that may hold anything. */
export const isPath = (value: string): boolean => {
  const parts = value.split('/');
  if (parts.length < 2 || value.length > 500 || /[+=\s]/.test(value)) return false;
  const [first = '', last = ''] = [parts.find((part) => part !== ''), parts.at(-1)];
  return (
    (/\.[a-z]{2,4}\d?$/.test(last) || (parts.length > 2 && /^[a-z][a-z-]{3,}$/.test(first))) &&
    parts.slice(0, -1).every((part) => readsAsName(part))
  );
};

const classOf = (code: number): 0 | 1 | 2 | 3 => {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 97 && code <= 122) return 2;
  return code >= 65 && code <= 90 ? 3 : 0;
};

/**
 * True for what a generator made: many changes between digits, lower and upper case within its chunks.
 * Words in any notation, dates, versions and numbers change rarely. UUIDs and plain hex are left to the caller's context.
 */
export const looksRandom = (value: string, least = 16): boolean => {
  if (value.length < least || /\s/.test(value) || isUuid(value) || isDate(value) || isNumeric(value)) return false;
  const head = value.slice(0, 256);
  let changes = 0;
  let letters = 0;
  let digits = 0;
  let before = 0;
  for (let i = 0; i < head.length; i++) {
    const kind = classOf(head.charCodeAt(i));
    if (kind === 1) digits++;
    else if (kind > 1) letters++;
    if (before !== 0 && kind !== 0 && kind !== before) changes++;
    before = kind;
  }
  if (letters === 0 || letters + digits < head.length * 0.7) return false;
  // Digits within one long chunk, twice: no name is written like that.
  if (value.length >= 20 && /^[a-z]+\d+[a-z]+\d+[a-z]+[a-z\d]*$/i.test(head)) return true;
  return changes >= head.length * (digits >= 2 ? 0.18 : digits === 1 ? 0.33 : 0.4) && changes >= 2;
};

/** Anything a person would not read as a word: holds a digit, mixes cases, or is long without a space. */
export const isOpaque = (value: string): boolean => {
  const text = value.trim();
  if (text.length < 3 || isWordlike(text)) return false;
  return /\d/.test(text) || looksRandom(text, 10) || (text.length >= 20 && !/\s/.test(text)) || /[^\w\s.,:/'-]/.test(text);
};

/** One chunk of letters that is longer than words are, or that nobody could say: a key of one case. */
export const isUnspeakable = (value: string): boolean =>
  /^(?:[a-z]{12,}|[A-Z]{12,})$/.test(value) && (value.length >= 16 || /[b-df-hj-np-tv-xz]{6}/i.test(value));

/**
 * Worth looking for in every other text: long and odd enough never to be hit by chance.
 * Words, dates, small numbers, paths and addresses are not.
 */
export const isSweepable = (value: string): boolean => {
  if (value.length < 8 || (isWordlike(value) && !isUnspeakable(value)) || isDate(value)) return false;
  if (/^https?:\/\//i.test(value) || /^\/[\w./-]*$/.test(value)) return false;
  return true;
};

/**
 * A public key or a certificate: PEM by its own heading, SSH by its kind (RFC 4253 section 6.6) or by the length and name that the blob
 * begins with. A private key of OpenSSH begins otherwise.
 */
export const isPublicKey = (value: string): boolean =>
  /^\s{0,10}(?:-{4,5} ?BEGIN (?:[A-Z0-9]{1,20} ){0,3}(?:PUBLIC KEY|CERTIFICATE)|(?:sk-)?(?:ssh|ecdsa)-[\w.@-]{2,60} AAAA[A-Za-z0-9+/=]|AAAA(?:[BC]3Nz|E2Vj|[GI]nNr)[A-Za-z0-9+/=]{20})/.test(
    value.slice(0, 200),
  ) && !value.includes('PRIVATE KEY');

/** ISO/IEC 7812 check digit. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** ISO 13616: the rearranged account number modulo 97 is 1. */
export const passesMod97 = (iban: string): boolean => {
  const compact = `${iban.slice(4)}${iban.slice(0, 4)}`.toUpperCase();
  let rest = 0;
  for (const character of compact) {
    const value = Number.parseInt(character, 36);
    if (Number.isNaN(value)) return false;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

export const isIpAddress = (value: string): boolean =>
  /^(?:\d{1,3}\.){3}\d{1,3}$/.test(value) || (value.length <= 45 && /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f.:]*$/i.test(value));
