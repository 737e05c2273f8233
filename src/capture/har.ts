import type { Exchange } from '../model';
import { type Entry, fromEntry } from './entry';
import { pairPreflights } from './pair-preflights';
import type { Content } from './read-body';

/** A HAR file that cannot be used, with what to do about it. */
export class HarError extends Error {
  override readonly name = 'HarError';
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    if (text.trim() === '') throw new HarError('The file is empty. Export it again from the Network panel.');
    const cut = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
    const end = cut ? 'it ends in the middle, so it was cut off' : 'it is not JSON';
    throw new HarError(`This is not a HAR file: ${end}. Export it again from the Network panel.`);
  }
};

const contentOf = (entry: Entry): Content | undefined => {
  const content = entry.response?.content;
  if (!content) return undefined;
  const text = typeof content.text === 'string' ? content.text : null;
  return text === null && (content.size ?? 0) > 0 ? undefined : { text, base64: content.encoding === 'base64' };
};

/** By the name of who wrote the file: an entry's own extras do not tell (tools copy them). */
const browserOf = (log: Record<string, unknown>): Exchange['browser'] => {
  const { name } = isObject(log.browser) ? log.browser : isObject(log.creator) ? log.creator : {};
  if (name === 'Firefox') return 'firefox';
  return name === 'WebInspector' ? 'chromium' : null;
};

/**
 * The exchanges of a HAR 1.2 file, one for each item of `log.entries` and in its order, whatever the items hold.
 * @throws HarError where the text is no HAR log at all.
 */
export const readHar = (text: string): Exchange[] => {
  const root = parse(text);
  const log = isObject(root) && isObject(root.log) ? root.log : null;
  if (!log || !Array.isArray(log.entries)) {
    throw new HarError('This is not a HAR file: it has no log.entries. Export one from the Network panel (Export HAR).');
  }
  const browser = browserOf(log);
  const pages = new Map(
    (Array.isArray(log.pages) ? log.pages : []).flatMap((page: unknown) =>
      isObject(page) && typeof page.id === 'string' ? [[page.id, typeof page.title === 'string' ? page.title : null] as const] : [],
    ),
  );
  const exchanges = log.entries.map((item: unknown, index) => {
    const entry = (isObject(item) ? item : {}) as Entry;
    const pageUrl = typeof entry.pageref === 'string' ? (pages.get(entry.pageref) ?? null) : null;
    return fromEntry(entry, contentOf(entry), { id: `har-${index}`, source: 'har', browser, pageUrl });
  });
  return pairPreflights(exchanges);
};
