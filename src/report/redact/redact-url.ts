import { coverSecret, isKeyAsUser } from './cover-secret';
import { decodeLoosely, encodeShown } from './encode-shown';
import { redactPairs } from './redact-pairs';
import { redactPath } from './redact-path';
import { redactPlain } from './redact-plain';
import type { Scope } from './scope';
import { looksRandom } from './shapes';

/** `user:password@`: one secret, found again by its password, and by a user name that looks like a key. */
const coverUserinfo = (scope: Scope, userinfo: string): string => {
  const colon = userinfo.indexOf(':');
  const user = decodeLoosely(colon < 0 ? userinfo : userinfo.slice(0, colon), false);
  const password = colon < 0 ? '' : decodeLoosely(userinfo.slice(colon + 1), false);
  const aliases = [password, ...(isKeyAsUser(user, password) ? [user] : [])].filter((part) => part.length >= 4);
  return scope.vault.cover(userinfo, 'credentials', { aliases });
};

/** Connection strings carry passwords that nobody escaped: there, all up to the last `@` may be user info. */
const splitAuthority = (scheme: string, rest: string): { userinfo: string; host: string; tail: string } => {
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  if (at >= 0) return { userinfo: authority.slice(0, at), host: authority.slice(at + 1), tail: end < 0 ? '' : rest.slice(end) };
  const last = rest.lastIndexOf('@');
  const port = /^[^:[\]]*:(.*)$/.exec(authority)?.[1];
  if (last > 0 && port !== undefined && !/^\d{0,5}$/.test(port) && !/^(?:https?|wss?)$/i.test(scheme)) {
    const behind = rest.slice(last + 1);
    const stop = behind.search(/[/?#]/);
    return { userinfo: rest.slice(0, last), host: stop < 0 ? behind : behind.slice(0, stop), tail: stop < 0 ? '' : behind.slice(stop) };
  }
  return { userinfo: '', host: authority, tail: end < 0 ? '' : rest.slice(end) };
};

/** Look-alike letters are shown as what they are: the host as the URL standard writes it in ASCII. */
const asciiHost = (host: string): string => {
  if (!/^[\p{L}\p{M}\p{N}.:_-]*$/u.test(host) || /^[\x20-\x7e]*$/.test(host)) return host;
  try {
    return new URL(`http://${host}`).host;
  } catch {
    return host;
  }
};

const redactFragment = (scope: Scope, fragment: string): string => {
  const query = fragment.indexOf('?');
  if (query >= 0) return `${redactPath(scope, fragment.slice(0, query), '')}?${redactPairs(scope, fragment.slice(query + 1), true)}`;
  if (fragment.includes('=')) return redactPairs(scope, fragment, true);
  if (fragment.includes('/')) return redactPath(scope, fragment, '');
  return looksRandom(fragment, 20) ? coverSecret(scope, fragment, 'token') : redactPlain(scope, fragment);
};

const redactTail = (scope: Scope, tail: string, host: string): string => {
  const hash = tail.indexOf('#');
  const fragment = hash < 0 ? '' : `#${redactFragment(scope, tail.slice(hash + 1))}`;
  const front = hash < 0 ? tail : tail.slice(0, hash);
  const mark = front.indexOf('?');
  const query = mark < 0 ? '' : `?${redactPairs(scope, front.slice(mark + 1), true)}`;
  return `${redactPath(scope, mark < 0 ? front : front.slice(0, mark), host)}${query}${fragment}`;
};

/** A URL, absolute or relative, in place: nothing is normalised but a host that is not ASCII. */
export const redactUrl = (scope: Scope, url: string): string => {
  const start = /^(?:([A-Za-z][A-Za-z0-9+.-]{0,30}):)?\/\//.exec(url);
  if (start === null) {
    const opaque = /^([A-Za-z][A-Za-z0-9+.-]{0,30}):/.exec(url);
    if (opaque === null) return redactTail(scope, url, '');
    const inner = url.slice(opaque[0].length);
    if (/^(?:blob|view-source|filesystem|feed)$/i.test(opaque[1] ?? '')) return `${opaque[0]}${redactUrl(scope, inner)}`;
    if (!/^(?:mailto|tel|sms|data)$/i.test(opaque[1] ?? '')) return `${opaque[0]}${redactTail(scope, inner, '')}`;
    const plain = decodeLoosely(inner, false);
    const shown = redactPlain(scope, plain);
    return shown === plain ? url : `${opaque[0]}${encodeShown(shown, inner)}`;
  }
  const { userinfo, host, tail } = splitAuthority(start[1] ?? '', url.slice(start[0].length));
  const shownUser = userinfo === '' || userinfo === ':' ? '' : `${coverUserinfo(scope, userinfo)}@`;
  return `${start[0]}${shownUser}${asciiHost(host)}${redactTail(scope, tail, host)}`;
};
