import type { KeyFormat } from '../../model';
import { isHex, isWordlike, looksRandom } from './shapes';

/** The part of a lookup that is needed here. */
interface Keys {
  readonly keys: ReadonlyMap<string, readonly KeyFormat[]>;
}

export interface FoundKey {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  /** The public beginning, which may stay. */
  readonly prefix: string;
}

const alphabets: Readonly<Record<KeyFormat['alphabet'], RegExp>> = {
  alphanumeric: /[A-Za-z0-9]/,
  base64: /[A-Za-z0-9+/=]/,
  base64url: /[A-Za-z0-9_-]/,
  hex: /[A-Fa-f0-9]/,
  digits: /\d/,
};

const longest = 4096;

const kinds = ['api-key', 'private-key', 'access-key', 'webhook-secret', 'secret', 'password', 'token', 'key'];

/** `Acme API key` → `api-key`: one small vocabulary for pseudonyms. */
const kindOf = (format: KeyFormat): string => {
  const slug = format.kind.toLowerCase().replace(/[^a-z]+/g, '-');
  return kinds.find((kind) => slug.endsWith(kind)) ?? 'api-key';
};

/** True where a token may begin: not in the middle of a word, but right after an escape such as `\n` or `%22`. */
export const beginsToken = (text: string, at: number): boolean => {
  if (at === 0 || !/[A-Za-z0-9_-]/.test(text.charAt(at - 1))) return true;
  return /(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})$/.test(text.slice(Math.max(0, at - 6), at));
};

const endOf = (text: string, from: number, format: KeyFormat): number => {
  const alphabet = alphabets[format.alphabet];
  const extra = format.extra ?? '';
  let end = from;
  const limit = Math.min(text.length, from + longest);
  while (end < limit && (alphabet.test(text.charAt(end)) || extra.includes(text.charAt(end)))) end++;
  // A part of the key behind a mark that was not counted in: the secret half, more often than not.
  if (/[_.-]/.test(text.charAt(end)) && end - from >= 8) {
    const more = /^[_.-]([A-Za-z0-9]{16,200})(?![A-Za-z0-9])/.exec(text.slice(end, end + 220))?.[1] ?? '';
    if (looksRandom(more, 16) || (isHex(more) && more.length >= 24 && /\d/.test(more))) return end + 1 + more.length;
  }
  // A full stop or colon after the key belongs to the sentence.
  while (end > from && extra !== '' && !/[A-Za-z0-9=_-]/.test(text.charAt(end - 1))) end--;
  return end;
};

/** The provider's key that begins at a place in a text, null where none does. */
export const keyFormatAt = ({ keys }: Keys, text: string, at: number): FoundKey | null => {
  for (const format of keys.get(text.charAt(at)) ?? []) {
    if (!text.startsWith(format.prefix, at)) continue;
    const from = at + format.prefix.length;
    const end = endOf(text, from, format);
    const rest = text.slice(from, end);
    if (rest.length < format.minLength || isWordlike(rest)) continue;
    // A short prefix begins words too: what follows must look generated.
    if (/^(?:.{1,3}|[a-z]{3,4}[_-])$/.test(format.prefix) && !looksRandom(rest, format.minLength) && !isHex(rest)) continue;
    if (format.contains !== undefined && !rest.includes(format.contains)) continue;
    return { start: at, end, kind: kindOf(format), prefix: format.prefix };
  }
  return null;
};

/** Every provider's key in a text. One pass. */
export const findKeys = (lookup: Keys, text: string): FoundKey[] => {
  const found: FoundKey[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!lookup.keys.has(text.charAt(i)) || !beginsToken(text, i)) continue;
    const key = keyFormatAt(lookup, text, i);
    if (key === null) continue;
    found.push(key);
    i = key.end - 1;
  }
  return found;
};
