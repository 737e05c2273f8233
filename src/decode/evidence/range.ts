import { header } from '../../http/headers';
import { type Check, no, unknown, yes } from './check';

/** Where a range of bytes begins, the earliest of several: `bytes=500-`, `bytes=0-99,200-`; null where it counts from the end. */
const firstByte = (range: string): number | null => {
  const starts = [...range.slice(0, 1000).matchAll(/(?:=|,)\s*(\d{1,15})-/g)].map(([, start]) => Number(start));
  return starts.length === 0 || !/^\s*bytes\s*=/i.test(range) || /(?:=|,)\s*-\d/.test(range) ? null : Math.min(...starts);
};

/** Does the range that was asked for begin behind the end of what there is (RFC 9110 section 15.5.17)? */
export const rangeBeyondEnd: Check = ({ exchange }) => {
  const range = header(exchange.request.headers, 'range');
  const length = /^bytes \*\/(\d{1,15})$/.exec(header(exchange.response.headers, 'content-range')?.trim() ?? '')?.[1];
  const start = range === null ? null : firstByte(range);
  if (start === null || length === undefined) return unknown();
  const cited = [
    { part: 'request-header', at: 'Range' },
    { part: 'response-header', at: 'Content-Range' },
  ] as const;
  return start >= Number(length)
    ? yes(`The range begins at byte ${start}, but the resource is ${length} bytes long`, ...cited)
    : no(`The range begins at byte ${start} of ${length}`, ...cited);
};
