import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packs } from '../src/catalogue/catalogue';

/** The laws of the house, each kept by a test: see CONTRIBUTING.md. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({
    file,
    room: file.includes('/') ? (file.split('/', 1)[0] ?? '') : 'model',
    text: readFileSync(join('src', file), 'utf8'),
  }));

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const importsOf = ({ file, text }: { file: string; text: string }): string[] =>
  [...withoutComments(text).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    posix.normalize(posix.join(posix.dirname(file), path)),
  );

const entryFiles = new Set([
  'devtools/devtools.ts',
  'panel/main.tsx',
  'panel/open-panel.ts',
  'panel/create-host.ts',
  'panel/engine.ts',
  'panel/open-har.ts',
  'options/main.tsx',
  'cli/culprit.ts',
  'cli/decode-file.ts',
]);

const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  http: ['model'],
  catalogue: ['model', 'http'],
  capture: ['model', 'http'],
  decode: ['model', 'http'],
  report: ['model', 'http'],
  session: ['model', 'http'],
  panel: ['model', 'http', 'session', 'report'],
  options: ['model', 'http', 'session', 'report'],
  devtools: ['model', 'http', 'capture'],
  cli: ['model', 'http', 'capture', 'decode', 'report', 'catalogue'],
};

const elsewhere = (pattern: RegExp, allowed: (file: string) => boolean): string[] =>
  files.filter(({ file, text }) => !allowed(file) && pattern.test(withoutComments(text))).map(({ file }) => file);

describe('the laws of the house', () => {
  it('arrows between rooms point one way', () => {
    const wrong = files
      .filter(({ file }) => !entryFiles.has(file))
      .flatMap((source) =>
        importsOf(source)
          .map((target) => ({ target, room: target.includes('/') ? (target.split('/', 1)[0] ?? '') : 'model' }))
          .filter(({ room }) => room !== source.room && !(mayImport[source.room] ?? []).includes(room))
          .map(({ target }) => `${source.file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('reads at least the rooms that the house has', () => {
    expect(new Set(files.map(({ room }) => room))).toEqual(
      new Set(Object.keys(mayImport).filter((room) => room !== 'options' || files.some((file) => file.room === 'options'))),
    );
    expect(files.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  it('the browser is touched at the door only', () => {
    expect(elsewhere(/webextension-polyfill|\b(chrome|browser)\.(devtools|runtime|storage)\b/, (file) => entryFiles.has(file))).toEqual([]);
  });

  it('the clock is read at the door only', () => {
    expect(
      elsewhere(
        /\bDate\.now\(|new Date\(\)|performance\.now\(/,
        (file) => entryFiles.has(file) || file === 'session/clock.ts' || file === 'panel/replay.ts' || file.startsWith('catalogue/'),
      ),
    ).toEqual([]);
  });

  it('nothing renders markup, evaluates text or reaches the network', () => {
    expect(
      elsewhere(
        /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write)\b|(?<!inspectedWindow\.)\beval\(|new Function\(/,
        (file) => file === 'panel/replay.ts',
      ),
    ).toEqual([]);
    expect(
      elsewhere(
        /(?<![.\w'"`])fetch\(|new (XMLHttpRequest|WebSocket|EventSource)\(|sendBeacon\(/,
        (file) => file.startsWith('catalogue/') || file.includes('formats/') || file === 'panel/replay.ts',
      ),
    ).toEqual([]);
  });

  it('packs are data: no functions and no regular expressions', () => {
    const isData = (value: unknown): boolean =>
      value === null ||
      ['string', 'number', 'boolean', 'undefined'].includes(typeof value) ||
      (typeof value === 'object' && !(value instanceof RegExp) && Object.values(value).every(isData));
    expect(packs.filter((pack) => !isData(pack)).map(({ id }) => id)).toEqual([]);
  });

  it('the engine names no vendor', () => {
    const names = packs
      .filter(({ kind }) => kind === 'api')
      .flatMap(({ id, recognize }) => [id, ...(recognize?.hosts ?? []).map((host) => host.replaceAll('*.', ''))])
      .filter((name) => name.length >= 3);
    const engine = files.filter(({ room }) => ['http', 'capture', 'decode', 'session', 'report'].includes(room));
    const found = engine.flatMap(({ file, text }) => {
      const code = withoutComments(text).toLowerCase();
      return names.filter((name) => new RegExp(`\\b${name.replaceAll(/[.*]/g, '\\$&')}\\b`).test(code)).map((name) => `${file}: ${name}`);
    });
    expect(names.length).toBeGreaterThan(3);
    expect(found).toEqual([]);
  });

  it('files hold one idea: none but packs grows past 250 lines', () => {
    const long = files
      .filter(({ room, text }) => room !== 'catalogue' && room !== 'model' && text.split('\n').length > 251)
      .map(({ file }) => file);
    expect(long).toEqual([]);
  });
});
