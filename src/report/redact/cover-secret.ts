import { textOfBase64 } from '../../http/base64';
import { keyFormatAt } from './key-formats';
import type { Scope } from './scope';
import { isHex, isSweepable, isWordlike, looksRandom } from './shapes';

const jwtShape = /^eyJ[\w-]{4,16384}(?:\.[\w-]{0,65536}){1,4}$/;

/** Payload and signature of a JWT give it away as well; its header does not. */
export const jwtAliases = (jwt: string): string[] =>
  jwt
    .split('.')
    .slice(1)
    .filter((part) => part.length >= 8);

/**
 * `account:signature`, `sha256=…`, `t=…,v1=…`: the generated part behind the last mark gives it away as well, for services quote it alone
 * ("the signature '…' is not the same").
 */
const signatureAliases = (value: string): string[] => {
  const last = /^[\w.:,;=@/ -]{1,200}[:=,]([A-Za-z0-9+/_-]{20,1000}={0,2})$/.exec(value.slice(0, 2000))?.[1] ?? '';
  return value.length <= 1200 && (looksRandom(last) || (isHex(last) && last.length >= 32)) ? [last] : [];
};

/** Each line of a key's text gives it away as well. */
export const pemAliases = (pem: string): string[] =>
  pem.split(/\\r\\n|\\n|[\r\n]+/).filter((line) => line.length >= 16 && !line.includes('-----'));

const isPrivateAddress = (value: string): boolean =>
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(value);

/** The value with its escapes taken off, where it has any that are whole. */
const decoded = (value: string): string[] => {
  const of = (mark: string, read: () => unknown): string[] => {
    if (!value.includes(mark)) return [];
    try {
      return [String(read())].filter((text) => text !== value);
    } catch {
      return [];
    }
  };
  return [...of('%', () => decodeURIComponent(value)), ...of('\\', () => JSON.parse(`"${value}"`))];
};

/** A person's name is looked for as a whole word; other words would be hit by chance. */
const sweepOf = (kind: string, value: string): boolean | 'whole' => {
  if (kind === 'birth-date') return 'whole';
  if (kind === 'name') return /^\p{Lu}[\p{L}'’ .-]{3,}$/u.test(value) ? 'whole' : false;
  if (kind === 'address') return !isWordlike(value);
  return isSweepable(value);
};

/** Some APIs take their key as the user name, with no password or a word for one: `sk_…:`, `…:x-oauth-basic`. */
export const isKeyAsUser = (user: string, password: string): boolean =>
  looksRandom(user, 12) && (password.length < 4 || isWordlike(password));

const passwordInBasic = (value: string): string[] => {
  const text = value.length <= 4096 && /^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(value) ? textOfBase64(value) : null;
  const colon = text === null ? -1 : text.indexOf(':');
  if (text === null || colon < 0 || !/^[ -~]+$/.test(text)) return [];
  const user = text.slice(0, colon);
  const password = text.slice(colon + 1);
  return [text, password, ...(isKeyAsUser(user, password) ? [user] : [])].filter((part) => part.length >= 4);
};

/**
 * Takes one value out under a kind that its position tells; its own shape may tell better (a provider's key, a JWT).
 * White space and quotes around it stay, for they may be the very cause of the failure.
 */
export const coverSecret = (scope: Scope, value: string, kind: string, sweep: boolean | 'whole' | null = null): string => {
  const match = /^[\s"'`]*/.exec(value)?.[0] ?? '';
  const core = value.slice(match.length).replace(/[\s"'`]+$/, '');
  if (core === '') return value;
  const tail = value.slice(match.length + core.length);
  if (kind === 'ip' && isPrivateAddress(core)) return value;
  // `pi_…_secret_…`: the id of what the secret is for stays.
  const owned = /^([a-z]{2,8}_[A-Za-z0-9]{8,60}_secret_)([\w-]{12,200})$/.exec(core);
  if (owned?.[2] !== undefined) return `${match}${owned[1]}${scope.vault.cover(owned[2], 'secret')}${tail}`;
  const key = keyFormatAt(scope.lookup, core, 0);
  if (key !== null && key.end >= core.length - 2) {
    return `${match}${scope.vault.cover(core, key.kind, { prefix: key.prefix, sweep: isSweepable(core) })}${tail}`;
  }
  if (core.startsWith('eyJ') && jwtShape.test(core))
    return `${match}${scope.vault.cover(core, 'jwt', { aliases: jwtAliases(core) })}${tail}`;
  const aliases = [
    ...decoded(core),
    ...signatureAliases(core),
    ...(kind === 'credentials' ? passwordInBasic(core) : []),
    ...(core.includes('\n') ? pemAliases(core) : []),
  ];
  return `${match}${scope.vault.cover(core, kind, { aliases, sweep: sweep ?? sweepOf(kind, core) })}${tail}`;
};
