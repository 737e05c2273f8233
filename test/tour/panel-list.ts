import type { Scope } from '../e2e/drivers/driver';

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

/** The list draws only the rows in view: it is scrolled from end to end, and left where it was. */
export function readRows(panel: Scope): Promise<readonly ListedRow[]> {
  return panel.eval(async () => {
    const list = document.querySelector<HTMLElement>('[data-list]');
    const found = new Map<string, ListedRow>();
    const collect = () => {
      for (const row of document.querySelectorAll<HTMLElement>('[data-row]')) {
        const { id = '', status = '', code = '', provider = '', rule = '', endpoint = '' } = row.dataset;
        const cells: Record<string, string> = {};
        for (const cell of row.querySelectorAll<HTMLElement>('[data-cell]')) {
          cells[cell.dataset.cell ?? ''] = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
        }
        found.set(id, { id, status, code, provider, rule, endpoint, cells });
      }
    };
    if (!list) return [];
    const before = list.scrollTop;
    for (let top = 0; ; top += Math.max(40, list.clientHeight - 60)) {
      list.scrollTop = top;
      await new Promise((drawn) => setTimeout(drawn, 60));
      collect();
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = before;
    return [...found.values()];
  });
}

/** Brings the first row that matches into view and clicks it; waits for its details. `css` is added to `[data-row]`. */
export async function openRow(panel: Scope, css: string): Promise<void> {
  const shown = await panel.eval<boolean>(async (selector: string) => {
    const list = document.querySelector<HTMLElement>('[data-list]');
    if (!list) return false;
    for (let top = 0; ; top += Math.max(40, list.clientHeight - 60)) {
      list.scrollTop = top;
      await new Promise((drawn) => setTimeout(drawn, 60));
      const row = document.querySelector<HTMLElement>(selector);
      if (row) {
        row.scrollIntoView({ block: 'center' });
        await new Promise((drawn) => setTimeout(drawn, 60));
        return true;
      }
      if (top + list.clientHeight >= list.scrollHeight) return false;
    }
  }, `[data-row]${css}`);
  if (!shown) throw new Error(`No row of the list matches ${css}.`);
  const id = await panel.eval<string>(
    (selector: string) => document.querySelector<HTMLElement>(selector)?.dataset.id ?? '',
    `[data-row]${css}`,
  );
  await panel.click(`[data-row][data-id="${id}"]`);
  await panel.waitFor('return document.querySelector("[data-detail] [data-detail-title]")?.textContent');
}
