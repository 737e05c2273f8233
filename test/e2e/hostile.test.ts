import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { none } from './expectations';
import { inEachBrowser } from './launched';
import { type LocalApi, startLocalApi } from './local-api';
import { clear, copyReport, openRow } from './panel-hands';
import { readRows } from './panel-reading';

interface Row {
  readonly id: string;
  readonly why: string;
  readonly entry?: {
    readonly request: {
      readonly method: string;
      readonly url: string;
      readonly headers: Record<string, string>;
      readonly body: string | null;
    };
    readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly body: string | null };
  };
}

const isParts = (value: unknown): value is { $parts: (string | [string, number])[] } =>
  typeof value === 'object' && value !== null && Array.isArray((value as { $parts?: unknown }).$parts);

/** Long texts are stored as `{"$parts": ["text", ["repeated", 1000]]}`. */
const revived = (value: unknown): unknown => {
  if (isParts(value)) return value.$parts.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('');
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revived(inner)]));
};

const fixture = readFileSync(new URL('../fixtures/injection.json', import.meta.url), 'utf8');
const rows = (revived(JSON.parse(fixture)) as readonly Row[]).flatMap(({ entry, ...row }) => (entry ? [{ ...row, entry }] : []));

/** What comes in an answer a server can say; what lies in the request's URL, method, header or body comes in as a file. */
const isServed = ({ entry: { request, response } }: (typeof rows)[number]): boolean =>
  response.body !== null && response.body !== '{}' && request.method === 'GET' && request.body === null;

/** Characters that act without being seen: they may stand nowhere in what the panel draws. */
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Elements that no text of ours ever makes. */
const foreign =
  'img, script, iframe, object, embed, form, base, meta[http-equiv], style:not(head style), video, audio, h1, [onerror], [onclick], [onload]';

/** Watches the panel's document for anything that runs or leaves. */
const watch = (): void => {
  const state = { alarms: [] as string[], requests: [] as string[] };
  Object.assign(globalThis, { hostileWatch: state });
  for (const name of ['alert', 'confirm', 'prompt', 'open'] as const) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      value: (...args: unknown[]) => void state.alarms.push(`${name}(${args})`),
    });
  }
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) state.requests.push(name);
  });
  observer.observe({ type: 'resource' });
  addEventListener('securitypolicyviolation', (event) => state.alarms.push(`CSP: ${event.blockedURI}`));
  addEventListener('error', ({ message }) => {
    // A note of the browser that a box will be measured again in the next frame; nothing ran.
    if (!message.startsWith('ResizeObserver loop')) state.alarms.push(`error: ${message}`);
  });
  addEventListener('unhandledrejection', (event) => state.alarms.push(`rejection: ${event.reason}`));
};

interface Seen {
  readonly alarms: readonly string[];
  readonly requests: readonly string[];
  readonly foreign: readonly string[];
  readonly links: readonly string[];
  readonly polluted: boolean;
  /** Drawn text with a hidden character in it. */
  readonly hidden: readonly string[];
}

/** Goes through every tab of the open failure and tells what is there. */
const look = async (foreignCss: string, hiddenSource: string): Promise<Seen> => {
  const pattern = new RegExp(hiddenSource);
  const seen = { foreign: [] as string[], links: [] as string[], hidden: [] as string[] };
  for (const tab of ['diagnosis', 'response', 'request', 'compare', 'report']) {
    document.querySelector<HTMLElement>(`[role=tab][data-tab="${tab}"]`)?.click();
    for (let tries = 0; tries < 100; tries++) {
      await new Promise((drawn) => setTimeout(drawn, 15));
      const content = document.querySelector<HTMLElement>(`[data-content="${tab}"]`);
      if (
        content &&
        (tab !== 'report' || document.querySelector('[data-report-text]')?.textContent || document.querySelector('[role=alert]'))
      )
        break;
    }
    for (const element of document.body.querySelectorAll(foreignCss)) seen.foreign.push(`${tab}: ${element.outerHTML.slice(0, 80)}`);
    for (const link of document.body.querySelectorAll('a[href]')) seen.links.push(link.getAttribute('href') ?? '');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? '';
      const at = text.search(pattern);
      if (at >= 0)
        seen.hidden.push(`${tab}: U+${text.charCodeAt(at).toString(16)} in ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`);
    }
    for (const element of document.body.querySelectorAll('[title], [aria-label]')) {
      const text = `${element.getAttribute('title') ?? ''}${element.getAttribute('aria-label') ?? ''}`;
      if (pattern.test(text)) seen.hidden.push(`${tab}: in the title ${JSON.stringify(text.slice(0, 60))}`);
    }
  }
  document.querySelector<HTMLElement>('[role=tab][data-tab="diagnosis"]')?.click();
  const { hostileWatch } = globalThis as unknown as { hostileWatch: { alarms: string[]; requests: string[] } };
  const polluted = ['polluted', 'isAdmin', 'pwned'].some((name) => name in {} || name in globalThis);
  const { alarms, requests } = hostileWatch;
  return { alarms: alarms.splice(0), requests: requests.splice(0), ...seen, polluted };
};

const isOwn = (url: string): boolean => /^(chrome|moz)-extension:|^blob:|^data:|^devtools:/.test(url);

const harOf = ({ entry: { request, response } }: (typeof rows)[number]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: [
        {
          startedDateTime: '2026-01-05T10:00:00.000Z',
          time: 12,
          request: {
            method: request.method,
            url: request.url,
            httpVersion: 'HTTP/1.1',
            headers: Object.entries(request.headers).map(([name, value]) => ({ name, value })),
            queryString: [],
            cookies: [],
            headersSize: -1,
            bodySize: -1,
            ...(request.body === null ? {} : { postData: { mimeType: request.headers['content-type'] ?? '', text: request.body } }),
          },
          response: {
            status: response.status,
            statusText: '',
            httpVersion: 'HTTP/1.1',
            headers: Object.entries(response.headers).map(([name, value]) => ({ name, value })),
            cookies: [],
            content: { size: response.body?.length ?? 0, mimeType: response.headers['content-type'] ?? '', text: response.body ?? '' },
            redirectURL: '',
            headersSize: -1,
            bodySize: -1,
          },
          cache: {},
          timings: { send: 1, wait: 10, receive: 1 },
        },
      ],
    },
  });

inEachBrowser({}, (stage) => {
  let api: LocalApi;
  let serving = rows[0];

  beforeAll(async () => {
    api = await startLocalApi(() => ({
      status: serving?.entry.response.status ?? 500,
      headers: serving?.entry.response.headers ?? {},
      body: serving?.entry.response.body ?? '',
    }));
    await stage.driver.panel.eval(watch);
  });
  afterAll(() => api?.close());

  const holds = (seen: Seen): void =>
    none([
      ...seen.alarms,
      ...seen.requests.filter((url) => !isOwn(url)).map((url) => `a request left: ${url}`),
      ...seen.foreign.map((element) => `an element came out of the answer: ${element}`),
      ...seen.hidden.map((where) => `a hidden character: ${where}`),
      ...seen.links.filter((url) => !/^https?:\/\/[^/]+/.test(url) || url.includes('evil.example')).map((url) => `a link to ${url}`),
      ...(seen.polluted ? ['a prototype or the global object was changed'] : []),
    ]);

  it.each(rows.filter(isServed))('$id, answered by a server: $why', async (row) => {
    serving = row;
    const { page, panel } = stage.driver;
    const { request } = row.entry;
    await clear(panel);
    await panel.waitFor('return !document.querySelector("[data-row]")');
    await page.eval<void>(
      async (origin: string, url: string, method: string, body: string | null) => {
        const path = url.replace(/^https?:\/\/[^/]+/, '');
        await fetch(origin + path, { method, ...(body === null ? {} : { body }) }).then(
          (response) => response.text(),
          () => null,
        );
      },
      api.origin,
      request.url,
      request.method,
      request.body,
    );
    await openRow(panel, row.id, () => true);
    holds(await panel.eval<Seen>(look, foreign, hidden.source));
  });

  it.each(rows.filter((row) => !isServed(row)))('$id, from a HAR file: $why', async (row) => {
    const { panel } = stage.driver;
    await panel.eval<void>(
      (text: string, name: string) => {
        const picker = document.querySelector<HTMLInputElement>('[data-picker]');
        if (!picker) throw new Error('The panel takes no files.');
        const chosen = new DataTransfer();
        chosen.items.add(new File([text], name));
        picker.files = chosen.files;
        picker.dispatchEvent(new Event('change', { bubbles: true }));
      },
      harOf(row),
      `${row.id}.har`,
    );
    await panel.waitFor((name: string) => document.querySelector<HTMLElement>('[data-file]')?.dataset.file === name, `${row.id}.har`);
    await openRow(panel, row.id, () => true);
    holds(await panel.eval<Seen>(look, foreign, hidden.source));
  });

  it('hidden characters are shown as escapes, in the panel and in what is copied', async () => {
    const { page, panel } = stage.driver;
    await panel.eval(() => document.querySelector<HTMLElement>('[data-action="back-to-live"]')?.click());
    serving = rows.find(({ id }) => id.includes('bidi')) ?? rows[0];
    await clear(panel);
    await page.eval<void>(async (url: string) => void (await (await fetch(url)).text()), `${api.origin}/x`);
    await openRow(panel, 'with hidden characters', () => true);
    expect((await readRows(panel)).length).toBe(1);
    const report = await copyReport(stage.driver);
    expect(report).toMatch(/\\u(202e|2066|2069)/i);
    expect(report).not.toMatch(hidden);
  });

  it('no error was left in the panel', async () => {
    expect(await stage.driver.panelErrors()).toEqual([]);
  });
});
