/** Where settings stand in the extension's storage: a key per part, so that two windows that change different parts never meet. */
export const sectionKeys = { redaction: 'settings.redaction', hosts: 'settings.hosts', packs: 'settings.packs' } as const;

export type Section = keyof typeof sectionKeys;

const packPrefix = 'settings.pack.';
const backupPrefix = 'backup.';

/** The key of one own pack. */
export const packKey = (id: string): string => `${packPrefix}${id}`;

/** The own pack's id that a key names; null for any other key. */
export const packIdOf = (key: string): string | null => (key.startsWith(packPrefix) ? key.slice(packPrefix.length) : null);

/** Where values that could not be read are kept before anything is written over them. */
export const backupKey = (key: string): string => `${backupPrefix}${key}`;

export const isBackup = (key: string): boolean => key.startsWith(backupPrefix);

/** True for what the panel has to follow while it is open. */
export const isSettingsKey = (key: string): boolean => key.startsWith('settings.');

/** What the panel itself remembers, and the options page offers as preferences. */
export const preferenceKeys = ['format', 'language', 'preserve'] as const;
