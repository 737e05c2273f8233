import { coverSecret } from './cover-secret';
import { decodeLoosely, encodeShown } from './encode-shown';
import { redactPairs } from './redact-pairs';
import { redactPlain } from './redact-plain';
import type { Scope } from './scope';
import { secretSegments } from './secret-addresses';
import { isDate, isHex, isNumeric, isUnspeakable, isUuid, isWordlike, looksRandom, readsAsName } from './shapes';

/** Segments after which an address is itself the credential. */
const hooks = /^(?:(?:[a-z]{2,20}-)?(?:web)?hooks?|webhookb2|incomingwebhook|catch|trigger|inbound|callbackhooks?)$/i;
const once =
  /^(?:reset|reset-?password|password-?reset|forgot|recover|recovery|verify|verification|verify-?email|email-?verification|confirm|confirmation|confirm-?email|activate|activation|invite|invites|invitation|invitations|magic|magic-?link|magic-?login|login-?link|one-?time|otl|otp|unsubscribe|unlock|share|shared|s|access|token|tokens|t|secret|secrets|key|keys|auth|sso|session|sessions|signed|private|download-?link|claim|join|set-?password|change-?password|accept|approve|preview|api-?keys?)$/i;
const onlyOnce =
  /^(?:reset|reset-?password|password-?reset|recover|verify|verify-?email|confirm|confirm-?email|activate|magic|magic-?link|login-?link|one-?time|unlock|set-?password|accept)$/i;

/** After these whom a token is for may come first: `/unsubscribe/me/…`. */
const announces = /^(?:unsubscribe|invites?|invitations?|passwords?)$/i;

/** `we_1PaBcDeFgHiJkLmN` in a collection of web hooks is its name, not its secret. */
const isTypedId = (text: string): boolean => /^[a-z]{2,6}_[A-Za-z0-9]{6,24}$/.test(text);

const named = (segment: string): string => segment.toLowerCase().replace(/[_ ]/g, '-');

const isHookToken = (text: string, isLast: boolean): boolean => {
  if (isNumeric(text) || isWordlike(text) || isTypedId(text) || text.length < 6) return false;
  if (isLast) return /\d/.test(text) || text.length >= 16 || looksRandom(text, 10);
  return text.length >= 16 && (looksRandom(text, 16) || (isHex(text) && !isUuid(text)));
};

/** Programs of a page and what they load, with the hash of their content in the name. */
const isAsset = (text: string): boolean => /\w\.(?:m?js|css|map|wasm|woff2?|ttf|otf|eot|svg|ico)$/i.test(text);

const isLinkToken = (text: string, before: string): boolean => {
  if (isAsset(text)) return false;
  if (isUuid(text)) return onlyOnce.test(before);
  if (isNumeric(text)) return onlyOnce.test(before) && text.length >= 6;
  return (
    (looksRandom(text, 12) && !readsAsName(text)) ||
    (isHex(text) && text.length >= 16 && /\d/.test(text)) ||
    (onlyOnce.test(before) && isUnspeakable(text)) ||
    (onlyOnce.test(before) && /\d/.test(text) && text.length >= 8 && !isDate(text))
  );
};

/** `private-4e405ea2…`: a word of secrecy before a generated part. */
const announcedPart = /^(?:private|secret|token|key|auth|access|signed|magic)[-_.=~]([\w-]{16,4096})$/i;

const isAnnounced = (text: string): boolean => {
  const part = announcedPart.exec(text)?.[1] ?? '';
  return (isHex(part) && part.length >= 24) || looksRandom(part, 16);
};

const noKeys: ReadonlySet<number> = new Set();

/** Nodes of block chains serve procedures, not resources: `rpc.…`, `eth-mainnet.…`. */
const isRpcHost = (host: string): boolean =>
  host
    .split('.')
    .some((label) => /^(?:[\w-]{1,30}-)?(?:json-?rpc|rpc|rpcs|mainnet|testnet|devnet|sepolia|holesky)(?:-[\w-]{1,30})?\d?$/i.test(label));

/**
 * A generated part of which no collection is named: `/v3/8f7d…` on any host, where it is not hex; on a host of procedures `/8f7d…` as well.
 * What begins with `0x` is an account or a transaction.
 */
const isLoneKey = (text: string, above: readonly string[], isRpc: boolean): boolean => {
  if (text.length < 24 || /^0x/i.test(text) || isUuid(text) || isNumeric(text) || readsAsName(text)) return false;
  if (isRpc) return above.length <= 3 && (looksRandom(text, 24) || (isHex(text) && text.length >= 32));
  return above.length > 0 && above.every((part) => /^v\d{1,2}$/i.test(part)) && !isHex(text) && looksRandom(text, 28);
};

/** A path: bot tokens, web hook addresses, one-time links, session ids in parameters, and whatever shows by its own shape. */
export const redactPath = (scope: Scope, path: string, host: string): string => {
  if (path.length < 6) return path;
  const segments = path.split('/');
  const last = segments.findLastIndex((segment) => segment !== '');
  let hook = host.split('.').some((label) => /^(?:hooks?|webhooks?)\d*$/i.test(label));
  const isRpc = isRpcHost(host);
  const keys = host === '' ? noKeys : secretSegments(scope.lookup.addresses, host, segments.slice(1));
  let before = '';
  let grandparent = '';
  const out = segments.map((segment, i) => {
    const semicolon = segment.indexOf(';');
    const head = semicolon < 0 ? segment : segment.slice(0, semicolon);
    const parameters =
      semicolon < 0
        ? ''
        : `;${segment
            .slice(semicolon + 1)
            .split(';')
            .map((pair) => redactPairs(scope, pair, false))
            .join(';')}`;
    const plain = decodeLoosely(head, false);
    const name = before;
    // `/reset/MjM/c5a2vx-…`: between the word and the token may stand whom it is for.
    const above = grandparent;
    if (plain !== '') {
      grandparent = before;
      before = named(plain);
    }
    const covers =
      (keys.has(i - 1) && plain.length >= 6 && !isWordlike(plain)) ||
      (i === last && isLoneKey(plain, segments.slice(1, last), isRpc)) ||
      (hook && isHookToken(plain, i === last)) ||
      (once.test(name) && isLinkToken(plain, name)) ||
      ((onlyOnce.test(above) || announces.test(above)) && plain.length >= 16 && isLinkToken(plain, above)) ||
      isAnnounced(plain);
    // `/services/T0…/B0…/…`: the same word leads to ordinary services elsewhere.
    if (hooks.test(named(plain)) || (/^services$/i.test(plain) && /^[A-Z][A-Z\d]{6,14}$/.test(segments[i + 1] ?? ''))) hook = true;
    // ASP.NET without cookies: /(S(lit3py55t21z5v55vlm25s55))/
    const isSession = /^\((?:[A-Z]\([\w-]{10,200}\))+\)$/.test(plain);
    const shown = isSession
      ? `(${coverSecret(scope, plain.slice(1, -1), 'session')})`
      : covers
        ? coverSecret(scope, plain, hook ? 'webhook' : keys.has(i - 1) || isRpc ? 'api-key' : 'link-token')
        : plain.length < 6
          ? plain
          : redactPlain(scope, plain);
    return `${shown === plain ? head : encodeShown(shown, head)}${parameters}`;
  });
  return out.join('/');
};
