import { formatWait } from './countdown';

/** What a bucket held at one moment. */
export interface Sample {
  readonly at: number;
  readonly remaining: number;
  readonly limit: number | null;
  /** When it is full again, epoch milliseconds; null where nothing says so. */
  readonly resetAt: number | null;
}

/** What runs out: requests in a short window, a daily or monthly quota, or what may run at the same time. */
export type LimitKind = 'rate' | 'quota' | 'concurrency';

export interface Forecast {
  /** What is taken from the bucket in a minute, by the last minute; null where one sample is all there is. */
  readonly pacePerMinute: number | null;
  /** Seconds until it is empty at this pace; 0 where it is empty, null where it refills first or nothing is taken. */
  readonly emptyInSeconds: number | null;
  /** `warning`: it will be empty soon, and before it refills. */
  readonly level: 'calm' | 'warning' | 'empty';
  readonly text: string;
}

const PACE_MS = 60_000;
/** A burst within less is not stretched to a minute. */
const SHORTEST_SPAN_MS = 5_000;
/** With less than this left, a warning is due. */
const SOON_SECONDS = 60;
const NEARLY_EMPTY = 0.1;
const A_LOT_IN_USE = 0.1;

/** From its window, or where none is stated from its name. */
export const kindOfLimit = (name: string | null, windowSeconds: number | null): LimitKind => {
  const words = (name ?? '').toLowerCase();
  if (/concurren|simultaneous|parallel|in-?flight/.test(words)) return 'concurrency';
  if (windowSeconds !== null) return windowSeconds >= 86_400 ? 'quota' : 'rate';
  return /dail|day|month|week|year|quota|usage/.test(words) ? 'quota' : 'rate';
};

/** True where the bucket was refilled between two samples: a new window, or what had leaked in. */
const refilledBetween = (before: Sample, after: Sample): boolean =>
  after.remaining > before.remaining || (before.resetAt !== null && after.at >= before.resetAt);

/** What was taken between two samples. After a refill only what the new window lacks is known to be. */
const takenBetween = (before: Sample, after: Sample): number => {
  if (!refilledBetween(before, after)) return before.remaining - after.remaining;
  const newWindow = before.resetAt !== null && after.at >= before.resetAt;
  return newWindow && after.limit !== null ? Math.max(0, after.limit - after.remaining) : 0;
};

/** Taken per minute over the last minute; null where fewer than two samples tell. */
export const paceOf = (samples: readonly Sample[], now: number): number | null => {
  const since = now - PACE_MS;
  const firstWithin = samples.findIndex(({ at }) => at >= since);
  if (firstWithin < 0) return samples.length > 1 ? 0 : null;
  // A sample shortly before the minute tells what the first one within it has taken; an old one may speak of others.
  const earlier = samples[firstWithin - 1];
  const within = samples.slice(earlier !== undefined && earlier.at >= since - PACE_MS ? firstWithin - 1 : firstWithin);
  const [first] = within;
  if (first === undefined || within.length < 2) return null;
  let taken = 0;
  for (let i = 1; i < within.length; i++) {
    const before = within[i - 1];
    const after = within[i];
    if (before !== undefined && after !== undefined) taken += takenBetween(before, after);
  }
  return (taken * 60_000) / Math.max(SHORTEST_SPAN_MS, now - first.at);
};

const forecast = (pacePerMinute: number | null, emptyInSeconds: number | null, level: Forecast['level'], text: string): Forecast => ({
  pacePerMinute,
  emptyInSeconds,
  level,
  text,
});

const refillText = (resetAt: number | null, now: number): string =>
  resetAt === null ? 'Empty; no time given' : `Empty; refills in ${formatWait((resetAt - now) / 1000)}`;

/**
 * When a bucket will be empty if the last minute goes on, from its samples, oldest first. Warns before the refusal: where it
 * empties within a minute, or a tenth is left, and no refill comes first. What may run at once has no pace: there the
 * warning is that nearly all is in use.
 */
export const forecastOf = (samples: readonly Sample[], kind: LimitKind, now: number): Forecast => {
  const last = samples.at(-1);
  if (last === undefined) return forecast(null, null, 'calm', '');
  const pace = kind === 'concurrency' ? null : paceOf(samples, now);
  const refilled = last.resetAt !== null && now >= last.resetAt;
  if (refilled) return forecast(pace, null, 'calm', 'Refilled since the last answer');
  if (last.remaining <= 0) return forecast(pace, 0, 'empty', kind === 'concurrency' ? 'All in use' : refillText(last.resetAt, now));
  const share = last.limit !== null && last.limit > 0 ? last.remaining / last.limit : 1;
  if (kind === 'concurrency') {
    return share <= A_LOT_IN_USE ? forecast(null, null, 'warning', 'Nearly all in use') : forecast(null, null, 'calm', '');
  }
  if (pace === null || pace <= 0) return forecast(pace, null, 'calm', '');
  const emptyAt = last.at + (last.remaining / pace) * 60_000;
  if (last.resetAt !== null && emptyAt >= last.resetAt) return forecast(pace, null, 'calm', 'At this pace it refills before it is empty');
  const seconds = Math.max(0, (emptyAt - now) / 1000);
  const warns = seconds <= SOON_SECONDS || share <= NEARLY_EMPTY;
  return forecast(pace, seconds, warns ? 'warning' : 'calm', `At this pace: empty in ${formatWait(Math.max(1, seconds))}`);
};
