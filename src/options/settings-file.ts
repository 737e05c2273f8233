import { packIdOf, packKey, preferenceKeys, sectionKeys } from './keys';
import { mostLines } from './own-names';
import {
  mostHosts,
  mostPacks,
  type Parsed,
  type Problem,
  parse,
  type ReadPack,
  type Settings,
  settingsVersion,
  writeOwn,
  writeSection,
} from './settings';

/** A settings file larger than this is refused before it is read. */
export const mostFileCharacters = 8_000_000;

/** What the panel itself remembers, as far as a file carries it. */
export type Preferences = Readonly<Partial<Record<(typeof preferenceKeys)[number], unknown>>>;

export interface ReadFile extends Parsed {
  /** As it goes into the storage; null where the file is refused. */
  readonly items: Readonly<Record<string, unknown>> | null;
  readonly preferences: Preferences;
}

const format = 'culprit-settings';
const known: ReadonlySet<string> = new Set(['format', 'version', 'redaction', 'hosts', 'packs', 'ownPacks', 'preferences']);

/** Every setting as one file: what `readSettingsFile` takes. */
export const writeSettingsFile = (settings: Settings, preferences: Preferences): string => {
  const file = {
    format,
    version: settingsVersion,
    redaction: settings.redaction,
    hosts: settings.hosts,
    packs: { off: settings.off },
    ownPacks: settings.own.map(({ id, on, text }) => ({ id, on, text })),
    preferences,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wanted: Readonly<Record<(typeof preferenceKeys)[number], (value: unknown) => boolean>> = {
  format: (value) => typeof value === 'string' && /^[a-z-]{1,40}$/.test(value),
  language: (value) => typeof value === 'string' && /^[a-z-]{1,40}$/.test(value),
  preserve: (value) => typeof value === 'boolean',
};

const readPreferences = (value: unknown, problems: Problem[]): Preferences => {
  if (value === undefined) return {};
  if (!isObject(value)) {
    problems.push({ key: 'preferences', path: '', reason: 'must be an object' });
    return {};
  }
  const chosen = preferenceKeys.filter((key) => value[key] !== undefined);
  for (const key of chosen)
    if (!wanted[key](value[key])) problems.push({ key: 'preferences', path: key, reason: 'is no value of its kind' });
  return Object.fromEntries(chosen.map((key) => [key, value[key]]));
};

/** The file's own packs by the keys they are stored under. */
const readPacks = (value: unknown, problems: Problem[]): Record<string, unknown> => {
  if (value === undefined) return {};
  if (!Array.isArray(value)) {
    problems.push({ key: 'ownPacks', path: '', reason: 'must be a list' });
    return {};
  }
  if (value.length > mostPacks)
    problems.push({ key: 'ownPacks', path: '', reason: `has ${value.length} packs: at most ${mostPacks} are allowed` });
  const entries = value.slice(0, mostPacks).flatMap((one: unknown, i): [string, unknown][] => {
    if (isObject(one) && typeof one.id === 'string' && typeof one.text === 'string')
      return [[packKey(one.id), { ...writeOwn({ on: one.on === true, text: one.text }) }]];
    problems.push({ key: 'ownPacks', path: String(i), reason: 'must have an id, and the pack’s file as text' });
    return [];
  });
  return Object.fromEntries(entries);
};

const nothing = (key: string, reason: string): ReadFile => ({
  ...parse({}, () => ({ pack: null, problems: [] })),
  problems: [{ key, path: '', reason }],
  items: null,
  preferences: {},
});

/** In a file a part goes by its plain name: `redaction`, `ownPacks.acme`. */
const inFile = ({ key, path, reason }: Problem): Problem => {
  const id = packIdOf(key);
  return { key: id === null ? key.replace(/^settings\./, '') : `ownPacks.${id}`, path, reason };
};

/**
 * Reads a file of settings, all or nothing: whatever cannot be used is named, and then nothing of it is.
 * A file without a version is of the first; one of a later version is refused.
 */
export const readSettingsFile = (text: string, readPack: ReadPack): ReadFile => {
  if (text.length > mostFileCharacters) return nothing('(file)', 'is larger than 8 MB: it is no file of Culprit’s settings');
  let file: unknown;
  try {
    file = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return nothing('(file)', `is not JSON: ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}`);
  }
  if (!isObject(file) || file.format !== format)
    return nothing('(file)', 'is no file of Culprit’s settings: export one to see how it looks');
  const { version = 1 } = file;
  if (typeof version === 'number' && version > settingsVersion)
    return nothing('version', 'is of a newer Culprit: update Culprit, then import it');
  if (version !== settingsVersion) return nothing('version', `must be ${settingsVersion}`);
  const problems: Problem[] = Object.keys(file)
    .filter((key) => !known.has(key))
    .slice(0, 20)
    .map((key) => ({ key: key.slice(0, 60), path: '', reason: 'is no part of the settings: remove it' }));
  const stored: Record<string, unknown> = {
    ...(file.redaction !== undefined && { [sectionKeys.redaction]: file.redaction }),
    ...(file.hosts !== undefined && { [sectionKeys.hosts]: { hosts: file.hosts } }),
    ...(file.packs !== undefined && { [sectionKeys.packs]: file.packs }),
    ...readPacks(file.ownPacks, problems),
  };
  const preferences = readPreferences(file.preferences, problems);
  const parsed = parse(stored, readPack);
  problems.push(...parsed.problems.map(inFile));
  if (problems.length > 0) return { ...parsed, problems, items: null, preferences: {} };
  const { settings } = parsed;
  const items = {
    [sectionKeys.redaction]: writeSection('redaction', settings.redaction),
    [sectionKeys.hosts]: writeSection('hosts', settings.hosts),
    [sectionKeys.packs]: writeSection('packs', settings.off),
    ...Object.fromEntries(settings.own.map((own) => [packKey(own.id), writeOwn(own)])),
    ...preferences,
  };
  return { settings, problems: [], items, preferences };
};

/** What to store so that only the file's settings are left; undefined removes a key. Preferences it does not name stay. */
export const replacingItems = (now: Settings, { items }: Pick<ReadFile, 'items'>): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(now.own.map(({ id }) => [packKey(id), undefined])),
  ...items,
});

const union = (a: readonly string[], b: readonly string[]): string[] => [
  ...new Map([...a, ...b].map((text) => [text.toLowerCase(), text])).values(),
];

/** What to store so that the file's settings stand beside those there are; for one host or pack id the file's counts. */
export const mergedItems = (
  now: Settings,
  file: Pick<ReadFile, 'items' | 'settings'>,
): { readonly items: Readonly<Record<string, unknown>> } | { readonly reason: string } => {
  const { settings } = file;
  const redaction = {
    headers: union(now.redaction.headers, settings.redaction.headers),
    fields: union(now.redaction.fields, settings.redaction.fields),
    patterns: union(now.redaction.patterns, settings.redaction.patterns),
  };
  const hosts = [...new Map([...now.hosts, ...settings.hosts].map((one) => [one.host, one])).values()];
  const packs = new Set([...now.own, ...settings.own].map(({ id }) => id)).size;
  if (Object.values(redaction).some((lines) => lines.length > mostLines))
    return { reason: `a list would have more than ${mostLines} lines` };
  if (hosts.length > mostHosts) return { reason: `there would be more than ${mostHosts} hosts` };
  if (packs > mostPacks) return { reason: `there would be more than ${mostPacks} own packs` };
  return {
    items: {
      ...file.items,
      [sectionKeys.redaction]: writeSection('redaction', redaction),
      [sectionKeys.hosts]: writeSection('hosts', hosts),
      [sectionKeys.packs]: writeSection('packs', union(now.off, settings.off)),
    },
  };
};
