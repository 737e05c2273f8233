import { pemAliases } from './cover-secret';
import type { Scope } from './scope';
import type { Claimed } from './spans';

const pemBegin = /-{4,5} ?BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?) ?-{4,5}/g;
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

/** Private keys as files carry them: PEM, OpenSSH, PGP, PuTTY. */
export const claimPrivateKeys = (scope: Scope, text: string, claims: Claimed): void => {
  if (/-- ?BEGIN /.test(text)) claimPem(scope, text, claims);
  if (text.includes('Private-Lines: ')) claimPrivateLines(scope, text, claims);
};
