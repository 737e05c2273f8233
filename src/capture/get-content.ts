import type { Content } from './read-body';

/** The part of a live entry that hands out its body. */
export interface Contentful {
  readonly getContent?: unknown;
  readonly response?: { readonly content?: { readonly encoding?: unknown } };
}

/**
 * The two browsers and the polyfill answer in four shapes: `(content, encoding)` to a callback, `[content, encoding]`,
 * `[content, mimeType]` (Firefox, which says base64 in the entry instead) and `{ content, encoding }` (Chrome 151 and later).
 */
export const contentOf = (answer: readonly unknown[], entryEncoding: unknown): Content => {
  const [first, second] = answer;
  if (Array.isArray(first)) return contentOf(first, entryEncoding);
  if (typeof first === 'object' && first !== null && 'content' in first) {
    const { content, encoding } = first as { content: unknown; encoding?: unknown };
    return contentOf([content, encoding], entryEncoding);
  }
  const base64 = second === 'base64' || (typeof second === 'string' && second.includes('/') && entryEncoding === 'base64');
  return { text: typeof first === 'string' ? first : null, base64: base64 || (second == null && entryEncoding === 'base64') };
};

/** How long a body is waited for. A fetch whose body never ends has no event, so this only guards against a browser that never answers. */
export const patienceMs = 10_000;

/** Asks a live entry for its body, in whatever form its browser offers; a refusal is a body that could not be had, never an error. */
export const getContent = (entry: Contentful, later: (run: () => void, ms: number) => void): Promise<Content> =>
  new Promise((resolve) => {
    const none: Content = { text: null, base64: false };
    const answer = (...args: unknown[]): void => resolve(args.length === 0 ? none : contentOf(args, entry.response?.content?.encoding));
    if (typeof entry.getContent !== 'function') {
      resolve(none);
      return;
    }
    later(() => resolve(none), patienceMs);
    const settle = (promised: unknown): void => {
      if (promised instanceof Promise) promised.then(answer, () => resolve(none));
    };
    try {
      settle(entry.getContent(answer));
    } catch {
      // The polyfill on older Chrome refuses a callback and promises instead.
      try {
        settle(entry.getContent());
      } catch {
        resolve(none);
      }
    }
  });
