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
  [600, 600],
  [420, 800],
  [320, 640],
];

const open =
  (id, tab = 'diagnosis') =>
  async (page) => {
    await page.evaluate((wanted) => {
      window.session.selection.value = wanted;
    }, id);
    await page.click(`[data-tab=${tab}]`);
  };

/** Chooses rows by clicks with Control held, as a person does. */
const choose =
  (...ids) =>
  async (page) => {
    await page.keyboard.down('Control');
    for (const id of ids) await page.click(`[data-row][data-id="${id}"]`);
    await page.keyboard.up('Control');
  };

const several = choose('missing-key', 'limited-1', 'gateway');

const rule = (id) => async (page) => {
  await page.click(`[data-row][data-id="${id}"]`, { button: 'right' });
  await page.click('[data-menu=make-rule]');
  await page.waitForSelector('[data-trial=wins], [data-trial=loses]');
};

/** The harness' replays fail twice and then work; the last one after the wait. */
const tried = async (page) => {
  await open('limited-1')(page);
  for (const wait of [0, 4_000, 42_000]) {
    await page.evaluate((ms) => window.advance(ms), wait);
    await page.click('[data-action=replay]');
    if (wait < 42_000) await page.click('[data-action=replay-now]');
  }
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
  'no-file': { scene: 'nothing', refuse: ['page'] },
  reading: { scene: 'reading' },
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
  several: { act: several },
  partly: {
    act: async (page) => {
      await page.click('[data-id="limited-1"] [data-action=expand]');
      await choose('limited-2', 'over')(page);
      await page.click('[data-id="limited-1"] [data-action=expand]');
    },
  },
  review: {
    act: async (page) => {
      await several(page);
      const button = await page.$('[data-action=review]');
      await button?.click();
    },
  },
  'several-menu': {
    act: async (page) => {
      await several(page);
      await page.click('[data-id=gateway]', { button: 'right' });
    },
  },
  brief: { act: open('gateway') },
  ask: {
    act: async (page) => {
      await open('bad-json')(page);
      await page.click('[data-action=replay]');
    },
  },
  armed: {
    act: async (page) => {
      await open('limited-1')(page);
      await page.click('[data-action=replay]');
      await page.click('[data-action=replay-when-ready]');
    },
  },
  tried: { replies: [429, 503].map((status) => ({ status, durationMs: 312, error: null })), act: tried },
  undecoded: { scene: 'unknown', act: open('stock') },
  rule: { scene: 'unknown', act: rule('stock') },
  'rule-end': {
    scene: 'unknown',
    act: async (page) => {
      await rule('stock')(page);
      await page.type('[data-field="causes.0"]', 'Somebody else bought the last ones meanwhile');
      await page.type('[data-field="fixes.0"]', 'Read the stock first, and order no more than that');
      await page.type('[data-field="fixes.0.url"]', 'https://docs.shop.example/stock');
      await page.waitForFunction(() => document.querySelectorAll('[data-shown-fix]').length > 0);
      await page.$eval('[data-preview]', (part) => part.scrollIntoView());
    },
  },
  'rule-wrong': {
    scene: 'unknown',
    act: async (page) => {
      await rule('nasty')(page);
      await page.type('[data-field=title]', ' and it is far too long for a title by now');
      await page.type('[data-field="fixes.0.url"]', 'javascript:alert(1)');
      await page.waitForSelector('[data-trial=unusable]');
    },
  },
  'rule-loses': { act: rule('missing-key') },
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
for (const [name, { scene = 'everything', browser: which = 'chromium', replies = [], refuse = [], act }] of Object.entries(states)) {
  if (only && !only.split(',').includes(name)) continue;
  for (const [width, height] of sizes) {
    await page.setViewport({ width, height });
    for (const theme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await page.evaluate((name, how) => window.stage(name, how), scene, { browser: which, replies, refuse });
      await act?.(page);
      await new Promise((resolve) => setTimeout(resolve, 150));
      await page.screenshot({ path: `${dir}/${name}-${width}x${height}-${theme}.png` });
    }
  }
}
await browser.close();
await close();
