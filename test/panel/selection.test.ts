import { describe, expect, it } from 'vitest';
import { inChromium } from './in-chromium';

const stage = inChromium();
const { errors, scene, text, count, pick, recorded, holding, press, faults } = stage;

const row = (id: string): string => `[data-row][data-id="${id}"]`;
const click = (key: 'Control' | 'Shift' | 'Meta', id: string): Promise<void> => holding([key], () => stage.page.click(row(id)));

/** Ids of the rows that are marked, as assistive technology has them. */
const marked = (): Promise<string[]> =>
  stage.page.$$eval('[data-row][aria-selected=true]', (rows) => rows.map((one) => (one as HTMLElement).dataset.id ?? ''));

const said = (wanted: string) =>
  stage.page.waitForFunction(
    (words) => [...document.querySelectorAll('[role=status]')].some((region) => region.textContent === words),
    {},
    wanted,
  );

const reportIs = (pattern: RegExp) =>
  stage.page.waitForFunction(
    (source) => new RegExp(source, 's').test(document.querySelector('[data-report-text]')?.textContent ?? ''),
    {},
    pattern.source,
  );

describe('several rows', () => {
  it('are chosen by clicks with Control, or ⌘ on a Mac; a plain click gives them up', async () => {
    await scene('everything');
    await pick('missing-key');
    await click('Control', 'gateway');
    await click('Meta', 'bad-json');
    expect(await marked()).toEqual(['missing-key', 'bad-json', 'gateway']);
    expect(await text('[data-several] h2')).toBe('3 failures selected');
    await said('3 failures selected');
    await click('Control', 'bad-json');
    expect(await marked()).toEqual(['missing-key', 'gateway']);
    await pick('dns');
    expect(await marked()).toEqual(['dns']);
    expect(await text('[data-detail-title]')).toBe('The host name does not exist');
    expect(errors).toEqual([]);
  });

  it('that are one again are looked at as one; none closes the details', async () => {
    await scene('everything');
    await click('Control', 'gateway');
    expect(await text('[data-detail-title]')).toBe('The service is not available');
    await click('Control', 'dns');
    await click('Control', 'gateway');
    expect(await text('[data-detail-title]')).toBe('The host name does not exist');
    await click('Control', 'dns');
    expect(await count('[data-detail], [data-several]')).toBe(0);
    expect(await marked()).toEqual([]);
  });

  it('are a range by clicks with Shift, without selecting text; with Control the range is added', async () => {
    await scene('everything');
    await pick('bad-json');
    await click('Shift', 'gateway');
    expect(await marked()).toEqual(['bad-json', 'dns', 'gateway']);
    expect(await stage.page.evaluate(() => [String(getSelection()), document.activeElement?.hasAttribute('data-list')])).toEqual([
      '',
      true,
    ]);
    await click('Shift', 'missing-key');
    expect(await marked()).toEqual(['missing-key', 'bad-json']);
    await click('Control', 'graphql');
    await holding(['Control', 'Shift'], () => stage.page.click(row('hostile')));
    expect(await marked()).toEqual(['missing-key', 'bad-json', 'graphql', 'hostile']);
  });

  it('a fold stands for all its members, and says where only some are chosen', async () => {
    await scene('everything');
    await click('Control', 'limited-1');
    expect(await text('[data-several] h2')).toBe('4 failures selected');
    await stage.page.click(`${row('limited-1')} [data-action=expand]`);
    expect(await marked()).toEqual(['limited-1', 'over', 'limited-3', 'limited-2', 'limited-1']);
    await click('Control', 'limited-2');
    expect(await text('[data-several] h2')).toBe('3 failures selected');
    const fold = await stage.page.$eval(row('limited-1'), (element) => [
      element.getAttribute('aria-selected'),
      element.classList.contains('row-partly'),
      element.querySelector('[data-action=expand]')?.textContent,
      element.querySelector('[data-action=expand]')?.getAttribute('aria-label'),
    ]);
    expect(fold).toEqual(['true', true, '3/4', 'Fold these. 3 of these 4 are selected']);
  });

  it('are extended by keys from the cursor, up and down, to the first and the last', async () => {
    await scene('everything');
    await pick('bad-json');
    await press('Escape');
    await stage.page.waitForFunction(() => document.activeElement?.hasAttribute('data-list'));
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    expect(await marked()).toEqual(['bad-json', 'dns', 'gateway']);
    await press('Shift+ArrowUp');
    await press('Shift+ArrowUp');
    expect(await text('[data-detail-title]')).toBe('The request body is not valid JSON');
    await press('Shift+Home');
    expect(await marked()).toEqual(['missing-key', 'bad-json']);
    await press('Shift+End');
    expect(await marked()).toEqual(['bad-json', 'dns', 'gateway', 'graphql', 'hostile', 'limited-1', 'quota']);
    expect(await text('[data-several] h2')).toBe('10 failures selected');
    await press('ArrowUp');
    expect(await marked()).toEqual(['limited-1']);
  });

  it('are chosen one here, one there, by keys alone', async () => {
    await scene('everything');
    await stage.page.focus('[data-list]');
    await press('Home');
    await press('Control+Space');
    await press('Control+ArrowDown');
    await press('Control+ArrowDown');
    await press('Control+Space');
    expect(await marked()).toEqual(['missing-key', 'dns']);
    await press('Enter');
    expect(await stage.page.evaluate(() => document.activeElement?.closest('[data-several]') !== null)).toBe(true);
  });

  it('are all that are listed with Control and A; hidden ones do not count', async () => {
    await scene('everything');
    await stage.page.focus('[data-list]');
    await press('Control+a');
    expect(await text('[data-several] h2')).toBe('11 failures selected');
    await stage.page.click('[data-quick=network]');
    expect(await text('[data-several] h2')).toBe('1 failure selected');
    expect(await text('[data-several] header')).toContain('10 more hidden by the filters');
    await stage.page.click('[data-quick=all]');
    expect(await text('[data-several] h2')).toBe('11 failures selected');
  });

  it('are given up by Escape before anything closes, and what was open is open again', async () => {
    await scene('everything');
    await pick('gateway');
    await click('Control', 'dns');
    await press('Escape');
    expect(await marked()).toEqual(['gateway']);
    expect(await text('[data-detail-title]')).toBe('The service is not available');
    await press('Escape');
    expect(await count('[data-detail]')).toBe(0);
  });

  it('stay the same while further failures arrive, over a clear and its undo', async () => {
    await scene('everything');
    await click('Control', 'gateway');
    await click('Control', 'dns');
    await stage.page.evaluate(() => window.session.add(window.scenes.rateLimited(window.scenes.frozen, 'new')));
    await stage.page.waitForSelector(row('new'));
    expect(await marked()).toEqual(['dns', 'gateway']);
    await stage.page.click('[data-action=clear]');
    await stage.page.waitForSelector('[data-empty=listening]');
    expect(await count('[data-several]')).toBe(0);
    await stage.page.click('[data-action=toast-action]');
    await stage.page.waitForSelector('[data-several]');
    expect(await marked()).toEqual(['dns', 'gateway']);
  });

  it('of a group are chosen by its head, which a range passes over', async () => {
    await scene('everything');
    await stage.page.click('[data-action=group]');
    await stage.page.click('[data-menu=group-cause]');
    await holding(['Control'], () => stage.page.click('[data-group="group:nat/rate-limited"]'));
    expect(await text('[data-several] h2')).toBe('4 failures selected');
    expect(await stage.page.$eval('[data-group="group:nat/rate-limited"]', (head) => head.getAttribute('aria-selected'))).toBe('true');
    await pick('missing-key');
    await click('Shift', 'bad-json');
    expect(await marked()).toEqual(['missing-key', 'bad-json']);
    await stage.page.click('[data-group="group:nat/rate-limited"]', { button: 'right' });
    expect(await text('[data-menu=copy-markdown]')).toBe('Copy 4 failures as Markdown');
  });
});

describe('what is done with a selection', () => {
  const choose = async (): Promise<void> => {
    await click('Control', 'missing-key');
    await click('Control', 'gateway');
    await click('Control', 'dns');
  };
  const copied = async (number: number): Promise<string> => {
    await stage.page.waitForFunction((wanted) => window.recorded.copied.length === wanted, {}, number);
    return (await recorded()).copied.at(-1) ?? '';
  };
  const titles = (report: string): string[] => [...report.matchAll(/^# (.*) \(/gm)].map(([, title = '']) => title);
  const theirs = ['The API key is missing', 'The host name does not exist', 'The service is not available'];

  it('c copies the report of all, oldest first, from the list and from elsewhere', async () => {
    await scene('everything');
    await choose();
    await press('c');
    expect(titles(await copied(1))).toEqual(theirs);
    expect(await text('[data-toast]')).toBe('Report of 3 failures copied, 1 secret left out');
    await stage.page.focus('[data-several] [data-action=unpick]');
    await press('c');
    expect(titles(await copied(2))).toEqual(theirs);
  });

  it('the report is there to be read, its secrets shown one by one, for this selection only', async () => {
    await scene('everything');
    await choose();
    await reportIs(/# The API key.*# The host name.*# The service/);
    await stage.page.click('[data-redaction]');
    await reportIs(/nat_pk_live/);
    await stage.page.click('[data-action=copy-preview]');
    expect(await copied(1)).toContain('nat_pk_live');
    expect(await text('[data-toast]')).toBe('Report of 3 failures copied with 1 API key in clear');
    await click('Control', 'dns');
    await reportIs(/^# The API key(?!.*# The host name).*# The service/);
    expect(await text('[data-report-text]')).not.toContain('nat_pk_live');
    await stage.page.select('[data-report-format]', 'json');
    await reportIs(/\(json\)/);
    await stage.page.click('[data-action=save-formats]');
    await stage.page.click('[data-menu=save-text]');
    await stage.page.waitForFunction(() => window.recorded.calls.includes('save culprit-report.txt'));
  });

  it('the menu of its rows is its own: copies, saves, gives up; other rows keep theirs', async () => {
    await scene('everything');
    await choose();
    await stage.page.click(row('gateway'), { button: 'right' });
    expect(await text('[data-menu=copy-markdown]')).toBe('Copy 3 failures as Markdown');
    await stage.page.click('[data-menu=copy-curl]');
    expect(await copied(1)).toContain('(curl)');
    await stage.page.click(row('dns'), { button: 'right' });
    await press('End');
    await press('ArrowUp');
    expect(await stage.page.evaluate(() => document.activeElement?.textContent)).toBe('Save 3 failures as…');
    await press('ArrowRight');
    expect(await stage.page.evaluate(() => document.activeElement?.textContent)).toBe('Save 3 failures as Markdown');
    await press('ArrowLeft');
    expect(await stage.page.evaluate(() => document.activeElement?.textContent)).toBe('Save 3 failures as…');
    await press('Enter');
    await stage.page.click('[data-menu=save-json]');
    await stage.page.waitForFunction(() => window.recorded.calls.includes('save culprit-report.json'));
    await stage.page.click(row('bad-json'), { button: 'right' });
    expect(await text('[data-menu=copy-markdown]')).toBe('Copy as Markdown');
    await press('Escape');
    expect(await marked()).toEqual(['missing-key', 'dns', 'gateway']);
    await stage.page.click(row('dns'), { button: 'right' });
    await stage.page.click('[data-menu=unpick]');
    expect(await count('[data-several]')).toBe(0);
  });

  it('Shift and F10 open it at the cursor; a fold offers its members', async () => {
    await scene('everything');
    await choose();
    await press('Shift+F10');
    expect(await text('[data-menu=copy-markdown]')).toBe('Copy 3 failures as Markdown');
    await press('Escape');
    await press('Escape');
    await stage.page.click(row('limited-1'), { button: 'right' });
    await stage.page.click('[data-menu=pick]');
    expect(await text('[data-several] h2')).toBe('4 failures selected');
  });

  it('Export is of the selection, and offers the whole list besides', async () => {
    await scene('everything');
    await choose();
    await stage.page.click('[data-action=export]');
    expect(await text('[data-menu=save-markdown]')).toBe('Save 3 failures as Markdown');
    expect(await text('[data-menu=copy-all]')).toBe('Copy 3 failures as Markdown');
    await stage.page.click('[data-menu=save]');
    expect(await text('[data-menu=save-markdown]')).toBe('Save 11 failures as Markdown');
    await press('Escape');
    await press('Escape');
    await stage.page.click('[data-action=export]');
    expect(await text('[data-menu=save-markdown]')).toBe('Save as Markdown11 listed');
  });

  it('thousands are copied without being written for show', async () => {
    await scene('many');
    await stage.page.focus('[data-list]');
    await press('Control+a');
    expect(await text('[data-several] h2')).toBe('9,999 failures selected');
    expect(await text('[data-action=write-preview]')).toBe('Show the report of 9,999 failures');
    await stage.page.click('[data-action=copy-preview]');
    expect(titles(await copied(1))).toHaveLength(9_999);
    await stage.page.click('[data-action=write-preview]');
    await reportIs(/^# /);
  });

  it('where there is little room, the list stays, with a bar below it that leads to the report', async () => {
    await scene('everything', { width: 320, height: 640 });
    await click('Control', 'missing-key');
    expect(await text('[data-selection-bar] b')).toBe('1 selected');
    await click('Control', 'gateway');
    expect(await marked()).toEqual(['missing-key', 'gateway']);
    expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await stage.page.click('[data-selection-bar] [data-action=copy-report]');
    expect(titles(await copied(1))).toHaveLength(2);
    await stage.page.click('[data-action=review]');
    await reportIs(/# The API key.*# The service/);
    expect(await count('[data-list]')).toBe(0);
    expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await press('Escape');
    await stage.page.waitForSelector('[data-list]');
    expect(await marked()).toEqual(['missing-key', 'gateway']);
    await stage.page.click('[data-selection-bar] [data-action=unpick]');
    expect(await count('[data-selection-bar]')).toBe(0);
    await pick('missing-key');
    expect(await text('[data-detail-title]')).toBe('The API key is missing');
  });

  it.each(['light', 'dark'])('has nothing wrong for assistive technology in the %s theme', async (theme) => {
    await stage.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await scene('everything');
    await choose();
    await reportIs(/# The API key/);
    const found = await faults();
    await stage.page.click(row('gateway'), { button: 'right' });
    found.push(...(await faults()));
    await press('Escape');
    await scene('everything', { width: 320, height: 640 });
    await click('Control', 'missing-key');
    await click('Control', 'gateway');
    found.push(...(await faults()));
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('is seen where colours are forced', async () => {
    await scene('everything');
    await stage.page.evaluate(() => window.session.toggle(window.session.rows.value[1] as never));
    await stage.page.evaluate(() => {
      window.session.picked.value = new Set(['bad-json', 'over']);
    });
    const client = await stage.page.createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const looks = (id: string) =>
      stage.page.$eval(row(id), (element) => {
        const { backgroundColor, outlineStyle } = getComputedStyle(element);
        return { backgroundColor, outlineStyle };
      });
    const [plain, whole, partly] = [await looks('dns'), await looks('bad-json'), await looks('limited-1')];
    await client.send('Emulation.setEmulatedMedia', { features: [] });
    await client.detach();
    expect(whole.backgroundColor).not.toBe(plain.backgroundColor);
    expect(partly.outlineStyle).toBe('dashed');
  });
});
