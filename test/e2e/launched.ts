import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Playground, type PlaygroundOptions, startPlayground } from '../playground/playground';
import { type LaunchOptions, launch, type PanelDriver } from './drivers/driver';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the built extensions are; `npm run build` makes them. */
const built = resolve(root, process.env.CULPRIT_DIST ?? 'dist');

export type Browser = 'chromium' | 'firefox';

export interface Stage {
  readonly browser: Browser;
  readonly driver: PanelDriver;
  readonly playground: Playground;
}

interface StageOptions extends PlaygroundOptions, Pick<LaunchOptions, 'width' | 'height'> {
  readonly browsers?: readonly Browser[];
}

/**
 * Declares a suite per browser, each with a browser and a playground of its own. The browsers run side by side, the tests of
 * each one after the other: launching is what costs.
 */
export function inEachBrowser(options: StageOptions, tests: (stage: Stage) => void): void {
  const { browsers = ['chromium', 'firefox'], width, height, ...playgroundOptions } = options;
  describe.concurrent.each(browsers)('%s', (browser) => {
    let driver: PanelDriver | undefined;
    let playground: Playground | undefined;
    const there = <T>(value: T | undefined): T => {
      if (value === undefined) throw new Error('The browser did not start.');
      return value;
    };
    beforeAll(async () => {
      playground = await startPlayground(playgroundOptions);
      const { url, hostMap } = playground;
      const size = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
      driver = await launch(browser, join(built, browser === 'firefox' ? 'firefox' : 'chrome'), { url, hostMap, ...size });
      await driver.page.waitFor('return document.documentElement.dataset.ready');
      await driver.panel.waitFor('return document.querySelector("[data-empty]")');
    });
    afterAll(async () => {
      await driver?.close();
      await playground?.close();
    });
    describe.sequential('', () => {
      tests({
        browser,
        get driver() {
          return there(driver);
        },
        get playground() {
          return there(playground);
        },
      });
    });
  });
}
