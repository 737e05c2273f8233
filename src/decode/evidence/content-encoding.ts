import { header } from '../../http/headers';
import { requestContent } from '../../http/request-content';
import { type Check, no, unknown, yes } from './check';
import { quoteOf, said } from './said';

const compressing = /^(?:gzip|x-gzip|deflate|br|zstd|compress)$/i;

/** What servers say that could not unpack what they got: zlib's own words, and those of frameworks. */
const cannotUnpack =
  /gzip|inflate|deflate|zlib|brotli|zstd|compress|header check|content[ -]?encoding|encoding\.|not in gzip format|magic number/;

/** Does Content-Encoding announce a compressed body, while what was sent is plain text (RFC 9110 section 8.4)? */
export const bodyNotCompressed: Check = (context) => {
  const { request } = context.exchange;
  const encoding = header(request.headers, 'content-encoding')?.trim() ?? '';
  if (!compressing.test(encoding)) return unknown();
  const cited = { part: 'request-header', at: 'Content-Encoding' } as const;
  // The first bytes of every gzip member are 1f 8b (RFC 1952 section 2.3.1).
  if (/gzip/i.test(encoding) && request.body.base64?.startsWith('H4sI') === true) return no('The body begins as gzip does', cited);
  const { kind } = requestContent(request);
  // A source may show what a client had unpacked; plain text alone is a hint, the server's own words make it sure.
  if (!['json', 'form', 'xml', 'multipart'].includes(kind)) return unknown();
  const told = `Content-Encoding says ${encoding}, but the body is not compressed`;
  const words = said(context);
  return cannotUnpack.test(words.text) ? yes(`${told}. ${quoteOf(words)}`, cited, words.citation) : unknown(told, cited);
};
