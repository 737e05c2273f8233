import type { Incident } from '../../model';
import { copyReport } from '../actions';
import { Icon } from '../icons';
import { useApp } from '../view';
import { MenuButton } from './Menu';

/** Copies the redacted report of some failures in the format that was used last; the arrow beside it chooses another. */
export const CopyReport = ({ incidents }: { incidents: readonly Incident[] }) => {
  const app = useApp();
  const { host, view } = app;
  const copy = (formatId: string): void => void copyReport(app, incidents, formatId);
  const choose = (id: string) => () => {
    view.format.value = id;
    void host.storage.set('format', id).catch(() => undefined);
    copy(id);
  };
  return (
    <span class="split-button">
      <button
        type="button"
        class="button button-primary"
        title="Copy the redacted report (c)"
        data-action="copy-report"
        onClick={() => copy(view.format.value)}
      >
        <Icon name="copy" />
        Copy report
      </button>
      <MenuButton
        label="Copy as…"
        class="button button-primary button-more"
        action="copy-formats"
        items={() => host.report.formats.map(({ id, title }) => ({ id, label: title, checked: id === view.format.value, run: choose(id) }))}
      >
        <Icon name="down" />
      </MenuButton>
    </span>
  );
};
