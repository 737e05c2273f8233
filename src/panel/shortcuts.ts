import { clearList, copyReport } from './actions';
import { focusListAfterClose } from './focus-list';
import { clearSelection } from './several/clear-selection';
import { type App, isLive, isReviewing } from './view';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox'));

const focusFilter = (): void => {
  const field = document.querySelector<HTMLInputElement>('[data-filter]');
  field?.focus();
  field?.select();
};

/** Keys that work anywhere in the panel, as DevTools' own panels have them. Parts with keys of their own stop the event. */
export const shortcut = (app: App, event: KeyboardEvent): void => {
  const { session, view, host } = app;
  if (event.key === 'Escape') event.stopPropagation();
  if (event.altKey || view.keys.value || view.fallback.value !== null) return;
  const key = event.key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  const chosen = session.chosen.value;
  const several = chosen.length > 0;
  const searchable = session.selection.value !== null && !several && !view.limits.value && ['response', 'request'].includes(view.tab.value);
  const incident = session.selected.value;

  if (command && event.shiftKey) return;
  if (command && key === 'e' && isLive(host)) session.recording.value = !session.recording.value;
  else if (command && (key === 'l' || (event.metaKey && key === 'k'))) clearList(app);
  else if (command && key === 'f') {
    if (searchable) view.find.value++;
    else focusFilter();
  } else if (command || isTyping(event.target)) return;
  else if (event.key === '/') focusFilter();
  else if (event.key === '?') view.keys.value = true;
  else if (event.key === 'c' && several) void copyReport(app, chosen, view.format.value);
  else if (event.key === 'c' && incident) void copyReport(app, [incident], view.format.value);
  else if (event.key === 'Escape' && view.limits.value) view.limits.value = false;
  else if (event.key === 'Escape' && several && isReviewing(app)) {
    view.reviewing.value = false;
    focusListAfterClose();
  } else if (event.key === 'Escape' && several) clearSelection(app);
  else if (event.key === 'Escape' && session.selection.value !== null) {
    session.selection.value = null;
    focusListAfterClose();
  } else return;
  event.preventDefault();
  event.stopPropagation();
};
