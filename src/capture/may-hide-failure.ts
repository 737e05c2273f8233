import { header, headerValues } from '../http/headers';
import { essence, isHtml, isJson, isXml } from '../http/media-type';
import type { Exchange } from '../model';
import { preflightFor } from './pair-preflights';

/** A failure by its status or error alone: its body is always read. */
export const isFailing = ({ response, networkError }: Exchange): boolean =>
  response.status >= 400 || response.status === 0 || networkError !== null;

/** A 2xx body larger than this is not looked into. */
export const successBodyLimit = 262_144;

const apiTypes = new Set(['fetch', 'xhr', 'preflight', 'eventsource']);

/** Documents, pictures and scripts are not API answers. Firefox gives no type: there the content type decides. */
const isApiLike = ({ resourceType, request }: Exchange): boolean => {
  if (resourceType !== null) return apiTypes.has(resourceType);
  const destination = header(request.headers, 'sec-fetch-dest');
  return destination === null || destination === 'empty';
};

/** Besides JSON, XML and HTML: plain text, name-value pairs, streams of events, answers in pieces. */
const tellingTypes = new Set(['text/plain', 'application/x-www-form-urlencoded', 'text/event-stream', 'multipart/mixed']);

/** True where a success may hold a failure in its body, so that the body is worth reading (GraphQL, `ok: false`, gRPC, a login page…). */
export const mayHideFailure = (exchange: Exchange): boolean => {
  const { status, headers, body } = exchange.response;
  if (status < 200 || status >= 400 || status === 204 || status === 205 || status === 304) return false;
  if (preflightFor(exchange) !== null || !isApiLike(exchange)) return false;
  if (body.size !== null && body.size > successBodyLimit) return false;
  const type = essence(body.mimeType);
  if (header(headers, 'grpc-status') !== null || type.startsWith('application/grpc')) return true;
  if (status >= 300) return isXml(type) || isJson(type);
  return type === '' || tellingTypes.has(type) || isJson(type) || isXml(type) || isHtml(type);
};

/**
 * Firefox marks nothing where CORS keeps an answer from the page: every cross-origin answer whose fields do not plainly allow the page is
 * handed on whole, and every preflight, for the decoder to judge.
 */
export const mayBeBlocked = ({ browser, request, response }: Exchange): boolean => {
  if (browser !== 'firefox') return false;
  // Of a redirect loop it tells the hops alone.
  if (response.status >= 300 && response.status < 400 && response.status !== 304) return true;
  const origin = header(request.headers, 'origin');
  if (origin === null) return false;
  return request.method === 'OPTIONS' || headerValues(response.headers, 'access-control-allow-origin').join() !== origin;
};

const hints = [
  'error',
  'err',
  'fault',
  'fail',
  'denied',
  'exception',
  'false',
  'invalid',
  'limit',
  'status',
  'code',
  'problem',
  '<html',
  '<!doctype',
];

/** A cheap look that lets go of plain successes at once; what decides is the decoder. */
export const looksSuspicious = ({ response }: Exchange): boolean => {
  const { text, base64 } = response.body;
  if (base64 !== null || response.status === 207 || header(response.headers, 'grpc-status') !== null) return true;
  if (text === null) return false;
  const start = text.slice(0, 65_536).toLowerCase();
  return hints.some((hint) => start.includes(hint));
};
