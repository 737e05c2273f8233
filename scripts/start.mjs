#!/usr/bin/env node
// npm start: from a bare clone to the panel over the playground. `--headless`, or a machine without a display, gives the tour.
import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureDependencies, root } from './ensure-dependencies.mjs';
import { browserNames, findBrowser } from './find-browser.mjs';

const usage = `npm start -- [--browser ${browserNames.join('|')}] [--headless] [--port N]

Builds the extension, starts the playground and opens a browser with DevTools on the Culprit panel.
With --headless, or without a display, takes a tour by itself: every error is fired, the panel is read and photographed.`;

/** What has to be undone at the end, last first. */
const undo = [];
let stopping;

function stop(status) {
  stopping ??= (async () => {
    for (const step of undo.reverse()) await step().catch(() => {});
    process.exit(status);
  })();
  return stopping;
}

function readOptions() {
  try {
    const options = { browser: { type: 'string' }, headless: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } };
    const { values } = parseArgs({ options });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('--port takes a number up to 65535.');
    if (values.browser !== undefined && !browserNames.includes(values.browser)) {
      throw new Error(`--browser takes one of ${browserNames.join(', ')}.`);
    }
    return { ...values, port };
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function build(mode) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/build.mjs'), mode], { cwd: root, stdio: 'inherit' });
    undo.push(async () => child.kill());
    child.once('error', reject);
    child.once('exit', (status) => (status === 0 ? resolve() : reject(new Error('The build failed.'))));
  });
}

async function load(file) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(root, file), { root, configFile: false, logLevel: 'error' });
  return module;
}

async function takeTour(driver) {
  const { tour, tableOf } = await load('test/tour/tour.ts');
  const { rows, screenshots, errors } = await tour(driver, join(root, 'artifacts'), console.log);
  console.log(`\n${tableOf(rows)}\n`);
  console.log(`${rows.length} failures decoded. Screenshots:`);
  for (const file of screenshots) console.log(`  ${relative(process.cwd(), file)}`);
  for (const error of errors) console.error(`The panel complained: ${error}`);
  return rows.length > 0 && errors.length === 0 ? 0 : 1;
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const headless = options.headless || !hasDisplay();
  const browser = options.browser ?? browserNames.find((name) => findBrowser(name)) ?? 'chromium';
  ensureDependencies();
  ensureBrowsers([browser]);
  console.log('Building…');
  const target = browser === 'firefox' ? 'firefox' : 'chrome';
  await build(target);

  const { startPlayground } = await load('test/playground/playground.ts');
  const { launch } = await load('test/e2e/drivers/driver.ts');
  const playground = await startPlayground({ port: options.port });
  undo.push(() => playground.close());
  console.log(`Playground: ${playground.url}`);
  const driver = await launch(browser, join(root, 'dist', target), { url: playground.url, hostMap: playground.hostMap, headless });
  undo.push(() => driver.close());
  console.log(`${driver.browser} ${driver.version} is open${headless ? ', without a window' : ''}.`);
  if (headless) return takeTour(driver);
  console.log('Press a button on the page and look at the Culprit tab. Ctrl-C ends everything.');
  await driver.closed;
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop(signal === 'SIGINT' ? 130 : 143));

main().then(stop, (error) => {
  if (stopping) return;
  console.error(error instanceof Error ? error.message : error);
  stop(1);
});
