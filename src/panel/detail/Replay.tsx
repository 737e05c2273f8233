import { useEffect, useRef, useState } from 'preact/hooks';
import { visible } from '../../http/visible';
import type { Incident } from '../../model';
import { formatWait, secondsLeft } from '../../session/countdown';
import { isReady } from '../../session/retryable';
import type { ReplayOutcome } from '../host';
import { formatTook } from '../parts/duration';
import { useApp } from '../view';
import { replayPlan } from './replay-plan';

/** Clients that waited for the same instant must not all come back in it. */
const JITTER_MS = 1_000;

type State = 'idle' | 'armed' | 'running' | ReplayOutcome;

const outcomeText = ({ status, durationMs, error }: ReplayOutcome): string => {
  if (status === 0) return `No answer: ${error ?? 'the page was not told why'}`;
  return `${status} after ${formatTook(durationMs)}${status < 400 ? ': it works now' : ''}`;
};

/** Repeats a request on a click: says first what it may do and what it cannot, then shows the outcome beside the original. */
export const Replay = ({ incident, close }: { incident: Incident; close: () => void }) => {
  const { session, host } = useApp();
  const [state, setState] = useState<State>('idle');
  const alive = useRef(true);
  const { confirm, notes } = replayPlan(incident.exchange);
  const waits = incident.diagnosis.retry !== null && !isReady(incident, session.now.value);
  const left = secondsLeft(incident.diagnosis.retry?.at ?? 0, session.now.value);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );

  const run = async (): Promise<void> => {
    setState('running');
    const failed = (error: unknown): ReplayOutcome => ({
      status: 0,
      durationMs: 0,
      error: error instanceof Error ? error.message : String(error),
    });
    const outcome = await Promise.resolve(host.replay?.(incident.id) ?? null).catch(failed);
    if (alive.current) setState(outcome ?? 'idle');
  };

  // What repeats safely and wholly needs no second click.
  useEffect(() => {
    if (confirm === null && notes.length === 0 && !waits) void run();
  }, []);

  useEffect(() => {
    if (state !== 'armed' || waits) return;
    const id = setTimeout(() => void run(), Math.random() * JITTER_MS);
    return () => clearTimeout(id);
  }, [state, waits]);

  return (
    <section class="replay" aria-label="Replay" data-replay data-state={typeof state === 'string' ? state : 'done'}>
      {confirm && <p>{confirm}</p>}
      {notes.map((note) => (
        <p key={note} class="subtle">
          {visible(note)}
        </p>
      ))}
      <p role="status" data-replay-outcome>
        {state === 'armed' && `Sent as soon as the wait is over${waits ? `, in ${formatWait(left)}` : ''}.`}
        {state === 'running' && 'Waiting for the answer…'}
        {typeof state === 'object' && outcomeText(state)}
      </p>
      <div class="buttons">
        {waits && state !== 'armed' && (
          <button type="button" class="button button-primary" data-action="replay-when-ready" onClick={() => setState('armed')}>
            Replay when ready
          </button>
        )}
        {state !== 'armed' && (
          <button
            type="button"
            class={waits ? 'button' : 'button button-primary'}
            data-action="replay-now"
            disabled={state === 'running'}
            onClick={() => void run()}
          >
            {confirm ? 'Send it again' : 'Replay now'}
          </button>
        )}
        <button type="button" class="button" data-action="replay-close" onClick={state === 'armed' ? () => setState('idle') : close}>
          {typeof state === 'object' ? 'Close' : 'Cancel'}
        </button>
      </div>
    </section>
  );
};
