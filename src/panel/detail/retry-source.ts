import { headerValues } from '../../http/headers';
import { visibleLine } from '../../http/visible';
import type { Incident } from '../../model';

const titled = (name: string): string => name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());

const LONGEST_RAW = 60;

/** Where a wait comes from, as one would say it: `Retry-After: 12`. '' where there is none. */
export const retrySource = ({ exchange, diagnosis }: Incident): string => {
  const { retry } = diagnosis;
  if (retry === null) return '';
  const colon = retry.source.indexOf(':');
  const [kind, at] = [retry.source.slice(0, colon), retry.source.slice(colon + 1)];
  const raw = retry.raw === null ? '' : `: ${visibleLine(retry.raw).slice(0, LONGEST_RAW)}`;
  if (kind === 'header') {
    const value = raw || headerValues(exchange.response.headers, at).map((text) => `: ${visibleLine(text).slice(0, LONGEST_RAW)}`)[0] || '';
    return `${titled(at)}${value}`;
  }
  if (at === 'text') return 'the message says so';
  if (kind === 'body') return `${visibleLine(at.replace(/^\//, '').replaceAll('/', '.'))} in the body${raw}`;
  return kind === 'documented' ? 'documented by the API' : visibleLine(retry.source);
};
