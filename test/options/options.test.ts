import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { packText } from './packs';

/** The real page in the real extension: its storage, its content security policy, its chunks. */

vi.setConfig({ testTimeout: 20_000 });

let dir: string;
let browser: Browser;
let page: Page;
let address: string;
const errors: string[] = [];

declare const chrome: {
  storage: { local: { get(key: null): Promise<object>; set(items: object): Promise<void>; clear(): Promise<void> } };
};

const watched = async (): Promise<Page> => {
  const opened = await browser.newPage();
  opened.on('pageerror', (error) => errors.push(String(error)));
  opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await opened.setViewport({ width: 1_180, height: 900 });
  return opened;
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'culprit-options-'));
  await build({ mode: 'chrome', logLevel: 'error', build: { outDir: join(dir, 'extension') } });
  browser = await puppeteer.launch({
    executablePath: findBrowser('chromium') ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    enableExtensions: true,
    userDataDir: join(dir, 'profile'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const id = await browser.installExtension(join(dir, 'extension'));
  address = `chrome-extension://${id}/src/options/options.html`;
  page = await watched();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
});

/** The page as it opens with this in the storage. */
const open = async (stored: object = {}): Promise<void> => {
  await page.goto(address);
  await page.evaluate(async (items) => {
    await chrome.storage.local.clear();
    await chrome.storage.local.set(items);
  }, stored);
  await page.goto(address);
  await page.waitForSelector('[data-own=headers]');
};

beforeEach(() => {
  errors.length = 0;
});

const stored = (): Promise<Record<string, unknown>> =>
  page.evaluate(() => chrome.storage.local.get(null)) as Promise<Record<string, unknown>>;
const text = (css: string, on = page): Promise<string> => on.$eval(css, (element) => element.textContent ?? '');
const texts = (css: string): Promise<string[]> => page.$$eval(css, (all) => all.map((element) => element.textContent ?? ''));
const value = (css: string, on = page): Promise<string> => on.$eval(css, (element) => (element as HTMLTextAreaElement).value);
const says = (css: string, part: string, on = page) =>
  on.waitForFunction((selector, wanted) => document.querySelector(selector)?.textContent?.includes(wanted), {}, css, part);
/** Waits until a field holds a value. */
const holds = (css: string, wanted: string) =>
  page.waitForFunction((selector, held) => document.querySelector<HTMLTextAreaElement>(selector)?.value === held, {}, css, wanted);
const saved = (list: string, on = page) => on.waitForSelector(`.name-box:has([data-own=${list}]) [data-saved=saved]`);

/** A long text at once, as a paste brings it. */
const paste = (css: string, content: string): Promise<void> =>
  page.$eval(
    css,
    (element, pasted) => {
      const box = element as HTMLTextAreaElement;
      box.value = pasted;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    content,
  );

const pick = async (action: string, content: string): Promise<void> => {
  const file = join(dir, 'picked.json');
  await writeFile(file, content);
  const input = await page.$(`input[data-file=${action}]`);
  await (input as unknown as { uploadFile(path: string): Promise<void> } | null)?.uploadFile(file);
};

const sample = 'POST /v1/orders HTTP/1.1\nX-Acme-Badge: b-4411\nX-Plain: hello\n\n{"badge_no":"4711"}';

describe('redaction', () => {
  it('is tried on a sample while a name is typed, saved by itself, and there after a reload; the sample is not', async () => {
    await open();
    await paste('[data-sample]', sample);
    await says('[data-result]', 'b-4411');
    await page.type('[data-own=headers]', 'x-acme-*');
    await says('[data-result]', 'X-Acme-Badge: [api-key 1]');
    expect(await texts('mark[data-kind=api-key]')).toEqual(['[api-key 1]']);
    expect(await text('[data-counts]')).toContain('1 place redacted, 1 by your own names.');
    await saved('headers');
    await page.reload();
    await page.waitForSelector('[data-own=headers]');
    expect(await value('[data-own=headers]')).toBe('x-acme-*');
    expect(await value('[data-sample]')).toBe('');
    expect(JSON.stringify(await stored())).not.toContain('4411');
    await paste('[data-sample]', sample);
    await says('[data-result]', 'X-Acme-Badge: [api-key 1]');
    expect(await text('[data-result]')).toContain('X-Plain: hello');
    expect(errors).toEqual([]);
  });

  it('takes keys and patterns too, and says of each wrong line why it is not taken', async () => {
    await open();
    await paste('[data-sample]', '{"badge_no":"4711","note":"for acme_internal_42"}');
    await paste('[data-own=fields]', 'badge_*\n*');
    await paste('[data-own=patterns]', 'acme_*');
    await says('[data-result]', '{"badge_no":"[secret 1]","note":"for [text 1]"}');
    expect(await texts('[data-problems=fields] p')).toEqual([
      'Line 2 would take out every value: name at least a part, such as *_badge. It is not saved.',
    ]);
    await saved('fields');
    await saved('patterns');
    expect((await stored())['settings.redaction']).toEqual({ version: 1, headers: [], fields: ['badge_*'], patterns: ['acme_*'] });
  });

  it('follows another window, and keeps both windows’ lists', async () => {
    await open();
    const other = await watched();
    await other.goto(address);
    await other.waitForSelector('[data-own=headers]');
    await other.type('[data-own=headers]', 'x-theirs');
    await saved('headers', other);
    await page.bringToFront();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[data-own=headers]')?.value === 'x-theirs');
    await page.type('[data-own=fields]', 'ours');
    await saved('fields');
    expect((await stored())['settings.redaction']).toMatchObject({ headers: ['x-theirs'], fields: ['ours'] });
    await other.close();
  });

  it('says that it is not saved where the storage is full, and saves once there is room', async () => {
    await open({ filler: 'x'.repeat(10_485_700) });
    await page.type('[data-own=headers]', 'x-acme-badge-of-somebody');
    await says('.name-box [role=alert]', 'Not saved. The browser’s storage for Culprit is full.');
    await page.evaluate(() => chrome.storage.local.clear());
    await page.click('.name-box [role=alert] .link');
    await saved('headers');
    expect((await stored())['settings.redaction']).toMatchObject({ headers: ['x-acme-badge-of-somebody'] });
  });
});

describe('hosts', () => {
  it('are added by keyboard, changed and removed; the port is said not to count', async () => {
    await open();
    await page.type('[data-host-input]', 'http://LOCALHOST:8088/x');
    await says('[data-host-said]', 'every port of localhost');
    await page.keyboard.press('Enter');
    await says('[data-host-said]', 'Choose the API');
    await page.select('.add-host select', 'nat');
    await page.focus('[data-host-input]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-host=localhost]');
    expect((await stored())['settings.hosts']).toEqual({ version: 1, hosts: [{ host: 'localhost', pack: 'nat' }] });
    await page.select('[data-host=localhost] select', 'nudg3');
    await page.waitForFunction(async () => JSON.stringify(await chrome.storage.local.get(null)).includes('nudg3'));
    await page.click('[data-host=localhost] button');
    await page.waitForFunction(() => !document.querySelector('[data-host=localhost]'));
    expect((await stored())['settings.hosts']).toEqual({ version: 1, hosts: [] });
    expect(errors).toEqual([]);
  });
});

describe('packs', () => {
  it('that are wrong are told everything at once, each with its place', async () => {
    await open();
    await page.click('[data-action=add-pack]');
    await pick(
      'open-pack',
      packText({ id: 'nat', name: '', docs: 'ftp://x', rules: [{ id: 'a', tilte: 'x', when: { check: 'json-malfromed' } }] }),
    );
    await page.waitForSelector('[data-pack-problems]');
    const rows = await texts('[data-pack-problems] tbody tr');
    for (const part of [
      'idis taken by the built-in pack NAT API',
      'namemust not be empty',
      'docsmust be an http',
      'did you mean “title”',
      'did you mean “json-malformed”',
    ])
      expect(
        rows.some((row) => row.includes(part)),
        `${part} in\n${rows.join('\n')}`,
      ).toBe(true);
    expect(await page.$('[data-action=put-pack]:enabled')).toBeNull();
    expect(await stored()).toEqual({});
  });

  it('of one’s own say what they claim, come switched off, and can be switched on, edited, removed and brought back', async () => {
    await open();
    await page.click('[data-action=add-pack]');
    await paste(
      '[data-pack-text]',
      packText({ recognize: { hosts: ['api.acme.example', 'api.github.com'] }, outcome: { failsWhen: [{ responseField: '/rc' }] } }),
    );
    await page.waitForSelector('[data-action=put-pack]:enabled');
    expect(await text('[data-editor] [data-claims]')).toContain('Claims api.acme.example, api.github.com.');
    expect(await text('[data-editor] [data-claims]')).toContain(
      'api.github.com belongs to the built-in pack GitHub as well. The rules of this pack come first.',
    );
    expect(await text('[data-editor] [data-claims]')).toContain('Tells which answers with a 2xx status are failures.');
    await page.click('[data-action=put-pack]');
    await page.waitForSelector('[data-own-pack=acme][data-on=false]');
    await page.click('[data-own-pack=acme] [role=switch]');
    await page.waitForSelector('[data-own-pack=acme][data-on=true]');
    await page.click('[data-action=edit-pack]');
    await paste('[data-pack-text]', packText({ name: 'Acme two' }));
    await page.waitForSelector('[data-action=put-pack]:enabled');
    await page.click('[data-action=put-pack]');
    await says('[data-own-pack=acme][data-on=true]', 'Acme two');
    await page.click('[data-action=remove-pack]');
    await page.waitForFunction(() => !document.querySelector('[data-own-pack]'));
    expect(await stored()).toEqual({});
    await page.click('[data-action=restore-pack]');
    await says('[data-own-pack=acme][data-on=true]', 'Acme two');
    expect(errors).toEqual([]);
  });

  it('that are built in are found by name and switched off and on', async () => {
    await open();
    await page.type('[data-find-pack]', 'nat api');
    await page.waitForFunction(() => document.querySelectorAll('[data-pack]').length === 1);
    await page.click('[data-pack=nat] [role=switch]');
    await says('.packs-bar', '1 switched off');
    expect((await stored())['settings.packs']).toEqual({ version: 1, off: ['nat'] });
    await page.click('[data-action=all-on]');
    await says('.packs-bar', 'all on');
  });
});

describe('everything as a file', () => {
  const file = JSON.stringify({
    format: 'culprit-settings',
    version: 1,
    redaction: { headers: ['x-theirs'], fields: [], patterns: [] },
    ownPacks: [{ id: 'acme', on: true, text: packText() }],
    preferences: { language: 'python' },
  });

  it('is shown before it is taken, replaces or joins, and can be undone', async () => {
    await open({ 'settings.redaction': { version: 1, headers: ['x-mine'], fields: [], patterns: [] } });
    const before = await stored();
    await pick('import-settings', file);
    await page.waitForSelector('[data-import]');
    expect(await text('[data-import]')).toContain('Own pack Acme, switched on:Claims api.acme.example.');
    expect(await stored()).toEqual(before);
    await page.click('[data-action=import-add]');
    await page.waitForSelector('[data-own-pack=acme][data-on=true]');
    await holds('[data-own=headers]', 'x-mine\nx-theirs');
    await holds('#language', 'python');
    await page.click('[data-action=undo-import]');
    await page.waitForFunction(() => !document.querySelector('[data-own-pack]'));
    expect(await stored()).toEqual(before);
  });

  it('that is wrong changes nothing and says why', async () => {
    await open();
    await pick(
      'import-settings',
      JSON.stringify({ format: 'culprit-settings', redaction: { headers: ['*'] }, hosts: [{ host: 'a b', pack: 'nat' }] }),
    );
    await page.waitForSelector('[data-import-problems]');
    expect(await texts('[data-import-problems] li')).toEqual([
      expect.stringContaining('redaction.headers.0 would take out every header'),
      expect.stringContaining('hosts.0.host A host is made of'),
    ]);
    expect(await stored()).toEqual({});
  });
});

describe('stored settings that are broken', () => {
  const broken = { version: 1, headers: ['x-a', '*'], fields: 7 };

  it('are told, kept as a copy, and mended on request', async () => {
    await open({ 'settings.redaction': broken, 'settings.packs': { version: 1, off: ['nat'] } });
    expect(await text('[data-unreadable]')).toContain('Some stored settings can’t be used and are left out.');
    expect(await page.$eval('[data-pack=nat] [role=switch]', (input) => (input as HTMLInputElement).checked)).toBe(false);
    expect((await stored())['backup.settings.redaction']).toEqual([broken]);
    await page.click('[data-action=mend]');
    await says('[data-unreadable]', 'A copy of settings');
    expect((await stored())['backup.settings.redaction']).toEqual([broken]);
    await page.click('[data-action=forget-backup]');
    await page.waitForFunction(() => !document.querySelector('[data-unreadable]'));
    expect(Object.keys(await stored()).toSorted()).toEqual(['settings.packs', 'settings.redaction']);
  });
});

describe('the page', () => {
  it.each(['light', 'dark'])('has no accessibility fault in %s', async (theme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await open({
      'settings.hosts': { version: 1, hosts: [{ host: 'localhost', pack: 'gone' }] },
      'settings.packs': { version: 1, off: ['django', '<'] },
      'settings.pack.acme': { version: 1, on: false, text: packText({ recognize: { hosts: ['api.github.com'] } }) },
    });
    await paste('[data-own=headers]', 'x-a\n*');
    await paste('[data-sample]', sample);
    await page.click('[data-action=add-pack]');
    await paste('[data-pack-text]', '{}');
    await page.waitForSelector('[data-pack-problems]');
    await saved('headers');
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    });
    expect(faults).toEqual([]);
  });

  it('is the browser’s own options page', async () => {
    expect(JSON.parse(await readFile(join(dir, 'extension', 'manifest.json'), 'utf8'))).toMatchObject({
      permissions: ['storage'],
      options_ui: { page: 'src/options/options.html', open_in_tab: true },
    });
  });
});
