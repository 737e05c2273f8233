import { backupKey, isBackup, packKey, type Section, sectionKeys } from './keys';
import { type OwnPack, type Problem, parse, type ReadPack, readSection, type Settings, writeOwn, writeSection } from './settings';
import { storageTrouble } from './storage-trouble';

/** The extension's storage, as far as settings need it. */
export interface Area {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

export interface Loaded {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** Values that could not be read, kept by the key they stood under; oldest first. */
  readonly backups: Readonly<Record<string, readonly unknown[]>>;
  /** Everything as it is stored: what the panel itself remembers stands in it too. */
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Store {
  /** Reads everything, and keeps a copy of what could not be read whole. */
  load(): Promise<Loaded>;
  /** Changes one part as it is stored at that moment, whoever wrote it. */
  update<S extends Section>(section: S, change: (now: ReturnType<typeof readSection<S>>['value']) => typeof now): Promise<void>;
  putPack(id: string, pack: Pick<OwnPack, 'on' | 'text'>): Promise<void>;
  removePack(id: string): Promise<void>;
  /** Sets what the panel itself remembers; undefined forgets it. */
  prefer(key: string, value: unknown): Promise<void>;
  /** Puts whole keys in place of what is there; undefined removes one. */
  replace(items: Readonly<Record<string, unknown>>): Promise<void>;
  forgetBackups(): Promise<void>;
}

interface Parts {
  readonly area: Area;
  readonly readPack: ReadPack;
  /** Runs one change at a time, across windows where it can. */
  readonly exclusive?: <T>(run: () => Promise<T>) => Promise<T>;
}

const mostBackups = 5;

const orderly = (): NonNullable<Parts['exclusive']> => {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Settings in a storage area. Every change reads, changes and writes its own keys only. Rejects with words for the person. */
export const createStore = ({ area, readPack, exclusive = orderly() }: Parts): Store => {
  const guarded = <T>(run: () => Promise<T>): Promise<T> =>
    exclusive(run).catch((error: unknown) => {
      throw storageTrouble(error, 'Reload this page.');
    });

  /** The entry that keeps a broken value; nothing where the same is kept already. */
  const backupOf = (key: string, value: unknown, stored: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const kept = listOf(stored[backupKey(key)]);
    const same = JSON.stringify(value);
    if (value === undefined || kept.some((one) => JSON.stringify(one) === same)) return {};
    return { [backupKey(key)]: [...kept, value].slice(-mostBackups) };
  };

  const load = async (): Promise<Loaded> => {
    const raw = await area.get(null);
    const { settings, problems } = parse(raw, readPack);
    const broken = new Set(problems.map(({ key }) => key));
    const fresh = Object.assign({}, ...[...broken].map((key) => backupOf(key, raw[key], raw))) as Record<string, unknown>;
    // Reading goes on where even a backup finds no room: the broken value itself is still there.
    if (Object.keys(fresh).length > 0) await area.set(fresh).catch(() => undefined);
    const backups = Object.fromEntries(
      Object.entries({ ...raw, ...fresh })
        .filter(([key]) => isBackup(key))
        .map(([key, value]) => [key.slice(backupKey('').length), listOf(value)]),
    );
    return { settings, problems, backups, raw };
  };

  return {
    load: () => guarded(load),
    update: (section, change) =>
      guarded(async () => {
        const key = sectionKeys[section];
        const stored = { ...(await area.get(key)), ...(await area.get(backupKey(key))) };
        const { value, problems } = readSection(section, stored[key]);
        // In this order: a broken value is written over only once its copy is safe.
        if (problems.length > 0) await area.set(backupOf(key, stored[key], stored));
        await area.set({ [key]: writeSection(section, change(value)) });
      }),
    putPack: (id, pack) => guarded(() => area.set({ [packKey(id)]: writeOwn(pack) })),
    removePack: (id) => guarded(() => area.remove(packKey(id))),
    prefer: (key, value) => guarded(() => (value === undefined ? area.remove(key) : area.set({ [key]: value }))),
    replace: (items) =>
      guarded(async () => {
        const gone = Object.keys(items).filter((key) => items[key] === undefined);
        await area.set(Object.fromEntries(Object.entries(items).filter(([, value]) => value !== undefined)));
        if (gone.length > 0) await area.remove(gone);
      }),
    forgetBackups: () =>
      guarded(async () => {
        const keys = Object.keys(await area.get(null)).filter(isBackup);
        if (keys.length > 0) await area.remove(keys);
      }),
  };
};
