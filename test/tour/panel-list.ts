import type { Scope } from '../e2e/drivers/driver';
import { until } from '../e2e/drivers/script';

/** One row of the panel's list, as its DOM tells it. */
export interface ListedRow {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly provider: string;
  readonly rule: string;
  readonly endpoint: string;
  /** Visible text by `data-cell`. */
  readonly cells: Readonly<Record<string, string>>;
}

/** Scrolls the list to `top`; gives where it ends up, whether that is the end, and the rows in view once they are drawn. */
const scrolledTo = async (top: number) => {
  const list = document.querySelector<HTMLElement>('[data-list]');
  if (!list) return { rows: [], next: 0, atEnd: true };
  for (let tries = 0; tries < 60; tries++) {
    list.scrollTop = top;
    await new Promise((drawn) => setTimeout(drawn, 16));
    const drawn = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const first = drawn[0]?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    const last = drawn.at(-1)?.getBoundingClientRect().bottom ?? Number.NEGATIVE_INFINITY;
    const box = list.getBoundingClientRect();
    const content = list.firstElementChild?.getBoundingClientRect();
    const end = Math.min(box.top + list.clientHeight, content?.bottom ?? box.top);
    if (content && content.height > 0 && (first > box.top + 1 || last < end - 1)) continue;
    const rows = drawn.map((row): ListedRow => {
      const { id = '', status = '', code = '', provider = '', rule = '', endpoint = '' } = row.dataset;
      const cells: Record<string, string> = {};
      for (const cell of row.querySelectorAll<HTMLElement>('[data-cell]')) {
        cells[cell.dataset.cell ?? ''] = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
      }
      return { id, status, code, provider, rule, endpoint, cells };
    });
    return {
      rows,
      next: list.scrollTop + Math.max(40, list.clientHeight - 60),
      atEnd: list.scrollTop + list.clientHeight >= list.scrollHeight - 1,
    };
  }
  throw new Error('The rows in view were not drawn within a second.');
};
type InView = Awaited<ReturnType<typeof scrolledTo>>;

/** All rows, from top to bottom. The list draws only those in view, so it is scrolled; it is left at its end. */
export async function readRows(panel: Scope): Promise<readonly ListedRow[]> {
  const found = new Map<string, ListedRow>();
  for (let top = 0; ; ) {
    const { rows, next, atEnd } = await panel.eval<InView>(scrolledTo, top);
    for (const row of rows) found.set(row.id, row);
    if (atEnd) return [...found.values()];
    top = next;
  }
}

/** Brings the newest row that fits into view and clicks it; waits for its details. */
export async function openRow(panel: Scope, fits: (row: ListedRow) => boolean): Promise<ListedRow> {
  const row = await until('a row that fits', async () => (await readRows(panel)).findLast(fits));
  if (!row) throw new Error('No row of the list fits.');
  for (let top = 0; ; ) {
    const { rows, next, atEnd } = await panel.eval<InView>(scrolledTo, top);
    if (rows.some(({ id }) => id === row.id)) break;
    if (atEnd) throw new Error(`The row ${row.id} has gone from the list.`);
    top = next;
  }
  await panel.click(`[data-row][data-id="${row.id}"]`);
  await panel.waitFor('return document.querySelector("[data-detail] [data-detail-title]")?.textContent');
  return row;
}
