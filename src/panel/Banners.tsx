import { visibleLine } from '../http/visible';
import { Icon } from './icons';
import { isLive, useApp } from './view';

/** What must be said above the list: trouble, and that a file is on show instead of the page. */
export const Banners = () => {
  const { session, host } = useApp();
  const notice = session.notice.value;
  const file = session.file.value;
  const reading = session.reading.value;
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
      {reading && (
        <div class="banner banner-info" role="status" data-reading={reading.name}>
          <Icon name="open" />
          <span class="ellipsis">
            Reading <b>{visibleLine(reading.name)}</b>
          </span>
          <progress class="reading" max={1} value={reading.share} aria-label="Reading the file" />
          <button type="button" class="link" data-action="cancel-file" onClick={reading.cancel}>
            Cancel
          </button>
        </div>
      )}
      {file && !reading && (
        <div class="banner banner-info" role="status" data-file={file.name}>
          <Icon name="open" />
          <span class="ellipsis">
            Showing <b>{visibleLine(file.name)}</b>
          </span>
          <button type="button" class="link" data-action="back-to-live" onClick={() => session.backToLive()}>
            {isLive(host) ? 'Back to live' : 'Close file'}
          </button>
        </div>
      )}
    </>
  );
};
