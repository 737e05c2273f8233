/** Clock times in the person's own zone; built once, as each format costs more than a row. */
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

const valid = (instant: number): boolean => Number.isFinite(instant) && Math.abs(instant) <= 8.64e15;

/** `10:42:13`. */
export const clockTime = (instant: number): string => (valid(instant) ? time.format(instant) : '');

/** `10:42:13` within half a day of `now`, otherwise with its date: `1 Dec, 00:00`. */
export const moment = (instant: number, now: number): string => {
  if (!valid(instant)) return '';
  return Math.abs(instant - now) < 43_200_000 ? time.format(instant) : day.format(instant);
};

export const fullMoment = (instant: number): string => (valid(instant) ? full.format(instant) : '');
