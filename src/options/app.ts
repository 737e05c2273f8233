import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RulePack } from '../model';
import type { ReadPack } from './settings';
import type { Loaded, Store } from './store';

/** What the page is handed by its entry file. */
export interface Parts {
  readonly store: Store;
  readonly builtIn: readonly RulePack[];
  readonly readPack: ReadPack;
  /** Formats that a report can be copied in. */
  readonly formats: readonly { readonly id: string; readonly title: string }[];
  /** Culprit's own version: built-in packs that state none have it too. */
  readonly version: string;
  readonly save: (name: string, text: string) => void;
}

export interface App extends Parts {
  /** What is stored; null until it was read. */
  readonly loaded: ReadonlySignal<Loaded | null>;
  /** Why it could not be read. */
  readonly broken: ReadonlySignal<string | null>;
  /** Reads everything again. */
  refresh(): Promise<void>;
}

export const createApp = (parts: Parts): App => {
  const loaded: Signal<Loaded | null> = signal(null);
  const broken = signal<string | null>(null);
  let newest = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++newest;
    try {
      const found = await parts.store.load();
      if (turn !== newest) return;
      loaded.value = found;
      broken.value = null;
    } catch (error) {
      broken.value = error instanceof Error ? error.message : String(error);
    }
  };
  return { ...parts, loaded, broken, refresh };
};

export const AppContext = createContext<App | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (app === null) throw new Error('A part of the page was rendered outside of it');
  return app;
};

/** What is stored. Sections are rendered only once it is there. */
export const useLoaded = (): Loaded => {
  const { value } = useApp().loaded;
  if (value === null) throw new Error('A section was rendered before the settings were read');
  return value;
};
