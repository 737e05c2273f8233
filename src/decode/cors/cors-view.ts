import { parseUrl, requestUrl } from '../../http/endpoint';
import { hasHeader, header, headerValues } from '../../http/headers';
import { ofLatest } from '../../http/of-latest';
import type { Citation, Exchange, HeaderField, TrafficRecord } from '../../model';
import type { CheckContext } from '../evidence/check';

/** A preflight as it was asked and answered, whether it is this exchange, folded under it, or remembered. */
export interface Preflight {
  readonly status: number;
  readonly headers: readonly HeaderField[];
  /** The method that leave was asked for, upper case as browsers send it; null where it is not recorded. */
  readonly method: string | null;
  /** The headers that leave was asked for, lower case. */
  readonly asked: readonly string[];
  readonly citation: Citation;
}

/** How the page's rights over this answer stand. */
export interface CorsView {
  /** The page's origin, null where nothing tells it. */
  readonly origin: string | null;
  readonly target: string;
  /** Whether the browser asks the server's leave at all; null where that cannot be told. */
  readonly applies: boolean | null;
  readonly whyNot: string | null;
  /** True where cookies went along: then a wildcard is not enough. Null: unknown. */
  readonly withCredentials: boolean | null;
  readonly preflight: Preflight | null;
  readonly isPreflight: boolean;
  /** The answer whose CORS fields decide, null where none was recorded. */
  readonly answer: CorsAnswer | null;
  /** The origins that it allows, as it lists them. */
  readonly allowed: readonly string[];
}

interface CorsAnswer {
  readonly headers: readonly HeaderField[];
  readonly status: number;
  readonly name: string;
}

const listed = (value: string | null): string[] =>
  (value ?? '')
    .slice(0, 8000)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const names = (value: string | null): string[] => listed(value).map((name) => name.toLowerCase());

export const isPreflightExchange = ({ request, resourceType }: Exchange): boolean =>
  request.method.toUpperCase() === 'OPTIONS' &&
  (resourceType === 'preflight' || hasHeader(request.headers, 'access-control-request-method'));

const ofExchange = (exchange: Exchange, part: Citation['part']): Preflight => ({
  status: exchange.response.status,
  headers: exchange.response.headers,
  method: header(exchange.request.headers, 'access-control-request-method'),
  asked: names(header(exchange.request.headers, 'access-control-request-headers')),
  citation: { part, at: part === 'history' ? exchange.id : 'Access-Control-Request-Method' },
});

const openValue = (record: TrafficRecord, name: string): string | null =>
  record.requestHeaders.find((value) => value.name === name)?.value ?? null;

const remembered = ({ exchange, history }: CheckContext, url: URL): Preflight | null => {
  for (let i = history.length - 1; i >= Math.max(0, history.length - 200); i--) {
    const record = history[i];
    if (record?.method !== 'OPTIONS' || record.host !== url.host || record.path !== url.pathname) continue;
    if (Math.abs(exchange.startedAt - record.startedAt) > 10_000) continue;
    const method = openValue(record, 'access-control-request-method');
    if (method !== null && method.toUpperCase() !== exchange.request.method.toUpperCase()) continue;
    const asked = names(openValue(record, 'access-control-request-headers'));
    return { status: record.status, headers: record.responseHeaders, method, asked, citation: { part: 'history', at: record.id } };
  }
  return null;
};

const preflightOf = (context: CheckContext, url: URL | null): Preflight | null => {
  const { exchange } = context;
  if (isPreflightExchange(exchange)) return ofExchange(exchange, 'request-header');
  if (exchange.preflight !== null) return ofExchange(exchange.preflight, 'history');
  return url === null ? null : remembered(context, url);
};

const originOf = ({ request, pageUrl }: Exchange): string | null => {
  const stated = header(request.headers, 'origin');
  if (stated !== null) return stated.trim();
  const page = parseUrl(pageUrl ?? header(request.headers, 'referer') ?? '');
  return page === null || !page.protocol.startsWith('http') ? null : page.origin;
};

/** Kinds of requests that are held to CORS; navigation, images and scripts are not, unless Sec-Fetch-Mode says so. */
const judged = ['fetch', 'xhr', 'xmlhttprequest', 'preflight', 'eventsource', 'font', 'other'];

const applies = (exchange: Exchange, origin: string | null, target: string): Pick<CorsView, 'applies' | 'whyNot'> => {
  const mode = header(exchange.request.headers, 'sec-fetch-mode')?.toLowerCase() ?? null;
  if (!/^https?:/i.test(exchange.request.url)) return { applies: null, whyNot: null };
  if (origin === null) return { applies: null, whyNot: null };
  if (origin === target) return { applies: false, whyNot: `The request went to the page’s own origin, ${target}` };
  if (mode === 'navigate' || mode === 'websocket') return { applies: false, whyNot: 'Navigation is not held to CORS' };
  if (namesAnotherCause(exchange.networkError)) return { applies: null, whyNot: null };
  if (mode === 'no-cors' || /-extension:/.test(origin) || exchange.fromServiceWorker) return { applies: null, whyNot: null };
  if (mode === null && exchange.resourceType !== null && !judged.includes(exchange.resourceType.toLowerCase()))
    return { applies: null, whyNot: null };
  const read =
    exchange.browser === 'chromium' && exchange.source === 'devtools' && exchange.networkError === null && exchange.response.status > 0;
  if (read && !isPreflightExchange(exchange))
    return { applies: false, whyNot: 'The browser reports no error: the page could read the answer' };
  return { applies: true, whyNot: null };
};

/** Chromium calls a CORS block ERR_FAILED and Firefox a bad URI: an error of any other name has another cause. */
const namesAnotherCause = (networkError: string | null): boolean =>
  networkError !== null && /^(?:net::ERR_(?!FAILED$)|NS_(?!ERROR_DOM_|ERROR_FAILURE))/.test(networkError);

/** Everything CORS about an exchange. */
export const corsView = ofLatest((context: CheckContext): CorsView => {
  const { exchange } = context;
  const url = requestUrl(exchange.request);
  const origin = originOf(exchange);
  const target = url?.origin ?? '';
  const cookies = hasHeader(exchange.request.headers, 'cookie');
  const preflight = preflightOf(context, url);
  const isPreflight = isPreflightExchange(exchange);
  const answer = deciding(exchange, preflight, isPreflight);
  return {
    origin,
    target,
    ...applies(exchange, origin, target),
    withCredentials: cookies ? true : null,
    preflight,
    isPreflight,
    answer,
    allowed: answer === null ? [] : allowedOrigins(answer.headers),
  };
});

/** Every answer has some header (RFC 9110 section 6.6.1 asks for Date): a list without a line was not recorded, and lacks nothing for sure. */
const recorded = (headers: readonly HeaderField[]): boolean => headers.length > 0;

/** The answer whose CORS fields decide: the preflight's where the request was never answered, else the request's own. */
const deciding = ({ response }: Exchange, preflight: Preflight | null, isPreflight: boolean): CorsAnswer | null => {
  if (isPreflight)
    return response.status > 0 && recorded(response.headers)
      ? { headers: response.headers, status: response.status, name: 'The preflight’s answer' }
      : null;
  if (response.status > 0 && !recorded(response.headers)) return null;
  if (response.status > 0) return { headers: response.headers, status: response.status, name: 'The answer' };
  if (preflight !== null && preflight.status > 0 && recorded(preflight.headers))
    return { headers: preflight.headers, status: preflight.status, name: 'The preflight’s answer' };
  return null;
};

/** True where the answer allows exactly this origin, credentials included: whatever else may be wrong, it is not that. */
export const allowsPage = ({ origin, allowed, answer }: CorsView): boolean =>
  allowed.length === 1 && allowed[0] === origin && header(answer?.headers ?? [], 'access-control-allow-credentials') === 'true';

/** Values of Access-Control-Allow-Origin, lists taken apart: one is right, more are an error. */
const allowedOrigins = (headers: readonly HeaderField[]): readonly string[] => {
  const values = headerValues(headers, 'access-control-allow-origin');
  return values
    .join(',')
    .slice(0, 2000)
    .split(/[,\s]+/)
    .filter((value) => value !== '');
};

/** True where the preflight was answered and the headers of that answer are known. */
export const grants = ({ status, headers }: Preflight): boolean => status >= 200 && status < 300 && recorded(headers);

/** The names of headers that an answer lists, lower case. */
export const allowedNames = (headers: readonly HeaderField[], name: string): string[] => headerValues(headers, name).flatMap(names);

/** The methods that an answer allows, as spelt: their case counts (Fetch standard, CORS-preflight fetch). */
export const allowedMethods = (headers: readonly HeaderField[]): string[] =>
  headerValues(headers, 'access-control-allow-methods').flatMap(listed);
