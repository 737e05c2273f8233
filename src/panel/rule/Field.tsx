import type { ComponentChildren } from 'preact';
import { visible } from '../../http/visible';
import type { DraftProblem } from '../../model';

/** What stands under a field and the element that points there. */
export const describedBy = (field: string, hint: boolean, problem: string | null): string | undefined =>
  [...(hint ? [`rule-${field}-hint`] : []), ...(problem === null ? [] : [`rule-${field}-problem`])].join(' ') || undefined;

export const problemOf = (problems: readonly DraftProblem[], field: string): string | null =>
  problems.find((one) => one.field === field)?.reason ?? null;

/** What is wrong with one field, under it. */
export const Problem = ({ field, label, reason }: { field: string; label: string; reason: string | null }) =>
  reason === null ? null : (
    <p class="rule-problem" id={`rule-${field}-problem`} data-problem={field}>
      {label} {visible(reason)}
    </p>
  );

interface Props {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly problems: readonly DraftProblem[];
  readonly hint?: ComponentChildren;
  readonly mono?: boolean;
  readonly optional?: boolean;
  readonly wide?: boolean;
}

/** One line of text with its label, what it is for, and what is wrong with it. */
export const Field = ({ field, label, value, change, problems, hint, mono = false, optional = false, wide = false }: Props) => {
  const reason = problemOf(problems, field);
  return (
    <div class={wide ? 'rule-field rule-wide' : 'rule-field'}>
      <label for={`rule-${field}`}>
        {label}
        {optional && <span class="subtle"> (optional)</span>}
      </label>
      <input
        id={`rule-${field}`}
        class={mono ? 'input mono' : 'input'}
        type="text"
        autocomplete="off"
        spellcheck={!mono}
        value={value}
        aria-invalid={reason !== null}
        aria-describedby={describedBy(field, hint !== undefined, reason)}
        data-field={field}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <Problem field={field} label={label} reason={reason} />
      {hint !== undefined && (
        <p class="rule-hint" id={`rule-${field}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};
