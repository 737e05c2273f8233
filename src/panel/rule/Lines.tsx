import { useRef } from 'preact/hooks';
import type { DraftProblem, RuleDraft } from '../../model';
import { Icon } from '../icons';
import { describedBy, Problem, problemOf } from './Field';

type Line = RuleDraft['fixes'][number];

interface Props {
  /** `causes` or `fixes`: the part of the draft. */
  readonly part: string;
  /** `Cause`. */
  readonly one: string;
  readonly lines: readonly Line[];
  readonly change: (lines: readonly Line[]) => void;
  readonly problems: readonly DraftProblem[];
  readonly hint: string;
  /** Each line may lead somewhere. */
  readonly links?: boolean;
}

/** Lines that are added and taken away: Enter in one begins the next. */
export const Lines = ({ part, one, lines, change, problems, hint, links = false }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const focus = (at: number): void => {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-field="${part}.${at}"]`)?.focus());
  };
  const edit = (at: number, edited: Partial<Line>): void => change(lines.map((line, i) => (i === at ? { ...line, ...edited } : line)));
  const add = (after: number): void => {
    change(lines.toSpliced(after + 1, 0, { text: '', url: '' }));
    focus(after + 1);
  };
  const remove = (at: number): void => {
    const left = lines.toSpliced(at, 1);
    change(left.length > 0 ? left : [{ text: '', url: '' }]);
    focus(Math.max(0, at - 1));
  };
  const keys = (at: number) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    add(at);
  };
  const input = (field: string, label: string, value: string, at: number, changed: (value: string) => void, mono = false) => (
    <>
      <input
        class={mono ? 'input mono' : 'input'}
        type="text"
        autocomplete="off"
        spellcheck={!mono}
        aria-label={label}
        placeholder={mono ? 'https://… (optional)' : undefined}
        value={value}
        aria-invalid={problemOf(problems, field) !== null}
        aria-describedby={describedBy(field, false, problemOf(problems, field))}
        data-field={field}
        onInput={(event) => changed(event.currentTarget.value)}
        onKeyDown={keys(at)}
      />
      <Problem field={field} label={mono ? 'Link' : one} reason={problemOf(problems, field)} />
    </>
  );
  return (
    <div ref={box} class="rule-lines" data-lines={part}>
      <p class="rule-hint">{hint}</p>
      <ol>
        {lines.map(({ text, url }, at) => (
          <li key={at} class="rule-line">
            <div class="rule-line-fields">
              {input(`${part}.${at}`, `${one} ${at + 1}`, text, at, (value) => edit(at, { text: value }))}
              {links &&
                input(`${part}.${at}.url`, `Link of ${one.toLowerCase()} ${at + 1}`, url, at, (value) => edit(at, { url: value }), true)}
            </div>
            <button
              type="button"
              class="tool"
              title="Remove"
              aria-label={`Remove ${one.toLowerCase()} ${at + 1}`}
              data-action={`remove-${part}`}
              disabled={lines.length === 1 && text === '' && url === ''}
              onClick={() => remove(at)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="link" data-action={`add-${part}`} onClick={() => add(lines.length - 1)}>
        Add a {one.toLowerCase()}
      </button>
    </div>
  );
};
