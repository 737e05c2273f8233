import { visibleLine } from '../http/visible';
import { Icon } from './icons';
import { useApp } from './view';

/** What must be said above the list: trouble, and that a file is on show instead of the page. */
export const Banners = () => {
  const { session } = useApp();
  const notice = session.notice.value;
  const file = session.file.value;
  const progress = file?.progress.value ?? null;
  const cancel = file?.cancel.value ?? null;
  return (
    <>
      {notice && (
        <div class={`banner banner-${notice.tone}`} role="alert" data-notice={notice.tone}>
          <Icon name={notice.tone === 'error' ? 'warning' : 'info'} />
          <span class="wrap">{visibleLine(notice.text)}</span>
          <button
            type="button"
            class="tool"
            title="Dismiss"
            aria-label="Dismiss"
            data-action="dismiss"
            onClick={() => {
              session.notice.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      {file && (
        <div class="banner banner-info" role="status" data-file={file.name}>
          <Icon name="open" />
          <span class="ellipsis">
            {progress === null ? 'Showing' : 'Reading'} <b>{visibleLine(file.name)}</b>
          </span>
          {progress !== null && <progress class="reading" max={1} value={progress} aria-label="Reading the file" />}
          {progress !== null && cancel && (
            <button type="button" class="link" data-action="cancel-file" onClick={cancel}>
              Cancel
            </button>
          )}
          <button type="button" class="link" data-action="back-to-live" onClick={() => session.backToLive()}>
            Back to live
          </button>
        </div>
      )}
    </>
  );
};
