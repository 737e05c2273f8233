import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { ofLatest } from '../../http/of-latest';
import { requestContent } from '../../http/request-content';
import type { Citation, Exchange } from '../../model';

/** A value of the request under a name that the answer (or a pack) uses. Form, query and path values are text. */
export interface SentValue {
  readonly value: unknown;
  /** How evidence names the place: `/user/email`, `the query parameter page`. */
  readonly place: string;
  readonly citation: Citation;
  /** True where it stands under exactly this name; false where case or underscores differ or it stands deeper. */
  readonly exact: boolean;
  readonly deeper: boolean;
}

type Where = 'body' | 'query' | 'path' | 'header' | 'anywhere';

const places: Readonly<Record<string, Where>> = {
  body: 'body',
  data: 'body',
  form: 'body',
  json: 'body',
  payload: 'body',
  query: 'query',
  querystring: 'query',
  path: 'path',
  header: 'header',
  headers: 'header',
};

/** `items[1].quantity`, `#/age`, `/data/attributes/title` and `body.name` as segments. */
export const fieldSegments = (field: string): string[] => (/^\w{1,100}$/.test(field) ? [field] : segmentsIn(field));

const segmentsIn = (field: string): string[] => {
  const start = field.slice(0, 300).replace(/^[#$]/, '');
  const plain = start.includes('[') ? start.replace(/\[['"]?([^\]'"]*)['"]?\]/g, '.$1') : start;
  return plain.split(/[./]/).filter((segment) => segment !== '');
};

const fold = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** Most names begin with another letter, which is seen without folding them. A separator or a letter beyond ASCII may fold away. */
const mayBeAlike = (a: string, b: string): boolean => {
  const first = a.charCodeAt(0) | 32;
  const second = b.charCodeAt(0) | 32;
  return first === second || first < 97 || first > 122 || second < 97 || second > 122;
};

/** The same name but for case, white space, `_` and `-`. */
const alike = (a: string, b: string): boolean => mayBeAlike(a, b) && fold(a) === fold(b);

interface Hit {
  readonly value: unknown;
  readonly path: readonly string[];
  readonly exact: boolean;
}

const step = (value: unknown, segment: string): { value: unknown; key: string } | null => {
  if (typeof value !== 'object' || value === null) return null;
  const members = value as Record<string, unknown>;
  if (Object.hasOwn(members, segment)) return { value: members[segment], key: segment };
  if (Array.isArray(value)) return null;
  const key = Object.keys(members)
    .slice(0, 2000)
    .find((one) => alike(one, segment));
  return key === undefined ? null : { value: members[key], key };
};

const follow = (root: unknown, segments: readonly string[]): Hit | null => {
  let value = root;
  const path: string[] = [];
  for (const segment of segments) {
    const next = step(value, segment);
    if (next === null) return null;
    value = next.value;
    path.push(next.key);
  }
  return { value, path, exact: path.every((key, i) => key === segments[i]) };
};

const mostNodes = 5000;

/** The shallowest member of that name below the top; breadth first and bounded. */
const search = (root: unknown, name: string): Hit | null => {
  let level: { value: unknown; path: string[] }[] = [{ value: root, path: [] }];
  let seen = 0;
  for (let depth = 0; depth < 6 && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { value, path } of level) {
      if (typeof value !== 'object' || value === null || ++seen > mostNodes) continue;
      const hit = path.length > 0 ? step(value, name) : null;
      if (hit !== null && !Array.isArray(value)) return { value: hit.value, path: [...path, hit.key], exact: hit.key === name };
      for (const key of Object.keys(value).slice(0, 200)) {
        const inner = (value as Record<string, unknown>)[key];
        if (typeof inner === 'object' && inner !== null && next.length < mostNodes) next.push({ value: inner, path: [...path, key] });
      }
    }
    level = next;
  }
  return null;
};

const inJson = (exchange: Exchange, segments: readonly string[]): SentValue | null => {
  const { json } = requestContent(exchange.request);
  if (typeof json !== 'object' || json === null) return null;
  const roots = [segments, ['variables', ...segments], ['params', ...segments]];
  for (const path of roots) {
    const hit = follow(json, path);
    if (hit !== null) return found(hit, false);
  }
  // A validator may name the type first: `CreateServiceRequest.service_id`.
  if (segments.length > 1) {
    const inner = follow(json, segments.slice(1));
    if (inner !== null) return found(inner, false);
  }
  const last = segments[segments.length - 1];
  const deep = segments.length === 1 && last !== undefined ? search(json, last) : null;
  return deep === null ? null : found(deep, true);
};

const found = (hit: Hit, deeper: boolean): SentValue => {
  const pointer = hit.path.map((key) => `/${key}`).join('');
  return {
    value: hit.value,
    place: pointer.slice(0, 120),
    citation: { part: 'request-body', at: pointer },
    exact: hit.exact && !deeper,
    deeper,
  };
};

const inPairs = (
  pairs: Iterable<readonly [string, string]>,
  field: string,
  segments: readonly string[],
  part: Citation['part'],
): SentValue | null => {
  const last = segments[segments.length - 1] ?? field;
  let near: SentValue | null = null;
  for (const [name, value] of pairs) {
    const place =
      part === 'request-url' ? `the query parameter ${name}` : part === 'request-header' ? `the header ${name}` : `the form field ${name}`;
    const hit: SentValue = { value, place: place.slice(0, 140), citation: { part, at: name }, exact: true, deeper: false };
    const own = fieldSegments(name).join('.');
    // `user[email]` is a part of `user`, too.
    if (near === null && own.startsWith(`${segments.join('.')}.`)) near = { ...hit, value: { [own]: value } };
    if (name === field || name === last || own === segments.join('.') || (part === 'request-header' && alike(name, last))) return hit;
    if (near === null && (alike(name, last) || own.split('.').pop() === last)) near = { ...hit, exact: false };
  }
  return near;
};

const inBody = (exchange: Exchange, field: string, segments: readonly string[]): SentValue | null => {
  const { fields, parts } = requestContent(exchange.request);
  if (fields.length === 0 && parts.length === 0) return inJson(exchange, segments);
  const files = parts.flatMap((part): [string, string][] =>
    part.filename !== null && part.name !== null ? [[part.name, part.filename]] : [],
  );
  const pairs = [...fields.map(({ name, value }): [string, string] => [name, value]), ...files];
  return inJson(exchange, segments) ?? inPairs(pairs, field, segments, 'request-body');
};

const find = (exchange: Exchange, field: string): SentValue | null => {
  const all = fieldSegments(field);
  const where: Where = all.length > 1 ? (places[(all[0] ?? '').toLowerCase()] ?? 'anywhere') : 'anywhere';
  const segments = where === 'anywhere' ? all : all.slice(1);
  if (all.length === 0) return null;
  const url = requestUrl(exchange.request);
  const query = url === null || url.search === '' ? [] : url.searchParams;
  const looks: SentValue[] = [];
  if (where !== 'query' && where !== 'header') looks.push(...one(inBody(exchange, field, segments)));
  if (where !== 'body' && where !== 'header') looks.push(...one(inPairs(query, field, segments, 'request-url')));
  if (where === 'header' || where === 'anywhere') {
    const last = segments[segments.length - 1] ?? '';
    const value = header(exchange.request.headers, last);
    if (value !== null)
      looks.push({ value, place: `the header ${last}`, citation: { part: 'request-header', at: last }, exact: true, deeper: false });
  }
  const exact = looks.find((look) => look.exact);
  if (exact !== undefined || where === 'anywhere') return exact ?? looks[0] ?? one(inBody(exchange, field, all))[0] ?? null;
  return looks[0] ?? one(inBody(exchange, field, all))[0] ?? null;
};

const one = <T>(value: T | null): T[] => (value === null ? [] : [value]);

const known = ofLatest((_: Exchange) => new Map<string, SentValue | null>());

/** The value that was sent under a field's name: in the body, the query or a header; null where there is none. */
export const sentValue = (exchange: Exchange, field: string): SentValue | null => {
  const values = known(exchange);
  const before = values.get(field);
  if (before !== undefined) return before;
  const value = find(exchange, field);
  // A pack or an answer asks for a score of fields at most; several checks ask for the same ones.
  if (values.size < 200) values.set(field, value);
  return value;
};

/** What a message judges: `each value in tags must be a string` speaks of the items, most others of the value itself. */
export const judgedValues = (message: string, sent: SentValue): readonly SentValue[] => {
  if (!Array.isArray(sent.value) || !/\beach (?:value|item|element) in\b/i.test(message)) return [sent];
  return sent.value.slice(0, 100).map((value: unknown, i): SentValue => ({ ...sent, value, place: `${sent.place}/${i}` }));
};

/** True where everything in which the field could stand is known. */
export const searchable = (exchange: Exchange): boolean => {
  const { kind } = requestContent(exchange.request);
  return kind !== 'unknown' && kind !== 'broken-json' && kind !== 'text' && kind !== 'xml';
};

/** `item[price][title]` stands in `item.price`, beside the `name` that may be missing there. */
const namesInForm = (fields: readonly { readonly name: string }[], around: readonly string[], isNested: boolean) => {
  if (!isNested) return null;
  const inside = fields.map(({ name }) => fieldSegments(name)).filter((own) => around.every((segment, i) => own[i] === segment));
  const names = [...new Set(inside.flatMap((own) => own[around.length] ?? []))].slice(0, 50);
  return names.length === 0 ? null : { place: around.join('.').slice(0, 120), names };
};

/** The object of what was sent in which a field would stand, or the nearest around it: its path and the names in it. */
export const namesAround = (exchange: Exchange, field: string): { readonly place: string; readonly names: readonly string[] } | null => {
  const { json, fields } = requestContent(exchange.request);
  const [first = '', ...rest] = fieldSegments(field);
  if (fields.length > 0) return namesInForm(fields, [first, ...rest.slice(0, -1)], rest.length > 0);
  const segments = places[first.toLowerCase()] === 'body' ? rest : [first, ...rest];
  const around = Array.from({ length: segments.length - 1 }, (_, i) => segments.slice(0, segments.length - 1 - i));
  // The arguments of a JSON-RPC call, the variables of a GraphQL operation.
  for (const path of [...around, ['params'], ['variables', 'input'], ['variables']]) {
    const hit = follow(json, path);
    if (hit === null || typeof hit.value !== 'object' || hit.value === null || Array.isArray(hit.value)) continue;
    return { place: hit.path.join('.').slice(0, 120), names: Object.keys(hit.value).slice(0, 50) };
  }
  return null;
};

/** The names on the top level of what was sent, to set beside a missing one. */
export const sentNames = (exchange: Exchange): string[] => {
  const { json, fields, parts } = requestContent(exchange.request);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return Object.keys(json).slice(0, 50);
  const files = parts.flatMap(({ name, filename }) => (name !== null && filename !== null ? [name] : []));
  return [...new Set([...fields.map(({ name }) => name), ...files])].slice(0, 50);
};
