import { pointerOf, segmentsOf } from '../../http/json-pointer';
import type { Painted, Range, Token, Wanted } from './paint';

const INDENT = 2;
const DEEPEST_INDENT = 30;

interface Level {
  readonly array: boolean;
  /** Key or index of the member being read. */
  key: string | number;
  /** True while the next string is a key. */
  atKey: boolean;
  readonly start: number;
  empty: boolean;
}

/** The end of a string that begins at `from`, its closing quote included; a line break or the end of the text ends it too. */
const stringEnd = (source: string, from: number): number => {
  let at = from + 1;
  while (at < source.length) {
    const character = source[at];
    if (character === '\\') at += 2;
    else if (character === '"') return at + 1;
    else if (character === '\n') return at;
    else at++;
  }
  return source.length;
};

const WORD_END = /[\s,:{}[\]"]/g;

const wordEnd = (source: string, from: number): number => {
  WORD_END.lastIndex = from;
  return WORD_END.exec(source)?.index ?? source.length;
};

const plainKey = (literal: string): string => {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.replaceAll('"', '');
  }
};

/**
 * Lays JSON out and colours it in one pass over its characters, without a parser: broken, truncated or endlessly nested text is laid out
 * as far as it goes, numbers keep every digit. `pretty: false` colours it as it stands.
 */
export const paintJson = (source: string, wanted: Wanted, pretty: boolean): Painted => {
  const tokens: Token[] = [];
  const marks: Range[] = [];
  const depths = new Set(wanted.pointers.map((pointer) => segmentsOf(pointer).length));
  const pointers = new Set(wanted.pointers);
  const spots = wanted.ranges.map(({ start, end }) => ({ start, end, from: -1, to: -1 }));
  const levels: Level[] = [];
  const out: string[] = [];
  let length = 0;

  const put = (text: string): void => {
    out.push(text);
    length += text.length;
  };
  const copy = (from: number, to: number): void => {
    for (const spot of spots) {
      if (from >= spot.end || to <= spot.start) continue;
      if (spot.from < 0) spot.from = length + Math.max(0, spot.start - from);
      spot.to = length + Math.min(to, spot.end) - from;
    }
    put(source.slice(from, to));
  };
  const line = (): void => {
    if (pretty) put(`\n${' '.repeat(Math.min(levels.length, DEEPEST_INDENT) * INDENT)}`);
  };
  const isWanted = (): boolean => depths.has(levels.length) && pointers.has(pointerOf(levels.map(({ key }) => key)));
  const token = (from: number, to: number, kind: Token['kind'], mark: boolean): void => {
    const start = length;
    copy(from, to);
    tokens.push({ start, end: length, kind });
    if (mark) marks.push({ start, end: length });
  };
  const beforeValue = (): void => {
    const level = levels.at(-1);
    // Several documents in one text (NDJSON) begin on lines of their own.
    if (level === undefined && length > 0) line();
    if (!level?.empty) return;
    level.empty = false;
    line();
  };

  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    const level = levels.at(-1);
    if (character === '{' || character === '[') {
      beforeValue();
      levels.push({ array: character === '[', key: 0, atKey: character === '{', start: length, empty: true });
      copy(at, ++at);
    } else if (character === '}' || character === ']') {
      const closed = levels.pop();
      if (closed && !closed.empty) line();
      copy(at, ++at);
      if (closed && pointers.size > 0 && isWanted()) marks.push({ start: closed.start, end: length });
    } else if (character === ',') {
      copy(at, ++at);
      if (level?.array) level.key = Number(level.key) + 1;
      else if (level) level.atKey = true;
      if (level) line();
    } else if (character === ':') {
      if (level) level.atKey = false;
      copy(at, ++at);
      if (pretty) put(' ');
    } else if (character === '"') {
      beforeValue();
      const end = stringEnd(source, at);
      const isKey = level?.atKey === true;
      if (isKey && level) level.key = plainKey(source.slice(at, end));
      token(at, end, isKey ? 'key' : 'string', !isKey && pointers.size > 0 && isWanted());
      at = end;
    } else if (/\s/.test(character)) {
      if (pretty) at++;
      else copy(at, ++at);
    } else {
      beforeValue();
      const end = Math.max(at + 1, wordEnd(source, at));
      token(at, end, /[-\d]/.test(character) ? 'number' : 'atom', pointers.size > 0 && isWanted());
      at = end;
    }
  }
  for (const { from, to } of spots) if (from >= 0) marks.push({ start: from, end: to });
  return { text: out.join(''), tokens, marks: marks.sort((a, b) => a.start - b.start) };
};
