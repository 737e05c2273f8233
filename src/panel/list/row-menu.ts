import type { Incident } from '../../model';
import { copyReport, showInNetwork } from '../actions';
import type { MenuItem } from '../parts/Menu';
import { codeOf } from '../parts/status-shape';
import type { App } from '../view';

const quoted = (text: string): string => (/\s/.test(text) ? `"${text.replaceAll('"', '')}"` : text);

/** Adds a word to the filter; one that is there already is not added twice. */
const filterBy = ({ session }: App, word: string): void => {
  const text = session.filter.value.trim();
  if (!text.split(/\s+/).includes(word)) session.filter.value = `${text} ${word}`.trim();
};

/** What can be done with one failure: copy it in any format, find it elsewhere, filter by it. */
export const rowMenu = (app: App, incident: Incident): MenuItem[] => {
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
    ...host.report.formats.map(
      ({ id, title }): MenuItem => ({ id: `copy-${id}`, label: `Copy as ${title}`, run: () => void copyReport(app, [incident], id) }),
    ),
    ...(host.showInNetwork && exchange.source === 'devtools'
      ? [{ id: 'network', label: 'Show in Network', separated: true, run: () => void showInNetwork(app, incident.id) }]
      : []),
    ...filters.map(([label, word], i): MenuItem => ({ id: `filter-${i}`, label, separated: i === 0, run: () => filterBy(app, word) })),
    ...(diagnosis.provider
      ? [{ id: 'provider', label: `Only ${diagnosis.provider.name}`, run: () => filterBy(app, `provider:${diagnosis.provider?.id}`) }]
      : []),
  ];
};
