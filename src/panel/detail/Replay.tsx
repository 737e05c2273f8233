import { useState } from 'preact/hooks';
import { visible } from '../../http/visible';
import type { Incident } from '../../model';
import { formatWait, secondsLeft } from '../../session/countdown';
import { isReady } from '../../session/retryable';
import { replayWhenReady, sendReplay } from '../actions';
import { Icon } from '../icons';
import { useApp } from '../view';
import { type ReplayPlan, replayPlan } from './replay-plan';

/** Asks before anything is sent: says what it may do and what it cannot, and offers to wait where a wait runs. */
const Ask = ({ incident, plan: { confirm, notes }, close }: { incident: Incident; plan: ReplayPlan; close: () => void }) => {
  const app = useApp();
  const { session } = app;
  const { retry } = incident.diagnosis;
  const waits = retry !== null && !isReady(incident, session.now.value);
  const armed = session.pending.value.get(incident.id)?.state === 'armed';
  const send = (): void => {
    close();
    void sendReplay(app, incident);
  };
  const wait = (): void => {
    // It stands open by itself as long as it waits.
    close();
    replayWhenReady(app, incident);
  };
  const cancel = (): void => {
    session.callOff(incident.id);
    close();
  };
  return (
    <section class="replay" aria-label="Replay" data-replay data-state={armed ? 'armed' : 'asking'}>
      {confirm && <p>{confirm}</p>}
      {notes.map((note) => (
        <p key={note} class="subtle">
          {visible(note)}
        </p>
      ))}
      {armed && (
        <p data-replay-armed>
          Sent as soon as the wait is over{waits && `, in ${formatWait(secondsLeft(retry.at, session.now.value))}`}, whatever you look at
          meanwhile.
        </p>
      )}
      <div class="buttons">
        {waits && !armed && (
          <button type="button" class="button button-primary" data-action="replay-when-ready" onClick={wait}>
            Replay when ready
          </button>
        )}
        <button type="button" class={waits ? 'button' : 'button button-primary'} data-action="replay-now" onClick={send}>
          {confirm ? 'Send it again' : 'Replay now'}
        </button>
        <button type="button" class="button" data-action="replay-close" onClick={cancel}>
          Cancel
        </button>
      </div>
    </section>
  );
};

/** Only what a page can fetch, and only what just happened. */
const canReplay = ({ exchange }: Incident): boolean => exchange.source === 'devtools' && /^https?:/i.test(exchange.request.url);

/**
 * Repeats a request in the page. A GET or HEAD goes out on the click; anything else, and whatever was asked to wait, asks first. What
 * cannot be repeated stands beside the button.
 */
export const useReplay = (incident: Incident) => {
  const app = useApp();
  const { session, host } = app;
  const [asking, ask] = useState(false);
  if (!host.replay || !canReplay(incident)) return { button: null, below: null };
  const plan = replayPlan(incident.exchange, session.page.value);
  const pending = session.pending.value.get(incident.id)?.state;
  const open = asking || pending === 'armed';
  const click = (): void => {
    const waits = incident.diagnosis.retry !== null && !isReady(incident, session.now.value);
    if (pending === 'running') return;
    if (plan.confirm === null && !waits) void sendReplay(app, incident);
    else ask(!asking);
  };
  const button = (
    <button
      type="button"
      class="button"
      title={['Repeat the request in the page', ...plan.notes].join('\n')}
      aria-describedby={plan.brief && !open ? 'replay-brief' : undefined}
      aria-expanded={open}
      aria-disabled={pending === 'running' || undefined}
      data-action="replay"
      onClick={click}
    >
      <Icon name="replay" />
      Replay
    </button>
  );
  const below = open ? (
    <Ask incident={incident} plan={plan} close={() => ask(false)} />
  ) : (
    plan.brief && (
      <p class="replay-brief subtle" id="replay-brief" data-replay-brief>
        {plan.brief}
      </p>
    )
  );
  return { button, below };
};
