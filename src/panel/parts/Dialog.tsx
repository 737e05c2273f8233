import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icons';

/** A modal dialog: the browser keeps the focus in it and gives it back. */
export const Dialog = ({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog ref={dialog} class="dialog" aria-label={title} onClose={close} onClick={(event) => event.target === dialog.current && close()}>
      <div class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="tool" title="Close (Esc)" aria-label="Close" data-action="close-dialog" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
};
