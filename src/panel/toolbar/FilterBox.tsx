// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys
// biome-ignore-all lint/a11y/useFocusableInteractive: the field has the focus and names the chosen option
// biome-ignore-all lint/a11y/useSemanticElements: a datalist cannot show hints nor complete one word of many
import { useRef, useState } from 'preact/hooks';
import { completeFilter } from '../../session/complete-filter';
import { Icon } from '../icons';
import { useApp } from '../view';

/** The filter field with completion: arrows choose, Tab or Enter takes, Escape closes and then empties. */
export const FilterBox = () => {
  const { session } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const text = session.filter.value;
  const completions = caret === null ? [] : completeFilter(text, caret, session.incidents.value);

  const track = (): void => {
    setCaret(input.current?.selectionStart ?? null);
    setChosen(-1);
  };
  const take = (index: number): void => {
    const completion = completions[index];
    const field = input.current;
    if (!completion || !field) return;
    session.filter.value = completion.text;
    // The field must hold the text before the caret can be put into it.
    field.value = completion.text;
    field.setSelectionRange(completion.caret, completion.caret);
    track();
  };
  const keys = (event: KeyboardEvent): void => {
    const open = completions.length > 0;
    if (event.key === 'ArrowDown' && open) setChosen((chosen + 1) % completions.length);
    else if (event.key === 'ArrowUp' && open) setChosen((chosen <= 0 ? completions.length : chosen) - 1);
    else if (event.key === 'Enter' && open && chosen >= 0) take(chosen);
    else if (event.key === 'Tab' && open && !event.shiftKey && text !== '') take(Math.max(0, chosen));
    else if (event.key === 'Escape' && open) setCaret(null);
    else if (event.key === 'Escape' && text !== '') session.filter.value = '';
    else if (event.key === 'Escape' || event.key === 'Enter')
      input.current?.closest('.panel')?.querySelector<HTMLElement>('[data-list]')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="filter">
      <Icon name="filter" />
      <input
        ref={input}
        type="text"
        class="filter-input"
        placeholder="Filter"
        aria-label="Filter failures"
        title="Free text, status:429, status:5xx, method:POST, host:…, code:…, provider:…, is:retryable; a leading - excludes"
        role="combobox"
        aria-expanded={completions.length > 0}
        aria-controls="filter-completions"
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `completion-${chosen}` : undefined}
        autocomplete="off"
        spellcheck={false}
        data-filter
        value={text}
        onInput={(event) => {
          session.filter.value = event.currentTarget.value;
          track();
        }}
        onClick={track}
        onKeyUp={(event) => ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key) && track()}
        onFocus={track}
        onBlur={() => setCaret(null)}
        onKeyDown={keys}
      />
      {text !== '' && (
        <button
          type="button"
          class="tool filter-clear"
          title="Clear the filter"
          aria-label="Clear the filter"
          data-action="clear-filter"
          onClick={() => {
            session.filter.value = '';
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <div class="completions" id="filter-completions" role="listbox" aria-label="Completions" hidden={completions.length === 0}>
        {completions.map(({ label, hint }, i) => (
          <div
            key={label}
            id={`completion-${i}`}
            role="option"
            aria-selected={i === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(i)}
          >
            <span class="mono">{label}</span>
            <span class="menu-hint">{hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
};
