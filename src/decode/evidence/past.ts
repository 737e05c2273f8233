import { endpointOf, requestUrl } from '../../http/endpoint';
import { interned } from '../../http/interned';
import { ofLatest } from '../../http/of-latest';
import type { TrafficRecord } from '../../model';
import type { CheckContext } from './check';

/** How many records back any question looks: bounds the cost of one exchange. */
const furthest = 3000;

interface Here {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly endpoint: string;
}

/** Where this request went, in the terms of the traffic records. */
export const here = ofLatest(({ exchange }: CheckContext): Here => {
  const url = requestUrl(exchange.request);
  return {
    method: exchange.request.method.toUpperCase(),
    host: interned(url?.host ?? ''),
    path: url?.pathname ?? '',
    endpoint: interned(endpointOf(exchange.request)),
  };
});

export const isPreflight = (record: Pick<TrafficRecord, 'method' | 'resourceType'>): boolean =>
  record.resourceType === 'preflight' || record.method === 'OPTIONS';

/** A success in the eyes of history: 2xx that was not judged a failure, or an unchanged 304. */
export const succeeded = (record: TrafficRecord): boolean =>
  ((record.status >= 200 && record.status < 300) || record.status === 304) && record.isFailure !== true && record.networkError === null;

/** No answer, or a server's own failure. */
export const broke = (record: Pick<TrafficRecord, 'status' | 'networkError'>): boolean => record.status === 0 || record.status >= 500;

/** Stopped before or without the host's doing: an abort, a blocker, a CORS block, the cache, or no reason given. Such a failure says nothing of the host. */
export const stoppedHere = ({ status, networkError }: Pick<TrafficRecord, 'status' | 'networkError'>): boolean =>
  status === 0 && (networkError === null || /ABORT|BLOCKED|^net::ERR_(?:FAILED|CACHE_MISS)$|_DOM_BAD_URI/.test(networkError));

/** Earlier records that any question is about, newest first and without preflights. */
interface Past {
  readonly onHost: readonly TrafficRecord[];
  readonly onEndpoint: readonly TrafficRecord[];
  /** The same path on another host. */
  readonly onPath: readonly TrafficRecord[];
  readonly redirects: readonly TrafficRecord[];
}

/** Sorts the history once for all questions about an exchange: there are a dozen of them, and each asks about few of its records. */
export const past = ofLatest((context: CheckContext): Past => {
  const { history } = context;
  const { host, path, endpoint } = here(context);
  const onHost: TrafficRecord[] = [];
  const onEndpoint: TrafficRecord[] = [];
  const onPath: TrafficRecord[] = [];
  const redirects: TrafficRecord[] = [];
  const first = Math.max(0, history.length - furthest);
  for (let i = history.length - 1; i >= first; i--) {
    const record = history[i];
    if (record === undefined || isPreflight(record)) continue;
    if (record.endpoint === endpoint) onEndpoint.push(record);
    if (record.host === host) onHost.push(record);
    else if (record.path === path) onPath.push(record);
    if (record.status >= 300 && record.status < 400) redirects.push(record);
  }
  return { onHost, onEndpoint, onPath, redirects };
});

/** Those of some records that began within so many milliseconds before this request did. */
export const within = ({ exchange }: CheckContext, ms: number, records: readonly TrafficRecord[]): TrafficRecord[] =>
  records.filter((record) => record.startedAt >= exchange.startedAt - ms);

export const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : otherwise;
