import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readTiming, type Timing } from '../../src/decode/retry/read-timing';
import { type Answer, answer, NOON } from './answer';

const names = [
  'Retry-After',
  'retry-after-ms',
  'X-Retry-After',
  'Date',
  'Age',
  'RateLimit',
  'RateLimit-Policy',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'X-RateLimit-Limit-Minute',
  'X-RateLimit-Remaining-Minute',
  'X-RateLimit-Reset-Minute',
  'X-RateLimit-Reset',
  'X-RateLimit-Reset-After',
  'X-Acme-Call-Limit',
  'X-App-Usage',
];

const timely = fc.oneof(
  fc.nat(100).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: NOON / 1000 - 400, max: NOON / 1000 + 1e6 }).map(String),
  fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '"a";r=0;t=5',
    'limit=1, remaining=0, reset=9',
    '9;w=60',
    '1/2',
    '0:1',
    '-1',
    '1e400',
    'soon',
    '6m0s',
    ', ,',
    '9'.repeat(400),
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const headers = fc.array(fc.record({ name: fc.constantFrom(...names), value: timely }), { maxLength: 8 });
const status = fc.constantFrom(0, 200, 202, 301, 304, 400, 403, 413, 429, 500, 503);
const body = fc.oneof(
  fc.constant(null),
  fc.json({ maxDepth: 3 }),
  fc.string({ maxLength: 80 }),
  timely.map((value) =>
    JSON.stringify({ error: { code: 429, retry_after: value, reset_at: value, message: `try again in ${value} seconds` } }),
  ),
  fc.double().map((value) => JSON.stringify({ retry_after: value, retry_after_ms: value, retryDelay: value, remaining: 0, reset: value })),
);
const given = fc.record({ status, headers, body });

const read = (one: Answer): Timing => readTiming(answer(one), null, null);

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('whatever an answer holds', () => {
  it('a wait is finite, not negative and at most 366 days, and so are the resets', () => {
    fc.assert(
      fc.property(given, (one) => {
        const { retry, limits } = read(one);
        const waits = [...(retry === null ? [] : [retry.afterSeconds]), ...limits.flatMap(({ resetSeconds }) => resetSeconds ?? [])];
        for (const seconds of waits) expect(seconds >= 0 && seconds <= 366 * 86_400).toBe(true);
        if (retry !== null) expect(retry.at).toBe(Math.round(NOON + retry.afterSeconds * 1000));
        for (const { limit, remaining, windowSeconds } of limits) {
          for (const count of [limit, remaining, windowSeconds]) expect(count === null || Number.isFinite(count)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read the same in every zone', () => {
    const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];
    fc.assert(
      fc.property(given, (one) => {
        const [first, ...others] = zones.map((timeZone) => {
          process.env.TZ = timeZone;
          return read(one);
        });
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  /** What would make a result depend on where it is read. */
  const local = [
    ...(['toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare'] as const).map((name) => [String.prototype, name] as const),
    ...(['toLocaleString', 'getHours', 'getTimezoneOffset', 'toString'] as const).map((name) => [Date.prototype, name] as const),
    [Date, 'parse'] as const,
    [Intl, 'DateTimeFormat'] as const,
    [Intl, 'NumberFormat'] as const,
  ];

  it.each(local)('never asks %o for its %s', (owner, name) => {
    const answers = fc.sample(given, 300);
    let asked = 0;
    const original = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      value: () => {
        asked++;
        return '';
      },
    });
    try {
      answers.map(read);
    } finally {
      Object.defineProperty(owner, name, original ?? {});
    }
    expect(asked).toBe(0);
  });
});

describe('when the server’s clock moves', () => {
  const second = fc.integer({ min: -200_000, max: 200_000 });
  const wait = (skew: number, until: number): number | null =>
    read({
      headers: { Date: new Date(NOON + skew * 1000).toUTCString(), 'Retry-After': new Date(NOON + until * 1000).toUTCString() },
    }).retry?.afterSeconds ?? null;

  it('a later Date never makes a wait longer, a later moment never shorter', () => {
    fc.assert(
      fc.property(second, second, second, fc.nat(100_000), (skew, until, _, more) => {
        const before = wait(skew, until);
        expect(before).not.toBeNull();
        expect(wait(skew + more, until)).toBeLessThanOrEqual(before ?? 0);
        expect(wait(skew, until + more)).toBeGreaterThanOrEqual(before ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('moving Date and moment together changes nothing', () => {
    fc.assert(
      fc.property(second, second, fc.nat(1e7), (skew, until, shift) => {
        expect(wait(skew + shift, until + shift)).toBe(wait(skew, until));
      }),
    );
  });
});
