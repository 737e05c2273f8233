import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from './parts/Dialog';
import { useApp } from './view';

/** The browser refused the clipboard: the text, selected, to be copied by hand. */
export const CopyFallback = ({ text }: { text: string }) => {
  const { view } = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [text]);
  return (
    <Dialog
      title="Copy by hand"
      close={() => {
        view.fallback.value = null;
      }}
    >
      <p>The browser refused access to the clipboard. The text is selected: press Ctrl+C, or ⌘C.</p>
      <textarea ref={field} class="fallback" readOnly rows={12} aria-label="Text to copy" data-fallback value={text} />
    </Dialog>
  );
};
