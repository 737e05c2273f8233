import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import type { Stage } from './harness/harness';
import { serveHarness } from './serve';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Puts the harness before a real Chromium for the tests of a file, with hands and eyes to use it. */
export const inChromium = () => {
  let browser: Browser;
  let page: Page;
  let harness: Awaited<ReturnType<typeof serveHarness>>;
  const errors: unknown[] = [];

  beforeAll(async () => {
    harness = await serveHarness();
    browser = await puppeteer.launch({
      executablePath: findBrowser('chromium') ?? '/usr/bin/chromium',
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(harness.url);
    await page.waitForSelector('.panel');
    await page.evaluate(axe);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await harness?.close();
  });

  beforeEach(() => {
    errors.length = 0;
  });

  /** Holds keys down while something is done. */
  const holding = async (keys: readonly KeyInput[], act: () => Promise<unknown>): Promise<void> => {
    for (const key of keys) await page.keyboard.down(key);
    await act();
    for (const key of keys) await page.keyboard.up(key);
  };

  return {
    get page() {
      return page;
    },
    errors,
    /** Sets up one scene at one size. */
    scene: async (name: string, { width = 1_200, height = 420, ...options }: Stage & { width?: number; height?: number } = {}) => {
      await page.setViewport({ width, height });
      await page.evaluate((wanted, how) => window.stage(wanted, how), name, options);
      await page.waitForSelector('.panel');
    },
    text: (selector: string): Promise<string> => page.$eval(selector, (element) => element.textContent ?? ''),
    texts: (selector: string): Promise<string[]> => page.$$eval(selector, (all) => all.map((element) => element.textContent ?? '')),
    count: async (selector: string): Promise<number> => (await page.$$(selector)).length,
    pick: (id: string): Promise<void> => page.click(`[data-row][data-id="${id}"]`),
    tab: (id: string): Promise<void> => page.click(`[data-tab=${id}]`),
    recorded: () => page.evaluate(() => window.recorded),
    holding,
    /** `Shift+ArrowDown`. */
    press: async (chord: string): Promise<void> => {
      const keys = chord.split('+') as KeyInput[];
      const last = keys.pop() as KeyInput;
      await holding(keys, () => page.keyboard.press(last));
    },
    /** What axe finds wrong, as short lines. */
    faults: (): Promise<string[]> =>
      page.evaluate(async () => {
        const { violations } = await (
          window as unknown as { axe: { run(options: unknown): Promise<{ violations: readonly Violation[] }> } }
        ).axe.run({
          // The harness page stands for a panel within DevTools, not for a page of a site.
          rules: { 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false }, region: { enabled: false } },
        });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      }),
  };
};
