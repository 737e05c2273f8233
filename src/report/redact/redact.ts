import { visible } from '../../http/visible';
import { wholeError } from '../../http/whole-error';
import type { Body, Diagnosis, Exchange } from '../../model';
import type { Occurrence, Redacted, Redaction, RedactionRules, Report, ReportEntry, ReportInput, ReportOptions } from '../types';
import { visibleLine } from '../visible-line';
import { mapStrings } from './map-strings';
import { occurrencesOf } from './occurrences';
import { mostAnalysed } from './redact-body';
import { redactDiagnosis } from './redact-diagnosis';
import { redactExchange } from './redact-exchange';
import { remember } from './redacted';
import { createScope, type Scope } from './scope';
import { createSweeper, noSweeper, type Sweeper } from './sweep';
import type { Vault } from './vault';

/** Characters of one body in a report. */
export const mostShown = 128_000;
/** A secret that begins before the cut is found whole. */
const margin = 20_000;

const cutBody = (body: Body, most: number): Body =>
  body.text === null || body.text.length <= most
    ? body
    : { ...body, text: body.text.slice(0, most).replace(/\[[a-z -]{0,40}\d{0,6}$/, ''), truncated: true };

const withBodies = (exchange: Exchange, change: (body: Body) => Body): Exchange => ({
  ...exchange,
  request: { ...exchange.request, body: change(exchange.request.body) },
  response: { ...exchange.response, body: change(exchange.response.body) },
  preflight: exchange.preflight === null ? null : withBodies(exchange.preflight, change),
});

const multiline = new Set(['text', 'code', 'evidence', 'message', 'summary', 'tried']);

const show = <T>(value: T): T => mapStrings(value, (text, key) => (multiline.has(key) ? visible(text) : visibleLine(text)));

/** A selection of a preview as texts that stand in the data: line by line, a header line by its value. */
const selected = (also: readonly string[]): string[] =>
  also
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim().replace(/^[`>|*\s-]{1,10}|[`|\s]{1,10}$/g, ''))
    .filter((line) => line.length >= 2)
    .slice(0, 200);

/** Takes selected text out literally, wherever it stands, also where it is too short or too common to be swept. */
const takeOut = <T>(value: T, texts: readonly string[], vault: Vault): T => {
  if (texts.length === 0) return value;
  const found = texts.flatMap((text) => [text, ...(/^[\w-]{1,60}: (.+)$/.exec(text)?.slice(1, 2) ?? [])]);
  return mapStrings(value, (text) =>
    found.reduce((rest, item) => (rest.includes(item) ? rest.replaceAll(item, () => vault.cover(item, 'text')) : rest), text),
  );
};

const redactEntry = (scope: Scope, entry: ReportEntry): ReportEntry => ({
  ...entry,
  exchange: withBodies(redactExchange(scope, entry.exchange), (body) => cutBody(body, mostShown + margin)),
  diagnosis: redactDiagnosis(scope, entry.diagnosis),
});

const countIn = (value: unknown, vault: Vault): Redaction[] => {
  const counts = new Map<string, number>();
  mapStrings(value, (text) => {
    for (const match of text.matchAll(/\[[a-z][a-z-]{0,30} \d{1,6}\]/g)) counts.set(match[0], (counts.get(match[0]) ?? 0) + 1);
    return text;
  });
  return vault.secrets
    .map(({ pseudonym, kind, shown }) => ({ pseudonym, kind, shown, count: shown ? 0 : (counts.get(pseudonym) ?? 0) }))
    .filter(({ count, shown }) => shown || count > 0);
};

/** Nothing is known to be safe: what cannot be redacted is left out as a whole. */
const emptied = (exchange: Exchange): Exchange => {
  const body: Body = {
    text: '[left out: it could not be redacted]',
    base64: null,
    mimeType: '',
    size: null,
    truncated: false,
    missing: 'dropped',
  };
  return {
    ...exchange,
    request: { ...exchange.request, url: '', headers: [], body },
    response: { ...exchange.response, statusText: '', headers: [], body, redirectUrl: '' },
    networkError: null,
    pageUrl: null,
    initiator: null,
    preflight: null,
  };
};

const failClosed = (scope: Scope, entry: ReportEntry): ReportEntry => {
  try {
    return redactEntry(scope, entry);
  } catch {
    const { diagnosis } = entry;
    const error = { ...diagnosis.error, message: null, requestId: null, docUrl: null, fieldErrors: [] };
    return {
      ...entry,
      exchange: emptied(entry.exchange),
      diagnosis: { ...diagnosis, error, summary: '', causes: [], fixes: [], warnings: [], tables: [], links: [], endpoint: '' },
    };
  }
};

/** A copy with everything in it: what a diagnosis finds on demand is not among its own members. */
const whole = (diagnosis: Diagnosis): Diagnosis => {
  const { causes, fixes, warnings, tables, links } = diagnosis;
  return { ...diagnosis, error: wholeError(diagnosis.error), causes, fixes, warnings, tables, links };
};

const plainEntries = (input: ReportInput, options: ReportOptions): ReportEntry[] => {
  const occurrences: ReadonlyMap<string, Occurrence> = options.occurrences ?? occurrencesOf(input.incidents);
  return input.incidents.map(({ id, exchange, diagnosis }) => ({
    exchange,
    diagnosis: whole(diagnosis),
    occurrence: occurrences.get(id) ?? null,
    tried: options.tried?.get(id) ?? [],
  }));
};

const finish = (report: Report, sweeper: Sweeper): Redacted<Report> => {
  remember(report, sweeper);
  return report as Redacted<Report>;
};

/**
 * The only maker of redacted data. A first pass over the structure finds what is secret by place, name and shape; a second
 * replaces it, knowing all of it from the start; a sweep takes every value out of every other text, in any encoding; at last
 * hidden characters become visible.
 */
export const redact = (input: ReportInput, rules: RedactionRules, options: ReportOptions = {}): Redacted<Report> => {
  const entries = plainEntries(input, options);
  const { environment } = input;
  if (options.reveal === 'all') {
    const cut = entries.map((entry) => ({ ...entry, exchange: withBodies(entry.exchange, (body) => cutBody(body, mostAnalysed)) }));
    return finish(show({ entries: cut, environment, redactions: [] }), noSweeper);
  }
  const scope = createScope(rules, options.reveal);
  const chosen = takeOut(entries, selected(options.also ?? []), scope.vault);
  for (const entry of chosen) failClosed(scope, entry);
  const informed = { ...scope, known: createSweeper(scope.vault) };
  const found = chosen.map((entry) => failClosed(informed, entry));
  const sweeper = createSweeper(scope.vault);
  const swept = mapStrings(found, (text, key) => (key === 'exchangeId' ? text : sweeper.clean(text)));
  const cut = swept.map((entry) => ({ ...entry, exchange: withBodies(entry.exchange, (body) => cutBody(body, mostShown)) }));
  const shown = show(cut).map((entry) => ({ ...entry, exchange: withBodies(entry.exchange, (body) => cutBody(body, mostShown)) }));
  const redactions = countIn(shown, scope.vault);
  return finish({ entries: shown, environment: mapStrings(environment, (text) => visibleLine(sweeper.clean(text))), redactions }, sweeper);
};
