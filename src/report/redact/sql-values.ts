import { isSecretValue } from './assignments';
import { coverSecret } from './cover-secret';
import { isReference } from './references';
import { judgeName, type NameVerdict, type Scope } from './scope';
import { isHex, looksRandom } from './shapes';
import type { Claimed } from './spans';

const insert =
  /\b(?:INSERT|REPLACE)\s{1,4}(?:IGNORE\s{1,4})?INTO\s{1,4}[^\s(]{1,200}\s{0,4}\(([^()]{1,4000})\)\s{0,4}(?:OVERRIDING [A-Z ]{1,20})?VALUES\s{0,4}(?=\()/gi;
/** `Key (tenant_id, api_token)=(7, …) already exists.` */
const key = /\bKey \(([^()\n]{1,400})\)=\(([^\n]{1,1000}?)\)(?= (?:already|is|conflicts|violates)|[.,;]|$)/gm;
/** `Duplicate entry '…' for key 'users.api_token_unique'`, `token IN ('…', '…')` */
const duplicate = /\bDuplicate entry ['"]([^'"\n]{4,1000})['"] for key ['"]?([\w.$-]{2,120})/gi;
/** `… with unique index 'IX_users_token'. The duplicate key value is (…).` */
const duplicated = /\b(?:index|constraint) ['"]([\w.$-]{2,120})['"]\.[^\n]{0,80}?duplicate key value is \(([^()\n]{4,400})(?=\))/gi;
const within =
  /(?<![\w.])["'`[]?([A-Za-z_]\w{1,60})["'`\]]?\s{1,3}(?:NOT\s{1,3})?(?:IN\s{0,3}\(|I?LIKE\s{1,3}|<>\s{0,3}|eq\s{1,3})\s{0,3}'([^'\n]{3,1000})'/gi;
/** A name of an index says which columns it is over. */
const indexWords = /^(?:uk|uq|uniq|ux|ix|idx|pk)_|[_-](?:unique|uniq|uk|uq|ux|idx|index|key|\d{1,3})$/gi;

const longest = 16_384;

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** The values of one tuple, with the place behind it; a quote in a text is doubled or has a backslash before it. */
const tupleAt = (text: string, open: number): { cells: Cell[]; end: number } => {
  const cells: Cell[] = [];
  const limit = Math.min(text.length, open + longest);
  let depth = 0;
  let start = open + 1;
  let quoted: Cell | null = null;
  for (let i = open; i < limit; i++) {
    const character = text.charAt(i);
    if (character === "'") {
      const from = i + 1;
      for (i++; i < limit && (text.charAt(i) !== "'" || text.charAt(i + 1) === "'"); i++)
        if (text.charAt(i) === '\\' || text.charAt(i) === "'") i++;
      // `crypt('…', gen_salt('bf'))`: the first text is what the call is about.
      quoted ??= { start: from, end: Math.min(i, limit), quoted: true };
    } else if (character === '(') depth++;
    else if ((character === ',' && depth === 1) || (character === ')' && --depth === 0)) {
      cells.push(quoted ?? { start, end: i, quoted: false });
      quoted = null;
      start = i + 1;
      if (depth === 0) return { cells, end: i + 1 };
    }
  }
  if (quoted !== null) cells.push(quoted);
  return { cells, end: limit };
};

const cover = (scope: Scope, text: string, verdict: NameVerdict | null, cell: Cell, claims: Claimed): void => {
  const value = text.slice(cell.start, cell.end);
  // `$1`, `now()`: where a value comes from.
  if (!cell.quoted && (isReference(value.trim()) || /^\s*(?:\S?|[a-z_]\w{0,60}\([^']*)\s*$/i.test(value))) return;
  if (verdict === null || !isSecretValue(scope, verdict, value.trim(), '=', cell.quoted)) return;
  const start = cell.start + value.search(/\S/);
  claims.add({ start, end: start + value.trim().length, shown: coverSecret(scope, value.trim(), verdict.kind) });
};

const bare = (name: string): string => name.trim().replace(/^[\\"'`[]{1,4}|[\\"'`\]]{1,4}$/g, '');

/** Values that SQL, and databases that complain about it, put apart from the names of their columns. */
export const claimSqlValues = (scope: Scope, text: string, claims: Claimed): void => {
  if (/\bVALUES\b/i.test(text)) {
    let read = 0;
    for (const match of text.matchAll(insert)) {
      if (match.index < read) continue;
      const verdicts = (match[1] ?? '').split(',').map((name) => judgeName(scope, bare(name)));
      let at = match.index + match[0].length;
      for (let row = 0; row < 1000 && text.charAt(at) === '('; row++) {
        const { cells, end } = tupleAt(text, at);
        cells.forEach((cell, i) => {
          cover(scope, text, verdicts[i] ?? null, cell, claims);
        });
        read = end;
        at = end + (/^\s{0,8},\s{0,8}(?=\()/.exec(text.slice(end, end + 20))?.[0].length ?? 0);
      }
    }
  }
  if (text.includes('Key (')) {
    for (const match of text.matchAll(key)) {
      const names = (match[1] ?? '').split(',');
      const values = names.length === 1 ? [match[2] ?? ''] : (match[2] ?? '').split(/,(?= )/);
      let at = match.index + match[0].length - 1 - (match[2] ?? '').length;
      for (const [i, value] of values.entries()) {
        cover(scope, text, judgeName(scope, bare(names[i] ?? '')), { start: at, end: at + value.length, quoted: false }, claims);
        at += value.length + 1;
      }
    }
  }
  if (/duplicate entry/i.test(text)) {
    for (const match of text.matchAll(duplicate)) {
      const column = (match[2] ?? '').replace(/^.*\./, '').replace(indexWords, '');
      const start = match.index + match[0].indexOf(match[1] ?? '', 15);
      cover(scope, text, judgeName(scope, column), { start, end: start + (match[1] ?? '').length, quoted: true }, claims);
    }
  }
  if (text.includes('duplicate key value is')) {
    for (const match of text.matchAll(duplicated)) {
      const end = match.index + match[0].length;
      const start = end - (match[2] ?? '').length;
      cover(scope, text, judgeName(scope, (match[1] ?? '').replace(indexWords, '')), { start, end, quoted: true }, claims);
    }
  }
  for (const match of text.includes("'") && /\b(?:in|i?like|eq|<>)\b|<>/i.test(text) ? text.matchAll(within) : []) {
    const value = match[2] ?? '';
    const end = match.index + match[0].length - 1;
    // Names may stand in quotes there, too: `password in 'src/a.ts'`.
    if (looksRandom(value, 8) || isHex(value) || /[^\w\s./-]/.test(value))
      cover(scope, text, judgeName(scope, match[1] ?? ''), { start: end - value.length, end, quoted: true }, claims);
  }
};
