import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Frame, type KeyInput, type Page } from 'puppeteer-core';
import { ensureBrowsers } from '../../../scripts/ensure-browsers.mjs';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import type { ErrorReason, LaunchOptions, PanelDriver, Scope } from './driver';
import { keyParts } from './keys';
import { fireCase, scriptSource, until, waitsFor } from './script';

function flags({ hostMap, headless = true, width = 1440, height = 900 }: LaunchOptions): string[] {
  const rules = [...hostMap.local.map((host) => `MAP ${host} 127.0.0.1`), ...hostMap.unresolvable.map((host) => `MAP ${host} ~NOTFOUND`)];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    `--window-size=${width},${height}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(headless ? ['--disable-gpu'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/**
 * DevTools' window is a page like any other, and these are its own modules.
 * As text: a transform of this file would replace `import()`.
 */
const showTab = (title: string | null, id: string | null) => `(async () => {
  const UI = await import('./ui/legacy/legacy.js');
  const tabs = UI.InspectorView.InspectorView.instance().tabbedPane.tabs;
  const tab = tabs.find((one) => one.title === ${JSON.stringify(title)} || one.id === ${JSON.stringify(id)});
  if (tab) await UI.ViewManager.ViewManager.instance().showView(tab.id);
  return Boolean(tab);
})()`;
const setThemeSetting = (theme: 'default' | 'dark') => `(async () => {
  const Common = await import('./core/common/common.js');
  Common.Settings.Settings.instance().moduleSetting('ui-theme').set('${theme}');
  return true;
})()`;

/** Docks DevTools below the page, with most of the window for itself. */
const dockBelow = (height: number) => `(async () => {
  const Common = await import('./core/common/common.js');
  const UI = await import('./ui/legacy/legacy.js');
  const sizes = Common.Settings.Settings.instance().createSetting('inspector-view.split-view-state', {});
  sizes.set({ ...sizes.get(), horizontal: { size: ${height}, showMode: 'Both' } });
  UI.DockController.DockController.instance().setDockSide('bottom');
  return true;
})()`;

async function press(on: Page, chord: string): Promise<void> {
  const keys = keyParts(chord) as KeyInput[];
  const last = keys.pop();
  if (last === undefined) return;
  for (const key of keys) await on.keyboard.down(key);
  await on.keyboard.press(last);
  for (const key of keys.reverse()) await on.keyboard.up(key);
}

/** `owner` has the keyboard; `frame` may be replaced at any time, so it is asked for anew. */
function scope(owner: Page, frame: () => Frame): Omit<Scope, 'screenshot'> {
  const evaluate: Scope['eval'] = async (script, ...args) => {
    const call = `(${scriptSource(script)})(...${JSON.stringify(args)})`;
    return (await frame().evaluate(call)) as never;
  };
  return {
    eval: evaluate,
    waitFor: waitsFor(evaluate),
    within: (ms) => ({ waitFor: waitsFor(evaluate, ms) }),
    click: async (css, holding) => {
      const element = await until(`an element ${css}`, () => frame().$(css), 5000);
      if (holding) await owner.keyboard.down(holding);
      await element?.click();
      if (holding) await owner.keyboard.up(holding);
    },
    press: async (key) => {
      await evaluate('window.focus()');
      await press(owner, key);
    },
    type: async (css, text) => {
      await frame().focus(css);
      await owner.keyboard.type(text);
    },
  };
}

/** On Linux, Chromium reads further authorities from the home folder; elsewhere expired and misnamed certificates are merely untrusted. */
async function trustingHome(home: string, database: string): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  await cp(database, join(home, '.pki', 'nssdb'), { recursive: true });
  const { HOME = '', XAUTHORITY = join(HOME, '.Xauthority') } = process.env;
  return { HOME: home, XAUTHORITY };
}

async function failRequests(page: Page, timingOut: readonly string[]) {
  const session = await page.createCDPSession();
  const next: { readonly pattern: string; readonly errorReason: ErrorReason }[] = [];
  const always = timingOut.map((host) => ({ pattern: `http://${host}*`, errorReason: 'TimedOut' as const }));
  const matches = (pattern: string, url: string) => {
    const source = pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*');
    return new RegExp(`^${source}$`).test(url);
  };
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const once = next.findIndex(({ pattern }) => matches(pattern, request.url));
    const rule = once >= 0 ? next.splice(once, 1)[0] : always.find(({ pattern }) => matches(pattern, request.url));
    const answered = rule
      ? session.send('Fetch.failRequest', { requestId, errorReason: rule.errorReason })
      : session.send('Fetch.continueRequest', { requestId });
    answered.catch(() => {});
  });
  const enable = () => session.send('Fetch.enable', { patterns: [...always, ...next].map(({ pattern }) => ({ urlPattern: pattern })) });
  await enable();
  return async (pattern: string, errorReason: ErrorReason): Promise<void> => {
    next.push({ pattern, errorReason });
    await enable();
  };
}

export async function launchChromium(
  name: Exclude<BrowserName, 'firefox'>,
  extensionDir: string,
  options: LaunchOptions,
): Promise<PanelDriver> {
  const home = await mkdtemp(join(tmpdir(), 'culprit-chromium-'));
  const headless = options.headless ?? true;
  const browser = await puppeteer.launch({
    executablePath: ensureBrowsers([name])[name],
    headless,
    devtools: true,
    pipe: true, // needed to load extensions; and Chromium ends when the pipe breaks
    defaultViewport: null,
    enableExtensions: [resolve(extensionDir)],
    userDataDir: join(home, 'profile'),
    env: { ...process.env, ...(await trustingHome(home, options.hostMap.authorityDatabase)) },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: flags(options),
  });
  const child = browser.process();
  const killAtExit = () => {
    child?.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', killAtExit);
  const closed = new Promise<void>((done) => child?.once('exit', () => done())).then(() => {
    process.off('exit', killAtExit);
  });
  const close = async () => {
    await browser.close().catch(() => child?.kill('SIGKILL'));
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const inspected = (await browser.pages())[0] ?? (await browser.newPage());
    const failNext = await failRequests(inspected, options.hostMap.timingOut);
    await inspected.goto(options.url);
    const target = await until('DevTools', () => browser.targets().find((one) => one.url().startsWith('devtools://')));
    const devtools = (await target?.asPage()) as Page;
    const errors: string[] = [];
    devtools.on('pageerror', (error) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (told.includes('chrome-extension://')) errors.push(told);
    });
    devtools.on('console', (message) => {
      if (message.type() === 'error' && message.location().url?.startsWith('chrome-extension://')) errors.push(message.text());
    });
    const title = options.title ?? 'Culprit';
    const showPanel = () => until(`the tab ${title}`, () => devtools.evaluate(showTab(title, null)));
    const panelFrame = () => {
      const frame = devtools.frames().find((one) => one.url().startsWith('chrome-extension://') && one.url().includes('panel.html'));
      if (!frame) throw new Error('The panel has no document.');
      return frame;
    };
    await until('DevTools to dock', () => devtools.evaluate(dockBelow(Math.round((options.height ?? 900) * 0.62))));
    await showPanel();
    await until('the panel document', () => panelFrame().evaluate(() => document.readyState === 'complete'));

    const panel: Scope = {
      ...scope(devtools, panelFrame),
      screenshot: async (file) => {
        const clip = await (await panelFrame().frameElement())?.boundingBox();
        // Beyond the viewport means resizing it, and a panel that has to be drawn anew.
        await devtools.screenshot({ path: file as `${string}.png`, captureBeyondViewport: false, ...(clip ? { clip } : {}) });
      },
    };
    const page: PanelDriver['page'] = {
      ...scope(inspected, () => inspected.mainFrame()),
      goto: async (url) => void (await inspected.goto(url)),
      screenshot: async (file) => void (await inspected.screenshot({ path: file as `${string}.png` })),
    };
    const setTheme: PanelDriver['setTheme'] = async (theme) => {
      await until('the theme setting', () => devtools.evaluate(setThemeSetting(theme === 'dark' ? 'dark' : 'default')));
      await panel.waitFor((dark: boolean) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
    };
    if (headless || options.dark !== undefined) await setTheme(options.dark ? 'dark' : 'light');

    return {
      browser: 'chromium',
      version: await browser.version(),
      processId: child?.pid ?? 0,
      closed,
      page,
      panel,
      firePlaygroundCase: (id, { wait = true } = {}) => fireCase(page, id, wait),
      devtoolsEval: async (expression) => (await devtools.evaluate(expression)) as never,
      devtoolsScreenshot: async (file) => void (await devtools.screenshot({ path: file as `${string}.png`, captureBeyondViewport: false })),
      clipboard: async () => {
        await browser.defaultBrowserContext().overridePermissions(new URL(options.url).origin, ['clipboard-read']);
        const session = await inspected.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        const text = await inspected.evaluate(() => navigator.clipboard.readText());
        await session.detach();
        return text;
      },
      setTheme,
      failNext,
      showTool: async (tool) => {
        if (tool === 'panel') await showPanel();
        else await devtools.evaluate(showTab(null, tool));
      },
      panelErrors: async () => [...errors],
      reload: async () => void (await inspected.reload()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
