import { header } from '../http/headers';
import type { Exchange } from '../model';

/** The method that an OPTIONS request asks leave for (Fetch standard, CORS-preflight request); null where it is no preflight. */
export const preflightFor = (exchange: Exchange): string | null => {
  if (exchange.request.method !== 'OPTIONS') return null;
  return header(exchange.request.headers, 'access-control-request-method') ?? (exchange.resourceType === 'preflight' ? '' : null);
};

/** How far apart a preflight and its request may have started. */
const windowMs = 60_000;

/** True where `preflight` asked leave for `exchange`: the browsers deliver the two in either order and name no link between them. */
export const belongs = (preflight: Exchange, exchange: Exchange): boolean => {
  const method = preflightFor(preflight);
  if (method === null || preflightFor(exchange) !== null || preflight.request.url !== exchange.request.url) return false;
  // A request that was over before the preflight began is an earlier one.
  const open = exchange.receivedAt >= preflight.startedAt;
  return open && (method === '' || method === exchange.request.method) && Math.abs(exchange.startedAt - preflight.startedAt) <= windowMs;
};

/** Gives each request of a list its nearest preflight; the list keeps its length and order. Linear in the number of exchanges. */
export const pairPreflights = (exchanges: readonly Exchange[]): Exchange[] => {
  const waiting = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    if (preflightFor(exchange) === null) continue;
    const list = waiting.get(exchange.request.url);
    if (list) list.push(exchange);
    else waiting.set(exchange.request.url, [exchange]);
  }
  return exchanges.map((exchange) => {
    const candidates = waiting.get(exchange.request.url);
    if (!candidates || preflightFor(exchange) !== null) return exchange;
    const index = candidates.findIndex((preflight) => belongs(preflight, exchange));
    const [preflight] = index < 0 ? [] : candidates.splice(index, 1);
    return preflight ? { ...exchange, preflight } : exchange;
  });
};
