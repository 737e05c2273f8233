import { header } from '../../http/headers';
import { parseHttpDate } from '../../http/http-date';
import type { TimeValue } from '../../http/instant';
import { ofLatest } from '../../http/of-latest';
import type { Exchange } from '../../model';

/** What one response tells about the clock of the server that wrote it. */
export interface ServerClock {
  /** The client's clock when the response arrived, epoch milliseconds. */
  readonly receivedAt: number;
  /** How long ago the response was written: `Age`, or the time it lay in the browser's own cache. */
  readonly ageSeconds: number;
  /** The server's clock when the response arrived (`Date` + `Age`), null without a readable Date. */
  readonly now: number | null;
}

/** A wait above this is not trusted. */
const LONGEST_SECONDS = 366 * 86_400;
/** A reset this far in the past is a window that has just rolled over. */
const JUST_PAST_SECONDS = 300;
/** Clocks further apart than this may be a local time labelled GMT. */
const ODD_SKEW_SECONDS = 300;

const statedAge = (exchange: Exchange): number => {
  const age = header(exchange.response.headers, 'age');
  if (age === null) return 0;
  const first = age.split(',', 1)[0]?.trim() ?? '';
  return /^\d+$/.test(first) ? Math.min(Number(first), 2 ** 31) : 0;
};

const read = (exchange: Exchange): ServerClock => {
  const { receivedAt } = exchange;
  const date = parseHttpDate((header(exchange.response.headers, 'date') ?? '').trim(), receivedAt);
  const stated = statedAge(exchange);
  const ageSeconds = exchange.fromCache && date !== null ? Math.max(stated, (receivedAt - date) / 1000) : stated;
  return { receivedAt, ageSeconds, now: date === null ? null : date + ageSeconds * 1000 };
};

/** Reads `Date` and `Age` (RFC 9110 section 6.6.1, RFC 9111 section 4.2.3). */
export const serverClock = ofLatest(read);

/** Whole milliseconds, never negative; null above the cap. */
const trusted = (seconds: number): number | null => (seconds <= LONGEST_SECONDS ? Math.round(Math.max(0, seconds) * 1000) / 1000 : null);

/** The wait for a delta of so many seconds: what the response's age has used up is gone. */
export const waitOfDelta = (seconds: number, clock: ServerClock): number | null =>
  seconds >= 0 ? trusted(Math.max(0, seconds - clock.ageSeconds)) : null;

const plausible = (seconds: number): boolean => seconds >= -JUST_PAST_SECONDS && seconds <= LONGEST_SECONDS;

/** Seconds until an instant by the server's clock, or by the client's where the server's makes no sense and the client's does. */
const secondsUntil = (at: number, clock: ServerClock, sharesClockBug: boolean): number => {
  const byClient = (at - clock.receivedAt) / 1000;
  if (clock.now === null) return byClient;
  const byServer = (at - clock.now) / 1000;
  const skewed = Math.abs(clock.now - clock.receivedAt) / 1000 > ODD_SKEW_SECONDS;
  return skewed && !sharesClockBug && !plausible(byServer) && plausible(byClient) ? byClient : byServer;
};

/**
 * Seconds to wait from arrival for a value; null where it is stale or too far off to be trusted.
 * `retryAfterDate`: the value stands in Retry-After, where a date in the past means now, and where an
 * HTTP-date comes from the same clock as `Date`.
 */
export const waitOf = (value: TimeValue, clock: ServerClock, retryAfterDate = false): number | null => {
  if (value.kind === 'delta') return waitOfDelta(value.seconds, clock);
  const seconds = secondsUntil(value.at, clock, retryAfterDate && value.form === 'http-date');
  if (retryAfterDate && value.form !== 'epoch') return trusted(seconds);
  return seconds >= -JUST_PAST_SECONDS ? trusted(seconds) : null;
};
