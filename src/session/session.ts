import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Exchange, Incident, TrafficRecord } from '../model';
import { createClock, type Schedule, timer } from './clock';
import { compare, type Difference, lastSuccess } from './compare';
import { type LimitRow, type LimitsBoard, limitsBoard } from './limits-board';
import { createListing, type Listing, NONE } from './listing';
import { createLog, type HeardRecord, type Judge, type Log } from './log';
import type { OpenFile, Reading } from './open-file';
import { originOf } from './page-origin';
import { createPicking, type Picking } from './picking';
import { countsDown } from './retryable';
import { createTrying, type Trying } from './trying';

export interface SessionParts extends Judge {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly schedule?: Schedule;
  /** Told when the live list was emptied, so that what feeds it can let go as well. */
  readonly cleared?: () => void;
}

export interface Notice {
  readonly tone: 'info' | 'error';
  readonly text: string;
}

/** What is known right now, as signals. Everything is in memory and bounded; nothing reads a clock but `now`. */
export interface Session extends Listing, Picking, Trying {
  /** All kept failures of the source on show, oldest first. */
  readonly incidents: ReadonlySignal<readonly Incident[]>;
  /** Requests heard, failing or not. */
  readonly seen: ReadonlySignal<number>;
  readonly records: ReadonlySignal<readonly HeardRecord[]>;
  /** The limit that is about to run out, or has, as the newest answers tell; null where none is. */
  readonly alert: ReadonlySignal<LimitRow | null>;
  /** Limits of every host, from all answers; the most pressing first. Moves with the clock. */
  readonly board: ReadonlySignal<LimitsBoard>;
  /** The ticking clock, epoch milliseconds: moves only while a wait runs and somebody looks. */
  readonly now: ReadonlySignal<number>;
  /** True while somebody looks at the panel. */
  readonly watched: Signal<boolean>;
  readonly recording: Signal<boolean>;
  /** Keep the list when the page navigates. */
  readonly preserve: Signal<boolean>;
  /** Id of the failure whose details are shown. */
  readonly selection: Signal<string | null>;
  readonly selected: ReadonlySignal<Incident | null>;
  /** Instants a countdown runs to, besides those of the failures; the limits board sets its resets. */
  readonly deadlines: Signal<readonly number[]>;
  readonly file: ReadonlySignal<OpenFile | null>;
  readonly reading: Signal<Reading | null>;
  /** Address of the inspected page; null before its first navigation. */
  readonly page: ReadonlySignal<string | null>;
  readonly notice: Signal<Notice | null>;
  /** What can be undone, newest clear only; null where nothing can. */
  readonly undo: ReadonlySignal<{ readonly count: number; readonly run: () => void } | null>;
  add(exchange: Exchange): void;
  addAll(exchanges: readonly Exchange[]): void;
  remember(record: TrafficRecord): void;
  rememberAll(records: readonly TrafficRecord[]): void;
  heard(count?: number): void;
  /** Judges everything again, since rules or settings have changed. */
  judgeAgain(): void;
  clear(): void;
  navigated(url: string): void;
  openFile(name: string): OpenFile;
  backToLive(): void;
  /** What differs from the last success of the same endpoint; null where none is remembered. */
  compared(incident: Incident): { readonly success: TrafficRecord; readonly differences: readonly Difference[] } | null;
  dispose(): void;
}

/** What runs out soon shows in the newest answers. */
const ALERT_RECORDS = 300;

export const createSession = (parts: SessionParts): Session => {
  const live = createLog(parts);
  const fileLog = signal<{ readonly file: OpenFile; readonly log: Log } | null>(null);
  const log = computed(() => fileLog.value?.log ?? live);
  const recording = signal(true);
  const preserve = signal(true);
  const selection = signal<string | null>(null);
  const deadlines = signal<readonly number[]>([]);
  const watched = signal(true);
  const reading = signal<Reading | null>(null);
  const notice = signal<Notice | null>(null);
  const undo = signal<{ readonly count: number; readonly run: () => void } | null>(null);
  const page = signal<string | null>(null);

  const incidents = computed(() => log.value.incidents.value);
  const allDeadlines = computed(() => [
    ...deadlines.value,
    ...incidents.value.flatMap((incident) => (countsDown(incident) ? (incident.diagnosis.retry?.at ?? []) : [])),
  ]);
  const schedule = parts.schedule ?? timer;
  const clock = createClock(parts.now, allDeadlines, watched, schedule);

  const listing = createListing(incidents, clock.now);
  const { toggled } = listing;
  const board = computed(() => {
    const records = log.value.records.value;
    const last = records.at(-1)?.receivedAt ?? 0;
    // A file is looked at as it was when it ended.
    return limitsBoard(records, fileLog.value ? last : Math.max(last, clock.now.value));
  });
  // From arrivals only, and few of them: it is reckoned whether or not somebody looks at the board.
  const alert = computed(() => {
    const records = live.records.value.slice(-ALERT_RECORDS);
    const [row] = limitsBoard(records, records.at(-1)?.receivedAt ?? 0).rows;
    return row === undefined || row.forecast.level === 'calm' ? null : row;
  });
  const selected = computed(() => incidents.value.find(({ id }) => id === selection.value) ?? null);

  const picking = createPicking({ visible: listing.visible, rows: listing.rows, selection });
  const { picked } = picking;

  const trying = createTrying({
    now: parts.now,
    schedule,
    recordsFor: ({ source }) => (source === 'har' ? log.value : live).records.value,
    toRecord: parts.toRecord,
  });

  /** How the person looks at the list: put back where a clear is undone. */
  const looks = () => ({ selection: selection.value, toggled: toggled.value, picked: picked.value });
  const lookSo = (to: ReturnType<typeof looks>): void => {
    selection.value = to.selection;
    toggled.value = to.toggled;
    picked.value = to.picked;
  };
  const forget = (): void => lookSo({ selection: null, toggled: NONE, picked: NONE });

  const clear = (): void =>
    batch(() => {
      const count = incidents.value.length;
      const restore = log.value.clear();
      const before = looks();
      const putBack = (): void =>
        batch(() => {
          restore();
          lookSo(before);
          undo.value = null;
        });
      forget();
      undo.value = count === 0 ? null : { count, run: putBack };
      if (fileLog.value !== null) return;
      trying.callOffAll();
      parts.cleared?.();
    });

  const navigated = (url: string): void =>
    batch(() => {
      page.value = url;
      // Whoever asked for a replay meant the page that was there.
      if (trying.callOffAll(url) > 0)
        notice.value = { tone: 'info', text: `No replay: the page went to ${originOf(url) ?? 'another address'}.` };
      if (preserve.value || !recording.value) return;
      live.clear();
      trying.callOffAll();
      undo.value = null;
      if (fileLog.value === null) forget();
    });

  const openFile = (name: string): OpenFile => {
    const fresh = createLog(parts);
    const file: OpenFile = {
      name,
      add: (exchanges) => fresh.add(exchanges),
      heard: (count) => fresh.heard(count),
    };
    batch(() => {
      forget();
      undo.value = null;
      fileLog.value = { file, log: fresh };
    });
    return file;
  };

  return {
    ...listing,
    ...picking,
    ...trying,
    incidents,
    seen: computed(() => log.value.seen.value),
    records: computed(() => log.value.records.value),
    alert,
    board,
    now: clock.now,
    watched,
    recording,
    preserve,
    selection,
    selected,
    deadlines,
    file: computed(() => fileLog.value?.file ?? null),
    reading,
    page,
    notice,
    undo,
    add: (exchange) => {
      if (recording.value) live.add([exchange]);
    },
    addAll: (exchanges) => {
      if (recording.value) live.add(exchanges);
    },
    remember: (record) => {
      if (recording.value) live.remember([record]);
    },
    rememberAll: (records) => {
      if (recording.value) live.remember(records);
    },
    heard: (count = 1) => {
      if (recording.value) live.heard(count);
    },
    judgeAgain: () =>
      batch(() => {
        live.judgeAgain();
        fileLog.value?.log.judgeAgain();
      }),
    clear,
    navigated,
    openFile,
    backToLive: () =>
      batch(() => {
        reading.value?.cancel();
        fileLog.value = null;
        undo.value = null;
        forget();
      }),
    compared: (incident) => {
      const after = parts.toRecord(incident.exchange);
      const success = lastSuccess(log.value.records.value, after);
      return success && { success, differences: compare(success, after) };
    },
    dispose: () => {
      trying.callOffAll();
      clock.dispose();
    },
  };
};
