import { outcomeOf, placeOf, requestIdOf } from '../content/describe';
import { utc } from '../content/times';
import type { ReportEntry, ReportFormat } from '../types';
import { visibleLine } from '../visible-line';

const line = (entry: ReportEntry): string => {
  const { exchange, diagnosis } = entry;
  const requestId = requestIdOf(entry);
  const confirmed = diagnosis.causes.find(({ verdict }) => verdict === 'confirmed');
  return visibleLine(
    [
      outcomeOf(entry),
      `${exchange.request.method} ${placeOf(exchange.request.url)}`,
      diagnosis.isFailure ? diagnosis.title : '',
      confirmed === undefined ? '' : `cause: ${confirmed.text.replace(/\.$/, '')}`,
      requestId === null ? '' : `request id ${requestId}`,
      utc(exchange.startedAt),
    ]
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, 1000),
  );
};

/** One line for each failure, for a chat. */
export default {
  id: 'summary',
  title: 'One-line summary',
  mediaType: 'text/plain',
  extension: 'txt',
  write: (report) => `${report.entries.map(line).join('\n')}\n`,
} satisfies ReportFormat;
