import { useMemo } from 'preact/hooks';
import { visibleLine } from '../../http/visible';
import type { Incident } from '../../model';
import { formatWait, momentOf, secondsLeft, type Wait, waitThatMatters } from '../../session/countdown';
import { useApp } from '../view';

/** Another answer of the same host asked for a longer wait: it is that one that matters. */
export const OtherWait = ({ incident }: { incident: Incident }) => {
  const { session } = useApp();
  const { value: records } = session.records;
  const { url } = incident.exchange.request;
  const host = URL.canParse(url) ? new URL(url).host : '';
  const waits = useMemo(
    () =>
      records.flatMap((record): (Wait & { readonly id: string })[] =>
        record.host === host && record.retryAt !== null ? [{ ...record, retryAt: record.retryAt }] : [],
      ),
    [records, host],
  );
  const now = session.now.value;
  const matters = waitThatMatters(waits, now);
  if (matters === null || matters.id === incident.id || matters.retryAt <= (incident.diagnosis.retry?.at ?? 0)) return null;
  return (
    <span class="countdown-source" data-other-wait>
      {matters.endpoint === incident.diagnosis.endpoint ? 'Another answer' : visibleLine(matters.endpoint)} asks for a longer wait:{' '}
      {formatWait(secondsLeft(matters.retryAt, now))}, until {momentOf(matters.retryAt, now)}
    </span>
  );
};
