import { isHidden } from '../../http/masked';
import { ofLatest } from '../../http/of-latest';
import { requestContent } from '../../http/request-content';
import type { Citation, Exchange } from '../../model';
import { responseJson } from '../readers/response-json';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { namedFields } from './named-fields';
import { isShowable } from './secret-name';
import { type SentValue, sentValue } from './sent-value';

/** Members under which validators name a field, and those under which they repeat what they were given for it. */
const naming = ['propertyPath', 'path', 'field', 'param', 'propertyName', 'property', 'name', 'loc', 'attribute'] as const;
const echoing = ['value', 'rejectedValue', 'attemptedValue', 'invalidValue', 'input', 'actualValue', 'submittedValue'] as const;

/** A field and the value that the answer repeats for it. */
interface Echo {
  readonly field: string;
  readonly value: unknown;
}

const nameIn = (item: Record<string, unknown>): string | null => {
  for (const member of naming) {
    const value = item[member];
    if (typeof value === 'string' && /^[\w.[\]$/-]{1,120}$/.test(value)) return value;
    if (Array.isArray(value) && value.length > 0 && value.length < 9) return value.filter((part) => part !== 'body').join('.');
  }
  return null;
};

const echoIn = (item: Record<string, unknown>): { readonly value: unknown } | null => {
  for (const member of echoing) if (Object.hasOwn(item, member)) return { value: item[member] };
  // Symfony keeps it among the parameters of its message, in quotes.
  const { parameters } = item;
  if (typeof parameters !== 'object' || parameters === null) return null;
  const value = (parameters as Record<string, unknown>)['{{ value }}'];
  return typeof value === 'string' ? { value: value.replace(/^"(.*)"$/s, '$1') } : null;
};

/** Only what comes with words of its own is an objection; a name and a value alone may be anything. */
const speaking = [
  'message',
  'msg',
  'title',
  'reason',
  'error',
  'code',
  'type',
  'messageTemplate',
  'defaultMessage',
  'description',
  'errorMessage',
];

const mostItems = 200;

const isObjection = (item: Record<string, unknown>): boolean => speaking.some((member) => typeof item[member] === 'string');

const objectsIn = (values: readonly unknown[]): object[] =>
  values.slice(0, mostItems).filter((value): value is object => typeof value === 'object' && value !== null);

/** One look at the text that spares the walk: most answers repeat nothing. */
const marks = [...echoing, '{{ value }}'].map((name) => `"${name}"`);

const mayEcho = ({ text }: Exchange['response']['body']): boolean => text !== null && marks.some((mark) => text.includes(mark));

/** What the answer repeats of the request beside the name of a field. Bounded, breadth first. */
const echoes = ofLatest((exchange: Exchange): readonly Echo[] => {
  const found: Echo[] = [];
  if (!mayEcho(exchange.response.body)) return found;
  let level: object[] = objectsIn([responseJson(exchange)]);
  for (let depth = 0, seen = 0; depth < 5 && level.length > 0 && seen < mostItems; depth++) {
    const next: object[] = [];
    for (const value of level) {
      if (++seen > mostItems) break;
      const echo = Array.isArray(value) ? null : echoIn(value as Record<string, unknown>);
      const field = echo === null ? null : nameIn(value as Record<string, unknown>);
      if (echo !== null && field !== null && isObjection(value as Record<string, unknown>)) found.push({ field, value: echo.value });
      if (next.length < mostItems) next.push(...objectsIn(Object.values(value)));
    }
    level = next;
  }
  return found;
});

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Form and query carry text, which servers repeat as what they made of it. */
const isSame = (sent: unknown, echoed: unknown): boolean => isScalar(sent) && isScalar(echoed) && String(sent) === String(echoed);

const told = (field: string, sent: SentValue): string =>
  isShowable(field, sent.value) ? `${field} was sent as “${sent.value}”,` : `${field} holds`;

const ofEcho = (exchange: Exchange, { field, value }: Echo): Evidence | null => {
  const sent = sentValue(exchange, field);
  if (sent === null || sent.value === '' || isHidden(sent.value) || !isScalar(sent.value) || !isScalar(value)) return null;
  if (!isSame(sent.value, value)) return no(`${field} was sent with another value than the answer repeats (${sent.place})`, sent.citation);
  return yes(`${told(field, sent)} the very value that the answer repeats and refuses (${sent.place})`, sent.citation);
};

/** What a message says of a value that it quotes, before or behind the quotes. */
const refusedBefore =
  /(?:invalid|illegal|unknown|unsupported|unrecogni[sz]ed|bad|unexpected|malformed|incorrect|wrong|cannot|can['’]t|could not|couldn['’]t|failed to|unable to|fails to|not (?:a )?valid|error parsing|parsing (?:time|date)|no such|for input string|rejected value)[^"'`“\n]{0,90}$/i;
const refusedBehind =
  /^[^"'`“.\n]{0,40}?(?:\bnot\b|n['’]t\b|\bno\b|invalid|unknown|unsupported|unrecogni[sz]ed|out of range|too (?:long|short|large|small|big|many|few)|malformed|illegal|disallowed|forbidden|failed|already|must|doesn)/i;

const quoted = /"([^"\n]{1,120})"|'([^'\n]{1,120})'|`([^`\n]{1,120})`|“([^”\n]{1,120})”|\[([^[\]\n]{1,120})\]/g;

/** Values that a message quotes and refuses in the same breath, as far as the request holds them. */
const refusedIn = (message: string, sent: string): readonly string[] => {
  const found: string[] = [];
  if (!/["'`“[]/.test(message)) return found;
  for (const match of message.slice(0, 2000).matchAll(quoted)) {
    const value = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').replace(/^\\"|\\"$/g, '');
    if (!isTelling(value) || !sent.includes(value)) continue;
    const before = message.slice(Math.max(0, match.index - 100), match.index);
    const behind = message.slice(match.index + match[0].length, match.index + match[0].length + 80);
    if (found.length < 20 && (refusedBefore.test(before) || refusedBehind.test(behind))) found.push(value);
  }
  return found;
};

/** All that was sent, as it stands and decoded: a value that is in neither was not sent. */
const textOf = ofLatest(({ request }: Exchange): string => {
  const body = (request.body.text ?? '').slice(0, 200_000);
  const all = `${body}\n${request.url.slice(0, 20_000)}`;
  return all.includes('%') || all.includes('+') ? `${all}\n${decoded(all)}` : all;
});

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text.replaceAll('+', ' ');
  }
};

/** A text of one letter or a digit may be quoted for many reasons. */
const isTelling = (value: string): boolean => value.length >= 2;

/** Every scalar of a JSON or form body and of the query, with its place. Bounded. */
const leaves = ofLatest((exchange: Exchange): readonly SentValue[] => {
  const { json, fields } = requestContent(exchange.request);
  const found: SentValue[] = fields
    .slice(0, mostItems)
    .map(({ name, value }) => ({ value, place: `the form field ${name}`, citation: at('request-body', name), exact: true, deeper: false }));
  const mark = exchange.request.url.indexOf('?');
  const query = mark < 0 ? [] : [...new URLSearchParams(exchange.request.url.slice(mark + 1).split('#', 1)[0] ?? '')];
  for (const [name, value] of query.slice(0, mostItems))
    found.push({ value, place: `the query parameter ${name}`, citation: at('request-url', name), exact: true, deeper: false });
  let level: { readonly value: unknown; readonly path: string }[] = fields.length > 0 ? [] : [{ value: json, path: '' }];
  for (let depth = 0; depth < 7 && level.length > 0 && found.length < 1000; depth++) {
    const next: typeof level = [];
    for (const { value, path } of level) {
      if (isScalar(value) && path !== '')
        found.push({ value, place: path.slice(0, 120), citation: at('request-body', path), exact: true, deeper: false });
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value).slice(0, mostItems)) next.push({ value: inner, path: `${path}/${key}` });
    }
    level = next.slice(0, 5000);
  }
  return found;
});

const at = (part: Citation['part'], place: string): Citation => ({ part, at: place });

const nameOf = ({ citation }: SentValue): string => (citation.at ?? '').split('/').pop() ?? '';

const ofQuote = (exchange: Exchange, message: string, field: string | null): Evidence | null => {
  for (const value of refusedIn(message, textOf(exchange))) {
    if (value === field) continue;
    const named = field === null ? null : sentValue(exchange, field);
    const hits = named === null ? leaves(exchange).filter((leaf) => isSame(leaf.value, value)) : isSame(named.value, value) ? [named] : [];
    const [hit, ...others] = hits;
    // Of several places with this value any one may be meant.
    if (hit === undefined || others.length > 0 || isHidden(hit.value)) continue;
    const name = field ?? nameOf(hit);
    return yes(`${told(name, hit)} the very value that the answer quotes and refuses (${hit.place})`, hit.citation);
  }
  return null;
};

const searchesIn = ({ exchange, reading }: CheckContext, named: readonly { readonly field: string; readonly message: string }[]) => {
  const { message } = reading.error;
  const own = named.flatMap((one) => ofQuote(exchange, one.message, one.field) ?? []);
  return own.length > 0 || message === null ? own : [ofQuote(exchange, message, null)].filter((found) => found !== null);
};

/** Does the answer repeat a value that was sent, and refuse it? */
export const valueRefused: Check = (context) => {
  const { exchange } = context;
  const echoed = echoes(exchange)
    .slice(0, 20)
    .flatMap((echo) => ofEcho(exchange, echo) ?? []);
  const found = echoed.some(({ verdict }) => verdict === 'yes') ? echoed : [...echoed, ...searchesIn(context, namedFields(context))];
  const [first, ...others] = found.filter(({ verdict }) => verdict === 'yes');
  if (first === undefined) return found[0] ?? unknown();
  const seen = new Set<string | null>();
  const told = [first, ...others].filter(({ evidence }) => !seen.has(evidence) && seen.add(evidence)).slice(0, 3);
  return {
    verdict: 'yes',
    evidence: told.map(({ evidence }) => evidence).join(' '),
    citations: told.flatMap(({ citations }) => citations),
  };
};

/** express-validator names the place and repeats the value of each field it refuses; one without a value was not there at all. */
export const refusedForAbsence = ({ exchange }: CheckContext, field: string): boolean => {
  const json = responseJson(exchange);
  const errors = typeof json === 'object' && json !== null ? (json as Record<string, unknown>).errors : undefined;
  if (!Array.isArray(errors)) return false;
  const item = errors.slice(0, mostItems).find((one) => typeof one === 'object' && one !== null && (one.path ?? one.param) === field);
  return item !== undefined && typeof item.location === 'string' && !Object.hasOwn(item, 'value');
};
