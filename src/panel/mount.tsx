import './styles/panel.css';
import { render } from 'preact';
import type { Session } from '../session/session';
import type { Host } from './host';
import { Panel } from './Panel';

/** Draws the panel into an element; gives a function that takes it out again. */
export const mount = (root: HTMLElement, { session, host }: { session: Session; host: Host }): (() => void) => {
  root.replaceChildren();
  render(<Panel session={session} host={host} />, root);
  return () => render(null, root);
};
