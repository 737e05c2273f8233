import { describe, expect, it } from 'vitest';
import { readTiming } from '../../src/decode/retry/read-timing';
import { type Answer, answer, NOON } from './answer';

const EPOCH = NOON / 1000;

/** The wait, then each bucket as `name limit remaining reset window`, `-` for what is not stated. */
const told = (headers: Answer['headers'], status = 429): [number | null, ...string[]] => {
  const { retry, limits } = readTiming(answer({ status, headers: headers ?? {} }), null, null);
  const buckets = limits.map((bucket) => [bucket.name, bucket.limit, bucket.remaining, bucket.resetSeconds, bucket.windowSeconds]);
  return [retry?.afterSeconds ?? null, ...buckets.map((bucket) => bucket.map((value) => value ?? '-').join(' '))];
};

describe('families of limit fields, by the words of their names', () => {
  it.each<[string, Record<string, string>, [number | null, ...string[]]]>([
    [
      'left, quota, and times in milliseconds',
      {
        'X-Rate-Limit-Requests-Left': '0',
        'X-Rate-Limit-Requests-Quota': '150',
        'X-Rate-Limit-Time-Reset-Ms': '15000',
        'X-Rate-Limit-Time-Window-Ms': '30000',
      },
      [15, '- 150 0 15 30'],
    ],
    [
      'a period',
      { 'X-RateLimit-Limit': '300', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1547', 'X-RateLimit-Period': '3600' },
      [1547, '- 300 0 1547 3600'],
    ],
    ['an interval', { 'X-Rate-Limit-Limit': '50', 'X-Rate-Limit-Interval': '1s' }, [null, '- 50 - - 1']],
    ['an interval in words', { 'X-RateLimit-Limit': '50', 'X-RateLimit-Interval': '1 minute' }, [null, '- 50 - - 60']],
    [
      'remain, and a window as duration',
      { 'X-Ratelimit-Limit': '600', 'X-Ratelimit-Remain': '0', 'X-Ratelimit-Reset': '77', 'X-Ratelimit-Window': '5m' },
      [77, '- 600 0 77 300'],
    ],
    [
      'a window’s size, and facts that are no counts',
      { 'X-RateLimit-Limit': '50', 'X-RateLimit-Window-Size': '600s', 'X-RateLimit-Window-Start': `${EPOCH}`, 'X-Rate-Limit-Group': '3' },
      [null, '- 50 - - 600'],
    ],
    [
      'the period in place of the limit',
      { 'X-Rate-Limit-Limit': '1m', 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '2026-11-21T12:00:33.0000000Z' },
      [33, '- - 0 33 60'],
    ],
    ['a limit per period', { 'X-Ratelimit-Limit': '150/15m', 'X-Ratelimit-Remaining': '0' }, [null, '- 150 0 - 900']],
    ['a limit per month', { 'X-Ratelimit-Limit': '1000/month', 'X-Ratelimit-Remaining': '3' }, [null, '- 1000 3 - -']],
    ['in words', { 'X-Ratelimit-Limit': '60/min', 'X-Ratelimit-Remaining': '3' }, [null, '- 60 3 - 60']],
    [
      'the capacity of a bucket that refills',
      {
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Requested-Tokens': '1',
        'X-RateLimit-Burst-Capacity': '20',
        'X-RateLimit-Replenish-Rate': '10',
      },
      [null, '- 20 0 - -'],
    ],
    [
      'one reset told twice',
      {
        'X-Ratelimit-Limit': '120',
        'X-Ratelimit-Remaining': '0',
        'X-Ratelimit-Reset': '55',
        'X-Ratelimit-Reset-Timestamp': `${EPOCH + 55}`,
        'X-Ratelimit-Reset-Human': '2026-11-21 12:00:55',
      },
      [55, '- 120 0 55 -'],
    ],
    [
      'the words of a bucket behind the kind',
      { 'X-RateLimit-Remaining-Quota': '5', 'X-RateLimit-Limit-Quota': '9', 'X-RateLimit-Remaining-Percentage': '55' },
      [null, 'quota 9 5 - -'],
    ],
  ])('%s', (_, headers, expected) => expect(told(headers)).toEqual(expected));

  it('that do not say rate must state both a count and a reset', () => {
    expect(told({ 'X-Acme-Error-Limit-Remain': '0', 'X-Acme-Error-Limit-Reset': '37' }, 420)).toEqual([37, '- - 0 37 -']);
    expect(told({ 'X-Quota-Limit': '1000', 'X-Quota-Remaining': '0', 'X-Quota-Reset': '2026-11-21T13:00:00Z' })).toEqual([
      3600,
      '- 1000 0 3600 -',
    ]);
    const user = { 'X-Limit-User-Limit': '320', 'X-Limit-User-Remaining': '0', 'X-Limit-User-Reset': '700' };
    expect(told(user)).toEqual([700, 'user 320 0 700 -']);
    expect(told({ 'X-Concurrency-Limit': '3', 'X-Quota-Remaining': '0', 'X-Acme-Limit-Reset': '30', 'X-Acme-Limit-Status': '0' })).toEqual([
      null,
    ]);
  });

  it('a status counts what remains only beside its limit and a reset', () => {
    const reset = { 'X-Acme-Limit-Reset-Timestamp': `${NOON + 2000}` };
    expect(told({ 'X-Acme-Limit': '10', 'X-Acme-Limit-Status': '0', ...reset }, 403)).toEqual([2, '- 10 0 2 -']);
    expect(told({ 'X-Acme-Limit': '10', 'X-Acme-Limit-Status': '11', ...reset }, 403)).toEqual([null, '- 10 - 2 -']);
    expect(told({ 'X-Acme-Limit': '10', 'X-Acme-Limit-Status': 'ok', ...reset }, 403)).toEqual([null, '- 10 - 2 -']);
  });
});

describe('one reset for several counts', () => {
  const perSecond = (left: number): Record<string, string> => ({
    'X-Acme-RateLimit-Second-Limit': '7',
    'X-Acme-RateLimit-Second-Remaining': String(left),
  });
  const perHour = (left: number): Record<string, string> => ({
    'X-Acme-RateLimit-Hour-Limit': '36000',
    'X-Acme-RateLimit-Hour-Remaining': String(left),
  });
  const wait = (headers: Record<string, string>, status = 429): number | null => told(headers, status)[0];

  it('is that of the exhausted one', () => {
    expect(wait({ ...perSecond(0), ...perHour(35_883), 'X-Acme-RateLimit-Reset': '1' })).toBe(1);
    expect(wait({ ...perSecond(5), ...perHour(0), 'X-Acme-RateLimit-Reset': '1200' })).toBe(1200);
    const routes = { 'X-Ratelimit-Global-Remaining': '4523', 'X-Ratelimit-Route-Remaining': '0', 'X-Ratelimit-Reset': `${EPOCH + 10}` };
    expect(wait(routes, 403)).toBe(10);
  });

  it('but not where it lies beyond its window, or may be that of a shorter one', () => {
    expect(wait({ ...perSecond(0), ...perHour(9), 'X-Acme-RateLimit-Reset': '1200' })).toBeNull();
    expect(wait({ ...perSecond(5), ...perHour(0), 'X-Acme-RateLimit-Reset': '1' })).toBeNull();
  });

  it('nor where it stands in another family, or nothing is exhausted', () => {
    expect(wait({ ...perSecond(0), 'X-Other-RateLimit-Reset': '1' })).toBeNull();
    expect(wait({ ...perSecond(5), 'X-Acme-RateLimit-Reset': '1' }, 403)).toBeNull();
    expect(wait({ ...perSecond(0), 'X-Acme-RateLimit-Reset': '1' }, 500)).toBeNull();
  });
});
