import { decodeEntities } from '../../http/entities';

/** A run of text in a page with the element that it stands in: `title`, `h1`, `pre`, `p`, or '' for any other. */
export interface PageText {
  readonly tag: string;
  readonly text: string;
}

const LONGEST = 65_536;
const MOST_TEXTS = 400;
/** Elements whose text is grouped under their name, and those that break a text in two. */
const KEPT = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'pre', 'p', 'address', 'li', 'td']);
const BREAKS = new Set([
  ...KEPT,
  'br',
  'hr',
  'div',
  'center',
  'body',
  'head',
  'html',
  'table',
  'tr',
  'ul',
  'ol',
  'section',
  'header',
  'main',
  'footer',
  'span',
  'form',
  'article',
  'noscript',
  'a',
  'iframe',
]);
/** These divide a text without leaving the element around it. */
const INLINE = new Set(['span', 'a']);
const SKIPPED = new Set(['script', 'style', 'svg', 'template', 'object']);

const plain = (text: string): string =>
  decodeEntities(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** True for a document of HTML, by its beginning. */
export const isHtmlText = (text: string): boolean =>
  /^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[\s\S]{0,2000}?-->\s{0,20})?<(?:!doctype\s{1,4}html|html|head|body|title|h1|center)\b/i.test(
    text.slice(0, 4000).trimStart(),
  );

/** The texts of a page in their order, scripts and styles left out; no tree is built. One pass over the first 64 KiB. */
export const pageTexts = (source: string): readonly PageText[] => {
  const html = source.slice(0, LONGEST);
  const texts: PageText[] = [];
  let tag = '';
  let current = '';
  let position = 0;
  const flush = (): void => {
    // Of preformatted text the first line is the message; a stack trace follows.
    const text = plain(tag === 'pre' ? (current.trim().split('\n', 1)[0] ?? '') : current);
    if (text !== '' && texts.length < MOST_TEXTS) texts.push({ tag, text });
    current = '';
  };
  while (position < html.length) {
    const start = html.indexOf('<', position);
    current += html.slice(position, start < 0 ? html.length : start);
    if (start < 0) break;
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4);
      if (end < 0) break;
      position = end + 3;
      continue;
    }
    const end = html.indexOf('>', start);
    if (end < 0) break;
    position = end + 1;
    const name = /^\/?([a-z][a-z\d]{0,15})/i.exec(html.slice(start + 1, Math.min(end, start + 20)))?.[1]?.toLowerCase() ?? '';
    const isEnd = html[start + 1] === '/';
    if (!isEnd && SKIPPED.has(name)) {
      const close = new RegExp(`</${name}\\b`, 'gi');
      close.lastIndex = position;
      const found = close.exec(html);
      if (found === null) break;
      position = found.index;
      continue;
    }
    if (!BREAKS.has(name)) continue;
    flush();
    if (INLINE.has(name)) continue;
    tag = !isEnd && (name === 'br' || name === 'hr') ? tag : !isEnd && KEPT.has(name) ? name : '';
  }
  flush();
  return texts;
};
