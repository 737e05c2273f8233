import type { Limit, RecordedValue } from '../model';
import { type Forecast, forecastOf, kindOfLimit, type LimitKind, type Sample } from './forecast';
import { type IgnoredWait, ignoredWaits } from './ignored-waits';

/** One answer, failing or not, as the board needs it; a traffic record with its limits is one. */
export interface BoardRecord {
  readonly id: string;
  readonly host: string;
  readonly endpoint: string;
  readonly startedAt: number;
  readonly receivedAt: number;
  readonly status: number;
  readonly limits: readonly Limit[];
  readonly retryAt: number | null;
  /** What the caller was known by, as fingerprints: a budget belongs to a key, so two keys have two. */
  readonly credentials?: readonly RecordedValue[];
}

/** One bucket of one host, as its newest answer left it. */
export interface LimitRow {
  /** Stable as long as the bucket is the same. */
  readonly key: string;
  readonly host: string;
  /** Set where the host keeps this bucket per endpoint. */
  readonly endpoint: string | null;
  readonly name: string | null;
  /** 1, 2, 3… where several callers share the host, in the order they were first seen; null where there is one. */
  readonly caller: number | null;
  readonly kind: LimitKind;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly used: number | null;
  readonly windowSeconds: number | null;
  readonly resetAt: number | null;
  /** When the newest answer about it arrived, and which it was. */
  readonly receivedAt: number;
  readonly recordId: string;
  /** What remained, oldest first, for a sparkline. */
  readonly samples: readonly Sample[];
  readonly forecast: Forecast;
}

export interface LimitsBoard {
  /** The most pressing first: empty, warning, calm; then by host and name. */
  readonly rows: readonly LimitRow[];
  /** Waits that the client did not keep, newest first. */
  readonly ignored: readonly IgnoredWait[];
}

const MOST_RECORDS = 5_000;
const MOST_ROWS = 200;
const MOST_SAMPLES = 60;

interface Sighting {
  readonly record: BoardRecord;
  readonly limit: Limit;
  readonly resetAt: number | null;
}

/** A bucket without a name is told from others of the host by its size and window. */
const keyOf = ({ host, credentials = [] }: BoardRecord, { name, limit, windowSeconds }: Limit): string => {
  const caller = credentials.map(({ fingerprint }) => fingerprint).join();
  return name === null ? JSON.stringify([host, caller, null, limit, windowSeconds]) : JSON.stringify([host, caller, name]);
};

/** A bucket that is empty and states no reset refills when its answer asks to come back. */
const whenEmpty = ({ retryAt }: BoardRecord, { remaining }: Limit): number | null => (remaining === 0 ? retryAt : null);

const sightings = (records: readonly BoardRecord[]): Map<string, Sighting[]> => {
  const buckets = new Map<string, Sighting[]>();
  for (const record of records) {
    for (const limit of record.limits) {
      const resetAt = limit.resetSeconds === null ? whenEmpty(record, limit) : record.receivedAt + limit.resetSeconds * 1000;
      const key = keyOf(record, limit);
      const known = buckets.get(key);
      if (known !== undefined) known.push({ record, limit, resetAt });
      else if (buckets.size < MOST_ROWS) buckets.set(key, [{ record, limit, resetAt }]);
    }
  }
  return buckets;
};

/** What remains jumps up by more than a tenth between two endpoints although no window ended: these are two buckets. */
const contradicts = (before: Sighting, after: Sighting): boolean => {
  if (before.record.endpoint === after.record.endpoint || before.limit.remaining === null || after.limit.remaining === null) return false;
  if (before.resetAt === null || after.record.receivedAt >= before.resetAt) return false;
  return after.limit.remaining - before.limit.remaining > (after.limit.limit ?? 0) / 10 + 1;
};

/** Some hosts keep a bucket for each endpoint and give it no name. */
const isPerEndpoint = (seen: readonly Sighting[]): boolean => {
  if (seen[0]?.limit.name !== null) return false;
  let contradictions = 0;
  for (let i = 1; i < seen.length; i++) {
    const [before, after] = [seen[i - 1], seen[i]];
    if (before !== undefined && after !== undefined && contradicts(before, after)) contradictions++;
  }
  return contradictions >= 2;
};

const toRow = (key: string, seen: readonly Sighting[], endpoint: string | null, now: number): LimitRow | null => {
  const last = seen.at(-1);
  if (last === undefined) return null;
  const { name, limit, remaining, windowSeconds } = last.limit;
  const kind = kindOfLimit(name, windowSeconds);
  const samples = seen
    .flatMap(({ record, limit: bucket, resetAt }): Sample[] =>
      bucket.remaining === null ? [] : [{ at: record.receivedAt, remaining: bucket.remaining, limit: bucket.limit, resetAt }],
    )
    .slice(-MOST_SAMPLES);
  return {
    key: endpoint === null ? key : `${key} ${endpoint}`,
    host: last.record.host,
    endpoint,
    name,
    caller: null,
    kind,
    limit,
    remaining,
    used: limit === null || remaining === null ? null : Math.max(0, limit - remaining),
    windowSeconds,
    resetAt: last.resetAt,
    receivedAt: last.record.receivedAt,
    recordId: last.record.id,
    samples,
    forecast: forecastOf(samples, kind, now),
  };
};

/** Numbers the callers of each host that has several, so that two rows of one bucket can be told apart. */
const withCallers = (rows: readonly LimitRow[], callerOf: ReadonlyMap<string, string>): LimitRow[] => {
  const callers = new Map<string, Map<string, number>>();
  for (const { host, recordId } of rows) {
    const known = callers.get(host) ?? new Map<string, number>();
    const caller = callerOf.get(recordId) ?? '';
    if (!known.has(caller)) known.set(caller, known.size + 1);
    callers.set(host, known);
  }
  return rows.map((row) => {
    const known = callers.get(row.host);
    return known === undefined || known.size < 2 ? row : { ...row, caller: known.get(callerOf.get(row.recordId) ?? '') ?? null };
  });
};

const pressing = { empty: 0, warning: 1, calm: 2 } as const;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPressure = (a: LimitRow, b: LimitRow): number =>
  pressing[a.forecast.level] - pressing[b.forecast.level] ||
  compareText(a.host, b.host) ||
  compareText(a.name ?? '', b.name ?? '') ||
  compareText(a.key, b.key);

/**
 * The limits of all hosts from all answers, successes included: at most 200 rows from the newest 5,000 records, in any order.
 * Hand in records without limits as well: a request that was sent during a wait shows only there.
 */
export const limitsBoard = (records: readonly BoardRecord[], now: number): LimitsBoard => {
  const recent = records
    .slice(-MOST_RECORDS)
    .filter(({ receivedAt }) => Number.isFinite(receivedAt))
    .sort((a, b) => a.receivedAt - b.receivedAt);
  const rows: LimitRow[] = [];
  for (const [key, seen] of sightings(recent)) {
    const endpoints = isPerEndpoint(seen) ? [...new Set(seen.map(({ record }) => record.endpoint))] : [null];
    for (const endpoint of endpoints) {
      const own = endpoint === null ? seen : seen.filter(({ record }) => record.endpoint === endpoint);
      const row = toRow(key, own, endpoint, now);
      if (row !== null) rows.push(row);
    }
  }
  const callerOf = new Map(recent.map(({ id, credentials = [] }) => [id, credentials.map(({ fingerprint }) => fingerprint).join()]));
  return { rows: withCallers(rows, callerOf).sort(byPressure).slice(0, MOST_ROWS), ignored: ignoredWaits(recent) };
};
