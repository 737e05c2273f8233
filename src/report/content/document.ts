import type { Cause, Verdict } from '../../model';
import type { Redaction, Report, ReportEntry } from '../types';
import {
  asksOf,
  initiatorText,
  limitText,
  occurrenceText,
  outcomeOf,
  placeOf,
  requestIdOf,
  retryText,
  sentenceOf,
  skewText,
  stepsOf,
  traceIdOf,
} from './describe';
import { requestText, responseText } from './message-text';
import { safeLink } from './safe-link';
import { duration, localTime, utc } from './times';

/** A report as blocks that every readable format prints in its own way. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'prose'; readonly text: string }
  /** `captured`: text from the wire, to be shown literally. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string; readonly captured: boolean }[] }
  | { readonly kind: 'findings'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'items'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'checks'; readonly items: readonly { readonly text: string; readonly included: boolean }[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

const verdicts: Readonly<Record<Verdict, string>> = { confirmed: 'Confirmed', possible: 'Possible', 'ruled-out': 'Ruled out' };

const findingOf = ({ text, verdict, evidence }: Cause): { label: string; text: string } => ({
  label: verdicts[verdict],
  text: evidence === null ? text : `${text} (${evidence.replace(/\.$/, '')})`,
});

type Row = { readonly label: string; readonly value: string; readonly captured: boolean };
const row = (label: string, value: string | number | null | undefined, captured = true): Row[] =>
  value === null || value === undefined || value === '' ? [] : [{ label, value: String(value), captured }];

const factsOf = (entry: ReportEntry, report: Report): Row[] => {
  const { exchange, diagnosis } = entry;
  const { environment } = report;
  const { error } = diagnosis;
  return [
    ...row('Provider', diagnosis.provider?.name, false),
    ...row('Code', error.code),
    ...row('Browser error', exchange.response.status === 0 ? null : exchange.networkError),
    ...row('Message', error.message),
    ...error.fieldErrors.slice(0, 50).flatMap(({ field, message }) => row('Field', field === '' ? message : `${field}: ${message}`)),
    ...row('Request id', requestIdOf(entry)),
    ...row('Trace id', traceIdOf(entry)),
    ...row('Time', utc(exchange.startedAt), false),
    ...row('Local time', localTime(exchange.startedAt, environment.timeZone), false),
    ...row('Clock', skewText(entry), false),
    ...row('Took', duration(exchange.durationMs), false),
    ...row(
      'Answered by',
      diagnosis.answeredBy.kind === 'unknown'
        ? null
        : [diagnosis.answeredBy.name ?? diagnosis.answeredBy.kind, diagnosis.answeredBy.evidence].filter(Boolean).join(': '),
      false,
    ),
    ...row('Retry', retryText(entry)),
    ...diagnosis.limits.slice(0, 20).flatMap((limit) => row('Rate limit', limitText(limit))),
    ...row('Occurrences', occurrenceText(entry), false),
    ...row('Page', exchange.pageUrl),
    ...row('Initiator', initiatorText(entry)),
    ...row('Documentation', error.docUrl),
  ];
};

const section = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...blocks];

const items = (texts: readonly string[], ordered = false): Block[] =>
  texts.length === 0 ? [] : [{ kind: 'items', ordered, items: texts }];

const link = (text: string, address: string | null | undefined): Block[] => {
  const url = safeLink(address);
  return url === null ? [] : [{ kind: 'link', text, url }];
};

const supportBlocks = (entry: ReportEntry): Block[] => {
  const { provider } = entry.diagnosis;
  if (provider === null) return [];
  const { support } = provider;
  const asks = asksOf(entry);
  return [
    ...link('Send it to', support?.url),
    ...(support?.email === undefined ? [] : [{ kind: 'facts' as const, rows: row('By mail', support.email) }]),
    ...(asks.length === 0 ? [] : [{ kind: 'checks' as const, items: asks }]),
    ...link('Its status page', provider.statusPage),
    ...link('Its documentation', provider.docs),
  ];
};

/** One failure, from the sentence to the full messages; of several each is numbered like its row in the table. */
export const entryBlocks = (entry: ReportEntry, report: Report, most?: number): Block[] => {
  const { diagnosis } = entry;
  const number = report.entries.length > 1 ? `${report.entries.indexOf(entry) + 1} · ` : '';
  const response = responseText(entry, most);
  return [
    { kind: 'heading', level: 1, text: `${number}${outcomeOf(entry)}${diagnosis.title === '' ? '' : `: ${diagnosis.title}`}` },
    { kind: 'prose', text: sentenceOf(entry) },
    ...(diagnosis.summary === '' || !diagnosis.isFailure ? [] : [{ kind: 'prose' as const, text: diagnosis.summary }]),
    { kind: 'facts', rows: factsOf(entry, report) },
    ...section('Causes', diagnosis.causes.length === 0 ? [] : [{ kind: 'findings', rows: diagnosis.causes.map(findingOf) }]),
    ...section('What helps', items([...diagnosis.fixes.map(({ text }) => text), ...diagnosis.warnings], true)),
    ...section('Tried so far', items(entry.tried)),
    ...section('Steps to reproduce', items(stepsOf(entry), true)),
    ...section('Request', [{ kind: 'code', language: 'http', text: requestText(entry, most) }]),
    ...section('Response', response === '' ? [] : [{ kind: 'code', language: 'http', text: response }]),
    ...section('For support', supportBlocks(entry)),
  ];
};

const spelled: Readonly<Record<string, readonly [string, string]>> = {
  address: ['address', 'addresses'],
  'api-key': ['API key', 'API keys'],
  'birth-date': ['date of birth', 'dates of birth'],
  'card-code': ['card code', 'card codes'],
  'csrf-token': ['CSRF token', 'CSRF tokens'],
  email: ['e-mail address', 'e-mail addresses'],
  'id-number': ['identity number', 'identity numbers'],
  phone: ['phone number', 'phone numbers'],
  webhook: ['webhook address', 'webhook addresses'],
  credentials: ['set of credentials', 'sets of credentials'],
  encoded: ['encoded value', 'encoded values'],
  iban: ['IBAN', 'IBANs'],
  ip: ['IP address', 'IP addresses'],
  jwt: ['JWT', 'JWTs'],
  text: ['selected text', 'selected texts'],
};

/** A kind of redaction for people, in the singular or the plural. */
const kindName = (kind: string, count: number): string => {
  const [one, many] = (Object.hasOwn(spelled, kind) ? spelled[kind] : undefined) ?? [
    kind.replaceAll('-', ' '),
    `${kind.replaceAll('-', ' ')}s`,
  ];
  return count === 1 ? one : many;
};

/** `2 tokens, 1 cookie`, without a word about the values. */
export const redactionsText = (redactions: readonly Redaction[]): string => {
  const hidden = redactions.filter(({ shown }) => !shown);
  const shown = redactions.length - hidden.length;
  const kinds = new Map<string, number>();
  for (const { kind } of hidden) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const list = [...kinds].map(([kind, count]) => `${count} ${kindName(kind, count)}`).join(', ');
  const revealed = shown === 0 ? '' : ` ${shown} ${shown === 1 ? 'value is' : 'values are'} shown on request.`;
  if (list === '')
    return shown === 0
      ? 'Nothing secret was found. Read this text before you hand it on.'
      : `${revealed.trim()} Read this text before you hand it on.`;
  return `Redacted: ${list}.${revealed} Each name in brackets stands for one value throughout. Read this text before you hand it on.`;
};

/** The packs that had a say, and how many there were. */
const packsText = ({ environment, entries }: Report): string => {
  const used = new Set(entries.flatMap(({ diagnosis }) => [diagnosis.rule?.split('/', 1)[0], diagnosis.provider?.id]));
  const named = environment.packs.filter(({ id }) => used.has(id)).map(({ id, version }) => (version === null ? id : `${id} ${version}`));
  const others = environment.packs.length - named.length;
  if (named.length === 0) return others === 0 ? '' : `${others} loaded`;
  return `${named.join(', ')}${others === 0 ? '' : `, ${others} more loaded`}`;
};

const environmentRows = (report: Report): Row[] => environmentFacts(report.environment, packsText(report));

const environmentFacts = (environment: Report['environment'], packs: string): Row[] => [
  ...row('Browser', environment.browser, false),
  ...row('System', environment.os, false),
  ...row('Culprit', environment.version, false),
  ...row('Packs', packs, false),
  ...row('Written', environment.writtenAt === null ? null : utc(environment.writtenAt), false),
];

const tableOf = ({ entries }: Report): Block => ({
  kind: 'table',
  columns: ['#', 'Time', 'Call', 'Outcome', 'Title', 'Request id'],
  rows: entries.map((entry, i) => [
    String(i + 1),
    utc(entry.exchange.startedAt),
    `${entry.exchange.request.method} ${placeOf(entry.exchange.request.url)}`,
    outcomeOf(entry),
    entry.diagnosis.title,
    requestIdOf(entry) ?? '',
  ]),
});

const groupsOf = ({ entries }: Report): string[] => {
  const groups = new Map<string, number>();
  for (const entry of entries) {
    const name = `${outcomeOf(entry)} from ${entry.diagnosis.endpoint === '' ? placeOf(entry.exchange.request.url) : entry.diagnosis.endpoint}`;
    groups.set(name, (groups.get(name) ?? 0) + 1);
  }
  return [...groups].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count} × ${name}`);
};

/** Bodies shrink as the number of entries grows, so that a session stays a text that a tracker accepts. */
const mostOf = (entries: number): number => (entries <= 1 ? Number.POSITIVE_INFINITY : Math.max(1000, Math.floor(200_000 / entries)));

/** The whole report: one entry, or a summary table with groups before the entries. */
export const documentOf = (report: Report, mostOfBody = Number.POSITIVE_INFINITY): Block[] => {
  const most = Math.min(mostOfBody, mostOf(report.entries.length));
  const overview: Block[] =
    report.entries.length === 1
      ? []
      : [
          { kind: 'heading', level: 1, text: report.entries.length === 0 ? 'No failures recorded' : `${report.entries.length} requests` },
          ...(report.entries.length === 0 ? [] : [tableOf(report), ...section('Groups', items(groupsOf(report)))]),
        ];
  return [
    ...overview,
    ...report.entries.flatMap((entry) => entryBlocks(entry, report, most)),
    ...section('Environment', [{ kind: 'facts', rows: environmentRows(report) }]),
    { kind: 'prose', text: redactionsText(report.redactions) },
  ];
};
