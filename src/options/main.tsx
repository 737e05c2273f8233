import './styles/options.css';
import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { packs } from '../catalogue/catalogue';
import { checkPack } from '../catalogue/check-pack';
import { checks } from '../decode/evidence/checks';
import { formats } from '../report/report';
import { createApp } from './app';
import { Options } from './Options';
import { ownPackReader } from './read-own-pack';
import { type Area, createStore } from './store';

/** Storage and runtime give promises in both browsers: the polyfill is not needed here. */
const global = globalThis as unknown as { readonly browser?: Browser; readonly chrome?: Browser };
const browser = (global.browser ?? global.chrome) as Browser;

const save = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

const checkNames = new Set(checks.keys());
const readPack = ownPackReader((text) => checkPack(text, checkNames), packs);
const area: Area = browser.storage.local;

const app = createApp({
  store: createStore({
    area,
    readPack,
    // All of the extension's pages share these locks: two windows change one part one after the other.
    exclusive: async (run) => navigator.locks.request('culprit-settings', run),
  }),
  builtIn: packs,
  readPack,
  formats,
  version: browser.runtime.getManifest().version,
  save,
});

browser.storage.onChanged.addListener((_, where) => {
  if (where === 'local') void app.refresh();
});
document.body.replaceChildren();
render(<Options app={app} />, document.body);
void app.refresh();
