import { useState } from 'preact/hooks';
import { visibleLine } from '../../http/visible';
import { useApp, useLoaded } from '../app';
import { Icon } from '../parts/Icon';
import { Note } from '../parts/Note';
import { Saved } from '../parts/Saved';
import { Switch } from '../parts/Switch';
import { useSaving } from '../parts/use-saving';
import type { OwnPack } from '../settings';
import { ClaimList } from './ClaimList';
import { PackEditor } from './PackEditor';

interface CardProps {
  readonly own: OwnPack;
  readonly turn: (on: boolean) => void;
  readonly edit: () => void;
  readonly remove: () => void;
}

const Card = ({ own, turn, edit, remove }: CardProps) => {
  const { save: saveFile } = useApp();
  const { id, on, pack, problems, text } = own;
  const name = visibleLine(pack?.name ?? id);
  return (
    <li class="card" data-own-pack={id} data-on={on && pack !== null}>
      <div class="card-head">
        <Switch on={on && pack !== null} disabled={pack === null} label={`${name} is on`} change={turn} />
        <span class="ellipsis">
          <strong>{name}</strong> <span class="subtle mono">{id}</span>
        </span>
        {pack && (
          <span class="subtle">
            {pack.rules.length} {pack.rules.length === 1 ? 'rule' : 'rules'}
            {pack.version && `, version ${visibleLine(pack.version)}`}
          </span>
        )}
        <span class="spring" />
        <button type="button" class="tool" title="Edit" aria-label={`Edit ${name}`} data-action="edit-pack" onClick={edit}>
          <Icon name="edit" />
        </button>
        <button
          type="button"
          class="tool"
          title="Save as a file"
          aria-label={`Save ${name} as a file`}
          data-action="export-pack"
          onClick={() => saveFile(`${id}.json`, text)}
        >
          <Icon name="export" />
        </button>
        <button type="button" class="tool" title="Remove" aria-label={`Remove ${name}`} data-action="remove-pack" onClick={remove}>
          <Icon name="close" />
        </button>
      </div>
      {pack ? (
        <ClaimList pack={pack} />
      ) : (
        <ul class="problems">
          <li>It can’t be used as it is, and is left out. Edit it:</li>
          {problems.slice(0, 10).map(({ path, reason }, i) => (
            <li key={i}>
              <code class="wrap">{visibleLine(path)}</code> {visibleLine(reason)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

/** Packs that the person wrote or was given. */
export const OwnPacks = () => {
  const { store } = useApp();
  const { settings } = useLoaded();
  const { state, save } = useSaving();
  const [editing, setEditing] = useState<string | null>(null);
  const [removed, setRemoved] = useState<OwnPack | null>(null);
  const put = async (id: string, text: string): Promise<void> => {
    const on = settings.own.find((own) => own.id === id && own.pack !== null)?.on ?? false;
    if (await save(() => store.putPack(id, { on, text }))) setEditing(null);
  };
  const remove = async (own: OwnPack): Promise<void> => {
    if (await save(() => store.removePack(own.id))) setRemoved(own);
  };
  const restore = async (own: OwnPack): Promise<void> => {
    if (await save(() => store.putPack(own.id, own))) setRemoved(null);
  };
  return (
    <>
      <div class="label-row">
        <h3>Your own packs</h3>
        <Saved state={state} />
      </div>
      <p class="hint">
        A pack is data: it can’t run anything or send anything, and it replaces no built-in pack. Where a rule of yours fits a failure more
        exactly, yours is shown. Its names are added to redaction while it is on.
      </p>
      {removed && (
        <Note>
          {visibleLine(removed.pack?.name ?? removed.id)} was removed.{' '}
          <button type="button" class="link" data-action="restore-pack" onClick={() => void restore(removed)}>
            Undo
          </button>
        </Note>
      )}
      {settings.own.length > 0 && (
        <ul class="cards">
          {settings.own.map((own) => (
            <Card
              key={own.id}
              own={own}
              turn={(on) => void save(() => store.putPack(own.id, { on, text: own.text }))}
              edit={() => setEditing(own.text)}
              remove={() => void remove(own)}
            />
          ))}
        </ul>
      )}
      {editing === null ? (
        <button type="button" class="button" data-action="add-pack" onClick={() => setEditing('')}>
          <Icon name="add" />
          Add a pack…
        </button>
      ) : (
        <PackEditor key={editing} start={editing} close={() => setEditing(null)} put={(id, text) => void put(id, text)} />
      )}
    </>
  );
};
