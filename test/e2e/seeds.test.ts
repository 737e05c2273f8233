import { expect, it } from 'vitest';
import { cases } from '../playground/playground';
import { until } from './drivers/script';
import { isRowOf, none, otherRows, type SeedCase, shortcomings } from './expectations';
import { blocksecopsCases } from './expectations-blocksecops';
import { connectionCases } from './expectations-connection';
import { corsCases, disguisedCases } from './expectations-cors';
import { guideCases } from './expectations-guide';
import { natCases } from './expectations-nat';
import { nudg3Cases } from './expectations-nudg3';
import { inEachBrowser, type Stage } from './launched';
import { clear, copyReport, fire, openRow } from './panel-hands';
import { readDetail, readRows } from './panel-reading';
import { reportShortcomings, secretsIn } from './report-check';

const seeds: readonly SeedCase[] = [
  ...natCases,
  ...connectionCases,
  ...nudg3Cases,
  ...guideCases,
  ...blocksecopsCases,
  ...corsCases,
  ...disguisedCases,
];

/** The detail settles as bodies and preflights arrive, so it is asked until it holds, or patience ends. */
const patienceMs = 4_000;

async function settled(ask: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let last: readonly string[] = [];
  const holds = async () => {
    last = await ask();
    return last.length === 0;
  };
  await until('it to hold', holds, patienceMs).catch(() => {});
  return last;
}

it('covers every failing case of the playground', () => {
  // What a browser cancels at once is no error of a document: it has a test of its own.
  const failing = cases.filter(({ document, id }) => document !== 'success' && id !== 'connection-cancelled').map(({ id }) => id);
  expect(seeds.map(({ id }) => id).toSorted()).toEqual(failing.toSorted());
});

const fresh = async ({ driver, playground }: Stage): Promise<void> => {
  playground.reset();
  await clear(driver.panel);
  await driver.panel.waitFor('return !document.querySelector("[data-row]")');
};

inEachBrowser({}, (stage) => {
  const pick = ({ expected, firefox }: SeedCase) => (stage.browser === 'firefox' ? (firefox ?? expected) : expected);

  it.each(seeds.filter((seed) => pick(seed) !== 'unheard'))('$id is decoded, and its report is complete and safe', async (seed) => {
    const expected = pick(seed);
    if (expected === 'unheard') throw new Error('filtered');
    const { page, panel } = stage.driver;
    await fresh(stage);
    if (seed.first) await fire(page, seed.first);
    await fire(page, seed.id);
    const row = await openRow(panel, JSON.stringify(expected.row), isRowOf(expected), patienceMs).catch(async () => {
      const rows = (await readRows(panel)).map(({ cells: { status, code, provider } }) => ({ status, code, provider }));
      expect(rows, `rows are ${JSON.stringify(rows)}`).toContainEqual(expected.row);
      throw new Error('The row came and went.');
    });
    expect(row.cells.title).toMatch(expected.title);
    const missing = async () => [...shortcomings(expected, await readDetail(panel)), ...otherRows(expected, await readRows(panel), row)];
    none(await settled(missing));
    const { requestId } = await readDetail(panel);
    const report = await copyReport(stage.driver);
    none(reportShortcomings(report, expected, requestId));
  });

  const unheard = seeds.filter((seed) => pick(seed) === 'unheard');
  if (unheard.length > 0) {
    it.each(unheard)('$id never reaches the extension, and nothing is made up about it', async ({ id }) => {
      const { page, panel } = stage.driver;
      await fresh(stage);
      await fire(page, id);
      await fire(page, 'guide-404-resource');
      await panel.waitFor('return document.querySelector("[data-row][data-code=RESOURCE_NOT_FOUND]")');
      expect((await readRows(panel)).map(({ code }) => code)).toEqual(['RESOURCE_NOT_FOUND']);
    });
  }

  it('nothing secret is in the report of a whole session', async () => {
    const { driver, playground } = stage;
    playground.reset();
    for (const id of ['nat-401-bearer', 'nudg3-401-no-scheme', 'guide-401-expired', 'success-false', 'gateway-502'])
      await fire(driver.page, id);
    await driver.panel.waitFor('return document.querySelector("[data-row][data-status=\'502\']")');
    await driver.panel.click('[data-action="export"]');
    await driver.panel.click('[data-menu="copy-all"]');
    await driver.panel.waitFor('return /copied/.test(document.querySelector("[data-toast]").textContent)');
    const report = await driver.clipboard();
    expect(report).toContain('UNAUTHENTICATED');
    none(secretsIn(report));
  });
});
