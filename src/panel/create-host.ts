import type { ReadonlySignal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { Incident } from '../model';
import type { Session } from '../session/session';
import type { Reports } from './engine';
import type { Host } from './host';

/** What there is only where a page is inspected. */
export interface Live {
  /** What one panel document leaves to the next. */
  readonly place: NonNullable<Host['place']>;
  readonly showInNetwork?: (exchangeId: string) => Promise<boolean>;
}

interface Parts {
  readonly browser: Host['browser'];
  readonly session: Session;
  /** Brings in the engine: nothing can be judged before. */
  readonly prepare: () => Promise<void>;
  /** Null until the engine is there; no failure is shown before. */
  readonly reports: () => Reports | null;
  readonly revision: ReadonlySignal<number>;
  readonly rules: Host['rules'];
  readonly wantsRule: Host['wantsRule'];
  /** Null on the page of HAR files. */
  readonly live: Live | null;
}

const version = (): string => browser.runtime.getManifest().version;

/** `Chrome 149`, `Firefox 153`: the product that the browser names last is the one it is. */
const browserName = (): string | null => {
  const agent = navigator.userAgent;
  for (const [mark, name] of [
    ['Firefox/', 'Firefox'],
    ['Edg/', 'Edge'],
    ['Chrome/', 'Chrome'],
  ] as const) {
    const at = agent.indexOf(mark);
    if (at >= 0) return `${name} ${/^\d{1,5}/.exec(agent.slice(at + mark.length))?.[0] ?? ''}`.trim();
  }
  return null;
};

const osName = (): string | null =>
  ['Windows', 'Mac OS X', 'CrOS', 'Android', 'Linux'].find((name) => navigator.userAgent.includes(name)) ?? null;

const gone = (error: unknown): Error =>
  /context invalidated|dead object/i.test(String(error))
    ? new Error('The extension was updated. Close and reopen DevTools.')
    : new Error(String(error));

/** Chromium gives the plain value, Firefox and the polyfill a pair of value and error. Only `replay` evaluates, and it gives no lists. */
const evaluate = async (expression: string): Promise<unknown> => {
  const answer: unknown = await browser.devtools.inspectedWindow.eval(expression);
  return Array.isArray(answer) ? answer[0] : answer;
};

/** Panels of Firefox have no way to ask for the options page; they open its address. */
const openOptions = (): void => {
  const { runtime } = browser as unknown as {
    readonly runtime: { readonly openOptionsPage?: () => Promise<void>; readonly getURL: (path: string) => string };
  };
  const open = (): void => void globalThis.open(runtime.getURL('src/options/options.html'), '_blank');
  if (runtime.openOptionsPage === undefined) open();
  else void runtime.openOptionsPage().catch(open);
};

/** What a panel can do with the page that it is about. */
const overPage = (live: Live): Pick<Host, 'reload' | 'place' | 'showInNetwork' | 'openSource' | 'replay'> => {
  const panels = browser.devtools.panels as unknown as {
    openResource?: (url: string, line: number, column: number, done: () => void) => void;
  };
  return {
    ...live,
    reload: () => void browser.devtools.inspectedWindow.reload(),
    ...(panels.openResource && {
      openSource: ({ url, lineNumber, columnNumber }) =>
        new Promise<void>((resolve) => panels.openResource?.(url, lineNumber, columnNumber, resolve)),
    }),
    replay: async (exchange) => {
      const { replay } = await import('./replay');
      return replay(exchange, crypto.randomUUID(), evaluate, (ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    },
  };
};

/** The browser as the panel sees it: clipboard, files, storage and the inspected page. */
export const createHost = ({ browser: name, session, prepare, reports, revision, rules, wantsRule, live }: Parts): Host => {
  /** A pack that Culprit brings is as old as Culprit; one of the person's own may have no version. */
  const versioned = (packs: Reports['packs']) =>
    packs.map(({ id, version: own, isBuiltIn }) => ({ id, version: own ?? (isBuiltIn ? version() : null) }));
  const environment = (packs: Reports['packs']) => ({
    version: version(),
    browser: browserName(),
    os: osName(),
    packs: versioned(packs),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? null,
    writtenAt: Date.now(),
  });
  return {
    browser: name,
    copy: (text) => navigator.clipboard.writeText(text),
    save: (fileName, mediaType, text) => {
      const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
    openUrl: (url) => {
      const { protocol } = new URL(url);
      if (protocol === 'https:' || protocol === 'http:') globalThis.open(url, '_blank', 'noopener,noreferrer');
    },
    openHar: async (file) => {
      const [{ openHar }] = await Promise.all([import('./open-har'), prepare()]);
      await openHar(file, session);
    },
    openOptions,
    rules,
    wantsRule,
    storage: {
      get: async (key) => {
        try {
          return (await browser.storage.local.get(key))[key];
        } catch (error) {
          throw gone(error);
        }
      },
      set: async (key, value) => {
        try {
          await browser.storage.local.set({ [key]: value });
        } catch (error) {
          throw gone(error);
        }
      },
    },
    ...(live && overPage(live)),
    report: {
      revision,
      get formats() {
        return reports()?.formats ?? [];
      },
      write: (incidents: readonly Incident[], formatId, options) => {
        const loaded = reports();
        if (loaded === null) throw new Error('The report is still loading. Try again in a moment.');
        const { makeReport, write, rules, packs } = loaded;
        const report = makeReport(incidents, environment(packs), rules, options);
        return { text: write(report, formatId), redactions: report.redactions };
      },
    },
    get packVersions() {
      return [{ id: 'Culprit', version: version() }, ...versioned(reports()?.packs ?? [])];
    },
  };
};
