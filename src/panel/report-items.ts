import type { Incident } from '../model';
import { copyReport, saveReport } from './actions';
import type { MenuItem } from './parts/Menu';
import type { App } from './view';

/** `3 failures `, nothing for one: a menu on a row speaks of that row. */
const of = ({ length }: readonly Incident[]): string => (length === 1 ? '' : `${length} failures `);

/** One item for each format that copies a report of these failures. */
export const copyItems = (app: App, incidents: readonly Incident[]): MenuItem[] =>
  app.host.report.formats.map(({ id, title }) => ({
    id: `copy-${id}`,
    label: `Copy ${of(incidents)}as ${title}`,
    run: () => void copyReport(app, incidents, id),
  }));

/** One item for each format that saves a report of these failures as a file. */
export const saveItems = (app: App, incidents: readonly Incident[]): MenuItem[] =>
  app.host.report.formats.map(({ id, title }) => ({
    id: `save-${id}`,
    label: `Save ${of(incidents)}as ${title}`,
    run: () => void saveReport(app, incidents, id),
  }));

/** One item that leads to the formats to save in. */
export const saveItem = (app: App, incidents: readonly Incident[], label = `Save ${of(incidents)}as…`): MenuItem => ({
  id: 'save',
  label,
  more: () => saveItems(app, incidents),
});
