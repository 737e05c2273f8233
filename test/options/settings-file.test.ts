import { describe, expect, it } from 'vitest';
import { checkPack } from '../../src/catalogue/check-pack';
import { defaults, parse, type Settings } from '../../src/options/settings';
import { mergedItems, readSettingsFile, replacingItems, writeSettingsFile } from '../../src/options/settings-file';
import { packText } from './packs';

const readPack = (text: string) => checkPack(text, new Set());
const read = (file: unknown) => readSettingsFile(typeof file === 'string' ? file : JSON.stringify(file), readPack);
const said = (file: unknown) => read(file).problems.map(({ key, path, reason }) => `${[key, path].filter(Boolean).join('.')} ${reason}`);

const { settings } = parse(
  {
    'settings.redaction': { version: 1, headers: ['x-a'], fields: ['badge_*'], patterns: ['acme_*'] },
    'settings.hosts': { version: 1, hosts: [{ host: 'localhost', pack: 'nat' }] },
    'settings.packs': { version: 1, off: ['django'] },
    'settings.pack.acme': { version: 1, on: true, text: packText() },
  },
  readPack,
);
const preferences = { language: 'python', preserve: false };

describe('a file of settings', () => {
  it('carries everything there and back', () => {
    const file = read(writeSettingsFile(settings, preferences));
    expect(file.problems).toEqual([]);
    expect(file.settings).toEqual(settings);
    expect(file.preferences).toEqual(preferences);
    expect(parse(file.items, readPack)).toEqual({ settings, problems: [] });
  });

  it('without a version is of the first', () => {
    expect(read({ format: 'culprit-settings', hosts: [{ host: 'localhost:8088', pack: 'nat' }] }).settings.hosts).toEqual([
      { host: 'localhost', pack: 'nat' },
    ]);
  });

  it.each([
    ['no JSON', '{', /^\(file\) is not JSON/],
    ['another file', { log: {} }, /no file of Culprit’s settings/],
    ['a list', [], /no file of Culprit’s settings/],
    ['a newer version', { format: 'culprit-settings', version: 9 }, /^version is of a newer Culprit/],
    ['a version that is none', { format: 'culprit-settings', version: 'x' }, /^version must be 1/],
    ['an unknown part', { format: 'culprit-settings', redactoin: {} }, /^redactoin is no part/],
    ['a bare star', { format: 'culprit-settings', redaction: { headers: ['*'] } }, /^redaction.headers.0 would take out every header/],
    ['a wrong pack', { format: 'culprit-settings', ownPacks: [{ id: 'acme', text: '{}' }] }, /^ownPacks.acme.id is missing/],
    ['a pack that is none', { format: 'culprit-settings', ownPacks: [7] }, /^ownPacks.0 must have an id/],
    ['a wrong preference', { format: 'culprit-settings', preferences: { preserve: 'yes' } }, /^preferences.preserve/],
    ['a huge file', ' '.repeat(8_000_001), /larger than 8 MB/],
  ])('with %s is refused as a whole, with the reason', (_, file, reason) => {
    expect(
      said(file).some((line) => reason.test(line)),
      said(file).join('\n'),
    ).toBe(true);
    expect(read(file).items).toBeNull();
  });

  it('tells everything that is wrong at once', () => {
    const file = {
      format: 'culprit-settings',
      redaction: { headers: ['*', 'x:'] },
      hosts: [{ host: '' }],
      ownPacks: [{ id: 'a', text: '' }],
    };
    expect(said(file).length).toBeGreaterThanOrEqual(4);
  });

  it('can’t reach into a prototype', () => {
    read('{"format":"culprit-settings","__proto__":{"polluted":1},"ownPacks":[{"id":"__proto__","text":"{}"}]}');
    expect('polluted' in {}).toBe(false);
  });
});

describe('importing', () => {
  const now: Settings = {
    ...defaults,
    redaction: { headers: ['X-A', 'x-b'], fields: [], patterns: [] },
    hosts: [
      { host: 'localhost', pack: 'github' },
      { host: 'dev.example', pack: 'nat' },
    ],
    own: [{ id: 'other', on: true, text: packText({ id: 'other' }), pack: null, problems: [] }],
  };
  const file = read(writeSettingsFile(settings, preferences));

  it('in place of the settings leaves the file’s only', () => {
    const items = replacingItems(now, file);
    expect(items['settings.pack.other']).toBeUndefined();
    expect('settings.pack.other' in items).toBe(true);
    expect(parse(items, readPack).settings).toMatchObject({ hosts: settings.hosts, off: settings.off });
  });

  it('beside the settings joins both; for the same host the file counts', () => {
    const merged = mergedItems(now, file);
    const found = parse('items' in merged ? merged.items : {}, readPack).settings;
    expect(found.redaction.headers).toEqual(['x-a', 'x-b']);
    expect(found.hosts).toEqual([
      { host: 'localhost', pack: 'nat' },
      { host: 'dev.example', pack: 'nat' },
    ]);
    expect('items' in merged && 'settings.pack.other' in merged.items).toBe(false);
  });

  it('beside the settings is refused where it would be too much', () => {
    const full = Array.from({ length: 200 }, (_, i) => `x-${i}-full`);
    expect(mergedItems({ ...now, redaction: { ...now.redaction, headers: full } }, file)).toEqual({
      reason: 'a list would have more than 200 lines',
    });
  });
});
