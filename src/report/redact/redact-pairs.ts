import { coverCredential, redactAuthorization } from './authorization';
import { redactCookies } from './cookies';
import { coverSecret } from './cover-secret';
import { decodeLoosely, encodeShown } from './encode-shown';
import { redactPlain } from './redact-plain';
import { redactUrl } from './redact-url';
import { judgeName, type NameVerdict, type Scope } from './scope';
import { isIpAddress, isOpaque, isWordlike, looksRandom } from './shapes';
import { pseudonymShape } from './vault';

/** The value of a named field where name and shape call for it, null where they do not. Words about an error under `errors` stay. */
export const coverNamed = (scope: Scope, verdict: NameVerdict, value: string): string | null => {
  if (value.trim() === '') return null;
  if (verdict.counts !== null) return verdict.counts(value) ? coverPersonal(scope, verdict.kind, value) : null;
  if (verdict.strength === 'random' && !looksRandom(value, 10)) return null;
  if (verdict.strength === 'opaque' && !isOpaque(value)) return null;
  if (verdict.kind === 'credentials') {
    return /^[A-Za-z][\w-]{2,30}\s\S/.test(value) ? redactAuthorization(scope, value) : coverCredential(scope, value);
  }
  if (verdict.kind === 'cookie' && value.includes('=')) return redactCookies(scope, value);
  if (verdict.kind === 'token' && /^(?:bearer|basic|token)\s\S/i.test(value)) return redactAuthorization(scope, value);
  if (verdict.kind === 'token' && /^(?:bearer|basic|mac|dpop|n_a)$/i.test(value)) return null;
  return coverSecret(scope, value, verdict.kind);
};

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
    const shown = redactPlain(scope, plain);
    return shown === plain ? pair : encodeShown(shown, pair);
  }
  const raw = pair.slice(equals + 1);
  if (raw === '') return pair;
  const name = decodeLoosely(rawName, plusIsSpace);
  const value = decodeLoosely(raw, plusIsSpace);
  const verdict = judgeName(scope, name.replace(/^amp;/, ''));
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

/** `a=b&c=d`, of a query, a fragment or a form body: in place, so that order, repeats and escapes survive. */
export const redactPairs = (scope: Scope, text: string, plusIsSpace: boolean): string =>
  text
    .split('&')
    .map((pair) => redactPair(scope, pair, plusIsSpace))
    .join('&');
