import { expect, it } from 'vitest';
import { none } from './expectations';
import { inEachBrowser } from './launched';
import { clear, fire, openRow } from './panel-hands';
import { secretsIn } from './report-check';

interface Imported {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  readonly sent: string | null;
  readonly body: string;
}

/** Loads a HAR text through the door that "Import HAR file" opens; gives what Chromium's own Network log then holds. */
const importIntoNetwork = (har: string) => `(async () => {
  const { NetworkPanel } = await import('./panels/network/network.js');
  const { NetworkLog } = await import('./models/logs/logs.js');
  await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(new File([${JSON.stringify(har)}], 'report.har'));
  return Promise.all(NetworkLog.NetworkLog.instance().requests().map(async (request) => ({
    method: request.requestMethod,
    url: request.url(),
    status: request.statusCode,
    requestHeaders: request.requestHeaders().map(({ name }) => name.toLowerCase()),
    responseHeaders: request.responseHeaders.map(({ name }) => name.toLowerCase()),
    sent: await request.requestFormData(),
    body: (await request.requestContentData()).text,
  })));
})()`;

inEachBrowser({ browsers: ['chromium'] }, (stage) => {
  const harOf = async (id: string): Promise<string> => {
    const { page, panel, clipboard } = stage.driver;
    await clear(panel);
    await fire(page, id);
    await openRow(panel, id, () => true);
    await panel.click('[data-tab="report"]');
    await panel.waitFor('return document.querySelector("[data-report-format]")');
    await panel.eval(() => {
      const format = document.querySelector<HTMLSelectElement>('[data-report-format]');
      if (format) format.value = 'har';
      format?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await panel.waitFor('return document.querySelector("[data-report-text]")?.textContent.startsWith("{")');
    await panel.click('[data-action="copy-preview"]');
    await panel.waitFor('return /^Report copied/.test(document.querySelector("[data-toast]").textContent)');
    return clipboard();
  };
  const imported = async (har: string): Promise<readonly Imported[]> => {
    const { devtoolsEval } = stage.driver;
    if (!devtoolsEval) throw new Error('Chromium alone has its modules at hand.');
    return devtoolsEval<readonly Imported[]>(importIntoNetwork(har));
  };

  it('the HAR of a GET opens in Chromium’s own Network panel', async () => {
    const har = await harOf('nat-401-bearer');
    none(secretsIn(har));
    const [request, ...more] = await imported(har);
    expect(more).toEqual([]);
    expect(request).toMatchObject({ method: 'GET', status: 401, url: expect.stringContaining('api.nat-testing.io') });
    expect(request?.requestHeaders).toEqual(expect.arrayContaining(['authorization', 'origin', 'user-agent']));
    expect(request?.responseHeaders).toEqual(expect.arrayContaining(['content-type', 'date']));
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ error: 'UNAUTHORIZED' });
  });

  it('the HAR of a POST brings its body', async () => {
    const [request] = await imported(await harOf('blocksecops-400-missing-field'));
    expect(request).toMatchObject({ method: 'POST', status: 400, sent: '{"preset":"standard"}' });
    expect(request?.responseHeaders).toContain('x-request-id');
  });

  it('the HAR of a request without an answer opens as well', async () => {
    const [request] = await imported(await harOf('connection-refused'));
    expect(request).toMatchObject({ method: 'GET', status: 0, url: expect.stringContaining('down.staging.example') });
  });
});
