import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/model';
import { createSession } from '../../src/session/session';
import { body, diagnosisOf, exchange, type Told, toRecord } from '../panel/harness/fake-exchange';

const START = 1_700_000_000_000;

/** A session over a clock that is moved by hand; `due` is when the next tick is wanted, null while nothing ticks. */
const open = () => {
  let now = START;
  let pending: { run: () => void; at: number } | null = null;
  let cleared = 0;
  const session = createSession({
    decode: (made) => diagnosisOf(made),
    toRecord,
    now: () => now,
    cleared: () => {
      cleared++;
    },
    schedule: (run, ms) => {
      const mine = { run, at: now + ms };
      pending = mine;
      return () => {
        if (pending === mine) pending = null;
      };
    },
  });
  return {
    session,
    cleared: () => cleared,
    due: () => (pending === null ? null : pending.at - now),
    /** Sleeps through whatever was scheduled, as a closed lid does. */
    advance: (ms: number) => {
      now += ms;
      if (pending !== null && pending.at <= now) {
        const { run } = pending;
        pending = null;
        run();
      }
    },
  };
};

const failing = (id: string, told: Told = {}): Exchange => exchange({ id, at: START, status: 404, ...told });
const waiting = (id: string, seconds: number, told: Told = {}): Exchange =>
  failing(id, {
    status: 429,
    diagnosis: {
      rule: 'x/limited',
      retry: { at: START + seconds * 1_000, afterSeconds: seconds, source: 'header:retry-after', raw: null },
    },
    ...told,
  });

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

describe('a session', () => {
  it('lists failures and remembers everything', () => {
    const { session } = open();
    session.heard(3);
    session.addAll([failing('a'), exchange({ id: 'b', at: START, status: 200 }), failing('c', { status: 500 })]);
    expect(ids(session.incidents.value)).toEqual(['a', 'c']);
    expect(ids(session.records.value)).toEqual(['a', 'b', 'c']);
    expect(session.records.value.map(({ isFailure }) => isFailure)).toEqual([true, false, true]);
    expect(session.seen.value).toBe(3);
  });

  it('judges again what is kept, each by what went before it', () => {
    const asked: [string, string[]][] = [];
    let title = 'old';
    const session = createSession({
      decode: (made, history) => {
        asked.push([made.id, ids(history())]);
        return { ...diagnosisOf(made), title };
      },
      toRecord,
      now: () => START,
    });
    session.remember(toRecord(exchange({ id: 'ok', at: START, status: 200 })));
    session.addAll([failing('a'), failing('b')]);
    session.selection.value = 'b';
    asked.length = 0;
    title = 'new';
    session.judgeAgain();
    expect(asked).toEqual([
      ['a', ['ok']],
      ['b', ['ok', 'a']],
    ]);
    expect(session.incidents.value.map(({ diagnosis }) => diagnosis.title)).toEqual(['new', 'new']);
    expect(session.selected.value?.diagnosis.title).toBe('new');
    session.dispose();
  });

  it('hands the decoder what came before and never the exchange itself', () => {
    const histories: string[][] = [];
    const session = createSession({
      decode: (made, history) => {
        histories.push(ids(history()));
        return diagnosisOf(made);
      },
      toRecord,
      now: () => START,
    });
    session.remember(toRecord(exchange({ id: 'ok', at: START, status: 200 })));
    session.addAll([failing('a'), failing('b')]);
    session.add(failing('a', { status: 405 }));
    expect(histories).toEqual([['ok'], ['ok', 'a'], ['ok', 'b']]);
    session.dispose();
  });

  it('puts a repeated exchange in the place of the earlier one', () => {
    const { session } = open();
    session.addAll([failing('a'), failing('b')]);
    session.add(failing('a', { status: 405 }));
    expect(session.incidents.value.map(({ id, exchange: made }) => [id, made.response.status])).toEqual([
      ['a', 405],
      ['b', 404],
    ]);
  });

  it('shows a failure even where the decoder breaks', () => {
    const session = createSession({
      decode: () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
      toRecord,
      now: () => START,
    });
    session.add(failing('a', { status: 502, statusText: 'Bad Gateway' }));
    expect(session.incidents.value[0]?.diagnosis.title).toBe('The server answered 502 Bad Gateway');
    session.dispose();
  });

  it('hears nothing while recording is off', () => {
    const { session } = open();
    session.recording.value = false;
    session.add(failing('a'));
    session.heard();
    expect(session.incidents.value).toEqual([]);
    expect(session.seen.value).toBe(0);
  });

  it('clears, tells its source, and takes the clearing back', () => {
    const { session, cleared } = open();
    session.heard(2);
    session.addAll([failing('a'), failing('b')]);
    session.selection.value = 'b';
    session.clear();
    expect(session.incidents.value).toEqual([]);
    expect(session.seen.value).toBe(0);
    expect(cleared()).toBe(1);
    expect(ids(session.records.value)).toEqual(['a', 'b']);
    session.add(failing('c'));
    session.undo.value?.run();
    expect(ids(session.incidents.value)).toEqual(['a', 'b', 'c']);
    expect(session.selection.value).toBe('b');
    expect(session.seen.value).toBe(2);
    expect(session.undo.value).toBeNull();
  });

  it('keeps the list over a navigation unless told otherwise', () => {
    const { session } = open();
    session.add(failing('a'));
    session.navigated('https://app.example.com/next');
    expect(session.incidents.value).toHaveLength(1);
    session.preserve.value = false;
    session.navigated('https://app.example.com/third');
    expect(session.incidents.value).toEqual([]);
  });

  it('shows a file in place of the page, which goes on being heard', () => {
    const { session } = open();
    session.add(failing('live'));
    const file = session.openFile('a.har');
    file.add([failing('filed', { source: 'har' })]);
    session.add(failing('later'));
    expect(ids(session.incidents.value)).toEqual(['filed']);
    session.backToLive();
    expect(ids(session.incidents.value)).toEqual(['live', 'later']);
  });

  it('hides what was cancelled quickly until it is asked for', () => {
    const { session } = open();
    session.addAll([failing('a'), failing('q', { status: 0, networkError: 'net::ERR_ABORTED', diagnosis: { quiet: true } })]);
    expect(ids(session.visible.value)).toEqual(['a']);
    expect(session.quietCount.value).toBe(1);
    session.showQuiet.value = true;
    expect(ids(session.visible.value)).toEqual(['a', 'q']);
  });

  it('drops the oldest bodies, never the newest, when they weigh too much', () => {
    const { session } = open();
    const heavy = (id: string) => failing(id, { responseBody: body('x'.repeat(30_000_000)) });
    for (const id of ['a', 'b', 'c']) session.add(heavy(id));
    const missing = session.incidents.value.map(({ exchange: made }) => made.response.body.missing);
    expect(missing).toEqual(['dropped', 'dropped', null]);
  });

  it('compares with the last success of the same endpoint', () => {
    const { session } = open();
    const url = 'https://api.example.com/v1/a';
    const ok = (id: string, at: number, organisation: string) =>
      exchange({ id, at, url, status: 200, requestHeaders: { 'x-organization-id': organisation } });
    session.addAll([ok('old', START, 'org_1'), ok('new', START + 1_000, 'org_2'), failing('bad', { url, at: START + 2_000 })]);
    const [incident] = session.incidents.value;
    const compared = incident ? session.compared(incident) : null;
    expect(compared?.success.id).toBe('new');
    expect(compared?.differences).toEqual([{ part: 'header', name: 'x-organization-id', change: 'removed', before: 'org_2', after: null }]);
  });

  it('warns of a limit before it refuses', () => {
    const { session } = open();
    const answer = (i: number) =>
      exchange({
        at: START + i * 1_000,
        status: 200,
        diagnosis: { limits: [{ name: null, limit: 30, remaining: 12 - i * 2, resetSeconds: 50, windowSeconds: 60 }] },
      });
    session.addAll([0, 1, 2, 3, 4].map(answer));
    expect(session.alert.value?.forecast.level).toBe('warning');
    expect(session.board.value.rows[0]?.remaining).toBe(4);
  });
});

describe('its clock', () => {
  it('stands still while nothing counts down', () => {
    const { session, due } = open();
    session.add(failing('a'));
    expect(due()).toBeNull();
  });

  it('ticks at each change of a second, and stops at the end', () => {
    const { session, due, advance } = open();
    session.add(waiting('a', 2.4));
    expect(due()).toBe(400);
    advance(400);
    expect(due()).toBe(1_000);
    advance(1_000);
    advance(1_000);
    expect(session.now.value).toBe(START + 2_400);
    expect(due()).toBeNull();
  });

  it('is right after a sleep', () => {
    const { session, due, advance } = open();
    session.add(waiting('a', 5));
    advance(3_600_000);
    expect(session.now.value).toBe(START + 3_600_000);
    expect(due()).toBeNull();
  });

  it('goes on ticking when the computer clock is set back', () => {
    const { session, due, advance } = open();
    session.add(waiting('a', 60));
    advance(1_000);
    advance(-3_000);
    expect(due()).not.toBeNull();
  });

  it('rests while nobody looks, and catches up', () => {
    const { session, due, advance } = open();
    session.watched.value = false;
    session.add(waiting('a', 60));
    expect(due()).toBeNull();
    advance(10_500);
    session.watched.value = true;
    expect(session.now.value).toBe(START + 10_500);
    expect(due()).toBe(500);
  });

  it('does not tick for a wait out of a file', () => {
    const { session, due } = open();
    session.openFile('a.har').add([waiting('a', 60, { source: 'har' })]);
    expect(due()).toBeNull();
  });

  it('moves the list only where the filter asks for what is ready', () => {
    const { session, advance } = open();
    session.addAll([waiting('short', 2), waiting('long', 90)]);
    let drawn = 0;
    const stop = effect(() => {
      session.rows.value;
      drawn++;
    });
    advance(1_000);
    advance(1_000);
    expect(drawn).toBe(1);
    session.filter.value = 'is:ready';
    expect(ids(session.visible.value)).toEqual(['short']);
    stop();
  });
});
