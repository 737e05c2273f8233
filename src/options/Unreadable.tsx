import { visibleLine } from '../http/visible';
import { useApp, useLoaded } from './app';
import { packIdOf, type Section, sectionKeys } from './keys';
import { Note } from './parts/Note';
import { Saved } from './parts/Saved';
import { useSaving } from './parts/use-saving';
import type { Problem } from './settings';

const MOST_SHOWN = 20;

const place = ({ key, path }: Problem): string => [key.replace(/^settings\./, ''), path].filter(Boolean).join('.');

/** What of the stored settings could not be used, and where it is kept. */
export const Unreadable = () => {
  const { store, save: saveFile } = useApp();
  const { problems, backups } = useLoaded();
  const { state, save } = useSaving();
  const inSections = problems.filter(({ key }) => packIdOf(key) === null);
  const kept = Object.keys(backups).length > 0;
  if (inSections.length === 0 && !kept) return null;
  const broken = (Object.keys(sectionKeys) as Section[]).filter((section) => inSections.some(({ key }) => key === sectionKeys[section]));
  const mend = (): void =>
    void save(async () => {
      for (const section of broken) await store.update(section, (now) => now);
    });
  return (
    <div data-unreadable>
      <Note tone={inSections.length > 0 ? 'error' : 'info'}>
        {inSections.length > 0 ? (
          <>
            <p>Some stored settings can’t be used and are left out. The rest is in force.</p>
            <ul class="bullets">
              {inSections.slice(0, MOST_SHOWN).map((problem, i) => (
                <li key={i}>
                  <code class="wrap">{visibleLine(place(problem))}</code> {visibleLine(problem.reason)}
                </li>
              ))}
              {inSections.length > MOST_SHOWN && <li>and {inSections.length - MOST_SHOWN} more</li>}
            </ul>
          </>
        ) : (
          <p>A copy of settings that could not be used is kept.</p>
        )}
        <p class="buttons">
          {inSections.length > 0 && (
            <button type="button" class="link" data-action="mend" onClick={mend}>
              Go on with the rest
            </button>
          )}
          {kept && (
            <button
              type="button"
              class="link"
              data-action="save-backup"
              onClick={() => saveFile('culprit-settings-backup.json', `${JSON.stringify(backups, null, 2)}\n`)}
            >
              Save the copy as a file
            </button>
          )}
          {kept && inSections.length === 0 && (
            <button type="button" class="link" data-action="forget-backup" onClick={() => void save(() => store.forgetBackups())}>
              Delete the copy
            </button>
          )}
        </p>
      </Note>
      <Saved state={state} />
    </div>
  );
};
