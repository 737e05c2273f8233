import { useState } from 'preact/hooks';
import { visibleLine } from '../../http/visible';
import { ownId } from '../active-packs';
import { useApp, useLoaded } from '../app';
import { Icon } from '../parts/Icon';
import { Note } from '../parts/Note';
import { Section } from '../parts/Section';
import { useSaving } from '../parts/use-saving';
import { readHost } from '../read-host';
import { type HostSetting, mostHosts } from '../settings';

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
}

/** Every API that a host can be treated as: built-in, then own. */
const useApis = (): readonly Choice[] => {
  const { builtIn } = useApp();
  const { settings } = useLoaded();
  const off = new Set(settings.off);
  return [
    ...builtIn.filter(({ kind }) => kind === 'api').map(({ id, name }) => ({ id, name, on: !off.has(id) })),
    ...settings.own.flatMap(({ pack, on }) => (pack?.kind === 'api' ? [{ id: ownId(pack.id), name: `${pack.name} (own)`, on }] : [])),
  ];
};

const PackSelect = ({
  apis,
  value,
  label,
  change,
}: {
  apis: readonly Choice[];
  value: string;
  label: string;
  change: (id: string) => void;
}) => (
  <select class="field" aria-label={label} value={value} onChange={(event) => change(event.currentTarget.value)}>
    {!apis.some(({ id }) => id === value) && <option value={value}>{value === '' ? 'Choose an API' : `${value} (not there)`}</option>}
    {apis.map(({ id, name }) => (
      <option key={id} value={id}>
        {visibleLine(name)}
      </option>
    ))}
  </select>
);

const AddHost = ({ apis, taken, add }: { apis: readonly Choice[]; taken: readonly string[]; add: (one: HostSetting) => void }) => {
  const [text, setText] = useState('');
  const [pack, setPack] = useState('');
  const [tried, setTried] = useState(false);
  const { host, port, reason } = readHost(text);
  const repeated = host !== null && taken.includes(host);
  const wrong = reason ?? (repeated ? `${host} stands in the list already. Change it there` : pack === '' ? 'Choose the API it is' : null);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (wrong !== null || host === null) return;
    add({ host, pack });
    setText('');
    setTried(false);
  };
  return (
    <form class="add-host" onSubmit={submit} noValidate>
      <div class="add-host-row">
        <span>Treat</span>
        <input
          class="field"
          size={28}
          spellcheck={false}
          autocomplete="off"
          placeholder="localhost:8088"
          aria-label="Host"
          aria-invalid={tried && wrong !== null}
          aria-describedby="host-said"
          value={text}
          data-host-input
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <span>as</span>
        <PackSelect apis={apis} value={pack} label="API" change={setPack} />
        <button type="submit" class="button button-primary" data-action="add-host">
          <Icon name="add" />
          Add
        </button>
      </div>
      <p id="host-said" class="hint" role="status" data-host-said>
        {tried && wrong !== null ? (
          <span class="problem">{wrong}.</span>
        ) : (
          port !== null && `The port does not count: every port of ${host} will be treated alike.`
        )}
      </p>
    </form>
  );
};

/** "Treat localhost as NAT": hosts that stand for an API the packs know under another name. */
export const HostsSection = () => {
  const { store } = useApp();
  const { settings } = useLoaded();
  const { state, save } = useSaving();
  const apis = useApis();
  const { hosts } = settings;
  const change = (run: (now: readonly HostSetting[]) => readonly HostSetting[]) => void save(() => store.update('hosts', run));
  const add = (one: HostSetting): void => change((now) => [...now.filter(({ host }) => host !== one.host), one]);
  return (
    <Section
      id="hosts"
      title="Hosts"
      lead="An API on another host, such as a local or staging copy, is decoded with the pack you name. Only the host name counts, not the port. Failures from now on are decoded that way."
      state={state}
    >
      {hosts.length > 0 && (
        <table class="table hosts">
          <thead>
            <tr>
              <th scope="col">Host</th>
              <th scope="col">Treated as</th>
              <th scope="col">
                <span class="unseen">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {hosts.map(({ host, pack }) => {
              const api = apis.find(({ id }) => id === pack);
              return (
                <tr key={host} data-host={host}>
                  <td class="mono wrap">{host}</td>
                  <td>
                    <PackSelect apis={apis} value={pack} label={`${host} is treated as`} change={(id) => add({ host, pack: id })} />{' '}
                    {api?.on === false && <span class="problem">This pack is switched off.</span>}
                    {api === undefined && <span class="problem">This pack is not there. Choose another.</span>}
                  </td>
                  <td>
                    <button
                      type="button"
                      class="tool"
                      title="Remove"
                      aria-label={`Remove ${host}`}
                      onClick={() => change((now) => now.filter((other) => other.host !== host))}
                    >
                      <Icon name="close" />
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {hosts.length < mostHosts ? (
        <AddHost apis={apis} taken={hosts.map(({ host }) => host)} add={add} />
      ) : (
        <Note>There is room for {mostHosts} hosts. Use * for a part between dots, such as *.dev.example, to need fewer.</Note>
      )}
    </Section>
  );
};
