import type { TrafficRecord } from '../model';
import { MAX_RECORDS } from './bounds';
import { requestKey } from './request-key';

/** Records to be asked for by what they are. */
export interface Traffic {
  readonly byId: ReadonlyMap<string, TrafficRecord>;
  /** From when on all is known, epoch milliseconds: older records had to go. */
  readonly since: number;
  /** Of one request, in the order in which they were sent. */
  ofRequest(key: string): readonly TrafficRecord[];
}

const known = new WeakMap<readonly TrafficRecord[], Traffic>();

/** An index of records, made once for each list of them. */
export const trafficOf = (records: readonly TrafficRecord[]): Traffic => {
  const before = known.get(records);
  if (before) return before;
  const requests = new Map<string, TrafficRecord[]>();
  for (const record of [...records].sort((a, b) => a.startedAt - b.startedAt)) {
    const key = requestKey(record);
    if (key === null) continue;
    const others = requests.get(key);
    if (others) others.push(record);
    else requests.set(key, [record]);
  }
  const traffic: Traffic = {
    byId: new Map(records.map((record) => [record.id, record])),
    since: records.length < MAX_RECORDS ? 0 : (records[0]?.startedAt ?? 0),
    ofRequest: (key) => requests.get(key) ?? [],
  };
  known.set(records, traffic);
  return traffic;
};
