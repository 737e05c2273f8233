import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './drivers/script';
import { inEachBrowser } from './launched';
import { type LocalApi, startLocalApi } from './local-api';
import { clear, copyReport, fetchIn, lastTried, openRow } from './panel-hands';
import { readRows } from './panel-reading';

const waitSeconds = 2;
/** Long enough to ask for a replay and look elsewhere meanwhile, on a slow machine too. */
const longerSeconds = 8;

inEachBrowser({}, (stage) => {
  let api: LocalApi;
  /** How often each path was asked for. */
  const asked = new Map<string, number>();

  beforeAll(async () => {
    api = await startLocalApi(({ method, url = '/' }) => {
      if (method === 'OPTIONS') return {};
      const times = (asked.get(url) ?? 0) + 1;
      asked.set(url, times);
      const body = JSON.stringify({ error: { code: 'OUT_OF_ORDER', message: url } });
      const headers = { 'Content-Type': 'application/json' };
      if (url === '/recovers' && times > 2) return { status: 200, headers, body: '{"fine":true}' };
      if (url.startsWith('/waits'))
        return { status: 429, headers: { ...headers, 'Retry-After': `${url === '/waits-longer' ? longerSeconds : waitSeconds}` }, body };
      // The page may not read what is repeated: it gets no answer.
      if (url === '/closed' && times > 1) return { status: 403, headers, body, cors: false };
      return { status: 503, headers, body };
    });
  });
  afterAll(() => api?.close());

  const fail = async (path: string, init: object = {}): Promise<void> => {
    const { page, panel } = stage.driver;
    await clear(panel);
    await panel.waitFor('return !document.querySelector("[data-row]")');
    await fetchIn(page, `${api.origin}${path}`, init);
    await openRow(panel, `of ${path}`, ({ endpoint }) => endpoint.includes(path.split('?', 1)[0] ?? path));
  };
  const tried = (): Promise<readonly string[]> =>
    stage.driver.panel.eval<readonly string[]>(() =>
      [...document.querySelectorAll('[data-tried]')].map(({ textContent }) => textContent ?? ''),
    );
  const heard = (path: string): number => api.heard.filter((one) => one.endsWith(` ${path}`)).length;

  it('what was tried stands in the details, and is there again after looking at another row', async () => {
    const { page, panel } = stage.driver;
    await fail('/recovers');
    await panel.click('[data-action="replay"]');
    expect(await lastTried(panel, /: 503 /)).toMatch(/^Replayed at [\d:]{8}: 503 (after \d+\.\d s|at once)$/);
    await panel.click('[data-action="replay"]');
    expect(await lastTried(panel, /: 200 /)).toMatch(/^Replayed at [\d:]{8}: 200 (after \d+\.\d s|at once), it works now$/);
    expect(heard('/recovers')).toBe(3);
    await fetchIn(page, `${api.origin}/other`);
    await openRow(panel, 'of /other', ({ endpoint }) => endpoint.includes('/other'));
    expect(await tried()).toEqual([]);
    await openRow(panel, 'of /recovers', ({ endpoint }) => endpoint.includes('/recovers'));
    expect(await tried()).toHaveLength(2);
  });

  it('a new panel document, as undocking makes one, goes on where the last one stopped', async () => {
    const { driver } = stage;
    const { panel } = driver;
    await panel.click('[data-quick="5xx"]');
    await panel.click('[data-tab="request"]');
    await panel.eval('setTimeout(() => location.reload()); return true');
    await driver.showTool('console');
    await driver.showTool('panel');
    await panel.waitFor('return document.querySelector("[data-tab=request][aria-selected=true]")');
    await panel.click('[data-quick="5xx"][aria-pressed="true"]');
    await panel.click('[data-tab="diagnosis"]');
    await until('what was tried', async () => (await tried()).length === 2);
  });

  it('a report tells it, in UTC, whichever of the same failures it is of', async () => {
    // The replay that failed is the newest of the fold by now: it is that one which the row opens.
    const report = await copyReport(stage.driver);
    const [, section = ''] = /### Tried so far\n\n([\s\S]*?)\n\n/.exec(report) ?? [];
    const lines = section.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^- Replayed at \d\d:\d\d:\d\d UTC: 503 /);
    expect(lines[1]).toMatch(/^- Replayed at \d\d:\d\d:\d\d UTC: 200 .*, it works now$/);
  });

  it('the preview holds it as well, and grows with each replay', async () => {
    const { panel } = stage.driver;
    await fail('/previewed');
    await panel.click('[data-tab="report"]');
    await panel.waitFor('return /Steps to reproduce/.test(document.querySelector("[data-report-text]")?.textContent)');
    await panel.click('[data-action="replay"]');
    await panel.waitFor(
      'return /Tried so far\\s+- Replayed at .* UTC: 503/.test(document.querySelector("[data-report-text]")?.textContent)',
    );
    await panel.click('[data-tab="diagnosis"]');
  });

  it('a report of a selection tells it of each', async () => {
    const { page, panel, clipboard } = stage.driver;
    await fetchIn(page, `${api.origin}/second`);
    await until('the row of /second', async () => (await readRows(panel)).some(({ endpoint }) => endpoint.includes('/second')));
    const [second] = (await readRows(panel)).filter(({ endpoint }) => endpoint.includes('/second'));
    await panel.click(`[data-row][data-id="${second?.id}"]`, 'Control');
    await panel.waitFor('return document.querySelector("[data-several]")');
    await panel.press('c');
    await panel.waitFor('return /^Report of/.test(document.querySelector("[data-toast]").textContent)');
    expect(await clipboard()).toMatch(/### Tried so far\n\n- Replayed at/);
    await panel.press('Escape');
  });

  it('that a wait was sat out is told, and only where it was', async () => {
    const { panel } = stage.driver;
    await fail('/waits');
    await panel.waitFor('return document.querySelector("[data-countdown][data-state=ready]")');
    await panel.click('[data-action="replay"]');
    expect(await lastTried(panel, /: 429 /)).toMatch(new RegExp(`^Replayed at [\\d:]{8} after waiting ${waitSeconds} s as asked: 429 `));
    await panel.click('[data-action="replay"]');
    await until('a second replay', async () => (await tried()).length === 2);
    expect((await tried())[1]).toMatch(/^Replayed at [\d:]{8}: 429 /);
  });

  it('Replay when ready keeps its word while another row is looked at, and says there what came of it', async () => {
    const { page, panel } = stage.driver;
    await fail('/waits-longer');
    const before = heard('/waits-longer');
    await fetchIn(page, `${api.origin}/beside`);
    await panel.click('[data-action="replay"]');
    await panel.click('[data-action="replay-when-ready"]');
    await openRow(panel, 'of /beside', ({ endpoint }) => endpoint.includes('/beside'));
    expect(heard('/waits-longer')).toBe(before);
    const said = await panel.waitFor<string>(
      'const text = document.querySelector("[data-toast] span")?.textContent; return /Replayed/.test(text) && text',
    );
    expect(said).toMatch(/\/waits-longer\. Replayed at [\d:]{8} after waiting 8 s as asked: 429 /);
    expect(heard('/waits-longer')).toBe(before + 1);
    await panel.click('[data-action="toast-action"]');
    expect(await lastTried(panel, /: 429 /)).toMatch(/after waiting 8 s as asked/);
  });

  it('an answer that the page may not read is no answer, in the words of the browser', async () => {
    const { panel } = stage.driver;
    await fail('/closed');
    await panel.click('[data-action="replay"]');
    expect(await lastTried(panel, /no answer/)).toMatch(
      stage.browser === 'chromium' ? /: no answer: Failed to fetch$/ : /: no answer: NetworkError when attempting to fetch resource\.$/,
    );
  });

  it('what the page sends again by itself is counted, replays are not', async () => {
    const { page, panel } = stage.driver;
    await fail('/polled');
    await panel.click('[data-action="replay"]');
    await lastTried(panel, /^Replayed at [\d:]{8}: 503/);
    for (let times = 0; times < 3; times++) await fetchIn(page, `${api.origin}/polled`);
    await fetchIn(page, `${api.origin}/polled?page=2`);
    expect(await lastTried(panel, /^The page .* 3 times/)).toBe('The page was seen to send it again 3 times afterwards: 503 each time');
    expect(await tried()).toHaveLength(2);
  });

  it('what a page cannot repeat is said before, also of its own origin', async () => {
    const { page, panel } = stage.driver;
    await page.eval('document.cookie = "theme=dark"');
    await clear(panel);
    await fetchIn(page, `${stage.playground.url}nowhere`);
    await openRow(panel, 'with 404', ({ status }) => status === '404');
    expect(await panel.eval<string>('return document.querySelector("[data-replay-brief]").textContent')).toBe(
      "Replay can't repeat the cookie header",
    );
    await panel.click('[data-action="replay"]');
    await lastTried(panel, /: 404 /);
  });

  it('no error was left in the panel', async () => {
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
