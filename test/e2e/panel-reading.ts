import type { Scope } from './drivers/driver';

/** One cause as the panel shows it. */
export interface ShownCause {
  readonly verdict: string;
  readonly text: string;
  readonly evidence: string;
}

export interface ShownFix {
  readonly text: string;
  readonly snippets: readonly { readonly language: string; readonly code: string }[];
}

/** Everything that the head and the first tab of the details say, read off the DOM. */
export interface ShownDetail {
  readonly status: string;
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  /** Provider, links, endpoint and request id, as one line. */
  readonly facts: string;
  readonly requestId: string;
  readonly countdown: { readonly state: string; readonly text: string; readonly retryAt: number } | null;
  readonly causes: readonly ShownCause[];
  readonly fixes: readonly ShownFix[];
  readonly fixesAreNumbered: boolean;
  readonly warnings: readonly string[];
  readonly said: string;
  /** Each row as its cells joined with ` | `, title first. */
  readonly tables: readonly (readonly string[])[];
  readonly answeredBy: string;
  readonly links: readonly string[];
}

/** Runs in the panel; shows the Diagnosis tab and every language of every snippet. */
async function detailInPanel(): Promise<ShownDetail> {
  const drawn = () => new Promise((done) => setTimeout(done, 20));
  const text = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const detail = document.querySelector<HTMLElement>('[data-detail]');
  if (!detail) throw new Error('No details are open.');
  const inDetail = <E extends Element>(css: string): E[] => [...detail.querySelectorAll<E>(css)];
  const tab = detail.querySelector<HTMLElement>('[data-tab="diagnosis"]');
  if (tab?.getAttribute('aria-selected') !== 'true') {
    tab?.click();
    await drawn();
  }
  const fixes: ShownFix[] = [];
  for (const fix of inDetail<HTMLElement>('[data-fix]')) {
    const snippets = [];
    const languages = fix.querySelectorAll<HTMLButtonElement>('.snippet-language');
    for (const language of languages) {
      if (languages.length > 1) {
        language.click();
        await drawn();
      }
      const shown = fix.querySelector<HTMLElement>('[data-snippet]');
      snippets.push({ language: shown?.dataset.language ?? '', code: shown?.querySelector('pre')?.textContent ?? '' });
    }
    fixes.push({ text: text(fix.querySelector('[data-fix-text]')), snippets });
  }
  const countdown = detail.querySelector<HTMLElement>('[data-countdown]');
  return {
    status: text(detail.querySelector('[data-detail-status]')),
    code: text(detail.querySelector('[data-detail-code]')),
    title: text(detail.querySelector('[data-detail-title]')),
    summary: text(detail.querySelector('[data-detail-summary]')),
    facts: text(detail.querySelector('.head-facts')),
    requestId: text(detail.querySelector('.request-id .mono')),
    countdown: countdown && {
      state: countdown.dataset.state ?? '',
      text: text(countdown),
      retryAt: Number(countdown.dataset.retryAt),
    },
    causes: inDetail<HTMLElement>('[data-cause]').map((cause) => ({
      verdict: cause.dataset.verdict ?? '',
      text: text(cause.querySelector('[data-cause-text]')),
      evidence: [...(cause.querySelector('[data-evidence]')?.childNodes ?? [])]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent)
        .join('')
        .trim(),
    })),
    fixes,
    fixesAreNumbered: inDetail('[data-fix]').every((fix) => fix.parentElement?.tagName === 'OL'),
    warnings: inDetail('[data-warning]').map(text),
    // A message that a cause quotes as a whole stands there only.
    said: [
      ...inDetail('[data-evidence]')
        .map(text)
        .filter((evidence) => evidence.startsWith('The answer says: ')),
      text(detail.querySelector('[data-said]')),
    ].join(' '),
    tables: inDetail('[data-table]').map((table) => [
      text(table.querySelector('figcaption')),
      ...[...table.querySelectorAll('tr')].map((row) => [...row.children].map(text).join(' | ')),
    ]),
    answeredBy: text(detail.querySelector('[data-answered-by]')),
    links: inDetail('.links li').map(text),
  };
}

export const readDetail = (panel: Scope): Promise<ShownDetail> => panel.eval<ShownDetail>(detailInPanel);

/** A line of the list, by its attributes and the visible text of its cells. */
export interface ShownRow {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly provider: string;
  readonly rule: string;
  readonly endpoint: string;
  readonly quiet: boolean;
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows that are drawn: all of a short list, of a long one those in view. */
export const readRows = (panel: Scope): Promise<readonly ShownRow[]> =>
  panel.eval<readonly ShownRow[]>(() =>
    [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => {
      const { id = '', status = '', code = '', provider = '', rule = '', endpoint = '' } = row.dataset;
      const cells = [...row.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => [
        cell.dataset.cell ?? '',
        (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ]);
      const quiet = row.classList.contains('row-quiet');
      return { id, status, code, provider, rule, endpoint, quiet, cells: Object.fromEntries(cells) as Record<string, string> };
    }),
  );
