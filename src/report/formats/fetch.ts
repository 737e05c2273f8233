import { literal } from '../../http/quote';
import { warningsOn } from '../content/live-warning';
import { replayHeaders } from '../content/replay-headers';
import type { ReportEntry, ReportFormat } from '../types';

const call = (entry: ReportEntry): string => {
  const { request } = entry.exchange;
  const headers = replayHeaders(request.headers, true);
  const text = request.body.text;
  const options = [
    ...(request.method === 'GET' ? [] : [`  method: ${literal(request.method)},`]),
    ...(headers.length === 0
      ? []
      : ['  headers: [', ...headers.map(([name, value]) => `    [${literal(name)}, ${literal(value)}],`), '  ],']),
    ...(text === null || text === '' || /^(?:GET|HEAD)$/.test(request.method) ? [] : [`  body: ${literal(text)},`]),
    ...(request.headers.some(({ name }) => name.toLowerCase() === 'cookie') ? ["  credentials: 'include',"] : []),
  ];
  const rest = options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`;
  return `${warningsOn(entry, '//')}await fetch(${literal(request.url)}${rest});`;
};

/** `fetch` for a console or a script: one literal for each value. */
export default {
  id: 'fetch',
  title: 'JavaScript (fetch)',
  mediaType: 'text/javascript',
  extension: 'js',
  write: (report) => `${report.entries.map(call).join('\n\n')}\n`,
} satisfies ReportFormat;
