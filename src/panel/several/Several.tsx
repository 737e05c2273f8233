import type { Incident } from '../../model';
import { ReportTab } from '../detail/ReportTab';
import { Icon } from '../icons';
import { Boundary } from '../parts/Boundary';
import { MenuButton } from '../parts/Menu';
import { saveItems } from '../report-items';
import { useApp } from '../view';
import { clearSelection } from './clear-selection';
import { selectedText } from './selected-text';

/** Several failures at once, in the place of the details: the one report of all of them, to be looked through and handed on. */
export const Several = ({ incidents, back }: { incidents: readonly Incident[]; back: (() => void) | null }) => {
  const app = useApp();
  const hidden = app.session.picked.value.size - incidents.length;
  return (
    <section class="detail" aria-label="Selected failures" data-several={incidents.length}>
      <header class="detail-head several-head">
        {back && (
          <button type="button" class="tool" title="Back to the list (Esc)" aria-label="Back to the list" data-action="back" onClick={back}>
            <Icon name="back" />
          </button>
        )}
        <h2 class="detail-title">{selectedText(incidents.length)}</h2>
        {hidden > 0 && <span class="subtle">{hidden} more hidden by the filters</span>}
        <span class="spring" />
        <MenuButton label="Save as…" class="button" action="save-formats" items={() => saveItems(app, incidents)}>
          <Icon name="export" />
          Save
          <Icon name="down" />
        </MenuButton>
        <button type="button" class="button" title="Clear selection (Esc)" data-action="unpick" onClick={() => clearSelection(app)}>
          <Icon name="close" />
          Clear selection
        </button>
      </header>
      <div class="tab-content">
        <Boundary what="The report" of={incidents}>
          <ReportTab incidents={incidents} />
        </Boundary>
      </div>
    </section>
  );
};
