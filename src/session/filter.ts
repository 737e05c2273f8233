import { globMatches } from '../http/glob';
import type { Incident } from '../model';
import { isReady, isRetryable } from './retryable';

export type FilterKey = 'status' | 'method' | 'host' | 'code' | 'provider' | 'is';

/** One word of a filter: free text has no key. */
export interface FilterTerm {
  readonly key: FilterKey | null;
  readonly value: string;
  readonly exclude: boolean;
}

export const IS_VALUES = ['retryable', 'ready', 'network', 'in-2xx'] as const;
const KEYS: readonly string[] = ['status', 'method', 'host', 'code', 'provider', 'is'] satisfies FilterKey[];

/** Words of a filter text; double quotes keep spaces together, an unclosed one runs to the end. */
const words = (text: string): string[] => text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];

const termOf = (word: string): FilterTerm | null => {
  const exclude = word.length > 1 && word.startsWith('-');
  const plain = (exclude ? word.slice(1) : word).toLowerCase();
  const colon = plain.indexOf(':');
  const key = colon > 0 ? plain.slice(0, colon) : '';
  const known = KEYS.includes(key);
  const value = (known ? plain.slice(colon + 1) : plain).replaceAll('"', '');
  return value === '' ? null : { key: known ? (key as FilterKey) : null, value, exclude };
};

/** Terms of a filter text. A key without a value (still being typed) filters nothing. */
export const parseFilter = (text: string): FilterTerm[] => words(text).flatMap((word) => termOf(word) ?? []);

const hosts = new WeakMap<Incident, string>();
const hostOf = (incident: Incident): string => {
  const known = hosts.get(incident);
  if (known !== undefined) return known;
  const { url } = incident.exchange.request;
  const host = URL.canParse(url) ? new URL(url).host : '';
  hosts.set(incident, host);
  return host;
};

const texts = new WeakMap<Incident, string>();
const textOf = (incident: Incident): string => {
  const known = texts.get(incident);
  if (known !== undefined) return known;
  const { exchange, diagnosis } = incident;
  const { error, provider } = diagnosis;
  const parts = [exchange.request.method, exchange.request.url, exchange.response.status || '', diagnosis.title, diagnosis.summary];
  const text = [...parts, error.code, error.message, error.requestId, exchange.networkError, provider?.name, diagnosis.rule]
    .join('\n')
    .toLowerCase();
  texts.set(incident, text);
  return text;
};

const like = (wanted: string, text: string | null | undefined): boolean => {
  if (!text) return false;
  const lower = text.toLowerCase();
  return wanted.includes('*') ? globMatches(wanted, lower) : lower.includes(wanted);
};

const statusIs = (wanted: string, status: number): boolean =>
  /^[0-9]xx$/.test(wanted) ? Math.floor(status / 100) === Number(wanted[0]) && status >= 100 : String(status) === wanted;

/** Every test takes the time from outside, so that only `is:ready` ever depends on it. */
const is: Readonly<Record<(typeof IS_VALUES)[number], (incident: Incident, now: () => number) => boolean>> = {
  retryable: ({ diagnosis }) => isRetryable(diagnosis),
  ready: (incident, now) => incident.diagnosis.retry !== null && isReady(incident, now()),
  network: ({ diagnosis }) => diagnosis.kind === 'network',
  'in-2xx': ({ diagnosis }) => diagnosis.kind === 'application',
};

const holds = ({ key, value }: FilterTerm, incident: Incident, now: () => number): boolean => {
  const { exchange, diagnosis } = incident;
  if (key === 'status') return statusIs(value, exchange.response.status);
  if (key === 'method') return exchange.request.method.toLowerCase() === value;
  if (key === 'host') return like(value, hostOf(incident));
  if (key === 'code') return like(value, diagnosis.error.code) || like(value, diagnosis.error.networkError);
  if (key === 'provider') return diagnosis.provider?.id.toLowerCase() === value || like(value, diagnosis.provider?.name);
  if (key === 'is') return Object.hasOwn(is, value) && is[value as keyof typeof is](incident, now);
  return textOf(incident).includes(value);
};

/**
 * A test for one filter text. All terms must hold; several of one key (`status:404 status:429`) are alternatives,
 * excluded ones and `is:` aside.
 */
export const filterOf = (text: string): ((incident: Incident, now: () => number) => boolean) => {
  const terms = parseFilter(text);
  const either = new Map<FilterKey, FilterTerm[]>();
  const each: FilterTerm[] = [];
  for (const term of terms) {
    if (term.exclude || term.key === null || term.key === 'is') each.push(term);
    else either.set(term.key, [...(either.get(term.key) ?? []), term]);
  }
  const choices = [...either.values()];
  return (incident, now) =>
    each.every((term) => holds(term, incident, now) !== term.exclude) &&
    choices.every((choice) => choice.some((term) => holds(term, incident, now)));
};

export type QuickFilter = '4xx' | '5xx' | 'network' | 'in-2xx' | 'retryable';

/** Quick filters are alternatives; none at all lets everything through. */
export const passesQuick = (chosen: ReadonlySet<QuickFilter>, incident: Incident): boolean => {
  if (chosen.size === 0) return true;
  const { status } = incident.exchange.response;
  for (const one of chosen) {
    const passes = one === '4xx' || one === '5xx' ? statusIs(one, status) : is[one](incident, () => 0);
    if (passes) return true;
  }
  return false;
};

/** What `key:` may be completed to, from what is there: the values of these incidents. */
export const filterValues = (key: FilterKey, { exchange, diagnosis }: Incident): readonly string[] => {
  if (key === 'status') return exchange.response.status > 0 ? [String(exchange.response.status)] : [];
  if (key === 'method') return [exchange.request.method];
  if (key === 'host') return URL.canParse(exchange.request.url) ? [new URL(exchange.request.url).host] : [];
  if (key === 'code') return [diagnosis.error.code ?? diagnosis.error.networkError ?? ''].filter(Boolean);
  if (key === 'provider') return diagnosis.provider ? [diagnosis.provider.id] : [];
  return [];
};
