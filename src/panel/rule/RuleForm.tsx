import { useEffect, useRef } from 'preact/hooks';
import { visible, visibleLine } from '../../http/visible';
import type { Incident } from '../../model';
import { Icon, StatusMark } from '../icons';
import { statusShape, statusText } from '../parts/status-shape';
import { RuleFields } from './RuleFields';
import { TrialShown, TrialVerdict } from './Trial';
import { useRule } from './use-rule';

/** The focus goes to where the form was opened from, once the details are back. */
const focusAfterClose = (): void => {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const button =
      document.querySelector<HTMLElement>('[data-action=make-rule]') ??
      document.querySelector<HTMLElement>('[data-tab][aria-selected=true]');
    button?.focus();
  });
};

/** The form from which a failure gets a rule of one's own: which failures it is for, what it says of them, tried on this very one. */
export const RuleForm = ({ incident }: { incident: Incident }) => {
  const { draft, change, trial, settled, trouble, keeping, keep, copy, close } = useRule(incident);
  const form = useRef<HTMLFormElement>(null);
  const problems = trial?.problems ?? [];
  const shape = statusShape(incident);
  const leave = (): void => {
    close();
    focusAfterClose();
  };
  const submit = async (): Promise<void> => {
    if (await keep()) focusAfterClose();
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const ready = draft !== null;
  useEffect(() => {
    if (ready) form.current?.querySelector<HTMLInputElement>('[data-field=title]')?.focus();
  }, [ready]);
  return (
    <form
      ref={form}
      class="rule-form"
      aria-label="Make a rule from this failure"
      noValidate
      data-rule-form
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header class="rule-head">
        <div class="head-line">
          <h2>Make a rule</h2>
          <span class={`status-chip tone-${shape}`}>
            <StatusMark shape={shape} />
            {statusText(incident)}
          </span>
          <span class="mono ellipsis subtle">{visibleLine(incident.diagnosis.endpoint)}</span>
          <span class="spring" />
          <button type="button" class="tool" title="Close (Esc)" aria-label="Close the form" data-action="close-rule" onClick={leave}>
            <Icon name="close" />
          </button>
        </div>
      </header>
      <div class="rule-body">
        {draft === null && trouble === null && <p class="loading">Reading the failure…</p>}
        {draft && (
          <>
            <RuleFields draft={draft} change={change} problems={problems} />
            <TrialShown trial={trial} />
          </>
        )}
      </div>
      <footer class="rule-foot">
        {trouble !== null && (
          <p class="note note-error" role="alert" data-rule-trouble>
            <Icon name="warning" />
            <span class="wrap">
              {trouble.what} {visible(trouble.reason)}
            </span>
          </p>
        )}
        {draft && <TrialVerdict trial={trial} settled={settled} />}
        <div class="buttons">
          <button type="submit" class="button button-primary" disabled={draft === null || keeping} data-action="keep-rule">
            <Icon name="check" />
            Save rule
          </button>
          <button
            type="button"
            class="button"
            title="The rule as a pack of its own, to be handed on"
            disabled={trial === null || problems.length > 0}
            data-action="copy-rule"
            onClick={copy}
          >
            <Icon name="copy" />
            Copy as pack file
          </button>
          <button
            type="button"
            class="button"
            title="What you wrote is kept until DevTools closes"
            data-action="cancel-rule"
            onClick={leave}
          >
            Cancel
          </button>
        </div>
      </footer>
    </form>
  );
};
