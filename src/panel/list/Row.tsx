// biome-ignore-all lint/a11y/useSemanticElements: a windowed grid cannot be a table: its rows are placed by script
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which has the focus
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import { visibleLine } from '../../http/visible';
import { formatWait, secondsLeft } from '../../session/countdown';
import { isReady } from '../../session/retryable';
import type { Row as RowData } from '../../session/rows';
import { Icon, StatusMark } from '../icons';
import { codeOf, statusShape, statusText } from '../parts/status-shape';
import { clockTime, fullMoment } from '../parts/wall-clock';
import { useApp } from '../view';

type IncidentRow = RowData & { readonly type: 'incident' };

/** Reads the clock by itself, so that a tick draws this cell and nothing else. */
const RetryCell = ({ incident }: Pick<IncidentRow, 'incident'>) => {
  const { session } = useApp();
  const { retry } = incident.diagnosis;
  if (retry === null) return null;
  if (incident.exchange.source === 'har') return <span class="subtle">{formatWait(retry.afterSeconds)}</span>;
  if (isReady(incident, session.now.value)) {
    return (
      <span class="ready">
        <Icon name="check" />
        ready
      </span>
    );
  }
  const armed = session.pending.value.get(incident.id)?.state === 'armed';
  return (
    <span class="waiting" title={armed ? 'Replayed when ready' : undefined}>
      {armed && <Icon name="replay" />}
      {formatWait(secondsLeft(retry.at, session.now.value))}
    </span>
  );
};

const withoutMethod = (endpoint: string, method: string): string =>
  endpoint.startsWith(`${method} `) ? endpoint.slice(method.length + 1) : endpoint;

const Cell = ({ name, text }: { name: string; text: string }) => {
  const shown = visibleLine(text);
  return (
    <div class={`cell cell-${name}`} role="gridcell" data-cell={name} title={shown}>
      {shown}
    </div>
  );
};

/** The host gives way to the path where there is little room. */
const EndpointCell = ({ text }: { text: string }) => {
  const shown = visibleLine(text);
  const slash = Math.max(0, shown.indexOf('/'));
  return (
    <div class="cell cell-endpoint" role="gridcell" data-cell="endpoint" title={shown}>
      <span class="endpoint-host">{shown.slice(0, slash)}</span>
      <span class="endpoint-path">{shown.slice(slash)}</span>
    </div>
  );
};

export interface RowProps {
  readonly row: RowData;
  readonly index: number;
  readonly active: boolean;
  /** How many of its members are selected. */
  readonly picked: number;
  readonly onToggle: () => void;
  readonly onPick: (event: MouseEvent) => void;
  readonly onMenu: (at: { x: number; y: number }) => void;
}

const Twisty = ({ open, label, onToggle }: { open: boolean; label: string; onToggle: () => void }) => (
  <button
    type="button"
    class={open ? 'twisty twisty-open' : 'twisty'}
    tabIndex={-1}
    aria-label={label}
    onClick={(event) => {
      event.stopPropagation();
      onToggle();
    }}
  >
    <Icon name="right" />
  </button>
);

const partlyText = (picked: number, count: number): string => `${picked} of these ${count} are selected`;

/** One line of the list, 21 pixels high. */
export const Row = ({ row, index, active, picked, onToggle, onPick, onMenu }: RowProps) => {
  const selected = picked > 0;
  const partly = selected && picked < row.count;
  const state = `row${active ? ' row-active' : ''}${selected ? ' row-selected' : ''}${partly ? ' row-partly' : ''}`;
  const menu = (event: MouseEvent): void => {
    event.preventDefault();
    onMenu({ x: event.clientX, y: event.clientY });
  };
  if (row.type === 'group') {
    return (
      <div
        id={`row-${index}`}
        class={`${state} row-group`}
        role="row"
        aria-rowindex={index + 1}
        aria-level={1}
        aria-expanded={row.open}
        aria-selected={selected}
        data-group={row.id}
        onClick={onPick}
        onContextMenu={menu}
      >
        <div class="cell" role="gridcell">
          <Twisty open={row.open} label={row.open ? 'Close the group' : 'Open the group'} onToggle={onToggle} />
          <span class="group-label">{visibleLine(row.label)}</span>
          <span class="badge" title={partly ? partlyText(picked, row.count) : undefined}>
            {partly ? `${picked}/${row.count}` : row.count}
          </span>
        </div>
      </div>
    );
  }
  const { incident } = row;
  const { exchange, diagnosis } = incident;
  const label = `${row.open ? 'Fold these' : `Show all ${row.count}`}${partly ? `. ${partlyText(picked, row.count)}` : ''}`;
  return (
    <div
      id={`row-${index}`}
      class={`${state}${index % 2 ? ' row-odd' : ''}${row.depth ? ' row-inner' : ''}${diagnosis.quiet ? ' row-quiet' : ''}`}
      role="row"
      aria-rowindex={index + 1}
      aria-level={row.depth + 1}
      aria-selected={selected}
      aria-expanded={row.count > 1 ? row.open : undefined}
      data-row
      data-id={incident.id}
      data-status={exchange.response.status}
      data-code={codeOf(incident)}
      data-provider={diagnosis.provider?.id ?? ''}
      data-rule={diagnosis.rule ?? ''}
      data-endpoint={diagnosis.endpoint}
      onClick={onPick}
      onContextMenu={menu}
    >
      <div class={`cell cell-status tone-${statusShape(incident)}`} role="gridcell" data-cell="status">
        <StatusMark shape={statusShape(incident)} />
        {statusText(incident)}
      </div>
      <Cell name="method" text={exchange.request.method} />
      <EndpointCell text={withoutMethod(diagnosis.endpoint, exchange.request.method)} />
      <Cell name="title" text={diagnosis.title} />
      <Cell name="provider" text={diagnosis.provider?.name ?? ''} />
      <Cell name="code" text={codeOf(incident)} />
      <div class="cell cell-retry" role="gridcell" data-cell="retry">
        <RetryCell incident={incident} />
      </div>
      <div class="cell cell-count" role="gridcell" data-cell="count">
        {row.count > 1 && (
          <button
            type="button"
            class="badge badge-button"
            tabIndex={-1}
            title={label}
            aria-label={label}
            data-action="expand"
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            {partly ? `${picked}/${row.count}` : `×${row.count}`}
          </button>
        )}
      </div>
      <div class="cell cell-time" role="gridcell" data-cell="time" title={fullMoment(exchange.startedAt)}>
        {clockTime(exchange.startedAt)}
      </div>
    </div>
  );
};
