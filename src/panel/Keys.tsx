import { Dialog } from './parts/Dialog';
import { useApp } from './view';

const keys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Move in the list'],
  ['Home End', 'First, last'],
  ['Enter', 'Open the details, then go to them'],
  ['Space', 'Fold or unfold repeats and groups'],
  ['letters', 'Go to a row that begins so'],
  ['/', 'Filter'],
  ['Shift+↑ ↓', 'Select a range; Shift+click, too'],
  ['Ctrl+Space', 'Add or remove a row; Ctrl+click, too'],
  ['Ctrl+↑ ↓', 'Move, keep the selection'],
  ['Ctrl+A', 'Select all that are listed'],
  ['c', 'Copy the report'],
  ['Shift+F10', 'More for this row or selection'],
  ['Esc', 'Clear the selection, close, back to the list'],
  ['Ctrl+F', 'Find in the open tab, else filter'],
  ['Ctrl+E', 'Record on or off'],
  ['Ctrl+L', 'Clear'],
  ['?', 'This list'],
];

export const Keys = () => {
  const { view, host } = useApp();
  const close = (): void => {
    view.keys.value = false;
  };
  return (
    <Dialog title="Keys" close={close}>
      <dl class="keys" data-keys>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="subtle" data-versions>
        {host.packVersions.map(({ id, version }) => [id, version ?? []].flat().join(' ')).join(', ')}
      </p>
    </Dialog>
  );
};
