import { header, headerValues } from '../../http/headers';
import { essence, isForm, isJson, isMultipart, isXml, parameter } from '../../http/media-type';
import { boundaryIn } from '../../http/multipart';
import { contentType, type RequestContent, requestContent } from '../../http/request-content';
import type { Citation, Exchange } from '../../model';
import { absenceIsCertain } from './absence';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { past, succeeded } from './past';
import { duration, list } from './words';

const citation: Citation = { part: 'request-header', at: 'Content-Type' };

const names: Partial<Record<RequestContent['kind'], string>> = {
  json: 'JSON',
  'broken-json': 'meant to be JSON',
  form: 'a form (name=value)',
  multipart: 'multipart form data',
  xml: 'XML',
};

const agrees = (type: string, kind: RequestContent['kind']): boolean => {
  if (isJson(type)) return kind === 'json' || kind === 'broken-json' || kind === 'text';
  if (isForm(type)) return kind === 'form' || kind === 'text';
  if (isMultipart(type)) return kind === 'multipart';
  if (isXml(type)) return kind === 'xml' || kind === 'text';
  if (essence(type) === 'text/plain') return kind !== 'json' && kind !== 'multipart' && kind !== 'xml';
  return true;
};

/** Types that the server says it takes: Accept-Post, Accept-Patch, or Accept in a 415 (RFC 9110 section 15.5.16). */
const accepted = ({ response }: Exchange): string[] => {
  const stated =
    ['accept-post', 'accept-patch', 'accept'].map((name) => headerValues(response.headers, name).join(',')).find((value) => value !== '') ??
    '';
  return stated
    .slice(0, 2000)
    .split(',')
    .map(essence)
    .filter((type) => type !== '');
};

const takes = (types: readonly string[], type: string): boolean =>
  types.some((one) => one === type || one === '*/*' || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))));

/** A success of the same endpoint that sent a body under the same type, or under none: then the type is not to blame. */
const workedAs = (context: CheckContext, type: string | null): Evidence | null => {
  const worked = past(context).onEndpoint.find((record) => {
    const sent = record.requestHeaders.find(({ name }) => name === 'content-type');
    return succeeded(record) && record.bodyFingerprint !== '' && (sent?.value ?? null) === type;
  });
  if (worked === undefined) return null;
  const how = type === null ? 'without a Content-Type' : `with Content-Type ${type}`;
  return no(`The endpoint worked ${duration(context.exchange.startedAt - worked.startedAt)} before ${how}`, {
    part: 'history',
    at: worked.id,
  });
};

/** Are the body and its Content-Type at odds, or is the type none that the server says it takes? */
export const contentTypeMismatch: Check = (context) => {
  const { exchange } = context;
  const { request } = exchange;
  const type = contentType(request);
  const { kind } = requestContent(request);
  if (kind === 'none') return no('No body was sent');
  if (type === '') return unknown();
  const types = accepted(exchange);
  if (exchange.response.status === 415 && types.length > 0 && !takes(types, essence(type))) {
    return yes(`Content-Type says ${essence(type)}; the server takes ${list(types, 'or')}`, citation, {
      part: 'response-header',
      at: 'Accept',
    });
  }
  if (kind === 'unknown') return unknown(`Content-Type says ${essence(type)}; the body is not recorded`, citation);
  const name = names[kind] ?? 'something else';
  if (!agrees(type, kind)) {
    const told = `Content-Type says ${essence(type)}, but the body is ${name}`;
    return workedAs(context, essence(type)) ?? yes(told, citation, { part: 'request-body', at: null });
  }
  if (kind === 'text') return unknown();
  return no(`Content-Type says ${essence(type)}, and the body is ${name}`, citation);
};

/** Was a body sent without saying what it is? */
export const contentTypeMissing: Check = (context) => {
  const { request } = context.exchange;
  const type = header(request.headers, 'content-type');
  if (type !== null && type.trim() !== '') return no(`Content-Type: ${essence(type)} was sent`, citation);
  const { kind } = requestContent(request);
  if (kind === 'none') return no('No body was sent, so no Content-Type is needed');
  if (!absenceIsCertain(context, 'content-type')) return unknown();
  if (kind === 'unknown' && request.body.mimeType !== '') return unknown();
  return workedAs(context, null) ?? yes('A body was sent without a Content-Type header', { part: 'request-body', at: null });
};

/** Was multipart form data sent whose boundary is not, or wrongly, announced? */
export const multipartBoundaryMissing: Check = ({ exchange }) => {
  const { request } = exchange;
  const type = contentType(request);
  if (!isMultipart(type)) return type === '' ? unknown() : no(`Content-Type is ${essence(type)}, not multipart`, citation);
  const stated = parameter(type, 'boundary');
  if (stated === null || stated === '') return yes(`Content-Type is ${essence(type)} without a boundary`, citation);
  const used = request.body.text === null || request.body.truncated ? null : boundaryIn(request.body.text);
  if (used !== null && used !== stated)
    return yes('The boundary in Content-Type is not the one that the body uses', citation, { part: 'request-body', at: null });
  return no('Content-Type announces the boundary', citation);
};
