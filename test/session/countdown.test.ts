import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeWait,
  formatWait,
  isLongWait,
  longWaitAdvice,
  momentOf,
  progressOf,
  secondsLeft,
  waitThatMatters,
} from '../../src/session/countdown';

const NOON = Date.UTC(2026, 10, 21, 12);
const utc = { locale: 'en-GB', timeZone: 'UTC' };
const newYork = { locale: 'en-GB', timeZone: 'America/New_York' };

describe('a wait in words', () => {
  it.each([
    [0, '0 s'],
    [0.2, '1 s'],
    [12, '12 s'],
    [59.4, '1 min 00 s'],
    [245, '4 min 05 s'],
    [3600, '1 h 00 min'],
    [7381, '2 h 04 min'],
    [86_399, '1 d'],
    [831_600, '9 d 15 h'],
    [-5, '0 s'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('%d s: %s', (seconds, text) => expect(formatWait(seconds)).toBe(text));

  it('never shows 0 before it is over, and is over on the dot', () => {
    expect(secondsLeft(NOON, NOON - 1)).toBe(1);
    expect(secondsLeft(NOON, NOON)).toBe(0);
    expect(secondsLeft(NOON, NOON + 5_000)).toBe(0);
  });

  it('never has sixty of anything', () => {
    fc.assert(
      fc.property(fc.nat(40_000_000), (seconds) => {
        expect(formatWait(seconds)).not.toMatch(/\b60 (s|min)|\b24 h/);
      }),
    );
  });
});

describe('the moment on the wall', () => {
  it('is a time of the same day in the person’s zone', () => {
    expect(momentOf(NOON + 133_000, NOON, utc)).toBe('12:02:13');
    expect(momentOf(NOON + 133_000, NOON, newYork)).toBe('07:02:13');
  });

  it('names the day where it is another one there', () => {
    const late = Date.UTC(2026, 10, 22, 3);
    expect(momentOf(late, NOON, newYork)).toBe('22:00:00');
    expect(momentOf(late, NOON, utc)).toBe('22 November, 03:00');
    expect(momentOf(Date.UTC(2026, 11, 1), NOON, utc)).toBe('1 December');
    expect(momentOf(Date.UTC(2026, 11, 1), NOON, newYork)).toBe('30 November, 19:00');
  });

  it('is nothing for what is no instant', () => {
    expect(momentOf(Number.NaN, NOON, utc)).toBe('');
    expect(momentOf(9e15, NOON, utc)).toBe('');
  });

  it('makes a sentence', () => {
    expect(describeWait(NOON + 133_000, NOON, utc)).toBe('Ready at 12:02:13');
    expect(describeWait(Date.UTC(2026, 11, 1), Date.UTC(2026, 10, 21, 9), utc)).toBe('Resets 1 December, in 9 d 15 h');
    expect(describeWait(NOON, NOON, utc)).toBe('Ready');
  });
});

describe('how far it is', () => {
  it('goes from 0 to 1 and stays there', () => {
    expect([-1_000, 0, 5_000, 10_000, 99_000].map((passed) => progressOf(NOON, NOON + 10_000, NOON + passed))).toEqual([0, 0, 0.5, 1, 1]);
    expect(progressOf(NOON, NOON, NOON)).toBe(1);
  });

  it('advises against sitting out more than an hour', () => {
    expect([3_600, 3_601].map(isLongWait)).toEqual([false, true]);
    expect(longWaitAdvice(60)).toBeNull();
    expect(longWaitAdvice(7_200)).toContain('fixes');
    expect(longWaitAdvice(864_000)).toContain('quota');
  });
});

describe('of several waits on a host', () => {
  const wait = (endpoint: string, receivedAt: number, seconds: number) => ({
    host: 'a',
    endpoint,
    receivedAt: NOON + receivedAt,
    retryAt: NOON + receivedAt + seconds * 1000,
  });

  it('the longest that still runs matters', () => {
    const waits = [wait('GET /a', 0, 10), wait('GET /b', 0, 40), wait('GET /c', 0, 20)];
    expect(waitThatMatters(waits, NOON)?.endpoint).toBe('GET /b');
    expect(waitThatMatters(waits, NOON + 40_000)).toBeNull();
    expect(waitThatMatters([], NOON)).toBeNull();
  });

  it('the newest answer of an endpoint supersedes its earlier ones', () => {
    const waits = [wait('GET /a', 0, 100), wait('GET /a', 500, 5), wait('GET /b', 0, 20)];
    expect(waitThatMatters(waits, NOON + 1_000)?.endpoint).toBe('GET /b');
  });
});
