import { useEffect } from 'preact/hooks';
import { useApp } from '../view';

const SHOWN_MS = 4_000;
const WITH_ACTION_MS = 8_000;

/** Short confirmations, read out once, gone by themselves. */
export const Toaster = () => {
  const { view } = useApp();
  const toast = view.toast.value;
  useEffect(() => {
    if (toast === null) return;
    const id = setTimeout(
      () => {
        view.toast.value = null;
      },
      toast.action ? WITH_ACTION_MS : SHOWN_MS,
    );
    return () => clearTimeout(id);
  }, [toast]);
  return (
    <div class="toaster" role="status" aria-live="polite" data-toast>
      {toast && (
        <div class="toast">
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              class="link"
              data-action="toast-action"
              onClick={() => {
                toast.action?.run();
                view.toast.value = null;
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
};
