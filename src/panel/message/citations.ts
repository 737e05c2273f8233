import type { Incident } from '../../model';
import type { Range, Wanted } from './paint';

export interface Cited {
  readonly body: Wanted;
  /** Lower-case. */
  readonly headers: ReadonlySet<string>;
  readonly url: boolean;
}

/** What of one message the diagnosis rests on: the causes' citations, and where the error itself was found. */
export const citedIn = ({ diagnosis }: Incident, side: 'request' | 'response'): Cited => {
  const pointers: string[] = [];
  const ranges: Range[] = [];
  const headers = new Set<string>();
  let url = false;
  for (const cause of diagnosis.causes) {
    if (cause.verdict === 'ruled-out') continue;
    for (const { part, at, range } of cause.citations) {
      if (part === `${side}-header` && at) headers.add(at.toLowerCase());
      if (part === 'request-url' && side === 'request') url = true;
      if (part !== `${side}-body`) continue;
      if (range) ranges.push(range);
      else if (at?.startsWith('/')) pointers.push(at);
    }
  }
  if (side === 'response') {
    for (const place of Object.values(diagnosis.error.foundAt)) {
      if (place.startsWith('header:')) headers.add(place.slice(7).toLowerCase());
      else if (place.startsWith('/')) pointers.push(place);
    }
    const source = diagnosis.retry?.source ?? '';
    if (source.startsWith('header:')) headers.add(source.slice(7).toLowerCase());
    else if (source.startsWith('body:/')) pointers.push(source.slice(5));
  }
  return { body: { pointers, ranges }, headers, url };
};
