import { requestUrl } from '../../http/endpoint';
import { ofLatest } from '../../http/of-latest';
import { type Check, type CheckContext, type CheckParams, no, unknown, yes } from './check';
import { type SentValue, sentNames, sentValue } from './sent-value';

const starts = [
  'start_date',
  'start',
  'from',
  'since',
  'after',
  'date_from',
  'from_date',
  'begin',
  'starts_at',
  'start_time',
  'start_at',
  'check_in',
  'valid_from',
];
const ends = [
  'end_date',
  'end',
  'to',
  'until',
  'before',
  'date_to',
  'to_date',
  'finish',
  'ends_at',
  'end_time',
  'end_at',
  'check_out',
  'valid_to',
];

/** Of the usual names those that the request has on its top level: looking for each would cost too much. */
const present = ofLatest(({ exchange }: CheckContext): ReadonlySet<string> => {
  const url = requestUrl(exchange.request);
  return new Set([...sentNames(exchange), ...(url === null || url.search === '' ? [] : url.searchParams.keys())]);
});

const names = (context: CheckContext, params: CheckParams, key: string, usual: readonly string[]): readonly string[] => {
  const given = params[key];
  if (typeof given === 'string') return [given];
  if (Array.isArray(given)) return given;
  const own = present(context);
  return usual.filter((name) => own.has(name));
};

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Epoch milliseconds of ISO dates (no zone counts as UTC on both sides) and of epoch numbers; null for anything else. */
const instantOf = (value: unknown): number | null => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const match = iso.exec(text.trim());
  if (match === null) return null;
  const zoned =
    match[4] === undefined
      ? `${text.trim()}T00:00:00Z`
      : match[7] === undefined
        ? `${text.trim().replace(' ', 'T')}Z`
        : text.trim().replace(' ', 'T');
  const at = Date.parse(zoned);
  return Number.isFinite(at) ? at : null;
};

interface Dated {
  readonly at: number;
  readonly name: string;
  readonly text: string;
  readonly sent: SentValue;
}

const find = (context: CheckContext, candidates: readonly string[]): Dated | null => {
  for (const name of candidates) {
    const sent = sentValue(context.exchange, name);
    const at = sent === null ? null : instantOf(sent.value);
    if (sent !== null && at !== null) return { at, name, text: String(sent.value).trim().slice(0, 40), sent };
  }
  return null;
};

/** Does the period that was asked for end before it starts? */
export const dateOrder: Check = (context, params) => {
  const start = find(context, names(context, params, 'start', starts));
  const end = find(context, names(context, params, 'end', ends));
  if (start === null || end === null) return unknown();
  const said = `${end.name} ${end.text}`;
  if (end.at < start.at) return yes(`${said} is before ${start.name} ${start.text}`, end.sent.citation, start.sent.citation);
  if (end.at === start.at) return unknown(`${said} is the same as ${start.name}`, end.sent.citation);
  return no(`${said} is after ${start.name} ${start.text}`, end.sent.citation, start.sent.citation);
};
