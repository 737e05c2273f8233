import type { Incident } from '../../model';
import { isReady } from '../../session/retryable';
import { Icon } from '../icons';
import { formatWait } from '../parts/duration';
import { fullMoment, moment } from '../parts/wall-clock';
import { useApp } from '../view';
import { retrySource } from './retry-source';

/** Nobody sits out more than this. */
const LONG_WAIT_SECONDS = 3_600;

/**
 * When to try again: what is left, until when, and how one knows. Announced when it starts and when it ends, not every second.
 * A wait from a file is long over and does not tick.
 */
export const Countdown = ({ incident }: { incident: Incident }) => {
  const { session } = useApp();
  const { retry } = incident.diagnosis;
  if (retry === null) return null;
  const { exchange } = incident;
  const past = exchange.source === 'har';
  const now = past ? retry.at : session.now.value;
  const ready = isReady(incident, now);
  const total = retry.at - exchange.receivedAt;
  const done = ready || total <= 0 ? 1 : Math.min(1, Math.max(0, (now - exchange.receivedAt) / total));
  const long = retry.afterSeconds > LONG_WAIT_SECONDS;
  const asked = formatWait(retry.afterSeconds * 1_000);
  const at = moment(retry.at, now);
  const announced = past ? '' : ready ? 'Ready to try again' : `Wait ${asked} before you try again`;
  return (
    <div class={ready ? 'countdown countdown-ready' : 'countdown'} data-countdown data-state={ready ? 'ready' : 'waiting'} data-retry-at={retry.at}>
      <Icon name={ready ? 'check' : 'clock'} />
      <span class="countdown-left">
        {past ? `Asked to wait ${asked}` : ready ? 'Ready to try again' : <>Try again in <b data-countdown-left>{formatWait(retry.at - now)}</b></>}
      </span>
      <span class="progress" aria-hidden="true">
        <span class="progress-bar" style={{ width: `${(done * 100).toFixed(2)}%` }} />
      </span>
      <span class="subtle countdown-source" title={fullMoment(retry.at)}>
        {retrySource(incident)}
        {past ? `, until ${at}` : ready ? `, over since ${at}` : `, ready at ${at}`}
        {long && !ready && !past && '. Too long to sit out: see the fixes'}
      </span>
      <span class="unseen" role="status">
        {announced}
      </span>
    </div>
  );
};
