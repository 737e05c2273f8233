import browser from 'webextension-polyfill';
import type { Captured, Feed } from '../capture/feed';
import { type Handover, handedOver, type PanelWindow } from '../devtools/handover';
import { toRecord } from '../http/traffic-record';
import { createSession, type Session } from '../session/session';
import { createHost } from './create-host';
import { mount } from './mount';

/** Everything that knows the catalogue: it comes in behind the panel, so that the first picture does not wait for the books. */
const engine = import('./engine');
type Engine = Awaited<typeof engine>;

/** Fingerprints compare within this panel only. */
const salt = crypto.randomUUID();

const take = (session: Session, items: readonly Captured[]): void => {
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

/** Hands on what was captured before, then what comes, a frame's worth at a time: a burst must not hold up the page's own tools. */
const follow = (feed: Feed, session: Session): void => {
  session.heard(feed.seen());
  take(session, [...feed.kept()]);
  let waiting: Captured[] = [];
  let heard = 0;
  let scheduled = false;
  const flush = (): void => {
    scheduled = false;
    const items = waiting;
    waiting = [];
    session.heard(heard);
    heard = 0;
    take(session, items);
  };
  feed.subscribe((item) => {
    if (item) waiting.push(item);
    else heard++;
    if (scheduled) return;
    scheduled = true;
    setTimeout(flush, 50);
  });
};

const start = async ({ feed, browser: name, showInNetwork }: Handover): Promise<void> => {
  let books: Engine | null = null;
  const needed = (): Engine => {
    if (books === null) throw new Error('The rules are still loading.');
    return books;
  };
  const session = createSession({
    decode: (exchange, history) => needed().decode(exchange, { catalogue: needed().catalogue, history }),
    toRecord: (exchange) => toRecord(exchange, salt),
    limitsOf: (record) => needed().readLimitsOf(record),
    now: () => Date.now(),
    cleared: () => feed.clear(),
  });
  const host = createHost({ browser: name, session, reports: () => books?.reports ?? null, ...(showInNetwork && { showInNetwork }) });
  const watch = (): void => {
    session.watched.value = document.visibilityState === 'visible';
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  mount(document.body, { session, host });
  books = await engine;
  follow(feed, session);
};

const window = globalThis as unknown as PanelWindow;
const begin = (): void => {
  if (window.culprit) void start(window.culprit).catch(report);
};

const report = (error: unknown): void => {
  document.body.textContent = `Culprit could not start: ${error instanceof Error ? error.message : String(error)}. Close and reopen DevTools.`;
};

// A page that was opened by its address has no devtools page to hear from.
if (browser.devtools === undefined) document.body.textContent = 'Open DevTools (F12) on a page and choose the Culprit tab.';
else if (window.culprit) begin();
else window.addEventListener(handedOver, begin, { once: true });
