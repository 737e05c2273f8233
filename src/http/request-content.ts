import type { Exchange } from '../model';
import { type FormField, looksLikeForm, parseForm } from './form';
import { header } from './headers';
import { isNothingButMask } from './masked';
import { isForm, isJson, isMultipart, parameter } from './media-type';
import { boundaryIn, type Part, parseMultipart } from './multipart';
import { ofLatest } from './of-latest';

/** What a request's body really is, whatever its Content-Type says; parsed once. */
export interface RequestContent {
  /** `none`: no body was sent; `unknown`: it cannot be seen whole. */
  readonly kind: 'none' | 'unknown' | 'json' | 'broken-json' | 'form' | 'multipart' | 'xml' | 'text';
  readonly json: unknown;
  readonly fields: readonly FormField[];
  readonly parts: readonly Part[];
}

type Request = Exchange['request'];

const plain = (kind: RequestContent['kind']): RequestContent => ({ kind, json: undefined, fields: [], parts: [] });

/** The Content-Type that was sent; what the source says of the body only where it gives no headers at all. '' where none is stated. */
export const contentType = (request: Request): string =>
  header(request.headers, 'content-type') ?? (request.headers.length === 0 ? request.body.mimeType : '');

const unread = (request: Request): RequestContent => {
  const body = request.body;
  const stated = Number(header(request.headers, 'content-length') ?? Number.NaN);
  if (body.base64 !== null || stated > 0 || (body.size ?? 0) > 0) return plain('unknown');
  return body.missing === null || body.missing === 'empty' ? plain('none') : plain('unknown');
};

const multipart = (text: string, boundary: string): RequestContent => {
  const parts = parseMultipart(text, boundary) ?? [];
  const fields = parts.flatMap((part) => (part.name !== null && part.value !== null ? [{ name: part.name, value: part.value }] : []));
  return { kind: 'multipart', json: undefined, fields, parts };
};

const read = (request: Request): RequestContent => {
  const { text, truncated } = request.body;
  if (text === null || text === '') return unread(request);
  if (truncated) return plain('unknown');
  if (isNothingButMask(text)) return plain('unknown');
  const type = contentType(request);
  const first = /[^\s]/.exec(text.slice(0, 1000))?.[0] ?? '';
  if (first === '{' || first === '[' || isJson(type)) {
    try {
      return { kind: 'json', json: JSON.parse(text), fields: [], parts: [] };
    } catch {
      if (first === '<') return plain('xml');
      if (!looksLikeForm(text)) return boundaryIn(text) === null ? plain('broken-json') : multipart(text, boundaryIn(text) ?? '');
    }
  }
  const boundary = isMultipart(type) ? parameter(type, 'boundary') : null;
  const used = boundaryIn(text);
  if (used !== null && (isMultipart(type) || /^content-disposition:/im.test(text.slice(0, 500)))) return multipart(text, used);
  if (boundary !== null && isMultipart(type)) return multipart(text, boundary);
  if (first === '<') return plain('xml');
  if (isForm(type) || looksLikeForm(text)) return { kind: 'form', json: undefined, fields: parseForm(text), parts: [] };
  return plain('text');
};

/** The request's body by what it is. Never throws; linear in the body. */
export const requestContent = ofLatest(read);
