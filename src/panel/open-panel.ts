import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import { toRecord } from '../http/traffic-record';
import { isSettingsKey } from '../options/keys';
import { createSession, type Session } from '../session/session';
import { createHost, type Live } from './create-host';
import type { Host } from './host';
import { loadLaterParts } from './later-parts';
import { mount } from './mount';

/** Everything that knows the catalogue. It comes in once there is something to judge: a panel that listens needs none of it. */
const loadEngine = () => import('./engine');
type Engine = Awaited<ReturnType<typeof loadEngine>>;
type Configured = ReturnType<Engine['configure']>;

/** Nobody should believe that names are redacted which are not. */
const unread = 'Some of your settings could not be read and are left out, perhaps names to redact. Open Packs and settings to see which.';

/** The person's settings applied, now and whenever they change; `changed` is called after each change. */
const followSettings = async ({ configure }: Engine, session: Session, changed: () => void): Promise<() => Configured> => {
  let current: Configured | null = null;
  /** Where the storage does not answer, what was known stays in force. */
  const read = async (): Promise<{ config: Configured; whole: boolean }> => {
    try {
      const config = configure(await browser.storage.local.get(null));
      return { config, whole: config.problems.length === 0 };
    } catch {
      return { config: current ?? configure({}), whole: false };
    }
  };
  const tell = (whole: boolean): void => {
    if (!whole) session.notice.value = { tone: 'error', text: unread };
    else if (session.notice.value?.text === unread) session.notice.value = null;
  };
  let newest = 0;
  browser.storage.onChanged.addListener(async (changes, area) => {
    if (area !== 'local' || !Object.keys(changes).some(isSettingsKey)) return;
    const turn = ++newest;
    const { config, whole } = await read();
    if (turn !== newest) return;
    current = config;
    tell(whole);
    changed();
  });
  const first = await read();
  if (newest === 0) tell(first.whole);
  current ??= first.config;
  return () => current ?? first.config;
};

interface Parts {
  readonly browser: Host['browser'];
  /** Fingerprints compare within one salt. */
  readonly salt: string;
  /** What only a panel over a page has; null on the page of HAR files. */
  readonly live: Live | null;
  /** Told when the live list was emptied. */
  readonly cleared: () => void;
}

/**
 * Draws the panel over a session of its own. `prepare` brings in what judges; it must be awaited before anything is added, and says so
 * on screen where it fails.
 */
export const openPanel = ({ browser: name, salt, live, cleared }: Parts): { session: Session; prepare: () => Promise<void> } => {
  let books: { readonly engine: Engine; readonly now: () => Configured } | null = null;
  const needed = (): NonNullable<typeof books> => {
    if (books === null) throw new Error('The rules are still loading.');
    return books;
  };
  const session = createSession({
    decode: (exchange, before) =>
      needed().engine.decode(exchange, {
        catalogue: needed().now().catalogue,
        get history() {
          return before();
        },
      }),
    later: (run) => void requestIdleCallback(run, { timeout: 1_000 }),
    toRecord: (exchange) => toRecord(exchange, salt),
    limitsOf: (record) => needed().engine.readLimitsOf(record),
    now: () => Date.now(),
    cleared,
  });
  const revision = signal(0);
  let loading: Promise<void> | null = null;
  const load = async (): Promise<void> => {
    const [engine] = await Promise.all([loadEngine(), loadLaterParts()]);
    const changed = (): void => {
      revision.value++;
      session.judgeAgain();
    };
    books = { engine, now: await followSettings(engine, session, changed) };
  };
  const prepare = (): Promise<void> => {
    loading ??= load().catch(report);
    return loading;
  };
  const host = createHost({
    browser: name,
    session,
    prepare,
    reports: () => books?.now().reports ?? null,
    wantsRule: (diagnosis) => books?.engine.wantsRule(diagnosis, books.now().catalogue.packs) === true,
    rules: async () => {
      await prepare();
      return needed().engine.openRuleDesk(browser.storage.local, needed().now);
    },
    revision,
    live,
  });
  const watch = (): void => {
    session.watched.value = document.visibilityState === 'visible';
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  mount(document.body, { session, host });
  return { session, prepare };
};

/** What stands in place of a panel that cannot be shown. */
export const say = (text: string): void => {
  const line = document.createElement('p');
  line.className = 'loading';
  line.textContent = text;
  document.body.replaceChildren(line);
};

const report = (error: unknown): void => {
  say(`Culprit could not start: ${error instanceof Error ? error.message : String(error)}. Close and reopen it.`);
};
