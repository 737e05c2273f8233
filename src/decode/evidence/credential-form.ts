import { textOfBase64 } from '../../http/base64';
import { headerValues } from '../../http/headers';
import { looksLikeJwt } from '../../http/jwt';
import { isMasked } from '../../http/masked';
import { splitScheme } from '../../http/sent-credentials';
import type { Credential } from '../../model';
import { type Check, type CheckContext, type Evidence, no, unknown, yes } from './check';
import { atPlace, citationOf, expected, judged, nameOf, type Placed, saysMissing } from './credentials';
import { headerName, list } from './words';

/** The first `yes`; else `no` of the first where there are any and none is unknown. */
const firstYes = (answers: readonly Evidence[]): Evidence =>
  answers.find((one) => one.verdict === 'yes') ?? answers.find((one) => one.verdict === 'unknown') ?? answers[0] ?? unknown();

const same = (a: string | null, b: string | null): boolean => a?.toLowerCase() === b?.toLowerCase();

const schemes = /^(?:bearer|basic|token|digest|apikey|jwt|oauth|bot|key)$/i;

const twice = (sent: Placed): Evidence | null => {
  const inner = splitScheme(sent.value).scheme;
  if (inner !== null && sent.scheme !== null && schemes.test(inner)) {
    return yes(`${headerName(sent.name)} names a scheme twice: ${sent.scheme} ${inner}`, citationOf(sent));
  }
  const glued = /^(bearer|basic|token)\s*([:=])/i.exec(sent.raw);
  return glued === null
    ? null
    : yes(`${headerName(sent.name)} has ${glued[2]} after ${glued[1]}; only a space belongs there`, citationOf(sent));
};

/** The mask may cover the scheme, too. */
const hidesScheme = (sent: Placed): boolean => sent.scheme === null && isMasked(sent.raw);

const schemeOf = (sent: Placed, allowed: readonly (string | null)[]): Evidence => {
  if (hidesScheme(sent)) return unknown();
  const doubled = twice(sent);
  if (doubled !== null) return doubled;
  if (allowed.some((scheme) => same(scheme, sent.scheme))) {
    return no(
      sent.scheme === null
        ? `${headerName(sent.name)} carries the bare key, as the API wants`
        : `${headerName(sent.name)} uses ${sent.scheme}, as the API wants`,
      citationOf(sent),
    );
  }
  const wanted = list(
    allowed.filter((scheme) => scheme !== null),
    'or',
  );
  if (sent.scheme === null) return yes(`${headerName(sent.name)} is sent without the scheme ${wanted}`, citationOf(sent));
  if (wanted === '') return yes(`${headerName(sent.name)} has ${sent.scheme} before the key; the API wants the bare key`, citationOf(sent));
  return yes(`${headerName(sent.name)} uses ${sent.scheme}; the API wants ${wanted}`, citationOf(sent));
};

const challengeSchemes = (values: readonly string[]): string[] =>
  values.flatMap((value) =>
    [...value.slice(0, 4000).matchAll(/(?:^|,)\s*([A-Za-z][\w-]*)(?=\s|$|,)(?!\s*=)/g)].map((match) => match[1] ?? ''),
  );

/** Is the word before the credential (`Bearer`, `Basic`) the wrong one, missing, or doubled? */
export const credentialWrongScheme: Check = (context) => {
  const placed = atPlace(context).filter((sent) => sent.in === 'header');
  if (expected(context).length > 0) {
    return firstYes(
      placed.map((sent) => {
        const here = expected(context).filter((one) => one.in === 'header' && same(one.name, sent.name));
        return schemeOf(
          sent,
          here.map((one) => one.scheme ?? null),
        );
      }),
    );
  }
  const sent = judged(context).find((one) => one.in === 'header' && one.name.toLowerCase() === 'authorization');
  if (sent === undefined || hidesScheme(sent)) return unknown();
  const doubled = twice(sent);
  if (doubled !== null) return doubled;
  const wanted = challengeSchemes(headerValues(context.exchange.response.headers, 'www-authenticate'));
  const challenge = { part: 'response-header', at: 'WWW-Authenticate' } as const;
  if (wanted.some((scheme) => same(scheme, sent.scheme))) {
    return no(`Authorization uses ${sent.scheme}, as WWW-Authenticate asks`, citationOf(sent), challenge);
  }
  const used = sent.scheme === null ? 'no scheme' : sent.scheme;
  // Some servers challenge for Basic and take Bearer all the same; a Bearer challenge is meant.
  if (wanted.some((scheme) => same(scheme, 'bearer')))
    return yes(`Authorization uses ${used}; WWW-Authenticate asks for Bearer`, citationOf(sent), challenge);
  // Whoever says that nothing was sent, and asks for another scheme, did not look at this one.
  if (wanted.length > 0 && saysMissing(context))
    return yes(
      `Authorization uses ${used}; WWW-Authenticate asks for ${list([...new Set(wanted)], 'or')}, and the answer takes nothing else for a credential`,
      citationOf(sent),
      challenge,
    );
  if (wanted.length > 0)
    return unknown(`Authorization uses ${used}; WWW-Authenticate asks for ${list([...new Set(wanted)], 'or')}`, challenge);
  return sent.scheme === null ? unknown('Authorization is sent without a scheme such as Bearer', citationOf(sent)) : unknown();
};

/** True where the API takes another credential in the same place under another scheme. */
const hasRival = (context: CheckContext, { name, scheme }: Credential): boolean =>
  expected(context).some((one) => one.in === 'header' && same(one.name, name) && !same(one.scheme ?? null, scheme ?? null));

/** Does the key begin as none of the API's keys do? */
export const credentialWrongPrefix: Check = (context) =>
  firstYes(
    atPlace(context).map((sent) => {
      const credential = sent.credential;
      // Of two credentials in one header, each under its own scheme, neither says how the other begins.
      if (
        credential?.scheme !== undefined &&
        sent.scheme !== null &&
        !same(credential.scheme, sent.scheme) &&
        hasRival(context, credential)
      )
        return unknown();
      const prefixes = [...(credential?.prefixes ?? []), ...(credential?.testPrefixes ?? []), ...(credential?.livePrefixes ?? [])];
      const value = sent.value.trim().replace(/^["']+/, '');
      if (isMasked(value) || value === '') return unknown();
      if (credential?.format === 'jwt' && !looksLikeJwt(value))
        return yes(`The token in ${headerName(sent.name)} is no JWT`, citationOf(sent));
      if (prefixes.length === 0) return unknown();
      const found = prefixes.find((prefix) => value.startsWith(prefix));
      if (found !== undefined) return no(`The key in ${headerName(sent.name)} begins with ${found}`, citationOf(sent));
      return yes(`The key in ${headerName(sent.name)} does not begin with ${list(prefixes, 'or')}`, citationOf(sent));
    }),
  );

/** Digest, OAuth 1.0, AWS signatures and the like carry parameters, `username="…", …`: quotes and commas belong there. */
const hasParameters = (sent: Placed): boolean =>
  sent.in === 'header' && sent.scheme !== null && /^[A-Za-z][\w-]{1,40}=["\w]/.test(sent.value.trim()) && !same(sent.scheme, 'basic');

const strange: readonly (readonly [RegExp, string])[] = [
  [/[\r\n]|%0[AD]/i, 'contains a line break'],
  [/^\\[nrt]|\\[nrt]$/, 'has a backslash and a letter where a line break or tab was meant (white space must go)'],
  [/^\s|^%20/, 'begins with white space'],
  [/\s$|%20$/, 'ends with white space'],
  [/^["'`\u201c\u2018]|["'`\u201d\u2019]$/, 'is wrapped in quotes'],
  [/[\u200b-\u200f\u2060\ufeff\u00a0]/, 'contains an invisible character'],
  [/\u2026|\.\.\.$/, 'ends in an ellipsis, as a shortened copy does'],
  [/[,;]$/, 'ends with a punctuation mark'],
  [/[^\u0020-\u007e]/, 'contains a character beyond ASCII'],
];

/** Nothing but what keys and tokens consist of: no pattern above can be in it. */
const isPlain = (value: string): boolean => /^[\w.~+/=-]+$/.test(value) && !value.endsWith('...');

/** What the header value holds after its one space: a second space belongs to the credential. */
const untrimmed = (sent: Placed): string => {
  if (sent.scheme === null) return sent.raw;
  const start = sent.raw.toLowerCase().indexOf(sent.scheme.toLowerCase());
  return start < 0 ? sent.value : sent.raw.slice(start + sent.scheme.length + 1);
};

/** A bearer token is a token68, which holds no white space (RFC 6750 section 2.1, RFC 9110 section 11.2). */
const spaceInToken = (sent: Placed): boolean => same(sent.scheme, 'bearer') && /\S\s+\S/.test(sent.value) && twice(sent) === null;

const basicEndsInBreak = (sent: Placed): boolean => same(sent.scheme, 'basic') && /[\r\n]$/.test(textOfBase64(sent.value.trim()) ?? '');

/** Is a Basic credential not base64 of `user:password` (RFC 7617 section 2)? */
export const credentialNotEncoded: Check = (context) => {
  const sent = judged(context).find((one) => one.in === 'header' && same(one.scheme, 'basic'));
  const value = sent?.value.trim() ?? '';
  if (sent === undefined || value === '' || isMasked(value)) return unknown();
  if (value.includes(':')) return yes(`${nameOf(sent)} carries user and password as they are, not in base64`, citationOf(sent));
  const plain = /^[A-Za-z0-9+/_-]+={0,2}$/.test(value) ? textOfBase64(value) : null;
  if (plain === null) return unknown(`${nameOf(sent)} does not look like base64`, citationOf(sent));
  return plain.includes(':')
    ? no(`${nameOf(sent)} holds base64 of a user and a password`, citationOf(sent))
    : yes(`${nameOf(sent)} decodes to a text without a colon: user and password must be joined by one`, citationOf(sent));
};

/** Did white space, quotes or invisible characters get into the credential? */
export const credentialStrayCharacters: Check = (context) =>
  firstYes(
    judged(context).map((sent) => {
      const value = untrimmed(sent);
      if (isMasked(value) || value.trim() === '' || hasParameters(sent)) return unknown();
      const found = isPlain(value) ? undefined : strange.find(([pattern]) => pattern.test(value.slice(0, 16_384)));
      if (found !== undefined) return yes(`The credential in ${headerName(sent.name)} ${found[1]}`, citationOf(sent));
      if (sent.raw !== sent.raw.trimStart()) return yes(`The value of ${headerName(sent.name)} begins with white space`, citationOf(sent));
      if (basicEndsInBreak(sent))
        return yes(`The decoded Basic credential in ${headerName(sent.name)} ends with a line break`, citationOf(sent));
      const inner = sent.credential !== null && sent.credential.scheme === undefined && sent.scheme === null && /\s/.test(value.trim());
      if (inner || spaceInToken(sent)) return yes(`The credential in ${headerName(sent.name)} contains white space`, citationOf(sent));
      return no(`The credential in ${headerName(sent.name)} has no white space or quotes around it`, citationOf(sent));
    }),
  );

/** What people forget to replace. Each pattern finds the placeholder only, so that quoting it shows no key. */
const placeholders: readonly RegExp[] = [
  /^(?:undefined|null|none|nil|nan|true|false|\[object object\]|string|token|access_token|api_?key|apikey|key|secret|password|jwt|bearer|changeme|change_me|todo|example|test|placeholder|xxx+|\.\.\.+)$/i,
  /\$\{[^}]{0,60}\}|\{\{[^}]{0,60}\}\}|\$\([^)]{0,60}\)|<%[^%]{0,60}%>|%7B%7B.{0,40}%7D%7D/i,
  /^<[^>]{1,60}>$|^\[[A-Za-z][^\]]{0,60}\]$|^\{[A-Za-z][^}]{0,60}\}$/,
  /^\$[A-Z][A-Z0-9_]{2,60}$|^%[A-Z][A-Z0-9_]{2,60}%$|process\.env\.\w{1,60}|os\.environ\S{0,40}/,
  /(?:^|[_-])(?:your|my|insert|enter|put|add|paste)[_-](?:[a-z]{2,12}[_-]){0,4}(?:key|token|secret|jwt|password|here|id)(?:[_-]?here)?$/i,
  /^(?:replace|change|fill|update|edit)[_-]?(?:me|this|it)?(?:[_-]?(?:in|here|now))?$|#\{[^}]{0,60}\}|^__[A-Z][A-Z0-9_]{1,60}__$|import\.meta\.env\S{0,40}/i,
  /^(?:your|my)(?:api|access|secret|auth|bearer)?(?:key|token|secret|jwt)(?:here)?$/i,
  /[_-](?:key|token|secret)[_-]here$|^(?:key|token|secret)[_-]goes[_-]here$/i,
];

const placeholderIn = (sent: Placed): string | null => {
  const value = sent.value
    .trim()
    .replace(/^["']|["']$/g, '')
    .slice(0, 200);
  if (sent.credential !== null && value === sent.credential.placeholder) return value;
  // Long, and surely none.
  if (looksLikeJwt(sent.value)) return null;
  for (const pattern of placeholders) {
    const found = pattern.exec(value)?.[0];
    if (found !== undefined) return found;
  }
  return null;
};

/** Was a placeholder sent instead of a real key (`YOUR_API_KEY`, `undefined`, `${TOKEN}`)? */
export const credentialPlaceholder: Check = (context) =>
  firstYes(
    judged(context).map((sent) => {
      if (/^[*\u2022]{3,}$/.test(sent.value.trim()))
        return unknown(
          `${nameOf(sent)} holds nothing but asterisks: either the recording hid it, or a masked key was copied`,
          citationOf(sent),
        );
      if (isMasked(sent.value) || sent.value.trim() === '' || hasParameters(sent)) return unknown();
      const found = placeholderIn(sent);
      return found === null
        ? no(`The value in ${nameOf(sent)} is no placeholder`, citationOf(sent))
        : yes(`${nameOf(sent)} still holds the placeholder “${found}”`, citationOf(sent));
    }),
  );
