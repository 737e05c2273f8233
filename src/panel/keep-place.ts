import { batch, effect } from '@preact/signals';
import type { RuleDraft } from '../model';
import type { QuickFilter } from '../session/filter';
import type { Attempt } from '../session/replays';
import type { Grouping } from '../session/rows';
import type { Sort } from '../session/sort';
import type { App, TabId } from './view';

/** Where one panel document leaves a text to the next: in the devtools page, which outlives them. */
export interface Slot {
  left: string | null;
}

/** What a person would have to do again. As text, since objects of a document that is gone are dead. */
interface Place {
  readonly selection: string | null;
  readonly picked: readonly string[];
  readonly toggled: readonly string[];
  readonly filter: string;
  readonly quick: readonly QuickFilter[];
  readonly showQuiet: boolean;
  readonly sort: Sort | null;
  readonly grouping: Grouping;
  readonly attempts: readonly Attempt[];
  readonly tab: TabId;
  readonly limits: boolean;
  readonly making: string | null;
  readonly drafts: readonly (readonly [string, RuleDraft])[];
}

const placeOf = ({ session, view }: App): Place => ({
  selection: session.selection.value,
  picked: [...session.picked.value],
  toggled: [...session.toggled.value],
  filter: session.filter.value,
  quick: [...session.quick.value],
  showQuiet: session.showQuiet.value,
  sort: session.sort.value,
  grouping: session.grouping.value,
  attempts: session.attempts.value,
  tab: view.tab.value,
  limits: view.limits.value,
  making: view.making.value,
  drafts: [...view.drafts],
});

const putBack = ({ session, view }: App, place: Place): void =>
  batch(() => {
    session.resume(place.attempts);
    session.filter.value = place.filter;
    session.quick.value = new Set(place.quick);
    session.showQuiet.value = place.showQuiet;
    session.sort.value = place.sort;
    session.grouping.value = place.grouping;
    session.toggled.value = new Set(place.toggled);
    session.picked.value = new Set(place.picked);
    session.selection.value = place.selection;
    view.tab.value = place.tab;
    view.limits.value = place.limits;
    for (const [id, draft] of place.drafts) view.drafts.set(id, draft);
    view.making.value = place.making;
  });

/**
 * Firefox makes a new document of the panel where DevTools are undocked or docked: it goes on where the last one stopped. Drafts are no
 * signals, so they are written down when the document goes. Gives a function that ends it.
 */
export const keepPlace = (app: App, slot: Slot): (() => void) => {
  // The last document was of the same extension; still, a panel that does not start would be worse than one that begins anew.
  try {
    if (slot.left !== null) putBack(app, JSON.parse(slot.left) as Place);
  } catch {
    slot.left = null;
  }
  const write = (): void => {
    slot.left = JSON.stringify(placeOf(app));
  };
  const stop = effect(write);
  globalThis.addEventListener('pagehide', write);
  return () => {
    stop();
    globalThis.removeEventListener('pagehide', write);
  };
};
