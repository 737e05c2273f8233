import { coverCredential, redactAuthorization } from './authorization';
import { redactCookies } from './cookies';
import { coverSecret } from './cover-secret';
import { decodeLoosely, encodeShown } from './encode-shown';
import { isState } from './messages';
import { redactPlain } from './redact-plain';
import { redactUrl } from './redact-url';
import { isPlaceholder } from './references';
import { judgeParameter, type NameVerdict, type Scope } from './scope';
import { isDigest, isHex, isIpAddress, isOpaque, isPath, isPublicKey, isUnspeakable, isVersion, isWordlike, looksRandom } from './shapes';
import { pseudonymShape } from './vault';

/** The value of a named field where name and shape call for it, null where they do not. Words about an error under `errors` stay. */
export const coverNamed = (scope: Scope, verdict: NameVerdict, value: string): string | null => {
  if (value.trim() === '' || isPublicKey(value) || isPlaceholder(value)) return null;
  if (verdict.counts !== null) return verdict.counts(value) ? coverPersonal(scope, verdict.kind, value) : null;
  if (saysNothingSecret(scope, verdict, value)) return null;
  if (verdict.strength === 'random' && !looksRandom(value, 10) && !isUnspeakable(value)) return null;
  if (verdict.strength === 'opaque' && !isOpaque(value)) return null;
  if (isErrorCode(scope, verdict, value)) return null;
  // A "sid" of two capitals and 32 hex digits says what it identifies; a session's says nothing.
  if (verdict.kind === 'session' && /^[A-Z]{2}[0-9a-f]{32}$/.test(value)) return null;
  if (verdict.kind === 'credentials') {
    if (isSchemeName(value)) return null;
    return /^[A-Za-z][\w-]{2,30}\s\S/.test(value) ? redactAuthorization(scope, value) : coverCredential(scope, value);
  }
  if (verdict.kind === 'cookie' && value.includes('=')) return redactCookies(scope, value);
  if (verdict.kind === 'token' && /^(?:bearer|basic|token)\s\S/i.test(value)) return redactAuthorization(scope, value);
  if (verdict.kind === 'token' && /^(?:bearer|basic|mac|dpop|n_a)$/i.test(value)) return null;
  return coverSecret(scope, value, verdict.kind);
};

/** `npm-Linux-9c8b…`: words and the hash of what is cached. Some begin keys with words, too. */
const cacheKey = /^(?!.*\b(?:live|test|prod|sk|pk|rk|key|token|secret|api|auth)-)(?:[A-Za-z][A-Za-z\d.]{1,20}-){2,6}[0-9a-f]{32,128}$/i;

/** Places of objects, and keys of what is cached: neither is a credential under a name as general as `key`. */
export const isGeneralKey = (value: string): boolean => isPath(value) || cacheKey.test(value);

/** Values that no credential has, whatever the name says: versions, digests, places of objects; words in an answer about a credential. */
export const saysNothingSecret = (scope: Scope, { kind, strength }: NameVerdict, value: string): boolean =>
  value.length <= 500 &&
  ((isVersion(value) && (kind !== 'password' || scope.side === 'response' || /^[\^~<>w]/.test(value))) ||
    (strength === 'random' && kind !== 'signature' && isDigest(value)) ||
    (scope.side === 'response' && isState(value)) ||
    (strength === 'random' && kind === 'api-key' && isGeneralKey(value)));

/** `auth=oauth2` names a way to authenticate. */
export const isSchemeName = (value: string): boolean =>
  /^(?:o?auth[\s_-]?[12]?(?:\.0a?)?|openid|oidc|saml[\s_-]?2?(?:\.0)?|basic|bearer|digest|hmac(?:[_-]sha[_-]?\d{1,3})?|aws[_-]?sigv4a?|sigv4a?|ntlmv?2?|md5|mtls|pkcs?\d{0,2}|ldaps?|kerberos5?|scram-sha-\d{1,3}(?:-plus)?|api[_-]?key|jwt|v\d{1,2}|omit|include|same-origin)$/i.test(
    value,
  );

/** What answers call a code is an error's, unless it is as long as those of OAuth. */
export const isErrorCode = (scope: Scope, verdict: NameVerdict, value: string): boolean =>
  scope.side === 'response' && verdict.kind === 'code' && verdict.strength === 'random' && !looksRandom(value, 16);

const coverPersonal = (scope: Scope, kind: string, value: string): string => {
  if (kind !== 'ip') return coverSecret(scope, value, kind);
  return value
    .split(/([,\s]+)/)
    .map((part) => {
      const bare = part.replace(/^((?:\d{1,3}\.){3}\d{1,3}):\d{1,5}$/, '$1');
      return isIpAddress(bare) ? part.replace(bare, () => coverSecret(scope, bare, kind)) : part;
    })
    .join('');
};

const wholePseudonym = new RegExp(`^${pseudonymShape.source}$`);

const redactPair = (scope: Scope, pair: string, plusIsSpace: boolean): string => {
  const equals = pair.indexOf('=');
  const rawName = equals < 0 ? pair : pair.slice(0, equals);
  if (equals < 0) {
    const plain = decodeLoosely(pair, plusIsSpace);
    // A query that is nothing but a token; plain hex there keeps caches apart.
    const shown = looksRandom(plain, 20) && !isHex(plain) ? coverSecret(scope, plain, 'token') : redactPlain(scope, plain);
    return shown === plain ? pair : encodeShown(shown, pair);
  }
  const raw = pair.slice(equals + 1);
  if (raw === '') return pair;
  const name = decodeLoosely(rawName, plusIsSpace);
  const value = decodeLoosely(raw, plusIsSpace);
  const verdict = judgeParameter(scope, name.replace(/^amp;/, ''));
  const named = verdict === null ? null : coverNamed(scope, verdict, value);
  // A `+` may be a plus after all, wherever else the value stands.
  if (plusIsSpace && raw.includes('+') && named !== null && wholePseudonym.test(named)) {
    scope.vault.cover(value, 'token', { aliases: [decodeLoosely(raw, false)] });
  }
  const shown = named ?? redactValueText(scope, value);
  const shownName = name.length > 12 && !isWordlike(name) ? redactPlain(scope, name) : name;
  const nameText = shownName === name ? rawName : encodeShown(shownName, rawName);
  return `${nameText}=${shown === value ? raw : encodeShown(shown, raw)}`;
};

const redactValueText = (scope: Scope, value: string): string => {
  if (value.length < 4) return value;
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(value) || /^\/[^\s]{0,2000}[?#]/.test(value)) return redactUrl(scope, value);
  // Signed links of some networks nest their parameters: exp=…~acl=…~hmac=…
  if (/^[\w-]{1,20}=[^&]{1,2000}~[\w-]{1,20}=/.test(value)) {
    return value
      .split('~')
      .map((part) => redactPair(scope, part, false))
      .join('~');
  }
  return redactPlain(scope, value);
};

const hashNames = /^(?:md5|hash|h|s|st|digest|sec|secure|k|e?tok)=/i;
const endNames = /(?:^|&)(?:expires?|expiry|exp|e|until|valid_?to|ttl|ts|timestamp|deadline)=\d{9,13}(?=&|$)/i;

/** `md5=…&expires=…`: beside the moment until which a link counts, a hash under a short name is what proves it. */
const coverHash = (scope: Scope, pair: string): string | null => {
  const name = hashNames.exec(pair)?.[0];
  if (name === undefined) return null;
  const value = decodeLoosely(pair.slice(name.length), false);
  const isHash = /^[\w+/=-]{20,200}$/.test(value) && (looksRandom(value, 20) || (isHex(value) && value.length >= 32));
  return isHash ? `${name}${encodeShown(coverSecret(scope, value, 'signature'), pair)}` : null;
};

/** An upload that goes on later is known by an address that lets anybody go on with it; where each part is signed, the id alone does not. */
const resumable = /(?:^|&)upload_?(?:type|protocol)=resumable(?=&|$)/i;
const coverUpload = (scope: Scope, pair: string): string | null => {
  const name = /^(?:upload_?id|session_?crd)=/i.exec(pair)?.[0];
  if (name === undefined) return null;
  const value = decodeLoosely(pair.slice(name.length), false);
  return looksRandom(value, 20) ? `${name}${encodeShown(coverSecret(scope, value, 'link-token'), pair)}` : null;
};

/** `a=b&c=d`, of a query, a fragment or a form body: in place, so that order, repeats and escapes survive. */
export const redactPairs = (scope: Scope, text: string, plusIsSpace: boolean): string => {
  const ends = endNames.test(text);
  const isUpload = resumable.test(text);
  return text
    .split('&')
    .map(
      (pair) =>
        (ends ? coverHash(scope, pair) : null) ?? (isUpload ? coverUpload(scope, pair) : null) ?? redactPair(scope, pair, plusIsSpace),
    )
    .join('&');
};
