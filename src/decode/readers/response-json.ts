import { textOfBase64 } from '../../http/base64';
import { type ParsedJson, parseJson } from '../../http/parse-json';
import type { Exchange } from '../../model';
import { wrappedJson } from './wrapped-json';

/** Characters of a body that are looked at; of a longer failure the beginning is read, of a longer success nothing. */
const LOOKED_AT = 1_048_576;
const BEGINNING = 65_536;

const texts = new WeakMap<Exchange, string>();
const values = new WeakMap<Exchange, ParsedJson | null>();

const read = ({ response: { body } }: Exchange): string => {
  if (body.text !== null) return body.text.length > LOOKED_AT ? body.text.slice(0, BEGINNING) : body.text;
  if (body.base64 === null) return '';
  const part = body.base64.length > LOOKED_AT ? body.base64.slice(0, BEGINNING) : body.base64;
  return textOfBase64(part) ?? '';
};

/** The response's text, also where the body came as base64 (Firefox, without a content type); '' where there is none. */
export const responseText = (exchange: Exchange): string => {
  const known = texts.get(exchange);
  if (known !== undefined) return known;
  // A body cut off by Firefox's limit is padded with NULs to its full length.
  const text = read(exchange);
  const end = text.indexOf('\0');
  const cut = end < 0 ? text : text.slice(0, end);
  texts.set(exchange, cut);
  return cut;
};

const tooLong = ({ response: { status, body } }: Exchange): boolean =>
  status < 300 && (body.text?.length ?? body.base64?.length ?? 0) > LOOKED_AT;

/** The response's body as JSON whatever its content type says or wraps it in, and whether it was whole; null where it is none. Parsed once. */
export const parsedResponse = (exchange: Exchange): ParsedJson | null => {
  const known = values.get(exchange);
  if (known !== undefined) return known;
  const text = responseText(exchange);
  const value = tooLong(exchange) ? null : (parseJson(text) ?? wrappedJson(text, exchange.response.status));
  values.set(exchange, value);
  return value;
};

/** The value of the response's JSON; undefined where the body is no JSON. */
export const responseJson = (exchange: Exchange): unknown => parsedResponse(exchange)?.value;
