import { decodeXmlEntities } from './entities';

/** An element by its local name; `text` is its own character data, joined and trimmed, that of children not included. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  readonly qualified: string;
  readonly element: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };
}

const DEEPEST = 100;
const MOST_ELEMENTS = 20_000;
const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

/** The index of the `>` that ends a tag, outside quoted attribute values; -1 where it never ends. */
const tagEnd = (text: string, from: number): number => {
  let quote = 0;
  for (let i = from; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (quote !== 0) {
      if (character === quote) quote = 0;
    } else if (character === 34 || character === 39) quote = character;
    else if (character === 62) return i;
  }
  return -1;
};

const attributesOf = (tag: string): Record<string, string> => {
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name, double, single] of tag.matchAll(/([^\s=/"'<>]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined && !name.startsWith('xmlns')) attributes[localName(name)] = decodeXmlEntities(double ?? single ?? '');
  }
  return attributes;
};

/** What follows a `<!` or `<?`: where reading goes on, with the character data of a CDATA section; -1 stops. */
const declaration = (text: string, start: number): { readonly next: number; readonly data: string } => {
  if (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + 4);
    return { next: end < 0 ? -1 : end + 3, data: '' };
  }
  if (text.startsWith('<![CDATA[', start)) {
    const end = text.indexOf(']]>', start + 9);
    return end < 0 ? { next: -1, data: text.slice(start + 9) } : { next: end + 3, data: text.slice(start + 9, end) };
  }
  const end = tagEnd(text, start);
  // A DTD with an internal subset can define entities: such a document is not read on.
  const hasSubset = end >= 0 && text.slice(start, end).includes('[');
  return { next: end < 0 || hasSubset ? -1 : end + 1, data: '' };
};

/**
 * Reads elements, attributes, text, CDATA and the predefined entities; no DTD, no namespaces (names lose their prefix).
 * Forgiving: what a broken-off or ill-nested document holds so far is given. Null where there is no element at all.
 * Written here because decoding is synchronous, while a parser of 22 kB would have to be loaded on demand, and because
 * DOMParser is missing in workers and on the command line. One pass, depth and number of elements capped.
 */
export const parseXml = (source: string): XmlElement | null => {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (!text.trimStart().startsWith('<')) return null;
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let position = 0;
  const close = (): void => {
    const last = open.pop();
    if (last !== undefined) last.element.text = last.element.text.trim();
  };
  while (position >= 0 && position < text.length) {
    const start = text.indexOf('<', position);
    const top = open.at(-1)?.element;
    if (top !== undefined) top.text += decodeXmlEntities(text.slice(position, start < 0 ? text.length : start));
    if (start < 0) break;
    const marker = text[start + 1];
    if (marker === '!' || marker === '?') {
      const { next, data } = declaration(text, start);
      if (top !== undefined) top.text += data;
      position = next;
      continue;
    }
    const end = tagEnd(text, start);
    if (end < 0) break;
    position = end + 1;
    const inner = text.slice(start + 1, end);
    if (marker === '/') {
      const name = inner.slice(1).trim();
      if (open.some(({ qualified }) => qualified === name)) {
        while (open.at(-1)?.qualified !== name) close();
        close();
      }
      if (open.length === 0) break;
      continue;
    }
    const qualified = /^[^\s/>]{1,200}/.exec(inner)?.[0] ?? '';
    if (!/^[\p{L}_]/u.test(qualified) || open.length >= DEEPEST || ++elements > MOST_ELEMENTS) break;
    const element = { name: localName(qualified), attributes: attributesOf(inner.slice(qualified.length)), children: [], text: '' };
    open.at(-1)?.element.children.push(element);
    root ??= element;
    if (!inner.endsWith('/')) open.push({ qualified, element });
    else if (open.length === 0) break;
  }
  while (open.length > 0) close();
  return root;
};

/** Elements in document order, the nearest to the root first, with the path that leads to each: `/a/b`. */
export const elementsOf = (root: XmlElement, most = 2000): { readonly element: XmlElement; readonly path: string }[] => {
  const found = [{ element: root, path: `/${root.name}` }];
  for (let i = 0; i < found.length && found.length < most; i++) {
    const { element, path } = found[i] ?? { element: root, path: '' };
    for (const child of element.children) found.push({ element: child, path: `${path}/${child.name}` });
  }
  return found;
};
