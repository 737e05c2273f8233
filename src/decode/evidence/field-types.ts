import { isHidden } from '../../http/masked';
import type { Exchange } from '../../model';
import { type Check, type Evidence, no, unknown, yes } from './check';
import { everyField } from './fields';
import type { NamedField } from './named-fields';
import { isShowable } from './secret-name';
import { judgedValues, type SentValue, sentValue } from './sent-value';

type Kind = 'integer' | 'number' | 'boolean' | 'string' | 'array' | 'object' | 'uuid' | 'email' | 'url' | 'date';

/** `must be a valid integer`, `of type 'int'`, `expected number`: the word stands right behind the wish, so that `phone number` is none. */
const wish = (words: string): RegExp =>
  new RegExp(
    `(?:\\bbe|expected|\\bas|\\btype|\\binto|\\bnot|valid|\\bto)(?: to be| of type)?:? (?:an? )?(?:valid |positive |negative |non-negative |single |json |finite )*["'\`]?(?:${words})\\b|\\b(?:${words}) (?:is )?expected`,
    'i',
  );

/** The type that a message asks for, the most telling first. */
const wanted: readonly (readonly [RegExp, Kind])[] = [
  [/\buuid\b|\bguid\b/i, 'uuid'],
  [/valid e-?mail|e-?mail (?:address|format)|be an e-?mail/i, 'email'],
  [wish('ur[il]|https? url|absolute ur[il]|well-formed ur[il]'), 'url'],
  [/iso[ -]?8601|rfc ?3339|\bvalid (?:date|datetime|timestamp)|valid date-?time|expected (?:a )?date|yyyy-mm-dd/i, 'date'],
  [wish('integer|int(?:32|64)?|whole number'), 'integer'],
  [wish('number|numeric|float|double|decimal'), 'number'],
  [wish('boolean|bool'), 'boolean'],
  [wish('array|list(?! of allowed)'), 'array'],
  [wish('object|dictionary|dict|map'), 'object'],
  [wish('string|text'), 'string'],
];

/** GraphQL's own scalars: `Int cannot represent non-integer value: "20"`. */
const scalars: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:big)?int cannot represent/i, 'integer'],
  [/\bfloat cannot represent/i, 'number'],
  [/\bboolean cannot represent/i, 'boolean'],
  [/\bstring cannot represent/i, 'string'],
];

/** .NET's reader of JSON and Rust's serde name types of their own: `could not be converted to System.DateOnly`, `expected u32`. */
const native: readonly (readonly [RegExp, Kind])[] = [
  [/converted to System\.(?:Nullable`1\[System\.)?(?:DateOnly|DateTime(?:Offset)?)\b/, 'date'],
  [/converted to System\.(?:Nullable`1\[System\.)?U?(?:Int(?:16|32|64)|Byte)\b/, 'integer'],
  [/converted to System\.(?:Nullable`1\[System\.)?(?:Decimal|Double|Single)\b/, 'number'],
  [/converted to System\.(?:Nullable`1\[System\.)?Boolean\b/, 'boolean'],
  [/converted to System\.(?:Nullable`1\[System\.)?Guid\b/, 'uuid'],
  [/converted to System\.String\b/, 'string'],
  [/invalid type: [^\n]{1,200}, expected [ui](?:8|16|32|64|128|size)\b/, 'integer'],
  [/invalid type: [^\n]{1,200}, expected f(?:32|64)\b/, 'number'],
  [/invalid type: [^\n]{1,200}, expected a boolean\b/, 'boolean'],
  [/invalid type: [^\n]{1,200}, expected (?:a|an ISO 8601 formatted) (?:string|date and time string)\b/, 'string'],
  [/invalid type: [^\n]{1,200}, expected a sequence\b/, 'array'],
  [/invalid type: [^\n]{1,200}, expected (?:a map|struct \w+)\b/, 'object'],
];

const first = (kinds: readonly (readonly [RegExp, Kind])[], text: string): Kind | null =>
  kinds.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** A word for a type is in every message that asks for one; most messages ask for something else. */
const namesType =
  /uuid|guid|mail|ur[il]|8601|3339|date|time|yyyy|int|number|numeric|float|double|decimal|bool|array|list|object|dict|map|string|text/i;

const wantedKind = (message: string): Kind | null => {
  if (/converted to System\.|invalid type: /.test(message)) return first(native, message.slice(0, 1500));
  if (!namesType.test(message)) return null;
  // `expected string, got null`: what was got is no wish.
  const asked = message.slice(0, 500).split(/,? (?:but )?(?:got|received|instead|found|was given)\b/i, 1)[0] ?? message;
  return first(wanted, asked) ?? (message.includes('cannot represent') ? first(scalars, message.slice(0, 1500)) : null);
};

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const isoDate = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};

const fitsText = (text: string, kind: Kind): boolean => {
  if (kind === 'uuid') return uuid.test(text);
  if (kind === 'email') return /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(text.slice(0, 400));
  if (kind === 'url') return URL.canParse(text);
  return isoDate.test(text) && Number.isFinite(Date.parse(text));
};

const fits = (sent: SentValue, kind: Kind): boolean => {
  const { value } = sent;
  const asText = !sent.citation.at?.startsWith('/') && typeof value === 'string';
  if (kind === 'integer') return asText ? /^[+-]?\d+$/.test(value) : Number.isInteger(value);
  if (kind === 'number') return asText ? value.trim() !== '' && Number.isFinite(Number(value)) : typeof value === 'number';
  if (kind === 'boolean') return asText ? /^(?:true|false|0|1|yes|no|on|off)$/i.test(value) : typeof value === 'boolean';
  if (kind === 'array') return asText || Array.isArray(value);
  if (kind === 'object') return asText || (typeof value === 'object' && value !== null && !Array.isArray(value));
  if (kind === 'string') return typeof value === 'string';
  return typeof value === 'string' && fitsText(value, kind);
};

const article: Readonly<Record<Kind, string>> = {
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  string: 'a string',
  array: 'a list',
  object: 'an object',
  uuid: 'a UUID',
  email: 'an e-mail address',
  url: 'a URL',
  date: 'an ISO 8601 date',
};

/** Kinds of text: what was sent is of the right type and of the wrong form. */
const textual = new Set<Kind>(['uuid', 'email', 'url', 'date']);

/** `as 1.5, not`, `as “21.11.2026”, which is not`: the value itself where it is short and no secret. */
const as = (field: string, value: unknown, kind: Kind): string => {
  const shown = isShowable(field, value);
  if (typeof value === 'number') return `as ${shown ? value : kindOf(value)}, not`;
  if (typeof value !== 'string' || kind === 'string') return `as ${kindOf(value)}, not`;
  if (textual.has(kind)) return shown ? `as “${value}”, which is not` : 'as text that is not';
  return shown ? `as the text “${value}”, not` : 'as text, not';
};

const judgeType = (exchange: Exchange, { field, message, around }: NamedField): Evidence | null => {
  const kind = wantedKind(message) ?? (around === undefined ? null : wantedKind(around));
  if (kind === null) return null;
  const whole = sentValue(exchange, field);
  if (whole === null) return unknown();
  const values = judgedValues(message, whole);
  const sent = values.find((value) => !fits(value, kind)) ?? values[0];
  if (sent === undefined || isHidden(sent.value)) return unknown();
  if (fits(sent, kind)) return sent.deeper ? unknown() : no(`${field} was sent as ${article[kind]} (${sent.place})`, sent.citation);
  return yes(`${field} was sent ${as(field, sent.value, kind)} ${article[kind]} (${sent.place})`, sent.citation);
};

/** Was a field sent with another type than the answer asks for? */
export const fieldWrongType: Check = (context, params) =>
  everyField(context, params, (one) =>
    judgeType(context.exchange, typeof params.type === 'string' ? { ...one, message: `must be ${params.type}` } : one),
  );
