import { useState } from 'preact/hooks';
import { visibleLine } from '../http/visible';
import { useApp, useLoaded } from './app';
import { packIdOf, preferenceKeys, sectionKeys } from './keys';
import { ClaimList } from './packs/ClaimList';
import { FileButton } from './parts/FileButton';
import { Icon } from './parts/Icon';
import { Note } from './parts/Note';
import { Section } from './parts/Section';
import { useSaving } from './parts/use-saving';
import type { Settings } from './settings';
import { mergedItems, mostFileCharacters, type ReadFile, readSettingsFile, replacingItems, writeSettingsFile } from './settings-file';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const contents = ({ redaction, hosts, off, own }: Settings): string =>
  [
    `${count(redaction.headers.length + redaction.fields.length + redaction.patterns.length, 'name')} to redact`,
    count(hosts.length, 'host'),
    `${count(off.length, 'built-in pack')} switched off`,
    count(own.length, 'own pack'),
  ].join(', ');

const keysOf = (raw: Readonly<Record<string, unknown>>): string[] => [
  ...Object.values(sectionKeys),
  ...preferenceKeys,
  ...Object.keys(raw).filter((key) => packIdOf(key) !== null),
];

/** Everything as one file, out and in. Nothing is taken from a file that is not right as a whole. */
export const FileSection = () => {
  const { store, readPack, save: saveFile } = useApp();
  const { settings, raw } = useLoaded();
  const { state, save } = useSaving();
  const [file, setFile] = useState<{ name: string; read: ReadFile } | null>(null);
  const [before, setBefore] = useState<Readonly<Record<string, unknown>> | null>(null);
  const preferences = Object.fromEntries(preferenceKeys.filter((key) => raw[key] !== undefined).map((key) => [key, raw[key]]));
  const merged = file === null ? null : mergedItems(settings, file.read);
  const take = async (items: Readonly<Record<string, unknown>>): Promise<void> => {
    const keys = new Set([...keysOf(raw), ...Object.keys(items)]);
    const old = Object.fromEntries([...keys].map((key) => [key, raw[key]]));
    if (!(await save(() => store.replace(items)))) return;
    setBefore(old);
    setFile(null);
  };
  const undo = async (): Promise<void> => {
    if (before !== null && (await save(() => store.replace(before)))) setBefore(null);
  };
  return (
    <Section
      id="file"
      title="Export and import"
      lead="All of these settings and your own packs as one JSON file, to keep or to share. It holds the names you redact, but no traffic."
      state={state}
    >
      <div class="buttons">
        <button
          type="button"
          class="button"
          data-action="export-settings"
          onClick={() => saveFile('culprit-settings.json', writeSettingsFile(settings, preferences))}
        >
          <Icon name="export" />
          Export settings
        </button>
        <FileButton
          label="Import settings…"
          action="import-settings"
          most={mostFileCharacters}
          read={(text, name) => {
            setBefore(null);
            setFile({ name, read: readSettingsFile(text, readPack) });
          }}
        />
      </div>
      {before && (
        <Note>
          The settings were imported.{' '}
          <button type="button" class="link" data-action="undo-import" onClick={() => void undo()}>
            Undo
          </button>
        </Note>
      )}
      {file && file.read.items === null && (
        <Note tone="error">
          <p>Nothing was imported from {visibleLine(file.name)}. Mend this and import it again:</p>
          <ul class="bullets" data-import-problems>
            {file.read.problems.slice(0, 100).map(({ key, path, reason }, i) => (
              <li key={i}>
                <code class="wrap">{visibleLine([key, path].filter(Boolean).join('.'))}</code> {visibleLine(reason)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {file && file.read.items !== null && (
        <div class="editor" data-import>
          <p>
            <strong>{visibleLine(file.name)}</strong> holds {contents(file.read.settings)}.
          </p>
          {file.read.settings.own.map(
            ({ id, on, pack }) =>
              pack && (
                <div key={id}>
                  <p>
                    Own pack <strong>{visibleLine(pack.name)}</strong>, {on ? 'switched on' : 'switched off'}:
                  </p>
                  <ClaimList pack={pack} />
                </div>
              ),
          )}
          {merged !== null && 'reason' in merged && <p class="problem">It can’t be added to yours: {merged.reason}.</p>}
          <div class="buttons">
            <button
              type="button"
              class="button button-primary"
              data-action="import-add"
              disabled={merged === null || 'reason' in merged}
              onClick={() => merged !== null && !('reason' in merged) && void take(merged.items)}
            >
              Add to my settings
            </button>
            <button
              type="button"
              class="button"
              data-action="import-replace"
              onClick={() => void take(replacingItems(settings, file.read))}
            >
              Replace my settings
            </button>
            <button type="button" class="button" onClick={() => setFile(null)}>
              Cancel
            </button>
          </div>
        </div>
      )}
    </Section>
  );
};
