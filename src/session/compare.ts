import type { RecordedValue, TrafficRecord } from '../model';

/** One thing in which a failing request differs from the last one that worked. Values only where they are harmless. */
export interface Difference {
  readonly part: 'header' | 'query' | 'body' | 'credential';
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}

/** The latest record of the endpoint that succeeded before the given one began; null where none is remembered. */
export const lastSuccess = (records: readonly TrafficRecord[], failing: TrafficRecord): TrafficRecord | null =>
  records.findLast(
    (record) =>
      record.endpoint === failing.endpoint &&
      record.id !== failing.id &&
      record.startedAt < failing.startedAt &&
      record.isFailure === false &&
      record.status >= 200 &&
      record.status < 400,
  ) ?? null;

const byName = (values: readonly RecordedValue[]): Map<string, RecordedValue[]> => {
  const found = new Map<string, RecordedValue[]>();
  for (const value of values) found.set(value.name, [...(found.get(value.name) ?? []), value]);
  return found;
};

const shown = (values: readonly RecordedValue[]): string | null => {
  const known = values.flatMap(({ value }) => value ?? []);
  return known.length === values.length && known.length > 0 ? known.join(', ') : null;
};

const same = (before: readonly RecordedValue[], after: readonly RecordedValue[]): boolean =>
  before.length === after.length && before.every(({ fingerprint }, i) => fingerprint === after[i]?.fingerprint);

const part = (name: Difference['part'], before: readonly RecordedValue[], after: readonly RecordedValue[]): Difference[] => {
  const [then, now] = [byName(before), byName(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    const [was, is] = [then.get(key), now.get(key)];
    if (was && is && same(was, is)) return [];
    const change = was ? (is ? 'changed' : 'removed') : 'added';
    return [{ part: name, name: key, change, before: was ? shown(was) : null, after: is ? shown(is) : null }];
  });
};

/** Every difference between what was sent then and now: credentials first, then headers, query and body keys. */
export const compare = (before: TrafficRecord, after: TrafficRecord): Difference[] => [
  ...part('credential', before.credentials, after.credentials),
  ...part('header', before.requestHeaders, after.requestHeaders),
  ...part('query', before.query, after.query),
  ...part('body', before.bodyKeys, after.bodyKeys),
];
