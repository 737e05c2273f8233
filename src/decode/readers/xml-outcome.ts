import { elementsOf, type XmlElement } from '../../http/xml';
import { GOOD, isGoodCode } from '../says-error';
import type { ReaderResult } from './reader';
import { saysWrong } from './words';

const leafNamed = (element: XmlElement, pattern: RegExp): XmlElement | null =>
  element.children.find((child) => child.children.length === 0 && child.text !== '' && pattern.test(child.name)) ?? null;

/**
 * `<GetItemResponseMessage ResponseClass="Error">` with a text and a code of its own, within an envelope or a list of such: the first
 * is read. A part that is only a warning is none.
 */
const ofMarked = (root: XmlElement): ReaderResult | null => {
  const marked = elementsOf(root, 60).filter(({ element }) =>
    Object.entries(element.attributes).some(
      ([key, value]) => /^(?:response_?class|result_?class|outcome)$/i.test(key) && /^(?:error|failure)$/i.test(value),
    ),
  );
  const first = marked[0];
  if (first === undefined) return null;
  const code = leafNamed(first.element, /code$/i);
  const text = leafNamed(first.element, /(?:message|text|description|reason)$/i);
  if (code === null && text === null) return null;
  return {
    format: 'xml',
    code: code === null ? null : { value: code.text, at: `xml:${first.path}/${code.name}` },
    message: text === null ? null : { value: text.text, at: `xml:${first.path}/${text.name}` },
    partial: false,
  };
};

/** `<ServiceResponse><msgHeader><errMsg>…</errMsg><returnReasonCode>30</returnReasonCode></msgHeader></ServiceResponse>`: a head, no body. */
const ofHead = (root: XmlElement): ReaderResult | null => {
  const filled = root.children.filter((child) => child.children.length > 0 || child.text !== '');
  const head = filled[0];
  if (!/response$/i.test(root.name) || filled.length !== 1 || head === undefined || !/head(?:er)?$/i.test(head.name)) return null;
  if (head.children.length > 6 || head.children.some((child) => child.children.length > 0)) return null;
  const code = leafNamed(head, /code$/i);
  const word = head.children.find((child) => /^[A-Z]+(?:_[A-Z]+)+$/.test(child.text) && saysWrong(child.text)) ?? null;
  const text = leafNamed(head, /^(?:err|error|result|return)?_?(?:msg|message|text)$/i) ?? word;
  if (code === null || isGoodCode(code.text) || text === null || GOOD.test(text.text)) return null;
  if (!saysWrong(text.text) && word === null) return null;
  const told = word ?? code;
  return {
    format: 'xml',
    code: { value: told.text, at: `xml:/${root.name}/${head.name}/${told.name}` },
    message: { value: text.text, at: `xml:/${root.name}/${head.name}/${text.name}` },
    partial: false,
  };
};

/** Answers in XML that tell by an attribute or a head how the call ended, and it ended badly. */
export const xmlOutcome = (root: XmlElement): ReaderResult | null => ofMarked(root) ?? ofHead(root);
