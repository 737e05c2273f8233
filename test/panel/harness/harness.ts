import { h, render } from 'preact';
import type { Exchange } from '../../../src/model';
import type { Host } from '../../../src/panel/host';
import { loadLaterParts } from '../../../src/panel/later-parts';
import { mount } from '../../../src/panel/mount';
import { later } from '../../../src/panel/parts/later';
import type { ReplayOutcome } from '../../../src/session/replays';
import { createSession, type Session } from '../../../src/session/session';
import { diagnosisOf, toRecord } from './fake-exchange';
import { fakeHost, type Recorded } from './fake-host';
import * as scenes from './scenes';

export interface Stage {
  readonly browser?: Host['browser'];
  /** What the host refuses: `copy`, `har`, `storage-full`, `storage-updated`. */
  readonly refuse?: readonly string[];
  /** What the extension's storage holds. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** What replays come to, in turn; after the last one they work. 'never' is an answer that does not come. */
  readonly replies?: readonly (ReplayOutcome | 'never')[];
}

declare global {
  interface Window {
    session: Session;
    recorded: Recorded;
    scenes: typeof scenes;
    /** Moves the clock of the session by milliseconds. */
    advance(ms: number): void;
    /** What a part shows whose code comes in after it was first drawn and before anything that drawing calls for has run. */
    latePart(): Promise<string>;
    /** Takes down what is shown and sets up a scene. */
    stage(scene: string, options?: Stage): void;
  }
}

const fill: Readonly<Record<string, (session: Session, recorded: Recorded) => void>> = {
  listening: (session) => session.heard(23),
  everything: (session) => {
    const exchanges: Exchange[] = scenes.everything(scenes.frozen);
    session.heard(exchanges.length + 4);
    session.addAll(exchanges);
  },
  unknown: (session) => session.addAll(scenes.unknown(scenes.frozen)),
  many: (session) => session.addAll(scenes.many(scenes.frozen, 9_999)),
  file: (session) => {
    const file = session.openFile('checkout-failure.har');
    file.add(scenes.fromFile(scenes.frozen));
    file.heard(48);
  },
  reading: (session, recorded) => {
    const file = session.openFile('huge.har');
    session.reading.value = { name: 'huge.har', share: 0.4, cancel: () => recorded.calls.push('cancel') };
    file.heard(800);
  },
  notice: (session, recorded) => {
    fill.everything?.(session, recorded);
    session.notice.value = { tone: 'error', text: 'The extension was updated. Close and reopen DevTools.' };
  },
};

let strike = (): void => undefined;

window.scenes = scenes;
window.stage = (scene, { browser = 'chromium', refuse = [], replies = [], stored = {} } = {}) => {
  strike();
  // The clock stands still unless it is moved: pictures and claims must not depend on how fast the machine is.
  let now = scenes.frozen;
  const timers = new Set<{ readonly run: () => void; readonly at: number }>();
  const recorded: Recorded = { copied: [], calls: [], stored: new Map(Object.entries(stored)) };
  const session = createSession({
    decode: diagnosisOf,
    toRecord,
    now: () => now,
    schedule: (run, ms) => {
      const timer = { run, at: now + ms };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const unmount = mount(document.body, { session, host: fakeHost(recorded, browser, new Set(refuse), [...replies]) });
  strike = () => {
    unmount();
    session.dispose();
  };
  fill[scene]?.(session, recorded);
  const advance = (ms: number): void => {
    now += ms;
    for (const timer of [...timers].filter(({ at }) => at <= now)) if (timers.delete(timer)) timer.run();
  };
  Object.assign(window, { session, recorded, advance });
};

window.latePart = async () => {
  const Part = later(async () => () => 'here');
  const place = document.createElement('div');
  render(h(Part, {}), place);
  await Part.load();
  for (let frame = 0; frame < 10 && place.textContent === ''; frame++) await new Promise(requestAnimationFrame);
  return place.textContent ?? '';
};

await loadLaterParts();
window.stage(new URLSearchParams(location.search).get('scene') ?? 'everything');
