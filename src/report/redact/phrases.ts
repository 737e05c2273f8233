import { claimOptions, claimWord } from './command-options';
import { coverSecret, jwtAliases } from './cover-secret';
import { findKeys } from './key-formats';
import { claimPrivateKeys } from './private-keys';
import { coverNamed, isGeneralKey } from './redact-pairs';
import { judgeName, type Scope } from './scope';
import { isHex, isOpaque, isWordlike, looksRandom } from './shapes';
import type { Claimed } from './spans';

const jwt = /(?:(?<=\\[nrtbf])|(?<![A-Za-z0-9-]|[A-Za-z0-9-]_))eyJ[\w-]{4,16384}(?:\.[\w-]{0,65536}){1,4}/g;
const scheme =
  /\b(?:AUTH PLAIN|AUTH LOGIN|XOAUTH2|Bearer|Basic|Token|ApiKey|Api-Key|Negotiate|NTLM|SSWS|JWT|DPoP|Key)([ \t:=]{1,3}|\r?\n[ \t]{1,8})([\w+/=.~-]{8,16384})/gi;
const passwordWord =
  /\b(?:password|passwd|passphrase|pwd|identified by|secret|api[ -]key|access key|auth token|token|requirepass|masterauth|bindpw)(?: (?:is|was|ist|er|är|es|est|è))?:?(?:[ \t]{1,3}["'`]?|\(["'])([^\s"'`<>]{6,300})/gi;
/** `SECRET_KEY   …`, `| SECRET_KEY | … |`, `ENV API_TOKEN …`: a name of several words and a value in the next column. */
const column =
  /(?<![\w.-])([A-Za-z][A-Za-z\d]{1,30}(?:[_.-][A-Za-z\d]{1,30}){1,6})(?:["'`]?[ \t]{1,60}|[ \t]{0,60}\|[ \t]{0,60})["'`]?([^\s"'`<>|,;]{8,500})/g;
/** `name="API_TOKEN" value="…"`, in whatever stands around it. */
const attributes = /\b(?:name|key)=\\{0,3}["']([\w.-]{2,80})\\{0,3}["']\s{1,4}value=\\{0,3}["']([^"'\\\n]{4,2000})/g;
/** `("X-Api-Key", "…")`: a name and its value as arguments or as a pair. */
const argument = /["']([A-Za-z][\w.-]{1,80})["']\s{0,4},\s{0,4}["']([^"'\s\\]{6,2000})["']/g;
/** A line of `.pgpass`: host, port, database, user, password. */
const passwordLine = /(?<=^|\n)[\w.*-]{1,100}:(?:\d{2,5}|\*):[\w*.-]{1,60}:[\w*.-]{1,60}:([^\s:]{4,200})(?=\s|$)/g;
/** Shape, kind, and a character without which it cannot be there. */
const shapes: readonly [RegExp, string, string][] = [
  // A numeric account, a colon and a long key: bot tokens.
  [/(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,64}(?![A-Za-z0-9_-])/g, 'token', ':'],
  // Three random parts joined with dots.
  [/(?<![\w.-])[A-Z][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,40}(?![\w.-])/g, 'token', '.'],
  // A random name, the kind and version of the token, a long random part.
  [/(?<![\w.-])[A-Za-z0-9]{12,24}\.[a-z]{4,12}v\d\.[\w-]{40,100}(?![\w-])/g, 'token', '.'],
  // Password hashes as crypt(3) and its successors write them.
  [/\$(?:2[abxy]|1|5|6|7|y|gy|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,12})\$[\w./$=,+-]{16,300}/g, 'password', '$'],
  // Three characters, a version, a mark that ends it, a long random part.
  [/(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,36}(?![\w~-])/g, 'secret', '~'],
  // Hex with a region behind it, or with two short parts.
  [/(?<![\w-])[0-9a-f]{32}-(?:[a-z]{2}\d{1,2}|[0-9a-f]{8}-[0-9a-f]{8})(?![\w-])/g, 'api-key', '-'],
  // A random name, a colon, and more than any hash is long: registrations of devices.
  [
    /(?<![\w:-])(?=[\w-]{0,23}\d)[\w-]{11,24}:(?![0-9a-f]{120,}(?!\w))(?=[\w-]{0,40}[A-Z])(?=[\w-]{0,40}\d)[\w-]{120,400}(?![\w:-])/g,
    'token',
    ':',
  ],
  // A number in base64 that begins with zeros, and a long random part in which marks are escaped.
  [/(?<![\w+/=%-])A{20,24}(?=[\w%]{0,60}\d)[A-Za-z0-9%]{60,120}(?![\w+/=%-])/g, 'token', 'AAAAAAAAAAAAAAAAAAAA'],
];

/** What gives itself away by its own shape: private keys, JWTs, providers' keys, credentials after a scheme or an option. */
export const claimShapes = (scope: Scope, text: string, claims: Claimed): void => {
  claimPrivateKeys(scope, text, claims);
  if (text.includes('eyJ')) {
    for (const match of text.matchAll(jwt)) {
      claims.add({
        start: match.index,
        end: match.index + match[0].length,
        shown: scope.vault.cover(match[0], 'jwt', { aliases: jwtAliases(match[0]) }),
      });
    }
  }
  for (const { start, end, kind, prefix } of findKeys(scope.lookup, text)) {
    claims.add({ start, end, shown: scope.vault.cover(text.slice(start, end), kind, { prefix }) });
  }
  for (const [shape, kind, mark] of shapes) {
    if (text.length < 24 || !text.includes(mark)) continue;
    for (const match of text.matchAll(shape))
      claims.add({ start: match.index, end: match.index + match[0].length, shown: coverSecret(scope, match[0], kind) });
  }
};

/** Credentials that words around them announce: `Bearer abc…`, `password Xy7…`, `--token abc`, `-u user:password`. */
export const claimPhrases = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(scheme)) {
    const word = (match[2] ?? '').replace(/\.+$/, '');
    const credible =
      looksRandom(word, 10) ||
      (isHex(word) && word.length >= 24 && /\d/.test(word)) ||
      (/^(?:basic|x?o?auth)/i.test(match[0]) && isOpaque(word) && word.length >= 12);
    if (credible && !(/^key/i.test(match[0]) && isGeneralKey(word)))
      claimWord(scope, claims, match.index + match[0].length, match[2] ?? '', /^(?:basic|auth)/i.test(match[0]) ? 'credentials' : 'token');
  }
  for (const match of text.matchAll(passwordWord)) {
    const word = match[1] ?? '';
    if (!isWordlike(word) && looksRandom(word.replace(/[^A-Za-z0-9]/g, ''), 6)) {
      claimWord(scope, claims, match.index + match[0].length, word, /^p|^identified/i.test(match[0]) ? 'password' : 'token');
    }
  }
  for (const match of /[\w"'`][ \t|]{1,60}["'`]?[\w+/]/.test(text) && /[A-Za-z\d][_.-][A-Za-z\d]/.test(text) ? text.matchAll(column) : []) {
    const word = match[2] ?? '';
    const verdict = judgeName(scope, match[1] ?? '');
    if (verdict?.strength === 'always' && verdict.counts === null && looksRandom(word.replace(/[.:!?)\]}]+$/, ''), 10))
      claimWord(scope, claims, match.index + match[0].length, word, verdict.kind);
  }
  for (const match of [
    ...(text.includes('value=') ? text.matchAll(attributes) : []),
    ...(/["']\s{0,4},/.test(text) ? text.matchAll(argument) : []),
  ]) {
    const value = match[2] ?? '';
    const verdict = judgeName(scope, match[1] ?? '');
    const shown = verdict === null || verdict.counts !== null || !looksRandom(value, 8) ? null : coverNamed(scope, verdict, value);
    const end = match.index + match[0].replace(/["']$/, '').length;
    if (shown !== null && claims.isFree(end - value.length, end)) claims.add({ start: end - value.length, end, shown });
  }
  claimOptions(scope, text, claims);
  for (const match of text.matchAll(passwordLine))
    if (isOpaque(match[1] ?? '')) claimWord(scope, claims, match.index + match[0].length, match[1] ?? '', 'password');
};
