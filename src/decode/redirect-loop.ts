import { endpointOf } from '../http/endpoint';
import type { Exchange, History } from '../model';

/** Browsers give up after 20 hops. So many of one endpoint within the window are no detour any more. */
const hops = 8;
const windowMs = 10_000;

/**
 * Firefox tells an extension only the hops of a redirect loop, never that it gave up: the same endpoint redirected again and again within
 * seconds tells it all the same. Chromium names the error itself.
 */
export const isRedirectLoop = (exchange: Exchange, history: History): boolean => {
  const { status } = exchange.response;
  if (exchange.browser !== 'firefox' || status < 300 || status >= 400 || status === 304) return false;
  const endpoint = endpointOf(exchange.request);
  let seen = 0;
  for (let i = history.length - 1; i >= 0 && i >= history.length - 100; i--) {
    const record = history[i];
    if (record === undefined || exchange.receivedAt - record.receivedAt > windowMs) break;
    if (record.endpoint === endpoint && record.status >= 300 && record.status < 400) seen++;
  }
  // Once is enough: the hops after it belong to the same loop.
  return seen === hops;
};
