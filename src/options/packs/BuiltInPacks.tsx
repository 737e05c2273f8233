import { useState } from 'preact/hooks';
import type { RulePack } from '../../model';
import { useApp, useLoaded } from '../app';
import { Saved } from '../parts/Saved';
import { Switch } from '../parts/Switch';
import { useSaving } from '../parts/use-saving';

const kinds: Readonly<Record<RulePack['kind'], string>> = {
  api: 'API',
  standard: 'Standard',
  platform: 'Platform',
  framework: 'Framework',
  format: 'Error format',
  server: 'Server',
  gateway: 'Gateway',
  cdn: 'CDN',
  'load-balancer': 'Load balancer',
  waf: 'Firewall',
};
const order = Object.keys(kinds);

const byKind = (a: RulePack, b: RulePack): number => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name, 'en');

/** Every pack that Culprit brings, on unless it is switched off. */
export const BuiltInPacks = () => {
  const { builtIn, store, version } = useApp();
  const { settings } = useLoaded();
  const { state, save } = useSaving();
  const [wanted, setWanted] = useState('');
  const off = new Set(settings.off);
  const word = wanted.trim().toLowerCase();
  const shown = builtIn.filter(({ id, name, kind }) => `${id} ${name} ${kinds[kind]}`.toLowerCase().includes(word)).toSorted(byKind);
  const count = builtIn.filter(({ id }) => off.has(id)).length;
  const turn = (ids: readonly string[], on: boolean): void =>
    void save(() => store.update('packs', (now) => [...now.filter((id) => !ids.includes(id)), ...(on ? [] : ids)]));
  return (
    <>
      <div class="label-row">
        <h3>Built-in packs</h3>
        <Saved state={state} />
      </div>
      <p class="hint">
        A pack that is switched off explains nothing more, but still guards its secrets. Standard packs hold what all APIs share: without
        them most failures go unexplained.
      </p>
      <div class="packs-bar">
        <input
          type="search"
          class="field"
          placeholder="Find a pack"
          aria-label="Find a pack"
          value={wanted}
          data-find-pack
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <span class="subtle" role="status">
          {shown.length} of {builtIn.length} shown, {count === 0 ? 'all on' : `${count} switched off`}
        </span>
        {count > 0 && (
          <button type="button" class="link" data-action="all-on" onClick={() => turn([...off], true)}>
            Switch all on
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="packs-scroll" tabIndex={0} aria-label="Built-in packs">
        <table class="table packs">
          <thead>
            <tr>
              <th scope="col">On</th>
              <th scope="col">Name</th>
              <th scope="col">Kind</th>
              <th scope="col" class="number">
                Rules
              </th>
              <th scope="col">Version</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((pack) => (
              <tr key={pack.id} class={off.has(pack.id) ? 'off' : undefined} data-pack={pack.id}>
                <td>
                  <Switch on={!off.has(pack.id)} label={`${pack.name} is on`} change={(on) => turn([pack.id], on)} />
                </td>
                <th scope="row">
                  {pack.name} <span class="subtle mono">{pack.id}</span>
                </th>
                <td>{kinds[pack.kind]}</td>
                <td class="number">{pack.rules.length}</td>
                <td>{pack.version ?? version}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="subtle">No pack is called that.</p>}
      </section>
    </>
  );
};
