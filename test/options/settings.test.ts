import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { checkPack } from '../../src/catalogue/check-pack';
import { activePacks, redactingPacks } from '../../src/options/active-packs';
import { ownPackReader } from '../../src/options/read-own-pack';
import { defaults, parse, writeSection } from '../../src/options/settings';
import { redactionRules } from '../../src/report/report';
import { packText } from './packs';

const readPack = ownPackReader((text) => checkPack(text, new Set(['json-malformed'])), packs);
const read = (stored: unknown) => parse(stored, readPack);
const reasons = (stored: unknown) => read(stored).problems.map(({ key, path, reason }) => `${key} ${path} ${reason}`);
const own = (text: string, on = true) => ({ version: 1, on, text });

describe('stored settings', () => {
  it('are the defaults where nothing is stored, or other things are', () => {
    for (const stored of [undefined, null, 7, [], {}, { split: 0.4, format: 'text' }]) {
      expect(read(stored)).toEqual({ settings: defaults, problems: [] });
    }
  });

  it('come back as they were written', () => {
    const redaction = { headers: ['x-acme-*'], fields: ['badge'], patterns: ['acme_*'] };
    const hosts = [{ host: 'localhost', pack: 'nat' }];
    const stored = {
      'settings.redaction': writeSection('redaction', redaction),
      'settings.hosts': writeSection('hosts', hosts),
      'settings.packs': writeSection('packs', ['django']),
    };
    expect(read(structuredClone(stored))).toEqual({ settings: { redaction, hosts, off: ['django'], own: [] }, problems: [] });
  });

  it('without a version are read as the first', () => {
    expect(read({ 'settings.redaction': { headers: ['x-a'] } })).toEqual({
      settings: { ...defaults, redaction: { headers: ['x-a'], fields: [], patterns: [] } },
      problems: [],
    });
  });

  it('of a newer version are left alone and told', () => {
    expect(read({ 'settings.packs': { version: 2, off: ['nat'] } }).settings.off).toEqual([]);
    expect(reasons({ 'settings.packs': { version: 2, off: ['nat'] } }).join()).toMatch(/newer version of Culprit/);
  });

  it('keep what is right beside what is wrong', () => {
    const { settings, problems } = read({
      'settings.redaction': { version: 1, headers: ['x-a', 7, '*', 'x-b'], fields: 'no list' },
      'settings.hosts': { version: 1, hosts: [{ host: 'http://LOCALHOST:8088', pack: 'nat' }, { host: '*', pack: 'nat' }, null] },
      'settings.packs': { version: 1, off: ['nat', '<b>'] },
    });
    expect(settings.redaction).toEqual(defaults.redaction);
    expect(settings.hosts).toEqual([{ host: 'localhost', pack: 'nat' }]);
    expect(settings.off).toEqual(['nat']);
    expect(problems.map(({ key, path }) => `${key} ${path}`)).toEqual([
      'settings.redaction fields',
      'settings.hosts 1.host',
      'settings.hosts 2',
      'settings.packs off.1',
    ]);
    expect(read({ 'settings.redaction': { version: 1, headers: ['x-a', 7, '*', 'x-b'] } }).settings.redaction.headers).toEqual([
      'x-a',
      'x-b',
    ]);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 500 }, (_, i) => `x-${i}`);
    const { settings, problems } = read({ 'settings.redaction': { version: 1, headers: many } });
    expect(settings.redaction.headers).toHaveLength(200);
    expect(problems[0]?.reason).toMatch(/500 entries/);
  });

  it('never make reading throw', () => {
    const keys = ['settings.redaction', 'settings.hosts', 'settings.packs', 'settings.pack.acme', 'settings.pack.__proto__'];
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (stored) => void read(stored)));
    expect('version' in {}).toBe(false);
  });
});

describe('own packs', () => {
  it('decode under an id that no built-in pack can have, after the built-in ones, and only while they are on', () => {
    const on = read({ 'settings.pack.acme': own(packText()) }).settings;
    const off = read({ 'settings.pack.acme': own(packText(), false) }).settings;
    expect(activePacks(packs, on).at(-1)?.id).toBe('own:acme');
    expect(activePacks(packs, on)).toHaveLength(packs.length + 1);
    expect(activePacks(packs, off)).toHaveLength(packs.length);
    expect(redactionRules(redactingPacks(packs, on)).headers).toContain('x-acme-key');
    expect(redactionRules(redactingPacks(packs, off)).headers).not.toContain('x-acme-key');
  });

  it('can’t take the id of a built-in pack', () => {
    const { settings, problems } = read({ 'settings.pack.nat': own(packText({ id: 'nat' })) });
    expect(problems[0]?.reason).toMatch(/taken by the built-in pack NAT API/);
    expect(activePacks(packs, settings)).toHaveLength(packs.length);
  });

  it('that are broken are kept as they are, told, and left out', () => {
    const text = packText({ name: '' });
    const { settings, problems } = read({ 'settings.pack.acme': own(text) });
    expect(settings.own).toEqual([{ id: 'acme', on: true, text, pack: null, problems: [{ path: 'name', reason: 'must not be empty' }] }]);
    expect(problems).toHaveLength(1);
    expect(activePacks(packs, settings)).toHaveLength(packs.length);
  });

  it('must be kept under their own id', () => {
    expect(reasons({ 'settings.pack.other': own(packText()) }).join()).toMatch(/must be other/);
  });

  it('are told everything that is wrong at once, the taken id too', () => {
    const text = packText({ id: 'nat', name: '', docs: 'x', rules: [{ id: 'a', when: { check: 'json-malfromed' }, tilte: 'x' }] });
    const paths = readPack(text).problems.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['id', 'name', 'docs', 'rules.0.tilte', 'rules.0.title', 'rules.0.when.check']));
  });
});

describe('a built-in pack that is switched off', () => {
  const { settings } = read({ 'settings.packs': { version: 1, off: ['nat', 'gone'] } });

  it('decodes nothing', () => {
    expect(activePacks(packs, settings).map(({ id }) => id)).not.toContain('nat');
    expect(activePacks(packs, settings)).toHaveLength(packs.length - 1);
  });

  it('still guards its secrets', () => {
    expect(redactionRules(redactingPacks(packs, settings))).toEqual(redactionRules(packs));
  });
});
