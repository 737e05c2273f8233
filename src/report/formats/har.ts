import { harEntryOf } from '../content/har-entry';
import type { ReportFormat } from '../types';

/** HAR 1.2, redacted: opens in the Network panels of the browsers and in proxies. */
export default {
  id: 'har',
  title: 'HAR (redacted)',
  mediaType: 'application/json',
  extension: 'har',
  write: (report) => {
    const { environment } = report;
    const browser = /^(.{1,60}?)[ /]([\d.]{1,30})$/.exec(environment.browser ?? '');
    const log = {
      version: '1.2',
      creator: { name: 'Culprit', version: environment.version },
      ...(browser === null ? {} : { browser: { name: browser[1] ?? '', version: browser[2] ?? '' } }),
      pages: [],
      entries: report.entries.map(harEntryOf),
      comment: 'Redacted: names in brackets stand for values that were taken out.',
    };
    return `${JSON.stringify({ log }, null, 2)}\n`;
  },
} satisfies ReportFormat;
