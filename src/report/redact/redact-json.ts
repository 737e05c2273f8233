import { coverContained } from './cover-contained';
import { coverSecret } from './cover-secret';
import { isEasternText, isLabel, isListedMessage, isSentence } from './messages';
import { redactHeaderValue } from './redact-header';
import { coverNamed } from './redact-pairs';
import { redactFreeText, redactPlain } from './redact-plain';
import { judgeName, type Scope } from './scope';
import { isOpaque, isProse, isWordlike, looksRandom } from './shapes';

interface Waiting {
  /** Where in `out` the value stands. */
  readonly index: number;
  readonly value: string;
}

interface Frame {
  readonly kind: '{' | '[';
  /** The member or array this frame is the value of. */
  readonly name: string;
  /** Somewhere below a member that lists errors: words there are messages, not values. */
  readonly inErrors: boolean;
  key: string;
  /** What `{"name": "password", "value": "…"}` says its value is. */
  hint: string;
  readonly waiting: Waiting[];
  lastString: string;
  /** The item right before in a list, where it is a string: `["x-api-key", "…"]`. */
  before: string;
  /** Has said `kty`. */
  isKey: boolean;
}

const hintKeys =
  /^(?:name|key|field|header|header_?name|param|parameter|param_?name|property|property_?name|attribute|variable|label|id)$/i;
const pathKeys = /^(?:loc|path|instancePath|dataPath|source)$/i;
const valueKeys =
  /^(?:value|values|val|content|input|rejected_?value|attempted_?value|invalid_?value|actual|received|provided|given|string_?value|default|default_?value|plain_?text(?:_?value)?|secret_?string)$/i;
const errorKeys =
  /^(?:errors?|violations?|invalid_?params|field_?errors|messages?|validation(?:_?errors)?|details?|issues|problems|causes?|reasons?|non_field_errors)$/i;

const decodeString = (raw: string): string => {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw
      .slice(1, -1)
      .replace(/\\(["\\/])/g, '$1')
      .replace(/\\n/g, '\n');
  }
};

/** Where the string that begins at `start` ends (behind its quote); a raw line break or the end of the text ends it too. */
const stringEnd = (text: string, start: number): number => {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) return i + 1;
    if (code === 92) i++;
    else if (code === 10) return i;
  }
  return text.length;
};

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

const isValid = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * JSON in place: a token scanner that never builds a tree, so that big integers, repeats and `1.0` survive and depth costs nothing.
 * Whatever is not valid JSON (cut off, NDJSON, JSON5) is read as far as it goes and then gone through as text once more.
 */
export const redactJson = (scope: Scope, text: string): string => {
  const out: string[] = [];
  const stack: Frame[] = [];
  let at = 0;
  let copied = 0;

  const put = (shown: string, start: number, end: number): number => {
    out.push(text.slice(copied, start), shown);
    copied = end;
    return out.length - 1;
  };

  const parentOf = (frame: Frame | undefined): string => (frame?.kind === '{' ? frame.name : (stack.at(-2)?.name ?? ''));

  /** An answer's words about a credential stand under its name, with no word of errors around: `{"password": ["This field …"]}`. */
  const tells = (name: string, value: string, frame: Frame | undefined): boolean =>
    (isSentence(value) && !/mnemonic|phrase/i.test(name)) ||
    isEasternText(value) ||
    isLabel(name, value) ||
    (frame?.kind === '[' && isListedMessage(name, value));

  /** `"adminPassword": {"value": "…"}` */
  const coverWithin = (name: string, value: string, frame: Frame | undefined): string | null => {
    if (frame?.kind !== '{' || !valueKeys.test(name)) return null;
    const verdict = judgeName(scope, frame.name);
    if (verdict === null || verdict.counts !== null || verdict.strength === 'random') return null;
    if (scope.side === 'response' && (isWordlike(value) || isProse(value) || tells(name, value, frame))) return null;
    return /^(?:password|secret)$/.test(verdict.kind) || isOpaque(value) ? coverNamed(scope, verdict, value) : null;
  };

  const cover = (name: string, value: string, frame: Frame | undefined): string | null => {
    // The private members of a JSON Web Key (RFC 7518 section 6).
    if (/^(?:d|p|q|dp|dq|qi|k)$/.test(name) && (frame?.isKey === true || /^d/.test(name)) && looksRandom(value, 20)) {
      return coverSecret(scope, value, 'private-key');
    }
    const verdict = judgeName(scope, name, parentOf(frame));
    if (verdict === null)
      return coverWithin(name, value, frame) ?? coverContained(scope, name, value, [frame?.name ?? '', stack.at(-2)?.name ?? '']);
    if (scope.side === 'response' && verdict.counts === null && tells(name, value, frame)) return null;
    const isMessage = isProse(value) || isWordlike(value) || (verdict.kind === 'code' && verdict.strength === 'random');
    if (scope.side === 'response' && frame?.inErrors === true && isMessage) return null;
    return coverNamed(scope, verdict, value);
  };

  const coverBehind = (name: string, value: string, frame: Frame | undefined): string | null => {
    if (!/^[\w.-]{3,80}$/.test(name) || !isOpaque(value)) return null;
    const shown = redactHeaderValue(scope, name, value, false);
    if (shown !== value) return shown;
    return looksRandom(value, 8) ? cover(name, value, frame) : null;
  };

  const settle = (frame: Frame): void => {
    if (frame.hint === '') return;
    for (const { index, value } of frame.waiting) {
      // `received: "undefined"` says what was wrong, whatever the field is called.
      if (scope.side === 'response' && frame.inErrors && (isProse(value) || isWordlike(value))) continue;
      const shown = cover(frame.hint, value, frame) ?? redactHeaderValue(scope, frame.hint, value, false);
      if (shown !== value) out[index] = JSON.stringify(shown);
    }
  };

  const takeString = (start: number): void => {
    at = stringEnd(text, start);
    const raw = text.slice(start, at);
    const closed = raw.length > 1 && raw.endsWith('"');
    const value = decodeString(closed ? raw : `${raw.replace(/\\$/, '')}"`);
    const frame = stack.at(-1);
    let next = at;
    while (next < text.length && isSpace(text.charCodeAt(next))) next++;
    if (frame?.kind === '{' && text.charAt(next) === ':') {
      frame.key = value;
      if (value === 'kty') frame.isKey = true;
      const shown = value.length > 7 && !isWordlike(value) ? redactFreeText(scope, value) : value;
      if (shown !== value) put(JSON.stringify(shown), start, at);
      return;
    }
    const name = frame === undefined ? '' : frame.kind === '{' ? frame.key : frame.name;
    const before = frame?.kind === '[' ? frame.before : '';
    const shown = cover(name, value, frame) ?? coverBehind(before, value, frame) ?? redactPlain(scope, value);
    const index = put(shown === value ? raw : `${JSON.stringify(shown).slice(0, closed ? undefined : -1)}`, start, at);
    if (frame === undefined) return;
    frame.lastString = value;
    frame.before = value;
    if (frame.kind !== '{') return;
    if (hintKeys.test(name) && (frame.hint === '' || /^(?:name|key|field)$/i.test(name)) && value.length <= 200) frame.hint = value;
    if (valueKeys.test(name) && shown === value) frame.waiting.push({ index, value });
  };

  const takeNumber = (start: number): void => {
    while (at < text.length && /[-+.\w]/.test(text.charAt(at))) at++;
    const raw = text.slice(start, at);
    const frame = stack.at(-1);
    const name = frame === undefined ? '' : frame.kind === '{' ? frame.key : frame.name;
    if (frame !== undefined) frame.before = '';
    if (!/^-?\d/.test(raw)) return;
    const verdict = judgeName(scope, name, parentOf(frame));
    const isCode = verdict !== null && /^(?:password|code|card-code|secret)$/.test(verdict.kind);
    const counts =
      verdict !== null && verdict.strength !== 'random' && (verdict.counts !== null ? raw.length >= 5 : isCode || raw.length >= 8);
    let shown = counts ? (cover(name, raw, frame) ?? raw) : raw;
    if (shown === raw && raw.length >= 13 && !/(?:^|[_-])(?:id|ts|at|time|timestamp|snowflake)$|Id$|At$/.test(name))
      shown = redactFreeText(scope, raw);
    if (shown !== raw) put(JSON.stringify(shown), start, at);
    else if (frame?.kind === '{' && valueKeys.test(name) && raw.length >= 4) frame.waiting.push({ index: put(raw, start, at), value: raw });
  };

  const open = (kind: '{' | '['): void => {
    const frame = stack.at(-1);
    const name = frame === undefined ? '' : frame.kind === '{' ? frame.key : frame.name;
    if (frame !== undefined) frame.before = '';
    stack.push({
      kind,
      name,
      inErrors: frame?.inErrors === true || errorKeys.test(name),
      key: '',
      hint: '',
      waiting: [],
      lastString: '',
      before: '',
      isKey: false,
    });
    at++;
  };

  const close = (): void => {
    const frame = stack.pop();
    const above = stack.at(-1);
    if (frame?.kind === '{') settle(frame);
    if (frame?.kind === '[' && above?.kind === '{' && above.hint === '' && pathKeys.test(frame.name)) above.hint = frame.lastString;
    at++;
  };

  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') takeString(at);
    else if (character === '{' || character === '[') open(character);
    else if (character === '}' || character === ']') close();
    else if (/[-\w]/.test(character)) takeNumber(at);
    else at++;
  }
  for (const frame of stack) if (frame.kind === '{') settle(frame);
  out.push(text.slice(copied));
  const shown = out.join('');
  return isValid(text) ? shown : redactFreeText(scope, shown);
};
