import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part whose code comes in when it is first shown, or before that by `load`. What fails on the way is shown where the part would be. */
export const later = <P extends object>(fetchPart: () => Promise<ComponentType<P>>) => {
  let part: ComponentType<P> | null = null;
  const load = async (): Promise<void> => {
    part ??= await fetchPart();
  };
  const Later = (props: P) => {
    const [, redraw] = useState(0);
    const [failure, fail] = useState<unknown>(null);
    const Part = part;
    // Asked of what was drawn, not of what is there by now: the code may have come in since, and then too it is to be drawn.
    useEffect(() => {
      if (Part === null) load().then(() => redraw(1), fail);
    }, []);
    // A boundary around it says so, and offers to try again.
    if (failure !== null) throw failure;
    return Part === null ? null : <Part {...props} />;
  };
  return Object.assign(Later, { load });
};
