import { copyReport, saveReport } from '../actions';
import type { MenuItem } from '../parts/Menu';
import { copyItems, saveItem, saveItems } from '../report-items';
import type { App } from '../view';

/** The selection, with a way to the whole list. */
const chosenItems = (app: App): MenuItem[] => {
  const { session, view } = app;
  const [chosen, shown] = [session.chosen.value, session.visible.value];
  return [
    ...saveItems(app, chosen),
    ...copyItems(app, chosen)
      .filter(({ id }) => id === `copy-${view.format.value}`)
      .map((item) => ({ ...item, id: 'copy-all', separated: true })),
    ...(shown.length > chosen.length ? [{ ...saveItem(app, shown, `Save all ${shown.length} listed as…`), separated: true }] : []),
  ];
};

/** What Export offers: several chosen failures where there are some, else all that are listed. */
export const exportItems = (app: App): MenuItem[] => {
  const { host, session, view } = app;
  if (session.chosen.value.length > 0) return chosenItems(app);
  const shown = session.visible.value;
  if (shown.length === 0) return [{ id: 'nothing', label: 'Nothing is listed', disabled: true, run: () => undefined }];
  return [
    ...host.report.formats.map(
      ({ id, title }, i): MenuItem => ({
        id: `save-${id}`,
        label: `Save as ${title}`,
        ...(i === 0 ? { hint: `${shown.length} listed` } : {}),
        run: () => void saveReport(app, shown, id),
      }),
    ),
    ...host.report.formats
      .filter(({ id }) => id === view.format.value)
      .map(
        ({ id, title }): MenuItem => ({
          id: 'copy-all',
          label: `Copy all as ${title}`,
          separated: true,
          run: () => void copyReport(app, shown, id),
        }),
      ),
  ];
};
