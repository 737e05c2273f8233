import { describe, expect, it } from 'vitest';
import type { Limit } from '../../src/model';
import { type BoardRecord, limitsBoard } from '../../src/session/limits-board';

const T = Date.UTC(2026, 10, 21, 12);
let count = 0;

const bucket = (more: Partial<Limit> = {}): Limit => ({
  name: null,
  limit: 30,
  remaining: 10,
  resetSeconds: 60,
  windowSeconds: 60,
  ...more,
});

/** An answer so many seconds after the start, 100 ms after its request. */
const record = (seconds: number, limits: readonly Limit[], more: Partial<BoardRecord> = {}): BoardRecord => ({
  id: `r${count++}`,
  host: 'api.example.com',
  endpoint: 'GET api.example.com/a',
  startedAt: T + seconds * 1000 - 100,
  receivedAt: T + seconds * 1000,
  status: 200,
  limits,
  retryAt: null,
  ...more,
});

describe('the limits board', () => {
  it('has one row per host and bucket, from successes too, as the newest answer left it', () => {
    const board = limitsBoard(
      [
        record(0, [bucket({ remaining: 20 }), bucket({ name: 'daily', limit: 1000, remaining: 412, windowSeconds: 86_400 })]),
        record(5, [bucket({ remaining: 18, resetSeconds: 55 })], { status: 404 }),
        record(6, [bucket({ remaining: 5 })], { host: 'other.example.com' }),
      ],
      T + 6_000,
    );
    expect(board.rows.map(({ host, name, kind, used, limit }) => [host, name, kind, used, limit])).toEqual([
      ['api.example.com', null, 'rate', 12, 30],
      ['api.example.com', 'daily', 'quota', 588, 1000],
      ['other.example.com', null, 'rate', 25, 30],
    ]);
    expect(board.rows[0]).toMatchObject({ resetAt: T + 60_000, remaining: 18, receivedAt: T + 5_000 });
    expect(board.rows[0]?.samples.map(({ remaining }) => remaining)).toEqual([20, 18]);
  });

  it('keeps a budget for each key that calls a host, and numbers the keys', () => {
    const by = (fingerprint: string) => ({ credentials: [{ name: 'header:authorization', fingerprint, value: null }] });
    const { rows } = limitsBoard(
      [
        record(0, [bucket({ remaining: 20 })], by('a')),
        record(1, [bucket({ remaining: 29 })], by('b')),
        record(2, [bucket({ remaining: 19 })], by('a')),
      ],
      T + 2_000,
    );
    expect(rows.map(({ caller, remaining, samples }) => [caller, remaining, samples.length])).toEqual([
      [1, 19, 2],
      [2, 29, 1],
    ]);
    expect(limitsBoard([record(0, [bucket()], by('a'))], T).rows[0]?.caller).toBeNull();
  });

  it('takes records in any order', () => {
    const records = [record(3, [bucket({ remaining: 7 })]), record(1, [bucket({ remaining: 9 })]), record(2, [bucket({ remaining: 8 })])];
    expect(limitsBoard(records, T + 3_000).rows[0]?.samples.map(({ remaining }) => remaining)).toEqual([9, 8, 7]);
  });

  it('puts the most pressing first', () => {
    const board = limitsBoard(
      [
        record(0, [bucket({ name: 'calm' }), bucket({ name: 'soon', remaining: 20 }), bucket({ name: 'out', remaining: 1 })]),
        record(5, [bucket({ name: 'calm' }), bucket({ name: 'soon', remaining: 10 }), bucket({ name: 'out', remaining: 0 })]),
      ],
      T + 5_000,
    );
    expect(board.rows.map(({ name, forecast }) => [name, forecast.level])).toEqual([
      ['out', 'empty'],
      ['soon', 'warning'],
      ['calm', 'calm'],
    ]);
  });

  it('tells apart buckets that a host keeps per endpoint without a name', () => {
    const other = { endpoint: 'GET api.example.com/b' };
    const records = [0, 1, 2].flatMap((i) => [
      record(2 * i, [bucket({ limit: 100, remaining: 20 - i })]),
      record(2 * i + 1, [bucket({ limit: 100, remaining: 90 - i })], other),
    ]);
    expect(limitsBoard(records, T + 6_000).rows.map(({ endpoint, remaining }) => [endpoint, remaining])).toEqual([
      ['GET api.example.com/a', 18],
      ['GET api.example.com/b', 88],
    ]);
  });

  it('keeps one row where two endpoints draw on one bucket', () => {
    const records = Array.from({ length: 8 }, (_, i) =>
      record(i, [bucket({ remaining: 20 - i, resetSeconds: 60 - i })], { endpoint: `GET api.example.com/${i % 2}` }),
    );
    expect(limitsBoard(records, T + 8_000).rows).toHaveLength(1);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 7_000 }, (_, i) => record(i, [bucket({ name: `b${i % 500}`, remaining: 5 })]));
    const started = performance.now();
    const { rows } = limitsBoard(many, T);
    expect(rows.length).toBe(200);
    expect(rows.every(({ samples }) => samples.length <= 60)).toBe(true);
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(limitsBoard([], T)).toEqual({ rows: [], ignored: [] });
  });
});

describe('a client that ignored Retry-After', () => {
  const asked = (seconds: number, wait: number, more: Partial<BoardRecord> = {}): BoardRecord =>
    record(seconds, [], { status: 429, retryAt: T + (seconds + wait) * 1000, ...more });

  it('is named with the requests that did', () => {
    const first = asked(0, 30);
    const early = record(10, []);
    const again = asked(15, 30);
    const still = record(20, []);
    const { ignored } = limitsBoard([first, early, again, still, record(46, [])], T + 50_000);
    expect(ignored.map(({ askedBy, requests, endpoint }) => ({ askedBy, requests, endpoint }))).toEqual([
      { askedBy: again.id, requests: [still.id], endpoint: 'GET api.example.com/a' },
      { askedBy: first.id, requests: [early.id, again.id], endpoint: 'GET api.example.com/a' },
    ]);
  });

  it('is not one whose requests were under way already, came in time, or went elsewhere', () => {
    const first = asked(0, 30);
    const underWay = record(1, [], { startedAt: T - 500 });
    const elsewhere = record(10, [], { endpoint: 'GET api.example.com/b' });
    const onTheDot = record(30.1, [], { startedAt: T + 29_800 });
    expect(limitsBoard([first, underWay, elsewhere, onTheDot], T + 40_000).ignored).toEqual([]);
  });

  it('a wait of nothing cannot be ignored', () => {
    expect(limitsBoard([asked(0, 0), record(1, [])], T + 2_000).ignored).toEqual([]);
  });
});
