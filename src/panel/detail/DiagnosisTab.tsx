import { visible, visibleLine } from '../../http/visible';
import type { AnsweredBy, Cause, Diagnosis, Incident, Verdict } from '../../model';
import { formatWait } from '../../session/countdown';
import { Icon, type IconName } from '../icons';
import { SafeLink } from '../parts/SafeLink';
import { makeRule } from '../rule/make-rule';
import { type TabId, useApp } from '../view';
import { DataTable } from './DataTable';
import { FixItem } from './FixItem';

const verdicts: Readonly<Record<Verdict, { readonly word: string; readonly icon: IconName }>> = {
  confirmed: { word: 'Confirmed', icon: 'check' },
  possible: { word: 'Possible', icon: 'question' },
  'ruled-out': { word: 'Ruled out', icon: 'cross' },
};

const whereShown = ({ citations }: Cause): TabId | null => {
  const part = citations[0]?.part;
  if (part?.startsWith('request')) return 'request';
  return part?.startsWith('response') ? 'response' : null;
};

const CauseItem = ({ cause }: { cause: Cause }) => {
  const { view } = useApp();
  const { word, icon } = verdicts[cause.verdict];
  const tab = whereShown(cause);
  return (
    <li class={`cause cause-${cause.verdict}`} data-cause data-verdict={cause.verdict}>
      <span class="verdict">
        <Icon name={icon} />
        {word}
      </span>
      <div>
        <p data-cause-text>{visible(cause.text)}</p>
        {cause.evidence && (
          <p class="evidence" data-evidence>
            {visible(cause.evidence)}{' '}
            {tab && (
              <button
                type="button"
                class="link"
                data-action="show-evidence"
                onClick={() => {
                  view.tab.value = tab;
                }}
              >
                Show in {tab}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  );
};

const Causes = ({ causes }: Pick<Diagnosis, 'causes'>) => {
  const open = causes.filter(({ verdict }) => verdict !== 'ruled-out');
  const out = causes.filter(({ verdict }) => verdict === 'ruled-out');
  if (causes.length === 0) return null;
  return (
    <section>
      <h3>{open.length === 1 ? 'Cause' : 'Causes'}</h3>
      <ul class="causes">
        {open.map((cause, i) => (
          <CauseItem key={i} cause={cause} />
        ))}
      </ul>
      {open.length === 0 && <p class="subtle">Every known cause is ruled out by what was sent.</p>}
      {out.length > 0 && (
        <details class="ruled-out" data-ruled-out>
          <summary>{out.length} ruled out</summary>
          <ul class="causes">
            {out.map((cause, i) => (
              <CauseItem key={i} cause={cause} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

const who: Readonly<Record<AnsweredBy['kind'], string | null>> = {
  origin: 'The API itself',
  cdn: 'A CDN in front of the API',
  gateway: 'A gateway in front of the API',
  'load-balancer': 'A load balancer in front of the API',
  waf: 'A firewall in front of the API',
  'service-worker': 'A service worker of the page',
  browser: 'The browser itself',
  extension: 'A browser extension',
  unknown: null,
};

const Answered = ({ answeredBy }: Pick<Diagnosis, 'answeredBy'>) => {
  const text = who[answeredBy.kind];
  if (text === null) return null;
  return (
    <section data-answered-by={answeredBy.kind}>
      <h3>Who answered</h3>
      <p>
        {text}
        {answeredBy.name && `: ${visibleLine(answeredBy.name)}`}
      </p>
      {answeredBy.evidence && <p class="evidence">{visible(answeredBy.evidence)}</p>}
    </section>
  );
};

const Said = ({ error, causes }: Pick<Diagnosis, 'error' | 'causes'>) => {
  // Where a cause quotes the whole message already, it is not said twice.
  const message = causes.some(({ evidence }) => evidence?.startsWith(`The answer says: “${error.message}”`)) ? null : error.message;
  if (message === null && error.fieldErrors.length === 0) return null;
  return (
    <section data-said>
      <h3>What the answer says</h3>
      {message !== null && <blockquote class="said">{visible(message)}</blockquote>}
      {error.fieldErrors.length > 0 && (
        <table class="table">
          <tbody>
            {error.fieldErrors.map(({ field, message }, i) => (
              <tr key={i}>
                <th scope="row" class="mono">
                  {visibleLine(field)}
                </th>
                <td>{visible(message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

/** A clock that is wrong by less is nobody's trouble. */
const NOTABLE_SKEW_SECONDS = 60;

const Skew = ({ seconds }: { seconds: number | null }) => {
  if (seconds === null || Math.abs(seconds) < NOTABLE_SKEW_SECONDS) return null;
  return (
    <p class="note note-info" data-skew={seconds}>
      <Icon name="clock" />
      <span>
        The server's clock is {formatWait(Math.abs(seconds))} {seconds > 0 ? 'ahead of' : 'behind'} yours. Waits allow for that; signatures
        and tokens may not.
      </span>
    </p>
  );
};

const MakeRule = ({ incident }: { incident: Incident }) => {
  const app = useApp();
  if (!app.host.wantsRule(incident.diagnosis)) return null;
  return (
    <p class="make-rule">
      <button type="button" class="button" data-action="make-rule" onClick={() => makeRule(app, incident)}>
        <Icon name="edit" />
        Make a rule…
      </button>
      <span class="subtle">You know why this API answers so? Write it down once, and Culprit says it from then on.</span>
    </p>
  );
};

/** Why it failed and what to do: causes with their evidence, fixes in order, warnings, tables, and who answered. */
export const DiagnosisTab = ({ incident }: { incident: Incident }) => {
  const { diagnosis } = incident;
  const { causes, fixes, warnings, tables, links } = diagnosis;
  return (
    <div class="diagnosis">
      {diagnosis.partial && (
        <p class="note note-info">
          <Icon name="info" />
          Part of the data came all the same: the answer carries results beside its errors.
        </p>
      )}
      {causes.length + fixes.length === 0 && (
        <p class="note note-info" data-undecoded>
          <Icon name="info" />
          Culprit knows no cause for this one. The answer itself may tell more: see Response.
        </p>
      )}
      <Causes causes={causes} />
      {fixes.length > 0 && (
        <section>
          <h3>{fixes.length === 1 ? 'Fix' : 'Fixes'}</h3>
          <ol class="fixes">
            {fixes.map((fix, i) => (
              <FixItem key={i} fix={fix} />
            ))}
          </ol>
        </section>
      )}
      {warnings.map((warning, i) => (
        <p key={i} class="note note-warning" data-warning>
          <Icon name="warning" />
          <span>{visible(warning)}</span>
        </p>
      ))}
      <Said error={diagnosis.error} causes={diagnosis.causes} />
      {tables.map((table, i) => (
        <DataTable key={i} table={table} />
      ))}
      <Skew seconds={diagnosis.clockSkewSeconds} />
      <Answered answeredBy={diagnosis.answeredBy} />
      {links.length > 0 && (
        <section>
          <h3>Read more</h3>
          <ul class="links">
            {links.map(({ text, url }, i) => (
              <li key={i}>
                <SafeLink url={url}>{visibleLine(text)}</SafeLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <MakeRule incident={incident} />
    </div>
  );
};
