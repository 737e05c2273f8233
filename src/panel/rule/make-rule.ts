import type { Incident } from '../../model';
import type { App } from '../view';

/** Opens the form in the place of the failure's details. */
export const makeRule = ({ session, view }: App, { id }: Incident): void => {
  session.look(id);
  view.limits.value = false;
  view.making.value = id;
};
