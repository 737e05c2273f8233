import type { Exchange } from '../model';
import { header } from './headers';
import { parameter } from './media-type';
import { ofLatest } from './of-latest';
import { requestContent } from './request-content';

type Request = Exchange['request'];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const date = /^\d{4}-(?:0\d|1[0-2])(?:-[0-3]\d)?(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?$/;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Random-looking: hashes, ULIDs, prefixed ids (`cus_9s6XKz`), short ids. Words, versions and slugs are none. */
const looksRandom = (segment: string): boolean => {
  if (!/^[\w-]+$/.test(segment)) return false;
  const digits = count(segment, /\d/g);
  if (/^[0-9a-f]+$/i.test(segment)) return segment.length >= 8 && digits > 0;
  const mixedCase = /[a-z]/.test(segment) && /[A-Z]/.test(segment);
  const prefixed = /^[A-Za-z]{2,12}_(?:test_|live_)?([A-Za-z0-9]{8,})$/.exec(segment)?.[1];
  if (prefixed !== undefined) return /\d/.test(prefixed) || (/[a-z]/.test(prefixed) && /[A-Z]/.test(prefixed));
  if (/^[a-z]+(?:-[a-z]+)*-?\d{0,2}$/i.test(segment) && segment.length < 40) return false;
  if (segment.length >= 20 && digits > 0 && (mixedCase || !segment.includes('-'))) return true;
  return segment.length >= 10 && digits >= 2 && !/[-_]/.test(segment) && (mixedCase || digits >= 4);
};

const isId = (segment: string): boolean =>
  /^\d+$/.test(segment) ||
  uuid.test(segment) ||
  /^[A-Z][A-Z0-9]*-\d+$/.test(segment) ||
  /^(?:[a-z]+[-_]\d{5,}|[a-z]{1,4}_\d+)$/i.test(segment) ||
  /^-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)*$/.test(segment) ||
  (segment.indexOf('@') > 0 && segment.includes('.')) ||
  segment.length > 80 ||
  looksRandom(segment);

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const template = (raw: string): string => {
  if (/^(?:[a-z]{1,24}|v\d)$/.test(raw)) return raw;
  const segment = decoded(raw.slice(0, 500));
  if (date.test(segment)) return '{date}';
  if (isId(segment)) return '{id}';
  const odata = /^(\w+)\([^()]*\)$/.exec(segment);
  if (odata?.[1] !== undefined) return `${odata[1]}({id})`;
  const tail = /^(.+?)([.:])([A-Za-z]\w{0,19})$/.exec(segment);
  if (tail?.[1] !== undefined && isId(tail[1])) return `{id}${tail[2]}${tail[3]}`;
  return raw;
};

/** `/users/42` → `/users/{id}`: numbers, UUIDs, hashes, random ids and e-mail addresses become `{id}`, dates `{date}`. */
export const pathTemplate = (path: string): string => {
  const segments = path.slice(0, 4000).split('/');
  const procedures = segments.indexOf('trpc');
  return segments.map((segment, i) => (segment === '' || (procedures >= 0 && i > procedures) ? segment : template(segment))).join('/');
};

const rootField = /(?:^|[\s}])(query|mutation|subscription)\b\s*([A-Za-z_]\w*)?/;

const graphqlName = (query: string, named: unknown): string | null => {
  if (typeof named === 'string' && named !== '') return named;
  const start = query.slice(0, 4000).replace(/#[^\n]*/g, ' ');
  const operation = rootField.exec(start);
  if (operation?.[2] !== undefined) return operation[2];
  if (operation === null && !/^\s*\{/.test(start)) return null;
  return /\{\s*(?:\w+\s*:\s*)?([A-Za-z_]\w*)/.exec(start.slice(operation?.index ?? 0))?.[1] ?? 'anonymous';
};

const operationIn = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const body = value as Record<string, unknown>;
  if (typeof body.method === 'string' && (body.jsonrpc !== undefined || (body.params !== undefined && body.id !== undefined)))
    return body.method;
  if (typeof body.query === 'string') return graphqlName(body.query, body.operationName);
  const persisted = typeof body.extensions === 'object' || body.documentId !== undefined || body.doc_id !== undefined;
  return persisted && typeof body.operationName === 'string' ? body.operationName : null;
};

const operationsIn = (json: unknown): string | null => {
  if (!Array.isArray(json)) return operationIn(json);
  const names = json.slice(0, 50).map(operationIn);
  if (names.length === 0 || names.includes(null)) return null;
  return [...new Set(names)].slice(0, 5).join(',');
};

/** SOAP 1.1 has a SOAPAction field, SOAP 1.2 an `action` parameter; AWS names its operation in X-Amz-Target or as the form's Action. */
const headerOperation = (request: Request): string | null => {
  const type = header(request.headers, 'content-type') ?? '';
  const action = header(request.headers, 'soapaction') ?? (/action/i.test(type) ? parameter(type, 'action') : null);
  const name = action?.trim().replace(/^"|"$/g, '').split(/[/#:]/).pop();
  if (name) return name;
  return header(request.headers, 'x-amz-target');
};

const fieldOperation = (names: Iterable<readonly [string, string]>): string | null => {
  const fields = new Map(names);
  const query = fields.get('query');
  if (query !== undefined) return graphqlName(query, fields.get('operationName'));
  if (fields.has('Action') && fields.has('Version')) return fields.get('Action') ?? null;
  return fields.has('extensions') ? (fields.get('operationName') ?? null) : null;
};

/** Members and fields without which neither body nor query names an operation: most hold none of them, and need not be read for it. */
const NAMING = ['query', 'method', 'operationName', 'Action'];
const mayName = (text: string): boolean => NAMING.some((name) => text.includes(name));

const bodyOperation = (request: Request): string | null => {
  const { text } = request.body;
  if (text === null || !mayName(text)) return null;
  const { json, fields } = requestContent(request);
  return json === undefined ? fieldOperation(fields.map(({ name, value }) => [name, value] as const)) : operationsIn(json);
};

const operation = (request: Request, url: URL): string | null => {
  const named = headerOperation(request) ?? bodyOperation(request);
  if (named !== null) return named;
  if (!mayName(url.search)) return null;
  const query = url.searchParams;
  return /(?:graphql|gql)\/?$/i.test(url.pathname) || query.has('Action') ? fieldOperation(query) : null;
};

/** The address without query, user info and fragment; null where it is no URL of a host. */
export const parseUrl = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    return null;
  }
};

/** The request's URL; null where it is none. */
export const requestUrl = ofLatest((request: Request): URL | null => parseUrl(request.url));

const read = (request: Request): string => {
  const method = request.method.toUpperCase();
  const url = requestUrl(request);
  if (url === null) return `${method} ${request.url.split(/[?#]/, 1)[0]?.slice(0, 200) ?? ''}`;
  if (url.host === '') return `${method} ${url.protocol}`;
  const named = operation(request, url);
  return `${method} ${url.host}${pathTemplate(url.pathname)}${named === null ? '' : `#${named.slice(0, 200)}`}`;
};

/**
 * What was asked for, apart from whom: `GET api.x.com/users/{id}`. GraphQL operations, JSON-RPC methods, SOAP actions
 * are endpoints of their own (`POST api.x.com/graphql#GetUser`), as tRPC procedures are by their path. Never throws.
 */
export const endpointOf = ofLatest(read);
