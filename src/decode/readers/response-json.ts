import { textOfBase64 } from '../../http/base64';
import { ofLatest } from '../../http/of-latest';
import { type ParsedJson, parseJson } from '../../http/parse-json';
import type { Exchange } from '../../model';
import { wrappedJson } from './wrapped-json';

/** Characters of a body that are looked at; of a longer failure the beginning is read, of a longer success nothing. */
const LOOKED_AT = 1_048_576;
const BEGINNING = 65_536;

const read = ({ response: { body } }: Exchange): string => {
  if (body.text !== null) return body.text.length > LOOKED_AT ? body.text.slice(0, BEGINNING) : body.text;
  if (body.base64 === null) return '';
  const part = body.base64.length > LOOKED_AT ? body.base64.slice(0, BEGINNING) : body.base64;
  return textOfBase64(part) ?? '';
};

/** The response's text, also where the body came as base64 (Firefox, without a content type); '' where there is none. */
export const responseText = ofLatest((exchange: Exchange): string => {
  const text = read(exchange);
  // A body cut off by Firefox's limit is padded with NULs to its full length; those of a binary format stand within.
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return end === text.length ? text : text.slice(0, end);
});

const tooLong = ({ response: { status, body } }: Exchange): boolean =>
  status < 300 && (body.text?.length ?? body.base64?.length ?? 0) > LOOKED_AT;

/** The response's body as JSON whatever its content type says or wraps it in, and whether it was whole; null where it is none. */
export const parsedResponse = ofLatest((exchange: Exchange): ParsedJson | null => {
  const text = responseText(exchange);
  if (tooLong(exchange)) return null;
  const parsed = parseJson(text) ?? wrappedJson(text, exchange.response.status);
  return typeof parsed?.value === 'string' ? (withinText(parsed.value) ?? parsed) : parsed;
});

/** An object put into a JSON text by a server that serialises twice: `"{\"ErrorCode\":…}"`. */
const withinText = (text: string): ParsedJson | null => {
  const inner = /^\s{0,8}\{\s{0,8}"/.test(text) ? parseJson(text.trim()) : null;
  return inner?.complete === true ? inner : null;
};

/** The value of the response's JSON; undefined where the body is no JSON. */
export const responseJson = (exchange: Exchange): unknown => parsedResponse(exchange)?.value;
