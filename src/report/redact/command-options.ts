import { coverSecret } from './cover-secret';
import { isReference } from './references';
import { judgeName, type Scope } from './scope';
import { isOpaque } from './shapes';
import type { Claimed } from './spans';

const longOption = /(?<![\w-])--([A-Za-z][\w-]{1,40})[ \t]{1,3}(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^\s"'-][^\s"']{0,500}))/g;
const userOption = /(?<![\w-])(?:-u|-U|--user|--proxy-user)[ \t]{1,3}["']?([^\s:"']{1,100}):([^\s"']{1,200})/g;
/** Commands that take a password by a letter. */
const letterOptions: readonly RegExp[] = [
  /\b(?:mysql|mariadb)[\w-]{0,12}\b[^\n|;&]{0,200}?\s-p["']?([^\s"']{4,200})/g,
  /\bsshpass\s{1,3}-p\s{0,3}["']?([^\s"']{3,200})/g,
  /\bopenssl\b[^\n|;&]{0,200}?\s-k\s{1,3}["']?([^\s"']{4,200})/g,
  /\bhtpasswd\s[^\n|;&]{0,60}?-\w{0,6}b\w{0,6}\s{1,3}\S{1,200}\s{1,3}\S{1,100}\s{1,3}["']?([^\s"']{4,200})/g,
  /\blogin\b[^\n|;&]{0,200}?\s-p\s{1,3}["']?([^\s"']{4,200})/g,
  /\b(?:sqlcmd|bcp|isql|osql|ldapsearch|ldapmodify|ldapadd)\b[^\n|;&]{0,200}?\s-[Pw]\s{0,3}["']?([^\s"']{4,200})/g,
  /\bConvertTo-SecureString\b[^\n|;"']{0,60}["']([^"'\n]{3,200})/g,
  /\bredis-cli\b[^\n|;&]{0,200}?\s-a\s{1,3}["']?([^\s"']{3,200})/g,
];

/** Claims a word that ends at a place, but for the punctuation of the sentence around it. */
export const claimWord = (scope: Scope, claims: Claimed, end: number, word: string, kind: string): void => {
  const trimmed = word.replace(/[.,:;!?)\]}]+$/, '');
  const start = end - word.length;
  if (isReference(trimmed)) return;
  if (claims.isFree(start, start + trimmed.length))
    claims.add({ start, end: start + trimmed.length, shown: coverSecret(scope, trimmed, kind) });
};

/** Credentials that options of a command line carry: `--token abc`, `-u user:password`, `mysql -pabc`. */
export const claimOptions = (scope: Scope, text: string, claims: Claimed): void => {
  if (!text.includes('-')) return;
  for (const match of text.matchAll(longOption)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const verdict = judgeName(scope, match[1] ?? '');
    if (verdict === null || verdict.counts !== null || (verdict.strength !== 'always' && !isOpaque(value))) continue;
    const closed = match[4] === undefined ? 1 : 0;
    claimWord(scope, claims, match.index + match[0].length - closed, value, verdict.kind);
  }
  for (const match of text.matchAll(userOption)) {
    // `-u 1000:1000` is a user and a group.
    if (/^\d+$/.test(match[1] ?? '') && /^\d{1,6}$/.test(match[2] ?? '')) continue;
    claimWord(scope, claims, match.index + match[0].length, match[2] ?? '', 'password');
  }
  if (!/mysql|mariadb|sshpass|redis-cli|login|openssl|htpasswd|sqlcmd|bcp|[io]sql|ldap|SecureString/.test(text)) return;
  for (const option of letterOptions) {
    for (const match of text.matchAll(option)) {
      // `-p 2222` is a port.
      if (!/^\d{1,5}$/.test(match[1] ?? '')) claimWord(scope, claims, match.index + match[0].length, match[1] ?? '', 'password');
    }
  }
};
