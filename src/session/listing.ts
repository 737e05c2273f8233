import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Incident } from '../model';
import { filterOf, passesQuick, type QuickFilter } from './filter';
import { type Grouping, type Row, rowsOf } from './rows';
import type { Sort } from './sort';

/** How the failures are listed: what of them is shown, in which order and groups. */
export interface Listing {
  readonly filter: Signal<string>;
  readonly quick: Signal<ReadonlySet<QuickFilter>>;
  readonly showQuiet: Signal<boolean>;
  readonly sort: Signal<Sort | null>;
  readonly grouping: Signal<Grouping>;
  /** Ids of folds that were opened and of groups that were closed. */
  readonly toggled: Signal<ReadonlySet<string>>;
  /** Failures that pass the filters, oldest first. */
  readonly visible: ReadonlySignal<readonly Incident[]>;
  /** Lines of the list: grouped, folded, sorted. */
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** Failures that the caller gave up quickly, hidden unless `showQuiet`. */
  readonly quietCount: ReadonlySignal<number>;
  /** Lets everything be seen that was hidden. */
  clearFilters(): void;
}

export const NONE: ReadonlySet<never> = new Set<never>();

export const createListing = (incidents: ReadonlySignal<readonly Incident[]>, clock: ReadonlySignal<number>): Listing => {
  const filter = signal('');
  const quick = signal<ReadonlySet<QuickFilter>>(NONE);
  const showQuiet = signal(false);
  const sort = signal<Sort | null>(null);
  const grouping = signal<Grouping>('none');
  const toggled = signal<ReadonlySet<string>>(NONE);

  const visible = computed(() => {
    const passes = filterOf(filter.value);
    const quickly = quick.value;
    const quiet = showQuiet.value;
    // Read only by `is:ready`: any other list does not move with the clock.
    const now = (): number => clock.value;
    return incidents.value.filter(
      (incident) => (quiet || !incident.diagnosis.quiet) && passesQuick(quickly, incident) && passes(incident, now),
    );
  });

  return {
    filter,
    quick,
    showQuiet,
    sort,
    grouping,
    toggled,
    visible,
    rows: computed(() => rowsOf({ incidents: visible.value, grouping: grouping.value, sort: sort.value, toggled: toggled.value })),
    quietCount: computed(() => incidents.value.reduce((sum, { diagnosis }) => sum + (diagnosis.quiet ? 1 : 0), 0)),
    clearFilters: () =>
      batch(() => {
        filter.value = '';
        quick.value = NONE;
        // Where only quiet ones are left, they are what was looked for.
        showQuiet.value = showQuiet.value || visible.value.length === 0;
      }),
  };
};
