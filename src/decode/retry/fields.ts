import { perHeaderName } from '../../http/headers';
import type { HeaderField } from '../../model';
import type { TimingHints } from './candidate';
import type { Fields } from './field-lines';
import { readFieldName } from './field-name';
import { mayReportUsage } from './header-waits';
import { isUsageName } from './usage-buckets';
import { waitName } from './wait-name';

const MOST_LINES = 500;

/** Whether a name by itself tells that its field is about limits or waits. Most fields of an answer are about something else. */
const isAboutTiming = perHeaderName(
  (name) => waitName(name) !== null || isUsageName(name) || /^ratelimit/.test(name) || readFieldName(name) !== null,
);

const isNamed = (hints: TimingHints | null, name: string): boolean =>
  hints?.headers?.some((hint) => hint.name.length === name.length && hint.name.toLowerCase() === name.toLowerCase()) === true;

/** The lines of each field that may tell of limits or waits, in the order received; what comes after 500 lines is not read. */
export const timingFields = (headers: readonly HeaderField[], hints: TimingHints | null): Fields => {
  const fields = new Map<string, string[]>();
  let read = 0;
  for (const { name, value } of headers) {
    if (++read > MOST_LINES) break;
    if (!isAboutTiming(name) && !mayReportUsage(value) && !isNamed(hints, name)) continue;
    const key = name.toLowerCase();
    const lines = fields.get(key);
    if (lines === undefined) fields.set(key, [value]);
    else lines.push(value);
  }
  return fields;
};
