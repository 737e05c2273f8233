import { parseTimeValue } from '../../http/instant';
import type { Exchange, Limit, Reading, Retry } from '../../model';
import { readErrorBuckets, readQueryCost } from './body-buckets';
import { isInsufficientQuota, readBodyInstants, readBodyWait, violatedPolicies } from './body-waits';
import type { Bucket, DraftBucket } from './bucket';
import { emptyBucket } from './bucket';
import { type Candidate, longest, type TimingHints } from './candidate';
import { readFieldBuckets } from './field-buckets';
import type { Fields } from './field-lines';
import { timingFields } from './fields';
import { readHeaderWait } from './header-waits';
import { listMembers } from './list-members';
import { type ReadBody, readBody } from './read-body';
import { type ServerClock, serverClock, waitOf } from './server-clock';
import { settleBuckets } from './settle-buckets';
import { readPolicies, readRateLimit } from './structured-limits';
import { readMessageWait, type Subject } from './text-wait';
import { isThrottleReport } from './throttle-report';
import { readUsageBuckets } from './usage-buckets';

/** Statuses by which waiting may help although no wait is stated outright. */
const ABOUT_LIMITS = new Set([402, 403, 413, 418, 420, 429, 430, 503, 509, 529]);

/** Statuses that mean "later" by themselves, so that their words need not say what they are about. */
const MEANING_LATER = new Set([418, 420, 429, 430, 503, 509, 529]);

/** Of these, those that a server which is merely down or overloaded sends as well. */
const MEANING_OVERLOAD = new Set([503, 529]);

const subjectOf = (status: number, throttled: boolean): Subject =>
  throttled || (MEANING_LATER.has(status) && !MEANING_OVERLOAD.has(status)) ? 'limits' : MEANING_LATER.has(status) ? 'later' : null;

const isRedirection = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

const retryAfterSeconds = (fields: Fields, clock: ServerClock): number | null => {
  const lines = fields.get('retry-after');
  if (lines === undefined) return null;
  const waits = listMembers(lines).map((member) => {
    const value = parseTimeValue(member, clock.receivedAt);
    if (value === null) return null;
    return value.kind === 'delta' ? value.seconds : waitOf(value, clock, true);
  });
  return waits.reduce((most, wait) => (wait !== null && (most === null || wait > most) ? wait : most), null);
};

const costBucket = (json: unknown): DraftBucket[] => {
  const cost = readQueryCost(json);
  return cost === null ? [] : [{ ...emptyBucket('body:cost', null), limit: cost.maximum, remaining: cost.available }];
};

interface Buckets {
  readonly all: readonly Bucket[];
  /** Those that an error's body tells of; the body of an answer that succeeded has buckets as its subject at most. */
  readonly inBody: readonly Bucket[];
}

const bucketsOf = (fields: Fields, json: unknown, failing: boolean, clock: ServerClock): Buckets => {
  const stated = readFieldBuckets(fields, clock.receivedAt, (name) => `header:${name}`);
  const told = failing ? readErrorBuckets(json, clock.receivedAt) : [];
  const drafts = [
    ...readRateLimit(fields.get('ratelimit') ?? []),
    ...stated.buckets,
    ...readUsageBuckets(fields),
    ...costBucket(json),
    ...told,
  ];
  const policies = [...readPolicies(fields.get('ratelimit-policy') ?? []), ...stated.policies];
  const corroboration = { clock, retryAfterSeconds: retryAfterSeconds(fields, clock) };
  return { all: settleBuckets(drafts, policies, corroboration), inBody: told.length === 0 ? [] : settleBuckets(told, [], corroboration) };
};

const resetOf = ({ resetSeconds, source, raw }: Bucket): Candidate | null =>
  resetSeconds === null ? null : { waitSeconds: resetSeconds, source, raw };

const isExhausted = ({ remaining }: Bucket): boolean => remaining !== null && remaining <= 0;

/**
 * The one reset of a family whose counts have names (a limit by the second and one by the hour, a limit by the route). It is that of
 * the exhausted bucket unless it lies beyond its window, or a bucket of a shorter window that holds something may be meant.
 */
const ofShared = (buckets: readonly Bucket[], empty: readonly Bucket[]): Candidate | null =>
  longest(
    buckets.map((shared) => {
      const { family, name, limit, remaining, resetSeconds } = shared;
      if (name !== null || limit !== null || remaining !== null || resetSeconds === null) return null;
      const fits = (bucket: Bucket): boolean => bucket.windowSeconds === null || resetSeconds <= bucket.windowSeconds + 1;
      const own = empty.filter((bucket) => bucket.family === family && fits(bucket));
      const mayBeOthers = (bucket: Bucket): boolean =>
        bucket !== shared &&
        bucket.family === family &&
        bucket.resetSeconds === null &&
        !isExhausted(bucket) &&
        bucket.windowSeconds !== null &&
        fits(bucket) &&
        own.every(({ windowSeconds }) => windowSeconds === null || windowSeconds > (bucket.windowSeconds ?? 0));
      return own.length === 0 || buckets.some(mayBeOthers) ? null : resetOf(shared);
    }),
  );

/** Step 6: all exhausted buckets must refill; where the body names the violated policies, those. */
const ofExhausted = (buckets: readonly Bucket[], violated: readonly string[]): Candidate | null => {
  const named = buckets.filter(({ name }) => name !== null && violated.includes(name));
  const empty = named.length > 0 ? named : buckets.filter(isExhausted);
  return longest(empty.map(resetOf)) ?? ofShared(buckets, empty);
};

/** Step 9: a 429 although every bucket holds something; the emptiest is the best evidence. */
const ofLowest = (buckets: readonly Bucket[]): Candidate | null => {
  if (buckets.some(isExhausted)) return null;
  const fullness = ({ limit, remaining }: Bucket): number =>
    remaining === null ? -1 : limit === null || limit <= 0 ? 1 : remaining / limit;
  const known = buckets.filter(({ resetSeconds }) => resetSeconds !== null);
  const lowest = Math.min(...known.map(fullness));
  return longest(known.filter((bucket) => fullness(bucket) === lowest).map(resetOf));
};

interface Evidence {
  readonly status: number;
  readonly fields: Fields;
  readonly body: ReadBody;
  readonly throttled: boolean;
  readonly buckets: Buckets;
  readonly hints: TimingHints | null;
  readonly clock: ServerClock;
}

/** The first source that yields a trusted wait, in the order of what it is worth. */
const firstWait = ({ status, fields, body, throttled, buckets, hints, clock }: Evidence): Candidate | null => {
  const { json, text } = body;
  if (!(status >= 300 && status !== 304) && status !== 202 && !throttled) return null;
  const explicit = readHeaderWait(fields, hints, clock) ?? readBodyWait(json, hints, clock, throttled);
  if (explicit !== null) return explicit;
  if (isInsufficientQuota(json)) return null;
  if (!throttled && !ABOUT_LIMITS.has(status) && !isRedirection(status)) return null;
  const told = buckets.inBody.filter((bucket) => isExhausted(bucket) || status === 429 || throttled);
  return (
    longest([...readBodyInstants(json, clock), ...told.map(resetOf)]) ??
    ofExhausted(buckets.all, violatedPolicies(json)) ??
    readMessageWait(json, text, subjectOf(status, throttled), clock) ??
    longest(
      (hints?.constants ?? []).map(({ name, waitSeconds }) => ({ waitSeconds, source: `documented:${name}`, raw: `${waitSeconds} s` })),
    ) ??
    (status === 429 ? ofLowest(buckets.all) : null)
  );
};

/** When to try again and what the buckets hold, read in one go. */
export interface Timing {
  readonly retry: Retry | null;
  readonly limits: readonly Limit[];
}

/**
 * Reads all that a response says about limits and waits. `reading` may be null where no reader has run; `hints` are the
 * pack's, with only those constants whose condition holds. A wait is whole milliseconds from `receivedAt`, never negative,
 * at most 366 days; `retry` is null where no time is given.
 */
export const readTiming = (exchange: Exchange, reading: Pick<Reading, 'throttled'> | null, hints: TimingHints | null): Timing => {
  const { status, headers } = exchange.response;
  const fields = timingFields(headers, hints);
  const clock = serverClock(exchange);
  const body = readBody(exchange);
  const throttled = reading?.throttled ?? isThrottleReport(body.json, status);
  const buckets = bucketsOf(fields, body.json, throttled || status >= 300, clock);
  const wait = firstWait({ status, fields, body, throttled, buckets, hints, clock });
  const at = wait === null ? Number.NaN : Math.round(exchange.receivedAt + wait.waitSeconds * 1000);
  return {
    retry: wait === null || !Number.isFinite(at) ? null : { at, afterSeconds: wait.waitSeconds, source: wait.source, raw: wait.raw },
    limits: buckets.all.map(({ name, limit, remaining, resetSeconds, windowSeconds }) => ({
      name,
      limit,
      remaining,
      resetSeconds,
      windowSeconds,
    })),
  };
};
