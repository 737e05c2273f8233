import type { Exchange } from '../../../src/model';
import { mount } from '../../../src/panel/mount';
import { createSession, type Session } from '../../../src/session/session';
import { diagnosisOf, toRecord } from './fake-exchange';
import { fakeHost, type Recorded } from './fake-host';
import * as scenes from './scenes';

declare global {
  interface Window {
    session: Session;
    recorded: Recorded;
    scenes: typeof scenes;
    /** Moves the clock of the session by milliseconds. */
    advance(ms: number): void;
  }
}

const wanted = new URLSearchParams(location.search);
const scene = wanted.get('scene') ?? 'everything';
const recorded: Recorded = { copied: [], calls: [] };

// The clock stands still unless it is moved: pictures and claims must not depend on how fast the machine is.
let now = scenes.frozen;
let tick: (() => void) | null = null;
const session = createSession({
  decode: diagnosisOf,
  toRecord,
  now: () => now,
  schedule: (run) => {
    tick = run;
    return () => {
      tick = null;
    };
  },
});
const host = fakeHost(recorded, wanted.get('browser') === 'firefox' ? 'firefox' : 'chromium', new Set(wanted.getAll('refuse')));

const fill: Readonly<Record<string, () => void>> = {
  empty: () => session.heard(0),
  listening: () => session.heard(23),
  everything: () => {
    const exchanges: Exchange[] = scenes.everything(now);
    session.heard(exchanges.length + 4);
    session.addAll(exchanges);
  },
  many: () => session.addAll(scenes.many(now, 10_000)),
  file: () => {
    const file = session.openFile('checkout-failure.har');
    file.add(scenes.fromFile(now));
    file.heard(48);
  },
  reading: () => {
    const file = session.openFile('huge.har');
    file.progress.value = 0.4;
    file.cancel.value = () => recorded.calls.push('cancel');
    file.heard(800);
  },
  notice: () => {
    fill.everything?.();
    session.notice.value = { tone: 'error', text: 'The extension was updated. Close and reopen DevTools.' };
  },
};

mount(document.body, { session, host });
fill[scene]?.();

Object.assign(window, {
  session,
  recorded,
  scenes,
  advance: (ms: number) => {
    now += ms;
    tick?.();
  },
});
