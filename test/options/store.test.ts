import { beforeEach, describe, expect, it } from 'vitest';
import { checkPack } from '../../src/catalogue/check-pack';
import { type Area, createStore, type Store } from '../../src/options/store';
import { packText } from './packs';

const readPack = (text: string) => checkPack(text, new Set());

/** A storage that answers late, as the browser's does. */
const memory = (start: Record<string, unknown> = {}) => {
  const kept = new Map(Object.entries(start));
  const state = { refuse: null as Error | null };
  const area: Area = {
    get: async (keys) => {
      await Promise.resolve();
      return structuredClone(Object.fromEntries([...kept].filter(([key]) => keys === null || key === keys)));
    },
    set: async (items) => {
      await Promise.resolve();
      if (state.refuse) throw state.refuse;
      for (const [key, value] of Object.entries(items)) kept.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) kept.delete(key);
    },
  };
  return { kept, area, state };
};

let disk: ReturnType<typeof memory>;
let store: Store;

const start = (content: Record<string, unknown> = {}): void => {
  disk = memory(content);
  store = createStore({ area: disk.area, readPack });
};

beforeEach(() => start());

describe('the settings store', () => {
  it('changes one part and leaves the others as they are', async () => {
    start({ split: 0.4, 'settings.hosts': { version: 1, hosts: [{ host: 'localhost', pack: 'nat' }] } });
    await store.update('redaction', (now) => ({ ...now, headers: ['x-a'] }));
    const { settings, problems, raw } = await store.load();
    expect(settings.redaction.headers).toEqual(['x-a']);
    expect(settings.hosts).toEqual([{ host: 'localhost', pack: 'nat' }]);
    expect(raw.split).toBe(0.4);
    expect(problems).toEqual([]);
  });

  it('changes what is stored at that moment, not what a window last saw', async () => {
    const other = createStore({ area: disk.area, readPack });
    await other.update('hosts', (now) => [...now, { host: 'a.example', pack: 'nat' }]);
    await store.update('hosts', (now) => [...now, { host: 'b.example', pack: 'nat' }]);
    expect((await store.load()).settings.hosts.map(({ host }) => host)).toEqual(['a.example', 'b.example']);
  });

  it('runs changes one after the other', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => store.update('redaction', (now) => ({ ...now, fields: [...now.fields, name] }))));
    expect((await store.load()).settings.redaction.fields).toEqual(['a', 'b', 'c']);
  });

  it('keeps own packs each under its key', async () => {
    await store.putPack('acme', { on: true, text: packText() });
    expect((await store.load()).settings.own).toMatchObject([{ id: 'acme', on: true, pack: { name: 'Acme' } }]);
    await store.removePack('acme');
    expect((await store.load()).settings.own).toEqual([]);
  });

  it('keeps a broken value before it is written over, once', async () => {
    const broken = { version: 1, headers: ['x-a', '*'] };
    start({ 'settings.redaction': broken });
    for (let i = 0; i < 3; i++) await store.load();
    await store.update('redaction', (now) => now);
    const { settings, problems, backups } = await store.load();
    expect(settings.redaction.headers).toEqual(['x-a']);
    expect(problems).toEqual([]);
    expect(backups).toEqual({ 'settings.redaction': [broken] });
    await store.forgetBackups();
    expect((await store.load()).backups).toEqual({});
  });

  it('keeps a broken value also where nobody loaded it first', async () => {
    start({ 'settings.hosts': 'localhost' });
    await store.update('hosts', (now) => now);
    expect((await store.load()).backups).toEqual({ 'settings.hosts': ['localhost'] });
  });

  it('writes over nothing broken while there is no room for its copy', async () => {
    start({ 'settings.hosts': 'localhost' });
    disk.state.refuse = new Error('QUOTA_BYTES quota exceeded');
    await expect(store.update('hosts', (now) => now)).rejects.toThrow(/storage for Culprit is full. Remove a pack/);
    expect(disk.kept.get('settings.hosts')).toBe('localhost');
    expect((await store.load()).problems).toHaveLength(1);
  });

  it.each([
    ['QUOTA_BYTES quota exceeded', /full/],
    ['Extension context invalidated.', /Reload this page/],
    ['Something else', /The browser refused: Something else/],
  ])('says what to do about “%s”, and goes on afterwards', async (reason, said) => {
    disk.state.refuse = new Error(reason);
    await expect(store.update('packs', () => ['nat'])).rejects.toThrow(said);
    disk.state.refuse = null;
    await store.update('packs', () => ['nat']);
    expect((await store.load()).settings.off).toEqual(['nat']);
  });

  it('puts whole keys in place, and removes those that are to go', async () => {
    start({ language: 'python', 'settings.pack.acme': { version: 1, on: true, text: packText() } });
    await store.replace({ 'settings.pack.acme': undefined, language: undefined, format: 'text' });
    expect(Object.fromEntries(disk.kept)).toEqual({ format: 'text' });
  });
});
