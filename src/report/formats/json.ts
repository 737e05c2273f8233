import { jsonReportOf } from '../content/json-report';
import type { ReportFormat } from '../types';

/** The whole report as one JSON object: see content/json-report for its fields. */
export default {
  id: 'json',
  title: 'JSON',
  mediaType: 'application/json',
  extension: 'json',
  write: (report) => `${JSON.stringify(jsonReportOf(report), null, 2)}\n`,
} satisfies ReportFormat;
