import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageScripts } from '../../scripts/page-scripts.mjs';
import { until } from './drivers/script';
import { inEachBrowser, type Stage } from './launched';
import { type LocalApi, startLocalApi } from './local-api';
import { chooseFile, clear, filterBy, fire, openRow, press, rowWhere } from './panel-hands';
import { readDetail, readRows } from './panel-reading';

const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    entries: [
      {
        startedDateTime: '2026-01-05T10:00:00.000Z',
        time: 20,
        request: {
          method: 'GET',
          url: 'https://api.nat-testing.io/api/v1/usage',
          httpVersion: 'h2',
          headers: [],
          queryString: [],
          cookies: [],
        },
        response: {
          status: 429,
          statusText: 'Too Many Requests',
          httpVersion: 'h2',
          headers: [{ name: 'Retry-After', value: '12' }],
          cookies: [],
          content: {
            size: 70,
            mimeType: 'application/json',
            text: '{"error":"RATE_LIMITED","message":"Rate limit exceeded.","retry_after":12}',
          },
          redirectURL: '',
        },
        cache: {},
        timings: { send: 0, wait: 20, receive: 0 },
      },
    ],
  },
});

const fresh = async ({ driver: { panel }, playground }: Stage): Promise<void> => {
  playground.reset();
  await press(panel, '[data-quick="all"]');
  await filterBy(panel, '');
  await clear(panel);
  await panel.waitFor('return !document.querySelector("[data-row]")');
};

const codes = async ({ driver: { panel } }: Stage): Promise<readonly string[]> => (await readRows(panel)).map(({ code }) => code);

/** Waits until the list holds exactly these codes, in this order. */
const lists = (stage: Stage, ...wanted: readonly string[]): Promise<unknown> =>
  until(`the codes ${wanted.join(', ')}`, async () => (await codes(stage)).join() === wanted.join(), 6_000).catch(async () => {
    expect(await codes(stage)).toEqual(wanted);
  });

const selectedTool = `(async () => {
  const { InspectorView } = await import('./ui/legacy/legacy.js');
  return InspectorView.InspectorView.instance().tabbedPane.selectedTabId;
})()`;

const focused = `const active = document.activeElement; return active?.dataset ? Object.keys(active.dataset).join() : ''`;

inEachBrowser({}, (stage) => {
  let api: LocalApi;
  beforeAll(async () => {
    api = await startLocalApi(({ url = '/' }) => ({
      status: 500,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ error: { code: 'BURST', message: url } }),
    }));
  });
  afterAll(() => api?.close());
  const three = ['nat-401-invalid', 'nudg3-404-resource', 'guide-500-internal'];
  const theirCodes = ['UNAUTHORIZED', 'resource_not_found', 'INTERNAL_SERVER_ERROR'];
  const fireThree = async (): Promise<void> => {
    for (const id of three) await fire(stage.driver.page, id);
    await lists(stage, ...theirCodes);
  };

  it('the panel starts without engine and catalogue; they come with what is to be judged', async () => {
    const { page, panel } = stage.driver;
    // Neither browser times the resources of an extension: what is loaded is what was asked for in the document.
    const loaded = async (): Promise<readonly string[]> =>
      panel.eval(() =>
        [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel=modulepreload]')]
          .map((element) => new URL('src' in element ? element.src : element.href).pathname.slice(1))
          .sort(),
      );
    const { start, later } = pageScripts(`dist/${stage.browser === 'firefox' ? 'firefox' : 'chrome'}`, 'src/panel/panel.html');
    expect(await loaded()).toEqual([...start].sort());
    await fire(page, 'guide-404-resource');
    await lists(stage, 'RESOURCE_NOT_FOUND');
    const catalogue = later.filter((path) => path.includes('catalogue'));
    expect(await loaded()).toEqual(expect.arrayContaining(catalogue));
    await fresh(stage);
  });

  it('the empty panel says that it listens, what it cannot know, and offers to reload', async () => {
    const { panel } = stage.driver;
    const text = await panel.waitFor<string>('return document.querySelector("[data-empty=listening]")?.textContent');
    expect(text).toMatch(/Listening for failures/);
    expect(text).toMatch(/before DevTools opened can't be seen/);
    const note = await panel.eval<string>('return document.querySelector("[data-firefox-note]")?.textContent ?? ""');
    if (stage.browser === 'firefox') expect(note).toMatch(/Network tool.*filter/);
    else expect(note).toBe('');
    await panel.click('[data-empty] [data-action="reload"]');
    await panel.waitFor('return /[1-9]\\d* requests? heard, none failed/.test(document.querySelector("[data-empty]")?.textContent)');
    await stage.driver.page.waitFor('return document.documentElement.dataset.ready');
  });

  it('ordinary successes leave the list empty', async () => {
    const { page, panel } = stage.driver;
    for (const { id } of stage.playground.cases.filter(({ document }) => document === 'success')) await fire(page, id);
    await fire(page, 'guide-404-resource');
    await lists(stage, 'RESOURCE_NOT_FOUND');
    await panel.waitFor(
      'return document.querySelector("[data-count]").title.startsWith("1 failures in ") || document.querySelector("[data-count]").title.startsWith("1 failure in ")',
    );
  });

  it('keys: arrows move, Enter opens, the details follow, c copies, Escape closes', async () => {
    const { panel, clipboard } = stage.driver;
    await fresh(stage);
    await fireThree();
    await panel.eval('document.querySelector("[data-list]").focus()');
    await panel.press('Home');
    await panel.press('ArrowDown');
    await panel.press('Enter');
    await panel.waitFor('return /resource/.test(document.querySelector("[data-detail-title]")?.textContent)');
    await panel.press('ArrowDown');
    await panel.waitFor('return document.querySelector("[data-detail-code]")?.textContent === "INTERNAL_SERVER_ERROR"');
    await panel.press('ArrowUp');
    await panel.press('ArrowUp');
    await panel.waitFor('return document.querySelector("[data-detail-code]")?.textContent === "UNAUTHORIZED"');
    await panel.press('c');
    await panel.waitFor('return /^Report copied/.test(document.querySelector("[data-toast]").textContent)');
    expect(await clipboard()).toMatch(/401.*UNAUTHORIZED/);
    await panel.press('Escape');
    await panel.waitFor('return !document.querySelector("[data-detail]")');
    await until('the list to have the focus', async () => (await panel.eval<string>(focused)) === 'list');
  });

  it('keys: a slash goes to the filter, Escape empties it and goes back, a question mark lists the keys', async () => {
    const { panel } = stage.driver;
    await panel.press('/');
    await until('the filter to have the focus', async () => (await panel.eval<string>(focused)) === 'filter');
    await panel.type('[data-filter]', 'status:404');
    await lists(stage, 'resource_not_found');
    await panel.press('Escape');
    await panel.press('Escape');
    await lists(stage, ...theirCodes);
    await panel.press('Escape');
    await until('the list to have the focus', async () => (await panel.eval<string>(focused)) === 'list');
    await panel.press('?');
    expect(await panel.waitFor<string>('return document.querySelector("dialog[open] [data-keys]")?.textContent')).toMatch(
      /Copy the report/,
    );
    await panel.press('Escape');
    await panel.waitFor('return !document.querySelector("[data-keys]")');
  });

  it('filters narrow the list, count what is left, and say when nothing is', async () => {
    const { panel } = stage.driver;
    const count = () => panel.eval<string>('return document.querySelector("[data-count]").textContent');
    await panel.click('[data-quick="5xx"]');
    await lists(stage, 'INTERNAL_SERVER_ERROR');
    expect(await count()).toMatch(/^1 of 3/);
    await panel.click('[data-quick="4xx"]');
    await lists(stage, ...theirCodes);
    await panel.click('[data-quick="all"]');
    await filterBy(panel, 'provider:nat');
    await lists(stage, 'UNAUTHORIZED');
    await filterBy(panel, '-provider:nat -status:5xx');
    await lists(stage, 'resource_not_found');
    await filterBy(panel, 'status:418');
    expect(await panel.waitFor<string>('return document.querySelector("[data-empty=no-match]")?.textContent')).toMatch(/3 are hidden/);
    await panel.click('[data-action="clear-filters"]');
    await lists(stage, ...theirCodes);
  });

  it('Clear empties the list, Undo brings it back', async () => {
    const { panel } = stage.driver;
    await panel.click('[data-action="clear"]');
    await panel.waitFor('return document.querySelector("[data-empty=listening]")');
    expect(await panel.eval<string>('return document.querySelector("[data-toast]").textContent')).toMatch(/Cleared 3 failures/);
    await panel.click('[data-action="toast-action"]');
    await lists(stage, ...theirCodes);
  });

  it('what was cleared stays cleared, whatever comes later', async () => {
    const { page, panel } = stage.driver;
    await fresh(stage);
    await fire(page, 'blocksecops-401-missing');
    await lists(stage, 'UNAUTHORIZED');
    await clear(panel);
    // The same address again, this time with a preflight: it belongs to this request and to no earlier one.
    await fire(page, 'blocksecops-401-no-bearer');
    await openRow(panel, 'with 401', ({ code }) => code === 'UNAUTHORIZED');
    await until('the verdict', async () => (await readDetail(panel)).causes.some(({ evidence }) => /without the scheme/.test(evidence)));
    const [row, ...more] = await readRows(panel);
    expect(more).toEqual([]);
    expect(row?.cells.count).toBe('');
  });

  it('a preflight lies under its request and has no row of its own', async () => {
    const { page } = stage.driver;
    await fresh(stage);
    await fire(page, 'nudg3-404-workspace');
    await lists(stage, 'workspace_not_found');
    expect((await readRows(stage.driver.panel)).map(({ cells }) => cells.method)).toEqual(['GET']);
    await fresh(stage);
    await fire(page, 'cors-preflight-405');
    // Firefox never shows the request that was not sent: there the preflight stands for it. Elsewhere the two come in either order.
    const wanted = stage.browser === 'firefox' ? 'OPTIONS' : 'PUT';
    await until(
      `one row, of the ${wanted}`,
      async () => (await readRows(stage.driver.panel)).map(({ cells }) => cells.method).join() === wanted,
    );
  });

  it('a request that is cancelled at once is quiet, where the browser tells', async () => {
    const { page, panel } = stage.driver;
    await fresh(stage);
    await fire(page, 'connection-cancelled');
    if (stage.browser === 'firefox') {
      expect((await rowWhere(panel, 'without an answer', () => true)).cells.title).toMatch(/No answer/);
      return;
    }
    expect(await panel.waitFor<string>('return document.querySelector("[data-empty=no-match]")?.textContent')).toMatch(/cancelled quickly/);
    await panel.click('[data-action="clear-filters"]');
    expect((await rowWhere(panel, 'that was quiet', ({ quiet }) => quiet)).code).toBe('net::ERR_ABORTED');
    await panel.click('[data-action="quiet"]');
    await panel.waitFor('return document.querySelector("[data-empty=no-match]")');
  });

  it('a burst of 300 failures loses none', async () => {
    const { page, panel } = stage.driver;
    await fresh(stage);
    const answered = await page.eval<number>(async (origin: string) => {
      const answers = Array.from({ length: 300 }, async (_, n) => {
        const response = await fetch(`${origin}/burst?n=${n}`);
        await response.text();
        return response.status;
      });
      return (await Promise.all(answers)).filter((status) => status === 500).length;
    }, api.origin);
    expect(answered).toBe(300);
    await panel.waitFor('return /^300 failures? in 300 requests/.test(document.querySelector("[data-count]").title)');
    expect((await readRows(panel))[0]?.cells.count).toBe('×300');
  });

  it('what happens while another tool is shown is there when the panel comes back', async () => {
    const { driver } = stage;
    await fresh(stage);
    await driver.showTool('console');
    for (const id of three) await fire(driver.page, id);
    await driver.showTool('panel');
    await lists(stage, ...theirCodes);
  });

  it('a new panel document, as undocking makes one, gets all that was captured before', async () => {
    const { driver } = stage;
    await driver.panel.eval('setTimeout(() => location.reload()); return true');
    await driver.showTool('console');
    await fire(driver.page, 'guide-404-resource');
    await driver.showTool('panel');
    await lists(stage, ...theirCodes, 'RESOURCE_NOT_FOUND');
  });

  it('a panel document that loads again while it is shown gets all of it as well', async () => {
    const { panel } = stage.driver;
    await panel.eval('document.documentElement.dataset.before = "reload"; setTimeout(() => location.reload()); return true');
    await panel.waitFor('return document.documentElement.dataset.before === undefined && document.querySelector("[data-row]") !== null');
    await lists(stage, ...theirCodes, 'RESOURCE_NOT_FOUND');
  });

  it('navigation keeps the list, and empties it where Keep log is off', async () => {
    const { driver } = stage;
    const ready = () => driver.page.waitFor('return document.documentElement.dataset.ready');
    await driver.reload();
    await ready();
    await fire(driver.page, 'guide-503-unavailable');
    await lists(stage, ...theirCodes, 'RESOURCE_NOT_FOUND', 'SERVICE_UNAVAILABLE');
    await driver.panel.click('[data-action="preserve"]');
    await driver.reload();
    await ready();
    await lists(stage);
    await fire(driver.page, 'guide-404-resource');
    await lists(stage, 'RESOURCE_NOT_FOUND');
    await driver.panel.click('[data-action="preserve"]');
  });

  it('a HAR file is a second source, and the live list waits meanwhile', async () => {
    const { panel, page } = stage.driver;
    await chooseFile(panel, 'session.har', har);
    await lists(stage, 'RATE_LIMITED');
    await openRow(panel, 'from the file', ({ code }) => code === 'RATE_LIMITED');
    expect((await readDetail(panel)).countdown?.text).toMatch(/Asked to wait 12 s/);
    await fire(page, 'guide-500-internal');
    await panel.click('[data-action="back-to-live"]');
    await lists(stage, 'RESOURCE_NOT_FOUND', 'INTERNAL_SERVER_ERROR');
  });

  it('a HAR file may be dropped, and a broken one is refused with a reason', async () => {
    const { panel } = stage.driver;
    const drop = (text: string, name: string) =>
      panel.eval<void>(
        (content: string, fileName: string) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([content], fileName));
          document
            .querySelector('[data-list], [data-empty]')
            ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        text,
        name,
      );
    await drop(har.slice(0, 200), 'broken.har');
    const notice = await panel.waitFor<string>('return document.querySelector("[data-notice=error]")?.textContent');
    expect(notice).toMatch(/broken\.har could not be opened.*cut off/);
    await panel.click('[data-action="dismiss"]');
    await drop(har, 'dropped.har');
    await lists(stage, 'RATE_LIMITED');
    await panel.click('[data-action="back-to-live"]');
    await lists(stage, 'RESOURCE_NOT_FOUND', 'INTERNAL_SERVER_ERROR');
  });

  it('both themes are themes', async () => {
    const { panel, setTheme } = stage.driver;
    const colours = () =>
      panel.eval<{ ground: number; text: number }>(() => {
        const brightness = (colour: string) => {
          const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
          return alpha === 0 ? null : (r * 299 + g * 587 + b * 114) / (/color\(/.test(colour) ? 1 : 255) / 1_000;
        };
        const grounds = [document.querySelector('.panel'), document.body, document.documentElement].flatMap((element) =>
          element ? [brightness(getComputedStyle(element).backgroundColor)] : [],
        );
        const cell = document.querySelector('[data-cell="title"]') ?? document.body;
        return { ground: grounds.find((one) => one !== null) ?? 1, text: brightness(getComputedStyle(cell).color) ?? 0 };
      });
    await setTheme('light');
    const light = await colours();
    await setTheme('dark');
    const dark = await colours();
    await setTheme('light');
    expect(light.ground).toBeGreaterThan(0.8);
    expect(light.text).toBeLessThan(0.45);
    expect(dark.ground).toBeLessThan(0.3);
    expect(dark.text).toBeGreaterThan(0.55);
  });

  if (stage.browser === 'chromium') {
    it('Show in Network leads to the Network tool, and says so where the request is gone', async () => {
      const { panel, showTool, devtoolsEval } = stage.driver;
      await openRow(panel, 'with 500', ({ status }) => status === '500');
      await panel.click('[data-action="show-in-network"]');
      await until('the Network tool', async () => (await devtoolsEval?.(selectedTool)) === 'network');
      await showTool('panel');
      expect(await panel.eval('return document.querySelector("[data-notice]")')).toBeNull();
    });
  } else {
    it('DevTools that move into a window of their own, and back, lose nothing', async () => {
      const { driver } = stage;
      for (const place of ['window', 'bottom'] as const) {
        await fresh(stage);
        await fireThree();
        await driver.moveDevtools?.(place);
        await lists(stage, ...theirCodes);
        await fire(driver.page, 'guide-404-resource');
        await lists(stage, ...theirCodes, 'RESOURCE_NOT_FOUND');
      }
    });

    it('offers no Show in Network where the browser has none', async () => {
      const { panel } = stage.driver;
      await openRow(panel, 'with 500', ({ status }) => status === '500');
      expect(await panel.eval('return document.querySelector("[data-action=show-in-network]")')).toBeNull();
    });
  }

  it('no error was left in the panel', async () => {
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
