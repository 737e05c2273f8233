import { type Check, no, unknown, yes } from './check';

/** Did the page's service worker hand out the answer? Only Chromium tells. It may have made it, or passed on what the network gave. */
export const fromServiceWorker: Check = ({ exchange }) => {
  if (exchange.fromServiceWorker) return yes(`The page’s service worker handed out this ${exchange.response.status}`);
  return exchange.browser === 'chromium' ? no('No service worker handed out the answer') : unknown();
};
