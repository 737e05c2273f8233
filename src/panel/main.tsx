import browser from 'webextension-polyfill';
import type { Captured } from '../capture/feed';
import { type Handover, handedOver, handoverChannel, type PanelWindow } from '../devtools/handover';
import { toRecord } from '../http/traffic-record';
import type { Session } from '../session/session';
import { openPanel, say } from './open-panel';

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
  const { session, prepare } = openPanel({
    browser: name,
    salt,
    live: { place, ...(showInNetwork && { showInNetwork }) },
    cleared: () => {
      feed.clear();
      following.drop();
    },
  });
  const following = follow(handover, session, prepare);
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
