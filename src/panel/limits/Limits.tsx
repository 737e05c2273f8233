import { useEffect, useMemo } from 'preact/hooks';
import { visibleLine } from '../../http/visible';
import type { Incident, Table } from '../../model';
import { formatWait, momentOf, secondsLeft, type Wait, waitThatMatters } from '../../session/countdown';
import type { IgnoredWait } from '../../session/ignored-waits';
import { DataTable } from '../detail/DataTable';
import { Icon } from '../icons';
import { useApp } from '../view';
import { LimitLine } from './LimitLine';

/** A forecast looks back this far, so it moves as long after the last answer. */
const PACE_MS = 60_000;

const heads = [
  ['Host', ''],
  ['Limit', ''],
  ['Used', ''],
  ['Resets in', ''],
  ['Pace', 'wide'],
  ['Remaining', 'wide'],
  ['Forecast', ''],
] as const;

interface Plan {
  readonly key: string;
  readonly name: string;
  readonly table: Table;
}

/** Plan tables of the APIs that refused for their limits, each once. */
const plansOf = (incidents: readonly Incident[]): Plan[] => {
  const found = new Map<string, Plan>();
  for (const { diagnosis } of incidents) {
    if (diagnosis.category !== 'rate-limit' || diagnosis.provider === null) continue;
    for (const table of diagnosis.tables) {
      const key = `${diagnosis.provider.id} ${table.title}`;
      found.set(key, { key, name: diagnosis.provider.name, table });
    }
  }
  return [...found.values()];
};

const Ignored = ({ ignored }: { ignored: readonly IgnoredWait[] }) => {
  const { session, view } = useApp();
  const listed = new Set(session.incidents.value.map(({ id }) => id));
  const show = (id: string) => () => {
    session.selection.value = id;
    view.limits.value = false;
  };
  return (
    <section>
      <h3>Waits that were not kept</h3>
      <ul class="ignored">
        {ignored.map(({ askedBy, askedAt, endpoint, retryAt, requests }) => (
          <li key={askedBy} data-ignored={requests.length}>
            <Icon name="warning" />
            <span class="wrap">
              <span class="mono">{visibleLine(endpoint)}</span> asked at {momentOf(askedAt, askedAt)} to wait{' '}
              {formatWait((retryAt - askedAt) / 1_000)}; {requests.length === 1 ? '1 request was' : `${requests.length} requests were`} sent
              all the same.{' '}
              {listed.has(askedBy) && (
                <button type="button" class="link" data-action="show-asked" onClick={show(askedBy)}>
                  Show the answer
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The wait that matters on each host that is being waited for. */
const Waits = ({ now }: { now: number }) => {
  const { session } = useApp();
  const waits = useMemo(() => {
    const byHost = new Map<string, Wait[]>();
    for (const { host, endpoint, receivedAt, retryAt } of session.records.value) {
      if (retryAt === null) continue;
      const some = byHost.get(host) ?? [];
      byHost.set(host, some);
      some.push({ host, endpoint, receivedAt, retryAt });
    }
    return [...byHost.values()];
  }, [session.records.value]);
  const running = waits.flatMap((some) => waitThatMatters(some, now) ?? []);
  if (running.length === 0) return null;
  return (
    <div class="waits">
      {running.map(({ host, retryAt }) => (
        <p key={host} class="note note-warning" data-wait={host}>
          <Icon name="clock" />
          <span>
            <b>{visibleLine(host)}</b> asks to wait {formatWait(secondsLeft(retryAt, now))}, until {momentOf(retryAt, now)}
          </span>
        </p>
      ))}
    </div>
  );
};

/** The limits of every host from all answers, successes too: how much is used, when it refills, and when it will be empty. */
export const Limits = () => {
  const { session } = useApp();
  const { rows, ignored } = session.board.value;
  const live = session.file.value === null;
  const now = session.now.value;
  const last = session.records.value.at(-1)?.receivedAt ?? 0;
  const resets = rows.flatMap(({ resetAt }) => resetAt ?? []).join();
  useEffect(() => {
    if (!live) return;
    session.deadlines.value = [...resets.split(',').filter(Boolean).map(Number), last + PACE_MS];
    return () => {
      session.deadlines.value = [];
    };
  }, [live, resets, last]);
  const plans = useMemo(() => plansOf(session.incidents.value), [session.incidents.value]);

  if (rows.length === 0 && ignored.length === 0) {
    return (
      <main class="main" data-limits="0">
        <div class="empty" data-empty="limits">
          <Icon name="limits" />
          <h2>No rate limit stated yet</h2>
          <p>As soon as an answer, failing or not, says how much of a limit is left, it is shown here.</p>
        </div>
      </main>
    );
  }
  return (
    <main class="main limits" data-limits={rows.length}>
      {live && <Waits now={now} />}
      {rows.length > 0 && (
        <table class="limits-table">
          <thead>
            <tr>
              {heads.map(([head, name]) => (
                <th key={head} scope="col" class={name || undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LimitLine key={row.key} row={row} now={live ? now : null} />
            ))}
          </tbody>
        </table>
      )}
      {ignored.length > 0 && <Ignored ignored={ignored} />}
      {plans.map(({ key, name, table }) => (
        <DataTable key={key} table={{ ...table, title: table.title ? `${name}: ${table.title}` : name }} />
      ))}
    </main>
  );
};
