import { elementsOf, type XmlElement } from '../../http/xml';
import { webUrl } from './doc-url';
import { isBadOutcomeWord } from './outcome-words';
import { typeCode } from './problem-type';
import type { Fact, FieldErrors, Reader, ReaderResult } from './reader';
import { hasWords } from './words';
import { xmlName } from './xml-name';
import { xmlOutcome } from './xml-outcome';
import { xmlRpcFault } from './xml-rpc';

interface Placed {
  readonly element: XmlElement;
  readonly path: string;
}

const CODES = [
  'errorcode',
  'errorno',
  'error_code',
  'code',
  'faultcode',
  'errcode',
  'number',
  'status',
  'errortype',
  'name',
  'exceptioncode',
  'statuscode',
  'exception',
  'fault',
];
const MESSAGES = [
  'message',
  'errormessage',
  'error_message',
  'faultstring',
  'msg',
  'detail',
  'description',
  'text',
  'reason',
  'errordescription',
  'error_description',
  'title',
  'summary',
  'statustext',
  'exceptiontext',
  'description2',
  'errmsg',
  'string',
  'line',
];
const IDS = ['requestid', 'request_id', 'request-id', 'correlationid', 'traceid', 'errorid', 'transactionid', 'ray_id', 'instance'];
const DOCS = ['recommenddoc', 'documentationurl', 'documentation_url', 'helplink', 'moreinfo', 'more_info', 'help', 'docs', 'url', 'type'];

const named = (element: XmlElement, ...names: readonly string[]): boolean => names.includes(xmlName(element.name));

/** The first text under one of the names, in an element or in an attribute; the names' order counts before the document's. */
const firstNamed = (placed: readonly Placed[], names: readonly string[], passes: (text: string) => boolean): Fact | null => {
  for (const name of names) {
    for (const { element, path } of placed) {
      if (xmlName(element.name) === name && element.text !== '' && passes(element.text)) return { value: element.text, at: `xml:${path}` };
      for (const [key, value] of Object.entries(element.attributes))
        if (xmlName(key) === name && value !== '' && passes(value)) return { value, at: `xml:${path}/@${key}` };
    }
  }
  return null;
};

const isCode =
  (status: number) =>
  (text: string): boolean =>
    text !== String(status) &&
    text.length <= 120 &&
    !hasWords(text) &&
    !isBadOutcomeWord(text) &&
    !/^(?:Sender|Receiver|Client|Server|fault|[45]\d\d)$/i.test(text);

/**
 * SOAP faults: 1.1 `faultcode`, `faultstring`, `detail` (w3.org/TR/2000/NOTE-SOAP-20000508, 4.4) and 1.2 `Code/Value`, `Subcode`,
 * `Reason/Text`, `Detail` (w3.org/TR/soap12-part1, 5.4). An application's own code within `detail` is the one to quote.
 */
const soapFault = (placed: readonly Placed[]): ReaderResult | null => {
  const fault = placed.find(({ element, path }) => element.name === 'Fault' && /^(?:\/Envelope\/Body)?\/Fault$/.test(path));
  // Without an envelope only its own parts tell the fault from any other.
  if (fault?.path === '/Fault' && !fault.element.children.some((child) => /^(?:Code|faultcode)$/.test(child.name))) return null;
  if (fault === undefined) return null;
  const inside = elementsOf(fault.element, 500).map(({ element, path }) => ({ element, path: fault.path + path.slice('/Fault'.length) }));
  const detail = inside.find(({ element }) => named(element, 'detail'));
  const own = detail === undefined ? [] : inside.filter(({ path }) => path.startsWith(`${detail.path}/`));
  const appCode = own.find(
    ({ element }) => /code$/i.test(element.name) && element.text !== '' && element.text.length < 120 && !hasWords(element.text),
  );
  const sub =
    inside.find(({ path }) => /\/Subcode\/Value$/.test(path)) ?? inside.find(({ path }) => /\/Code\/Value$|\/faultcode$/.test(path));
  const text = inside.find(({ path, element }) => /\/faultstring$|\/Reason\/Text$/.test(path) && element.text !== '');
  const blamed = inside.find(({ path }) => /\/Fault\/Code\/Value$|\/faultcode$/.test(path))?.element.text ?? '';
  const fallback = firstNamed(own, MESSAGES, hasWords);
  const code = appCode ?? (sub !== undefined && sub.element.text !== '' ? sub : undefined);
  const fields = fieldErrors(own);
  return {
    format: fault.path === '/Fault' ? 'xml' : 'soap',
    code: code === undefined ? null : { value: code.element.text, at: `xml:${code.path}` },
    message: text === undefined ? fallback : { value: text.element.text, at: `xml:${text.path}` },
    ...idsAndDocs(inside),
    ...(fields === null ? {} : { fieldErrors: fields }),
    // A fault of the client by its own word, although SOAP 1.1 answers 500.
    ...(/(?:^|:)(?:Client|Sender)\b/.test(blamed) ? { innerStatus: 400 } : {}),
  };
};

const idsAndDocs = (placed: readonly Placed[]): Pick<ReaderResult, 'requestId' | 'docUrl'> => {
  const id = firstNamed(placed, IDS, (text) => !hasWords(text) && text.length >= 6 && !text.includes('//') && !text.startsWith('/'));
  const doc = firstNamed(placed, DOCS, (text) => webUrl(text) !== null);
  return { ...(id === null ? {} : { requestId: id }), ...(doc === null ? {} : { docUrl: doc }) };
};

/** Elements that pair a field with a text. */
const fieldErrors = (placed: readonly Placed[]): FieldErrors | null => {
  const list = placed.flatMap(({ element }) => {
    const part = (...names: string[]): string =>
      element.children.find((child) => named(child, ...names))?.text ||
      (Object.entries(element.attributes).find(([key]) => names.includes(key.toLowerCase()))?.[1] ?? '');
    const field = part(
      'field',
      'propertypath',
      'parameter',
      'pointer',
      'fieldname',
      'locator',
      'attribute',
      'xpath',
      'propertyref',
      'target',
    );
    const message = part('message', 'description', 'detail', 'reason', 'exceptiontext') || element.text;
    return field === '' || message === '' || hasWords(field) ? [] : [{ field, message }];
  });
  const first = placed[0];
  return list.length === 0 || first === undefined ? null : { list: list.slice(0, 100), at: `xml:${first.path}` };
};

const OF_AN_OUTCOME =
  /^(?:status(?:code|text)?|stat|result|success|errors?|err|fault|string|messages?|msg|(?:error|result)_?(?:message|code|description)|code|description|reason|(?:request|trace)_?id|timestamp|version)$/i;

/** `<response><status>error</status><error>…`, also in a head of its own (`<ocs><meta><status>failure</status>…`). */
const saysFailed = ({ children }: XmlElement): boolean =>
  children.length <= 20 &&
  children.every((child) => OF_AN_OUTCOME.test(xmlName(child.name)) || (child.text === '' && child.children.length === 0)) &&
  children.some(
    (child) =>
      named(child, 'status', 'stat', 'result', 'success') &&
      (isBadOutcomeWord(child.text) || /^(?:fault|false|(?:[A-Z]+_)+(?:DENIED|REQUEST|LIMIT|ERROR))$/i.test(child.text)),
  ) &&
  children.some((child) => named(child, 'error', 'errors', 'err', 'fault', 'message', 'msg', 'errormessage', 'error_message', 'errorcode'));

/** The root's own name says nothing of a thing: it is an answer. */
const isAnswer = (root: XmlElement): boolean =>
  /^(?:[a-z]{0,40}response|result|api|rsp|reply|answer|ocs|root|xml)$/i.test(xmlName(root.name));

/** Roots that report an error whatever the status says. */
const saysError = (root: XmlElement): boolean =>
  /^(?:error|errors|errorresponse|fault|exception|serviceexceptionreport|exceptionreport|problem|apierror|errormessage)$/i.test(
    xmlName(root.name),
  ) ||
  Object.entries(root.attributes).some(([key, value]) => /^(?:stat|status|result)$/.test(xmlName(key)) && isBadOutcomeWord(value)) ||
  (/^response$/i.test(root.name) &&
    root.children.length > 0 &&
    root.children.every((child) => named(child, 'errors', 'error', 'requestid'))) ||
  (isAnswer(root) && (saysFailed(root) || root.children.some((child) => named(child, 'meta', 'head', 'header') && saysFailed(child))));

/** The condition that failed is an element of its own, `<error><lock-token-submitted>` (RFC 4918, section 16). */
const condition = (root: XmlElement): Fact | null => {
  const name = root.name === 'error' ? (root.children[0]?.name ?? '') : '';
  return /^[a-z]+(?:-[a-z]+)+$/.test(name) ? { value: name, at: `xml:/error/${name}` } : null;
};

/** `<reply><error code="5">…</error></reply>`: a short answer that holds nothing but words, and the error. */
const isErrorInReply = (root: XmlElement, placed: readonly Placed[]): boolean =>
  placed.length <= 12 &&
  /^(?:oai-pmh|[a-z]{0,30}(?:service|response|reply|result|api|message)s?|xml)$/i.test(root.name) &&
  placed.some(({ element }) => named(element, 'error') && (element.attributes.code ?? '') !== '' && element.text !== '') &&
  placed.every(({ element }) => element.children.length === 0 || element.children.length <= 4);

/** `<OTA_HotelAvailRS><Errors><Error Code="392">…` (OpenTravel): errors and no `Success` beside them. */
const hasErrorsFirst = (root: XmlElement): boolean =>
  root.children.length <= 3 &&
  !root.children.some((child) => named(child, 'success')) &&
  root.children.some(
    (child) =>
      named(child, 'errors') &&
      child.children.some((one) => named(one, 'error') && Object.keys(one.attributes).some((key) => /code$/i.test(key))),
  );

/** A result with an `Error` for each part that failed, `DeleteResult/Error` (Amazon S3 API Reference, "DeleteObjects"). */
const failedPart = (root: XmlElement, status: number): ReaderResult | null => {
  const index = /Result$/.test(root.name) ? root.children.findIndex((child) => child.name === 'Error') : -1;
  const part = root.children[index];
  if (part === undefined || !part.children.some((child) => named(child, 'code') && child.text !== '')) return null;
  const placed = elementsOf(part, 20).map(({ element, path }) => ({ element, path: `/${root.name}${path}` }));
  return {
    format: 'xml',
    code: firstNamed(placed, CODES, isCode(status)),
    message: firstNamed(placed, MESSAGES, () => true),
    partial: root.children.some((child) => child.name !== 'Error'),
  };
};

/**
 * Errors in XML: SOAP; XML-RPC; the query, EC2 and S3 forms of AWS (`ErrorResponse/Error`, `Response/Errors/Error`, `Error`: Smithy, "AWS query
 * protocol"; Amazon S3 API Reference, "Error responses"); XML problem details (RFC 7807 appendix A); and whatever has elements or
 * attributes called code and message. Inside a 2xx only what names itself an error is believed.
 */
export const xmlError: Reader = (input) => {
  const root = input.xml();
  if (root === null || /^html$/i.test(root.name)) return null;
  const placed = elementsOf(root, 500);
  const soap = soapFault(placed);
  if (soap !== null) return soap;
  const part = xmlRpcFault(root) ?? failedPart(root, input.status);
  if (part !== null) return part;
  if (input.status < 300 && !saysError(root) && !isErrorInReply(root, placed) && !hasErrorsFirst(root)) return xmlOutcome(root);
  if (input.status < 400 && input.status >= 300 && !saysError(root)) return null;
  const code = firstNamed(placed, CODES, isCode(input.status)) ?? condition(root);
  const own = root.children.length === 0 && root.text !== '' ? { value: root.text, at: `xml:/${root.name}` } : null;
  const leaf = placed.find(
    ({ element }) =>
      /^(?:err|error|fault|exception|serviceexception)$/.test(xmlName(element.name)) &&
      element.children.length === 0 &&
      hasWords(element.text),
  );
  const message =
    firstNamed(placed, MESSAGES, (text) => text !== code?.value) ??
    own ??
    (leaf === undefined ? null : { value: leaf.element.text, at: `xml:${leaf.path}` });
  const type =
    /^problem$/i.test(root.name) && code === null ? typeCode(root.children.find((child) => named(child, 'type'))?.text ?? null) : null;
  if (type !== null) return { format: 'xml', code: { value: type, at: 'xml:/problem/type' }, message, ...idsAndDocs(placed) };
  const fields = fieldErrors(placed);
  return { format: 'xml', code, message, ...idsAndDocs(placed), ...(fields === null ? {} : { fieldErrors: fields }) };
};
