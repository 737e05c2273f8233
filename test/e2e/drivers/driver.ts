import type { BrowserName } from '../../../scripts/find-browser.mjs';
import type { HostMap } from '../../playground/hosts';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';

/**
 * Runs in the other document: a function (it must be self-contained, arguments are copied as JSON), or a function's body,
 * in which `args` are the arguments. A promise is awaited.
 */
// biome-ignore lint/suspicious/noExplicitAny: arguments cross as JSON, their types are the caller's
export type Script<R> = string | ((...args: any[]) => R | Promise<R>);

export type HeldKey = 'Control' | 'Shift';

/** A document and a person's hands in it. */
export interface Scope {
  eval<R>(script: Script<R>, ...args: readonly unknown[]): Promise<R>;
  /** Asks until the answer is truthy, and returns it. Fails after 15 s (or the milliseconds of `within`) with the document's text. */
  waitFor<R>(script: Script<R>, ...args: readonly unknown[]): Promise<R>;
  within(ms: number): Pick<Scope, 'waitFor'>;
  /** A real mouse click in the middle of the first element that matches, with a key held down where one is named. */
  click(css: string, holding?: HeldKey): Promise<void>;
  /** A real key press on whatever has the focus: `Enter`, `ArrowDown`, `a`, `Control+f`. */
  press(key: string): Promise<void>;
  /** Focuses the element and types. */
  type(css: string, text: string): Promise<void>;
  screenshot(file: string): Promise<void>;
}

/** Chromium's Network.ErrorReason; Firefox fails the request too, but never says why. */
export type ErrorReason =
  | 'Failed'
  | 'Aborted'
  | 'TimedOut'
  | 'AccessDenied'
  | 'ConnectionClosed'
  | 'ConnectionReset'
  | 'ConnectionRefused'
  | 'ConnectionAborted'
  | 'ConnectionFailed'
  | 'NameNotResolved'
  | 'InternetDisconnected'
  | 'AddressUnreachable'
  | 'BlockedByClient'
  | 'BlockedByResponse';

export interface LaunchOptions {
  /** The page to inspect. */
  readonly url: string;
  readonly hostMap: HostMap;
  /** DevTools in dark. Left out: light without a window, the person's own theme with one. */
  readonly dark?: boolean;
  /** Default true. */
  readonly headless?: boolean;
  /** The panel's title; `Culprit` by default. */
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A real browser with DevTools on the panel. */
export interface PanelDriver {
  readonly browser: 'chromium' | 'firefox';
  readonly version: string;
  readonly processId: number;
  /** Settles when the browser has gone, whoever closed it. */
  readonly closed: Promise<void>;
  /** The inspected page. */
  readonly page: Scope & { goto(url: string): Promise<void> };
  /** The panel's document. */
  readonly panel: Scope;
  /** Presses the case's button on the playground page; waits until its requests are over unless told not to. Returns what the page saw. */
  firePlaygroundCase(id: string, options?: { readonly wait?: boolean }): Promise<string>;
  /** Chromium only: evaluates an expression in DevTools' own window, whose modules it may import. */
  devtoolsEval?<R>(expression: string): Promise<R>;
  /** The whole DevTools window. */
  devtoolsScreenshot(file: string): Promise<void>;
  /** The text on the clipboard, '' where there is none. Without a window each browser has its own. */
  clipboard(): Promise<string>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Fails the next request whose URL matches (`*` is any run of characters), before it leaves. */
  failNext(pattern: string, reason: ErrorReason): Promise<void>;
  /** Shows the panel's tab, or one of DevTools' own. */
  showTool(tool: 'panel' | 'network' | 'console'): Promise<void>;
  /** Firefox only (Chromium's DevTools are a window of their own here): moves DevTools into a window of their own, and back. */
  moveDevtools?(to: 'window' | 'bottom'): Promise<void>;
  /** What the extension's own pages complained about so far: uncaught errors and console.error. */
  panelErrors(): Promise<readonly string[]>;
  /** Reloads the inspected page and waits for it. */
  reload(): Promise<void>;
  /** Ends the browser and removes its profile. Leaves no process behind; may be called twice. */
  close(): Promise<void>;
}

/** Starts a browser with the unpacked extension, the page open and DevTools on the panel. */
export async function launch(browser: BrowserName, extensionDir: string, options: LaunchOptions): Promise<PanelDriver> {
  return browser === 'firefox' ? launchFirefox(extensionDir, options) : launchChromium(browser, extensionDir, options);
}
