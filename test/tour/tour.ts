import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PanelDriver } from '../e2e/drivers/driver';
import { until } from '../e2e/drivers/script';
import { type ListedRow, openRow, readRows } from './panel-list';

export interface TourResult {
  readonly rows: readonly ListedRow[];
  readonly screenshots: readonly string[];
  /** What the extension's pages complained about. */
  readonly errors: readonly string[];
}

const clip = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width));

/** The list as a table for a terminal, from what the panel's DOM showed. */
export function tableOf(rows: readonly ListedRow[]): string {
  const line = (status: string, provider: string, code: string, title: string, retry: string) =>
    [clip(status, 6), clip(provider, 17), clip(code, 33), clip(title, 52), retry].join('  ').trimEnd();
  return [
    line('Status', 'API', 'Code', 'What went wrong', 'Retry'),
    ...rows.map(({ status, code, cells }) =>
      line(cells.status || status, cells.provider ?? '', cells.code || code, cells.title ?? '', cells.retry ?? ''),
    ),
  ].join('\n');
}

/** Waits until the list has stopped growing: answers are judged a moment after they arrive. */
async function settledRows(driver: PanelDriver): Promise<readonly ListedRow[]> {
  let before = -1;
  return until(
    'the list to settle',
    async () => {
      const rows = await readRows(driver.panel);
      const settled = rows.length > 0 && rows.length === before;
      before = rows.length;
      return settled && rows;
    },
    30_000,
  ).then((rows) => rows || []);
}

/** Fires every case of the playground, reads the panel, and takes its picture in both themes. */
export async function tour(driver: PanelDriver, folder: string, say: (line: string) => void): Promise<TourResult> {
  mkdirSync(folder, { recursive: true });
  const { panel } = driver;
  const screenshots: string[] = [];
  const picture = async (name: string, theme: string) => {
    const file = join(folder, `${driver.browser}-${name}-${theme}.png`);
    await panel.screenshot(file);
    screenshots.push(file);
  };

  say('Firing every case of the playground…');
  await driver.page.waitFor('return document.documentElement.dataset.ready');
  await driver.firePlaygroundCase('everything');
  const rows = await settledRows(driver);
  await driver.firePlaygroundCase('nat-401-bearer');
  for (const theme of ['light', 'dark'] as const) {
    await driver.setTheme(theme);
    await picture('list', theme);
    await openRow(panel, ({ rule }) => rule === 'nat/rate-limited');
    await panel.waitFor('return document.querySelector("[data-detail] [data-countdown]")?.textContent');
    await picture('rate-limit', theme);
    await openRow(panel, ({ provider, status }) => provider === 'nat' && status === '401');
    await picture('nat-401', theme);
    await panel.click('[role=tab][data-tab="report"]');
    await panel.waitFor('return document.querySelector("[data-report-text]")?.textContent');
    await picture('report', theme);
    await panel.click('[role=tab][data-tab="diagnosis"]');
    await panel.click('[data-action="limits"]');
    await panel.waitFor('return document.querySelector("[data-limits]")?.innerText');
    await picture('limits', theme);
    await panel.click('[data-action="limits"]');
    await panel.click('[data-action="close-detail"]');
    await driver.devtoolsScreenshot(join(folder, `${driver.browser}-devtools-${theme}.png`));
  }
  return { rows, screenshots, errors: await driver.panelErrors() };
}
