import type { Feed } from '../capture/feed';

/** What the devtools page gives the panel's window when it is shown. Signals stay home: plain objects and functions cross. */
export interface Handover {
  readonly browser: 'chromium' | 'firefox';
  readonly feed: Feed;
  /** Fingerprints compare within one session of DevTools, whatever becomes of its panels. */
  readonly salt: string;
  /** What one panel document leaves to the next. A text: objects of a document that is gone are dead. */
  readonly place: { left: string | null };
  /** Reveals a request in the Network tool; false where its entry is gone. Absent where the browser cannot. */
  readonly showInNetwork?: (exchangeId: string) => Promise<boolean>;
}

export interface PanelWindow extends Window {
  culprit?: Handover;
}

/** Fired at the panel's window once `culprit` stands in it: whichever document is ready first, the other finds it. */
export const handedOver = 'culprit-handover';

/**
 * Name of the BroadcastChannel on which a panel's document says that it waits. The browser tells of a panel that is shown, not of one
 * that loads again while it is: such a document would wait for ever.
 */
export const handoverChannel = 'culprit-panel-waits';
