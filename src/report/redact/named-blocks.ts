import { isSecretValue } from './assignments';
import { coverSecret } from './cover-secret';
import { judgeName, type Scope } from './scope';
import type { Claimed } from './spans';

/** `variable "db_password" {`, `resource "aws_ssm_parameter" "api_token" {`: blocks of HCL, named by their labels. */
const block =
  /(?<![\w"])(?:variable|output|resource|data|secret|parameter|setting|env|environment_variable)((?:[ \t]{1,4}"[\w.-]{1,80}"){1,2})[ \t]{0,4}\{/g;
/** The member of such a block that holds what its label names. */
const member =
  /(?<![\w.])(?:default|value|result|content|plaintext_value|encrypted_value|string_value|insecure_value|bcrypt_hash|hex|b64_std|b64_url)"?[ \t]{0,40}=[ \t]{0,40}(?:"((?:[^"\\\n]|\\.){1,4000})"|<<[-~]?(\w{1,20})\r?\n([^<]{1,4000}?)\n[ \t]{0,40}\2(?!\w))/g;
const longest = 4000;

/** Where the block that opens before `from` closes, past the braces that stand in quotes. */
const blockEnd = (text: string, from: number): number => {
  let depth = 1;
  const limit = Math.min(text.length, from + longest);
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      for (i++; i < limit && text.charAt(i) !== '"' && text.charAt(i) !== '\n'; i++) if (text.charAt(i) === '\\') i++;
    }
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return i;
  }
  return limit;
};

/** Values that stand under a name that says nothing, in a block whose label says that they are secret or which says so itself. */
export const claimNamedBlocks = (scope: Scope, text: string, claims: Claimed): void => {
  let read = 0;
  for (const match of text.matchAll(block)) {
    const from = match.index + match[0].length;
    if (from < read) continue;
    read = blockEnd(text, from);
    const inside = text.slice(from, read);
    const named = [...(match[1] ?? '').matchAll(/"([^"]+)"/g)]
      .map(([, label = '']) => judgeName(scope, label))
      .find((verdict) => verdict !== null && verdict.counts === null && verdict.strength !== 'random');
    const verdict =
      named ??
      (/\bsensitive[ \t]{1,40}=[ \t]{0,40}true\b/.test(inside) ? ({ kind: 'secret', strength: 'always', counts: null } as const) : null);
    if (verdict === null) continue;
    for (const found of inside.matchAll(member)) {
      const value = found[1] ?? found[3] ?? '';
      // What is put together from other values holds no secret itself.
      if (/^\$\{[^}]*\}$/.test(value) || !isSecretValue(scope, verdict, value, '=', true)) continue;
      const start = from + found.index + found[0].indexOf(value, found[0].indexOf('=') + 1);
      claims.add({ start, end: start + value.length, shown: coverSecret(scope, value, verdict.kind) });
    }
  }
};
