import { decodeEntities } from '../../http/entities';
import { coverNamed } from './redact-pairs';
import { redactFreeText, redactPlain } from './redact-plain';
import { judgeName, type Scope } from './scope';
import { isProse, isWordlike } from './shapes';
import { createTableNames } from './table-names';

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const attributeShape = /(?<=[\s"'])([^\s=<>"'/]{1,200})\s{0,20}=\s{0,20}(?:"([^"]{0,65536})"|'([^']{0,65536})')/g;

const attributesOf = (tag: string): Attribute[] =>
  [...tag.matchAll(attributeShape)].slice(0, 500).map((match) => {
    const value = match[2] ?? match[3] ?? '';
    const end = match.index + match[0].length - 1;
    return { name: match[1] ?? '', value, start: end - value.length, end };
  });

const namingAttribute = /^(?:name|key|id|property|http-equiv|itemprop|autocomplete|for|field)$/i;
const valueAttribute = /^(?:value|content|data-value|val)$/i;

const shownValue = (scope: Scope, raw: string, name: string, hint: string): string => {
  const value = decodeEntities(raw);
  const verdict = judgeName(scope, localName(name)) ?? (hint === '' ? null : judgeName(scope, hint));
  const shown = (verdict === null ? null : coverNamed(scope, verdict, value)) ?? redactPlain(scope, value);
  return shown === value ? raw : escapeText(shown);
};

/** One tag: attributes by their own name, `value` and `content` by the name that stands beside them. */
const redactTag = (scope: Scope, tag: string): { shown: string; hint: string } => {
  const attributes = attributesOf(tag);
  const hint = attributes.find(({ name }) => namingAttribute.test(localName(name)))?.value ?? '';
  const out: string[] = [];
  let at = 0;
  for (const { name, value, start, end } of attributes) {
    if (value === '') continue;
    out.push(tag.slice(at, start), shownValue(scope, value, name, valueAttribute.test(name) ? hint : ''));
    at = end;
  }
  out.push(tag.slice(at));
  return { shown: out.join(''), hint };
};

/** `isText`: what stands there is no markup or JSON of its own. */
const redactContent = (scope: Scope, raw: string, names: readonly string[], isText: boolean): string => {
  if (raw.trim().length < 2) return raw;
  const value = decodeEntities(raw);
  for (const name of names) {
    const verdict = name === '' ? null : judgeName(scope, name);
    if (verdict === null || (scope.side === 'response' && (isProse(value) || isWordlike(value.trim())) && verdict.counts === null))
      continue;
    const shown = coverNamed(scope, verdict, value);
    if (shown !== null) return escapeText(shown);
  }
  if (isText) return redactFreeText(scope, raw);
  const shown = redactPlain(scope, value);
  return shown === value ? raw : escapeText(shown);
};

const namesTheNext = /^(?:name|key|label|th|dt)$/i;
/** Text in the midst of a sentence. */
const inline = /^(?:b|strong|em|i|u|code|kbd|samp|tt|var|span|label|small|font)$/i;
/** Behind these what was said names nothing more. */
const endsEntry = /^<\/(?:member|entry|item|tr|property|setting|param|dd)\b/i;
const endsLine = /^<(?:\/?(?:p|li|div|td|th|tr|dd|h\d|ul|ol|table|section)\b|br\b)/i;

/** XML and HTML in place, tolerant of both: element text by the element's name, attributes by theirs, scripts and comments as text. */
export const redactMarkup = (scope: Scope, text: string): string => {
  const out: string[] = [];
  const table = createTableNames();
  let element = '';
  let hint = '';
  let said = '';
  /** In an element whose text is a name, however it is marked up within. */
  let isSaid = false;
  /** What was marked up right before: `<b>Password:</b> …`. */
  let marked = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const content = text.slice(at, open < 0 ? text.length : open);
    const lead = marked === '' ? '' : (/^\s{0,20}[:=]\s{0,20}/.exec(content)?.[0] ?? '');
    const isText = /^(?:script|style|pre|code)$/i.test(element);
    const names = [
      ...(isText ? [] : [element, hint]),
      ...(/^(?:script|style)$/i.test(element) ? [] : [isSaid ? '' : said, ...table.names(content)]),
      lead !== '' || /[:=]\s{0,5}$/.test(marked) ? marked.replace(/\s{0,5}[:=]\s{0,5}$/, '') : '',
    ];
    out.push(lead, redactContent(scope, content.slice(lead.length), names, isText));
    if (/^[\s:=]+$/.test(content) && marked !== '') {
      marked = `${marked}${content.trim()}`;
    } else if (content.trim() !== '') {
      if (isSaid) said = content.trim().slice(0, 200);
      marked = inline.test(element) ? content.trim().slice(0, 200) : '';
    }
    if (open < 0) break;
    if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open);
      const inner = text.slice(open + 9, end < 0 ? text.length : end);
      const verdict = judgeName(scope, element) ?? (hint === '' ? null : judgeName(scope, hint));
      out.push('<![CDATA[', (verdict === null ? null : coverNamed(scope, verdict, inner)) ?? redactPlain(scope, inner));
      at = end < 0 ? text.length : end;
      if (end >= 0) {
        out.push(']]>');
        at += 3;
      }
      continue;
    }
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open);
      const stop = end < 0 ? text.length : end + 3;
      out.push(redactFreeText(scope, text.slice(open, stop)));
      at = stop;
      continue;
    }
    const close = text.indexOf('>', open);
    const stop = close < 0 ? text.length : close + 1;
    const tag = text.slice(open, stop);
    const name = /^<([^\s<>/!?=]{1,200})/.exec(tag)?.[1];
    if (name === undefined) {
      out.push(tag.startsWith('</') ? tag : redactFreeText(scope, tag));
      if (tag.startsWith('</')) {
        if (endsEntry.test(tag)) said = '';
        if (namesTheNext.test(localName(tag.slice(2, -1).trim()))) isSaid = false;
        table.close(tag);
        element = '';
      }
    } else {
      const redacted = redactTag(scope, tag);
      out.push(redacted.shown);
      if (!/^(?:value|string|span|b|i|em|strong|td)$/i.test(localName(name))) hint = redacted.hint;
      element = localName(name);
      // End tags of HTML may be left out.
      if (!inline.test(element) || namesTheNext.test(element)) isSaid = namesTheNext.test(element);
      table.open(element);
    }
    if (endsLine.test(tag)) marked = '';
    at = stop;
  }
  return out.join('');
};
