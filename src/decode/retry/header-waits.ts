import { parseTimeValue, timeOfNumber } from '../../http/instant';
import type { Candidate, TimingHints, TimingUnit } from './candidate';
import { longest } from './candidate';
import type { Fields } from './field-lines';
import { LONGEST_VALUE, listMembers, onlyMember } from './list-members';
import { meaning } from './member-word';
import { type ServerClock, waitOf, waitOfDelta } from './server-clock';
import { type WaitName, waitName } from './wait-name';
import { membersMeaning } from './walk-json';

const REPORT = 'estimated_time_to_regain_access';

/** True for a value that may be a usage report in JSON; several fields carry them. */
export const mayReportUsage = (value: string): boolean => value.length > REPORT.length && value.includes(REPORT);

/** A value in a stated unit, as the wait it asks for; null where it is none. Numbers too large for a wait are instants by magnitude. */
export const waitInUnit = (raw: string, unit: TimingUnit, clock: ServerClock): number | null => {
  const value = parseTimeValue(raw, clock.receivedAt);
  if (value === null || unit === 'instant' || unit === 'seconds') return value === null ? null : waitOf(value, clock);
  const number = Number(raw.trim().replace(/^"(.*)"$/, '$1'));
  if (!Number.isFinite(number)) return waitOf(value, clock);
  switch (unit) {
    case 'milliseconds': {
      if (number < 1e11) return waitOfDelta(number / 1000, clock);
      const instant = timeOfNumber(number);
      return instant === null ? null : waitOf(instant, clock);
    }
    case 'minutes':
      return waitOfDelta(number * 60, clock);
    case 'epoch-seconds':
      return waitOf({ kind: 'instant', at: number * 1000, form: 'epoch' }, clock);
    case 'epoch-milliseconds':
      return waitOf({ kind: 'instant', at: number, form: 'epoch' }, clock);
  }
};

const inUnit = (values: readonly string[], name: string, unit: TimingUnit, clock: ServerClock): Candidate | null => {
  const raw = onlyMember(values);
  if (raw === null) return null;
  const waitSeconds = waitInUnit(raw, unit, clock);
  return waitSeconds === null ? null : { waitSeconds, source: `header:${name}`, raw };
};

/** Retry-After (RFC 9110 section 10.2.3): the longest valid member, for a proxy and the origin may each have added one. */
const readRetryAfter = (values: readonly string[], clock: ServerClock): Candidate | null =>
  longest(
    listMembers(values).map((raw) => {
      const value = parseTimeValue(raw, clock.receivedAt);
      const waitSeconds = value === null ? null : waitOf(value, clock, true);
      return waitSeconds === null ? null : { waitSeconds, source: 'header:retry-after', raw };
    }),
  );

/** Usage reports in JSON say in minutes when access comes back; 0 is said while nothing is limited. */
const readUsageReport = (name: string, values: readonly string[], clock: ServerClock): Candidate[] =>
  values.flatMap((value) => {
    if (value.length > LONGEST_VALUE || !mayReportUsage(value)) return [];
    let json: unknown;
    try {
      json = JSON.parse(value);
    } catch {
      return [];
    }
    return membersMeaning(json, meaning.regain).flatMap((member): Candidate[] => {
      if (!(Number(member.value) > 0)) return [];
      const waitSeconds = waitOfDelta(Number(member.value) * 60, clock);
      return waitSeconds === null ? [] : [{ waitSeconds, source: `header:${name}`, raw: String(member.value) }];
    });
  });

/** Steps 1 to 3: waits that a header states outright; null where none does. */
export const readHeaderWait = (fields: Fields, hints: TimingHints | null, clock: ServerClock): Candidate | null => {
  if (fields.size === 0) return null;
  const asking: WaitName[] = [];
  for (const name of fields.keys()) {
    const asks = waitName(name);
    if (asks !== null) asking.push(asks);
  }
  const inMilliseconds = asking.filter(({ unit }) => unit === 'milliseconds');
  if (inMilliseconds.length > 1) inMilliseconds.sort((a, b) => Number(b.name === 'retry-after-ms') - Number(a.name === 'retry-after-ms'));
  for (const { name, unit } of inMilliseconds) {
    const found = inUnit(fields.get(name) ?? [], name, unit, clock);
    if (found !== null) return found;
  }
  const retryAfter = readRetryAfter(fields.get('retry-after') ?? [], clock);
  if (retryAfter !== null) return retryAfter;
  for (const { name, unit } of hints?.headers ?? []) {
    const found = inUnit(fields.get(name.toLowerCase()) ?? [], name.toLowerCase(), unit, clock);
    if (found !== null) return found;
  }
  const others = asking.filter(({ name, unit }) => name !== 'retry-after' && unit !== 'milliseconds');
  for (const { name, unit, isOfOne } of others) {
    const found = isOfOne ? null : inUnit(fields.get(name) ?? [], name, unit, clock);
    if (found !== null) return found;
  }
  const named = others.filter(({ isOfOne }) => isOfOne).map(({ name, unit }) => inUnit(fields.get(name) ?? [], name, unit, clock));
  const reporting = [...fields.keys()].filter((name) => fields.get(name)?.some(mayReportUsage));
  return longest(named) ?? longest(reporting.flatMap((name) => readUsageReport(name, fields.get(name) ?? [], clock)));
};
