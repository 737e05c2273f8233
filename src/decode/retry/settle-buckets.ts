import type { Bucket, DraftBucket, Policy, StatedReset } from './bucket';
import { periodOfName } from './period';
import { type ServerClock, waitOf, waitOfDelta } from './server-clock';

/** What is known of the waits beside the buckets. */
export interface Corroboration {
  readonly clock: ServerClock;
  /** The wait that Retry-After states, null without one. */
  readonly retryAfterSeconds: number | null;
}

/**
 * A delta under a name for seconds is in milliseconds only on evidence: a thousandth of it is Retry-After (and it is
 * not itself; a small number is near to any short wait and proves nothing), or fits into the window (and it does not itself).
 */
const isMilliseconds = (seconds: number, windowSeconds: number | null, retryAfterSeconds: number | null): boolean => {
  const thousandth = seconds / 1000;
  if (retryAfterSeconds !== null && seconds >= 1000) {
    if (Math.abs(thousandth - retryAfterSeconds) <= 1 && Math.abs(seconds - retryAfterSeconds) > 1) return true;
  }
  return windowSeconds !== null && seconds > windowSeconds + Math.max(2, windowSeconds / 10) && windowSeconds >= thousandth;
};

const resetOf = (reset: StatedReset, windowSeconds: number | null, { clock, retryAfterSeconds }: Corroboration): number | null => {
  const { value } = reset;
  if (value.kind === 'delta' && value.plain && isMilliseconds(value.seconds, windowSeconds, retryAfterSeconds)) {
    return waitOfDelta(value.seconds / 1000, clock);
  }
  return waitOf(value, clock);
};

const matches = (policy: Policy, bucket: DraftBucket): boolean => {
  if (policy.name !== null && policy.name === bucket.name) return true;
  return policy.quota !== null && policy.quota === bucket.limit && (policy.name === null || bucket.name === null);
};

/** Gives buckets the quota and window of their policy; returns the policies without a bucket. */
const joinPolicies = (drafts: readonly DraftBucket[], policies: readonly Policy[]): Policy[] =>
  policies.filter((policy) => {
    const own = drafts.filter((bucket) => matches(policy, bucket));
    for (const bucket of own) {
      if (policy.name !== null && bucket.name === null && bucket.limit === null) continue;
      bucket.limit ??= policy.quota;
      bucket.windowSeconds ??= policy.windowSeconds;
    }
    return own.length === 0;
  });

/** Counts completed from each other, reset reckoned from arrival, window from the name where nothing else tells. */
const settle = (draft: DraftBucket, corroboration: Corroboration): Bucket | null => {
  let { limit, remaining } = draft;
  const { used } = draft;
  if (limit !== null && remaining !== null && limit < 0 && remaining < 0) return null;
  if (limit !== null && limit < 0) limit = null;
  if (limit === null && used !== null && remaining !== null) limit = used + remaining;
  if (remaining === null && used !== null && limit !== null) remaining = Math.max(0, limit - used);
  const windowSeconds = draft.windowSeconds ?? (draft.name === null ? null : periodOfName(draft.name));
  const { family, name } = draft;
  for (const slot of ['reset-after', 'reset', 'reset-time'] as const) {
    const reset = draft.resets[slot];
    const resetSeconds = reset === undefined ? null : resetOf(reset, windowSeconds, corroboration);
    if (reset === undefined || resetSeconds === null) continue;
    return { family, name, limit, remaining, resetSeconds, windowSeconds, source: reset.source, raw: reset.raw };
  }
  return { family, name, limit, remaining, resetSeconds: null, windowSeconds, source: '', raw: '' };
};

const saysNothing = ({ limit, remaining, windowSeconds, resetSeconds }: Bucket): boolean =>
  limit === null && remaining === null && windowSeconds === null && (resetSeconds ?? 0) === 0;

const agree = (a: number | null, b: number | null): boolean => a === null || b === null || Math.abs(a - b) <= 2;

/** The same bucket under two spellings: counts alike and resets within 2 s, or one of them absent. */
const isSame = (a: Bucket, b: Bucket): boolean => {
  if (a.family === b.family || a.remaining === null || a.remaining !== b.remaining) return false;
  if (a.name !== null && b.name !== null && a.name !== b.name) return false;
  if (a.windowSeconds !== null && b.windowSeconds !== null && a.windowSeconds !== b.windowSeconds) return false;
  if (!agree(a.resetSeconds, b.resetSeconds)) return false;
  return a.limit === b.limit || ((a.limit === null || b.limit === null) && a.resetSeconds !== null && b.resetSeconds !== null);
};

const merged = (a: Bucket, b: Bucket): Bucket => ({
  ...(a.resetSeconds === null ? b : a),
  family: a.family,
  name: a.name ?? b.name,
  limit: a.limit ?? b.limit,
  windowSeconds: a.windowSeconds ?? b.windowSeconds,
});

const MOST_BUCKETS = 64;

/** One entry per bucket: policies joined, clocks corrected, doubles folded, empty ones dropped. At most 64. */
export const settleBuckets = (drafts: readonly DraftBucket[], policies: readonly Policy[], corroboration: Corroboration): Bucket[] => {
  const some = drafts.slice(0, 4 * MOST_BUCKETS);
  const lonely = joinPolicies(some, policies.slice(0, MOST_BUCKETS));
  const buckets: Bucket[] = [];
  for (const draft of some) {
    const bucket = settle(draft, corroboration);
    if (bucket === null || saysNothing(bucket)) continue;
    const double = buckets.findIndex((known) => isSame(known, bucket));
    const known = buckets[double];
    if (known === undefined) buckets.push(bucket);
    else buckets[double] = merged(known, bucket);
  }
  for (const { name, quota, windowSeconds } of lonely) {
    const bucket = { family: 'policy', name, limit: quota, remaining: null, resetSeconds: null, windowSeconds, source: '', raw: '' };
    if (!saysNothing(bucket)) buckets.push(bucket);
  }
  return buckets.slice(0, MOST_BUCKETS);
};
