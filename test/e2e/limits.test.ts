import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../playground/secrets';
import type { Scope } from './drivers/driver';
import { until } from './drivers/script';
import { inEachBrowser } from './launched';
import { type LocalApi, startLocalApi } from './local-api';
import { clear, fetchIn, fire, lastTried, openRow } from './panel-hands';
import { readDetail } from './panel-reading';

const windowSeconds = 15;

interface ShownLimit {
  readonly level: string;
  readonly used: number;
  readonly of: number;
  readonly reset: string;
  readonly forecast: string;
  readonly sparkline: boolean;
}

const readLimits = (host: string): ShownLimit[] =>
  [...document.querySelectorAll<HTMLElement>('[data-limit]')]
    .filter((line) => line.dataset.host?.startsWith(host))
    .map((line) => ({
      level: line.dataset.level ?? '',
      used: Number(line.dataset.used),
      of: Number(line.dataset.of),
      reset: (line.querySelector('[data-reset]')?.textContent ?? '').trim(),
      forecast: line.querySelector('[data-forecast]')?.textContent ?? '',
      sparkline: line.querySelector('.sparkline') !== null,
    }));

/** The line of a host once it fits. */
const limitWhere = async (panel: Scope, host: string, what: string, fits: (line: ShownLimit) => boolean): Promise<ShownLimit> => {
  const found = await until(`a limit of ${host} ${what}`, async () => (await panel.eval<ShownLimit[]>(readLimits, host)).find(fits));
  return found as ShownLimit;
};

inEachBrowser({ windowSeconds }, (stage) => {
  let api: LocalApi;
  const host = 'api.nat-testing.io';
  const ask = (times: number) =>
    stage.driver.page.eval<readonly number[]>(
      async (url: string, key: string, most: number) => {
        const seen: number[] = [];
        while (seen.length < most && seen.at(-1) !== 429) {
          const response = await fetch(url, { headers: { 'X-API-Key': key } });
          await response.text();
          seen.push(response.status);
        }
        return seen;
      },
      `${stage.playground.origins.nat}/api/v1/scan/scn_8f2c1a90`,
      keys.natFree,
      times,
    );

  beforeAll(async () => {
    api = await startLocalApi(({ method }) => ({
      status: method === 'GET' ? 503 : 500,
      headers: { 'Content-Type': 'application/json' },
      body: '{"error":{"code":"ORDER_FAILED","message":"Try later"}}',
    }));
  });
  afterAll(() => api?.close());

  it('the board says that no limit was stated yet', async () => {
    const { page, panel } = stage.driver;
    await fire(page, 'guide-ok');
    await panel.click('[data-action="limits"]');
    expect(await panel.waitFor<string>('return document.querySelector("[data-empty=limits]")?.textContent')).toMatch(/No rate limit/);
    await panel.press('Escape');
    await panel.waitFor('return !document.querySelector("[data-limits]")');
  });

  it('warns with a forecast before the limit is hit', async () => {
    const { panel } = stage.driver;
    expect(await ask(25)).toEqual(Array(25).fill(200));
    await panel.waitFor('return document.querySelector("[data-alert=warning]")');
    await panel.click('[data-action="limits"]');
    const line = await limitWhere(panel, host, 'with 25 used', ({ used }) => used === 25);
    expect(line).toMatchObject({ level: 'warning', of: 30, sparkline: true });
    expect(line.forecast).toMatch(/At this pace: empty in \d+ s/);
  });

  it('then it is empty, counts down on the board, and shows the plans beside it', async () => {
    const { panel } = stage.driver;
    expect((await ask(6)).at(-1)).toBe(429);
    // Empty it is from the last success on; until when is said by the refusal after it.
    const line = await limitWhere(panel, host, 'that is empty for a time', ({ level, reset }) => level === 'empty' && reset !== '');
    expect(line).toMatchObject({ used: 30, of: 30 });
    expect(line.forecast).not.toMatch(/no time given/);
    expect(line.reset).toMatch(/^\d+ s/);
    await panel.waitFor('return document.querySelector("[data-alert=empty]")');
    const plans = await panel.waitFor<string>('return document.querySelector("[data-limits] [data-table]")?.textContent');
    expect(plans).toMatch(/Free.*30.*Pro.*120/);
    await limitWhere(panel, host, 'that counts down', ({ reset }) => reset !== '' && reset !== line.reset);
  });

  it('Replay when ready waits for the end of the countdown, and succeeds', async () => {
    const { panel } = stage.driver;
    await panel.press('Escape');
    await openRow(panel, 'with 429', ({ status }) => status === '429');
    const retryAt = (await readDetail(panel)).countdown?.retryAt ?? 0;
    await panel.click('[data-action="replay"]');
    await panel.click('[data-action="replay-when-ready"]');
    const armed = await panel.waitFor<string>('return document.querySelector("[data-replay-armed]")?.textContent');
    expect(armed).toMatch(/as soon as the wait is over, in \d+ s/);
    const said = await lastTried(panel, /: \d{3} /, (windowSeconds + 10) * 1_000);
    expect(said).toMatch(/^Replayed at \d\d:\d\d:\d\d after waiting \d+ s as asked: 200 .*, it works now$/);
    expect(Date.now()).toBeGreaterThanOrEqual(retryAt);
    expect(await panel.eval('return document.querySelector("[data-replay]")')).toBeNull();
  });

  it('a GET is repeated on one click; what it cannot repeat is said before', async () => {
    const { page, panel } = stage.driver;
    await clear(panel);
    await fetchIn(page, `${api.origin}/again`);
    await openRow(panel, 'with 503', ({ status }) => status === '503');
    expect(await panel.eval<string>('return document.querySelector("[data-replay-brief]").textContent')).toMatch(/goes to another origin/);
    expect(await panel.eval<string>('return document.querySelector("[data-action=replay]").title')).toMatch(/CORS/);
    expect(api.heard).toEqual(['GET /again']);
    await panel.click('[data-action="replay"]');
    expect(await lastTried(panel, /: \d{3} /)).toMatch(/^Replayed at [\d:]{8}: 503 /);
    expect(api.heard).toEqual(['GET /again', 'GET /again']);
  });

  it('a POST asks first and says why; its idempotency key is kept', async () => {
    const { page, panel } = stage.driver;
    await clear(panel);
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'order-7-try-1' };
    await fetchIn(page, `${api.origin}/orders`, { method: 'POST', headers, body: '{"item":87}' });
    await openRow(panel, 'with 500', ({ status }) => status === '500');
    await panel.click('[data-action="replay"]');
    const said = await panel.waitFor<string>('return document.querySelector("[data-replay]")?.innerText');
    expect(said).toMatch(/POST.*twice/);
    expect(said).toMatch(/idempotency-key/i);
    expect(said).toMatch(/another origin/);
    expect(api.heard.filter((one) => one === 'POST /orders')).toHaveLength(1);
    await panel.click('[data-action="replay-now"]');
    expect(await lastTried(panel, /: \d{3} /)).toMatch(/^Replayed at [\d:]{8}: 500 /);
    expect(api.heard.filter((one) => one === 'POST /orders')).toHaveLength(2);
  });

  it('a POST that is cancelled is not sent', async () => {
    const { page, panel } = stage.driver;
    await clear(panel);
    await fetchIn(page, `${api.origin}/payments`, { method: 'POST', body: 'amount=10' });
    await openRow(panel, 'with 500', ({ status }) => status === '500');
    await panel.click('[data-action="replay"]');
    await panel.waitFor('return document.querySelector("[data-replay]")');
    await panel.click('[data-action="replay-close"]');
    await panel.waitFor('return !document.querySelector("[data-replay]")');
    expect(api.heard.filter((one) => one === 'POST /payments')).toHaveLength(1);
  });

  it('no error was left in the panel', async () => {
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
