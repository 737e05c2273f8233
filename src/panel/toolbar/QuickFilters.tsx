import type { QuickFilter } from '../../session/filter';
import { useApp } from '../view';

const filters: readonly { readonly id: QuickFilter; readonly label: string; readonly title: string }[] = [
  { id: '4xx', label: '4xx', title: 'The request was refused' },
  { id: '5xx', label: '5xx', title: 'The server failed' },
  { id: 'network', label: 'Network', title: 'No proper answer came' },
  { id: 'in-2xx', label: 'In 2xx', title: 'Failures inside a successful answer' },
  { id: 'retryable', label: 'Retryable', title: 'May succeed later as they are' },
];

/** Alternatives: any number at once, none for all. */
export const QuickFilters = () => {
  const { session } = useApp();
  const { value: chosen } = session.quick;
  const toggle = (id: QuickFilter): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    session.quick.value = next;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame
    <div class="quick" role="group" aria-label="Quick filters">
      <button
        type="button"
        class="chip"
        aria-pressed={chosen.size === 0}
        data-quick="all"
        onClick={() => {
          session.quick.value = new Set();
        }}
      >
        All
      </button>
      {filters.map(({ id, label, title }) => (
        <button key={id} type="button" class="chip" title={title} aria-pressed={chosen.has(id)} data-quick={id} onClick={() => toggle(id)}>
          {label}
        </button>
      ))}
    </div>
  );
};
