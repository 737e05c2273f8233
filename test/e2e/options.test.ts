import { expect, it } from 'vitest';
import type { Scope } from './drivers/driver';
import { inEachBrowser } from './launched';
import { fire, openRow, press, rowWhere } from './panel-hands';

/** Text into a box of the options page, as a paste brings it. */
const paste = (page: Scope, css: string, text: string): Promise<void> =>
  page.eval<void>(
    (selector: string, pasted: string) => {
      const box = document.querySelector<HTMLTextAreaElement>(selector);
      if (!box) throw new Error(`The page has no ${selector}.`);
      box.value = pasted;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    css,
    text,
  );

const reportText = 'return document.querySelector("[data-report-text]")?.textContent ?? ""';
const visit = async (page: Scope & { goto(url: string): Promise<void> }, url: string, ready: string): Promise<void> => {
  await page.goto(url);
  await page.waitFor(`return ${ready}`);
};

inEachBrowser({}, (stage) => {
  it('settings reach an open panel: names in its reports, hosts and packs in what is listed and in what fails next', async () => {
    const { driver, playground } = stage;
    const { page, panel } = driver;
    const options = `${await panel.eval<string>('return location.origin')}/src/options/options.html`;
    await fire(page, 'nat-401-missing-key');
    await fire(page, 'nudg3-401-missing-key');
    await rowWhere(panel, 'of Nudg3', ({ provider }) => provider === 'nudg3');
    await openRow(panel, 'of NAT', ({ provider }) => provider === 'nat');
    await press(panel, '[data-tab="report"]');
    await panel.waitFor(`const text = (() => { ${reportText} })(); return text.includes('Mozilla/5.0');`);

    await visit(page, options, 'document.querySelector("[data-own=headers]")');
    await paste(page, '[data-own=headers]', 'user-ag*');
    await page.waitFor('return document.querySelector(".name-box [data-saved=saved]")');
    await panel.waitFor(`const text = (() => { ${reportText} })(); return text.includes('[api-key') && !text.includes('Mozilla/5.0');`);

    await paste(page, '[data-host-input]', 'http://api.guide.example:8088');
    await page.eval<void>(() => {
      const select = document.querySelector<HTMLSelectElement>('.add-host select');
      if (!select) throw new Error('There is nothing to choose.');
      select.value = 'nat';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await press(page, '[data-action=add-host]');
    await page.waitFor('return document.querySelector("[data-host]")');
    await press(page, '[data-pack=nudg3] [role=switch]');
    await page.waitFor('return document.querySelector("[data-pack=nudg3].off")');
    await rowWhere(panel, 'of nobody any more', ({ provider, endpoint }) => provider === '' && endpoint.includes('api.nudg3.ai'));

    await visit(page, playground.url, 'document.documentElement.dataset.ready');
    await fire(page, 'guide-404-resource');
    await openRow(panel, 'of the guide, as NAT', ({ provider, endpoint }) => provider === 'nat' && endpoint.includes('api.guide.example'));
    await fire(page, 'nudg3-401-missing-key');
    await openRow(panel, 'of nobody', ({ provider, endpoint }) => provider !== 'nudg3' && endpoint.includes('api.nudg3.ai'));
    expect(await driver.panelErrors()).toEqual([]);
  });

  // Last, because it leaves another tab in front of the one that is inspected.
  it('the gear opens the options page', async () => {
    const { page, panel } = stage.driver;
    await panel.click('[data-action="options"]');
    if (stage.browser === 'firefox') await page.waitFor('return location.pathname === "/src/options/options.html"');
    else
      await panel.waitFor(
        'return chrome.extension.getViews({ type: "tab" }).some((view) => view.location.pathname === "/src/options/options.html")',
      );
  });
});
