import { parse } from 'jsonc-parser';

/** What could be read of a JSON text; `complete` is false where the text broke off or needed mending. */
export interface ParsedJson {
  readonly value: unknown;
  readonly complete: boolean;
}

/** Deeper nesting is refused: whoever walks the value may then recurse, and the mending parser does. */
const DEEPEST = 200;
const MOST_LINES = 200;

/** Prefixes against JSON hijacking: `)]}'`, `while(1);`, `for(;;);`. */
const XSSI = /^(?:\)\]\}',?|while ?\(1\);|for ?\(;;\);|\{\}&&)\s*/;

export const withoutPrefix = (text: string): string => {
  // Nearly all JSON begins so, and needs nothing taken off.
  if (text.startsWith('{"') || text.startsWith('[{"')) return text;
  const plain = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).trimStart();
  return plain.replace(XSSI, '');
};

/** True where a text has more opening brackets than `limit`, in strings too; searching for them is faster than reading on. */
const hasMoreThan = (text: string, limit: number): boolean => {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let i = text.indexOf(bracket); i >= 0; i = text.indexOf(bracket, i + 1)) if (++count > limit) return true;
  }
  return false;
};

/** True where brackets nest deeper than `limit`; strings are skipped, one pass. */
export const isDeeperThan = (text: string, limit: number): boolean => {
  if (!hasMoreThan(text, limit)) return false;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (inString) {
      if (character === 92) i++;
      else if (character === 34) inString = false;
    } else if (character === 34) inString = true;
    else if (character === 91 || character === 123) {
      if (++depth > limit) return true;
    } else if (character === 93 || character === 125) depth--;
  }
  return false;
};

const strict = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Newline-delimited JSON: two lines at least, each a whole object or array. */
const lines = (text: string): ParsedJson | null => {
  const end = text.indexOf('\n');
  if (end < 0) return null;
  const first = strict(text.slice(0, end));
  if (typeof first !== 'object' || first === null) return null;
  const values: unknown[] = [];
  let complete = true;
  for (const line of text.split('\n', MOST_LINES)) {
    if (line.trim() === '') continue;
    const value = strict(line);
    if (value === undefined) complete = false;
    else values.push(value);
  }
  return { value: values, complete };
};

/** A text such as `[ERROR 400] Invalid key` begins with a bracket and is no JSON. */
const beginsLikeJson = /^(?:\{\s{0,200}(?:["'}]|$)|\[\s{0,200}(?:["'{[\d\-tfn\]]|$))/;

const mended = (text: string): ParsedJson | null => {
  if (!beginsLikeJson.test(text.slice(0, 300))) return null;
  const value: unknown = parse(text, [], { allowTrailingComma: true, allowEmptyContent: true });
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null;
  return { value, complete: false };
};

/**
 * Reads JSON as servers really send it: after a BOM or an anti-hijacking prefix, one value per line, or broken off in the middle.
 * Null where the text is no JSON or nests deeper than 200. Linear; never throws.
 */
export const parseJson = (text: string): ParsedJson | null => {
  const plain = withoutPrefix(text);
  if (!/^["[{\d\-tfn]/.test(plain) || isDeeperThan(plain, DEEPEST)) return null;
  const value = strict(plain);
  if (value !== undefined) return { value, complete: true };
  if (!/^[[{]/.test(plain)) return null;
  return lines(plain) ?? mended(plain);
};
