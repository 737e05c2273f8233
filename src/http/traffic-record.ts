import type { Exchange, HeaderField, RecordedValue, TrafficRecord } from '../model';
import { endpointOf, requestUrl } from './endpoint';
import { fingerprint } from './fingerprint';
import { interned } from './interned';
import { essence } from './media-type';
import { boundaryIn } from './multipart';
import { requestContent } from './request-content';
import { sentCredentials } from './sent-credentials';
import { setCookies } from './set-cookie';

/** Header values that hold no secret and help to compare two requests. */
const harmless =
  /^(?:accept|accept-language|accept-encoding|origin|x-requested-with|content-encoding|access-control-request-(?:method|headers)|sec-fetch-(?:mode|site|dest)|[\w-]+-version|version|prefer)$/;

const remembered =
  /^(?:retry-after(?:-ms)?|date|age|allow|etag|content-type|violated-policies|access-control-[\w-]+|[\w-]*retry-after[\w-]*|[\w-]*rate-?limit[\w-]*|[\w-]*-call-limit|[\w-]*limit-info|x-[\w-]+-(?:used-[\w-]*weight|order-count)-\w+|x-\w+-limit-\w+-(?:limit|remaining|reset)|[\w-]*-usage)$/;

const mostValues = 100;

const values = (
  pairs: Iterable<readonly [string, string]>,
  salt: string,
  open: (name: string, value: string) => string | null,
): RecordedValue[] => {
  const recorded: RecordedValue[] = [];
  for (const [name, value] of pairs) {
    if (recorded.length >= mostValues) break;
    recorded.push({ name: name.slice(0, 200), fingerprint: fingerprint(value, salt), value: open(name, value) });
  }
  return recorded;
};

const openHeader = (name: string, value: string): string | null => {
  if (name === 'content-type') return essence(value);
  return harmless.test(name) && value.length <= 200 ? value : null;
};

const closed = (): null => null;

/** Redirect targets keep origin and path only: their query may carry codes and tokens. */
const location = (field: HeaderField): HeaderField => ({ name: field.name, value: field.value.split(/[?#]/, 1)[0] ?? '' });

const responseHeaders = (exchange: Exchange): HeaderField[] => {
  const kept: HeaderField[] = [];
  for (const field of exchange.response.headers) {
    const name = field.name.toLowerCase();
    if (name === 'location') kept.push(location(field));
    else if (remembered.test(name)) kept.push(field);
  }
  if (exchange.response.redirectUrl !== '' && !kept.some((field) => field.name.toLowerCase() === 'location')) {
    kept.push(location({ name: 'location', value: exchange.response.redirectUrl }));
  }
  return kept.slice(0, mostValues);
};

/** Names of the body's top-level members: JSON members, form fields, multipart fields and files. */
export const bodyMemberNames = (request: Exchange['request']): string[] => {
  const { json, fields, parts } = requestContent(request);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return Object.keys(json).slice(0, mostValues);
  const files = parts.flatMap(({ name, filename }) => (name !== null && filename !== null ? [name] : []));
  return [...fields.map(({ name }) => name), ...files];
};

/** The same with their values as text; of a file its name. */
export const bodyMembers = (request: Exchange['request']): [string, string][] => {
  const { json, fields, parts } = requestContent(request);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
    return Object.entries(json)
      .slice(0, mostValues)
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value, shallow())]);
  }
  const files = parts.flatMap((part): [string, string][] =>
    part.name !== null && part.filename !== null ? [[part.name, part.filename]] : [],
  );
  return [...fields.map(({ name, value }): [string, string] => [name, value]), ...files];
};

/** Nested values are told apart by their first few hundred members: a fingerprint need not read 50 MB, nor 100 000 levels. */
const shallow = (): ((key: string, value: unknown) => unknown) => {
  let seen = 0;
  return (_key, value) => (typeof value === 'object' && value !== null && ++seen > 300 ? 0 : value);
};

/** Longer bodies are not compared. */
const longestCompared = 262_144;

/** FNV-1a in two lanes: with the length enough to tell two bodies apart, and cheap enough for every request. */
const checksum = (text: string): string => {
  let a = 0x811c9dc5;
  let b = 0x1234567;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 15);
  }
  return `${text.length}.${a >>> 0}.${b >>> 0}`;
};

/** What two equal bodies have in common, short ones verbatim; '' for none; null where it is not known whole. Multipart boundaries differ each time. */
export const comparableBody = (request: Exchange['request']): string | null => {
  const { kind } = requestContent(request);
  if (kind === 'none') return '';
  const { text } = request.body;
  if (kind === 'unknown' || text === null || text.length > longestCompared) return null;
  const boundary = kind === 'multipart' ? boundaryIn(text) : null;
  const plain = boundary === null ? text : text.split(boundary).join('');
  return plain.length <= 1000 ? plain : checksum(plain);
};

const bodyFingerprint = (request: Exchange['request'], salt: string): string | null => {
  const body = comparableBody(request);
  return body === null || body === '' ? body : fingerprint(body, salt);
};

/** A light memory of an exchange, without any secret: see TrafficRecord. The salt is the session's own. */
export const toRecord = (exchange: Exchange, salt: string): TrafficRecord => {
  const { request, response } = exchange;
  const url = requestUrl(request);
  const headers = request.headers.map(({ name, value }) => [name.toLowerCase(), value] as const).filter(([name]) => !name.startsWith(':'));
  const cookies = setCookies(response.headers, url?.pathname ?? '/');
  const credentials = sentCredentials(request).map((sent) => [`${sent.in}:${sent.name.toLowerCase()}`, sent.value] as const);
  return {
    id: exchange.id,
    startedAt: exchange.startedAt,
    receivedAt: exchange.receivedAt,
    method: request.method.toUpperCase(),
    host: interned(url?.host ?? ''),
    path: url?.pathname ?? '',
    endpoint: interned(endpointOf(request)),
    resourceType: exchange.resourceType,
    status: response.status,
    networkError: exchange.networkError,
    isFailure: null,
    requestHeaders: values(headers, salt, openHeader),
    query: values(url?.searchParams ?? [], salt, closed),
    bodyKeys: values(bodyMembers(request), salt, closed),
    bodyFingerprint: bodyFingerprint(request, salt),
    credentials: values(credentials, salt, closed),
    responseHeaders: responseHeaders(exchange),
    ...(cookies.length > 0 ? { setCookies: cookies } : {}),
    retryAt: null,
  };
};
