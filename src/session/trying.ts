import type { Exchange, Incident, TrafficRecord } from '../model';
import type { Schedule } from './clock';
import { createReplays, type Replays } from './replays';
import { requestKey } from './request-key';
import { trafficOf } from './traffic';
import { type Sent, type Tried, triedWith, type When, waitedUntil } from './tried';

/** Replays, and what is known of them and of what the page sent again by itself. */
export interface Trying extends Replays {
  /** What was tried with a request so far; `when` says an instant within a sentence. */
  tried(incident: Incident, when: When): readonly Tried[];
}

interface Parts {
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Everything heard from where a failure comes from. */
  readonly recordsFor: (exchange: Exchange) => readonly TrafficRecord[];
  readonly toRecord: (exchange: Exchange) => TrafficRecord;
}

export const createTrying = ({ now, schedule, recordsFor, toRecord }: Parts): Trying => {
  const sent = ({ id, exchange }: Incident): Sent => {
    const traffic = trafficOf(recordsFor(exchange));
    return {
      traffic,
      // A file's requests were never repeated, however alike they are.
      attempts: exchange.source === 'har' ? [] : replays.attempts.value,
      running: [...replays.pending.value]
        .filter(([, { state }]) => state === 'running')
        .map(([incidentId, { request, at }]) => ({ incidentId, request, at, endedAt: Number.POSITIVE_INFINITY, status: 0 })),
      record: traffic.byId.get(id) ?? toRecord(exchange),
    };
  };
  const replays: Replays = createReplays({
    now,
    schedule,
    requestOf: (incident) => requestKey(sent(incident).record),
    waited: (incident, at) => waitedUntil(at, incident, sent(incident)),
  });
  return { ...replays, tried: (incident, when) => triedWith(incident, sent(incident), when) };
};
