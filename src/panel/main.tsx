import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { Captured } from '../capture/feed';
import { type Handover, handedOver, handoverChannel, type PanelWindow } from '../devtools/handover';
import { toRecord } from '../http/traffic-record';
import { isSettingsKey } from '../options/keys';
import { createSession, type Session } from '../session/session';
import { createHost } from './create-host';
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

const take = (session: Session, items: readonly Captured[], salt: string): void => {
  // Runs of the same kind go in together: a panel shown late takes a thousand exchanges in one step.
  for (let start = 0; start < items.length; ) {
    const { type } = items[start] ?? {};
    const end = items.findIndex((item, i) => i > start && item.type !== type);
    const run = items.slice(start, end < 0 ? undefined : end);
    if (type === 'exchange') session.addAll(run.flatMap((item) => (item.type === 'exchange' ? [item.exchange] : [])));
    if (type === 'success') session.rememberAll(run.flatMap((item) => (item.type === 'success' ? [toRecord(item.exchange, salt)] : [])));
    for (const item of run) if (item.type === 'navigated') session.navigated(item.url);
    start += run.length;
  }
};

/**
 * Hands on what was captured before, then what comes, a frame's worth at a time: a burst must not hold up the page's own tools.
 * `prepare` is called before anything is to be judged; what comes until it is done waits, unless it is dropped.
 */
const follow = ({ feed, salt }: Handover, session: Session, prepare: () => Promise<void>): { readonly drop: () => void } => {
  let waiting: Captured[] = [...feed.kept()];
  let heard = feed.seen();
  let scheduled = false;
  const flush = async (): Promise<void> => {
    session.heard(heard);
    heard = 0;
    if (waiting.some(({ type }) => type !== 'navigated')) await prepare();
    const items = waiting;
    waiting = [];
    scheduled = false;
    take(session, items, salt);
  };
  const plan = (ms: number): void => {
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => void flush(), ms);
  };
  plan(0);
  feed.subscribe((item) => {
    if (item) waiting.push(item);
    else heard++;
    plan(50);
  });
  return {
    drop: () => {
      waiting = [];
    },
  };
};

const start = (handover: Handover): void => {
  const { feed, salt, place, browser: name, showInNetwork } = handover;
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
    cleared: () => {
      feed.clear();
      following.drop();
    },
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
    place,
    ...(showInNetwork && { showInNetwork }),
  });
  const watch = (): void => {
    session.watched.value = document.visibilityState === 'visible';
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  mount(document.body, { session, host });
  const following = follow(handover, session, prepare);
};

/** What stands in place of a panel that cannot be shown. */
const say = (text: string): void => {
  const line = document.createElement('p');
  line.className = 'loading';
  line.textContent = text;
  document.body.replaceChildren(line);
};

const report = (error: unknown): void => {
  say(`Culprit could not start: ${error instanceof Error ? error.message : String(error)}. Close and reopen DevTools.`);
};

const window = globalThis as unknown as PanelWindow;

/** Starts as soon as the devtools page has given what it captured. Where it never does, say how to recover. */
const waitForHandover = (): void => {
  const tooLong = setTimeout(() => {
    say('Culprit still waits for DevTools. Choose another tool and then Culprit again, or close and reopen DevTools.');
  }, 5_000);
  const begin = (): void => {
    clearTimeout(tooLong);
    if (window.culprit) start(window.culprit);
  };
  window.addEventListener(handedOver, begin, { once: true });
  const channel = new BroadcastChannel(handoverChannel);
  channel.postMessage('waits');
  channel.close();
};

// A page that was opened by its address has no devtools page to hear from.
if (browser.devtools === undefined) say('Open DevTools (F12) on a page and choose the Culprit tab.');
else if (window.culprit) start(window.culprit);
else waitForHandover();
