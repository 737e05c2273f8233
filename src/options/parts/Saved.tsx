import { Icon } from './Icon';
import { Note } from './Note';
import type { SaveState } from './use-saving';

/** Whether the newest change is safe: a quiet word where it is, a box with a way on where it is not. */
export const Saved = ({ state }: { state: SaveState }) => (
  <>
    <span class="saved subtle" role="status" data-saved={state.kind}>
      {state.kind === 'saved' && (
        <>
          <Icon name="check" />
          Saved
        </>
      )}
      {state.kind === 'saving' && 'Saving…'}
    </span>
    {state.kind === 'failed' && (
      <Note tone="error">
        Not saved. {state.reason}{' '}
        <button type="button" class="link" onClick={state.again}>
          Try again
        </button>
      </Note>
    )}
  </>
);
