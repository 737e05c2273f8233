/** Where a text stops being JSON (RFC 8259). Line and column count from 1, the offset from 0, in UTF-16 units. */
export interface JsonSyntaxError {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** In a person's words, without a full stop: `trailing comma`, `unquoted key`, `unexpected end`. */
  readonly reason: string;
  /** Where the culprit itself stands, when that is before the place at which reading stops: the comma before a bracket. */
  readonly culprit: { readonly line: number; readonly column: number } | null;
}

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

interface Fault {
  readonly offset: number;
  readonly reason: string;
  readonly culprit?: number;
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const blank = /[ \t\r\n]*/y;

const matchAt = (pattern: RegExp, text: string, offset: number): string | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
};

const strangeWord = (found: string): string => {
  if (['undefined', 'NaN', 'Infinity'].includes(found)) return `${found} is no JSON value`;
  if (['True', 'False', 'None'].includes(found))
    return `${found} is Python, JSON writes ${found === 'None' ? 'null' : found.toLowerCase()}`;
  return 'unquoted text';
};

/** Why no value can begin here. */
const noValue = (text: string, offset: number): string => {
  const character = text[offset];
  if (character === undefined) return 'unexpected end';
  if (character === "'") return 'single quotes instead of double quotes';
  if ('\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e'.includes(character)) return 'curly quotes instead of straight ones';
  if (text.startsWith('//', offset) || text.startsWith('/*', offset) || character === '#') return 'comment';
  if (character === '`') return 'backticks instead of double quotes';
  if (character === ',') return 'a comma too many';
  if (/[.+\-0-9]/.test(character)) return 'malformed number';
  if (character === '\ufeff') return 'byte order mark';
  const found = matchAt(word, text, offset);
  return found === null ? `unexpected character ${JSON.stringify(character)}` : strangeWord(found);
};

const noKey = (text: string, offset: number): string => {
  const found = matchAt(word, text, offset);
  if (found !== null || /[0-9]/.test(text[offset] ?? '')) return 'unquoted key';
  return noValue(text, offset);
};

/** Past the string that begins here, or why it is none. */
const stringEnd = (text: string, offset: number): number | Fault => {
  let at = offset + 1;
  for (;;) {
    at += matchAt(plainText, text, at)?.length ?? 0;
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === undefined) return { offset: at, reason: 'unexpected end: a string is not closed', culprit: offset };
    if (character !== '\\') {
      return { offset: at, reason: character === '\n' || character === '\r' ? 'line break in a string' : 'control character in a string' };
    }
    const escaped = matchAt(escapeSequence, text, at);
    if (escaped === null)
      return { offset: at, reason: at + 1 < text.length ? 'bad escape in a string' : 'unexpected end: a string is not closed' };
    at += escaped.length;
  }
};

const scalarEnd = (text: string, offset: number): number | Fault => {
  if (text[offset] === '"') return stringEnd(text, offset);
  for (const literal of ['true', 'false', 'null']) {
    if (text.startsWith(literal, offset) && matchAt(word, text, offset) === literal) return offset + literal.length;
  }
  const digits = matchAt(number, text, offset);
  if (digits === null) return { offset, reason: noValue(text, offset) };
  const end = offset + digits.length;
  if (/[0-9]/.test(text[end] ?? '')) return { offset: end, reason: 'number with a leading zero' };
  return /[.eExX]/.test(text[end] ?? '') ? { offset: end, reason: 'malformed number' } : end;
};

const openBrackets = (count: number): string => (count === 1 ? '1 bracket is still open' : `${count} brackets are still open`);

/** Why the container cannot go on here: neither comma nor its closing bracket. */
const noComma = (text: string, offset: number, inObject: boolean): string => {
  const character = text[offset] ?? '';
  if (character === (inObject ? ']' : '}')) return `${character} where ${inObject ? '}' : ']'} was due`;
  if (character === '"' || character === '{' || character === '[' || /[\w-]/.test(character)) return 'missing comma';
  return noValue(text, offset);
};

const fault = (text: string): Fault | null => {
  if (text.startsWith('[object ')) return { offset: 1, reason: 'an object that was never turned into JSON: "[object Object]"' };
  const inObject: boolean[] = [];
  let expecting: Expecting = 'value';
  let comma = -1;
  let at = 0;
  const close = (): void => {
    inObject.pop();
    expecting = inObject.length === 0 ? 'nothing' : 'comma-or-end';
    at++;
  };
  for (;;) {
    at += matchAt(blank, text, at)?.length ?? 0;
    const character = text[at];
    const top = inObject[inObject.length - 1] ?? false;
    if (expecting === 'nothing') return character === undefined ? null : { offset: at, reason: 'more text after the end of the JSON' };
    if (character === undefined) {
      const still = inObject.length === 0 ? 'there is nothing' : openBrackets(inObject.length);
      return { offset: at, reason: `unexpected end: ${still}` };
    }
    const closing = character === (top ? '}' : ']') && inObject.length > 0;
    if (closing && (expecting === 'comma-or-end' || expecting === 'value-or-end' || expecting === 'key-or-end')) close();
    else if (closing && comma >= 0 && (expecting === 'key' || (expecting === 'value' && !top))) {
      return { offset: at, reason: 'trailing comma', culprit: comma };
    } else if (expecting === 'comma-or-end') {
      if (character !== ',') return { offset: at, reason: noComma(text, at, top) };
      comma = at++;
      expecting = top ? 'key' : 'value';
    } else if (expecting === 'colon') {
      if (character !== ':') return { offset: at, reason: 'missing colon' };
      comma = -1;
      at++;
      expecting = 'value';
    } else if (expecting === 'key' || expecting === 'key-or-end') {
      if (character !== '"') return { offset: at, reason: noKey(text, at) };
      const end = stringEnd(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      expecting = 'colon';
    } else if (character === '{' || character === '[') {
      inObject.push(character === '{');
      expecting = character === '{' ? 'key-or-end' : 'value-or-end';
      at++;
    } else {
      const end = scalarEnd(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      expecting = inObject.length === 0 ? 'nothing' : 'comma-or-end';
    }
  }
};

const place = (text: string, offset: number): { line: number; column: number } => {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < offset; at++) {
    const character = text[at];
    if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) {
      line++;
      lineStart = at + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
};

/** The first place at which a text cannot be JSON, null where it is. Linear, without recursion; meant for texts that JSON.parse refused. */
export const jsonSyntaxError = (text: string): JsonSyntaxError | null => {
  const found = fault(text);
  if (found === null) return null;
  return {
    offset: found.offset,
    ...place(text, found.offset),
    reason: found.reason,
    culprit: found.culprit === undefined ? null : place(text, found.culprit),
  };
};
