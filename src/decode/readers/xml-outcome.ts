import { elementsOf, type XmlElement } from '../../http/xml';
import { isBadOutcome } from '../bare-outcome';
import { GOOD, isGoodCode, saysBad } from '../says-error';
import { isBadOutcomeWord } from './outcome-words';
import type { ReaderResult } from './reader';
import { saysWrong } from './words';
import { xmlName } from './xml-name';

const leafNamed = (element: XmlElement, pattern: RegExp): XmlElement | null =>
  element.children.find((child) => child.children.length === 0 && child.text !== '' && pattern.test(xmlName(child.name))) ?? null;

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

const ERRORS = /^(?:errors?|diagnostics?|exceptions?|faults?|errormessages?|errorlist)$/i;
const CODE = /^(?:err(?:or)?|fault|exception|result|return|reason|status)?_?(?:code|no|number)$/i;
const CODE_BY_ID = /^(?:uri|id)$/i;
const TEXT = /^(?:(?:err(?:or)?|fault|exception)?_?(?:message|msg|text|string|description2?)|reason)$/i;
/** What stands beside the errors of an answer that has nothing else: how it was asked for, its version. */
const HEAD = /^(?:control|head(?:er)?|meta|request|echo\w{0,40}|version|operation)$/i;

const ANSWER = /(?:envelope|response|result|reply|answer|body|api|root|xml|RS)$/i;

/** The element that holds what was answered: within an envelope and the wrappings of one element each. */
const innermost = (root: XmlElement): XmlElement => {
  let at = root.name === 'Envelope' ? (root.children.find((child) => child.name === 'Body') ?? root) : root;
  for (let depth = 0; depth < 6; depth++) {
    const [only, ...others] = at.children;
    if (only === undefined || others.length > 0 || ERRORS.test(xmlName(only.name))) break;
    at = only;
  }
  return at;
};

const filledText = (element: XmlElement, pattern: RegExp): XmlElement | null =>
  elementsOf(element, 20).find(
    (one) => one.element.children.length === 0 && one.element.text !== '' && pattern.test(xmlName(one.element.name)),
  )?.element ?? null;

/** `<FindResult><Total>0</Total><Errors><Err><Code>600</Code><Msg>…`: errors, and besides them only words and a head. */
const ofErrors = (root: XmlElement): ReaderResult | null => {
  const answer = innermost(root);
  const told = answer.children.filter((child) => ERRORS.test(xmlName(child.name)) && (child.children.length > 0 || child.text !== ''));
  const [errors] = told;
  if (errors === undefined || !(ANSWER.test(xmlName(root.name)) || ANSWER.test(xmlName(answer.name))) || answer.children.length > 12)
    return null;
  const hasMore = answer.children.some((child) => !told.includes(child) && !HEAD.test(child.name) && child.children.length > 0);
  const text = errors.children.length === 0 ? errors : (filledText(errors, TEXT) ?? filledText(errors, /^details?$/i));
  // A result besides: the errors are of a part.
  if (hasMore || text === null || !/\S\s+\S/.test(text.text)) return null;
  if (answer.children.some((child) => /^success$/i.test(child.name))) return null;
  const own = Object.entries(errors.attributes).find(([key, value]) => CODE.test(xmlName(key)) && value !== '');
  const code =
    own !== undefined
      ? { name: `@${own[0]}`, text: own[1] }
      : errors.children.length === 0
        ? null
        : (filledText(errors, CODE) ?? filledText(errors, CODE_BY_ID));
  const isBare = answer.children.length === told.length;
  if (code === null && !(isBare && saysBad(text.text))) return null;
  return {
    format: 'xml',
    code: code === null || /\s/.test(code.text) ? null : { value: code.text, at: `xml://${code.name}` },
    message: { value: text.text, at: `xml://${text.name}` },
    partial: false,
  };
};

/** `<GetResult><Success>false</Success><Message>Invalid login</Message></GetResult>` within an envelope. */
const ofDenial = (root: XmlElement): ReaderResult | null => {
  const answer = innermost(root);
  const denied = leafNamed(answer, /^(?:is_?)?success(?:ful)?$/i);
  if (root.name !== 'Envelope' || denied === null || !/^(?:false|0|N)$/i.test(denied.text) || answer.children.length > 12) return null;
  const text = leafNamed(answer, /(?:message|msg|description|reason|text)$/i);
  const code = leafNamed(answer, /(?:code|error_?(?:no|number))$/i);
  if (text === null || GOOD.test(text.text) || answer.children.some((child) => child.children.length > 0)) return null;
  return {
    format: 'xml',
    code: code === null || isGoodCode(code.text) || /\s/.test(code.text) ? null : { value: code.text, at: `xml://${code.name}` },
    message: { value: text.text, at: `xml://${text.name}` },
    partial: false,
  };
};

/** `<rueckmeldung><ergebnis>FEHLER</ergebnis><fehlercode>…</fehlercode><fehlertext>…`: whatever the answer is called, all of it tells of an error. */
const namesOnlyError = ({ children }: XmlElement): boolean =>
  children.every(({ name }) => /^(?:error.{1,12}|result|outcome|stat|ack|timestamp|time|date|version|request_?id)$/.test(xmlName(name))) &&
  children.some(({ name }) => /^error_?(?:code|no|number)$/.test(xmlName(name))) &&
  children.some(({ name }) => /^error_?(?:message|msg|text|description)$/.test(xmlName(name)));

/** `<xResponse><return><codeRetour>24</codeRetour><libelleRetour>Compte inconnu`: a code and a text and no more, judged as in JSON. */
const ofCodeAndText = (root: XmlElement): ReaderResult | null => {
  const answer = innermost(root);
  const { children } = answer;
  if (children.length < 2 || children.length > 8 || children.some((child) => child.children.length > 0)) return null;
  if (!(ANSWER.test(xmlName(root.name)) || ANSWER.test(xmlName(answer.name)))) return null;
  const code = leafNamed(answer, /code$/i);
  const text = leafNamed(answer, /(?:message|msg|description|reason|text)$/i);
  if (code === null || text === null || !isBadOutcome(Object.fromEntries(children.map((child) => [xmlName(child.name), child.text]))))
    return null;
  return {
    format: 'xml',
    code: { value: code.text, at: `xml://${code.name}` },
    message: { value: text.text, at: `xml://${text.name}` },
    partial: false,
  };
};

/** `<response><returncode>FAILED</returncode><messageKey>…</messageKey><message>…`: a bad word for the outcome, and a text. */
const ofBadWord = (root: XmlElement): ReaderResult | null => {
  const answer = innermost(root);
  const outcome = leafNamed(answer, /^(?:return_?code|result(?:_?code)?|ack|stat|outcome)$/i);
  if (outcome === null || !isBadOutcomeWord(outcome.text)) return null;
  if (!(ANSWER.test(xmlName(root.name)) || ANSWER.test(xmlName(answer.name))) && !namesOnlyError(answer)) return null;
  if (answer.children.length > 12 || answer.children.some((child) => child.children.length > 0)) return null;
  const text = leafNamed(answer, /(?:message|msg|description|reason|text)$/i);
  const code = answer.children.find(
    (child) => child !== outcome && child.text !== '' && /(?:message_?key|code|error_?(?:no|number|key))$/i.test(xmlName(child.name)),
  );
  if (text === null || GOOD.test(text.text)) return null;
  return {
    format: 'xml',
    code: code === undefined || /\s/.test(code.text) ? null : { value: code.text, at: `xml://${code.name}` },
    message: { value: text.text, at: `xml://${text.name}` },
    partial: false,
  };
};

/** `<OverallStatus>Error: Object Type invalid</OverallStatus>`: a short answer whose status is a sentence of failure. */
const ofStatusText = (root: XmlElement): ReaderResult | null => {
  const placed = elementsOf(root, 16);
  const status = placed.find(({ element }) => /status$/i.test(element.name) && /^(?:error|failure|fault)\s?[:.-]\s/i.test(element.text));
  return status === undefined || placed.length > 14
    ? null
    : { format: 'xml', code: null, message: { value: status.element.text, at: `xml:${status.path}` }, partial: false };
};

/** Answers in XML that tell by an attribute or a head how the call ended, and it ended badly. */
export const xmlOutcome = (root: XmlElement): ReaderResult | null =>
  ofMarked(root) ?? ofHead(root) ?? ofErrors(root) ?? ofDenial(root) ?? ofBadWord(root) ?? ofCodeAndText(root) ?? ofStatusText(root);
