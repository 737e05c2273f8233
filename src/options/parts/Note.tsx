import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

/** A remark in a box: `error` is read out at once. */
export const Note = ({ tone = 'info', children }: { tone?: 'info' | 'warning' | 'error'; children: ComponentChildren }) => (
  <div class={`note note-${tone}`} {...(tone === 'error' ? { role: 'alert' } : {})}>
    <Icon name={tone === 'info' ? 'info' : 'warning'} />
    <div class="note-text">{children}</div>
  </div>
);
