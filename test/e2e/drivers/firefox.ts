import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LaunchOptions, PanelDriver, Scope } from './driver';
import {
  extensionErrors,
  hands,
  heldClick,
  openPanel,
  panelLoaded,
  panelPicture,
  prelude,
  prepareWorld,
  readClipboard,
} from './firefox-scripts';
import { firefoxKeys } from './keys';
import { fireCase, scriptSource, waitsFor } from './script';
import { startFirefox } from './start-firefox';

export async function launchFirefox(extensionDir: string, options: LaunchOptions): Promise<PanelDriver> {
  const { child, marionette, close, closed } = await startFirefox(options);
  try {
    const { capabilities } = await marionette.send<{ capabilities: { browserVersion: string } }>('WebDriver:NewSession', {
      capabilities: { alwaysMatch: {} },
    });
    await marionette.send('WebDriver:SetTimeouts', { script: 120_000, pageLoad: 60_000 });

    // Marionette's context is global: calls must never interleave.
    let queue: Promise<unknown> = Promise.resolve();
    const inContext = <R>(value: 'chrome' | 'content', work: () => Promise<R>): Promise<R> => {
      const turn = queue
        .catch(() => {})
        .then(async () => {
          await marionette.send('Marionette:SetContext', { value });
          return work();
        });
      queue = turn;
      return turn;
    };
    const chrome = <R>(body: string, ...args: readonly unknown[]): Promise<R> =>
      inContext('chrome', async () => {
        const script = `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
          (async () => { ${prelude}\n${body}\n })().then((value) => done({ value }), (error) => done({ error: error + '\\n' + (error?.stack ?? '') }));`;
        const { value } = await marionette.send<{ value: { value: R; error?: string } }>('WebDriver:ExecuteAsyncScript', {
          script,
          args,
          sandbox: 'system',
          newSandbox: true,
        });
        if (value.error !== undefined) throw new Error(value.error);
        return value.value;
      });

    const goto = async (url: string): Promise<void> => {
      await inContext('content', () => marionette.send('WebDriver:Navigate', { url }));
    };
    const screenshotOf = async (file: string, parameters: object, context: 'chrome' | 'content') => {
      const { value } = await inContext(context, () => marionette.send<{ value: string }>('WebDriver:TakeScreenshot', parameters));
      await writeFile(file, Buffer.from(value, 'base64'));
    };
    await inContext('chrome', () => marionette.send('Addon:Install', { path: resolve(extensionDir), temporary: true }));
    const { hostMap } = options;
    const authority = readFileSync(hostMap.authority, 'utf8').replace(/-----[^-]+-----|\s/g, '');
    await chrome(prepareWorld, hostMap.unresolvable, hostMap.timingOut, authority);
    if (options.headless ?? true) {
      const { width = 1440, height = 900 } = options;
      await chrome('win.resizeTo(args[0], args[1])', width, height);
    }
    await goto(options.url);
    const toolId = await chrome<string>(openPanel, options.title ?? 'Culprit', 'bottom');
    await chrome(panelLoaded, toolId);

    /** A document by the expression that gives its actor: the same code path as WebDriver's commands, without their pauses. */
    const scope = (actor: string): Omit<Scope, 'screenshot'> => {
      const evaluate: Scope['eval'] = async (script, ...args) => {
        const body = `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
          (async () => { return (${scriptSource(script)})(...args)\n })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const answer = await chrome<{ value: never; error?: string }>(
          `return ${actor}.executeScript(args[0], args[1], { sandboxName: 'default', async: true, timeout: 60000 });`,
          body,
          args,
        );
        if (answer.error !== undefined) throw new Error(answer.error);
        return answer.value;
      };
      const act = (body: string, ...args: readonly unknown[]): Promise<void> => chrome(`const it = ${actor};\n${hands}\n${body}`, ...args);
      return {
        eval: evaluate,
        waitFor: waitsFor(evaluate),
        within: (ms) => ({ waitFor: waitsFor(evaluate, ms) }),
        click: (css, holding) =>
          holding ? act(heldClick, css, holding) : act('await it.clickElement(await find(args[0]), capabilities)', css),
        type: (css, text) => act('await it.sendKeysToElement(await find(args[0]), args[1], capabilities)', css, text),
        press: (key) => act('await it.sendKeysToElement(await it.getActiveElement(), args[0], capabilities)', firefoxKeys(key)),
      };
    };
    const page: PanelDriver['page'] = {
      ...scope(`tab.linkedBrowser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands')`),
      goto,
      screenshot: (file) => screenshotOf(file, { full: false }, 'content'),
    };
    const panel: Scope = {
      ...scope(`actor('${toolId}')`),
      screenshot: async (file) => writeFile(file, Buffer.from(await chrome<string>(panelPicture, toolId), 'base64')),
    };

    const tools = { panel: toolId, network: 'netmonitor', console: 'webconsole' };
    return {
      browser: 'firefox',
      version: capabilities.browserVersion,
      processId: child.pid ?? 0,
      closed,
      page,
      panel,
      firePlaygroundCase: (name, { wait = true } = {}) => fireCase(page, name, wait),
      devtoolsScreenshot: (file) => screenshotOf(file, { full: true }, 'chrome'),
      clipboard: () => chrome(readClipboard),
      setTheme: async (theme) => {
        await chrome(`Services.prefs.setStringPref('devtools.theme', args[0])`, theme);
        await panel.waitFor((dark: boolean) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
      },
      failNext: (pattern) => {
        const source = pattern
          .split('*')
          .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*');
        return chrome('Services.culpritFailing.push({ pattern: args[0] })', `^${source}$`);
      },
      showTool: (tool) => chrome('await toolbox.selectTool(args[0])', tools[tool]),
      moveDevtools: async (to) => {
        await chrome('await toolbox.switchHost(args[0])', to);
        await chrome(panelLoaded, toolId);
      },
      panelErrors: () => chrome(extensionErrors),
      reload: async () => {
        await inContext('content', () => marionette.send('WebDriver:Refresh'));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
