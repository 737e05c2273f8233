import type { Incident, TrafficRecord } from '../model';
import { formatWait } from './countdown';
import type { Attempt } from './replays';
import { requestKey } from './request-key';
import type { Traffic } from './traffic';

/** What is known of a request that was sent more than once. */
export interface Sent {
  readonly traffic: Traffic;
  readonly attempts: readonly Attempt[];
  /** Those whose outcome is not known yet: their requests may well be. */
  readonly running: readonly Sending[];
  /** What the incident sent. */
  readonly record: TrafficRecord;
}

/** What a replay is known by from its sending on. */
type Sending = Pick<Attempt, 'incidentId' | 'request' | 'at' | 'endedAt' | 'status'>;

/** One thing that was tried. */
export interface Tried {
  readonly text: string;
  /** When it was replayed; null for what the page did by itself. */
  readonly at: number | null;
  /** True where it worked, false where it did not, null where that cannot be told. */
  readonly worked: boolean | null;
}

/** Clocks of the page and the panel need not agree to the millisecond. */
const SLACK_MS = 1_000;
/** Of one request; a report is no log. */
const MOST_TRIED = 20;

const failed = ({ isFailure, status }: TrafficRecord): boolean => isFailure === true || status === 0 || status >= 400;

const sameRequest = ({ traffic, record }: Sent): readonly TrafficRecord[] => {
  const key = requestKey(record);
  return key === null ? [] : traffic.ofRequest(key);
};

/** Those that repeated what the incident sent. */
const ofRecord = <T extends Sending>(all: readonly T[], record: TrafficRecord): T[] => {
  const key = requestKey(record);
  return all.filter(({ incidentId, request }) => incidentId === record.id || (request !== null && request === key));
};

/**
 * The record of each replay: of those sent meanwhile the one that was answered alike and lies nearest. A redirect or a blocked
 * answer may show another status.
 */
const ownRecords = (attempts: readonly Sending[], same: readonly TrafficRecord[]): ReadonlyMap<Sending, TrafficRecord> => {
  const found = new Map<Sending, TrafficRecord>();
  const taken = new Set<TrafficRecord>();
  for (const attempt of attempts) {
    const { incidentId, at, endedAt, status } = attempt;
    const distance = (record: TrafficRecord): number => Math.abs(record.startedAt - at) + (record.status === status ? 0 : 1e9);
    const [own] = same
      .filter((record) => !taken.has(record) && record.id !== incidentId)
      .filter(({ startedAt }) => startedAt >= at - SLACK_MS && startedAt <= endedAt + SLACK_MS)
      .sort((one, other) => distance(one) - distance(other));
    if (!own) continue;
    found.set(attempt, own);
    taken.add(own);
  }
  return found;
};

/** `0.3 s`; what is too quick to say so comes at once. */
const after = (milliseconds: number): string => {
  const tenths = Math.round(milliseconds / 100);
  if (tenths === 0) return 'at once';
  return tenths < 600 ? `after ${(tenths / 10).toFixed(1)} s` : `after ${formatWait(milliseconds / 1_000)}`;
};

/** A failure inside a success cannot be told from its status: only a judged record says whether it came again. */
const workedOf = ({ status }: Attempt, { diagnosis }: Incident, record: TrafficRecord | undefined): boolean | null => {
  const failure = record?.status === status ? record.isFailure : null;
  if (status === 0 || status >= 400 || failure === true) return false;
  return diagnosis.kind === 'application' && failure === null ? null : true;
};

/** `Replayed at 10:42:13 UTC: 429 after 0.3 s`. */
const replayText = ({ at, status, durationMs, error, waitedSeconds }: Attempt, worked: boolean | null, when: When): string => {
  const waited = waitedSeconds === null ? '' : ` after waiting ${formatWait(waitedSeconds)} as asked`;
  const said = `Replayed ${when(at)}${waited}: `;
  if (status === 0) return `${said}no answer: ${error ?? 'no plain reason was given'}`;
  if (worked === true) return `${said}${status} ${after(durationMs)}, it works now`;
  return `${said}${status} ${after(durationMs)}${worked === false && status < 400 ? ', with a failure in it' : ''}`;
};

const outcome = (record: TrafficRecord): string => {
  if (record.status === 0) return 'no answer';
  return record.status < 400 && failed(record) ? `${record.status} with a failure in it` : String(record.status);
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** `3 × 429, 1 × 200; the last one 200`. */
const outcomes = (records: readonly TrafficRecord[]): string => {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(outcome(record), (counts.get(outcome(record)) ?? 0) + 1);
  const [only, ...others] = counts.keys();
  if (others.length === 0) return records.length === 1 ? `${only}` : `${only} each time`;
  const last = records.at(-1);
  return `${[...counts].map(([said, count]) => `${count} × ${said}`).join(', ')}; the last one ${last && outcome(last)}`;
};

/**
 * What the page itself sent after the failure: the very same request again, replays aside, one after the other (a service worker's
 * own copy of a request lies within it). Only what was heard: hence "was seen". Null for nothing.
 */
const sentAgain = ({ record, traffic }: Sent, same: readonly TrafficRecord[], replays: ReadonlySet<TrafficRecord>): Tried | null => {
  // Older records had to go: nobody knows any more what came between.
  if (traffic.since > record.startedAt) return null;
  const later: TrafficRecord[] = [];
  for (const other of same) {
    if (other.id === record.id || replays.has(other) || other.startedAt < record.receivedAt) continue;
    if (other.receivedAt <= (later.at(-1)?.receivedAt ?? 0)) continue;
    later.push(other);
  }
  const last = later.at(-1);
  if (!last) return null;
  return {
    text: `The page was seen to send it again ${times(later.length)} afterwards: ${outcomes(later)}`,
    at: null,
    worked: !failed(last),
  };
};

/** An instant within a sentence: `at 10:42:13 UTC`. */
export type When = (at: number) => string;

/** The wait that a failure asked for, where nothing of the kind was sent until an instant after its end; null otherwise. */
export const waitedUntil = (at: number, { diagnosis }: Incident, sent: Sent): number | null => {
  const { retry } = diagnosis;
  const { record } = sent;
  if (retry === null || at < retry.at || requestKey(record) === null) return null;
  const meanwhile = (sentAt: number): boolean => sentAt >= record.receivedAt && sentAt < at;
  const busy =
    sameRequest(sent).some(({ id, startedAt }) => id !== record.id && meanwhile(startedAt)) ||
    ofRecord(sent.attempts, record).some((attempt) => meanwhile(attempt.at));
  return busy ? null : retry.afterSeconds;
};

/** What was tried with a request so far: replays, oldest first, then what the page did by itself. */
export const triedWith = (incident: Incident, sent: Sent, when: When): Tried[] => {
  const same = sameRequest(sent);
  const attempts = ofRecord(sent.attempts, sent.record);
  const own = ownRecords([...attempts, ...ofRecord(sent.running, sent.record)], same);
  const again = sentAgain(sent, same, new Set(own.values()));
  return [
    ...attempts.slice(-MOST_TRIED).map((attempt): Tried => {
      const worked = workedOf(attempt, incident, own.get(attempt));
      return { text: replayText(attempt, worked, when), at: attempt.at, worked };
    }),
    ...(again ? [again] : []),
  ];
};
