import type { Category, DraftProblem, RuleDraft } from '../../model';
import { Field } from './Field';
import { Lines } from './Lines';

const categories: Readonly<Record<Category, string>> = {
  auth: 'Authentication',
  permission: 'Permission',
  billing: 'Billing',
  'not-found': 'Not found',
  validation: 'Invalid request',
  conflict: 'Conflict',
  'rate-limit': 'Rate limit',
  payload: 'Payload',
  method: 'Method',
  server: 'Server failure',
  gateway: 'Gateway',
  timeout: 'Timeout',
  network: 'Network',
  deprecated: 'Deprecated',
  other: 'Something else',
};

interface Props {
  readonly draft: RuleDraft;
  readonly change: (draft: RuleDraft) => void;
  readonly problems: readonly DraftProblem[];
}

type Text = 'name' | 'host' | 'status' | 'code' | 'networkError' | 'message' | 'title' | 'summary';

/** What a rule consists of, in the words of whoever writes one for the first time. */
export const RuleFields = ({ draft, change, problems }: Props) => {
  const text = (field: Text) => ({ field, value: draft[field], change: (value: string) => change({ ...draft, [field]: value }), problems });
  return (
    <>
      <fieldset class="rule-part">
        <legend>Which failures it is for</legend>
        <Field {...text('name')} label="API name" hint="As it is called: it stands beside each of its failures." />
        <Field {...text('host')} label="Host" mono hint="A * stands for a part between dots: *.acme.example" />
        <Field {...text('status')} label="Status" mono hint="404, several as 404, 410, or 4xx" />
        <Field {...text('code')} label="Code" mono optional hint="Letter by letter as the API spells it." />
        {(draft.networkError !== '' || problems.some(({ field }) => field === 'networkError')) && (
          <Field {...text('networkError')} label="Network error" mono hint="As the browser names it." />
        )}
        <Field {...text('message')} label="Message contains" optional hint="Words that tell it from others of this status." />
      </fieldset>
      <fieldset class="rule-part">
        <legend>What it says</legend>
        <Field {...text('title')} label="Title" wide hint={`${draft.title.trim().length} of 60 characters`} />
        <Field {...text('summary')} label="Summary" wide hint="One sentence: what the failure means." />
        <div class="rule-field">
          <label for="rule-category">Category</label>
          <select
            id="rule-category"
            class="input"
            value={draft.category}
            data-field="category"
            onChange={(event) => change({ ...draft, category: event.currentTarget.value as Category })}
          >
            {Object.entries(categories).map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </fieldset>
      <fieldset class="rule-part rule-part-lines">
        <legend>Causes</legend>
        <Lines
          part="causes"
          one="Cause"
          hint="Why it may happen, the likeliest first."
          lines={draft.causes.map((line) => ({ text: line, url: '' }))}
          change={(lines) => change({ ...draft, causes: lines.map((line) => line.text) })}
          problems={problems}
        />
      </fieldset>
      <fieldset class="rule-part rule-part-lines">
        <legend>Fixes</legend>
        <Lines
          part="fixes"
          one="Fix"
          hint="What to do about it, and where to read more."
          lines={draft.fixes}
          change={(fixes) => change({ ...draft, fixes })}
          problems={problems}
          links
        />
      </fieldset>
    </>
  );
};
