import { visibleLine } from '../../http/visible';
import { formatWait, momentOf, secondsLeft } from '../../session/countdown';
import type { LimitKind } from '../../session/forecast';
import type { LimitRow } from '../../session/limits-board';
import { Icon } from '../icons';
import { fullMoment } from '../parts/wall-clock';
import { Sparkline } from './Sparkline';

const kinds: Readonly<Record<LimitKind, string>> = { rate: 'rate', quota: 'quota', concurrency: 'at once' };

const levelIcon = { calm: null, warning: 'warning', empty: 'clock' } as const;

const units: Readonly<Record<number, string>> = { 1: 'second', 60: 'minute', 3600: 'hour', 86400: 'day', 604800: 'week' };

/** `minute`, `15 min`, `12 h`. */
const windowText = (seconds: number): string => units[seconds] ?? formatWait(seconds).replace(/ 00 (s|min)$/, '');

const number = new Intl.NumberFormat();

const pace = (perMinute: number | null): string =>
  perMinute === null ? '' : `${number.format(perMinute < 10 ? Math.round(perMinute * 10) / 10 : Math.round(perMinute))} / min`;

const Bar = ({ row }: { row: LimitRow }) => {
  const { used, limit, remaining } = row;
  if (limit === null) return <>{remaining === null ? '' : `${number.format(remaining)} left`}</>;
  if (used === null) return <>of {number.format(limit)}</>;
  const share = limit > 0 ? Math.min(1, used / limit) : 1;
  return (
    <span class="usage">
      <span class="usage-bar" aria-hidden="true">
        <span style={{ width: `${(share * 100).toFixed(1)}%` }} />
      </span>
      {number.format(used)} of {number.format(limit)}
    </span>
  );
};

/** One bucket of one host. `now` is null where nothing ticks: the answers come from a file. */
export const LimitLine = ({ row, now }: { row: LimitRow; now: number | null }) => {
  const { forecast, resetAt } = row;
  const icon = levelIcon[forecast.level];
  const left = resetAt === null || now === null ? 0 : secondsLeft(resetAt, now);
  return (
    <tr
      class={`limit limit-${forecast.level}`}
      data-limit
      data-host={row.host}
      data-bucket={row.name ?? ''}
      data-level={forecast.level}
      data-used={row.used ?? ''}
      data-of={row.limit ?? ''}
    >
      <th scope="row">
        <span class="limit-host">{visibleLine(row.host)}</span>
        {row.caller !== null && (
          <span class="subtle" title="Several keys call this host: each has a budget of its own">
            {' '}
            key {row.caller}
          </span>
        )}
        {row.endpoint && <span class="subtle mono wrap"> {visibleLine(row.endpoint)}</span>}
      </th>
      <td class="wrap">
        {row.name !== null && <b>{visibleLine(row.name)} </b>}
        <span class="subtle">
          {kinds[row.kind]}
          {row.windowSeconds !== null && `, per ${windowText(row.windowSeconds)}`}
        </span>
      </td>
      <td>
        <Bar row={row} />
      </td>
      <td data-reset title={resetAt === null ? undefined : fullMoment(resetAt)}>
        {left > 0 && resetAt !== null && now !== null && (
          <>
            {formatWait(left)} <span class="subtle">{momentOf(resetAt, now)}</span>
          </>
        )}
        {resetAt !== null && now === null && momentOf(resetAt, row.receivedAt)}
      </td>
      <td class="wide">{pace(forecast.pacePerMinute)}</td>
      <td class="wide">
        <Sparkline samples={row.samples} />
      </td>
      <td class="limit-forecast" data-forecast>
        {icon && <Icon name={icon} />}
        {forecast.text}
      </td>
    </tr>
  );
};
