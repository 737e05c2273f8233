import { requestUrl } from '../../http/endpoint';
import { header } from '../../http/headers';
import { isNothingButMask } from '../../http/masked';
import { requestContent } from '../../http/request-content';
import type { Exchange } from '../../model';
import { responseJson } from '../readers/response-json';
import { type Check, type CheckContext, no, unknown, yes } from './check';
import { said } from './said';
import { sentValue } from './sent-value';
import { counted, list, size } from './words';

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
};

/** Bytes of the body as sent: Content-Length, the source's count, or the text's own length. */
const bodyBytes = ({ request }: Exchange): number | null => {
  const stated = header(request.headers, 'content-length')?.trim() ?? '';
  const { text } = request.body;
  // A cleaner may have counted its own mask.
  if (text !== null && isNothingButMask(text) && (stated === '' || Number(stated) === text.length)) return null;
  if (/^\d{1,15}$/.test(stated)) return Number(stated);
  const counted = request.body.size ?? 0;
  if (request.body.text !== null)
    return request.body.truncated ? Math.max(counted, utf8Length(request.body.text)) : utf8Length(request.body.text);
  return counted > 0 ? counted : null;
};

/** Browsers record uploads without the files' content: then only Content-Length tells the size. */
const filesMayBeLeftOut = ({ request }: Exchange): boolean =>
  header(request.headers, 'content-length') === null && requestContent(request).parts.some(({ filename }) => filename !== null);

const units: Readonly<Record<string, readonly [least: number, most: number]>> = {
  b: [1, 1],
  k: [1000, 1024],
  m: [1e6, 1024 ** 2],
  g: [1e9, 1024 ** 3],
};

/** A limit that the answer states, from its least to its greatest reading: `50MB` may mean 50·10⁶ or 50·2²⁰. */
export const statedSize = (text: string): { readonly least: number; readonly most: number; readonly words: string } | null => {
  const around = /limit|max|exceed|larger|too (?:large|big)|greater|up to|allowed|at most|under|smaller|less than/;
  for (const match of text
    .slice(0, 8000)
    .matchAll(/(\d{1,12}(?:\.\d{1,3})?) ?(bytes?|b|[kmg]i?b|[kmg]ilobytes?|megabytes?|gigabytes?|kilobytes?)\b/g)) {
    const start = Math.max(0, match.index - 80);
    if (!around.test(text.slice(start, match.index + 100))) continue;
    const unit = units[(match[2] ?? 'b').charAt(0)] ?? units.b;
    const [least, most] = unit ?? [1, 1];
    return { least: Number(match[1]) * least, most: Number(match[1]) * most, words: match[0].toUpperCase() };
  }
  return null;
};

const limitNames = /^max(?:imum)?$|limit|max_?(?:size|bytes|length|file|content|body|upload)/i;

/** A limit among the members of the answer's JSON. It counts as bytes where its name says so or where the body's own size stands beside it. */
const memberLimit = (exchange: Exchange, bytes: number | null): number | null => {
  const root = responseJson(exchange);
  const objects = [root, ...(typeof root === 'object' && root !== null ? Object.values(root).slice(0, 50) : [])];
  for (const one of objects) {
    if (typeof one !== 'object' || one === null) continue;
    const members = Object.entries(one).slice(0, 100);
    const inBytes = bytes !== null && members.some(([name, value]) => value === bytes && !limitNames.test(name));
    const found = members.find(
      ([name, value]) => typeof value === 'number' && value > 0 && limitNames.test(name) && (inBytes || /bytes/i.test(name)),
    );
    if (typeof found?.[1] === 'number') return found[1];
  }
  return null;
};

const limitOf = (context: CheckContext, bytes: unknown): ReturnType<typeof statedSize> => {
  if (typeof bytes === 'number')
    return { least: bytes, most: bytes, words: bytes % 1024 ** 2 === 0 ? `${bytes / 1024 ** 2} MB` : size(bytes) };
  const member = memberLimit(context.exchange, bodyBytes(context.exchange));
  if (member !== null) return { least: member, most: member, words: counted(member, 'byte') };
  return statedSize(said(context).text);
};

/** Is the body larger than the limit that is documented (`bytes`) or that the answer states? */
export const bodyLargerThan: Check = (context, params) => {
  const bytes = bodyBytes(context.exchange);
  const limit = limitOf(context, params.bytes);
  if (bytes === null) return unknown();
  const is = `The body is ${size(bytes)}`;
  if (limit === null) return unknown(is, { part: 'request-body', at: null });
  if (bytes > limit.most) return yes(`${is}; the limit is ${limit.words}`, { part: 'request-body', at: null });
  if (filesMayBeLeftOut(context.exchange)) return unknown(`${is} as recorded, but recordings may leave files out`);
  if (bytes > limit.least) return unknown(`${is}, which is about the limit of ${limit.words}`);
  return no(`${is}; the limit is ${limit.words}`, { part: 'request-body', at: null });
};

/** Is the body larger than the limit that the answer itself states? Unlike `body-larger-than` it knows no documented limit. */
export const bodyOverStatedLimit: Check = (context) => (limitOf(context, null) === null ? unknown() : bodyLargerThan(context, {}));

const fileNames = (exchange: Exchange): string[] => {
  const { parts } = requestContent(exchange.request);
  const inParts = parts.flatMap((part) => (part.filename === null || part.filename === '' ? [] : [part.filename]));
  if (inParts.length > 0) return inParts;
  const disposition = /filename="?([^";]{1,200})/.exec(header(exchange.request.headers, 'content-disposition') ?? '')?.[1];
  if (disposition !== undefined) return [disposition];
  for (const name of ['filename', 'file_name', 'fileName']) {
    const sent = sentValue(exchange, name);
    if (typeof sent?.value === 'string') return [sent.value];
  }
  const last = requestUrl(exchange.request)?.pathname.split('/').pop() ?? '';
  return exchange.request.method.toUpperCase() === 'PUT' && /\.\w{1,8}$/.test(last) ? [last] : [];
};

/** Extensions that the answer lists as supported: `.sol, .vy`. */
const listed = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s,("'`])(\.[a-z0-9]{1,6}(?:\.[a-z0-9]{1,4})?)\b/g)].slice(0, 40).map((match) => match[1] ?? '');

/** Is a file of a type that the API does not take? */
export const fileTypeNotIn: Check = (context, params) => {
  const given = Array.isArray(params.extensions) ? (params.extensions as readonly string[]) : listed(said(context).text);
  if (given.length === 0) return unknown();
  const extensions = given.map((one) => `.${one.toLowerCase().replace(/^\./, '')}`);
  const files = fileNames(context.exchange);
  if (files.length === 0) return unknown();
  const wrong = files.find((file) => !extensions.some((extension) => file.toLowerCase().endsWith(extension)));
  const taken = list(extensions, 'or');
  if (wrong === undefined)
    return no(`${list(files.map((file) => file.slice(-60)))} has one of the types ${taken}`, { part: 'request-body', at: null });
  return yes(`The file ${wrong.slice(-60)} is none of ${taken}`, { part: 'request-body', at: null });
};
