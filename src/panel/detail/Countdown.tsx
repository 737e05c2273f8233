import type { Incident } from '../../model';
import { formatWait, isLongWait, longWaitAdvice, momentOf, progressOf, secondsLeft } from '../../session/countdown';
import { isReady } from '../../session/retryable';
import { Icon } from '../icons';
import { Announce } from '../parts/Announce';
import { fullMoment } from '../parts/wall-clock';
import { useApp } from '../view';
import { OtherWait } from './OtherWait';
import { retrySource } from './retry-source';

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
  const asked = formatWait(retry.afterSeconds);
  const at = momentOf(retry.at, past ? exchange.receivedAt : now);
  const announced = past ? '' : ready ? 'Ready to try again' : `Wait ${asked} before you try again`;
  const advice = past || ready || !isLongWait(retry.afterSeconds) ? null : longWaitAdvice(retry.afterSeconds);
  return (
    <div
      class={`countdown${past ? ' countdown-past' : ready ? ' countdown-ready' : ''}`}
      data-countdown
      data-state={ready ? 'ready' : 'waiting'}
      data-retry-at={retry.at}
    >
      <Icon name={ready && !past ? 'check' : 'clock'} />
      <span class="countdown-left">
        {past && `Asked to wait ${asked}`}
        {!past && ready && 'Ready to try again'}
        {!past && !ready && (
          <>
            Try again in <b data-countdown-left>{formatWait(secondsLeft(retry.at, now))}</b>
          </>
        )}
      </span>
      <span class="progress" aria-hidden="true">
        <span class="progress-bar" style={{ width: `${(progressOf(exchange.receivedAt, retry.at, now) * 100).toFixed(2)}%` }} />
      </span>
      <span class="subtle countdown-source" title={fullMoment(retry.at)}>
        {retrySource(incident)}
        {past ? `, until ${at}` : ready ? `, over since ${at}` : `, ready at ${at}`}
        {advice && `. ${advice}`}
      </span>
      {!past && <OtherWait incident={incident} />}
      <Announce text={announced} />
    </div>
  );
};
