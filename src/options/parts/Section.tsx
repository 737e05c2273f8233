import type { ComponentChildren } from 'preact';
import { Saved } from './Saved';
import type { SaveState } from './use-saving';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly state?: SaveState;
  readonly children: ComponentChildren;
}

/** One part of the settings, with a heading that the list of parts leads to. */
export const Section = ({ id, title, lead, state, children }: Props) => (
  <section id={id} class="section" aria-labelledby={`${id}-title`}>
    <div class="section-head">
      <h2 id={`${id}-title`}>{title}</h2>
      {state && <Saved state={state} />}
    </div>
    <p class="lead">{lead}</p>
    {children}
  </section>
);
