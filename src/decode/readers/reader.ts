import type { ParsedJson } from '../../http/parse-json';
import { perName } from '../../http/per-name';
import type { XmlElement } from '../../http/xml';
import type { Exchange, FieldError, HeaderField } from '../../model';

/** A text and where it stood: a JSON Pointer, `header:name`, `text` or `xml:/a/b`. */
export interface Fact {
  readonly value: string;
  readonly at: string;
}

export interface FieldErrors {
  readonly list: readonly FieldError[];
  readonly at: string;
}

/** What a reader is given: the exchange with its body prepared. XML and pages are read on first demand. */
export interface ReaderInput {
  readonly exchange: Exchange;
  readonly status: number;
  readonly headers: readonly HeaderField[];
  readonly text: string;
  readonly json: ParsedJson | null;
  readonly xml: () => XmlElement | null;
}

/**
 * What one reader made of an answer. A key that is absent was not looked for, so that the general readers may still find it;
 * null says that this format has none here.
 */
export interface ReaderResult {
  readonly format: string;
  readonly code?: Fact | null;
  readonly message?: Fact | null;
  readonly requestId?: Fact | null;
  /** An id of this one error, quoted where the request has none. */
  readonly occurrence?: Fact | null;
  readonly docUrl?: Fact | null;
  readonly fieldErrors?: FieldErrors | null;
  /** Data stands beside the errors. */
  readonly partial?: boolean;
  /** The status that the body itself states (a tRPC `httpStatus`, a batch item's status), where it says more than the HTTP status. */
  readonly innerStatus?: number;
}

/** Recognises one way of reporting errors and reads it; null where the answer is not of that kind. */
export type Reader = (input: ReaderInput) => ReaderResult | null;

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** JSON holds no functions: one that a name leads to is inherited, such as `constructor`. */
const member = (value: unknown, key: string | number): unknown => {
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = (value as Json)[key];
  return typeof inner === 'function' ? undefined : inner;
};

/** A member of an object, own ones only; undefined where there is none. */
export const get = (value: unknown, ...keys: readonly (string | number)[]): unknown => {
  let inner = value;
  for (const key of keys) inner = member(inner, key);
  return inner;
};

const LONGEST = 8000;

/** A text that says something, trimmed at its ends; null for any other value. */
export const textOf = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const text = value.slice(0, LONGEST).trim();
  return text === '' ? null : text;
};

/** A text or number as text; null for any other value. */
export const scalarOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value);

export const statusOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 100 && number <= 599 ? number : null;
};

/** Names in the order in which they are asked for. */
export interface Ranks {
  readonly order: ReadonlyMap<string, number>;
  /** A bit of its own for each list of names. */
  readonly bit: number;
}

/** Every name that any list has, with the bits of those lists. */
const bitsOf = new Map<string, number>();
let lists = 0;

export const ranksOf = (names: readonly string[]): Ranks => {
  // A thirty-second list would have no bit of its own: it is looked through each time.
  const bit = lists < 31 ? 1 << lists++ : -1;
  for (const name of names) bitsOf.set(name, (bitsOf.get(name) ?? 0) | bit);
  return { order: new Map(names.map((name, index) => [name, index])), bit };
};

const MOST_KEYS = 1000;

/**
 * How a name is spelt otherwise, null where it is plain: a short prefix of a namespace does not count (`o:errorCode`), nor that all of it
 * is in capitals (`MESSAGE`), nor dashes in the place of underscores (`error-code`).
 */
const otherwise = perName((key): string | null => {
  const name = key.length < 40 ? key.slice(key.indexOf(':') + 1) : key;
  const plain = (/^[A-Z][A-Z_-]+$/.test(name) ? name.toLowerCase() : name).replaceAll('-', '_');
  return plain === key ? null : plain;
});

const rankOf = (ranks: ReadonlyMap<string, number>, key: string): number | undefined => {
  const rank = ranks.get(key);
  if (rank !== undefined) return rank;
  const other = otherwise(key);
  return other === null ? undefined : ranks.get(other);
};

const bitsNaming = perName((key) => rankOf(bitsOf, key) ?? 0);

/** The bits of all lists that have a name among the members of an object: most lists have none, and need not be asked. */
export const listsNaming = (value: Json): number => {
  let bits = 0;
  let seen = 0;
  for (const key in value) {
    if (++seen > MOST_KEYS) break;
    bits |= bitsNaming(key);
  }
  return bits;
};

/** The members of an object that are asked for, best first. Looks at each member once instead of once for each name. */
export const keysAmong = (value: Json, { order }: Ranks): readonly string[] => {
  const found: string[] = [];
  const ranks: number[] = [];
  let seen = 0;
  for (const key in value) {
    if (++seen > MOST_KEYS) break;
    const rank = rankOf(order, key);
    if (rank === undefined || !Object.hasOwn(value, key)) continue;
    // Few are found, and mostly in order already: each goes before those of a higher rank.
    let at = found.length;
    for (; at > 0 && (ranks[at - 1] ?? 0) > rank; at--) {
      found[at] = found[at - 1] ?? key;
      ranks[at] = ranks[at - 1] ?? rank;
    }
    found[at] = key;
    ranks[at] = rank;
  }
  return found;
};
