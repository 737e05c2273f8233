/**
 * The door: incidents → a redacted report → text to hand on.
 * `makeReport` redacts once, over the structure; `write` prints it in one format and scans the finished text once more.
 */
import type { Incident } from '../model';
import { redact } from './redact/redact';
import { assertClean } from './redact/redacted';
import type { Environment, Redacted, RedactionRules, Report, ReportFormat, ReportOptions } from './types';

export { redactText, redactUrl, redactValue } from './redact/redact-value';
export { UnsafeReport } from './redact/redacted';
export { redactionRules } from './redact/rules';
export type {
  Environment,
  Occurrence,
  OwnRedaction,
  Redacted,
  Redaction,
  RedactionRules,
  Report,
  ReportEntry,
  ReportFormat,
  ReportOptions,
} from './types';

const found = import.meta.glob<ReportFormat>('./formats/*.ts', { eager: true, import: 'default' });

/** Every format, by title. */
export const formats: readonly ReportFormat[] = Object.values(found).toSorted((a, b) => a.title.localeCompare(b.title, 'en'));

export const isFormat = (id: string): boolean => formats.some((format) => format.id === id);

/** One incident, a selection or a whole session as redacted data. Never throws on what was captured. */
export const makeReport = (
  incidents: readonly Incident[],
  environment: Environment,
  rules: RedactionRules,
  options: ReportOptions = {},
): Redacted<Report> => redact({ incidents, environment }, rules, options);

/**
 * The report as text. Throws UnsafeReport where a secret value that was taken out is found in the finished text in any
 * encoding, and RangeError for an unknown format.
 */
export const write = (report: Redacted<Report>, formatId: string): string => {
  const format = formats.find(({ id }) => id === formatId);
  if (format === undefined) throw new RangeError(`There is no report format called ${formatId}`);
  const text = format.write(report);
  assertClean(report, text);
  return text;
};
