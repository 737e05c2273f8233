import { coverSecret } from './cover-secret';
import type { Scope } from './scope';
import { isOpaque, isUnspeakable, looksRandom } from './shapes';

const attributes = /^(?:path|domain|expires|max-age|samesite|secure|httponly|partitioned|priority|version|comment)$/i;

/** Cookies are told by name only. Those that look generated are looked for elsewhere too. */
const coverCookie = (scope: Scope, pair: string): string => {
  const equals = pair.indexOf('=');
  if (equals < 0) return isOpaque(pair) && !/\s/.test(pair.trim()) ? coverSecret(scope, pair, 'cookie') : pair;
  const value = pair.slice(equals + 1);
  if (value.trim() === '') return pair;
  // "blocked because SameSite=None needs Secure" is a sentence: no name of a cookie holds a space.
  if (/\s/.test(pair.slice(0, equals).trim()) && !looksRandom(value.trim(), 12)) return pair;
  const plain = value.trim().replace(/^"|"$/g, '');
  return `${pair.slice(0, equals + 1)}${coverSecret(scope, value, 'cookie', looksRandom(plain, 12) || isUnspeakable(plain) || (/\d/.test(plain) && /[^\d\s./-]/.test(plain) && plain.length >= 16))}`;
};

/** A Cookie field (RFC 6265 section 4.2). */
export const redactCookies = (scope: Scope, value: string): string =>
  value
    .split(';')
    .map((pair) => coverCookie(scope, pair))
    .join(';');

/** Several fields in one: some sources join them with line breaks, old proxies with commas, which dates in them hold too. */
const severalFields = /(\n|,\s{0,5}(?=[!#$%&'*+.^_`|~\w-]{1,200}=))/;

/** A Set-Cookie field (RFC 6265 section 4.1): its attributes stay. */
export const redactSetCookie = (scope: Scope, value: string): string =>
  value
    .split(severalFields)
    .map((line) =>
      line
        .split(';')
        .map((part, i) => {
          const name = part.split('=', 1)[0]?.trim() ?? '';
          return i > 0 && attributes.test(name) ? part : coverCookie(scope, part);
        })
        .join(';'),
    )
    .join('');
