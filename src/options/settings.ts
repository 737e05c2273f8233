import * as v from 'valibot';
import type { RulePack } from '../model';
import { packIdOf, type Section, sectionKeys } from './keys';
import { mostLines, type OwnList, wrongLine } from './own-names';
import { readHost } from './read-host';

/** What a person told Culprit, as the panel applies it. */
export interface Settings {
  readonly redaction: Readonly<Record<OwnList, readonly string[]>>;
  readonly hosts: readonly HostSetting[];
  /** Built-in packs that are switched off, by id. */
  readonly off: readonly string[];
  /** Own packs, by id. */
  readonly own: readonly OwnPack[];
}

/** "Treat this host as that API". The host is lower case and has no port. */
export interface HostSetting {
  readonly host: string;
  readonly pack: string;
}

export interface OwnPack {
  readonly id: string;
  readonly on: boolean;
  /** The file as it was handed over, with its examples. */
  readonly text: string;
  /** Null where the file cannot be used, with the reasons in `problems`. */
  readonly pack: RulePack | null;
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

/** Something stored or imported that cannot be used. */
export interface Problem {
  /** The storage key it stands under. */
  readonly key: string;
  /** Dotted path within it; '' for the whole. */
  readonly path: string;
  readonly reason: string;
}

export interface Parsed {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** Checks the text of a pack file. Handed in, because the books are another room. */
export type ReadPack = (text: string) => {
  readonly pack: RulePack | null;
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
};

/** The version of what is stored. An older value is brought up to it on reading, a newer one is left alone. */
export const settingsVersion = 1;
export const mostHosts = 200;
export const mostPacks = 50;

export const defaults: Settings = { redaction: { headers: [], fields: [], patterns: [] }, hosts: [], off: [], own: [] };

const list = v.optional(v.array(v.unknown()), []);
const versioned = { version: v.literal(settingsVersion) };
const shapes = {
  redaction: v.object({ ...versioned, headers: list, fields: list, patterns: list }),
  hosts: v.object({ ...versioned, hosts: list }),
  packs: v.object({ ...versioned, off: list }),
};
const ownShape = v.object({ ...versioned, on: v.optional(v.boolean(), false), text: v.pipe(v.string(), v.maxLength(1_000_000)) });

const packId = v.pipe(v.string('must be a pack’s id'), v.regex(/^[a-z0-9:-]{1,80}$/, 'must be a pack’s id'));
const hostItem = v.object({
  host: v.pipe(
    v.string('must be a host'),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const { host, reason } = readHost(dataset.value);
      if (host !== null) return host;
      addIssue({ message: reason ?? 'must be a host' });
      return NEVER;
    }),
  ),
  pack: packId,
});
const lineItem = (name: OwnList) =>
  v.pipe(
    v.string('must be a text'),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const reason = wrongLine(name, dataset.value);
      if (reason === null) return dataset.value.trim();
      addIssue({ message: reason });
      return NEVER;
    }),
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values without a version are of the first. What a later version changes gets its step here. */
const migrate = (value: unknown): unknown => (isObject(value) && value.version === undefined ? { ...value, version: 1 } : value);

type Tell = (path: string, reason: string) => void;

/** The whole value in its shape; null where it is another thing altogether. */
const shaped = <const T extends v.GenericSchema>(schema: T, value: unknown, tell: Tell): v.InferOutput<T> | null => {
  const current = migrate(value);
  if (isObject(current) && typeof current.version === 'number' && current.version > settingsVersion) {
    tell('', 'was written by a newer version of Culprit: update Culprit to use it');
    return null;
  }
  const result = v.safeParse(schema, current);
  if (result.success) return result.output;
  for (const issue of result.issues.slice(0, 5))
    tell(v.getDotPath(issue) ?? '', `must be ${issue.expected ?? 'something else'}, not ${issue.received}`);
  return null;
};

/** The items that can be used; each of the others is told. */
const items = <const T extends v.GenericSchema>(
  schema: T,
  values: readonly unknown[],
  most: number,
  path: string,
  tell: Tell,
): v.InferOutput<T>[] => {
  if (values.length > most) tell(path, `has ${values.length} entries: only the first ${most} are used`);
  return values.slice(0, most).flatMap((value, i) => {
    const result = v.safeParse(schema, value);
    if (result.success) return [result.output];
    const [issue] = result.issues;
    tell([path, i, v.getDotPath(issue)].filter((part) => part !== '' && part !== null).join('.'), issue.message);
    return [];
  });
};

const distinct = (values: readonly string[]): string[] => [...new Map(values.map((value) => [value.toLowerCase(), value])).values()];

type Part<S extends Section> = S extends 'redaction' ? Settings['redaction'] : S extends 'hosts' ? Settings['hosts'] : readonly string[];

const readers: { readonly [S in Section]: (value: unknown, tell: Tell) => Part<S> } = {
  redaction: (value, tell) => {
    const found = shaped(shapes.redaction, value, tell);
    if (found === null) return defaults.redaction;
    const read = (name: OwnList): string[] => distinct(items(lineItem(name), found[name], mostLines, name, tell));
    return { headers: read('headers'), fields: read('fields'), patterns: read('patterns') };
  },
  hosts: (value, tell) => {
    const found = shaped(shapes.hosts, value, tell);
    const all = found === null ? [] : items(hostItem, found.hosts, mostHosts, '', tell);
    return [...new Map(all.map((one) => [one.host, one])).values()];
  },
  packs: (value, tell) => {
    const found = shaped(shapes.packs, value, tell);
    return found === null ? [] : distinct(items(packId, found.off, 1_000, 'off', tell));
  },
};

/** One part of the settings as it is stored. Never throws: what cannot be read is told, the rest is used. */
export const readSection = <S extends Section>(section: S, value: unknown): { value: Part<S>; problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const tell: Tell = (path, reason) => problems.push({ key: sectionKeys[section], path, reason });
  return { value: readers[section](value === undefined ? {} : value, tell), problems };
};

/** One part of the settings as it is to be stored. */
export const writeSection = <S extends Section>(section: S, value: Part<S>): Readonly<Record<string, unknown>> => {
  const content = section === 'redaction' ? (value as Settings['redaction']) : { [section === 'hosts' ? 'hosts' : 'off']: value };
  return { version: settingsVersion, ...content };
};

const readOwn = (id: string, key: string, value: unknown, readPack: ReadPack, problems: Problem[]): OwnPack => {
  const own: Problem[] = [];
  const found = shaped(ownShape, value, (path, reason) => own.push({ key, path, reason }));
  const checked = found === null ? { pack: null, problems: own } : readPack(found.text);
  const misnamed = checked.pack !== null && checked.pack.id !== id ? [{ path: 'id', reason: `must be ${id}, under which it is kept` }] : [];
  const all = [...checked.problems, ...misnamed];
  problems.push(...all.slice(0, 20).map(({ path, reason }) => ({ key, path, reason })));
  const text = found?.text ?? (isObject(value) && typeof value.text === 'string' ? value.text : JSON.stringify(value ?? null, null, 2));
  return { id, on: found?.on ?? false, text, pack: all.length > 0 ? null : checked.pack, problems: all };
};

/** Everything that is stored, by key. Never throws; other keys are passed over. Pure. */
export const parse = (stored: unknown, readPack: ReadPack): Parsed => {
  const all = isObject(stored) ? stored : {};
  const redaction = readSection('redaction', all[sectionKeys.redaction]);
  const hosts = readSection('hosts', all[sectionKeys.hosts]);
  const packs = readSection('packs', all[sectionKeys.packs]);
  const problems = [...redaction.problems, ...hosts.problems, ...packs.problems];
  const own = Object.entries(all)
    .flatMap(([key, value]) => {
      const id = packIdOf(key);
      return id === null ? [] : [{ id, key, value }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, mostPacks)
    .map(({ id, key, value }) => readOwn(id, key, value, readPack, problems));
  return { settings: { redaction: redaction.value, hosts: hosts.value, off: packs.value, own }, problems };
};

/** The stored form of an own pack. */
export const writeOwn = ({ on, text }: Pick<OwnPack, 'on' | 'text'>): Readonly<Record<string, unknown>> => ({
  version: settingsVersion,
  on,
  text,
});
