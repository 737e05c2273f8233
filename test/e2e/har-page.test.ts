import { expect, it } from 'vitest';
import { inEachBrowser } from './launched';
import { chooseFile, openRow, press } from './panel-hands';
import { readDetail, readRows } from './panel-reading';

const KEY = 'nat_live_4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c';

const entry = (second: number, status: number, text: string): object => ({
  startedDateTime: new Date(Date.UTC(2026, 0, 5, 10, 0, second)).toISOString(),
  time: 20,
  request: {
    method: 'GET',
    url: 'https://api.nat-testing.io/api/v1/usage',
    httpVersion: 'h2',
    headers: [
      { name: 'accept', value: 'application/json' },
      { name: 'user-agent', value: 'Mozilla/5.0' },
      { name: 'authorization', value: `Bearer ${KEY}` },
    ],
    queryString: [],
    cookies: [],
  },
  response: {
    status,
    statusText: '',
    httpVersion: 'h2',
    headers: [{ name: 'content-type', value: 'application/json' }],
    cookies: [],
    content: { size: text.length, mimeType: 'application/json', text },
    redirectURL: '',
  },
  cache: {},
  timings: { send: 0, wait: 20, receive: 0 },
});

const har = (...entries: object[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } });

const unauthorized = entry(5, 401, '{"error":"UNAUTHORIZED","message":"Invalid or missing API key"}');

inEachBrowser({}, (stage) => {
  it('the button of the toolbar leads to the page of HAR files and to the settings', async () => {
    const { page, panel } = stage.driver;
    const origin = await panel.eval<string>('return location.origin');
    await page.goto(`${origin}/src/popup/popup.html`);
    const links = await page.eval<string[]>('return [...document.querySelectorAll("a")].map(({ href }) => new URL(href).pathname)');
    expect(links).toEqual(['/src/panel/har.html', '/src/options/options.html']);
    for (const path of links) {
      await page.goto(`${origin}${path}`);
      await page.waitFor('return document.querySelector("h1, h2")');
    }
  });

  it('the page says what it is for, and has nothing of what only a live page has', async () => {
    const { page, panel } = stage.driver;
    await page.goto(`${await panel.eval<string>('return location.origin')}/src/panel/har.html`);
    await page.waitFor('return document.querySelector("[data-empty=no-file]")');
    const actions = await page.eval<string[]>(
      'return [...document.querySelectorAll("[data-action]")].map(({ dataset }) => dataset.action)',
    );
    expect(actions).toEqual(expect.arrayContaining(['clear', 'group', 'limits', 'open-har', 'export', 'options', 'keys']));
    expect(actions).not.toEqual(expect.arrayContaining(['record']));
    expect(actions.filter((action) => ['record', 'preserve', 'reload'].includes(action))).toEqual([]);
  });

  it('a file is diagnosed as live traffic is, its report has no secret, and closing it leads back', async () => {
    const { page } = stage.driver;
    await chooseFile(page, 'support-case.har', har(entry(1, 200, '{"used":1}'), unauthorized));
    await openRow(page, 'of the file', ({ code }) => code === 'UNAUTHORIZED');
    const { causes } = await readDetail(page);
    expect(causes.filter(({ verdict }) => verdict === 'confirmed').map(({ evidence }) => evidence)).not.toEqual([]);
    expect(
      await page.eval<string[]>('return [...document.querySelectorAll("[data-action]")].map(({ dataset }) => dataset.action)'),
    ).not.toEqual(expect.arrayContaining(['replay']));
    expect(await page.eval<string>('return document.title')).toBe('support-case.har: Culprit');
    await press(page, '[data-tab="report"]');
    const report = await page.waitFor<string>('return document.querySelector("[data-report-text]")?.textContent');
    expect(report).toContain('UNAUTHORIZED');
    expect(report).not.toContain(KEY);
    await press(page, '[data-action="back-to-live"]');
    await page.waitFor('return document.querySelector("[data-empty=no-file]")');
  });

  it('a broken file is refused with a reason, and the one on show stays', async () => {
    const { page } = stage.driver;
    await chooseFile(page, 'first.har', har(unauthorized));
    await openRow(page, 'of the first', ({ code }) => code === 'UNAUTHORIZED');
    await chooseFile(page, 'broken.har', har(unauthorized).slice(0, 300));
    expect(await page.waitFor<string>('return document.querySelector("[data-notice=error]")?.textContent')).toMatch(/broken\.har.*cut off/);
    expect(await readRows(page)).toHaveLength(1);
    expect(await page.eval<string>('return document.querySelector("[data-file]").dataset.file')).toBe('first.har');
    await press(page, '[data-action="dismiss"]');
  });

  it('reading a large file can be stopped: what was read is shown, and how much that is', async () => {
    const { page } = stage.driver;
    await page.eval<void>(() => {
      new MutationObserver((_, watching) => {
        const cancel = document.querySelector<HTMLElement>('[data-action="cancel-file"]');
        if (!cancel || Number(document.querySelector<HTMLProgressElement>('progress')?.value) <= 0.5) return;
        watching.disconnect();
        cancel.click();
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const many = Array.from({ length: 6_000 }, (_, i) => entry(i % 50, 500, `{"error":"INTERNAL_SERVER_ERROR","message":"Number ${i}"}`));
    await chooseFile(page, 'large.har', har(...many));
    const said = await page.waitFor<string>('return document.querySelector("[data-notice=info]")?.textContent');
    const [, shown] = /cancelled: (\d+) of 6000 requests of large\.har/.exec(said) ?? [];
    expect(Number(shown)).toBeGreaterThan(0);
    expect(Number(shown)).toBeLessThan(6_000);
    expect(await page.eval<boolean>('return document.querySelector("[data-reading]") === null')).toBe(true);
    expect(await page.eval<string>('return document.querySelector("[data-count]").textContent')).toContain(`/ ${shown}`);
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
