import { decodeEntities } from '../http/entities';
import { header } from '../http/headers';
import { parseXml, type XmlElement } from '../http/xml';
import type { DecodedError, Exchange, FieldError, Kind, Reading, RulePack } from '../model';
import { categoryOf } from './category';
import { ErrorOnDemand, type FurtherFacts } from './error-on-demand';
import { inSuccess } from './in-success';
import { docUrlInHeaders, webUrl } from './readers/doc-url';
import { genericJson } from './readers/generic-json';
import { challengeIn, codeInHeaders, errorNamedInHeaders, messageInHeaders, proxyStatusIn } from './readers/header-error';
import { inEnvelope } from './readers/in-envelope';
import { firstOf, SPECIFIC, TELLING } from './readers/in-order';
import { page } from './readers/page';
import { problemJson } from './readers/problem-json';
import type { Fact, ReaderInput, ReaderResult } from './readers/reader';
import { parsedResponse, responseText } from './readers/response-json';
import { saysOnlyStatus } from './readers/words';
import { xmlError } from './readers/xml-error';
import { requestIdInHeaders } from './request-id';
import { isThrottleReport } from './retry/throttle-report';
import { saysThrottled } from './throttled';

const inputOf = (exchange: Exchange): ReaderInput => {
  const text = responseText(exchange);
  const json = parsedResponse(exchange);
  let xml: XmlElement | null | undefined;
  return {
    exchange,
    status: exchange.response.status,
    headers: exchange.response.headers,
    text,
    json,
    xml: () => {
      if (xml === undefined)
        xml =
          json === null && /^[\s\uFEFF]{0,100}<(?!!doctype html|html|h\d\b|head\b|body\b|title\b|center\b)/i.test(text.slice(0, 400))
            ? parseXml(text)
            : null;
      return xml;
    },
  };
};

/** True for the preflight that a browser sends by itself (Fetch standard, "CORS-preflight fetch"). */
const isPreflight = ({ request, resourceType }: Exchange): boolean =>
  resourceType === 'preflight' || (request.method === 'OPTIONS' && header(request.headers, 'access-control-request-method') !== null);

/** How a 2xx ended, where somebody knows it better than the readers. */
export type Outcome = 'failure' | 'success';

/** What kind of failure the exchange is, with what was read where that decided it. */
const judge = (input: ReaderInput, known: Outcome | null): { readonly kind: Kind; readonly read: ReaderResult | null } => {
  const { status } = input;
  const { networkError } = input.exchange;
  if (status >= 400) return { kind: 'http', read: firstOf(SPECIFIC, input) };
  if (status === 0 || (networkError !== null && networkError !== '')) return { kind: 'network', read: null };
  if (status === 304 || status < 200) return { kind: 'none', read: null };
  if (status >= 300) {
    // A redirect that carries an error document (a bucket in another region) answers a program that did not follow it.
    const read =
      isPreflight(input.exchange) || input.text === ''
        ? null
        : firstOf([xmlError, ...SPECIFIC, ...(status === 300 ? [genericJson] : [])], input);
    const isError = read !== null && (read.format === 'xml' || (read.code ?? null) !== null) && read.format !== 'aws-json';
    if (isError) return { kind: 'http', read };
    return { kind: isPreflight(input.exchange) ? 'http' : 'none', read: null };
  }
  if (known === 'success') return { kind: 'none', read: null };
  const declared = /^application\/problem\+json/i.test(input.exchange.response.body.mimeType) ? problemJson(input) : null;
  const told = firstOf(TELLING, input) ?? declared ?? inSuccess(input);
  // Once the body is known to report a failure, it is read in the format that it has.
  if (told?.format === 'json-in-2xx') return { kind: 'application', read: firstOf(SPECIFIC, input) ?? told };
  if (told === null && known === 'failure') return { kind: 'application', read: firstOf(SPECIFIC, input) ?? plain(input) };
  return { kind: told === null ? 'none' : 'application', read: told };
};

const plain = (input: ReaderInput): ReaderResult | null => (input.json === null ? page(input) : null);

const LONGEST = 4000;
const shown = (fact: Fact | null): Fact | null => {
  if (fact === null) return null;
  const value = decodeEntities(fact.value).trim().slice(0, LONGEST);
  return value === '' ? null : { value, at: fact.at };
};

/** A key that the first of two results holds counts, also where it holds null. */
const either = (key: 'code' | 'message' | 'requestId' | 'docUrl', one: ReaderResult | null, other: ReaderResult | null): Fact | null => {
  const value = one?.[key];
  return value === undefined ? (other?.[key] ?? null) : value;
};

/** A body that only repeats the status gives way to what a header says. */
const telling = (inBody: Fact | null, kind: Kind, { headers }: ReaderInput): Fact | null =>
  kind === 'http' && (inBody === null || saysOnlyStatus(inBody.value)) ? (messageInHeaders(headers) ?? inBody) : inBody;

type Places = { -readonly [K in keyof DecodedError['foundAt']]: DecodedError['foundAt'][K] };

const decoded = (error: FieldError): FieldError =>
  error.message.includes('&') ? { field: error.field, message: decodeEntities(error.message) } : error;

interface Facts {
  readonly error: DecodedError;
  readonly read: ReaderResult | null;
  readonly code: Fact | null;
}

/** What any format may hold, for all that a reader of its own has not looked for. */
const generalOf = (input: ReaderInput, kind: Kind): ReaderResult | null => {
  if (kind !== 'http' && kind !== 'application') return null;
  if (input.json !== null) return genericJson(input);
  return kind === 'http' ? page(input) : null;
};

/** True where the reader has looked for everything, so that the general ones need not look. */
const isComplete = ({ code, message, docUrl, fieldErrors, requestId }: ReaderResult): boolean =>
  code !== undefined && message !== undefined && docUrl !== undefined && fieldErrors !== undefined && (requestId ?? null) !== null;

const factsOf = (input: ReaderInput, kind: Kind, read: ReaderResult | null, envelope: RulePack['envelope']): Facts => {
  const general = read !== null && isComplete(read) ? null : generalOf(input, kind);
  const fill = read?.format === 'grpc-web' ? null : general;
  const challenge = kind === 'http' ? challengeIn(input.headers) : null;
  const proxied = kind === 'http' ? proxyStatusIn(input.headers) : null;
  const ownCode = inEnvelope(input, envelope?.code);
  const isStatus = ownCode !== null && ownCode.value === String(input.status) && ownCode.at !== 'text';
  const headerCode = kind === 'http' ? codeInHeaders(input.headers) : null;
  const code =
    (isStatus ? null : ownCode) ??
    either('code', read, fill) ??
    headerCode ??
    challenge?.code ??
    proxied?.code ??
    (kind === 'http' ? errorNamedInHeaders(input.headers) : null);
  const message =
    inEnvelope(input, envelope?.message) ??
    telling(either('message', read, fill), kind, input) ??
    challenge?.message ??
    proxied?.message ??
    null;
  const [shownCode, shownMessage] = [shown(code), shown(message)];
  const places: Places = {};
  if (shownCode !== null) places.code = shownCode.at;
  if (shownMessage !== null) places.message = shownMessage.at;
  const networkError = input.exchange.networkError === '' ? null : input.exchange.networkError;
  const further = (): FurtherFacts => {
    const requestId =
      inEnvelope(input, envelope?.requestId) ??
      read?.requestId ??
      fill?.requestId ??
      requestIdInHeaders(input.headers) ??
      read?.occurrence ??
      fill?.occurrence ??
      null;
    const inHeader = webUrl(challenge?.docUrl ?? null);
    const docUrl =
      linked(inEnvelope(input, envelope?.docUrl)) ??
      either('docUrl', read, fill) ??
      (inHeader === null ? null : { value: inHeader, at: 'header:www-authenticate' }) ??
      (kind === 'http' ? docUrlInHeaders(input.headers, input.exchange.request.url) : null);
    const fields = read?.fieldErrors === undefined ? (fill?.fieldErrors ?? null) : read.fieldErrors;
    if (requestId !== null) places.requestId = requestId.at;
    if (docUrl !== null) places.docUrl = docUrl.at;
    if (fields !== null) places.fieldErrors = fields.at;
    return {
      requestId: requestId?.value ?? null,
      docUrl: docUrl?.value ?? null,
      fieldErrors: fields === null ? [] : fields.list.map(decoded),
      foundAt: places,
    };
  };
  return {
    read: read ?? general,
    code,
    error: new ErrorOnDemand(shownCode?.value ?? null, shownMessage?.value ?? null, networkError, further),
  };
};

const UNSPECIFIC: readonly (string | undefined)[] = [undefined, 'json', 'json-text', 'text', 'html'];

/** A challenge that gives the code is the format, whatever text stands beside it in the body. */
const formatOf = ({ read, code }: Facts): string | null =>
  code?.at === 'header:www-authenticate' && UNSPECIFIC.includes(read?.format) ? 'www-authenticate' : (read?.format ?? null);

const linked = (fact: Fact | null): Fact | null => (fact === null || webUrl(fact.value) === null ? null : fact);

const empty = (input: ReaderInput, envelope: RulePack['envelope']): DecodedError => {
  const requestId =
    inEnvelope(
      input,
      envelope?.requestId?.filter((place) => place.startsWith('header:')),
    ) ?? requestIdInHeaders(input.headers);
  return {
    code: null,
    message: null,
    requestId: requestId?.value ?? null,
    docUrl: null,
    networkError: input.exchange.networkError,
    fieldErrors: [],
    foundAt: requestId === null ? {} : { requestId: requestId.at },
  };
};

/** Whether code or body report throttling. A 2xx that the readers take for a success is one. */
const isThrottled = ({ json, status }: ReaderInput, kind: Kind, code: Fact | null): boolean => {
  if (kind === 'none' && status >= 200 && status < 300) return false;
  return (code !== null && saysThrottled(code.value)) || isThrottleReport(json?.value, status);
};

/**
 * What the answer itself says: whether the call failed, in which format the failure is told, its code, message, field errors, request
 * id and help link, and where each stood. Pure; never throws; linear in the first MiB of the body. `envelope` is the places that a
 * provider's pack names; they come before what the readers find. `known` is how a 2xx ended, where the pack tells: it outweighs them.
 */
export const readError = (exchange: Exchange, envelope?: RulePack['envelope'], known: Outcome | null = null): Reading => {
  const input = inputOf(exchange);
  const { kind, read } = judge(input, known);
  if (kind === 'none' || kind === 'network') {
    const isFailure = kind === 'network';
    const throttled = isThrottled(input, kind, null);
    const category = isFailure ? 'network' : 'other';
    return { isFailure, kind, format: null, category, error: empty(input, envelope), partial: false, throttled };
  }
  const facts = factsOf(input, kind, read, envelope);
  const category = categoryOf({
    status: facts.read?.innerStatus ?? input.status,
    code: facts.error.code,
    message: facts.error.message,
    format: facts.read?.format ?? null,
    hasFieldErrors: () => facts.error.fieldErrors.length > 0,
    isDeprecated: header(input.headers, 'deprecation') !== null || header(input.headers, 'sunset') !== null,
  });
  return {
    isFailure: true,
    kind,
    format: formatOf(facts),
    category,
    error: facts.error,
    partial: facts.read?.partial === true,
    throttled: isThrottled(input, kind, facts.code),
  };
};
