import { parseDuration } from '../../http/duration';
import { timeOfNumber } from '../../http/instant';
import { allAt, segmentsOf } from '../../http/json-pointer';
import { readQueryCost, timeOfJson } from './body-buckets';
import type { Candidate, TimingHints } from './candidate';
import { longest } from './candidate';
import { waitInUnit } from './header-waits';
import { meaning } from './member-word';
import { type ServerClock, waitOf, waitOfDelta } from './server-clock';
import { type Member, membersMeaning, pathOf } from './walk-json';

const asCandidate = (waitSeconds: number | null, path: string, value: unknown): Candidate | null =>
  waitSeconds === null ? null : { waitSeconds, source: `body:${path}`, raw: String(value).slice(0, 200) };

/** Seconds of a Protocol Buffers duration: `34.07s`, or `{ seconds, nanos }` as some serializers leave it. */
const durationOf = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parseDuration(value.trim());
  if (typeof value !== 'object' || value === null) return null;
  const { seconds, nanos } = value as { seconds?: unknown; nanos?: unknown };
  const total = Number(seconds ?? 0) + Number(nanos ?? 0) / 1e9;
  return (seconds !== undefined || nanos !== undefined) && total >= 0 && Number.isFinite(total) ? total : null;
};

const inMilliseconds = (value: unknown, clock: ServerClock): number | null => {
  const number = typeof value === 'string' && /^\d{1,15}(?:\.\d{1,9})?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0)) return null;
  const instant = number < 1e11 ? null : timeOfNumber(number);
  if (number < 1e11) return waitOfDelta(number / 1000, clock);
  return instant === null ? null : waitOf(instant, clock);
};

const ofQueryCost = (json: unknown, clock: ServerClock): Candidate | null => {
  const cost = readQueryCost(json);
  if (cost === null || cost.requested === null || cost.restoreRate <= 0) return null;
  const seconds = Math.max(0, cost.requested - cost.available) / cost.restoreRate;
  return asCandidate(waitOfDelta(seconds, clock), cost.path, `(${cost.requested} - ${cost.available}) / ${cost.restoreRate}`);
};

const pathOfPointer = (pointer: string): string =>
  segmentsOf(pointer)
    .map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
    .join('')
    .replace(/^\./, '');

const ofHints = (json: unknown, hints: TimingHints | null, clock: ServerClock): Candidate[] =>
  (hints?.fields ?? []).flatMap(({ path, unit }) =>
    allAt(json, path, 20).flatMap(({ pointer, value }) => {
      if (typeof value !== 'number' && typeof value !== 'string') return [];
      const found = asCandidate(waitInUnit(String(value), unit, clock), pathOfPointer(pointer), value);
      return found === null ? [] : [found];
    }),
  );

const waits = meaning.seconds | meaning.milliseconds | meaning.delay | meaning.ifThrottled;

const statedWait = (member: Member, clock: ServerClock, throttled: boolean): Candidate | null => {
  const { value, meanings } = member;
  if ((meanings & meaning.seconds) !== 0 || (throttled && (meanings & meaning.ifThrottled) !== 0 && typeof value === 'number')) {
    const time = timeOfJson(value, clock.receivedAt);
    return time === null ? null : asCandidate(waitOf(time, clock), pathOf(member), value);
  }
  if ((meanings & meaning.milliseconds) !== 0) return asCandidate(inMilliseconds(value, clock), pathOf(member), value);
  const seconds = (meanings & meaning.delay) === 0 ? null : durationOf(value);
  if (seconds === null) return null;
  return asCandidate(waitOfDelta(seconds, clock), pathOf(member), typeof value === 'object' ? `${seconds}s` : value);
};

/**
 * Step 4: waits that the body states outright, the longest of several. `throttled`: the body reports throttling, which
 * alone makes a number under `ratelimit` a wait rather than a quota.
 */
export const readBodyWait = (json: unknown, hints: TimingHints | null, clock: ServerClock, throttled: boolean): Candidate | null => {
  const stated = membersMeaning(json, waits).map((member) => statedWait(member, clock, throttled));
  return longest([...stated, ...ofHints(json, hints, clock), ofQueryCost(json, clock)]);
};

/** The instants of step 5 that stand on their own: `reset_at`, `resetsAt`, `quota_reset_date`. */
export const readBodyInstants = (json: unknown, clock: ServerClock): Candidate[] =>
  membersMeaning(json, meaning.instant).flatMap((member) => {
    const time = timeOfJson(member.value, clock.receivedAt);
    return (time === null ? null : asCandidate(waitOf(time, clock), pathOf(member), member.value)) ?? [];
  });

/** The policies that a problem says were violated (draft-ietf-httpapi-ratelimit-headers). */
export const violatedPolicies = (json: unknown): string[] => {
  if (typeof json !== 'object' || json === null) return [];
  const named: unknown = (json as Record<string, unknown>)['violated-policies'];
  return Array.isArray(named) ? named.slice(0, 64).filter((name) => typeof name === 'string') : [];
};

/** True where money is missing rather than time. */
export const isInsufficientQuota = (json: unknown): boolean =>
  membersMeaning(json, meaning.code).some(({ value }) => value === 'insufficient_quota');
