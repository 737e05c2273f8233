import { useRef } from 'preact/hooks';
import { visibleLine } from '../../http/visible';
import type { Grouping } from '../../session/rows';
import { clearList, openHar } from '../actions';
import { Icon, type IconName } from '../icons';
import { MenuButton } from '../parts/Menu';
import { isLive, useApp } from '../view';
import { exportItems } from './export-items';
import { FilterBox } from './FilterBox';
import { QuickFilters } from './QuickFilters';

interface ToolProps {
  readonly action: string;
  readonly icon: IconName;
  readonly label: string;
  readonly pressed?: boolean;
  readonly filled?: boolean;
  readonly run: () => void;
}

const Tool = ({ action, icon, label, pressed, filled, run }: ToolProps) => (
  <button type="button" class="tool" title={label} aria-label={label} aria-pressed={pressed} data-action={action} onClick={run}>
    <Icon name={icon} filled={filled ?? false} />
  </button>
);

/** Opens the limits board; a dot says that one of them runs out. */
const LimitsTool = () => {
  const { session, view } = useApp();
  const alert = session.alert.value;
  const pressing = alert && (alert.resetAt === null || alert.resetAt > session.now.value) ? alert : null;
  const label = pressing ? `Rate limits. ${visibleLine(pressing.host)}: ${pressing.forecast.text}` : 'Rate limits';
  return (
    <span class={pressing ? `alert alert-${pressing.forecast.level}` : undefined} data-alert={pressing?.forecast.level}>
      <Tool
        action="limits"
        icon="limits"
        label={label}
        pressed={view.limits.value}
        run={() => {
          view.limits.value = !view.limits.value;
        }}
      />
    </span>
  );
};

const RecordTool = () => {
  const { session } = useApp();
  const recording = session.recording.value;
  return (
    <Tool
      action="record"
      icon="record"
      label={recording ? 'Stop recording (Ctrl+E)' : 'Record (Ctrl+E)'}
      pressed={recording}
      filled={recording}
      run={() => {
        session.recording.value = !recording;
      }}
    />
  );
};

const KeepLog = () => {
  const { session, host } = useApp();
  return (
    <label class="check" title="Keep the list when the page navigates">
      <input
        type="checkbox"
        data-action="preserve"
        checked={session.preserve.value}
        onChange={(event) => {
          session.preserve.value = event.currentTarget.checked;
          void host.storage.set('preserve', event.currentTarget.checked).catch(() => undefined);
        }}
      />
      Keep log
    </label>
  );
};

const groupings: readonly [Grouping, string][] = [
  ['none', 'No groups'],
  ['endpoint', 'Group by endpoint'],
  ['cause', 'Group by cause'],
];

/** Everything that works on the list as a whole. */
export const Toolbar = () => {
  const app = useApp();
  const { session, view, host } = app;
  const picker = useRef<HTMLInputElement>(null);
  const grouping = session.grouping.value;
  const quiet = session.quietCount.value;
  const counted = session.incidents.value.length - (session.showQuiet.value ? 0 : quiet);
  const shown = session.visible.value.length;
  return (
    <div class="toolbar" role="toolbar" aria-label="Culprit">
      {isLive(host) && <RecordTool />}
      <Tool action="clear" icon="clear" label="Clear (Ctrl+L)" run={() => clearList(app)} />
      {isLive(host) && <KeepLog />}
      <span class="rule" />
      <FilterBox />
      <QuickFilters />
      <span class="spring" />
      <span class="count" data-count title={`${counted} failures in ${session.seen.value} requests`}>
        {shown === counted ? `${counted} failed` : `${shown} of ${counted}`}
        <span class="subtle"> / {session.seen.value}</span>
      </span>
      {quiet > 0 && (
        <Tool
          action="quiet"
          icon={session.showQuiet.value ? 'show' : 'hide'}
          label={`${session.showQuiet.value ? 'Hide' : 'Show'} ${quiet} cancelled quickly`}
          pressed={session.showQuiet.value}
          run={() => {
            session.showQuiet.value = !session.showQuiet.value;
          }}
        />
      )}
      <MenuButton
        label="Grouping"
        action="group"
        class={grouping === 'none' ? 'tool' : 'tool tool-on'}
        items={() =>
          groupings.map(([id, label]) => ({
            id: `group-${id}`,
            label,
            checked: id === grouping,
            run: () => {
              session.grouping.value = id;
            },
          }))
        }
      >
        <Icon name="group" />
      </MenuButton>
      <LimitsTool />
      <Tool action="open-har" icon="open" label="Open a HAR file, or drop one here" run={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        class="picker"
        accept=".har,.json,application/json"
        aria-label="HAR file"
        tabIndex={-1}
        hidden
        data-picker
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void openHar(app, file);
          event.currentTarget.value = '';
        }}
      />
      <MenuButton label="Export" action="export" items={() => exportItems(app)}>
        <Icon name="export" />
      </MenuButton>
      {host.openOptions && <Tool action="options" icon="gear" label="Packs and settings" run={() => host.openOptions?.()} />}
      <Tool
        action="keys"
        icon="keys"
        label="Keys (?)"
        run={() => {
          view.keys.value = true;
        }}
      />
    </div>
  );
};
