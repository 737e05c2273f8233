import { isSecretValue } from './assignments';
import { coverContained } from './cover-contained';
import { coverSecret } from './cover-secret';
import { coverNamed } from './redact-pairs';
import { isReference } from './references';
import { judgeName, type Scope } from './scope';
import { isOpaque, isWordlike } from './shapes';
import type { Claimed } from './spans';

/** `- name: API_TOKEN` with `value: …` on the next line, as lists of variables are written in YAML and its like. */
const namedValue =
  /(?<=^|\n)[ \t]{0,60}(?:-[ \t]{1,4})?["']?(?:name|key|field|header|variable)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([\w.-]{2,80})["']?,?[ \t]{0,3}\r?\n[ \t]{0,60}["']?(?:value|val|content)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?([^\s"'][^\n"']{0,4000})/gi;

/** `secret_key: |`: a block scalar (YAML 1.2 section 8.1); a tag may stand before it. */
const block =
  /(?<=^|\n)([ \t]{0,60})((?:-[ \t]{1,4})?)["']?([\w.-]{2,80})["']?[ \t]{0,3}:[ \t]{1,3}(?:![\w!:-]{0,40}[ \t]{1,3})?[|>][+-]?\d?[ \t]{0,3}\r?\n/g;

/** `api_keys:` with what it holds on the lines below. */
const container =
  /(?<=^|\n)([ \t]{0,60})((?:-[ \t]{1,4})?)["']?([\w.-]{2,80})["']?[ \t]{0,3}:[ \t]{0,3}\r?\n(?=[ \t]{0,64}(?:-[ \t]|[\w"'.-]{1,80}:))/g;
const containedLine =
  /(?<=^|\n)[ \t]{0,64}(?:-[ \t]{1,4}|["']?([\w.-]{1,80})["']?[ \t]{0,3}:[ \t]{1,4})(["']?)([^\s"',]{6,2000})\2[ \t]{0,4}(?=\r?\n|$)/g;

/** `adminPassword:` with `value: …` below it. */
const holdsValue = /^(?:value|default|default_?value|string_?value|plain_?text)$/i;

/** The lines behind `from` that are indented further than `indent`, without the line break after the last. */
const indentedEnd = (text: string, from: number, indent: number, isList = false): number => {
  let end = from;
  for (let at = from; at < text.length && at - from < 65_536; ) {
    const stop = text.indexOf('\n', at);
    const line = text.slice(at, stop < 0 ? text.length : stop);
    if (line.trim() !== '') {
      const column = line.search(/[^ \t]/);
      if (column < indent || (column === indent && !(isList && line.startsWith('- ', column)))) break;
      end = at + line.trimEnd().length;
    }
    at = stop < 0 ? text.length : stop + 1;
  }
  return end;
};

/** Items of a list whose name says what they are, and what looks generated in a mapping that is named after secrets. */
const claimContained = (scope: Scope, text: string, claims: Claimed): void => {
  let read = 0;
  for (const match of text.matchAll(container)) {
    const name = match[3] ?? '';
    const verdict = judgeName(scope, name);
    const from = match.index + match[0].length;
    if (verdict === null || verdict.counts !== null || from < read) continue;
    // The items of a list may stand as far left as its name.
    read = indentedEnd(text, from, (match[1] ?? '').length + (match[2] ?? '').length, true);
    for (const line of text.slice(from, read).matchAll(containedLine)) {
      const [whole, child, quote = '', value = ''] = line;
      const isItself = child === undefined || (verdict.strength !== 'random' && holdsValue.test(child));
      const isSecret = isItself
        ? isSecretValue(scope, verdict, value, child !== undefined && scope.side === 'request' ? '=' : ':', quote !== '')
        : false;
      const shown = isSecret
        ? coverSecret(scope, value, verdict.kind)
        : child === undefined
          ? null
          : coverContained(scope, child, value, [name]);
      const start = from + line.index + whole.trimEnd().length - quote.length - value.length;
      if (shown !== null) claims.add({ start, end: start + value.length, shown });
    }
  }
};

/** `password: hunter2   # rotate`: nothing else on the line, so that it is no sentence. */
const wholeLine =
  /(?<=^|\n)[ \t]{0,60}(?:-[ \t]{1,4})?["']?([\w.\p{L}-]{2,60})["']?:[ \t]{1,40}([^\s"'|>{[&*!#$%`@][^\s"',;]{3,200})(?=[ \t]{0,4}(?:\r?\n|$)|[ \t]{1,40}#)/gu;

/** Passwords that look like words count in a file that is sent; an answer says what is wrong in words alone, but not in such as these. */
const claimWholeLines = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(wholeLine)) {
    const verdict = judgeName(scope, match[1] ?? '');
    const value = match[2] ?? '';
    if (verdict === null || !/^(?:password|secret)$/.test(verdict.kind) || verdict.strength === 'random' || isReference(value)) continue;
    // `secret: RegistryAccess` names one.
    if (verdict.kind === 'secret' && (scope.side === 'response' || !isOpaque(value))) continue;
    if (isWordlike(value) && (scope.side === 'response' || verdict.strength === 'opaque')) continue;
    if (!isSecretValue(scope, { ...verdict, strength: 'always' }, value, '=', false)) continue;
    const start = match.index + match[0].length - value.length;
    claims.add({ start, end: start + value.length, shown: coverSecret(scope, value, verdict.kind) });
  }
};

/** Values that YAML puts on another line than the name that judges them. */
export const claimYamlValues = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(namedValue)) {
    const verdict = judgeName(scope, match[1] ?? '');
    const value = (match[2] ?? '').trimEnd();
    const shown = verdict === null || !isSecretValue(scope, verdict, value, ':', false) ? null : coverNamed(scope, verdict, value);
    if (shown === null) continue;
    const start = match.index + match[0].length - (match[2] ?? '').length;
    claims.add({ start, end: start + value.length, shown });
  }
  claimContained(scope, text, claims);
  claimWholeLines(scope, text, claims);
  for (const match of text.matchAll(block)) {
    const verdict = judgeName(scope, match[3] ?? '');
    if (verdict?.strength !== 'always') continue;
    const from = match.index + match[0].length;
    const end = indentedEnd(text, from, (match[1] ?? '').length + (match[2] ?? '').length);
    const start = from + Math.max(0, text.slice(from, end).search(/\S/));
    if (end > start) claims.add({ start, end, shown: coverSecret(scope, text.slice(start, end), verdict.kind) });
  }
};
