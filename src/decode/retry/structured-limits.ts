import { type BareItem, parseDictionary, parseList, Token } from 'structured-headers';
import { type DraftBucket, emptyBucket, type Policy } from './bucket';
import { LONGEST_VALUE } from './list-members';

type Parameters = ReadonlyMap<string, BareItem>;
interface Item {
  readonly bare: BareItem;
  readonly parameters: Parameters;
}

const MOST_ITEMS = 64;

/** The members of a structured List over all lines; null where the field is malformed, which the draft wants ignored whole. */
const listOf = (values: readonly string[]): Item[] | null => {
  const text = values.join(', ');
  if (text.length > LONGEST_VALUE) return null;
  try {
    return parseList(text)
      .slice(0, MOST_ITEMS)
      .flatMap(([bare, parameters]) => (Array.isArray(bare) ? [] : [{ bare, parameters }]));
  } catch {
    return null;
  }
};

const dictionaryOf = (values: readonly string[]): ReadonlyMap<string, BareItem> | null => {
  const text = values.join(', ');
  if (text.length > LONGEST_VALUE) return null;
  try {
    const members = [...parseDictionary(text)].slice(0, MOST_ITEMS);
    return new Map(members.flatMap(([key, [bare]]) => (Array.isArray(bare) ? [] : [[key, bare] as const])));
  } catch {
    return null;
  }
};

const nameOf = (bare: BareItem): string | null => (typeof bare === 'string' ? bare : bare instanceof Token ? bare.toString() : null);

/** A non-negative Integer parameter: null where it is absent, NaN where it is something else. */
const whole = (parameters: Parameters, ...keys: readonly string[]): number | null => {
  for (const key of keys) {
    const value = parameters.get(key);
    if (value === undefined) continue;
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : Number.NaN;
  }
  return null;
};

const withReset = (bucket: DraftBucket, seconds: number | null): DraftBucket => {
  if (seconds !== null) {
    bucket.resets.reset = { value: { kind: 'delta', seconds, plain: true }, source: 'header:ratelimit', raw: String(seconds) };
  }
  return bucket;
};

/** `"name";r=0;t=30`: draft 08 and later. */
const fromList = (items: readonly Item[]): DraftBucket[] => {
  const buckets: DraftBucket[] = [];
  for (const { bare, parameters } of items) {
    const name = nameOf(bare);
    const remaining = whole(parameters, 'r');
    const reset = whole(parameters, 't');
    if (name === null || Number.isNaN(remaining) || Number.isNaN(reset)) return [];
    const bucket = withReset(emptyBucket(`ratelimit "${buckets.length}"`, name), reset);
    bucket.remaining = remaining;
    buckets.push(bucket);
  }
  return buckets;
};

/** `limit=100, remaining=0, reset=35`: draft 07. */
const fromDictionary = (members: ReadonlyMap<string, BareItem>): DraftBucket[] => {
  const [limit, remaining, reset] = [whole(members, 'limit'), whole(members, 'remaining'), whole(members, 'reset')];
  if ([limit, remaining, reset].some(Number.isNaN) || (limit === null && remaining === null)) return [];
  const bucket = withReset(emptyBucket('ratelimit ""', null), reset);
  bucket.limit = limit;
  bucket.remaining = remaining;
  return [bucket];
};

/** The RateLimit field: a List in the current draft, a Dictionary in draft 07. Source: draft-ietf-httpapi-ratelimit-headers. */
export const readRateLimit = (values: readonly string[]): DraftBucket[] => {
  if (values.length === 0) return [];
  const items = listOf(values);
  if (items !== null) return fromList(items);
  const members = dictionaryOf(values);
  return members === null ? [] : fromDictionary(members);
};

/** RateLimit-Policy: `"name";q=100;w=60`, or `100;w=60` up to draft 07; the oldest drafts wrote `window`. */
export const readPolicies = (values: readonly string[]): Policy[] => {
  const items = values.length === 0 ? null : listOf(values);
  const policies: Policy[] = [];
  for (const { bare, parameters } of items ?? []) {
    const quota = typeof bare === 'number' ? bare : whole(parameters, 'q');
    const windowSeconds = whole(parameters, 'w', 'window');
    if (Number.isNaN(windowSeconds) || Number.isNaN(quota)) return [];
    if (typeof bare === 'number' || nameOf(bare) !== null) policies.push({ name: nameOf(bare), quota, windowSeconds });
  }
  return policies;
};
