import { globMatches } from '../../http/glob';
import type { KeyFormat } from '../../model';
import type { RedactionRules } from '../types';
import { classifyPersonalName } from './personal-names';
import { type Address, readAddress } from './secret-addresses';
import { classifySecretName, type Strength } from './secret-names';
import { noSweeper, type Sweeper } from './sweep';
import { createVault, type Vault } from './vault';

/** Names and key formats, ready for looking up. */
export interface Lookup {
  readonly headers: NameSet;
  readonly fields: NameSet;
  readonly parameters: NameSet;
  readonly patterns: readonly string[];
  readonly addresses: readonly Address[];
  /** By first character of the prefix, longest prefix first. */
  readonly keys: ReadonlyMap<string, readonly KeyFormat[]>;
}

export interface NameSet {
  readonly has: (name: string) => boolean;
}

/** What every step of one redaction shares. */
export interface Scope {
  readonly vault: Vault;
  readonly lookup: Lookup;
  readonly side: 'request' | 'response';
  /** How deep bodies within bodies are nested. */
  readonly depth: number;
  /** What an earlier pass found: a known secret is claimed as a whole before any detector takes a part of it. */
  readonly known: Sweeper;
}

/** What a name and the value's shape say together. */
export interface NameVerdict {
  readonly kind: string;
  readonly strength: Strength;
  readonly counts: ((value: string) => boolean) | null;
}

const nameSet = (names: readonly string[]): NameSet => {
  const exact = new Set(names.filter((name) => !name.includes('*')));
  const globs = names.filter((name) => name.includes('*'));
  return { has: (name) => exact.has(name) || globs.some((glob) => globMatches(glob, name)) };
};

const byFirstCharacter = (keys: readonly KeyFormat[]): Map<string, KeyFormat[]> => {
  const index = new Map<string, KeyFormat[]>();
  for (const key of [...keys].sort((a, b) => b.prefix.length - a.prefix.length)) {
    const first = key.prefix.charAt(0);
    if (first === '') continue;
    const same = index.get(first);
    if (same === undefined) index.set(first, [key]);
    else same.push(key);
  }
  return index;
};

const lookups = new WeakMap<RedactionRules, Lookup>();

export const lookupOf = (rules: RedactionRules): Lookup => {
  const known = lookups.get(rules);
  if (known !== undefined) return known;
  const lookup = {
    headers: nameSet(rules.headers),
    fields: nameSet(rules.fields),
    parameters: nameSet(rules.parameters),
    patterns: rules.patterns,
    keys: byFirstCharacter(rules.keys),
    addresses: rules.addresses.map(readAddress),
  };
  lookups.set(rules, lookup);
  return lookup;
};

export const createScope = (rules: RedactionRules, reveal: ReadonlySet<string> = new Set()): Scope => ({
  vault: createVault(reveal),
  lookup: lookupOf(rules),
  side: 'request',
  depth: 0,
  known: noSweeper,
});

const always: NameVerdict = { kind: 'secret', strength: 'always', counts: null };
/** The same names stand for a page or a sort order elsewhere: a plain word is no key. */
const asParameter: NameVerdict = { kind: 'api-key', strength: 'opaque', counts: null };

/** The verdict on the name of a parameter in a query or a form. */
export const judgeParameter = (scope: Scope, name: string): NameVerdict | null =>
  judgeName(scope, name) ?? (scope.lookup.parameters.has(name.slice(0, 200).toLowerCase()) ? asParameter : null);

/** The verdict on a field's name; `parent` is the name of what it stands in. Null where the name says nothing. */
export const judgeName = (scope: Scope, name: string, parent = ''): NameVerdict | null => {
  if (name === '') return null;
  if (scope.lookup.fields.has(name.slice(0, 200).toLowerCase())) return always;
  const secret = classifySecretName(name);
  if (secret !== null) return { ...secret, counts: null };
  const personal = classifyPersonalName(name, parent);
  return personal === null ? null : { kind: personal.kind, strength: 'always', counts: personal.counts };
};
