import { useApp, useLoaded } from './app';
import { Section } from './parts/Section';
import { useSaving } from './parts/use-saving';

const languages: readonly (readonly [id: string, name: string])[] = [
  ['bash', 'Shell'],
  ['javascript', 'JavaScript'],
  ['python', 'Python'],
  ['typescript', 'TypeScript'],
  ['powershell', 'PowerShell'],
];

/** What the panel remembers by itself; it can be set here as well. */
export const PreferencesSection = () => {
  const { store, formats } = useApp();
  const { raw } = useLoaded();
  const { state, save } = useSaving();
  const language = typeof raw.language === 'string' ? raw.language : 'bash';
  const format = formats.some(({ id }) => id === raw.format) ? String(raw.format) : 'markdown';
  return (
    <Section
      id="preferences"
      title="Preferences"
      lead="The panel remembers these when you change them there. They count when DevTools is opened next."
      state={state}
    >
      <div class="preference">
        <label for="language">Code snippets in</label>
        <select
          id="language"
          class="field"
          value={language}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void save(() => store.prefer('language', value));
          }}
        >
          {!languages.some(([id]) => id === language) && <option value={language}>{language}</option>}
          {languages.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span class="hint">where a fix has them</span>
      </div>
      <div class="preference">
        <label for="format">Copy reports as</label>
        <select
          id="format"
          class="field"
          value={format}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void save(() => store.prefer('format', value));
          }}
        >
          {formats.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div class="preference">
        <input
          id="preserve"
          type="checkbox"
          checked={raw.preserve !== false}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            void save(() => store.prefer('preserve', checked));
          }}
        />
        <label for="preserve">Keep the list when the page navigates</label>
      </div>
    </Section>
  );
};
