import { parseUrl } from '../http/endpoint';
import { header } from '../http/headers';
import type { Exchange, History, TrafficRecord } from '../model';

/** Browsers give up after 20 hops. So many within the window, some of them back to the same address, are no detour any more. */
const hops = 12;
const returns = 3;
const windowMs = 10_000;

const leadsTo = ({ responseHeaders, host, path }: TrafficRecord, target: string): boolean =>
  parseUrl(new URL(header(responseHeaders, 'location') ?? '', `http://${host}${path}`).href)?.pathname === target;

const safely = (record: TrafficRecord, target: string): boolean => {
  try {
    return leadsTo(record, target);
  } catch {
    return false;
  }
};

/**
 * Firefox tells an extension only the hops of a redirect loop, never that it gave up: addresses of one host that redirect to each other
 * again and again within seconds tell it all the same. Chromium names the error itself.
 */
export const isRedirectLoop = (exchange: Exchange, history: History): boolean => {
  const { status } = exchange.response;
  if (exchange.browser !== 'firefox' || status < 300 || status >= 400 || status === 304) return false;
  const url = parseUrl(exchange.request.url);
  if (url === null) return false;
  let seen = 0;
  let back = 0;
  for (let i = history.length - 1; i >= 0 && i >= history.length - 100; i--) {
    const record = history[i];
    if (record === undefined || exchange.receivedAt - record.receivedAt > windowMs) break;
    if (record.host !== url.host || record.status < 300 || record.status >= 400) continue;
    seen++;
    if (safely(record, url.pathname)) back++;
  }
  // Once is enough: the hops after it belong to the same loop.
  return seen === hops && back >= returns;
};
