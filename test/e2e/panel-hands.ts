import type { PanelDriver, Scope } from './drivers/driver';
import { until } from './drivers/script';
import { readRows, type ShownRow } from './panel-reading';

/**
 * Presses a button of the playground page and waits until its requests are over; gives what the page saw.
 * By script: a suite of hundred presses would spend most of its time moving the mouse.
 */
export const fire = (page: Scope, id: string): Promise<string> =>
  page.eval<string>(async (wanted: string) => {
    const button = document.querySelector<HTMLElement>(`[data-case="${wanted}"]`);
    if (!button) throw new Error(`There is no case ${wanted}.`);
    const before = Number(button.dataset.runs ?? 0);
    button.click();
    while (button.dataset.state !== 'done' || Number(button.dataset.runs) === before) await new Promise((turn) => setTimeout(turn, 10));
    return button.querySelector('output')?.textContent ?? '';
  }, id);

/** Sends one request from the inspected page; gives the status, or the name of the error that the page saw. */
export const fetchIn = (page: Scope, url: string, init: object = {}): Promise<string> =>
  page.eval<string>(
    async (to: string, how: RequestInit) => {
      try {
        const response = await fetch(to, how);
        await response.text();
        return `${response.status}`;
      } catch (error) {
        return (error as Error).name;
      }
    },
    url,
    init,
  );

/** Presses a button of the panel by script: where the press itself is on trial, use `panel.click`. */
export const press = (panel: Scope, css: string): Promise<void> =>
  panel.eval<void>((selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The panel has no ${selector}.`);
    found.click();
  }, css);

/** Empties the list. */
export const clear = (panel: Scope): Promise<void> => press(panel, '[data-action="clear"]');

/** Waits for the newest row that fits. */
export const rowWhere = async (panel: Scope, what: string, fits: (row: ShownRow) => boolean, ms?: number): Promise<ShownRow> => {
  const row = await until(`a row ${what}`, async () => (await readRows(panel)).findLast(fits), ms);
  if (!row) throw new Error(`No row ${what}.`);
  return row;
};

/**
 * Waits for the newest row that fits, clicks it and waits for its details. A row may give way to another while it is looked
 * at: repeats fold, a preflight goes under its request.
 */
export const openRow = async (panel: Scope, what: string, fits: (row: ShownRow) => boolean, ms?: number): Promise<ShownRow> => {
  const opened = async () => {
    const row = (await readRows(panel)).findLast(fits);
    const shown =
      row &&
      (await panel.eval<boolean>(async (id: string) => {
        document.querySelector<HTMLElement>(`[data-row][data-id="${id}"]`)?.click();
        for (let tries = 0; tries < 25; tries++) {
          if (document.querySelector<HTMLElement>('[data-detail]')?.dataset.id === id) return true;
          await new Promise((drawn) => setTimeout(drawn, 10));
        }
        return false;
      }, row.id));
    return shown && row;
  };
  const row = await until(`the details of a row ${what}`, opened, ms);
  if (!row) throw new Error(`No row ${what}.`);
  return row;
};

/** Copies the report of the open failure with a real click, and reads the real clipboard. */
export async function copyReport({ panel, clipboard }: PanelDriver): Promise<string> {
  await panel.click('[data-action="copy-report"]');
  await panel.waitFor('return /^Report copied/.test(document.querySelector("[data-toast]").textContent)');
  return clipboard();
}

/** Waits until the newest thing that was tried with the open failure reads so, and gives it. */
export const lastTried = (panel: Scope, pattern: RegExp, ms = 15_000): Promise<string> =>
  panel.within(ms).waitFor<string>((source: string) => {
    const text = [...document.querySelectorAll('[data-tried]')].at(-1)?.textContent ?? '';
    return new RegExp(source).test(text) ? text : '';
  }, pattern.source);

/** Types a filter as a script does: the whole text at once. */
export const filterBy = (panel: Scope, text: string): Promise<void> =>
  panel.eval<void>((value: string) => {
    const field = document.querySelector<HTMLInputElement>('[data-filter]');
    if (!field) throw new Error('The panel has no filter.');
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.blur();
  }, text);

/** Chooses a file in the panel's picker, as the dialog of the browser hands it over. */
export const chooseFile = (panel: Scope, name: string, text: string): Promise<void> =>
  panel.eval<void>(
    (fileName: string, content: string) => {
      const picker = document.querySelector<HTMLInputElement>('[data-picker]');
      if (!picker) throw new Error('The panel has no picker.');
      const chosen = new DataTransfer();
      chosen.items.add(new File([content], fileName));
      picker.files = chosen.files;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    text,
  );
