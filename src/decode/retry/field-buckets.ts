import { parseDuration } from '../../http/duration';
import { perHeaderName } from '../../http/headers';
import { parseTimeValue, type TimeValue, timeOfNumber } from '../../http/instant';
import { countOf, type DraftBucket, emptyBucket, type Policy } from './bucket';
import type { Fields } from './field-lines';
import { type FieldKind, readFieldName } from './field-name';
import { LONGEST_VALUE, listMembers } from './list-members';
import { periodOfName } from './period';
import { readPolicies } from './structured-limits';

const LONGEST_WINDOW = 366 * 86_400;

interface Counted {
  readonly count: number;
  readonly windowSeconds: number | null;
}

/** `60`, `5m`, `1 minute`, `minute`; null for what cannot be a window, such as the moment at which one began. */
const windowOf = (text: string): number | null => {
  const seconds = countOf(text) ?? parseDuration(text) ?? periodOfName(text);
  return seconds !== null && seconds > 0 && seconds <= LONGEST_WINDOW ? seconds : null;
};

/** `150/15m`, `60/min`, `5 per 1 minute`; a month is no window of a fixed length. */
const countPerPeriod = (text: string): Counted | null => {
  const found = /^(\d{1,15}) ?(?:\/|per\b) ?(\d{0,6}) ?([a-z]{1,12})$/i.exec(text.trim());
  const [, count, often = '', unit = ''] = found ?? [];
  const windowSeconds = found === null ? null : periodOfName(`${often === '' ? 1 : often}${unit}`);
  return windowSeconds === null && !/^(?:month|year)/i.test(unit) ? null : { count: Number(count), windowSeconds };
};

/** `100`, `100;w=60`, `20:120` (count and window), `60/min`. */
const countedOf = (member: string): Counted | null => {
  const [head = '', ...parameters] = member.split(';');
  const pair = /^(\d{1,15}):(\d{1,9})$/.exec(head.trim());
  if (pair !== null) return { count: Number(pair[1]), windowSeconds: Number(pair[2]) };
  const count = countOf(head);
  if (count === null) return countPerPeriod(member);
  const window = parameters
    .map((parameter) => /^\s*w(?:indow)?\s*=\s*(\d{1,10})\s*$/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  return { count, windowSeconds: window === undefined ? null : Number(window) };
};

/** `total=100; remaining=0; resets=41` under one name. */
const PAIR_KINDS: Readonly<Record<string, FieldKind>> = {
  total: 'limit',
  limit: 'limit',
  max: 'limit',
  remaining: 'remaining',
  reset: 'reset',
  resets: 'reset',
  used: 'used',
  window: 'window',
};

const fieldName = perHeaderName(readFieldName);

const isCount = (kind: FieldKind | null): kind is 'limit' | 'remaining' | 'used' =>
  kind === 'limit' || kind === 'remaining' || kind === 'used';

/** Gathers the buckets of a header section out of its `…ratelimit…` fields. */
class Gathering {
  readonly buckets = new Map<string, DraftBucket>();
  readonly policies: Policy[] = [];
  private readonly labels = new Map<string, string>();
  /** Families that may be none, with what their status counts. */
  private weak: Map<string, number | null> | null = null;

  constructor(private readonly now: number) {}

  read(name: string, values: readonly string[], source: string): void {
    const field = fieldName(name);
    if (field === null || values.every((value) => value.length > LONGEST_VALUE)) return;
    const { family, kind, bucket } = field;
    const [only = ''] = values;
    if (field.isWeak) this.suspect(family, kind, only);
    // A bare number, as nearly all of them are, needs none of the forms below looked for.
    if (values.length === 1 && isCount(kind) && /^\d{1,15}$/.test(only)) this.bucket(family, bucket)[kind] = Number(only);
    else if (kind === 'label') this.label(family, values);
    else if (kind === 'status') return;
    else if (!this.readPairs(family, bucket, values, source) && !this.readScopes(family, kind, values)) {
      this.state(family, kind ?? 'limit', bucket, values, source);
    }
  }

  named(): DraftBucket[] {
    for (const bucket of this.buckets.values()) bucket.name ??= this.labels.get(bucket.family) ?? null;
    const all = [...this.buckets.values()];
    return this.weak === null ? all : all.filter((bucket) => this.isSure(bucket));
  }

  private suspect(family: string, kind: FieldKind | null, text: string): void {
    this.weak ??= new Map();
    this.weak.set(family, kind === 'status' ? countOf(text) : (this.weak.get(family) ?? null));
  }

  private isSure(bucket: DraftBucket): boolean {
    const status = this.weak?.get(bucket.family);
    if (status === undefined) return true;
    if (status !== null && bucket.name === null && bucket.limit !== null && status >= 0 && status <= bucket.limit)
      bucket.remaining ??= status;
    return (bucket.remaining ?? bucket.used ?? bucket.limit) !== null && Object.keys(bucket.resets).length > 0;
  }

  private label(family: string, values: readonly string[]): void {
    const policies = readPolicies(values).filter(({ windowSeconds }) => windowSeconds !== null);
    if (policies.length > 0) this.policies.push(...policies);
    else if (values[0] !== undefined && values[0].trim() !== '') this.labels.set(family, values[0].trim().slice(0, 128));
  }

  private bucket(family: string, name: string | null, window: number | null = null): DraftBucket {
    const key = `${family}\n${name ?? ''}\n${window ?? ''}`;
    const known = this.buckets.get(key);
    if (known !== undefined) return known;
    const fresh = emptyBucket(family, name);
    fresh.windowSeconds = window;
    this.buckets.set(key, fresh);
    return fresh;
  }

  private readPairs(family: string, name: string | null, values: readonly string[], source: string): boolean {
    const pairs = values
      .join(';')
      .slice(0, LONGEST_VALUE)
      .split(/[;,]/)
      .map((part) => /^\s*([a-z]+)\s*=\s*([^=]*?)\s*$/i.exec(part));
    const kinds = pairs.map((pair) => PAIR_KINDS[pair?.[1]?.toLowerCase() ?? '']);
    if (kinds.some((kind) => kind === undefined)) return false;
    pairs.forEach((pair, i) => {
      this.state(family, kinds[i] ?? 'limit', name, [pair?.[2] ?? ''], source);
    });
    return true;
  }

  /** `Provider/HighCostGet3Min;107,…`: several buckets in one field, each with what remains. */
  private readScopes(family: string, kind: FieldKind | null, values: readonly string[]): boolean {
    if (kind !== 'remaining') return false;
    const scopes = listMembers(values).map((member) => /^([^;=\s]{1,200});(\d{1,15})$/.exec(member));
    if (scopes.length === 0 || scopes.some((scope) => scope === null || countOf(scope[1] ?? '') !== null)) return false;
    for (const scope of scopes) this.bucket(family, scope?.[1] ?? null).remaining = Number(scope?.[2]);
    return true;
  }

  private state(family: string, kind: FieldKind, name: string | null, values: readonly string[], source: string): void {
    const members = [...new Set(listMembers(values))];
    const [first] = members;
    if (first === undefined) return;
    if (kind === 'limit' || kind === 'remaining' || kind === 'used') {
      this.counts(family, kind, name, members);
      return;
    }
    if (members.length > 1 || kind === 'label' || kind === 'status') return;
    const bucket = this.bucket(family, name);
    if (kind === 'window') bucket.windowSeconds = windowOf(first);
    else if (kind === 'interval-ms') bucket.windowSeconds = this.milliseconds(first);
    else {
      const milliseconds = kind === 'reset-ms' ? countOf(first) : null;
      const value: TimeValue | null =
        milliseconds === null || milliseconds < 0
          ? parseTimeValue(first, this.now)
          : milliseconds < 1e11
            ? { kind: 'delta', seconds: milliseconds / 1000, plain: false }
            : timeOfNumber(milliseconds);
      const slot = kind === 'reset-ms' ? (value?.kind === 'delta' ? 'reset-after' : 'reset') : kind;
      if (value !== null) bucket.resets[slot] = { value, source, raw: first };
    }
  }

  private milliseconds(text: string): number | null {
    const count = countOf(text);
    return count !== null && count > 0 ? count / 1000 : null;
  }

  private counts(family: string, kind: 'limit' | 'remaining' | 'used', name: string | null, members: readonly string[]): void {
    const fraction = /^(\d{1,15})\s*\/\s*(\d{1,15})$/.exec(members[0] ?? '');
    if (fraction !== null && members.length === 1) {
      const bucket = this.bucket(family, name);
      bucket.used = Number(fraction[1]);
      bucket.limit = Number(fraction[2]);
      return;
    }
    const counted = members.map(countedOf);
    const [first] = counted;
    // A limiter for ASP.NET writes the period into the field for the limit: `1m`.
    const period = kind === 'limit' && members.length === 1 && first === null ? parseDuration(members[0] ?? '') : null;
    if (period !== null) this.bucket(family, name).windowSeconds ??= period;
    if (first === undefined || first === null || counted.includes(null)) return;
    if (counted.length > 1 && counted.every((member) => member?.windowSeconds !== null)) {
      for (const member of counted) if (member !== null) this.bucket(family, name, member.windowSeconds)[kind] = member.count;
      return;
    }
    // The oldest drafts put the policies behind the limit: `10, 10;w=1, 50;w=60`.
    const others = counted.slice(1).flatMap((member) => (member === null ? [] : [member]));
    if (others.length > 0 && (kind !== 'limit' || others.some(({ windowSeconds }) => windowSeconds === null))) return;
    const bucket = this.bucket(family, name);
    bucket[kind] = first.count;
    bucket.windowSeconds ??= first.windowSeconds;
    for (const { count, windowSeconds } of others) this.policies.push({ name: null, quota: count, windowSeconds });
  }
}

const NOTHING: { buckets: DraftBucket[]; policies: Policy[] } = { buckets: [], policies: [] };

/** The buckets and policies that `…ratelimit…` fields state; `sourceOf` names where a field stands. */
export const readFieldBuckets = (
  fields: Fields,
  now: number,
  sourceOf: (name: string) => string,
): { buckets: DraftBucket[]; policies: Policy[] } => {
  if (fields.size === 0) return NOTHING;
  const gathering = new Gathering(now);
  for (const [name, values] of fields) {
    if (name !== 'ratelimit' && name !== 'ratelimit-policy') gathering.read(name, values, sourceOf(name));
  }
  return { buckets: gathering.named(), policies: gathering.policies };
};
