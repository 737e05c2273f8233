import { parseDuration } from './duration';
import { civilInstant, monthIndex, offsetMinutes, parseHttpDate } from './http-date';

/** What a value says about time: so many seconds from when it was written, or a moment on the writer's clock. */
export type TimeValue =
  | { readonly kind: 'delta'; readonly seconds: number /** Bare digits: the unit is an assumption. */; readonly plain: boolean }
  | { readonly kind: 'instant'; readonly at: number; readonly form: 'epoch' | 'http-date' | 'iso' | 'js-date' };

/** A number by its magnitude: below 1e9 seconds from now, to 1e11 epoch seconds, to 1e14 epoch milliseconds; null otherwise. */
export const timeOfNumber = (value: number): TimeValue | null => {
  if (!(value >= 0)) return null;
  if (value < 1e9) return { kind: 'delta', seconds: value, plain: true };
  if (value < 1e11) return { kind: 'instant', at: Math.round(value * 1000), form: 'epoch' };
  return value < 1e14 ? { kind: 'instant', at: Math.round(value), form: 'epoch' } : null;
};

/** ISO 8601 / RFC 3339 as epoch milliseconds: a date alone is midnight, and no zone means UTC. */
export const parseIsoInstant = (text: string): number | null => {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?)?$/i.exec(
    text,
  );
  if (found === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = found;
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  const seconds = Number(`${second}.${fraction}`);
  return civilInstant(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), seconds, offset);
};

/** `Sat Nov 21 2026 13:05:00 GMT+0100 (CET)`, what JavaScript's Date prints: only its numeric offset is read. */
const parseJsDate = (text: string): number | null => {
  const found = /^[a-z]{3} ([a-z]{3}) (\d\d) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)([+-]\d{4})(?: \([^()]*\))?$/i.exec(text);
  if (found === null) return null;
  const [, month = '', day, year, hour, minute, second, zone = ''] = found;
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  return civilInstant(Number(year), monthIndex(month), Number(day), Number(hour), Number(minute), Number(second), offset);
};

/** Without surrounding spaces and tabs and without one pair of double quotes. */
export const bareValue = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1).trim() : trimmed;
};

/**
 * A time as headers and bodies write it: digits (unit by magnitude), a Go duration, an HTTP-date, ISO 8601 or a
 * JavaScript date; null for anything else, signs and exponents included. `now` (epoch milliseconds) settles two-digit years.
 */
export const parseTimeValue = (text: string, now: number): TimeValue | null => {
  if (text.length > 400) return null;
  const value = bareValue(text);
  if (/^\d+(?:\.\d+)?$/.test(value)) return timeOfNumber(Number(value));
  const seconds = parseDuration(value);
  if (seconds !== null) return { kind: 'delta', seconds, plain: false };
  const httpDate = parseHttpDate(value, now);
  if (httpDate !== null) return { kind: 'instant', at: httpDate, form: 'http-date' };
  const iso = parseIsoInstant(value);
  if (iso !== null) return { kind: 'instant', at: iso, form: 'iso' };
  const jsDate = parseJsDate(value);
  return jsDate === null ? null : { kind: 'instant', at: jsDate, form: 'js-date' };
};
