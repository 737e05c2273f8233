import { describe, expect, it } from 'vitest';
import { readTiming } from '../../src/decode/retry/read-timing';
import { type Answer, answer } from './answer';

/** Seconds and source in one, null where no time is given; and whether the field was taken for a bucket as well. */
const wait = (headers: Answer['headers'], status = 429): string | null => {
  const { retry, limits } = readTiming(answer({ status, headers: headers ?? {} }), null, null);
  expect(limits).toEqual([]);
  return retry === null ? null : `${retry.afterSeconds} ${retry.source}`;
};

describe('a field that asks to wait', () => {
  it.each([
    ['X-Rate-Limit-Retry-After-Seconds', '42', 42],
    ['X-Rate-Limit-Retry-After-Minutes', '2', 120],
    ['X-Rate-Limit-Retry-After-Milliseconds', '4200', 4.2],
    ['Retry-After-Ms', '1500', 1.5],
    ['Retry-After-Sec', '9', 9],
    ['X-Retry-After-Date', 'Sat, 21 Nov 2026 12:01:30 GMT', 90],
    ['X-Retry-After-Timestamp', '1795262455', 55],
    ['X-RateLimit-RetryAfter', '7', 7],
    ['x_retry_after_seconds', '7', 7],
    ['X-RateLimit-Retry-In-Seconds', '9', 9],
    ['X-Throttle-Wait-Seconds', '9', 9],
    ['X-RateLimit-After', '4', 4],
  ])('may have its unit in its name: %s: %s', (name, value, seconds) => {
    expect(wait({ Date: 'Sat, 21 Nov 2026 12:00:00 GMT', [name]: value })).toBe(`${seconds} header:${name.toLowerCase()}`);
  });

  it('may close with the name of the limiter that asks; of several the longest', () => {
    expect(wait({ 'Retry-After-long': '42' })).toBe('42 header:retry-after-long');
    expect(wait({ 'Retry-After-short': '1', 'Retry-After-long': '300', 'Retry-After-medium': '9' })).toBe('300 header:retry-after-long');
    expect(wait({ 'Retry-After-minute': '40' })).toBe('40 header:retry-after-minute');
    expect(wait({ 'Retry-After-long': '300', 'X-Retry-After': '5' })).toBe('5 header:x-retry-after');
    expect(wait({ 'Retry-After-long': '300', 'Retry-After': '5' })).toBe('5 header:retry-after');
  });

  it.each([
    'Retry-After-Reason',
    'Retry-After-Max',
    'Retry-After-Min',
    'X-Retry-After-Count',
    'Retry-After-Hours',
    'Retry-After-H',
    'X-RateLimit-Retry-After-Policy',
    'X-Rate-Limit-Retry-After-Nanos',
    'Retry-After-Jitter-Seconds',
    'X-Retry-After-Attempts',
    'X-Retry-In',
    'X-Throttle-Wait-Ms',
    'X-Queue-Wait-Seconds',
  ])('%s states another fact about it, or in a unit that is not sure', (name) => expect(wait({ [name]: '30' })).toBeNull());

  it('asks nothing on a success', () => expect(wait({ 'Retry-After-long': '42' }, 200)).toBeNull());
});
