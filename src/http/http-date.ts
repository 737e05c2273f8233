const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIFTY_YEARS_MS = 50 * 365.25 * 86_400_000;

/** 0 to 11 for `Jan` to `Dec`, -1 for anything else. */
export const monthIndex = (name: string): number => MONTHS.indexOf(name.toLowerCase());

/** Minutes east of UTC of `GMT`, `UTC`, `Z`, `+0200`, `+02:00`, `-05`; null where it is none of these. */
export const offsetMinutes = (zone: string): number | null => {
  if (/^(?:gmt|utc|z)$/i.test(zone)) return 0;
  const found = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (found === null) return null;
  const hours = Number(found[2]);
  const minutes = Number(found[3] ?? '0');
  if (hours > 23 || minutes > 59) return null;
  return (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
};

/** Epoch milliseconds of a civil time, null where no such day or hour exists. Second 60 is a leap second. */
export const civilInstant = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  offset = 0,
): number | null => {
  if (month < 0 || month > 11 || hour > 23 || minute > 59 || second >= 61) return null;
  const midnight = Date.UTC(year, month, day);
  const date = new Date(midnight);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  return midnight + Math.round(((hour * 60 + minute - offset) * 60 + second) * 1000);
};

/** The latest year with these two digits that is not more than 50 years ahead (RFC 9110 section 5.6.7). */
const rfc850Instant = (twoDigits: number, build: (year: number) => number | null, now: number): number | null => {
  const century = Math.floor(new Date(now).getUTCFullYear() / 100) * 100;
  for (const base of [century + 100, century, century - 100]) {
    const at = build(base + twoDigits);
    if (at !== null && at <= now + FIFTY_YEARS_MS) return at;
  }
  return null;
};

const WEEKDAYS = new Set(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);

/** Two digits at a place, -1 where something else stands there. */
const pairAt = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};

/** The form of fixed length in which nearly every server writes the date: `Sun, 06 Nov 1994 08:49:37 GMT`; null for any other. */
const fixedDate = (text: string): number | null => {
  if (text.length !== 29 || !text.endsWith(' GMT') || !WEEKDAYS.has(text.slice(0, 3))) return null;
  const marks = text[3] === ',' && text[4] === ' ' && text[7] === ' ' && text[11] === ' ' && text[16] === ' ';
  if (!marks || text[19] !== ':' || text[22] !== ':') return null;
  const [day, century, year] = [pairAt(text, 5), pairAt(text, 12), pairAt(text, 14)];
  const [hour, minute, second] = [pairAt(text, 17), pairAt(text, 20), pairAt(text, 23)];
  if (Math.min(day, century, year, hour, minute, second) < 0) return null;
  return civilInstant(century * 100 + year, monthIndex(text.slice(8, 11)), day, hour, minute, second);
};

/**
 * An HTTP-date in any of its three forms (RFC 9110 section 5.6.7) as epoch milliseconds, null for anything else.
 * A numeric zone, `UTC` or `Z` may stand in place of `GMT`; asctime is UTC. `now` (epoch milliseconds) settles
 * the century of the two-digit form. Never falls back on `Date.parse`, which reads `-5` as May 2001.
 */
export const parseHttpDate = (text: string, now: number): number | null => {
  if (text.length > 64 || !Number.isFinite(now)) return null;
  const fixed = fixedDate(text);
  if (fixed !== null) return fixed;
  const imf = /^(?:mon|tue|wed|thu|fri|sat|sun), (\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ?(\S+)$/i.exec(text);
  if (imf !== null) {
    const [, day, month = '', year, hour, minute, second, zone = ''] = imf;
    const offset = offsetMinutes(zone);
    if (offset === null) return null;
    return civilInstant(Number(year), monthIndex(month), Number(day), Number(hour), Number(minute), Number(second), offset);
  }
  const rfc850 = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day, (\d\d)-([a-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d) ?(\S+)$/i.exec(text);
  if (rfc850 !== null) {
    const [, day, month = '', year, hour, minute, second, zone = ''] = rfc850;
    const offset = offsetMinutes(zone);
    if (offset === null) return null;
    const build = (full: number) =>
      civilInstant(full, monthIndex(month), Number(day), Number(hour), Number(minute), Number(second), offset);
    return rfc850Instant(Number(year), build, now);
  }
  const asctime = /^(?:mon|tue|wed|thu|fri|sat|sun) ([a-z]{3}) ([ \d]?\d) (\d\d):(\d\d):(\d\d) (\d{4})$/i.exec(text);
  if (asctime === null) return null;
  const [, month = '', day, hour, minute, second, year] = asctime;
  return civilInstant(Number(year), monthIndex(month), Number(day), Number(hour), Number(minute), Number(second));
};
