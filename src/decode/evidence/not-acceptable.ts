import { header } from '../../http/headers';
import { essence } from '../../http/media-type';
import { type Check, no, unknown, yes } from './check';
import { said } from './said';
import { list } from './words';

const mediaType = /\b(?:application|text|image|audio|video|multipart)\/[\w.+-]{1,80}/g;

/** Types of an Accept field that are wanted at all (RFC 9110 section 12.5.1). */
const wanted = (accept: string): string[] =>
  accept
    .slice(0, 4000)
    .split(',')
    .filter((range) => !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range))
    .map((range) => essence(range.trim()))
    .filter((type) => type !== '');

const takes = (range: string, type: string): boolean =>
  range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));

/** Does Accept rule out every type that the answer says it has? */
export const acceptRefused: Check = (context) => {
  const { exchange } = context;
  const accept = header(exchange.request.headers, 'accept');
  const own = accept === null ? [] : wanted(accept);
  if (own.length === 0) return unknown();
  const cited = { part: 'request-header', at: 'Accept' } as const;
  if (own.includes('*/*')) return no('Accept takes any type (*/*)', cited);
  const words = said(context);
  const offered = [...new Set(words.text.match(mediaType) ?? [])].filter((type) => !own.includes(type));
  if (offered.length === 0) return unknown(`Accept asks for ${list(own, 'or')} only`, cited);
  return own.some((range) => offered.some((type) => takes(range, type)))
    ? no(`Accept takes one of the types that the answer names: ${list(own)}`, cited, words.citation)
    : yes(`Accept asks for ${list(own, 'or')} only; the answer names ${list(offered)}`, cited, words.citation);
};
