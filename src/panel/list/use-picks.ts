import type { Row } from '../../session/rows';
import { NARROW_PX, useApp } from '../view';

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export const isAdding = ({ ctrlKey, metaKey }: Modifiers): boolean => ctrlKey || metaKey;

/** The ways to choose several rows: by clicks and keys with Control (⌘ on a Mac) and Shift. */
export const usePicks = () => {
  const { session, view } = useApp();

  /** One alone is looked at as ever, where there is room beside the list; a narrow list stays, so that others can be added. */
  const settle = (): void => {
    const [only, ...others] = session.picked.value;
    if (only !== undefined && others.length === 0 && view.width.value >= NARROW_PX) session.look(only);
  };
  const toggle = (row: Row): void => {
    session.toggle(row);
    settle();
  };
  const extend = (row: Row, adding: boolean): void => {
    session.extend(row, adding);
    settle();
  };
  return {
    toggle,
    extend,
    all: (): void => {
      session.pick(session.visible.value);
      settle();
    },
    /** A click that chooses several; false where it is a plain one. */
    click: (row: Row, event: Modifiers): boolean => {
      if (event.shiftKey) extend(row, isAdding(event));
      else if (isAdding(event)) toggle(row);
      else return false;
      return true;
    },
  };
};
