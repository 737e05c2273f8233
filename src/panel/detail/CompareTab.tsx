import { useMemo } from 'preact/hooks';
import { visible, visibleLine } from '../../http/visible';
import type { Incident } from '../../model';
import type { Difference } from '../../session/compare';
import { momentOf } from '../../session/countdown';
import { formatAbout } from '../parts/duration';
import { useApp } from '../view';

const parts: Readonly<Record<Difference['part'], string>> = {
  credential: 'Credential',
  header: 'Header',
  query: 'Query parameter',
  body: 'Body field',
};

const Value = ({ sent, value, other }: { sent: boolean; value: string | null; other: boolean }) => {
  if (!sent) return <span class="absent">not sent</span>;
  if (value !== null) return <span class="mono wrap">{visible(value)}</span>;
  return <span class="subtle">{other ? 'another value' : 'sent'}</span>;
};

/** What the failing request sent otherwise than the last one to the same endpoint that worked. */
export const CompareTab = ({ incident }: { incident: Incident }) => {
  const { session } = useApp();
  const { value: records } = session.records;
  const compared = useMemo(() => session.compared(incident), [incident, records]);
  const { endpoint } = incident.diagnosis;
  if (compared === null) {
    return (
      <div class="quiet-state" data-compare="none">
        <p>No success of this endpoint is known yet.</p>
        <p class="subtle wrap">
          As soon as {visibleLine(endpoint)} works once, what differs is shown here. Only requests made while DevTools is open are known.
        </p>
      </div>
    );
  }
  const { success, differences } = compared;
  const { startedAt } = incident.exchange;
  return (
    <div class="compare" data-compare={differences.length}>
      <p>
        It worked {formatAbout(startedAt - success.startedAt)} earlier: <b>{success.status}</b> at {momentOf(success.startedAt, startedAt)}.{' '}
        {differences.length === 0 && 'Nothing that was sent differs, so look for the cause on the other side: rights, state, limits.'}
      </p>
      {differences.length > 0 && (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">What differs</th>
              <th scope="col">When it worked</th>
              <th scope="col">This time</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ part, name, change, before, after }, i) => (
              <tr key={i} data-difference={change}>
                <th scope="row">
                  <span class="subtle">{parts[part]}</span> <span class="mono wrap">{visibleLine(name)}</span>
                </th>
                <td>
                  <Value sent={change !== 'added'} value={before} other={false} />
                </td>
                <td>
                  <Value sent={change !== 'removed'} value={after} other={change === 'changed'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="subtle">Values that may be secret are compared by fingerprint and never kept.</p>
    </div>
  );
};
