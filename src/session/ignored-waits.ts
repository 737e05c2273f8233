/** What it takes to see whether a wait was kept. */
export interface WaitingRecord {
  readonly id: string;
  readonly host: string;
  readonly endpoint: string;
  readonly startedAt: number;
  readonly receivedAt: number;
  readonly status: number;
  readonly retryAt: number | null;
}

/** A wait that was asked for and not kept. */
export interface IgnoredWait {
  readonly host: string;
  readonly endpoint: string;
  /** The answer that asked, and until when. */
  readonly askedBy: string;
  readonly askedAt: number;
  readonly retryAt: number;
  /** Requests to the same endpoint that were sent before the wait was over, oldest first. */
  readonly requests: readonly string[];
}

/** Timers and rounding make nobody a culprit. */
const TOLERANCE_MS = 500;
const MOST = 50;
const MOST_REQUESTS = 100;

/**
 * Waits that were not kept, newest first: at most 50 with at most 100 requests each. A request counts for the newest wait
 * that was running when it was sent.
 */
export const ignoredWaits = (records: readonly WaitingRecord[]): IgnoredWait[] => {
  const ordered = [...records].sort((a, b) => a.receivedAt - b.receivedAt);
  const asking = new Map<string, WaitingRecord[]>();
  for (const record of ordered) {
    if (record.retryAt === null || record.retryAt <= record.receivedAt) continue;
    const known = asking.get(record.endpoint);
    if (known === undefined) asking.set(record.endpoint, [record]);
    else known.push(record);
  }
  const requests = new Map<string, string[]>();
  for (const { id, endpoint, startedAt } of [...records].sort((a, b) => a.startedAt - b.startedAt)) {
    const asked = latestBefore(asking.get(endpoint) ?? [], startedAt);
    if (asked === null || asked.id === id || startedAt >= (asked.retryAt ?? 0) - TOLERANCE_MS) continue;
    const known = requests.get(asked.id);
    if (known === undefined) requests.set(asked.id, [id]);
    else if (known.length < MOST_REQUESTS) known.push(id);
  }
  return ordered
    .flatMap(({ id, host, endpoint, receivedAt, retryAt }): IgnoredWait[] => {
      const sent = requests.get(id);
      return sent === undefined || retryAt === null ? [] : [{ host, endpoint, askedBy: id, askedAt: receivedAt, retryAt, requests: sent }];
    })
    .reverse()
    .slice(0, MOST);
};

/** The last of records, in order of arrival, that had arrived by then. */
const latestBefore = (records: readonly WaitingRecord[], moment: number): WaitingRecord | null => {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.receivedAt ?? Number.POSITIVE_INFINITY) <= moment) low = middle + 1;
    else high = middle;
  }
  return records[low - 1] ?? null;
};
