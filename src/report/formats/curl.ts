import { shell } from '../../http/quote';
import { warningsOn } from '../content/live-warning';
import type { ReportEntry, ReportFormat } from '../types';

/** Set by curl itself, or meaningless in a replay. */
const dropped = new Set([
  'content-length',
  'accept-encoding',
  'host',
  'connection',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
]);

/** RFC 9110 section 5.6.2: only a token is a header name; curl would read `@name` as a file. */
const isToken = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);

const command = (entry: ReportEntry): string => {
  const { request } = entry.exchange;
  const { method, body } = request;
  const text = body.text !== null && body.text !== '' ? body.text : null;
  const parts = [
    'curl --globoff',
    ...(method === 'GET' && text === null ? [] : [`--request ${shell(method)}`]),
    ...(method === 'HEAD' ? ['--head'] : []),
    `--url ${shell(request.url)}`,
    ...request.headers
      .filter(({ name }) => isToken(name) && !dropped.has(name.toLowerCase()))
      .map(({ name, value }) => `--header ${shell(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(text === null ? [] : [`--data-raw ${shell(text)}`]),
  ];
  return `${warningsOn(entry, '#')}${parts.join(' \\\n  ')}`;
};

/** One curl call for POSIX shells: every argument in single quotes, nothing expands, no file is read, nothing authenticates by accident. */
export default {
  id: 'curl',
  title: 'cURL (POSIX shell)',
  mediaType: 'text/x-shellscript',
  extension: 'sh',
  write: (report) => `${report.entries.map(command).join('\n\n')}\n`,
} satisfies ReportFormat;
