import type { Incident } from '../../model';
import type { Row } from '../../session/rows';
import { showInNetwork } from '../actions';
import type { MenuItem } from '../parts/Menu';
import { codeOf } from '../parts/status-shape';
import { copyItems, saveItem } from '../report-items';
import { makeRule } from '../rule/make-rule';
import type { App } from '../view';

const quoted = (text: string): string => (/\s/.test(text) ? `"${text.replaceAll('"', '')}"` : text);

/** Adds a word to the filter; one that is there already is not added twice. */
const filterBy = ({ session }: App, word: string): void => {
  const text = session.filter.value.trim();
  if (!text.split(/\s+/).includes(word)) session.filter.value = `${text} ${word}`.trim();
};

/** What can be done with one failure: hand it on in any format, find it elsewhere, filter by it. */
export const incidentMenu = (app: App, incident: Incident): MenuItem[] => {
  const { host } = app;
  const { exchange, diagnosis } = incident;
  const { status } = exchange.response;
  const { url } = exchange.request;
  const host_ = URL.canParse(url) ? new URL(url).host : '';
  const code = codeOf(incident);
  const filters: [string, string][] = [
    ...(status > 0 ? [[`Only status ${status}`, `status:${status}`] as [string, string]] : []),
    ...(code ? [[`Only code ${code.slice(0, 40)}`, `code:${quoted(code)}`] as [string, string]] : []),
    ...(host_
      ? ([
          [`Only ${host_.slice(0, 40)}`, `host:${host_}`],
          [`Hide ${host_.slice(0, 40)}`, `-host:${host_}`],
        ] as [string, string][])
      : []),
  ];
  return [
    ...copyItems(app, [incident]),
    saveItem(app, [incident]),
    { id: 'make-rule', label: 'Make a rule…', separated: true, run: () => makeRule(app, incident) },
    ...(host.showInNetwork && exchange.source === 'devtools'
      ? [{ id: 'network', label: 'Show in Network', run: () => void showInNetwork(app, incident.id) }]
      : []),
    ...filters.map(([label, word], i): MenuItem => ({ id: `filter-${i}`, label, separated: i === 0, run: () => filterBy(app, word) })),
    ...(diagnosis.provider
      ? [{ id: 'provider', label: `Only ${diagnosis.provider.name}`, run: () => filterBy(app, `provider:${diagnosis.provider?.id}`) }]
      : []),
  ];
};

/** What can be done with all that are chosen together. */
const chosenMenu = (app: App): MenuItem[] => {
  const { session } = app;
  const chosen = session.chosen.value;
  return [
    ...copyItems(app, chosen),
    saveItem(app, chosen),
    { id: 'unpick', label: 'Clear selection', hint: 'Esc', separated: true, run: () => session.unpick() },
  ];
};

/** The menu of a row: of the selection where the row is in it, as file managers have it, else of what the row shows. */
export const rowMenu = (app: App, row: Row, inSelection: boolean): MenuItem[] => {
  if (inSelection) return chosenMenu(app);
  const { members } = row;
  const select: MenuItem = { id: 'pick', label: `Select these ${members.length}`, separated: true, run: () => app.session.pick(members) };
  const own = row.type === 'group' ? [...copyItems(app, members), saveItem(app, members)] : incidentMenu(app, row.incident);
  return members.length > 1 ? [...own, select] : own;
};
