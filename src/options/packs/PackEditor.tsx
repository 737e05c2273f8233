import { useEffect, useState } from 'preact/hooks';
import { visible, visibleLine } from '../../http/visible';
import { useApp, useLoaded } from '../app';
import { FileButton } from '../parts/FileButton';
import { Icon } from '../parts/Icon';
import { mostPacks } from '../settings';
import { ClaimList } from './ClaimList';

const REST_MS = 250;
const MOST_BYTES = 1_000_000;

const useChecked = (text: string) => {
  const { readPack } = useApp();
  const [checked, setChecked] = useState<{ text: string; result: ReturnType<typeof readPack> } | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setChecked(null);
      return;
    }
    const timer = setTimeout(() => setChecked({ text, result: readPack(text) }), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return checked?.text === text ? checked.result : null;
};

/** A pack's file as text, checked while it is typed. Everything that is wrong is told at once, with its place. */
export const PackEditor = ({ start, close, put }: { start: string; close: () => void; put: (id: string, text: string) => void }) => {
  const { settings } = useLoaded();
  const [text, setText] = useState(start);
  const checked = useChecked(text);
  const pack = checked?.pack ?? null;
  const replaced = pack === null ? undefined : settings.own.find(({ id }) => id === pack.id);
  const full = pack !== null && replaced === undefined && settings.own.length >= mostPacks;
  return (
    <div class="editor" data-editor>
      <div class="label-row">
        <label for="pack-text">The pack’s file</label>
        <FileButton label="Open a file…" action="open-pack" most={MOST_BYTES} read={setText} />
      </div>
      <textarea
        id="pack-text"
        class="field mono"
        rows={14}
        spellcheck={false}
        autocomplete="off"
        placeholder="Paste a rule pack here, or open a file."
        aria-describedby="pack-said"
        aria-invalid={checked !== null && pack === null}
        value={text}
        data-pack-text
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div id="pack-said" role="status" data-pack-said>
        {checked !== null && checked.problems.length > 0 && (
          <>
            <p class="problem">
              {checked.problems.length === 1 ? 'One thing has' : `${checked.problems.length} things have`} to be mended before it can be
              used.
            </p>
            <table class="table" data-pack-problems>
              <thead>
                <tr>
                  <th scope="col">Where</th>
                  <th scope="col">What</th>
                </tr>
              </thead>
              <tbody>
                {checked.problems.map(({ path, reason }, i) => (
                  <tr key={i}>
                    <td class="mono wrap">{visibleLine(path)}</td>
                    <td class="wrap">{visible(reason)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {pack !== null && (
          <>
            <p>
              <strong>{visibleLine(pack.name)}</strong> can be used: {pack.rules.length} {pack.rules.length === 1 ? 'rule' : 'rules'}.{' '}
              {replaced ? `It replaces your pack ${pack.id}.` : 'It is added switched off.'}
            </p>
            <ClaimList pack={pack} />
          </>
        )}
        {full && <p class="problem">There is room for {mostPacks} own packs. Remove one first.</p>}
      </div>
      <div class="buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={pack === null || full}
          data-action="put-pack"
          onClick={() => pack !== null && put(pack.id, text)}
        >
          <Icon name="check" />
          {replaced ? 'Save pack' : 'Add pack'}
        </button>
        <button type="button" class="button" data-action="close-editor" onClick={close}>
          Cancel
        </button>
      </div>
    </div>
  );
};
