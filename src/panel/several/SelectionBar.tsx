import type { Incident } from '../../model';
import { Icon } from '../icons';
import { CopyReport } from '../parts/CopyReport';
import { useApp } from '../view';
import { clearSelection } from './clear-selection';

/** What several chosen failures need where there is no room for more beside the list. */
export const SelectionBar = ({ incidents }: { incidents: readonly Incident[] }) => {
  const app = useApp();
  return (
    <section class="selection-bar" aria-label="Selection" data-selection-bar={incidents.length}>
      <b>{incidents.length.toLocaleString()} selected</b>
      <CopyReport incidents={incidents} />
      <button
        type="button"
        class="button"
        title="See the report before it is copied"
        data-action="review"
        onClick={() => {
          app.view.reviewing.value = true;
        }}
      >
        Review
      </button>
      <button
        type="button"
        class="tool"
        title="Clear selection (Esc)"
        aria-label="Clear selection"
        data-action="unpick"
        onClick={() => clearSelection(app)}
      >
        <Icon name="close" />
      </button>
    </section>
  );
};
