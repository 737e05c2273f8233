import type { Report, ReportEntry } from '../types';
import { placeOf } from './describe';

/** Words that a sentence may use by itself, and that no renderer makes anything of: `cookie`, `Too many requests`. */
const isPlain = (text: string): boolean => /^[A-Z]?[a-z]{1,20}(?: [a-z]{1,20}){0,7}[.!]?$/.test(text.trim());

const ofEntry = ({ exchange, diagnosis }: ReportEntry): (string | null)[] => [
  diagnosis.error.code,
  diagnosis.error.message,
  ...(diagnosis.error.message ?? '').split(/\s*[\r\n]+\s*/),
  diagnosis.error.requestId,
  diagnosis.error.docUrl,
  ...diagnosis.error.fieldErrors.flatMap(({ field, message }) => [field, message]),
  exchange.request.method,
  exchange.request.url,
  placeOf(exchange.request.url),
  exchange.pageUrl,
  exchange.response.statusText,
  ...[...exchange.request.headers, ...exchange.response.headers].flatMap(({ name, value }) => [name, value]),
];

/** Texts from the wire that sentences of a report may quote, by their first three characters. */
export type Captured = ReadonlyMap<string, readonly string[]>;

export const nothingCaptured: Captured = new Map();

export const capturedIn = (report: Report): Captured => {
  const texts = new Set(
    report.entries.flatMap(ofEntry).filter((text): text is string => text !== null && text.trim().length >= 3 && !isPlain(text)),
  );
  const index = new Map<string, string[]>();
  for (const text of texts) {
    const head = text.slice(0, 3);
    const same = index.get(head);
    if (same === undefined) index.set(head, [text]);
    else same.push(text);
  }
  return index;
};
