import { createFeed } from '../capture/feed';
import { listen, type Network } from '../capture/listen';
import { type Handover, handedOver, handoverChannel, type PanelWindow } from './handover';

/**
 * What this page asks of the browser, by the callback forms that both offer under the same name: the polyfill would be three quarters of
 * all that opening DevTools has to load. `panels.network` is Chromium's alone.
 */
interface Chrome {
  readonly runtime: { getURL(path: string): string };
  readonly devtools: {
    readonly network: Network;
    readonly panels: {
      create(title: string, icon: string, page: string, done: (panel: Panel) => void): void;
      readonly network?: { readonly show?: (entry: unknown, done: () => void) => void };
    };
  };
}

interface Panel {
  readonly onShown: { addListener(hear: (window: PanelWindow) => void): void };
}

const { runtime, devtools } = (globalThis as unknown as { chrome: Chrome }).chrome;

/** Entries that "Show in Network" may be asked for. */
const entryLimit = 1_000;

const isFirefox = runtime.getURL('').startsWith('moz-extension:');
const feed = createFeed();
const entries = new Map<string, unknown>();

const show = devtools.panels.network?.show;

// Capture starts before anything else: a listener in the panel would hear nothing until the panel is first shown.
listen(devtools.network, feed, {
  browser: isFirefox ? 'firefox' : 'chromium',
  now: () => Date.now(),
  later: (run, ms) => setTimeout(run, ms),
  ...(show && {
    remember: (id, entry) => {
      entries.set(id, entry);
      if (entries.size > entryLimit) entries.delete(entries.keys().next().value ?? '');
    },
  }),
});

const handover: Handover = {
  browser: isFirefox ? 'firefox' : 'chromium',
  feed,
  salt: crypto.randomUUID(),
  place: { left: null },
  ...(show && {
    showInNetwork: (id) =>
      new Promise((resolve) => {
        const entry = entries.get(id);
        if (entry === undefined) resolve(false);
        else show(entry, () => resolve(true));
      }),
  }),
};

/** The panel's window: it stays the same while documents come and go in it. */
let shown: PanelWindow | null = null;

const handOver = (): void => {
  try {
    if (shown === null || shown.culprit) return;
    shown.culprit = handover;
    shown.dispatchEvent(new Event(handedOver));
  } catch {
    shown = null; // The panel is gone; the next one is told of when it is shown.
  }
};

new BroadcastChannel(handoverChannel).onmessage = handOver;

// The leading slash matters: Firefox resolves a bare path from this page, Chromium from the root.
devtools.panels.create('Culprit', '/icons/32.png', '/src/panel/panel.html', (panel) => {
  panel.onShown.addListener((window) => {
    shown = window;
    handOver();
  });
});
