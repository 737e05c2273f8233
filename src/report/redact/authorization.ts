import { coverSecret } from './cover-secret';
import { isPlaceholder } from './references';
import type { Scope } from './scope';
import { classifySecretName } from './secret-names';
import { isOpaque, looksRandom } from './shapes';

/** Parameters of Digest, OAuth 1, AWS-like and HMAC schemes that are no secret and that support needs. */
const harmless = new Set(
  `realm qop nc algorithm uri signedheaders headers oauth_version oauth_signature_method oauth_timestamp oauth_callback timestamp ts created
  expires version charset stale error error_description error_uri scope domain authorization_uri resource_metadata max-age hash-algorithm sv se st sr skn`.split(
    /\s+/,
  ),
);

/** RFC 9110 section 11.4: a scheme is one token; this one must read like a name, not like a key. */
const schemeOf = (value: string): string | null => {
  const scheme = /^\s*([A-Za-z][\w.-]{0,39})[ \t]+(?=\S)/.exec(value.slice(0, 200));
  if (scheme?.[1] === undefined || looksRandom(scheme[1].replace(/[-_.]/g, ' ').split(' ').at(-1) ?? '', 8)) return null;
  return scheme[0];
};

/** `Credential=AKIA…/20310704/eu-west-1/s3/aws4_request`: the scope after the key says where the signature is for. */
export const coverCredential = (scope: Scope, value: string, kind = 'credentials'): string => {
  const scoped = /^([^/]{4,300})(\/\d{8}\/[\w./-]{1,200})$/.exec(value);
  if (scoped?.[1] !== undefined && scoped[2] !== undefined) return `${coverSecret(scope, scoped[1], 'access-key')}${scoped[2]}`;
  return coverSecret(scope, value, kind);
};

/** `sentry_version=7`: a small number or a version under a name that says nothing. */
const isSetting = (name: string, value: string): boolean =>
  /^v?\d{1,4}(?:\.\d{1,4}){0,3}$/.test(value) && classifySecretName(name) === null && !/^(?:id|user|username|response|mac)$/i.test(name);

const parameter =
  /([A-Za-z][\w.-]{0,60})(\s{0,3}=\s{0,3})("(?:[^"\\]|\\.){0,16384}"?|(?:[^\s,;&]|;(?=\S)(?![A-Za-z][\w.-]{0,60}=)){1,16384})/g;

/** A key may hold `=` itself: names of parameters are words, and one of them is a name that such schemes use. */
const readsAsParameters = (names: readonly string[]): boolean =>
  names.every((name) => !looksRandom(name, 8)) &&
  names.some(
    (name) =>
      harmless.has(name.toLowerCase()) ||
      classifySecretName(name) !== null ||
      /^(?:username|user|response|cnonce|id|mac|client|app_?id)$/i.test(name),
  );

const coverParameters = (scope: Scope, text: string): string | null => {
  if (!/[A-Za-z_][\w.-]{0,60}\s{0,3}=\s{0,3}(?:"|[^\s=,;"])/.test(text.slice(0, 20_000))) return null;
  const left = text.replace(parameter, '').replace(/[\s,;&]+/g, '');
  if (left !== '' || !readsAsParameters([...text.matchAll(parameter)].map((match) => match[1] ?? ''))) return null;
  return text.replace(parameter, (whole, name: string, equals: string, value: string) => {
    const bare = value.replace(/^"|"$/g, '');
    if (bare === '' || harmless.has(name.toLowerCase()) || isSetting(name, bare)) return whole;
    const kind = /sig|hmac|response|mac/i.test(name) ? 'signature' : 'credentials';
    const shown = coverCredential(scope, bare, kind);
    return `${name}${equals}${value.replace(bare, () => shown)}`;
  });
};

/** The value of an Authorization-like field: the scheme stays, what it carries goes. */
export const redactAuthorization = (scope: Scope, value: string, kind = 'token'): string => {
  // A variable that nobody replaced is evidence.
  if (isPlaceholder(value.trim())) return value;
  const scheme = schemeOf(value);
  if (scheme === null) {
    if (/^\s*(?:bearer|basic|digest|token|negotiate|apikey)\s*$/i.test(value)) return value;
    return coverParameters(scope, value) ?? coverSecret(scope, value, kind);
  }
  const rest = value.slice(scheme.length);
  if (isPlaceholder(rest.trim())) return value;
  const name = scheme.trim().toLowerCase();
  if (name === 'bearer' || name === 'basic' || name === 'token') {
    // A scheme said twice is evidence.
    if (schemeOf(rest)?.trim().toLowerCase() === name) return `${scheme}${redactAuthorization(scope, rest, kind)}`;
    return `${scheme}${coverSecret(scope, rest, name === 'basic' ? 'credentials' : kind)}`;
  }
  return `${scheme}${coverParameters(scope, rest) ?? coverSecret(scope, rest, kind)}`;
};

/** A challenge (WWW-Authenticate) is public, but for the token that NTLM and Negotiate carry in it. */
export const redactChallenge = (scope: Scope, value: string): string =>
  value.replace(
    /\b(NTLM|Negotiate|Kerberos)(\s{1,3})([A-Za-z0-9+/=_-]{16,16384})/gi,
    (whole, scheme: string, gap: string, token: string) =>
      isOpaque(token) ? `${scheme}${gap}${coverSecret(scope, token, 'token')}` : whole,
  );
