import { expect, it } from 'vitest';
import { inEachBrowser } from './launched';
import { fire, openRow, press, rowWhere } from './panel-hands';
import { readDetail } from './panel-reading';

const title = 'The warehouse has fewer than that';

inEachBrowser({}, (stage) => {
  it('a failure that nobody decodes gets a rule, which the list shows at once, the options page lists and a reload keeps', async () => {
    const { driver, playground } = stage;
    const { page, panel } = driver;
    const ofTheShop = ({ endpoint }: { endpoint: string }) => endpoint.includes('api.shop.example');
    await fire(page, 'problem-json');
    const before = await openRow(panel, 'of the shop', ofTheShop);
    expect(before.provider).toBe('problem-details');

    await panel.click('[data-action="make-rule"]');
    await panel.waitFor('return document.querySelector("[data-trial=wins]")');
    const field = (name: string) => panel.eval<string>('return document.querySelector(`[data-field="${args[0]}"]`).value', name);
    expect([await field('host'), await field('status')]).toEqual(['api.shop.example', '422']);
    await panel.eval<void>('document.querySelector("[data-field=title]").select()');
    await panel.type('[data-field="title"]', title);
    await panel.type('[data-field="causes.0"]', 'Somebody else was quicker');
    await panel.press('Enter');
    await panel.waitFor('return document.activeElement.dataset.field === "causes.1"');
    await panel.type('[data-field="fixes.0"]', 'Order fewer');
    await panel.waitFor('return document.querySelector("[data-shown-title]")?.textContent === args[0]', title);
    await panel.waitFor('return document.querySelector("[data-trial=wins]")');
    await panel.click('[data-action="copy-rule"]');
    await panel.waitFor('return document.querySelector("[data-toast]").textContent === "Pack file copied"');
    expect(JSON.parse(await driver.clipboard())).toMatchObject({ kind: 'api', rules: [{ title }] });
    await panel.click('[data-action="keep-rule"]');

    const after = await rowWhere(panel, 'with the new title', ({ cells }) => cells.title === title);
    expect(after).toMatchObject({ id: before.id, rule: expect.stringMatching(/^own:api-shop-example\//) });
    expect((await readDetail(panel)).causes[0]).toMatchObject({ text: 'Somebody else was quicker', verdict: 'possible' });

    await page.goto(`${await panel.eval<string>('return location.origin')}/src/options/options.html`);
    const listed = 'return document.querySelector("[data-own-pack=api-shop-example][data-on=true]")?.textContent';
    expect(await page.waitFor<string>(listed)).toMatch(/1 rule.*Claims api\.shop\.example/);
    await driver.reload();
    expect(await page.waitFor<string>(listed)).toMatch(/1 rule/);

    await page.goto(playground.url);
    await page.waitFor('return document.documentElement.dataset.ready');
    await panel.eval('document.documentElement.dataset.before = "reload"; setTimeout(() => location.reload()); return true');
    await panel.waitFor('return document.documentElement.dataset.before === undefined');
    await driver.showTool('console');
    await driver.showTool('panel');
    await panel.waitFor('return document.querySelector(".panel")');
    await fire(page, 'problem-json');
    await rowWhere(panel, 'of the shop after a reload', (row) => ofTheShop(row) && row.cells.title === title);
    expect(await driver.panelErrors()).toEqual([]);
  });

  it('Undo takes the rule back, and the list with it', async () => {
    const { page, panel } = stage.driver;
    await fire(page, 'guide-404-resource');
    const { cells } = await openRow(panel, 'of the guide', ({ code }) => code === 'RESOURCE_NOT_FOUND');
    await press(panel, '[data-action="more"]');
    await press(panel, '[data-menu="make-rule"]');
    await panel.waitFor('return document.querySelector("[data-trial=wins]")');
    await panel.click('[data-action="keep-rule"]');
    await rowWhere(panel, 'of the new rule', ({ rule }) => rule === 'own:api-guide-example/resource-not-found');
    await panel.click('[data-action="toast-action"]');
    await rowWhere(panel, 'as before', ({ rule, cells: { title: shown } }) => !rule.startsWith('own:') && shown === cells.title);
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
