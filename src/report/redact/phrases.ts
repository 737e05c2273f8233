import { coverSecret, jwtAliases, pemAliases } from './cover-secret';
import { findKeys } from './key-formats';
import { judgeName, type Scope } from './scope';
import { isHex, isOpaque, isWordlike, looksRandom } from './shapes';
import type { Claimed } from './spans';

const pemBegin = /-{4,5} ?BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?) ?-{4,5}/g;
const jwt = /(?<![A-Za-z0-9-]|[A-Za-z0-9-]_)eyJ[\w-]{4,16384}(?:\.[\w-]{0,65536}){1,4}/g;
const scheme =
  /\b(?:AUTH PLAIN|AUTH LOGIN|XOAUTH2|Bearer|Basic|Token|ApiKey|Api-Key|Negotiate|NTLM|SSWS|JWT|DPoP|Key)([ \t:=]{1,3})([\w+/=.~-]{8,16384})/gi;
const passwordWord =
  /\b(?:password|passwd|passphrase|pwd|identified by|secret|api[ -]key|access key|auth token|token)(?: is| was)?[ \t]{1,3}["'`]?([^\s"'`<>]{6,300})/gi;
const longOption = /(?<![\w-])--([A-Za-z][\w-]{1,40})[ \t]{1,3}(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^\s"'-][^\s"']{0,500}))/g;
const userOption = /(?<![\w-])(?:-u|--user)[ \t]{1,3}["']?([^\s:"']{1,100}):([^\s"']{1,200})/g;
/** Commands that take a password by a letter. */
const letterOptions: readonly RegExp[] = [
  /\b(?:mysql|mariadb)[\w-]{0,12}\b[^\n|;&]{0,200}?\s-p["']?([^\s"']{4,200})/g,
  /\bsshpass\s{1,3}-p\s{0,3}["']?([^\s"']{3,200})/g,
  /\blogin\b[^\n|;&]{0,200}?\s-p\s{1,3}["']?([^\s"']{4,200})/g,
  /\bredis-cli\b[^\n|;&]{0,200}?\s-a\s{1,3}["']?([^\s"']{3,200})/g,
];
/** A line of `.pgpass`: host, port, database, user, password. */
const passwordLine = /(?<=^|\n)[\w.*-]{1,100}:(?:\d{2,5}|\*):[\w*.-]{1,60}:[\w*.-]{1,60}:([^\s:]{4,200})(?=\s|$)/g;
const shapes: readonly [RegExp, string][] = [
  // A numeric account, a colon and a long key: bot tokens.
  [/(?<!\d)\d{6,12}:[A-Za-z0-9_-]{30,64}(?![A-Za-z0-9_-])/g, 'token'],
  // Three random parts joined with dots.
  [/(?<![\w.-])[A-Z][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,40}(?![\w.-])/g, 'token'],
  // A random name, the kind and version of the token, a long random part.
  [/(?<![\w.-])[A-Za-z0-9]{12,24}\.[a-z]{4,12}v\d\.[\w-]{40,100}(?![\w-])/g, 'token'],
  // Password hashes as crypt(3) and its successors write them.
  [/\$(?:2[abxy]|1|5|6|7|y|gy|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,12})\$[\w./$=,+-]{16,300}/g, 'password'],
  // Hex with a region behind it.
  [/(?<![\w-])[0-9a-f]{32}-[a-z]{2}\d{1,2}(?![\w-])/g, 'api-key'],
];

/** PuTTY keeps the private half under a heading of its own. */
const privateLines = /(?<=^|\n)(Private-Lines: \d{1,4}\r?\n)((?:[A-Za-z0-9+/=]{1,100}(?:\r?\n|$)){1,400})/g;

const claimPrivateLines = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(privateLines)) {
    const start = match.index + (match[1] ?? '').length;
    const key = (match[2] ?? '').trimEnd();
    claims.add({ start, end: start + key.length, shown: scope.vault.cover(key, 'private-key', { aliases: pemAliases(key) }) });
  }
};

const claimPem = (scope: Scope, text: string, claims: Claimed): void => {
  let covered = 0;
  for (const begin of text.matchAll(pemBegin)) {
    const from = begin.index;
    if (from < covered) continue;
    const endMark = begin[0].replace('BEGIN', 'END');
    const found = text.indexOf(endMark, from);
    // Cut off: all that can belong to it goes.
    const end = found < 0 ? from + (/^[^"'<]{0,65536}/.exec(text.slice(from, from + 65_536))?.[0].length ?? 0) : found + endMark.length;
    covered = end;
    const pem = text.slice(from, end);
    claims.add({ start: from, end, shown: scope.vault.cover(pem, 'private-key', { aliases: pemAliases(pem) }) });
  }
};

/** What gives itself away by its own shape: private keys, JWTs, providers' keys, credentials after a scheme or an option. */
export const claimShapes = (scope: Scope, text: string, claims: Claimed): void => {
  if (/-- ?BEGIN /.test(text)) claimPem(scope, text, claims);
  if (text.includes('Private-Lines: ')) claimPrivateLines(scope, text, claims);
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
  for (const [shape, kind] of shapes) {
    for (const match of text.matchAll(shape))
      claims.add({ start: match.index, end: match.index + match[0].length, shown: coverSecret(scope, match[0], kind) });
  }
};

const claimWord = (scope: Scope, claims: Claimed, end: number, word: string, kind: string): void => {
  const trimmed = word.replace(/[.,:;!?)\]}]+$/, '');
  const start = end - word.length;
  if (claims.isFree(start, start + trimmed.length))
    claims.add({ start, end: start + trimmed.length, shown: coverSecret(scope, trimmed, kind) });
};

/** Credentials that words around them announce: `Bearer abc…`, `password Xy7…`, `--token abc`, `-u user:password`. */
export const claimPhrases = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(scheme)) {
    const word = (match[2] ?? '').replace(/\.+$/, '');
    const credible =
      looksRandom(word, 10) ||
      (isHex(word) && word.length >= 24 && /\d/.test(word)) ||
      (/^(?:basic|x?o?auth)/i.test(match[0]) && isOpaque(word) && word.length >= 12);
    if (credible)
      claimWord(scope, claims, match.index + match[0].length, match[2] ?? '', /^(?:basic|auth)/i.test(match[0]) ? 'credentials' : 'token');
  }
  for (const match of text.matchAll(passwordWord)) {
    const word = match[1] ?? '';
    if (!isWordlike(word) && looksRandom(word.replace(/[^A-Za-z0-9]/g, ''), 6)) {
      claimWord(scope, claims, match.index + match[0].length, word, /^p|^identified/i.test(match[0]) ? 'password' : 'token');
    }
  }
  for (const match of text.matchAll(longOption)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const verdict = judgeName(scope, match[1] ?? '');
    if (verdict === null || verdict.counts !== null || (verdict.strength !== 'always' && !isOpaque(value))) continue;
    const closed = match[4] === undefined ? 1 : 0;
    claimWord(scope, claims, match.index + match[0].length - closed, value, verdict.kind);
  }
  for (const match of text.matchAll(userOption)) claimWord(scope, claims, match.index + match[0].length, match[2] ?? '', 'password');
  for (const option of letterOptions)
    for (const match of text.matchAll(option)) claimWord(scope, claims, match.index + match[0].length, match[1] ?? '', 'password');
  for (const match of text.matchAll(passwordLine))
    if (isOpaque(match[1] ?? '')) claimWord(scope, claims, match.index + match[0].length, match[1] ?? '', 'password');
};
