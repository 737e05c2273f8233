import { describe, expect, it } from 'vitest';
import type { Exchange, Incident } from '../../src/model';
import type { ReplayOutcome } from '../../src/session/replays';
import { createSession } from '../../src/session/session';
import { diagnosisOf, exchange, START, type Told, toRecord } from '../panel/harness/fake-exchange';

const DAY = 86_400_000;

/** A session whose clock and timers are moved by hand. */
const open = () => {
  let now = START;
  const timers = new Set<{ run: () => void; at: number; ms: number }>();
  const session = createSession({
    decode: diagnosisOf,
    toRecord,
    now: () => now,
    schedule: (run, ms) => {
      const timer = { run, at: now + ms, ms };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  session.watched.value = false;
  const advance = (ms: number): void => {
    now += ms;
    for (const timer of [...timers].filter(({ at }) => at <= now)) if (timers.delete(timer)) timer.run();
  };
  const hear = (told: Told): Incident => {
    const made: Exchange = exchange({ at: now, status: 429, ...told });
    session.add(made);
    return { id: made.id, exchange: made, diagnosis: diagnosisOf(made) };
  };
  return { session, advance, hear, timers, now: () => now };
};

const wait = (seconds: number, at = START): Partial<ReturnType<typeof diagnosisOf>> => ({
  retry: { at: at + seconds * 1_000, afterSeconds: seconds, source: 'header:retry-after', raw: null },
});

const outcome = (status: number, over: Partial<ReplayOutcome> = {}): ReplayOutcome => ({ status, durationMs: 312, error: null, ...over });

describe('a replay', () => {
  it('is under way until its outcome is known, and noted with its moment', async () => {
    const { session, advance, hear } = open();
    const incident = hear({ id: 'a' });
    advance(5_000);
    let answer: (value: ReplayOutcome) => void = () => undefined;
    const done = session.replay(incident, () => new Promise((resolve) => (answer = resolve)));
    expect(session.pending.value.get('a')?.state).toBe('running');
    expect(session.attempts.value).toEqual([]);
    advance(400);
    answer(outcome(503));
    await done;
    expect(session.pending.value.size).toBe(0);
    expect(session.attempts.value).toMatchObject([
      { incidentId: 'a', at: START + 5_000, endedAt: START + 5_400, status: 503, durationMs: 312, error: null },
    ]);
  });

  it('is not sent twice at once', async () => {
    const { session, hear } = open();
    const incident = hear({ id: 'a' });
    let sent = 0;
    const never = (): Promise<ReplayOutcome> => {
      sent++;
      return new Promise(() => undefined);
    };
    void session.replay(incident, never);
    expect(await session.replay(incident, never)).toBeNull();
    expect(sent).toBe(1);
  });

  it('that was not sent is no attempt', async () => {
    const { session, hear } = open();
    const incident = hear({ id: 'a' });
    await expect(session.replay(incident, () => Promise.reject(new Error('no page')))).rejects.toThrow('no page');
    expect(session.attempts.value).toEqual([]);
    expect(session.pending.value.size).toBe(0);
  });

  it.each([
    ['Failed to fetch', 'Failed to fetch'],
    ['NetworkError when attempting to fetch resource.', 'NetworkError when attempting to fetch resource.'],
    ['x '.repeat(500), null],
    ['No answer from https://api.example.com/?token=abc', null],
    ['Refused: sk_live_51H8x', null],
    ['Refused: abcdefghijklmnopqrstuvwxyzabcdef', null],
  ])('repeats of what the page says only plain words: %s', async (error, kept) => {
    const { session, hear } = open();
    await session.replay(hear({ id: 'a' }), async () => outcome(0, { error }));
    expect(session.attempts.value[0]?.error).toBe(kept);
  });

  it('is forgotten only when a thousand others came after it', async () => {
    const { session, hear } = open();
    const incident = hear({ id: 'a' });
    for (let i = 0; i < 1_001; i++) await session.replay(incident, async () => outcome(i));
    expect(session.attempts.value).toHaveLength(1_000);
    expect(session.attempts.value[0]?.status).toBe(1);
  });
});

describe('a replay when ready', () => {
  const armed = (seconds: number) => {
    const stage = open();
    const incident = stage.hear({ id: 'a', url: 'https://app.example.com/x', diagnosis: wait(seconds) });
    let runs = 0;
    stage.session.whenReady(incident, () => runs++);
    return { ...stage, incident, runs: () => runs };
  };

  it('comes when the wait is over and not before, whether or not somebody looks', () => {
    const { session, advance, runs } = armed(12);
    expect(session.pending.value.get('a')?.state).toBe('armed');
    advance(11_999);
    expect(runs()).toBe(0);
    advance(1_001);
    expect(runs()).toBe(1);
    expect(session.pending.value.size).toBe(0);
    advance(60_000);
    expect(runs()).toBe(1);
  });

  it('outlasts a wait longer than timers can hold, and a sleep', () => {
    const { advance, timers, runs } = armed((40 * DAY) / 1_000);
    expect(Math.max(...[...timers].map(({ ms }) => ms))).toBeLessThan(2 ** 31);
    advance(30 * DAY);
    expect(runs()).toBe(0);
    advance(10 * DAY + 1_000);
    expect(runs()).toBe(1);
  });

  it('is called off by the person, by a replay at once and by a clear', async () => {
    const { session, advance, incident, runs } = armed(12);
    session.callOff('a');
    session.whenReady(incident, () => expect.unreachable());
    await session.replay(incident, async () => outcome(429));
    session.whenReady(incident, () => expect.unreachable());
    session.clear();
    expect(session.pending.value.size).toBe(0);
    advance(20_000);
    expect(runs()).toBe(0);
  });

  it('waits once however often it is asked for', () => {
    const { session, advance, incident, runs } = armed(12);
    let others = 0;
    session.whenReady(incident, () => others++);
    advance(13_000);
    expect([runs(), others]).toEqual([0, 1]);
  });

  it('outlasts a reload, and is called off with a word where the page goes elsewhere', () => {
    const { session } = armed(12);
    session.navigated('https://app.example.com/again');
    expect(session.pending.value.get('a')?.state).toBe('armed');
    session.navigated('https://elsewhere.example/');
    expect(session.pending.value.size).toBe(0);
    expect(session.notice.value?.text).toBe('No replay: the page went to https://elsewhere.example.');
    expect(session.page.value).toBe('https://elsewhere.example/');
  });

  it('goes on while a file is looked at', () => {
    const { session, advance, runs } = armed(12);
    session.openFile('a.har');
    session.clear();
    advance(13_000);
    expect(runs()).toBe(1);
  });
});
