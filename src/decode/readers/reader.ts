import type { ParsedJson } from '../../http/parse-json';
import { perName } from '../../http/per-name';
import type { XmlElement } from '../../http/xml';
import type { Exchange, FieldError, HeaderField } from '../../model';
import { nameInEnglish } from './name-abroad';
import { plainName } from './plain-name';

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
  /** The place of a name in that order, negative where it is none of them. */
  readonly of: (name: string) => number;
  /** A bit of its own for each list of names. */
  readonly bit: number;
}

/** Every name that any list has, with the bits of those lists. */
const bitsOf = new Map<string, number>();
const looseBitsOf = new Map<string, number>();
let lists = 0;

const MOST_KEYS = 1000;

/** A name that some list spells so, and that means what it says: `mensagem` is a `message` all the same. */
const isOwnSpelling = (key: string): boolean => bitsOf.has(key) && nameInEnglish(key) === null;

/**
 * Names that are looked for. Capitals and joints do not count (`ErrorMessage`, `error-message`), unless a list has that very spelling:
 * `error_summary` is a code, `errorSummary` a text.
 */
export const ranksOf = (names: readonly string[]): Ranks => {
  // A thirty-second list would have no bit of its own: it is looked through each time.
  const bit = lists < 31 ? 1 << lists++ : -1;
  const order = new Map<string, number>();
  const loose = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const plain = plainName(name);
    bitsOf.set(name, (bitsOf.get(name) ?? 0) | bit);
    looseBitsOf.set(plain, (looseBitsOf.get(plain) ?? 0) | bit);
    order.set(name, index);
    if (!loose.has(plain)) loose.set(plain, index);
  }
  return { of: perName((key) => order.get(key) ?? (isOwnSpelling(key) ? -1 : (loose.get(plainName(key)) ?? -1))), bit };
};

const bitsNaming = perName((key) => (bitsOf.get(key) ?? 0) | (isOwnSpelling(key) ? 0 : (looseBitsOf.get(plainName(key)) ?? 0)));

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
export const keysAmong = (value: Json, ranks: Ranks): readonly string[] => {
  const found: string[] = [];
  const ranked: number[] = [];
  let seen = 0;
  for (const key in value) {
    if (++seen > MOST_KEYS) break;
    const rank = ranks.of(key);
    if (rank < 0 || !Object.hasOwn(value, key)) continue;
    // Few are found, and mostly in order already: each goes before those of a higher rank.
    let at = found.length;
    for (; at > 0 && (ranked[at - 1] ?? 0) > rank; at--) {
      found[at] = found[at - 1] ?? key;
      ranked[at] = ranked[at - 1] ?? rank;
    }
    found[at] = key;
    ranked[at] = rank;
  }
  return found;
};
