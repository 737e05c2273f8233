import { type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RuleDraft } from '../model';
import type { Session } from '../session/session';
import type { Host } from './host';

export type TabId = 'diagnosis' | 'response' | 'request' | 'compare' | 'report';

export interface Toast {
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** What is on screen, as far as it is nobody's business but the panel's. */
export interface View {
  readonly tab: Signal<TabId>;
  readonly limits: Signal<boolean>;
  /** Where there is little room: what several chosen failures are stands in the list's place. */
  readonly reviewing: Signal<boolean>;
  readonly keys: Signal<boolean>;
  readonly toast: Signal<Toast | null>;
  /** Text that could not be copied, offered for copying by hand. */
  readonly fallback: Signal<string | null>;
  /** Width of the list as a share of the panel, 0 to 1. */
  readonly split: Signal<number>;
  /** Width of the panel in CSS pixels. */
  readonly width: Signal<number>;
  /** The format that Copy report uses. */
  readonly format: Signal<string>;
  /** The language of snippets. */
  readonly language: Signal<string>;
  /** Id of the failure that a rule is made from, in the place of its details. */
  readonly making: Signal<string | null>;
  /** What was written for failures and not kept yet, by id: closing the form loses nothing. */
  readonly drafts: Map<string, RuleDraft>;
  /** Counts up where somebody asks for the search field of the open tab. */
  readonly find: Signal<number>;
}

export const createView = (): View => ({
  tab: signal<TabId>('diagnosis'),
  limits: signal(false),
  reviewing: signal(false),
  keys: signal(false),
  toast: signal<Toast | null>(null),
  fallback: signal<string | null>(null),
  split: signal(0.45),
  width: signal(1_000),
  // Trackers take Markdown; formats themselves stand in the order of their titles.
  format: signal('markdown'),
  language: signal('bash'),
  making: signal<string | null>(null),
  drafts: new Map(),
  find: signal(0),
});

export interface App {
  readonly session: Session;
  readonly host: Host;
  readonly view: View;
}

export const AppContext = createContext<App | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (app === null) throw new Error('A part of the panel was rendered outside of it');
  return app;
};

/** Below this the detail takes the list's place. */
export const NARROW_PX = 600;

/** True where what several chosen failures are stands in the list's place. */
export const isReviewing = ({ view }: App): boolean => view.reviewing.value && view.width.value < NARROW_PX;

/** True where there is a page that is listened to; a HAR file opened in a tab of its own has none. */
export const isLive = ({ reload }: Host): boolean => reload !== undefined;
