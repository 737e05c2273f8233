import type { Reading } from '../../src/model';
import type { CorpusCase } from './exchange';

/** The comparison that the corpus asks for: case and white space do not count, alternatives are as good as the answer. */
const low = (text: unknown): string => String(text ?? '').toLowerCase();
const flat = (text: unknown): string => low(text).replace(/\s+/g, ' ').trim();
const same = (got: unknown, want: unknown, others: readonly unknown[] = []): boolean =>
  [want, ...others].some((one) => low(got).trim() === low(one).trim());

export const fieldPath = (field: string): string =>
  low(field)
    .replace(/[/[\]#]+/g, '.')
    .replace(/\.+/g, '.')
    .replace(/^\.|\.$/g, '')
    .replace(/^(body|query|data\.attributes)\./, '');

const sameField = (got: string, want: string): boolean => {
  const [a, b] = [fieldPath(got), fieldPath(want)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
};

export type Question = 'failure' | 'code' | 'no-false-code' | 'message' | 'requestId' | 'docUrl' | 'category' | 'fields';

export interface Score {
  readonly rates: Readonly<Partial<Record<Question, number>>>;
  readonly misses: readonly string[];
}

/** Share of hits by question, asked only where a case expects something, and a line for each miss. */
export const scoreReadings = (cases: readonly CorpusCase[], read: (one: CorpusCase) => Reading): Score => {
  const tally = new Map<Question, [number, number]>();
  const misses: string[] = [];
  for (const one of cases) {
    const { isFailure, category, error } = read(one);
    const { expect: want } = one;
    const ask = (question: Question, hit: boolean, got: unknown, wanted: unknown): void => {
      const [hits, asked] = tally.get(question) ?? [0, 0];
      tally.set(question, [hits + (hit ? 1 : 0), asked + 1]);
      if (!hit) misses.push(`${question}: ${one.id}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
    };
    ask('failure', isFailure === want.isFailure, isFailure, want.isFailure);
    if (!want.isFailure) continue;
    if (want.code !== null) ask('code', same(error.code, want.code, want.codeAlt), error.code, want.code);
    else ask('no-false-code', error.code === null || same(error.code, want.codeAlt?.[0] ?? '', want.codeAlt), error.code, null);
    if (want.message) {
      const hit = [want.message, ...(want.messageAlt ?? [])].some((text) => flat(error.message).includes(flat(text).slice(0, 60)));
      ask('message', hit, error.message, want.message);
    }
    if (want.requestId) ask('requestId', same(error.requestId, want.requestId, want.requestIdAlt), error.requestId, want.requestId);
    if (want.docUrl) ask('docUrl', same(error.docUrl, want.docUrl, want.docUrlAlt), error.docUrl, want.docUrl);
    if (want.category) ask('category', same(category, want.category, want.categoryAlt), category, want.category);
    const fields = want.fieldErrors ?? [];
    if (fields.length > 0) {
      const hit = fields.every(({ field }) => error.fieldErrors.some((got) => sameField(got.field, field)));
      ask('fields', hit, error.fieldErrors, fields);
    }
  }
  return { rates: Object.fromEntries([...tally].map(([question, [hits, asked]]) => [question, hits / asked])), misses };
};
