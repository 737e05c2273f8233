/** `2026-11-21 09:00:00.050 UTC`; '' for what is no date. */
export const utc = (at: number): string => {
  const iso = isoOf(at);
  return iso === null ? '' : `${iso.replace('T', ' ').replace(/Z$/, '')} UTC`;
};

/** ISO 8601 in UTC; null for what is no date. */
export const isoOf = (at: number): string | null => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

/** Making one costs more than a thousand uses. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, known);
  return known;
};

/** `2026-11-21 10:00:00 (Europe/Oslo)`; null without a zone or where the zone is unknown. */
export const localTime = (at: number, timeZone: string | null): string | null => {
  if (timeZone === null || isoOf(at) === null) return null;
  try {
    return `${formatIn(timeZone).format(new Date(at))} (${timeZone})`;
  } catch {
    return null;
  }
};

/** `50 ms`, `1.2 s`, `3 min 5 s`. */
export const duration = (ms: number): string => {
  if (!Number.isFinite(ms) || ms < 0) return 'unknown';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 100) / 10;
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};
