import { warningsOn } from '../content/live-warning';
import { replayHeaders } from '../content/replay-headers';
import type { ReportEntry, ReportFormat } from '../types';

/** A Python literal: JSON's escapes, but `\U` for what lies beyond the basic plane. */
const literal = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0xfffd;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });

const call = (entry: ReportEntry): string => {
  const { request } = entry.exchange;
  const headers = replayHeaders(request.headers, false);
  const text = request.body.text;
  return [
    `${warningsOn(entry, '#')}response = requests.request(`,
    `    ${literal(request.method)},`,
    `    ${literal(request.url)},`,
    ...(headers.length === 0
      ? []
      : ['    headers={', ...headers.map(([name, value]) => `        ${literal(name)}: ${literal(value)},`), '    },']),
    ...(text === null || text === '' ? [] : [`    data=${literal(text)}.encode("utf-8"),`]),
    '    timeout=30,',
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
};

/** Python with the requests library: one literal for each value. */
export default {
  id: 'python',
  title: 'Python (requests)',
  mediaType: 'text/x-python',
  extension: 'py',
  write: (report) => `import requests\n\n${report.entries.map(call).join('\n\n')}\n`,
} satisfies ReportFormat;
