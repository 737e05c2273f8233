import { expect } from 'vitest';
import type { ShownDetail, ShownRow } from './panel-reading';

/** What the panel must show of one case. Written from the documents by hand; patterns are words, not whole sentences. */
export interface Expected {
  /** Visible text of the row's cells; of the provider, how it begins. */
  readonly row: { readonly status: string; readonly code: string; readonly provider: string };
  readonly title: RegExp;
  /** Cause and evidence of one line each, `cause :: evidence`. */
  readonly confirmed?: readonly RegExp[];
  readonly possible?: readonly RegExp[];
  readonly ruledOut?: readonly RegExp[];
  /** Nothing may be confirmed but what the browser itself reports by the name of its error: why that came about nobody can know. */
  readonly nothingConfirmed?: boolean;
  /** In any order; each must be served by a numbered fix. */
  readonly fixes: readonly RegExp[];
  readonly snippets?: readonly RegExp[];
  readonly warnings?: readonly RegExp[];
  /** Rows of tables, cells joined with ` | `. */
  readonly tables?: readonly string[];
  readonly countdown?: RegExp;
  readonly said?: RegExp;
  readonly answeredBy?: RegExp;
  readonly requestId?: RegExp;
  /** Host and path, as the report must name them. */
  readonly url: string;
  /** Other rows that belong to the case, as `status code`. */
  readonly others?: readonly string[];
}

/** Where Firefox cannot know the same: another expectation, or that nothing at all reaches an extension. */
export interface SeedCase {
  readonly id: string;
  /** A case to fire before, so that the past tells something about the host. */
  readonly first?: string;
  readonly expected: Expected;
  readonly firefox?: Expected | 'unheard';
}

const within = (patterns: readonly RegExp[] = [], texts: readonly string[], what: string): string[] =>
  patterns.filter((pattern) => !texts.some((text) => pattern.test(text))).map((pattern) => `no ${what} ${pattern}`);

/** What of the expectation the details do not hold; empty where all is well. */
export function shortcomings(expected: Expected, detail: ShownDetail): string[] {
  const causes = (verdict: string) =>
    detail.causes.filter((cause) => cause.verdict === verdict).map(({ text, evidence }) => `${text} :: ${evidence}`);
  const snippets = detail.fixes.flatMap((fix) => fix.snippets.map(({ code }) => code));
  const found = [
    ...within([expected.title], [detail.title], `title`),
    ...within(expected.confirmed, causes('confirmed'), 'confirmed cause'),
    ...within(expected.possible, causes('possible'), 'possible cause'),
    ...within(expected.ruledOut, causes('ruled-out'), 'ruled-out cause'),
    ...within(
      expected.fixes,
      detail.fixes.map(({ text }) => text),
      'fix',
    ),
    ...within(expected.snippets, snippets, 'snippet'),
    ...within(expected.warnings, detail.warnings, 'warning'),
    ...within(expected.countdown && [expected.countdown], [detail.countdown?.text ?? ''], 'countdown'),
    ...within(expected.said && [expected.said], [detail.said], 'words of the answer'),
    ...within(expected.answeredBy && [expected.answeredBy], [detail.answeredBy], 'answerer'),
    ...within(expected.requestId && [expected.requestId], [detail.requestId], 'request id'),
    ...(expected.tables ?? []).filter((row) => !detail.tables.flat().includes(row)).map((row) => `no table row ${row}`),
  ];
  if (expected.nothingConfirmed) {
    const reported = new RegExp(` :: The browser reports ${expected.row.code}\\.$`);
    const others = causes('confirmed').filter((cause) => !expected.row.code.startsWith('net::') || !reported.test(cause));
    found.push(...others.map((cause) => `confirmed although nobody can know: ${cause}`));
  }
  if (detail.fixes.length > 0 && !detail.fixesAreNumbered) found.push('the fixes are not numbered');
  if (!expected.countdown && detail.countdown) found.push(`a countdown out of nowhere: ${detail.countdown.text}`);
  // A verdict without a fact is an opinion.
  found.push(
    ...detail.causes.flatMap(({ verdict, text, evidence }) => (verdict !== 'possible' && !evidence ? [`no evidence: ${text}`] : [])),
  );
  return found;
}

/** Rows that the case must have brought, and none besides. */
export const otherRows = (expected: Expected, rows: readonly ShownRow[], own: ShownRow): string[] => {
  const others = rows.filter(({ id }) => id !== own.id).map(({ cells }) => `${cells.status} ${cells.code}`);
  return others.filter((row) => !(expected.others ?? []).includes(row)).map((row) => `a row that nobody asked for: ${row}`);
};

export const isRowOf =
  ({ row }: Expected) =>
  ({ cells }: ShownRow): boolean =>
    cells.status === row.status &&
    cells.code === row.code &&
    (row.provider === '' ? cells.provider === '' : cells.provider?.startsWith(row.provider) === true);

/** Fails with every shortcoming in full. */
export const none = (shortcomings: readonly string[]): void => expect(shortcomings, shortcomings.join('\n')).toHaveLength(0);
