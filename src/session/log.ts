import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { onDemand } from '../http/on-demand';
import type { Diagnosis, Exchange, History, Incident, Limit, TrafficRecord } from '../model';
import { MAX_BODY_CHARACTERS, MAX_INCIDENTS, MAX_RECORDS, newest } from './bounds';
import { bodyCharacters, dropBodies, hasDropped } from './drop-bodies';
import { explainLater } from './explain-later';
import { undecoded } from './undecoded';

/** A light record with the limits its answer stated: what the limits board is reckoned from. */
export interface HeardRecord extends TrafficRecord {
  readonly limits: readonly Limit[];
}

/** What a log needs to understand what it hears. */
export interface Judge {
  /** `history` gives what went before the exchange, whenever it is asked. */
  readonly decode: (exchange: Exchange, history: () => History) => Diagnosis;
  readonly toRecord: (exchange: Exchange) => TrafficRecord;
  /** Limits that a light record's headers state; successes come as records only. */
  readonly limitsOf?: (record: TrafficRecord) => readonly Limit[];
  /** Runs something once nothing more urgent is to be done; at once where absent. */
  readonly later?: (run: () => void) => void;
}

/** Everything heard from one source: the live page, or a file. */
export interface Log {
  readonly incidents: ReadonlySignal<readonly Incident[]>;
  /** Requests heard, failing or not, since the last clear. */
  readonly seen: ReadonlySignal<number>;
  /** Every request heard, oldest first. */
  readonly records: ReadonlySignal<readonly HeardRecord[]>;
  /** Judges exchanges, oldest first; one that comes again with the same id replaces the earlier one. */
  add(exchanges: readonly Exchange[]): void;
  /** Keeps light records of what did not fail. */
  remember(records: readonly TrafficRecord[]): void;
  /** Judges again what is kept, since rules or settings have changed; what needs a body that is gone stays as it was. */
  judgeAgain(): void;
  /** Counts requests heard, whatever became of them. */
  heard(count: number): void;
  /** Empties the list but remembers traffic, which later diagnoses rest on. Gives a function that undoes it. */
  clear(): () => void;
}

const diagnose = (judge: Judge, exchange: Exchange, history: () => History): Diagnosis => {
  try {
    return judge.decode(exchange, history);
  } catch {
    return undecoded(exchange);
  }
};

/** A list that is only added to, as it is now. */
const past = (list: History): (() => History) => {
  const { length } = list;
  return onDemand(() => list.slice(0, length));
};

export const createLog = (judge: Judge): Log => {
  const incidents = signal<readonly Incident[]>([]);
  const seen = signal(0);
  const records = signal<readonly HeardRecord[]>([]);
  const explain = explainLater(judge.later ?? ((run) => run()));
  let characters = 0;

  const keep = (list: readonly Incident[]): void => {
    let kept = newest(list, MAX_INCIDENTS);
    if (characters > MAX_BODY_CHARACTERS) {
      // Down to three quarters, so that it is not done again at once.
      kept = dropBodies(kept, MAX_BODY_CHARACTERS * 0.75);
      characters = kept.reduce((sum, { exchange }) => sum + bodyCharacters(exchange), 0);
    }
    incidents.value = kept;
  };

  const add = (exchanges: readonly Exchange[]): void => {
    let history = [...records.value];
    const list = [...incidents.value];
    const failed: Diagnosis[] = [];
    for (const exchange of exchanges) {
      const earlier = history.findLastIndex(({ id }) => id === exchange.id);
      if (earlier >= 0) history = history.toSpliced(earlier, 1);
      const diagnosis = diagnose(judge, exchange, past(history));
      const { isFailure, limits, retry } = diagnosis;
      if (isFailure) failed.push(diagnosis);
      history.push({ ...judge.toRecord(exchange), isFailure, limits, retryAt: retry?.at ?? null });
      // A preflight that was shown by itself goes under its request once that comes.
      const folded = exchange.preflight === null ? -1 : list.findLastIndex(({ id }) => id === exchange.preflight?.id);
      if (folded >= 0) list.splice(folded, 1);
      const at = earlier < 0 ? -1 : list.findLastIndex(({ id }) => id === exchange.id);
      const incident = { id: exchange.id, exchange, diagnosis };
      if (at >= 0) list[at] = incident;
      else if (isFailure) {
        list.push(incident);
        characters += bodyCharacters(exchange);
      }
    }
    keep(list);
    records.value = newest(history, MAX_RECORDS);
    explain(failed);
  };

  const judgeAgain = (): void => {
    const before = records.value;
    const places = new Map(before.map(({ id }, place) => [id, place]));
    const judged = incidents.value.map((incident): Incident => {
      const { id, exchange } = incident;
      if (hasDropped(exchange)) return incident;
      // Where its own record is gone, so is all that came before.
      const history = onDemand(() => before.slice(0, places.get(id) ?? 0));
      return { id, exchange, diagnosis: diagnose(judge, exchange, history) };
    });
    const now = new Map(judged.map(({ id, diagnosis }) => [id, diagnosis]));
    incidents.value = judged.filter(({ diagnosis }) => diagnosis.isFailure);
    records.value = before.map((record) => {
      const diagnosis = now.get(record.id);
      if (diagnosis === undefined) return record;
      const { isFailure, limits, retry } = diagnosis;
      return { ...record, isFailure, limits, retryAt: retry?.at ?? null };
    });
    explain(judged.map(({ diagnosis }) => diagnosis));
  };

  const remember = (heard: readonly TrafficRecord[]): void => {
    const fresh = heard.map((record): HeardRecord => ({ ...record, limits: judge.limitsOf?.(record) ?? [] }));
    records.value = newest([...records.value, ...fresh], MAX_RECORDS);
  };

  const clear = (): (() => void) => {
    const before = { incidents: incidents.value, seen: seen.value };
    batch(() => {
      incidents.value = [];
      seen.value = 0;
    });
    return () =>
      batch(() => {
        incidents.value = newest([...before.incidents, ...incidents.value], MAX_INCIDENTS);
        seen.value += before.seen;
      });
  };

  return {
    incidents,
    seen,
    records,
    add: (exchanges) => batch(() => add(exchanges)),
    remember: (heard) => batch(() => remember(heard)),
    judgeAgain: () => batch(judgeAgain),
    heard: (count) => {
      seen.value += count;
    },
    clear,
  };
};
