import { endpointOf, requestUrl } from '../../http/endpoint';
import type { Exchange, TrafficRecord } from '../../model';
import type { CheckContext } from './check';

/** How many records back any question looks: bounds the cost of one exchange. */
const furthest = 3000;

interface Here {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly endpoint: string;
}

const remembered = new WeakMap<Exchange, Here>();

/** Where this request went, in the terms of the traffic records. */
export const here = ({ exchange }: CheckContext): Here => {
  const known = remembered.get(exchange);
  if (known !== undefined) return known;
  const url = requestUrl(exchange.request);
  const place = {
    method: exchange.request.method.toUpperCase(),
    host: url?.host ?? '',
    path: url?.pathname ?? '',
    endpoint: endpointOf(exchange.request),
  };
  remembered.set(exchange, place);
  return place;
};

export const isPreflight = (record: Pick<TrafficRecord, 'method' | 'resourceType'>): boolean =>
  record.resourceType === 'preflight' || record.method === 'OPTIONS';

/** A success in the eyes of history: 2xx that was not judged a failure, or an unchanged 304. */
export const succeeded = (record: TrafficRecord): boolean =>
  ((record.status >= 200 && record.status < 300) || record.status === 304) && record.isFailure !== true && record.networkError === null;

/** No answer, or a server's own failure. */
export const broke = (record: Pick<TrafficRecord, 'status' | 'networkError'>): boolean => record.status === 0 || record.status >= 500;

/** The latest earlier record that fits, null where none does. Preflights are left out. */
export const lastWhere = ({ history }: CheckContext, fits: (record: TrafficRecord) => boolean): TrafficRecord | null => {
  for (let i = history.length - 1; i >= Math.max(0, history.length - furthest); i--) {
    const record = history[i];
    if (record !== undefined && !isPreflight(record) && fits(record)) return record;
  }
  return null;
};

/** Earlier records that began within so many milliseconds before this request did, newest first, without preflights. */
export const within = ({ exchange, history }: CheckContext, ms: number, fits: (record: TrafficRecord) => boolean): TrafficRecord[] => {
  const found: TrafficRecord[] = [];
  for (let i = history.length - 1; i >= Math.max(0, history.length - furthest); i--) {
    const record = history[i];
    if (record === undefined) continue;
    if (record.startedAt >= exchange.startedAt - ms && !isPreflight(record) && fits(record)) found.push(record);
  }
  return found;
};

export const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : otherwise;
