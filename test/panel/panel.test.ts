import { describe, expect, it } from 'vitest';
import { inChromium } from './in-chromium';

const stage = inChromium();
const { errors, scene, text, texts, count, pick, tab, recorded, faults } = stage;

it('a part is drawn whose code comes in between its first drawing and what that calls for', async () => {
  expect(await stage.page.evaluate(() => window.latePart())).toBe('here');
});

describe('the list', () => {
  it('shows each failure with what the contract names', async () => {
    await scene('everything');
    expect(await stage.page.$eval('[data-list]', (list) => list.getAttribute('aria-rowcount'))).toBe('8');
    const row = await stage.page.$eval('[data-row][data-id="missing-key"]', (element) => ({ ...(element as HTMLElement).dataset }));
    expect(row).toEqual({
      row: 'true',
      id: 'missing-key',
      status: '401',
      code: 'API_KEY_MISSING',
      provider: 'nat',
      rule: 'nat/api-key-missing',
      endpoint: 'GET api.nat-testing.io/api/v1/usage',
    });
    const cells = await stage.page.$$eval('[data-row][data-id="missing-key"] [data-cell]', (all) =>
      all.map((cell) => [(cell as HTMLElement).dataset.cell, cell.textContent]),
    );
    expect(cells.slice(0, 6)).toEqual([
      ['status', '401'],
      ['method', 'GET'],
      ['endpoint', 'api.nat-testing.io/api/v1/usage'],
      ['title', 'The API key is missing'],
      ['provider', 'NAT API'],
      ['code', 'API_KEY_MISSING'],
    ]);
    expect(await text('[data-id="limited-1"] [data-cell=count]')).toBe('×4');
    expect(errors).toEqual([]);
  });

  it('draws only what is in view of ten thousand, follows the end, and is walked by keys', async () => {
    await scene('many');
    expect(await count('[data-row]')).toBeLessThan(60);
    expect((await texts('[data-row] [data-cell=endpoint]')).at(-1)).toBe('api.example.com/v1/things/9998');
    await stage.page.focus('[data-list]');
    await stage.page.keyboard.press('Home');
    await stage.page.waitForSelector('[data-row][aria-rowindex="1"].row-active');
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Enter');
    expect(await stage.page.$eval('[data-detail]', (detail) => (detail as HTMLElement).dataset.id)).toBe(
      await stage.page.$eval('[aria-rowindex="2"]', (row) => (row as HTMLElement).dataset.id),
    );
    await stage.page.evaluate(() => window.session.add(window.scenes.rateLimited(window.scenes.frozen)));
    await stage.page.waitForSelector('[data-action=follow]');
    await stage.page.keyboard.press('End');
    await stage.page.waitForSelector('[data-row][data-status="429"].row-selected');
    expect(await text('[data-detail-title]')).toBe('Too many requests in one minute');
    await stage.page.keyboard.press('Escape');
    expect(await count('[data-detail]')).toBe(0);
    expect(errors).toEqual([]);
  });

  it('goes to a row by its first letters', async () => {
    await scene('everything');
    await stage.page.focus('[data-list]');
    await stage.page.keyboard.type('503');
    await stage.page.waitForSelector('[data-id=gateway].row-active');
  });

  it('unfolds repeats, sorts and groups', async () => {
    await scene('everything');
    await stage.page.click('[data-id="limited-1"] [data-action=expand]');
    expect(await stage.page.$eval('[data-list]', (list) => list.getAttribute('aria-rowcount'))).toBe('12');
    await stage.page.click('[data-sort=status]');
    expect((await texts('[data-row] [data-cell=status]'))[0]).toBe('failed');
    await stage.page.click('[data-action=group]');
    await stage.page.click('[data-menu=group-endpoint]');
    expect(await count('[data-group]')).toBe(8);
  });

  it('is filtered with completion, and says so when nothing matches', async () => {
    await scene('everything');
    await stage.page.keyboard.press('/');
    await stage.page.keyboard.type('stat');
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.type('42');
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Enter');
    expect(await stage.page.$eval('[data-filter]', (field) => (field as HTMLInputElement).value)).toBe('status:429 ');
    expect(await stage.page.$$eval('[data-row]', (rows) => rows.map((row) => (row as HTMLElement).dataset.status))).toEqual(['429']);
    await stage.page.keyboard.type('nonsense');
    expect(await text('[data-empty=no-match]')).toContain('No failure matches the filters');
    await stage.page.click('[data-action=clear-filters]');
    expect(await count('[data-row]')).toBe(8);
    await stage.page.click('[data-quick=network]');
    expect(await stage.page.$$eval('[data-row]', (rows) => rows.map((row) => (row as HTMLElement).dataset.id))).toEqual(['dns']);
  });

  it('has a menu on each row, also where there is little room', async () => {
    await scene('everything', { width: 420, height: 800 });
    await stage.page.click('[data-id=bad-json]', { button: 'right' });
    await stage.page.click('[data-menu=filter-0]');
    expect(await stage.page.$eval('[data-filter]', (field) => (field as HTMLInputElement).value)).toBe('status:422');
    await stage.page.focus('[data-list]');
    await stage.page.keyboard.press('Home');
    await stage.page.keyboard.down('Shift');
    await stage.page.keyboard.press('F10');
    await stage.page.keyboard.up('Shift');
    await stage.page.click('[data-menu=copy-markdown]');
    await stage.page.waitForFunction(() => window.recorded.copied.length === 1);
  });

  it('is cleared and brought back', async () => {
    await scene('everything');
    await stage.page.click('[data-action=clear]');
    await stage.page.waitForSelector('[data-empty=listening]');
    await stage.page.click('[data-action=toast-action]');
    await stage.page.waitForSelector('[data-row]');
    expect(await count('[data-row]')).toBe(8);
  });
});

describe('the details', () => {
  it('show causes by verdict with evidence, fixes, warnings and tables', async () => {
    await scene('everything');
    await pick('missing-key');
    expect(await text('[data-detail-title]')).toBe('The API key is missing');
    expect(await stage.page.$$eval('[data-cause]', (causes) => causes.map((cause) => (cause as HTMLElement).dataset.verdict))).toEqual([
      'confirmed',
      'possible',
      'ruled-out',
      'ruled-out',
    ]);
    expect(await text('[data-verdict=confirmed] [data-evidence]')).toContain('it sends Authorization: Bearer instead');
    expect(await count('[data-fix]')).toBe(2);
    expect(await count('[data-warning]')).toBe(1);
    await stage.page.click('[data-fix] [data-action=copy-snippet]');
    expect((await recorded()).copied[0]).toContain("-H 'X-API-Key: YOUR_API_KEY'");
    await stage.page.click('[data-action=show-evidence]');
    expect(await count('[data-header=authorization][data-cited]')).toBe(1);
  });

  it('count down to ready, announced twice and no more', async () => {
    await scene('everything');
    await pick('limited-1');
    expect(await text('[data-countdown-left]')).toBe('42 s');
    const announced = () => text('[data-countdown] [role=status]');
    const announces = (said: string) =>
      stage.page.waitForFunction((wanted) => document.querySelector('[data-countdown] [role=status]')?.textContent === wanted, {}, said);
    await announces('Wait 42 s before you try again');
    await stage.page.evaluate(() => window.advance(30_000));
    await stage.page.waitForFunction(() => document.querySelector('[data-countdown-left]')?.textContent === '12 s');
    expect(await announced()).toBe('Wait 42 s before you try again');
    expect(await text('[data-id="limited-1"] [data-cell=retry]')).toBe('12 s');
    await stage.page.evaluate(() => window.advance(12_000));
    await stage.page.waitForSelector('[data-countdown][data-state=ready]');
    await announces('Ready to try again');
    expect(await text('[data-id="limited-1"] [data-cell=retry]')).toBe('ready');
  });

  it('copy the report without its secrets, and by hand where the browser refuses', async () => {
    await scene('everything');
    await pick('missing-key');
    await stage.page.click('[data-action=copy-report]');
    await stage.page.waitForFunction(() => window.recorded.copied.length > 0);
    const [copied = ''] = (await recorded()).copied;
    expect(copied).toContain('[api-key 1]');
    expect(copied).not.toContain('nat_pk_live');
    expect(await text('[data-toast]')).toBe('Report copied, 1 secret left out');
    await scene('everything', { refuse: ['copy'] });
    await pick('missing-key');
    await stage.page.keyboard.press('c');
    await stage.page.waitForSelector('[data-fallback]');
    expect(await stage.page.$eval('[data-fallback]', (field) => (field as HTMLTextAreaElement).selectionEnd)).toBe(copied.length);
  });

  it('preview the report, show a secret on a click for this copy only, and redact a selection', async () => {
    await scene('everything');
    await pick('missing-key');
    await tab('report');
    await stage.page.waitForSelector('[data-redaction]');
    expect(await count('mark.redacted')).toBe(1);
    await stage.page.click('[data-redaction]');
    await stage.page.waitForFunction(
      () => document.querySelector('[data-action=copy-preview]')?.textContent === 'Copy with 1 API key in clear',
    );
    expect(await text('[data-report-text]')).toContain('nat_pk_live');
    await stage.page.click('[data-redaction]');
    await stage.page.waitForSelector('mark.redacted');
    await stage.page.evaluate(() => {
      const node = document.querySelector('[data-report-text]')?.firstChild;
      if (node) getSelection()?.setBaseAndExtent(node, 0, node, 10);
    });
    await stage.page.click('[data-action=redact-selection]:enabled');
    await stage.page.waitForFunction(() => document.querySelector('[data-report-text]')?.textContent?.startsWith('[redacted 1]'));
    expect(await count('[data-own-redaction]')).toBe(1);
    expect(await text('[data-action=copy-preview]')).toBe('Copy report');
  });

  it('search and lay out what was sent', async () => {
    await scene('everything');
    await pick('missing-key');
    await tab('response');
    expect(await texts('[data-cited]')).toContain('"API_KEY_MISSING"');
    await stage.page.keyboard.down('Control');
    await stage.page.keyboard.press('f');
    await stage.page.keyboard.up('Control');
    await stage.page.keyboard.type('12345678901234567890');
    await stage.page.waitForSelector('mark.hit-current');
    await stage.page.click('[data-action=raw]');
    expect(await text('[data-text]')).toContain('{"error":"API_KEY_MISSING"');
  });

  it('compare with the last success', async () => {
    await scene('everything');
    await pick('missing-key');
    await tab('compare');
    expect(await texts('[data-difference] th')).toContain('Header x-organization-id');
  });

  it('take the place of the list where there is little room', async () => {
    await scene('everything', { width: 420, height: 800 });
    await pick('missing-key');
    expect(await count('[data-list]')).toBe(0);
    await stage.page.click('[data-action=back]');
    await stage.page.waitForSelector('[data-list]');
    await stage.page.waitForFunction(() => document.activeElement?.hasAttribute('data-list'));
  });
});

describe('hostile text', () => {
  it('stays text: no element, no link, no hidden character', async () => {
    await scene('everything');
    await pick('hostile');
    for (const id of ['diagnosis', 'response', 'request', 'compare', 'report']) {
      await tab(id);
      await stage.page.waitForSelector(`[data-content=${id}]`);
    }
    await pick('gateway');
    await tab('response');
    expect(await text('[data-text]')).toContain('<img src=x onerror=alert(1)>');
    expect(await count('img, script:not([src]), [onerror], a[href^="javascript:"]')).toBe(0);
    expect(await stage.page.evaluate(() => /[\u202a-\u202e\u200b]/.test(document.body.innerText))).toBe(false);
    expect(
      await stage.page.$$eval('a', (links) =>
        links.every(({ rel, protocol }) => rel === 'noopener noreferrer' && /^https?:$/.test(protocol)),
      ),
    ).toBe(true);
    expect(errors).toEqual([]);
  });

  it('never makes the panel wider than it is', async () => {
    for (const width of [1_200, 600, 420, 300]) {
      await scene('everything', { width, height: 500 });
      await stage.page.evaluate(() => {
        window.session.selection.value = 'hostile';
      });
      await stage.page.waitForSelector('[data-detail]');
      expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});

describe('the other states', () => {
  it('listening says so and offers to reload; Firefox adds its caveat', async () => {
    await scene('listening', { browser: 'firefox' });
    expect(await text('[data-empty=listening]')).toContain('23 requests heard, none failed');
    expect(await count('[data-firefox-note]')).toBe(1);
    await stage.page.click('[data-action=reload]');
    expect((await recorded()).calls).toEqual(['reload']);
  });

  it('a file is named and left again; its waits are past', async () => {
    await scene('file');
    await pick('from-file');
    expect(await text('[data-countdown]')).toContain('Asked to wait 1 min 00 s');
    await stage.page.click('[data-action=back-to-live]');
    await stage.page.waitForSelector('[data-empty=listening]');
  });

  it('without a page there is nothing of one: files are asked for, read with progress, and closed', async () => {
    await scene('nothing', { refuse: ['page'] });
    expect(await text('[data-empty=no-file]')).toContain('read on this computer and goes nowhere');
    for (const action of ['record', 'preserve', 'reload']) expect(await count(`[data-action=${action}]`)).toBe(0);
    await stage.page.keyboard.down('Control');
    await stage.page.keyboard.press('e');
    await stage.page.keyboard.up('Control');
    expect(await stage.page.evaluate(() => window.session.recording.value)).toBe(true);
    expect(await faults()).toEqual([]);
    await scene('reading', { refuse: ['page'] });
    expect(await stage.page.$eval('[data-reading] progress', (bar) => (bar as HTMLProgressElement).value)).toBe(0.4);
    expect(await text('[data-empty=file]')).toContain('800 requests so far');
    await stage.page.click('[data-action=cancel-file]');
    expect((await recorded()).calls).toEqual(['cancel']);
    await scene('file', { refuse: ['page'] });
    expect(await text('[data-action=back-to-live]')).toBe('Close file');
    await stage.page.click('[data-action=back-to-live]');
    await stage.page.waitForSelector('[data-empty=no-file]');
  });

  it('a file that cannot be read is a notice that can be dismissed', async () => {
    await scene('everything', { refuse: ['har'] });
    const picker = await stage.page.$('[data-picker]');
    await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile('package.json');
    await stage.page.waitForSelector('[data-notice=error]');
    expect(await text('[data-notice]')).toContain('package.json could not be opened. It is not JSON');
    await stage.page.click('[data-action=dismiss]');
    expect(await count('[data-notice]')).toBe(0);
  });

  it('limits show what is used, when it refills and who did not wait', async () => {
    await scene('everything');
    expect(await stage.page.$eval('[data-alert]', (element) => (element as HTMLElement).dataset.alert)).toBe('empty');
    await stage.page.click('[data-action=limits]');
    const first = await stage.page.$eval('[data-limit]', (row) => ({ ...(row as HTMLElement).dataset }));
    expect(first).toMatchObject({ host: 'api.nat-testing.io', level: 'empty', used: '30', of: '30' });
    expect(await count('[data-ignored]')).toBeGreaterThan(0);
    expect(await text('[data-table]')).toContain('Enterprise');
    await stage.page.evaluate(() => window.advance(43_000));
    await stage.page.waitForSelector('[data-limit][data-level=calm]');
  });
});

describe('assistive technology', () => {
  it.each(['light', 'dark'])(
    'finds nothing wrong in the %s theme',
    async (theme) => {
      await stage.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      const found: string[] = [];
      await scene('listening', { height: 800 });
      found.push(...(await faults()));
      await scene('everything', { height: 800 });
      for (const [id, tabs] of [
        ['missing-key', ['diagnosis', 'response', 'compare', 'report']],
        ['limited-1', ['diagnosis']],
      ] as const) {
        await pick(id);
        for (const one of tabs) {
          await tab(one);
          found.push(...(await faults()));
        }
      }
      await stage.page.click('[data-action=limits]');
      found.push(...(await faults()));
      await stage.page.click('[data-action=export]');
      found.push(...(await faults()));
      expect(found).toEqual([]);
    },
    20_000,
  );
});
