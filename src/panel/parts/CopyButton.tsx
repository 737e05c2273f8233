import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../actions';
import { Icon } from '../icons';
import { useApp } from '../view';

const CONFIRM_MS = 1_500;

/** Copies one text and confirms in place. `what` names it for those who cannot see where the button stands. */
export const CopyButton = ({ text, what }: { text: string; what: string }) => {
  const app = useApp();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const id = setTimeout(() => setDone(false), CONFIRM_MS);
    return () => clearTimeout(id);
  }, [done]);
  const copy = async (): Promise<void> => {
    await copyText(app, text, `${what} copied`);
    setDone(app.view.fallback.value === null);
  };
  return (
    <button
      type="button"
      class="tool copy"
      title={`Copy ${what.toLowerCase()}`}
      aria-label={`Copy ${what.toLowerCase()}`}
      data-action="copy-snippet"
      onClick={copy}
    >
      <Icon name={done ? 'check' : 'copy'} />
    </button>
  );
};
