/** Where and how a person reads the time; absent: as the browser is set. */
export interface Place {
  readonly locale?: string;
  /** IANA name: `Europe/Berlin`. */
  readonly timeZone?: string;
}

/** A wait that somebody was asked for. */
export interface Wait {
  readonly host: string;
  readonly endpoint: string;
  readonly receivedAt: number;
  /** When it is over, epoch milliseconds on the client's clock. */
  readonly retryAt: number;
}

/** Nobody sits out more than this in front of a panel. */
const LONG_WAIT_SECONDS = 3600;
const DAY = 86_400;

const two = (count: number): string => String(count).padStart(2, '0');

/** Whole seconds that are left, rounded up so that 0 means over. */
export const secondsLeft = (retryAt: number, now: number): number => Math.max(0, Math.ceil((retryAt - now) / 1000));

/** A wait in its two largest units, rounded up: `12 s`, `4 min 05 s`, `2 h 03 min`, `9 d 15 h`; '' for what is no number. */
export const formatWait = (seconds: number): string => {
  if (!Number.isFinite(seconds)) return '';
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  const minutes = Math.ceil(whole / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
  const hours = Math.ceil(whole / 3600);
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
};

const zoned = ({ timeZone }: Place): { timeZone?: string } => (timeZone === undefined ? {} : { timeZone });

const formatted = (at: number, place: Place, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(place.locale, { ...options, ...zoned(place) }).format(at);

const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const CIVIL_DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * The wall-clock moment as the person's zone has it: `10:42:13` on the same day, otherwise the day with the hour:
 * `1 December, 01:00`; a midnight is the day alone: `1 December`.
 */
export const momentOf = (at: number, now: number, place: Place = {}): string => {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '';
  if (formatted(at, place, CIVIL_DAY) === formatted(now, place, CIVIL_DAY)) return formatted(at, place, TIME);
  const atMidnight = formatted(at, { ...place, locale: 'en-GB' }, TIME) === '00:00:00';
  const day = formatted(at, place, { day: 'numeric', month: 'long' });
  return atMidnight ? day : `${day}, ${formatted(at, place, CLOCK)}`;
};

/** `Ready at 10:42:13`, `Resets 1 December, in 9 d 15 h`, `Ready`. */
export const describeWait = (retryAt: number, now: number, place: Place = {}): string => {
  const seconds = secondsLeft(retryAt, now);
  if (seconds === 0) return 'Ready';
  const moment = momentOf(retryAt, now, place);
  return seconds >= DAY ? `Resets ${moment}, in ${formatWait(seconds)}` : `Ready at ${moment}`;
};

/** How much of a wait is over, 0 to 1; 1 for a wait of nothing. */
export const progressOf = (receivedAt: number, retryAt: number, now: number): number => {
  const total = retryAt - receivedAt;
  return total > 0 ? Math.min(1, Math.max(0, (now - receivedAt) / total)) : 1;
};

export const isLongWait = (seconds: number): boolean => seconds > LONG_WAIT_SECONDS;

/** What to say beside a wait that nobody should sit out; null for one that passes soon enough. */
export const longWaitAdvice = (seconds: number): string | null => {
  if (!isLongWait(seconds)) return null;
  return seconds >= DAY
    ? 'This is a quota, not a pause: look at the fixes instead of waiting'
    : 'This is longer than makes sense to sit out: look at the fixes instead';
};

/**
 * Of several waits on one host the one that matters: the newest answer of an endpoint supersedes its earlier ones, and of
 * what still runs the longest counts. Null where all are over.
 */
export const waitThatMatters = <W extends Wait>(waits: readonly W[], now: number): W | null => {
  const newest = new Map<string, W>();
  for (const wait of waits) {
    const known = newest.get(wait.endpoint);
    if (known === undefined || wait.receivedAt >= known.receivedAt) newest.set(wait.endpoint, wait);
  }
  let matters: W | null = null;
  for (const wait of newest.values()) {
    if (wait.retryAt > now && (matters === null || wait.retryAt > matters.retryAt)) matters = wait;
  }
  return matters;
};
