import { afterAll, beforeAll, expect, it } from 'vitest';
import { inEachBrowser } from './launched';
import { type LocalApi, startLocalApi } from './local-api';
import { clear, copyReport, fetchIn, filterBy, fire, openRow, press } from './panel-hands';
import { readDetail, readRows } from './panel-reading';

const windowSeconds = 5;
const hour = 3_600_000;

/** Watches the countdown of the open failure until it is ready; gives every text that stood there. */
const watched = async (): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (let countdown = document.querySelector<HTMLElement>('[data-countdown]'); ; ) {
    const left = countdown?.querySelector('[data-countdown-left]')?.textContent ?? (countdown?.dataset.state === 'ready' ? 'ready' : '');
    if (left !== seen.at(-1)) seen.push(left);
    if (left === 'ready' || left === '') return seen;
    await new Promise((frame) => setTimeout(frame, 20));
    countdown = document.querySelector<HTMLElement>('[data-countdown]');
  }
};

inEachBrowser({ windowSeconds }, (stage) => {
  let api: LocalApi;
  beforeAll(async () => {
    // Each path asks to wait, by a clock of its own: `/7?wait=40` is a server seven hours ahead.
    api = await startLocalApi(({ url = '/' }) => {
      const asked = new URL(url, 'http://localhost');
      const wait = Number(asked.searchParams.get('wait'));
      const now = Date.now() + Number(asked.pathname.slice(1)) * hour;
      const headers = asked.searchParams.has('date')
        ? { 'Retry-After': new Date(now + wait * 1_000).toUTCString() }
        : asked.searchParams.has('reset')
          ? { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': `${Math.ceil(now / 1_000) + wait}` }
          : { 'Retry-After': `${wait}` };
      return { status: 429, headers: { Date: new Date(now).toUTCString(), 'Content-Type': 'text/plain', ...headers }, body: 'Slow down' };
    });
  });
  afterAll(() => api?.close());

  it('ticks down to zero, second by second, and is ready then', async () => {
    const { page, panel } = stage.driver;
    await fire(page, 'target-429');
    await openRow(panel, 'with 429', ({ status }) => status === '429');
    await filterBy(panel, 'is:ready');
    await panel.waitFor('return document.querySelector("[data-empty=no-match]")');
    await filterBy(panel, '');
    await panel.waitFor('return document.querySelector("[data-row]")');
    expect((await readDetail(panel)).countdown?.state).toBe('waiting');

    const texts = await panel.eval<readonly string[]>(watched);
    expect(texts.at(-1)).toBe('ready');
    const seconds = texts.slice(0, -1).map((text) => Number(/^(\d+) s$/.exec(text)?.[1]));
    expect(seconds.length).toBeGreaterThanOrEqual(2);
    expect(seconds[0]).toBeLessThanOrEqual(windowSeconds);
    expect(seconds.at(-1)).toBe(1);
    expect(seconds).toEqual(seconds.map((_, i) => (seconds[0] ?? Number.NaN) - i));
  });

  it('keeps to the response: it is over when the server takes requests again, not before', async () => {
    const { page, panel } = stage.driver;
    stage.playground.reset();
    await clear(panel);
    await fire(page, 'target-429');
    await openRow(panel, 'with 429', ({ status }) => status === '429');
    const countdown = (await readDetail(panel)).countdown;
    const left = (countdown?.retryAt ?? 0) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(windowSeconds * 1_000);
    await panel.eval(watched);
    expect(Date.now()).toBeGreaterThanOrEqual(countdown?.retryAt ?? Number.POSITIVE_INFINITY);
    expect(await fetchIn(page, `${stage.playground.origins.staging}/limited`)).toBe('200');
  });

  it('says in the list that it is ready, announces it once, and a filter finds it', async () => {
    const { panel } = stage.driver;
    const [row] = await readRows(panel);
    expect(row?.cells.retry).toBe('ready');
    const announced = await panel.eval<string>('return document.querySelector("[data-detail] [role=status]")?.textContent ?? ""');
    expect(announced).toMatch(/^Ready to try again/);
    await filterBy(panel, 'is:ready');
    expect((await readRows(panel)).map(({ status }) => status)).toEqual(['429']);
    await filterBy(panel, '-is:ready');
    await panel.waitFor('return document.querySelector("[data-empty=no-match]")');
    await press(panel, '[data-action="clear-filters"]');
  });

  it.each([
    ['seven hours ahead', 7],
    ['seven hours behind', -7],
    ['right', 0],
  ])('a clock that is %s changes nothing: a date, a reset and seconds all mean the same wait', async (_, offset) => {
    const { page, panel } = stage.driver;
    for (const query of ['wait=240&date', 'wait=240&reset', 'wait=240']) {
      await clear(panel);
      await panel.waitFor('return !document.querySelector("[data-row]")');
      await fetchIn(page, `${api.origin}/${offset}?${query}`);
      await openRow(panel, 'with 429', ({ status }) => status === '429');
      const { countdown } = await readDetail(panel);
      const left = ((countdown?.retryAt ?? 0) - Date.now()) / 1_000;
      expect(left, query).toBeGreaterThan(220);
      expect(left, query).toBeLessThanOrEqual(241.5);
      expect(countdown?.text, query).toMatch(/Try again in [34] min \d\d s/);
    }
    const report = await copyReport(stage.driver);
    expect(report).toMatch(offset === 0 ? /clock:.*in step/i : /clock:.*(25(199|200|201) s|7 h).*(ahead|behind)/i);
  });

  it.each([
    ['9 d 15 h', 831_600, /look at the fixes/],
    ['2 h 03 min', 7_380, /look at the fixes/],
    ['4 min 05 s', 245, /Retry-After: 245/],
  ])('a wait of %s is told in units that people use', async (text, seconds, more) => {
    const { page, panel } = stage.driver;
    await clear(panel);
    await panel.waitFor('return !document.querySelector("[data-row]")');
    await fetchIn(page, `${api.origin}/0?wait=${seconds}`);
    await openRow(panel, 'with 429', ({ status }) => status === '429');
    const { countdown } = await readDetail(panel);
    if (seconds > 3_600) expect(countdown?.text).toContain(`Try again in ${text}`);
    else expect(countdown?.text).toMatch(/Try again in 4 min 0\d s/);
    expect(countdown?.text).toMatch(more);
  });

  it('the monthly quota counts down to the first of next month', async () => {
    const { page, panel } = stage.driver;
    await clear(panel);
    await fire(page, 'nat-402-quota');
    await openRow(panel, 'with 402', ({ status }) => status === '402');
    const now = new Date();
    const { countdown } = await readDetail(panel);
    // The server's clock is known to the second.
    expect(Math.abs((countdown?.retryAt ?? 0) - Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))).toBeLessThan(1_000);
  });

  it('no error was left in the panel', async () => {
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
