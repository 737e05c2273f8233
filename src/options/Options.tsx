import { type App, AppContext } from './app';
import { FileSection } from './FileSection';
import { HostsSection } from './hosts/HostsSection';
import { PreferencesSection } from './PreferencesSection';
import { PacksSection } from './packs/PacksSection';
import { Note } from './parts/Note';
import { RedactionSection } from './redaction/RedactionSection';
import { Unreadable } from './Unreadable';

const parts: readonly (readonly [id: string, title: string])[] = [
  ['redaction', 'Redaction'],
  ['hosts', 'Hosts'],
  ['packs', 'Packs'],
  ['preferences', 'Preferences'],
  ['file', 'Export and import'],
];

/** The whole page. */
export const Options = ({ app }: { app: App }) => {
  const broken = app.broken.value;
  return (
    <AppContext.Provider value={app}>
      <div class="page">
        <header class="page-head">
          <img src="/icons/32.png" width={28} height={28} alt="" />
          <h1>Culprit settings</h1>
          <span class="subtle">Saved as you go, on this computer only</span>
        </header>
        <nav class="page-nav" aria-label="Parts of the settings">
          <ul>
            {parts.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
            <li class="nav-apart">
              <a href="/src/panel/har.html">Open a HAR file</a>
            </li>
          </ul>
        </nav>
        <main class="page-main">
          {broken !== null && (
            <Note tone="error">
              The settings could not be read. {broken}{' '}
              <button type="button" class="link" onClick={() => void app.refresh()}>
                Try again
              </button>
            </Note>
          )}
          {app.loaded.value === null ? (
            broken === null && <p class="loading">Reading the settings…</p>
          ) : (
            <>
              <Unreadable />
              <RedactionSection />
              <HostsSection />
              <PacksSection />
              <PreferencesSection />
              <FileSection />
            </>
          )}
        </main>
      </div>
    </AppContext.Provider>
  );
};
