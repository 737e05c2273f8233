import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBrowsers } from '../../../scripts/ensure-browsers.mjs';
import type { LaunchOptions, PanelDriver, Scope, Script } from './driver';
import { firefoxKeys } from './keys';
import { Marionette } from './marionette';
import { fireCase, scriptSource, until, waitsFor } from './script';

/** Names that scripts in the browser's own (privileged) context find. */
const prelude = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const win = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = win.gBrowser.selectedTab;
  const toolbox = gDevTools.getToolboxForTab(tab);
  const until = async (what, ask) => {
    for (const end = Date.now() + 20000; ;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new Error('timed out waiting for ' + what);
      await new Promise((done) => win.setTimeout(done, 25));
    }
  };
  const panelBrowser = (id) => toolbox.doc.getElementById('toolbox-panel-iframe-' + id)?.contentDocument?.querySelector('browser');
  const actor = (id) => panelBrowser(id).browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
`;

function preferences({ hostMap, dark, height }: LaunchOptions): Record<string, string | number | boolean> {
  return {
    'marionette.port': 0,
    'network.dns.localDomains': hostMap.local.join(','),
    'network.trr.mode': 5,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.stricttransportsecurity.preloadlist': false,
    'dom.security.https_first': false,
    'app.update.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'devtools.theme': dark ? 'dark' : 'light',
    'devtools.toolbox.footer.height': Math.round((height ?? 900) * 0.62),
    'devtools.toolbox.host': 'bottom',
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly marionette: Marionette;
  readonly close: () => Promise<void>;
  readonly closed: Promise<void>;
}

async function start(options: LaunchOptions): Promise<Started> {
  const profile = await mkdtemp(join(tmpdir(), 'culprit-firefox-'));
  const lines = Object.entries(preferences(options)).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const headless = options.headless ?? true;
  const child = spawn(
    ensureBrowsers(['firefox']).firefox,
    [
      ...(headless ? ['--headless'] : []),
      '--no-remote',
      '--profile',
      profile,
      '--marionette',
      '--remote-allow-system-access',
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...(headless
          ? { HOME: profile, MOZ_HEADLESS_WIDTH: `${options.width ?? 1440}`, MOZ_HEADLESS_HEIGHT: `${options.height ?? 900}` }
          : {}),
        MOZ_CRASHREPORTER_DISABLE: '1',
      },
    },
  );
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-4000);
  });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const closed = exited.then(() => {
    process.off('exit', killAtExit);
  });
  let marionette: Marionette | undefined;
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const quit = marionette
        ? marionette
            .send('Marionette:SetContext', { value: 'chrome' })
            .then(() => marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }))
        : Promise.resolve(child.kill('SIGTERM'));
      quit.catch(() => {});
      const inTime = await Promise.race([exited.then(() => true), sleep(8000, false, { ref: false })]);
      if (!inTime) child.kill('SIGKILL');
      await exited;
    }
    marionette?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    // Firefox picks a free port and writes it into its profile.
    const port = await until(
      'Firefox to open its remote control',
      async () => {
        if (child.exitCode !== null) return -1;
        return Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => 0));
      },
      60_000,
    );
    if (port < 0) throw new Error(`Firefox ended at once.\n${complaints}`);
    marionette = await Marionette.connect(port);
    return { child, marionette, close, closed };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the browser must do about names, certificates and requests before the page opens. */
const prepareWorld = `
  const [unresolvable, timingOut, authority] = args;
  const names = Cc['@mozilla.org/network/native-dns-override;1'].getService(Ci.nsINativeDNSResolverOverride);
  for (const host of unresolvable) names.addIPOverride(host, 'N/A');
  const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
  certificates.addCertFromBase64(authority, 'CT,,');
  Services.culpritFailing = [];
  Services.obs.addObserver((subject) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    const rule = Services.culpritFailing.findIndex(({ pattern }) => new RegExp(pattern).test(channel.URI.spec));
    if (rule >= 0) Services.culpritFailing.splice(rule, 1);
    if (rule >= 0 || timingOut.includes(channel.URI.host)) channel.cancel(Cr.NS_ERROR_NET_TIMEOUT);
  }, 'http-on-modify-request');
`;

const openPanel = `
  const [title, hostType] = args;
  const opened = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole', hostType });
  const definition = await until('the tool ' + title, () => opened.getAdditionalTools().find((tool) => tool.label === title));
  await opened.selectTool(definition.id);
  // The listener is attached asynchronously: a request made earlier would be lost for good.
  await until('a listener of onRequestFinished',
    () => (opened.getPanel('netmonitor')?.panelWin.Netmonitor.api ?? opened._netMonitorAPI)?.hasRequestFinishedListeners());
  return definition.id;
`;

const panelLoaded = `
  const [id] = args;
  await until('the panel document', () => panelBrowser(id)?.browsingContext?.currentWindowGlobal?.documentURI?.scheme === 'moz-extension');
  await until('the panel to load', () => actor(id).executeScript('return document.readyState === "complete"', [], { sandboxName: 'default' }));
`;

export async function launchFirefox(extensionDir: string, options: LaunchOptions): Promise<PanelDriver> {
  const { child, marionette, close, closed } = await start(options);
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
    const run = <R>(context: 'chrome' | 'content', body: string, args: readonly unknown[]): Promise<R> =>
      inContext(context, async () => {
        const script = `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
          (async () => { ${body}\n })().then((value) => done({ value }), (error) => done({ error: error + '\\n' + (error?.stack ?? '') }));`;
        const sandbox = context === 'chrome' ? 'system' : 'default';
        const { value } = await marionette.send<{ value: { value: R; error?: string } }>('WebDriver:ExecuteAsyncScript', {
          script,
          args,
          sandbox,
          newSandbox: true,
        });
        if (value.error !== undefined) throw new Error(value.error);
        return value.value;
      });
    const chrome = <R>(body: string, ...args: readonly unknown[]) => run<R>('chrome', `${prelude}\n${body}`, args);
    const called = (script: Script<unknown>) => `return (${scriptSource(script)})(...args)`;

    const find = async (css: string) =>
      (await marionette.send<{ value: object }>('WebDriver:FindElement', { using: 'css selector', value: css })).value;
    const id = (element: object) => Object.values(element)[0] as string;
    const pageEval: Scope['eval'] = (script, ...args) => run('content', called(script), args);
    const goto = async (url: string): Promise<void> => {
      await inContext('content', () => marionette.send('WebDriver:Navigate', { url }));
    };
    const screenshotOf = async (file: string, parameters: object, context: 'chrome' | 'content') => {
      const { value } = await inContext(context, () => marionette.send<{ value: string }>('WebDriver:TakeScreenshot', parameters));
      await writeFile(file, Buffer.from(value, 'base64'));
    };
    const page: PanelDriver['page'] = {
      goto,
      eval: pageEval,
      waitFor: waitsFor(pageEval),
      within: (ms) => ({ waitFor: waitsFor(pageEval, ms) }),
      click: (css) => inContext('content', async () => void (await marionette.send('WebDriver:ElementClick', { id: id(await find(css)) }))),
      type: (css, text) =>
        inContext('content', async () => void (await marionette.send('WebDriver:ElementSendKeys', { id: id(await find(css)), text }))),
      press: (key) =>
        inContext('content', async () => {
          const { value } = await marionette.send<{ value: object }>('WebDriver:GetActiveElement');
          await marionette.send('WebDriver:ElementSendKeys', { id: id(value), text: firefoxKeys(key) });
        }),
      screenshot: (file) => screenshotOf(file, { full: false }, 'content'),
    };

    await inContext('chrome', () => marionette.send('Addon:Install', { path: resolve(extensionDir), temporary: true }));
    const { hostMap } = options;
    const authority = readFileSync(hostMap.authority, 'utf8').replace(/-----[^-]+-----|\s/g, '');
    await chrome(prepareWorld, hostMap.unresolvable, hostMap.timingOut, authority);
    await goto(options.url);
    const toolId = await chrome<string>(openPanel, options.title ?? 'Culprit', 'bottom');
    await chrome(panelLoaded, toolId);

    const panelEval: Scope['eval'] = (script, ...args) =>
      chrome(
        `const answer = await actor(args[0]).executeScript(args[1], args[2], { sandboxName: 'default', async: true, timeout: 60000 });
         if (answer.error !== undefined) throw new Error(answer.error);
         return answer.value;`,
        toolId,
        `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
         (async () => { ${called(script)}\n })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args,
      );
    const inPanel = (body: string) => `const it = actor(args[0]);
      const find = (css) => it.findElement('css selector', css, { all: false, timeout: 5000 });
      const plain = (what) => ({ ...what, toJSON: () => what, get: (name) => what[name] });
      const capabilities = plain({ 'moz:accessibilityChecks': false, 'moz:webdriverClick': true, strictFileInteractability: false });
      ${body}`;
    const panel: Scope = {
      eval: panelEval,
      waitFor: waitsFor(panelEval),
      within: (ms) => ({ waitFor: waitsFor(panelEval, ms) }),
      click: (css) => chrome(inPanel('await it.clickElement(await find(args[1]), capabilities)'), toolId, css),
      type: (css, text) => chrome(inPanel('await it.sendKeysToElement(await find(args[1]), args[2], capabilities)'), toolId, css, text),
      press: (key) =>
        chrome(inPanel('await it.sendKeysToElement(await it.getActiveElement(), args[1], capabilities)'), toolId, firefoxKeys(key)),
      screenshot: async (file) => {
        const png = await chrome<string>(
          `const bitmap = await panelBrowser(args[0]).browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
           const canvas = win.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
           canvas.width = bitmap.width;
           canvas.height = bitmap.height;
           canvas.getContext('2d').drawImage(bitmap, 0, 0);
           return canvas.toDataURL('image/png').split(',')[1];`,
          toolId,
        );
        await writeFile(file, Buffer.from(png, 'base64'));
      },
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
      clipboard: () =>
        chrome(`
          const transfer = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
          transfer.init(null);
          transfer.addDataFlavor('text/plain');
          Services.clipboard.getData(transfer, Ci.nsIClipboard.kGlobalClipboard);
          const found = {};
          transfer.getTransferData('text/plain', found);
          return found.value.QueryInterface(Ci.nsISupportsString).data;`),
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
