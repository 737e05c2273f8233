import { useRef, useState } from 'preact/hooks';

export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'saved' }
  | { readonly kind: 'failed'; readonly reason: string; readonly again: () => void };

/** Runs changes to the settings and tells what became of the newest one. */
export const useSaving = (): { state: SaveState; save: (change: () => Promise<void>) => Promise<boolean> } => {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const newest = useRef(0);
  const save = async (change: () => Promise<void>): Promise<boolean> => {
    const turn = ++newest.current;
    setState({ kind: 'saving' });
    try {
      await change();
      if (turn === newest.current) setState({ kind: 'saved' });
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (turn === newest.current) setState({ kind: 'failed', reason, again: () => void save(change) });
      return false;
    }
  };
  return { state, save };
};
