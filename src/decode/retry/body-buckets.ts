import { parseTimeValue, type TimeValue, timeOfNumber } from '../../http/instant';
import { type DraftBucket, emptyBucket } from './bucket';
import { readFieldBuckets } from './field-buckets';
import { meaning, plainKey } from './member-word';
import { type Member, membersMeaning, pathOf } from './walk-json';

/** A JSON number or string as a time; null for anything else, and for numbers that are not finite. */
export const timeOfJson = (value: unknown, now: number): TimeValue | null => {
  if (typeof value === 'number') return timeOfNumber(value);
  return typeof value === 'string' ? parseTimeValue(value, now) : null;
};

const numberAt = (node: object, ...keys: readonly string[]): number | null => {
  for (const key of Object.keys(node)) {
    if (!keys.includes(plainKey(key))) continue;
    const value: unknown = (node as Record<string, unknown>)[key];
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
  }
  return null;
};

/** `{ total, remaining, reset }` in an error: a bucket told by the body. */
const besideRemaining = (member: Member, now: number): DraftBucket | null => {
  const { value, level } = member;
  const remaining = numberAt(level.node, 'remaining');
  const reset = timeOfJson(value, now);
  if (remaining === null || reset === null) return null;
  const path = pathOf(member);
  const bucket = emptyBucket(`body:${path}`, null);
  bucket.remaining = remaining;
  bucket.limit = numberAt(level.node, 'limit', 'total', 'max');
  bucket.resets.reset = { value: reset, source: `body:${path}`, raw: String(value) };
  return bucket;
};

/** A rate limit's fields that an intermediary has copied into the body, in an object named `headers`. */
const copiedHeaders = (member: Member, now: number): DraftBucket[] => {
  const { value } = member;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const path = pathOf(member);
  const fields = new Map<string, string[]>();
  const spelt = new Map<string, string>();
  for (const [name, text] of Object.entries(value).slice(0, 200)) {
    if (typeof text !== 'string' && typeof text !== 'number') continue;
    fields.set(name.toLowerCase(), [String(text)]);
    spelt.set(name.toLowerCase(), name);
  }
  const { buckets } = readFieldBuckets(fields, now, (name) => `body:${path}.${spelt.get(name) ?? name}`);
  return buckets.map((bucket) => ({ ...bucket, family: `body:${path} ${bucket.family}` }));
};

/** The buckets that an error's body tells of. */
export const readErrorBuckets = (json: unknown, now: number): DraftBucket[] =>
  membersMeaning(json, meaning.reset | meaning.headers).flatMap((member) =>
    (member.meanings & meaning.headers) === 0 ? (besideRemaining(member, now) ?? []) : copiedHeaders(member, now),
  );

/** A leaky bucket of query points: what a query asks for, what is there, and what flows in each second. */
export interface QueryCost {
  readonly requested: number | null;
  readonly available: number;
  readonly restoreRate: number;
  readonly maximum: number;
  readonly path: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `extensions.cost` of a GraphQL answer, with its throttleStatus; null where there is none. */
export const readQueryCost = (json: unknown): QueryCost | null => {
  const extensions = isRecord(json) ? json.extensions : null;
  const cost = isRecord(extensions) ? extensions.cost : null;
  const status = isRecord(cost) ? cost.throttleStatus : null;
  if (!isRecord(cost) || !isRecord(status)) return null;
  const maximum = numberAt(status, 'maximumavailable');
  const available = numberAt(status, 'currentlyavailable');
  const restoreRate = numberAt(status, 'restorerate');
  if (maximum === null || available === null || restoreRate === null) return null;
  return { requested: numberAt(cost, 'requestedquerycost'), available, restoreRate, maximum, path: 'extensions.cost' };
};
