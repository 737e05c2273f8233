import { visibleLine } from '../http/visible';
import type { Incident } from '../model';
import { occurrencesOf } from '../session/occurrence';
import type { WrittenReport } from './host';
import { atLocalTime, atUtcTime } from './parts/wall-clock';
import type { App } from './view';

const message = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : 'The browser gave no reason.';

/** Copies a text and says so; where the browser refuses, the text is shown for copying by hand. */
export const copyText = async ({ host, view }: App, text: string, said: string): Promise<void> => {
  try {
    await host.copy(text);
    view.toast.value = { text: said, action: null };
  } catch {
    view.fallback.value = text;
  }
};

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** One report, everything secret left out but what is named in `reveal`. */
export const writeReport = async (
  { host, session }: App,
  incidents: readonly Incident[],
  formatId: string,
  reveal: ReadonlySet<string> = new Set(),
  also: readonly string[] = [],
): Promise<WrittenReport> => {
  const tried = (incident: Incident): string[] => session.tried(incident, atUtcTime(incident.exchange.startedAt)).map(({ text }) => text);
  return host.report.write(incidents, formatId, {
    reveal,
    also,
    occurrences: occurrencesOf(incidents, session.incidents.value),
    tried: new Map(incidents.map((incident) => [incident.id, tried(incident)])),
  });
};

/** Copies the report of some failures in one format, everything secret left out. */
export const copyReport = async (app: App, incidents: readonly Incident[], formatId: string): Promise<void> => {
  if (incidents.length === 0) return;
  try {
    const { text, redactions } = await writeReport(app, incidents, formatId);
    const hidden = redactions.length === 0 ? 'nothing secret found in it' : `${count(redactions.length, 'secret')} left out`;
    const what = incidents.length === 1 ? 'Report' : `Report of ${count(incidents.length, 'failure')}`;
    await copyText(app, text, `${what} copied, ${hidden}`);
  } catch (error) {
    app.session.notice.value = { tone: 'error', text: `The report was not copied. ${message(error)}` };
  }
};

export const saveReport = async (app: App, incidents: readonly Incident[], formatId: string): Promise<void> => {
  const format = app.host.report.formats.find(({ id }) => id === formatId);
  if (!format || incidents.length === 0) return;
  try {
    const { text } = await writeReport(app, incidents, formatId);
    await app.host.save(`culprit-report.${format.extension}`, format.mediaType, text);
  } catch (error) {
    app.session.notice.value = { tone: 'error', text: `The report was not saved. ${message(error)}` };
  }
};

export const clearList = ({ session, view }: App): void => {
  session.clear();
  const { value: undo } = session.undo;
  view.toast.value = undo && { text: `Cleared ${count(undo.count, 'failure')}`, action: { label: 'Undo', run: undo.run } };
};

/** Runs something of the host's and shows its error as a notice. */
export const attempt = async ({ session }: App, what: string, run: () => Promise<unknown> | unknown): Promise<void> => {
  try {
    await run();
  } catch (error) {
    session.notice.value = { tone: 'error', text: `${what} ${message(error)}` };
  }
};

export const openHar = (app: App, file: File): Promise<void> =>
  attempt(app, `${file.name} could not be opened.`, () => app.host.openHar(file));

export const showInNetwork = (app: App, id: string): Promise<void> =>
  attempt(app, 'The request could not be shown in Network.', async () => {
    if ((await app.host.showInNetwork?.(id)) === false)
      throw new Error('Network no longer has it: it was cleared or belongs to an earlier page.');
  });

/** Repeats a request in the page. Where nobody looks at it any more, what came of it is said all the same. */
export const sendReplay = (app: App, incident: Incident): Promise<void> =>
  attempt(app, 'The request was not sent.', async () => {
    const { session, host, view } = app;
    const { id, exchange, diagnosis } = incident;
    const done = host.replay && (await session.replay(incident, () => host.replay?.(exchange) ?? Promise.reject()));
    const looking = session.selection.value === id && session.chosen.value.length === 0 && !view.limits.value;
    const said = session.tried(incident, atLocalTime).findLast(({ at }) => at !== null);
    if (!done || looking || !said) return;
    const kept = session.incidents.value.some((one) => one.id === id);
    view.toast.value = {
      text: `${visibleLine(diagnosis.endpoint).slice(0, 60)}. ${visibleLine(said.text)}`,
      action: kept ? { label: 'Show', run: () => session.look(id) } : null,
    };
  });

export const replayWhenReady = (app: App, incident: Incident): void =>
  app.session.whenReady(incident, () => void sendReplay(app, incident));
