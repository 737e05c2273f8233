import { clearList, openHar } from './actions';
import { Icon } from './icons';
import { isLive, useApp } from './view';

const requests = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);

const FileButton = () => {
  const app = useApp();
  return (
    <label class={isLive(app.host) ? 'button' : 'button button-primary'}>
      <Icon name="open" />
      Open HAR file…
      <input
        type="file"
        class="unseen"
        accept=".har,.json,application/json"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) void openHar(app, chosen);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
};

/** The page of HAR files before one is opened. */
const NoFile = () => {
  const { session } = useApp();
  return (
    <div class="empty" data-empty="no-file">
      <Icon name="open" />
      <h2>{session.reading.value ? 'Reading the file' : 'Open a HAR file to see what failed in it'}</h2>
      <p>Choose one, or drop it here. It is read on this computer and goes nowhere.</p>
      <p class="buttons">
        <FileButton />
      </p>
      <p class="subtle">To get one: DevTools, Network, then Export HAR in Chrome or Save All As HAR in Firefox.</p>
    </div>
  );
};

/** Nothing failed yet, or nothing passes the filters: says which, and what to do. */
export const Empty = () => {
  const app = useApp();
  const { session, host } = app;
  const file = session.file.value;
  const seen = session.seen.value;
  const hidden = session.incidents.value.length;
  if (hidden > 0) {
    const quiet = session.quietCount.value;
    return (
      <div class="empty" data-empty="no-match">
        <Icon name="filter" />
        <h2>{quiet === hidden ? 'Only requests that were cancelled quickly' : 'No failure matches the filters'}</h2>
        <p>
          {hidden} {hidden === 1 ? 'is' : 'are'} hidden.
        </p>
        <button type="button" class="button button-primary" data-action="clear-filters" onClick={() => session.clearFilters()}>
          {quiet === hidden ? 'Show them' : 'Clear filters'}
        </button>
      </div>
    );
  }
  if (file) {
    return (
      <div class="empty" data-empty="file">
        <Icon name="open" />
        <h2>{session.reading.value ? 'Reading the file' : 'No failure in this file'}</h2>
        <p>{session.reading.value ? `${requests(seen)} so far.` : `${requests(seen)} looked at.`}</p>
      </div>
    );
  }
  if (!isLive(host)) return <NoFile />;
  const recording = session.recording.value;
  return (
    <div class="empty" data-empty={recording ? 'listening' : 'paused'}>
      <span class={recording ? 'pulse' : 'pulse pulse-off'} aria-hidden="true" />
      <h2>{recording ? 'Listening for failures' : 'Recording is off'}</h2>
      <p role="status">{seen === 0 ? 'No request heard yet.' : `${requests(seen)} heard, none failed.`}</p>
      {recording ? (
        <>
          <p>What happened before DevTools opened can't be seen. Reload the page to record it.</p>
          <p class="buttons">
            <button type="button" class="button button-primary" data-action="reload" onClick={() => host.reload?.()}>
              <Icon name="reload" />
              Reload page
            </button>
            <FileButton />
          </p>
          {host.browser === 'firefox' && (
            <p class="note note-info" data-firefox-note>
              <Icon name="info" />
              <span>
                Firefox hides from extensions what its Network tool does not show: a filter or a pause there hides requests here too. If
                something is missing, choose All in Network.
              </span>
            </p>
          )}
        </>
      ) : (
        <p class="buttons">
          <button
            type="button"
            class="button button-primary"
            data-action="resume"
            onClick={() => {
              session.recording.value = true;
            }}
          >
            <Icon name="record" filled />
            Record
          </button>
          {seen > 0 && (
            <button type="button" class="button" onClick={() => clearList(app)}>
              Clear
            </button>
          )}
        </p>
      )}
    </div>
  );
};
