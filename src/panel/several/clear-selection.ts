import { focusListAfterClose } from '../focus-list';
import type { App } from '../view';

/** Gives up what was chosen together; the focus goes back to the list where it is lost with it. */
export const clearSelection = ({ session, view }: App): void => {
  session.unpick();
  view.reviewing.value = false;
  focusListAfterClose();
};
