import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf, kindOfLimit, paceOf, type Sample } from '../../src/session/forecast';

const T = Date.UTC(2026, 10, 21, 12);

/** Samples every so many seconds, each with what remained; the window ends `reset` seconds after the start. */
const series = (everySeconds: number, remaining: readonly number[], limit: number | null = 30, reset: number | null = 60): Sample[] =>
  remaining.map((left, i) => ({
    at: T + i * everySeconds * 1000,
    remaining: left,
    limit,
    resetAt: reset === null ? null : T + reset * 1000,
  }));

describe('the pace', () => {
  it('is what was taken in the last minute', () => {
    expect(paceOf(series(1, [30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20]), T + 10_000)).toBe(60);
  });

  it('does not make a minute’s pace of a burst within a second', () => {
    expect(paceOf(series(0.1, [30, 29, 28, 27, 26]), T + 400)).toBe(48);
  });

  it('is unknown from one sample, and nothing after a quiet minute', () => {
    expect(paceOf(series(1, [30]), T)).toBeNull();
    expect(paceOf([], T)).toBeNull();
    expect(paceOf(series(1, [30, 20]), T + 120_000)).toBe(0);
  });

  it('falls while nothing is sent', () => {
    const samples = series(1, [30, 29, 28, 27, 26, 25]);
    expect(paceOf(samples, T + 30_000)).toBeLessThan(paceOf(samples, T + 5_000) ?? 0);
  });

  it('counts a new window from its limit', () => {
    const samples = [...series(5, [10, 5], 30, 8), { at: T + 10_000, remaining: 28, limit: 30, resetAt: T + 68_000 }];
    expect(paceOf(samples, T + 10_000)).toBe(42);
  });

  it('ignores what an old sample says: others may have taken it', () => {
    const samples = [{ at: T - 3_600_000, remaining: 900, limit: 1000, resetAt: null }, ...series(5, [500, 499], 1000, null)];
    expect(paceOf(samples, T + 5_000)).toBe(12);
  });
});

describe('the forecast', () => {
  it('warns before the refusal comes', () => {
    const found = forecastOf(series(1, [30, 28, 26, 24, 22, 20]), 'rate', T + 5_000);
    expect(found).toMatchObject({ level: 'warning', emptyInSeconds: 10, pacePerMinute: 120, text: 'At this pace: empty in 10 s' });
  });

  it('keeps calm where the window refills first', () => {
    const found = forecastOf(series(10, [30, 29, 28, 27]), 'rate', T + 30_000);
    expect(found).toMatchObject({ level: 'calm', emptyInSeconds: null, text: 'At this pace it refills before it is empty' });
  });

  it('says how far it is where it is far', () => {
    const found = forecastOf(series(10, [1000, 990, 980, 970], 1000, null), 'quota', T + 30_000);
    expect(found).toMatchObject({ level: 'calm', emptyInSeconds: 970, text: 'At this pace: empty in 16 min 10 s' });
  });

  it('warns of the last tenth whatever the pace, but not where nothing is taken', () => {
    expect(forecastOf(series(20, [101, 100, 99], 1000, 86_400), 'quota', T + 40_000).level).toBe('warning');
    expect(forecastOf(series(20, [99, 99, 99], 1000, 86_400), 'quota', T + 40_000).level).toBe('calm');
  });

  it('is empty until it refills', () => {
    expect(forecastOf(series(1, [1, 0]), 'rate', T + 10_000)).toMatchObject({
      level: 'empty',
      emptyInSeconds: 0,
      text: 'Empty; refills in 50 s',
    });
    expect(forecastOf(series(1, [1, 0], 30, null), 'rate', T + 1_000).text).toBe('Empty; no time given');
    expect(forecastOf(series(1, [1, 0]), 'rate', T + 60_000)).toMatchObject({ level: 'calm', text: 'Refilled since the last answer' });
  });

  it('knows no pace of what may run at once', () => {
    expect(forecastOf(series(1, [10, 1], 10, null), 'concurrency', T + 1_000)).toMatchObject({ level: 'warning', pacePerMinute: null });
    expect(forecastOf(series(1, [10, 0], 10, null), 'concurrency', T + 1_000)).toMatchObject({ level: 'empty', text: 'All in use' });
    expect(forecastOf(series(1, [10, 6], 10, null), 'concurrency', T + 1_000).level).toBe('calm');
  });

  it('is finite and not negative, whatever the samples', () => {
    const sample = fc.record({
      at: fc.integer({ min: T - 200_000, max: T + 200_000 }),
      remaining: fc.integer({ min: -5, max: 1000 }),
      limit: fc.option(fc.nat(1000)),
      resetAt: fc.option(fc.integer({ min: T - 100_000, max: T + 1e7 })),
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 20 }), fc.integer({ min: -300_000, max: 300_000 }), (samples, later) => {
        const found = forecastOf(samples, 'rate', T + later);
        for (const number of [found.pacePerMinute, found.emptyInSeconds]) {
          expect(number === null || (Number.isFinite(number) && number >= 0)).toBe(true);
        }
      }),
    );
  });
});

describe('the kind of a limit', () => {
  it.each([
    ['minute', 60, 'rate'],
    [null, null, 'rate'],
    ['tokens', null, 'rate'],
    [null, 3600, 'rate'],
    ['daily', 86_400, 'quota'],
    ['month', null, 'quota'],
    ['api-usage', null, 'quota'],
    ['concurrent-requests', null, 'concurrency'],
  ] as const)('%s over %s s: %s', (name, window, kind) => expect(kindOfLimit(name, window)).toBe(kind));
});
