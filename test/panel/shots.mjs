/** Pictures of every state for looking at: node test/panel/shots.mjs DIR [names]. Not part of the tests. */
import { mkdirSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('serve.ts', import.meta.url).pathname);
const { serveHarness } = module;

const [dir = 'shots', only] = process.argv.slice(2);

const sizes = [
  [1200, 420],
  [1200, 800],
  [420, 800],
];

const open =
  (id, tab = 'diagnosis') =>
  async (page) => {
    await page.evaluate((wanted) => {
      window.session.selection.value = wanted;
    }, id);
    await page.click(`[data-tab=${tab}]`);
  };

const states = {
  list: {},
  empty: { scene: 'listening', browser: 'firefox' },
  diagnosis: { act: open('missing-key') },
  countdown: { act: open('limited-1') },
  ready: { act: open('over') },
  quota: { act: open('quota') },
  response: { act: open('missing-key', 'response') },
  request: { act: open('bad-json', 'request') },
  compare: { act: open('missing-key', 'compare') },
  report: { act: open('missing-key', 'report') },
  hostile: { act: open('hostile') },
  limits: { act: (page) => page.click('[data-action=limits]') },
  file: { scene: 'file', act: open('from-file') },
  notice: { scene: 'notice' },
  menu: {
    act: async (page) => {
      await open('missing-key')(page);
      await page.click('[data-action=copy-formats]');
    },
  },
  filter: { act: (page) => page.type('[data-filter]', 'status:') },
  group: {
    act: (page) =>
      page.evaluate(() => {
        window.session.grouping.value = 'cause';
      }),
  },
  keys: { act: (page) => page.click('[data-action=keys]') },
};

mkdirSync(dir, { recursive: true });
const { url, close } = await serveHarness();
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error));
await page.goto(url);
await page.waitForSelector('.panel');
for (const [name, { scene = 'everything', browser: which = 'chromium', act }] of Object.entries(states)) {
  if (only && !only.split(',').includes(name)) continue;
  for (const [width, height] of sizes) {
    await page.setViewport({ width, height });
    for (const theme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await page.evaluate((name, browser) => window.stage(name, { browser }), scene, which);
      await act?.(page);
      await new Promise((resolve) => setTimeout(resolve, 150));
      await page.screenshot({ path: `${dir}/${name}-${width}x${height}-${theme}.png` });
    }
  }
}
await browser.close();
await close();
