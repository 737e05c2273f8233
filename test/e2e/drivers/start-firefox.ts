import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBrowsers } from '../../../scripts/ensure-browsers.mjs';
import type { LaunchOptions } from './driver';
import { Marionette } from './marionette';
import { until } from './script';

function preferences({ hostMap, dark, height, headless = true }: LaunchOptions): Record<string, string | number | boolean> {
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
    'devtools.theme': dark ? 'dark' : headless || dark === false ? 'light' : 'auto',
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

/** Starts Firefox with a profile of its own, and connects to it. */
export async function startFirefox(options: LaunchOptions): Promise<Started> {
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
  const killAtExit = () => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
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
