import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { type Check, no, unknown, yes } from '../evidence/check';
import { corsView } from './cors-view';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/i;
const privateHost =
  /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|.+\.local|\[f[cd][0-9a-f:]+\])$/i;

/** Errors of a request that was let through to the network, and those by which the browser gives another reason. */
const letThrough =
  /^net::ERR_(?!FAILED|ABORTED|BLOCKED|INSECURE|UNSAFE|DISALLOWED)|^NS_ERROR_(?:NET|UNKNOWN_HOST|CONNECTION|PROXY|REDIRECT)/;
const otherReason = /NETWORK_ACCESS|BLOCKED_BY_(?:CLIENT|ADMINISTRATOR|CSP|ORB|RESPONSE)/;

/** Did a secure page ask for an insecure address, which browsers block? Loopback addresses count as secure. */
export const mixedContent: Check = (context) => {
  const { exchange } = context;
  const url = requestUrl(exchange.request);
  const { origin } = corsView(context);
  const cited = { part: 'request-url', at: null } as const;
  if (url === null || origin === null) return unknown();
  const insecure = (url.protocol === 'http:' || url.protocol === 'ws:') && !loopback.test(url.hostname);
  if (!insecure) return no(`The address is secure (${url.protocol}//)`, cited);
  if (!origin.startsWith('https:')) return no('The page itself is not secure', cited);
  if (exchange.response.status > 0) return no(`The request was let through and answered ${exchange.response.status}`, cited);
  const error = exchange.networkError ?? '';
  if (letThrough.test(error)) return no(`The request was let through: the browser reports ${error}`, { part: 'network', at: null });
  if (otherReason.test(error)) return unknown();
  return yes(`The page at ${origin} is secure (https), but the request goes to ${url.protocol}//${url.host}, which is not`, cited);
};

/** Did a public page ask for a private address without that network's leave (Local Network Access)? */
export const privateNetwork: Check = (context) => {
  const { exchange } = context;
  const { preflight } = corsView(context);
  const error = exchange.networkError ?? '';
  if (/(?:PRIVATE|LOCAL)_NETWORK_ACCESS/.test(error)) return yes(`The browser reports ${error}`, { part: 'network', at: null });
  const url = requestUrl(exchange.request);
  const asked = exchange.preflight === null ? null : header(exchange.preflight.request.headers, 'access-control-request-private-network');
  if (asked === 'true' && preflight !== null && header(preflight.headers, 'access-control-allow-private-network') !== 'true') {
    return yes('The preflight asked for Access-Control-Allow-Private-Network, and the answer does not give it', preflight.citation);
  }
  if (exchange.response.status > 0) return no(`The address answered ${exchange.response.status}`);
  const near = url !== null && (loopback.test(url.hostname) || privateHost.test(url.hostname));
  return near ? unknown(`${url.host} is an address of a private network`) : unknown();
};
