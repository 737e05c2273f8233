import { useApp } from '../view';

const LEAST = 0.2;
const MOST = 0.8;
const STEP = 0.02;

export const clampSplit = (share: number): number => Math.min(MOST, Math.max(LEAST, share));

/** The line between list and detail: dragged, moved by arrow keys, put back by a double click; remembered. */
export const Splitter = () => {
  const { view, host } = useApp();
  const keep = (share: number): void => {
    view.split.value = clampSplit(share);
    void host.storage.set('split', view.split.value).catch(() => undefined);
  };
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    const bar = event.currentTarget;
    const panes = bar.parentElement?.getBoundingClientRect();
    if (!panes || event.button !== 0) return;
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      view.split.value = clampSplit((moved.clientX - panes.left) / panes.width);
    };
    const end = (): void => {
      bar.removeEventListener('pointermove', move);
      keep(view.split.value);
    };
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', end, { once: true });
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    keep(view.split.value + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is not a rule between paragraphs
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the list"
      aria-valuemin={LEAST * 100}
      aria-valuemax={MOST * 100}
      aria-valuenow={Math.round(view.split.value * 100)}
      tabIndex={0}
      onPointerDown={drag}
      onDblClick={() => keep(0.45)}
      onKeyDown={keys}
    />
  );
};
