import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app';
import { type OwnList, readLines } from '../own-names';
import { Saved } from '../parts/Saved';
import { useSaving } from '../parts/use-saving';

interface Props {
  readonly list: OwnList;
  readonly title: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly stored: readonly string[];
  /** Told the usable lines with every key press. */
  readonly live: (items: readonly string[]) => void;
}

/** How long typing rests before it is saved. */
const REST_MS = 400;

const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/** One list, a name per line, saved by itself. Lines that cannot be used stay in the box and are told. */
export const NameBox = ({ list, title, hint, placeholder, stored, live }: Props) => {
  const { store } = useApp();
  const [text, setText] = useState(stored.join('\n'));
  const { state, save } = useSaving();
  const known = useRef(stored);
  const waiting = useRef<(() => void) | null>(null);
  const { items, problems } = readLines(list, text);

  // Another window changed the list: it is taken over unless something here is still to be saved.
  useEffect(() => {
    if (same(stored, known.current)) return;
    const untouched = same(items, known.current);
    known.current = stored;
    if (!untouched || same(stored, items)) return;
    setText(stored.join('\n'));
    live(stored);
  }, [stored]);

  useEffect(() => {
    if (same(items, known.current)) {
      waiting.current = null;
      return;
    }
    const run = (): void => {
      waiting.current = null;
      known.current = items;
      void save(() => store.update('redaction', (now) => ({ ...now, [list]: items })));
    };
    waiting.current = run;
    const timer = setTimeout(run, REST_MS);
    return () => clearTimeout(timer);
  }, [items.join('\n')]);

  useEffect(() => {
    const flush = (): void => waiting.current?.();
    globalThis.addEventListener('pagehide', flush);
    return () => globalThis.removeEventListener('pagehide', flush);
  }, []);

  const typed = (next: string): void => {
    setText(next);
    live(readLines(list, next).items);
  };
  return (
    <div class="name-box">
      <div class="label-row">
        <label for={`own-${list}`}>{title}</label>
        <Saved state={state} />
      </div>
      <textarea
        id={`own-${list}`}
        class="field mono"
        rows={Math.min(12, Math.max(4, text.split('\n').length + 1))}
        spellcheck={false}
        autocomplete="off"
        placeholder={placeholder}
        aria-describedby={`own-${list}-hint own-${list}-problems`}
        aria-invalid={problems.length > 0}
        value={text}
        data-own={list}
        onInput={(event) => typed(event.currentTarget.value)}
        onBlur={() => waiting.current?.()}
      />
      <p id={`own-${list}-hint`} class="hint">
        {hint}
      </p>
      <div id={`own-${list}-problems`} class="problems" role="status" data-problems={list}>
        {problems.map(({ line, reason }) => (
          <p key={line}>
            Line {line} {reason}. It is not saved.
          </p>
        ))}
      </div>
    </div>
  );
};
