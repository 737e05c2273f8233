import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Incident } from '../model';
import { NONE } from './listing';
import { type Row, rowOf } from './rows';

/**
 * Several failures chosen together, to be handed on in one report. They are kept by id, so that nothing that arrives, folds or
 * is filtered out changes which ones they are.
 */
export interface Picking {
  /** Ids of all that were chosen together; empty where at most one failure is looked at. */
  readonly picked: Signal<ReadonlySet<string>>;
  /** Of these the ones that pass the filters, oldest first: what a report of the selection holds. */
  readonly chosen: ReadonlySignal<readonly Incident[]>;
  /** Id of the row that a range begins at. */
  readonly anchor: Signal<string | null>;
  /** Adds a row to what is chosen, or takes it out. What is open by itself counts as chosen before. */
  toggle(row: Row): void;
  /** Chooses every row from the anchor to this one; `adding` keeps what was chosen before. */
  extend(to: Row, adding: boolean): void;
  /** Chooses these and no others. */
  pick(incidents: readonly Incident[]): void;
  /** Gives up what was chosen together. */
  unpick(): void;
  /** Looks at one failure alone. */
  look(incidentId: string): void;
}

/** A fold and a group stand for all their members. */
const idsOf = (row: Row): string[] => row.members.map(({ id }) => id);

/** Whom the rows from one index to another stand for, both included. The head of an open group is passed over: its rows speak for it. */
export const idsBetween = (rows: readonly Row[], one: number, other: number): string[] =>
  rows.slice(Math.min(one, other), Math.max(one, other) + 1).flatMap((row) => (row.type === 'group' && row.open ? [] : idsOf(row)));

/** How many members of a row were chosen. */
export const pickedOf = (row: Row, picked: ReadonlySet<string>): number =>
  picked.size === 0 ? 0 : row.members.reduce((sum, { id }) => sum + (picked.has(id) ? 1 : 0), 0);

interface Parts {
  readonly visible: ReadonlySignal<readonly Incident[]>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** Id of the failure that is open by itself. */
  readonly selection: Signal<string | null>;
}

export const createPicking = ({ visible, rows, selection }: Parts): Picking => {
  const picked = signal<ReadonlySet<string>>(NONE);
  const anchor = signal<string | null>(null);
  let last: readonly Incident[] = [];
  const chosen = computed(() => {
    const now = picked.value.size === 0 ? [] : visible.value.filter(({ id }) => picked.value.has(id));
    // What arrives beside them changes nothing, so nothing is drawn or written anew.
    if (now.length !== last.length || now.some((incident, i) => incident !== last[i])) last = now;
    return last;
  });

  const opened = (): Row | undefined => rows.value[rowOf(rows.value, selection.value)];

  /** What is chosen so far. Where the filters hide all of it, one begins anew. */
  const before = (): ReadonlySet<string> => {
    if (chosen.value.length > 0) return picked.value;
    const row = opened();
    return new Set(row ? idsOf(row) : []);
  };

  const toggle = (row: Row): void => {
    const next = new Set(before());
    const ids = idsOf(row);
    const out = ids.every((id) => next.has(id));
    for (const id of ids) out ? next.delete(id) : next.add(id);
    batch(() => {
      anchor.value = row.id;
      picked.value = next;
      // The last one was taken out: nothing is looked at any more.
      if (next.size === 0) selection.value = null;
    });
  };

  const extend = (to: Row, adding: boolean): void => {
    const index = (id: string | null | undefined): number => rows.value.findIndex((row) => row.id === id);
    // A range begins where one looks; while several are chosen, where it began before.
    const begin = index(chosen.value.length === 0 ? (opened()?.id ?? anchor.value) : anchor.value);
    const from = begin < 0 ? index(to.id) : begin;
    const ids = idsBetween(rows.value, from, index(to.id));
    batch(() => {
      anchor.value = rows.value[from]?.id ?? null;
      picked.value = new Set(adding ? [...before(), ...ids] : ids);
    });
  };

  return {
    picked,
    chosen,
    anchor,
    toggle,
    extend,
    pick: (incidents) => {
      picked.value = new Set(incidents.map(({ id }) => id));
    },
    unpick: () => {
      picked.value = NONE;
    },
    look: (incidentId) =>
      batch(() => {
        picked.value = NONE;
        selection.value = incidentId;
      }),
  };
};
