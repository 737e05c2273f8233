import { perName } from '../../http/per-name';

/** How evidence speaks of times, sizes and counts. */

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `3 requests`, `1 request`. */
export const counted = (count: number, one: string): string => plural(count, one);

/** A length of time in its two largest units: `2 h 5 min`, `40 s`, `3 days`. */
export const duration = (ms: number): string => {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 1) return 'less than a second';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 || minutes >= 10 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return plural(Math.floor(hours / 24), 'day');
};

/** A window of time as limits are stated: up to two minutes in seconds. */
export const period = (ms: number): string => (ms <= 120_000 ? `${Math.round(ms / 1000)} s` : duration(ms));

/** A size in bytes, decimal units: `62.1 MB`. */
export const size = (bytes: number): string => {
  if (bytes < 1000) return plural(bytes, 'byte');
  const [divisor, unit] = bytes < 1e6 ? [1e3, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${Math.round((bytes / divisor) * 10) / 10} ${unit}`;
};

/** An instant to the second, in UTC; `an unreadable time` beyond the calendar. */
export const instant = (ms: number): string =>
  Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') : 'an unreadable time';

/** Text from outside on one short line in quotes. */
export const quoted = (text: string, most = 140): string => {
  const line = text
    .slice(0, most * 4)
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim();
  return `“${line.length > most ? `${line.slice(0, most)}…` : line}”`;
};

/** `a, b and c`; of a long list its first five. */
export const list = (items: readonly string[], joint = 'and'): string => {
  const shown = items.slice(0, 5);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${joint} ${shown[shown.length - 1]}`;
};

const capitals: Readonly<Record<string, string>> = {
  api: 'API',
  id: 'ID',
  csrf: 'CSRF',
  xsrf: 'XSRF',
  jwt: 'JWT',
  url: 'URL',
  www: 'WWW',
  sdk: 'SDK',
};

/** A header's name as people write it, `X-API-Key`: HTTP/2 carries all names in lower case. A name with capitals stays as it is. */
export const headerName = perName((name: string): string => {
  const short = name.slice(0, 80);
  if (/[A-Z]/.test(short)) return short;
  return short
    .split('-')
    .map((word) => capitals[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join('-');
});
