import { visible, visibleLine } from '../../http/visible';
import type { Diagnosis, RuleTrial } from '../../model';
import { Icon } from '../icons';
import { SafeLink } from '../parts/SafeLink';

const words = { confirmed: 'Confirmed', possible: 'Possible', 'ruled-out': 'Ruled out' } as const;

/** In one line: whether the draft can be used, and whether it decodes the response it was started from. */
export const TrialVerdict = ({ trial, settled }: { trial: RuleTrial | null; settled: boolean }) => {
  const { problems = [], wins = false, reasons = [] } = trial ?? {};
  const state = trial === null ? 'waiting' : problems.length > 0 ? 'unusable' : wins ? 'wins' : 'loses';
  const text = {
    waiting: 'Trying it on this response…',
    unusable: `${problems.length === 1 ? 'One thing has' : `${problems.length} things have`} to be mended before it can be used.`,
    wins: 'This rule decodes this very response.',
    loses: 'This rule would not be shown for this response.',
  }[state];
  const general = problems.filter(({ field }) => field === '').map(({ reason }) => reason);
  return (
    <div class={`rule-verdict rule-${state}`} role="status" data-trial={settled ? state : 'waiting'}>
      <Icon name={state === 'wins' ? 'check' : state === 'waiting' ? 'clock' : 'warning'} />
      <div>
        <p>{text}</p>
        {[...general, ...reasons].map((reason) => (
          <p key={reason} class="wrap" data-reason>
            {visible(reason)}
          </p>
        ))}
      </div>
    </div>
  );
};

const Shown = ({ diagnosis }: { diagnosis: Diagnosis }) => {
  const { provider, title, summary, causes, fixes } = diagnosis;
  return (
    <div class="rule-shown" data-shown>
      {provider && <p class="subtle">{visibleLine(provider.name)}</p>}
      <p class="rule-shown-title" data-shown-title>
        {visibleLine(title)}
      </p>
      <p>{visible(summary)}</p>
      {causes.length > 0 && (
        <ul>
          {causes.map(({ text, verdict }, i) => (
            <li key={i} data-shown-cause>
              <span class="subtle">{words[verdict]}:</span> {visible(text)}
            </li>
          ))}
        </ul>
      )}
      {fixes.length > 0 && (
        <ol>
          {fixes.map(({ text, url }, i) => (
            <li key={i} data-shown-fix>
              {visible(text)} {url && <SafeLink url={url} />}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
};

/** The failure as it is shown once the draft is in force, and where the draft is kept. */
export const TrialShown = ({ trial }: { trial: RuleTrial | null }) => {
  if (trial === null) return null;
  const { addsTo, diagnosis, wins } = trial;
  return (
    <section class="rule-part rule-preview" aria-label="Preview" data-preview>
      {diagnosis && (
        <>
          <h3>{wins ? 'How this failure is shown then' : 'How this failure is shown'}</h3>
          <Shown diagnosis={diagnosis} />
        </>
      )}
      <p class="rule-hint wrap" data-adds-to>
        {addsTo === null
          ? 'Saved as a new pack of your own, on this computer only. Your packs are under Packs and settings.'
          : `Added to your pack ${visibleLine(addsTo.name)}, beside its ${addsTo.rules} ${addsTo.rules === 1 ? 'rule' : 'rules'}.${addsTo.on ? '' : ' That pack is off: saving switches it on.'}`}
      </p>
    </section>
  );
};
