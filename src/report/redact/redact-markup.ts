import { decodeEntities } from '../../http/entities';
import { coverNamed } from './redact-pairs';
import { redactFreeText, redactPlain } from './redact-plain';
import { judgeName, type Scope } from './scope';
import { isProse, isWordlike } from './shapes';

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

const redactContent = (scope: Scope, raw: string, names: readonly string[]): string => {
  if (raw.trim().length < 2) return raw;
  const value = decodeEntities(raw);
  for (const name of names) {
    const verdict = name === '' ? null : judgeName(scope, name);
    if (verdict === null || (scope.side === 'response' && (isProse(value) || isWordlike(value.trim())) && verdict.counts === null))
      continue;
    const shown = coverNamed(scope, verdict, value);
    if (shown !== null) return escapeText(shown);
  }
  const shown = redactPlain(scope, value);
  return shown === value ? raw : escapeText(shown);
};

/** XML and HTML in place, tolerant of both: element text by the element's name, attributes by theirs, scripts and comments as text. */
export const redactMarkup = (scope: Scope, text: string): string => {
  const out: string[] = [];
  let element = '';
  let hint = '';
  let said = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const content = text.slice(at, open < 0 ? text.length : open);
    const isSaid = /^(?:name|key|label|th|dt)$/i.test(element);
    out.push(
      /^(?:script|style|pre|code)$/i.test(element)
        ? redactFreeText(scope, content)
        : redactContent(scope, content, [element, hint, isSaid ? '' : said]),
    );
    if (isSaid && content.trim() !== '') said = content.trim().slice(0, 200);
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
        if (/^<\/(?:member|entry|item|tr|property|setting|param|dd)\b/i.test(tag)) said = '';
        element = '';
      }
    } else {
      const redacted = redactTag(scope, tag);
      out.push(redacted.shown);
      if (!/^(?:value|string|span|b|i|em|strong|td)$/i.test(localName(name))) hint = redacted.hint;
      element = localName(name);
    }
    at = stop;
  }
  return out.join('');
};
