import { expect, it } from 'vitest';
import type { HeldKey } from './drivers/driver';
import { until } from './drivers/script';
import { inEachBrowser } from './launched';
import { clear, filterBy, fire, press, rowWhere } from './panel-hands';
import { secretsIn } from './report-check';

/** Codes of the rows that are marked as selected. */
const marked = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row][aria-selected="true"]')].map((row) => row.dataset.code ?? '');

inEachBrowser({}, (stage) => {
  const cases = ['nat-401-invalid', 'nudg3-404-resource', 'blocksecops-401-missing', 'guide-500-internal'];
  const ids = new Map<string, string>();
  const codes = ['UNAUTHORIZED', 'resource_not_found', 'UNAUTHORIZED', 'INTERNAL_SERVER_ERROR'];

  const click = (playgroundCase: string, holding?: HeldKey): Promise<void> =>
    stage.driver.panel.click(`[data-row][data-id="${ids.get(playgroundCase)}"]`, holding);

  const marks = (...wanted: readonly string[]): Promise<unknown> =>
    until(`the rows ${wanted.join(', ')}`, async () => (await stage.driver.panel.eval(marked)).join() === wanted.join(), 6_000).catch(
      async () => {
        expect(await stage.driver.panel.eval(marked)).toEqual(wanted);
      },
    );

  const selected = (number: number): Promise<unknown> =>
    stage.driver.panel.waitFor(
      (wanted: string) => document.querySelector<HTMLElement>('[data-several]')?.dataset.several === wanted,
      `${number}`,
    );

  const copied = async (number: number): Promise<string> => {
    await stage.driver.panel.waitFor(
      (wanted: string) => document.querySelector('[data-toast]')?.textContent?.startsWith(wanted),
      `Report of ${number} failures copied`,
    );
    return stage.driver.clipboard();
  };

  it('rows are chosen by clicks with Control; a plain click is of one again', async () => {
    const { page, panel } = stage.driver;
    for (const id of cases) {
      await fire(page, id);
      const before = new Set(ids.values());
      const row = await rowWhere(panel, `of ${id}`, ({ id: own, code }) => !before.has(own) && code === codes[before.size]);
      ids.set(id, row.id);
    }
    await click('nat-401-invalid');
    await click('guide-500-internal', 'Control');
    await marks('UNAUTHORIZED', 'INTERNAL_SERVER_ERROR');
    await selected(2);
    await click('nudg3-404-resource', 'Control');
    await selected(3);
    await click('nat-401-invalid', 'Control');
    await marks('resource_not_found', 'INTERNAL_SERVER_ERROR');
    // A new panel document, as undocking makes one, has the same ones chosen.
    await panel.eval('setTimeout(() => location.reload()); return true');
    await stage.driver.showTool('console');
    await stage.driver.showTool('panel');
    await marks('resource_not_found', 'INTERNAL_SERVER_ERROR');
    await selected(2);
    await click('nudg3-404-resource');
    await marks('resource_not_found');
    await panel.waitFor('return document.querySelector("[data-detail-code]")?.textContent === "resource_not_found"');
  });

  it('a range is chosen by a click with Shift, and selects no text', async () => {
    const { panel } = stage.driver;
    await click('guide-500-internal', 'Shift');
    await marks('resource_not_found', 'UNAUTHORIZED', 'INTERNAL_SERVER_ERROR');
    await click('nat-401-invalid', 'Shift');
    await marks('UNAUTHORIZED', 'resource_not_found');
    expect(await panel.eval<string>('return String(getSelection())')).toBe('');
  });

  it('a selection grows by keys, and Control with A takes all', async () => {
    const { panel } = stage.driver;
    await click('nudg3-404-resource');
    await panel.press('Shift+ArrowDown');
    await panel.press('Shift+ArrowDown');
    await marks('resource_not_found', 'UNAUTHORIZED', 'INTERNAL_SERVER_ERROR');
    await panel.press('Shift+ArrowUp');
    await marks('resource_not_found', 'UNAUTHORIZED');
    await panel.press('Shift+Home');
    await marks('UNAUTHORIZED', 'resource_not_found');
    await panel.press('Shift+End');
    await marks('resource_not_found', 'UNAUTHORIZED', 'INTERNAL_SERVER_ERROR');
    await panel.press('Control+a');
    await marks(...codes);
    await panel.press('ArrowUp');
    await panel.waitFor('return document.querySelectorAll("[data-row][aria-selected=true]").length === 1');
  });

  it('c copies one report with a summary of all, and no secret in it', async () => {
    const { panel } = stage.driver;
    await click('nat-401-invalid');
    await click('nudg3-404-resource', 'Control');
    await click('guide-500-internal', 'Control');
    await selected(3);
    await panel.press('c');
    const report = await copied(3);
    expect(report).toMatch(/^# ?.*3 requests/m);
    expect(report).toMatch(/\| # \| Time \| Call \| Outcome/);
    expect(report).toMatch(/Groups/);
    const outcomes = [...report.matchAll(/^## \d+ · (\d{3}) `(\w+)`/gm)].map(([, status, code]) => `${status} ${code}`);
    expect(outcomes).toEqual(['401 UNAUTHORIZED', '404 resource_not_found', '500 INTERNAL_SERVER_ERROR']);
    expect(secretsIn(report)).toEqual([]);
  });

  it('the report is there to be read before, and a click in it copies exactly that', async () => {
    const { panel, clipboard } = stage.driver;
    const shown = await panel.waitFor<string>(
      'const text = document.querySelector("[data-several] [data-report-text]")?.textContent; return /3 requests/.test(text) && text',
    );
    expect(secretsIn(shown)).toEqual([]);
    await panel.click('[data-several] [data-action="copy-preview"]');
    await until('the copy', async () => (await clipboard()) === shown);
  });

  it('the menu of the rows and Export are of the selection', async () => {
    const { panel } = stage.driver;
    await panel.eval('document.querySelector("[data-list]").focus()');
    await panel.press('Shift+F10');
    const labels = () =>
      panel.eval<readonly string[]>(() =>
        [...document.querySelectorAll('[data-menu] .menu-label')].map((label) => label.textContent ?? ''),
      );
    await panel.waitFor('return document.querySelector("[data-menu=unpick]")');
    expect(await labels()).toContain('Copy 3 failures as Markdown');
    expect(await labels()).toContain('Save 3 failures as…');
    await panel.click('[data-menu="copy-summary"]');
    expect((await copied(3)).trim().split('\n')).toHaveLength(3);
    await panel.click('[data-action="export"]');
    await panel.waitFor('return document.querySelector("[data-menu=copy-all]")');
    expect(await labels()).toContain('Save 3 failures as HAR (redacted)');
    expect(await labels()).toContain('Save all 4 listed as…');
    await panel.press('Escape');
    await panel.waitFor('return !document.querySelector("[data-menu]")');
  });

  it('what arrives and what is filtered out leaves the selection as it is', async () => {
    const { page, panel } = stage.driver;
    await fire(page, 'guide-503-unavailable');
    await rowWhere(panel, 'with 503', ({ status }) => status === '503');
    await marks('UNAUTHORIZED', 'resource_not_found', 'INTERNAL_SERVER_ERROR');
    await filterBy(panel, '-status:404');
    await selected(2);
    expect(await panel.eval<string>('return document.querySelector("[data-several] header").textContent')).toMatch(/1 more hidden/);
    await filterBy(panel, '');
    await selected(3);
  });

  it('Escape gives it up first; a clear takes it along, Undo brings it back', async () => {
    const { panel } = stage.driver;
    await press(panel, '[data-action="clear"]');
    await panel.waitFor('return !document.querySelector("[data-several]")');
    await panel.click('[data-action="toast-action"]');
    await selected(3);
    await panel.eval('document.querySelector("[data-list]").focus()');
    await panel.press('Escape');
    await panel.waitFor('return !document.querySelector("[data-several]") && document.querySelector("[data-detail]")');
    await panel.press('Escape');
    await panel.waitFor('return !document.querySelector("[data-detail]")');
  });

  it('a fold stands for all its members', async () => {
    const { page, panel } = stage.driver;
    await clear(panel);
    await panel.waitFor('return !document.querySelector("[data-row]")');
    for (let times = 0; times < 3; times++) await fire(page, 'guide-500-internal');
    await rowWhere(panel, 'of three', ({ cells }) => cells.count === '×3');
    await panel.click('[data-row]', 'Control');
    await selected(3);
    await panel.press('c');
    expect(await copied(3)).toMatch(/3 requests/);
  });

  it('no error was left in the panel', async () => {
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
