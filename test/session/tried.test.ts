import { describe, expect, it } from 'vitest';
import type { Exchange, Incident } from '../../src/model';
import { atUtcTime } from '../../src/panel/parts/wall-clock';
import { MAX_RECORDS } from '../../src/session/bounds';
import type { ReplayOutcome } from '../../src/session/replays';
import { createSession } from '../../src/session/session';
import { body, diagnosisOf, exchange, START, type Told, toRecord } from '../panel/harness/fake-exchange';

const url = 'https://api.example.com/v1/things/7';

/** Failures of one request over a clock that is moved by hand: 09:42:00 UTC at first. */
const open = () => {
  let now = START;
  const session = createSession({ decode: diagnosisOf, toRecord, now: () => now, schedule: () => () => undefined });
  const hear = (told: Told = {}): Incident => {
    const made: Exchange = exchange({ at: now, status: 429, url, ...told });
    session.add(made);
    now = made.receivedAt;
    return { id: made.id, exchange: made, diagnosis: diagnosisOf(made) };
  };
  const later = (ms: number): void => {
    now += ms;
  };
  /** Repeats a request; the browser hears it as well, unless told not to. */
  const replay = async (incident: Incident, outcome: Partial<ReplayOutcome>, heard: Told | null = {}): Promise<void> => {
    const told = { status: 200, durationMs: 184, error: null, ...outcome };
    await session.replay(incident, async () => {
      const method = incident.exchange.request.method;
      const requestBody = incident.exchange.request.body;
      if (heard) hear({ status: told.status, method, requestBody, ...heard });
      return told;
    });
  };
  const tried = (incident: Incident) => session.tried(incident, atUtcTime(incident.exchange.startedAt));
  return { session, hear, later, replay, tried, texts: (incident: Incident) => tried(incident).map(({ text }) => text) };
};

const wait = (seconds: number): NonNullable<Told['diagnosis']> => ({
  retry: { at: START + seconds * 1_000, afterSeconds: seconds, source: 'header:retry-after', raw: null },
});

describe('what was tried', () => {
  it('is nothing at first', () => {
    const { hear, texts } = open();
    expect(texts(hear())).toEqual([]);
  });

  it('says when a replay was and what came of it', async () => {
    const { hear, later, replay, tried } = open();
    const incident = hear();
    later(13_000);
    await replay(incident, { status: 429, durationMs: 312 });
    later(60_000);
    await replay(incident, { status: 0, durationMs: 20, error: 'Failed to fetch' }, { status: 0, networkError: 'net::ERR_FAILED' });
    later(60_000);
    await replay(incident, { status: 200, durationMs: 84 });
    expect(tried(incident)).toMatchObject([
      { text: 'Replayed at 09:42:13 UTC: 429 after 0.3 s', worked: false },
      { text: 'Replayed at 09:43:13 UTC: no answer: Failed to fetch', worked: false },
      { text: 'Replayed at 09:44:13 UTC: 200 after 0.1 s, it works now', worked: true },
    ]);
  });

  it('says it in words that fit: at once, minutes, another day', async () => {
    const { hear, later, replay, texts } = open();
    const incident = hear();
    later(1_000);
    await replay(incident, { status: 500, durationMs: 8 });
    await replay(incident, { status: 504, durationMs: 65_000 });
    later(86_400_000);
    await replay(incident, { status: 500, durationMs: 1_240 });
    expect(texts(incident)).toEqual([
      'Replayed at 09:42:01 UTC: 500 at once',
      'Replayed at 09:42:01 UTC: 504 after 1 min 05 s',
      'Replayed on 2026-11-22 at 09:42:01 UTC: 500 after 1.2 s',
    ]);
  });

  it('says that a wait was sat out, where it was', async () => {
    const { hear, later, replay, texts } = open();
    const incident = hear({ diagnosis: wait(12) });
    later(13_000);
    await replay(incident, { status: 429 }, { diagnosis: wait(12) });
    await replay(incident, { status: 200 });
    expect(texts(incident)).toEqual([
      'Replayed at 09:42:13 UTC after waiting 12 s as asked: 429 after 0.2 s',
      'Replayed at 09:42:13 UTC: 200 after 0.2 s, it works now',
    ]);
  });

  it.each(['a replay', 'the page'])('says nothing of a wait that %s did not keep', async (who) => {
    const { hear, later, replay, texts } = open();
    const incident = hear({ diagnosis: wait(12) });
    later(3_000);
    if (who === 'a replay') await replay(incident, { status: 429 }, null);
    else hear();
    later(15_000);
    await replay(incident, { status: 200 });
    expect(texts(incident).find((text) => text.includes('200'))).not.toContain('waiting');
  });

  it('belongs to the request: each failure of the very same one tells it, and no other', async () => {
    const { hear, later, replay, texts } = open();
    const first = hear();
    later(2_000);
    await replay(first, { status: 429 });
    later(2_000);
    const again = hear();
    expect(texts(again)).toEqual(['Replayed at 09:42:02 UTC: 429 after 0.2 s']);
    expect(texts(hear({ url: `${url}?page=2` }))).toEqual([]);
    expect(texts(hear({ method: 'POST', requestBody: body('{}') }))).toEqual([]);
    expect(texts(hear({ source: 'har' }))).toEqual([]);
  });

  it('of a request whose body is not known whole is told with that failure alone', async () => {
    const { session, later } = open();
    const made = exchange({ at: START, method: 'POST', url, status: 429, requestBody: body(null) });
    const unknown = (one: Exchange) => ({ ...toRecord(one), bodyFingerprint: null });
    const other = createSession({ decode: diagnosisOf, toRecord: unknown, now: () => START + 1_000 });
    other.addAll([made, exchange({ at: START + 500, method: 'POST', url, status: 429, requestBody: body(null) })]);
    later(0);
    session.dispose();
    const [incident, twin] = other.incidents.value;
    if (!incident || !twin) throw new Error('Two failures were heard.');
    await other.replay(incident, async () => ({ status: 429, durationMs: 100, error: null }));
    expect(other.tried(incident, () => 'then')).toMatchObject([{ text: 'Replayed then: 429 after 0.1 s' }]);
    expect(other.tried(twin, () => 'then')).toEqual([]);
  });

  it('never calls a success what may hide the same failure', async () => {
    const { hear, later, replay, tried } = open();
    const hidden = hear({ status: 200, diagnosis: { kind: 'application', isFailure: true } });
    later(2_000);
    await replay(hidden, { status: 200 }, null);
    later(2_000);
    await replay(hidden, { status: 200 }, { diagnosis: { kind: 'application', isFailure: true } });
    later(2_000);
    await replay(hidden, { status: 200 });
    expect(tried(hidden).map(({ text, worked }) => [text.split(': ')[1], worked])).toEqual([
      ['200 after 0.2 s', null],
      ['200 after 0.2 s, with a failure in it', false],
      ['200 after 0.2 s, it works now', true],
    ]);
  });

  it('keeps to the newest twenty of one request', async () => {
    const { hear, replay, texts } = open();
    const incident = hear();
    for (let i = 0; i < 25; i++) await replay(incident, { status: 400 + i }, null);
    expect(texts(incident)).toHaveLength(20);
    expect(texts(incident)[0]).toContain('405');
  });
});

describe('what the page tried by itself', () => {
  const again = (statuses: readonly number[]) => {
    const { hear, later, tried } = open();
    const incident = hear();
    for (const status of statuses) {
      later(1_500);
      hear({ status });
    }
    return tried(incident);
  };

  it.each([
    [[429], 'once afterwards: 429', false],
    [[429, 429, 429], '3 times afterwards: 429 each time', false],
    [[429, 0], '2 times afterwards: 1 × 429, 1 × no answer; the last one no answer', false],
    [[429, 429, 200], '3 times afterwards: 2 × 429, 1 × 200; the last one 200', true],
  ])('%j', (statuses, said, worked) => {
    expect(again(statuses)).toMatchObject([{ text: `The page was seen to send it again ${said}`, worked, at: null }]);
  });

  it('counts no replay of ours, however near the page sends its own', async () => {
    const { hear, later, replay, texts } = open();
    const incident = hear();
    later(100);
    await replay(incident, { status: 429 });
    later(100);
    hear();
    later(100);
    await replay(incident, { status: 429 });
    expect(texts(incident)).toEqual([
      expect.stringMatching(/^Replayed/),
      expect.stringMatching(/^Replayed/),
      'The page was seen to send it again once afterwards: 429',
    ]);
  });

  it('counts no replay whose request is heard before its answer is told', async () => {
    const { session, hear, later, texts } = open();
    const incident = hear();
    later(5_000);
    void session.replay(incident, () => new Promise(() => undefined));
    later(20);
    hear();
    expect(texts(incident)).toEqual([]);
    later(3_000);
    hear();
    expect(texts(incident)).toEqual(['The page was seen to send it again once afterwards: 429']);
  });

  it('counts no replay that was redirected or kept from the page', async () => {
    const { hear, later, replay, texts } = open();
    const incident = hear();
    later(5_000);
    await replay(incident, { status: 404 }, { status: 302 });
    later(5_000);
    await replay(incident, { status: 0, error: 'Failed to fetch' }, { status: 403 });
    expect(texts(incident).filter((text) => text.startsWith('The page'))).toEqual([]);
  });

  it('counts no request that was under way already, nor a copy within another', () => {
    const { session, hear, later, texts } = open();
    const beside = exchange({ at: START + 50, status: 429, url });
    const incident = hear();
    session.add(beside);
    later(1_000);
    const outer = hear();
    const { startedAt, receivedAt } = outer.exchange;
    session.remember({ ...toRecord(outer.exchange), id: 'copy', startedAt: startedAt + 10, receivedAt: receivedAt - 10 });
    expect(texts(incident)).toEqual(['The page was seen to send it again once afterwards: 429']);
  });

  it('says a failure inside a success', () => {
    const { hear, later, texts } = open();
    const incident = hear();
    later(1_000);
    hear({ status: 200, diagnosis: { kind: 'application', isFailure: true } });
    expect(texts(incident)).toEqual(['The page was seen to send it again once afterwards: 200 with a failure in it']);
  });

  it('is told of a file as well', () => {
    const { session } = open();
    const at = (id: string, ms: number) => exchange({ id, source: 'har', at: START + ms, url, status: 503 });
    session.openFile('a.har').add([at('x', 0), at('y', 2_000)]);
    const [first] = session.incidents.value;
    expect(first && session.tried(first, () => '').map(({ text }) => text)).toEqual([
      'The page was seen to send it again once afterwards: 503',
    ]);
  });

  it('is not told where older traffic is forgotten', () => {
    const { session, hear, later, texts } = open();
    const incident = hear();
    later(1_000);
    hear();
    session.rememberAll(
      Array.from({ length: MAX_RECORDS }, (_, i) => ({ ...toRecord(incident.exchange), id: `n${i}`, startedAt: START + 10_000 + i })),
    );
    expect(texts(incident)).toEqual([]);
  });
});
