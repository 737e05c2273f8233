/** A text with one layer of escapes taken off, and where each of its characters came from. */
export interface Unfolded {
  readonly plain: string;
  /** Start in the source of each character, and one entry for the end. */
  readonly starts: Int32Array;
  /** End in the source of each character. */
  readonly ends: Int32Array;
}

interface Piece {
  readonly text: string;
  readonly length: number;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const shortEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};

const percentAt = (text: string, at: number): Piece | null => {
  const first = /^%[0-9A-Fa-f]{2}/.exec(text.slice(at, at + 3))?.[0];
  if (first === undefined) return null;
  const byte = Number.parseInt(first.slice(1), 16);
  if (byte < 0x80) return { text: String.fromCharCode(byte), length: 3 };
  const count = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  try {
    return { text: decodeURIComponent(text.slice(at, at + count * 3)), length: count * 3 };
  } catch {
    return { text: String.fromCharCode(byte), length: 3 };
  }
};

const backslashAt = (text: string, at: number): Piece | null => {
  const next = text.charAt(at + 1);
  const hex = /^(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2}))/.exec(text.slice(at + 1, at + 10));
  if (hex !== null) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
    return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length: hex[0].length + 1 };
  }
  const short = Object.hasOwn(shortEscapes, next) ? shortEscapes[next] : undefined;
  return short === undefined ? null : { text: short, length: 2 };
};

const entityAt = (text: string, at: number): Piece | null => {
  const match = /^&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,6}));/.exec(text.slice(at, at + 12));
  if (match === null) return null;
  if (match[3] !== undefined) {
    const character = Object.hasOwn(named, match[3]) ? named[match[3]] : undefined;
    return character === undefined ? null : { text: character, length: match[0].length };
  }
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 16) : Number(match[1]);
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length: match[0].length };
};

/** The kinds of escapes that texts are wrapped in. */
export type Escape = 'percent' | 'backslash' | 'entity';

const readers: Readonly<Record<Escape, { readonly mark: string; readonly at: (text: string, at: number) => Piece | null }>> = {
  percent: { mark: '%', at: percentAt },
  backslash: { mark: '\\', at: backslashAt },
  entity: { mark: '&', at: entityAt },
};

/** One layer of one kind of escapes off; null where there is none. Linear. */
export const unfold = (text: string, kind: Escape): Unfolded | null => {
  const { mark, at: read } = readers[kind];
  if (!text.includes(mark)) return null;
  const out: string[] = [];
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  let count = 0;
  let changed = false;
  let at = 0;
  const copy = (to: number): void => {
    out.push(text.slice(at, to));
    for (; at < to; at++) {
      starts[count] = at;
      ends[count++] = at + 1;
    }
  };
  while (at < text.length) {
    const next = text.indexOf(mark, at);
    copy(next < 0 ? text.length : next);
    if (next < 0) break;
    const piece = read(text, at);
    if (piece === null) {
      copy(at + 1);
      continue;
    }
    changed = true;
    for (let i = 0; i < piece.text.length && count < text.length; i++) {
      starts[count] = at;
      ends[count++] = Math.min(text.length, at + piece.length);
    }
    out.push(piece.text);
    at += piece.length;
  }
  return changed ? { plain: out.join(''), starts, ends } : null;
};
