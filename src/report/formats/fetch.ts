import { literal } from '../../http/quote';
import { replayHeaders } from '../content/replay-headers';
import type { ReportEntry, ReportFormat } from '../types';

const call = ({ exchange: { request } }: ReportEntry): string => {
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
  return options.length === 0
    ? `await fetch(${literal(request.url)});`
    : `await fetch(${literal(request.url)}, {\n${options.join('\n')}\n});`;
};

/** `fetch` for a console or a script: one literal for each value. */
export default {
  id: 'fetch',
  title: 'JavaScript (fetch)',
  mediaType: 'text/javascript',
  extension: 'js',
  write: (report) => `${report.entries.map(call).join('\n\n')}\n`,
} satisfies ReportFormat;
