import { isSweepable } from './shapes';

/** A secret under the name that stands for it. `values` are its forms: the whole, the decoded password, the parts of a JWT. */
export interface Secret {
  readonly kind: string;
  readonly pseudonym: string;
  readonly values: Set<string>;
  /** The documented public beginning that may stay. */
  readonly prefix: string;
  readonly shown: boolean;
}

export interface Cover {
  /** Beginning of the value that is public by its provider's documentation. */
  readonly prefix?: string;
  /** Further texts that give the same secret away. */
  readonly aliases?: readonly string[];
  /** False: replaced where it stands, never looked for elsewhere. 'whole': looked for as a whole word, whatever it looks like. */
  readonly sweep?: boolean | 'whole';
}

/** Everything taken out of one report. The same value always gets the same pseudonym. */
export interface Vault {
  /** Remembers a value and returns what stands for it (the value itself where it is revealed). */
  readonly cover: (value: string, kind: string, how?: Cover) => string;
  readonly secrets: readonly Secret[];
  /** The values to look for in every text, with their owners. */
  readonly sweepable: ReadonlyMap<string, Secret>;
}

export const pseudonymShape = /\[[a-z][a-z-]{0,30} \d{1,6}\]/;

export const display = (secret: Secret): string => `${secret.prefix}${secret.pseudonym}`;

export const createVault = (reveal: ReadonlySet<string>): Vault => {
  const secrets: Secret[] = [];
  const byValue = new Map<string, Secret>();
  const sweepable = new Map<string, Secret>();
  const counts = new Map<string, number>();

  const create = (kind: string, prefix: string): Secret => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const pseudonym = `[${kind} ${number}]`;
    const secret = { kind, pseudonym, values: new Set<string>(), prefix, shown: reveal.has(pseudonym) };
    secrets.push(secret);
    return secret;
  };

  const remember = (secret: Secret, value: string, sweep: boolean | 'whole'): void => {
    if (value === '') return;
    secret.values.add(value);
    if (!byValue.has(value)) byValue.set(value, secret);
    const wanted = sweep === 'whole' ? value.length >= 4 : sweep && isSweepable(value);
    if (wanted && !sweepable.has(value)) sweepable.set(value, secret);
  };

  const cover = (value: string, kind: string, how: Cover = {}): string => {
    const known = byValue.get(value) ?? how.aliases?.map((alias) => byValue.get(alias)).find((secret) => secret !== undefined);
    const secret = known ?? create(kind, how.prefix ?? '');
    for (const form of [value, ...(how.aliases ?? [])]) remember(secret, form, how.sweep ?? true);
    return secret.shown ? value : display(secret);
  };

  return { cover, secrets, sweepable };
};
