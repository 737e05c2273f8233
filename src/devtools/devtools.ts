import browser from 'webextension-polyfill';
import { createFeed } from '../capture/feed';
import { listen, type Network } from '../capture/listen';
import { type Handover, handedOver, type PanelWindow } from './handover';

/** The panels API beyond what both browsers share; seen working in Chromium, absent in Firefox. */
interface ChromePanels {
  readonly network?: { readonly show?: (entry: unknown, done: () => void) => void };
}

/** Entries that "Show in Network" may be asked for. */
const entryLimit = 1_000;

const isFirefox = browser.runtime.getURL('').startsWith('moz-extension:');
const feed = createFeed();
const entries = new Map<string, unknown>();

const panels = (globalThis as { chrome?: { devtools?: { panels?: ChromePanels } } }).chrome?.devtools?.panels;
const show = panels?.network?.show;

// Capture starts before anything else: a listener in the panel would hear nothing until the panel is first shown.
listen(browser.devtools.network as unknown as Network, feed, {
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
  ...(show && {
    showInNetwork: (id) =>
      new Promise((resolve) => {
        const entry = entries.get(id);
        if (entry === undefined) resolve(false);
        else show(entry, () => resolve(true));
      }),
  }),
};

// The leading slash matters: Firefox resolves a bare path from this page, Chromium from the root.
const panel = await browser.devtools.panels.create('Culprit', '/icons/32.png', '/src/panel/panel.html');
panel.onShown.addListener((shown) => {
  const window = shown as unknown as PanelWindow;
  if (window.culprit) return;
  window.culprit = handover;
  window.dispatchEvent(new Event(handedOver));
});
