import { redactAuthorization } from './authorization';
import { redactCookies, redactSetCookie } from './cookies';
import { coverSecret } from './cover-secret';
import { isErrorCode, isSchemeName, saysNothingSecret } from './redact-pairs';
import { isPlaceholder } from './references';
import { judgeName, type NameVerdict, type Scope } from './scope';
import { isDate, isNumeric, isOpaque, isPublicKey, isWordlike, looksRandom } from './shapes';
import type { Claimed } from './spans';
import { type Value, valuesOf } from './value-parts';
import { pseudonymShape } from './vault';

const isNameCharacter = (character: string): boolean => /[\p{L}\p{M}\d_.$[\]-]/u.test(character);
/** Programs and people line values up. */
const mostAligned = 40;
const longestValue = 8192;

/** The name before a separator, past spaces and closing quotes; '' where there is none. */
const nameBefore = (text: string, separator: number): string => {
  let end = separator;
  // `name ||= …`
  if (/(?:\|\||\?\?|&&)$/.test(text.slice(Math.max(0, end - 2), end))) end -= 2;
  for (let i = 0; i < mostAligned && /[ \t]/.test(text.charAt(end - 1)); i++) end--;
  // `config["password"] = …`
  if (/["'`]\]$/.test(text.slice(Math.max(0, end - 2), end))) end--;
  for (let i = 0; i < 5 && /["'`\\]/.test(text.charAt(end - 1)); i++) end--;
  let start = end;
  while (start > 0 && end - start < 80 && isNameCharacter(text.charAt(start - 1))) start--;
  return text.slice(start, end).replace(/^[-.[\]]+|[-.\]]+$/g, '');
};

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '{': '}' };

/** Whether a quotation mark has opened in the same line, not far before a place, and not closed. */
const isOdd = (text: string, at: number, mark: string): boolean => {
  const line = text.slice(Math.max(0, at - 500), at);
  return line.slice(line.lastIndexOf('\n') + 1).split(mark).length % 2 === 0;
};

/** The value after a separator: quoted (also with escaped quotes, or ODBC's braces), or up to white space or punctuation. */
const valueAfter = (text: string, from: number, fieldLine: boolean, knownEnd = 0): Value => {
  let at = from;
  for (let i = 0; i < mostAligned && /[ \t]/.test(text.charAt(at)); i++) at++;
  let escapes = 0;
  while (escapes < 4 && text.charAt(at + escapes) === '\\') escapes++;
  const open = text.charAt(at + escapes);
  // TOML and Python write long texts between three quotes.
  const triple = /^(?:"""|''')/.exec(text.slice(at, at + 3))?.[0];
  if (triple !== undefined) {
    const start = at + 3;
    const end = text.indexOf(triple, start);
    return { start, end: end < 0 || end - start > longestValue ? Math.min(text.length, start + longestValue) : end, quoted: true };
  }
  // `getpass("Password: ")`: the mark ends the text that the name stands in.
  if (
    open !== '{' &&
    closing[open] !== undefined &&
    /^["'`]\s{0,3}[)\],;}]/.test(text.slice(at + escapes, at + escapes + 5)) &&
    isOdd(text, at, open)
  )
    return { start: at, end: at, quoted: false };
  // `{{api_key}}`, `${API_KEY}`: marks of a template are no quotes.
  const template = /[{$#]/.test(open) ? /^(?:\$?\{\{[^"'{}\n]{1,100}\}\}|[$#]\{[^{}\n]{1,500}\})/.exec(text.slice(at, at + 520)) : null;
  if (template !== null && !fieldLine) return { start: at, end: at + template[0].length, quoted: false };
  const close = open === '{' && escapes === 0 ? (/^[^\s"':]{1,200}\}/.test(text.slice(at + 1, at + 202)) ? '}' : undefined) : closing[open];
  if (close !== undefined) {
    const mark = `${'\\'.repeat(escapes)}${close}`;
    const start = at + escapes + 1;
    let end = text.indexOf(mark, start);
    while (end > 0 && escapes === 0 && text.charAt(end - 1) === '\\' && end - start < longestValue) end = text.indexOf(mark, end + 1);
    if (end < 0 || end - start > longestValue) end = Math.min(text.length, start + longestValue);
    return { start, end, quoted: true };
  }
  let end = Math.min(Math.max(at, knownEnd), at + longestValue);
  const stop = fieldLine ? /[\r\n"'`<]/ : /[\s,;&"'`<>)}\]\\，。；、）」]/;
  while (end < text.length && end - at < longestValue && !stop.test(text.charAt(end))) end++;
  while (end > at && !fieldLine && /[.:!?]/.test(text.charAt(end - 1))) end--;
  return { start: at, end, quoted: false };
};

const nothing =
  /^(?:null|nil|none|true|false|undefined|nan|yes|no|on|off|read|write|admin|read-?only|read-?write|string|number|boolean|object|\*+|x+|-+|\.+)!?$/i;

/** Whether the value of a judged name in a text is one: less is taken after a colon, where a sentence may follow. */
export const isSecretValue = (scope: Scope, verdict: NameVerdict, value: string, by: '=' | ':', quoted: boolean): boolean => {
  // `unexpected token: "}"`
  if (value.length < 3 && !/[\p{L}\d]/u.test(value)) return false;
  if (nothing.test(value) || pseudonymShape.test(value) || isPlaceholder(value)) return false;
  if (verdict.counts === null && saysNothingSecret(scope, verdict, value)) return false;
  if (verdict.counts !== null) return (quoted || by === '=' || /\d/.test(value)) && verdict.counts(value);
  if (verdict.strength === 'random') return looksRandom(value, 10) && !isErrorCode(scope, verdict, value);
  if (verdict.kind === 'credentials' && isSchemeName(value)) return false;
  if (
    isWordlike(value) &&
    (verdict.strength === 'opaque' || (scope.side === 'response' && verdict.kind !== 'password' && verdict.kind !== 'secret'))
  )
    return false;
  if (verdict.strength === 'opaque' && !isOpaque(value)) return false;
  if (verdict.kind === 'token' && isNumeric(value)) return false;
  if (quoted || by === '=') return true;
  // After a colon a sentence may follow: only what no sentence holds counts.
  return (
    value.length >= 6 &&
    isOpaque(value) &&
    !isDate(value) &&
    !isNumeric(value) &&
    (looksRandom(value, 6) || /[^\w.-]/.test(value) || /[a-z]\d|\d[a-z]/i.test(value))
  );
};

const lineFields: ReadonlyMap<string, (scope: Scope, value: string) => string> = new Map([
  ['authorization', (scope, value) => redactAuthorization(scope, value)],
  ['proxy-authorization', (scope, value) => redactAuthorization(scope, value)],
  ['cookie', redactCookies],
  ['set-cookie', redactSetCookie],
]);

/** A header line in a text: the credential in it, where one is there. Returns where the line ends. */
const claimFieldLine = (scope: Scope, text: string, from: number, name: string, claims: Claimed): number => {
  const { start, end, quoted } = valueAfter(text, from, true);
  const value = text.slice(start, end);
  const redactLine = lineFields.get(name);
  if (redactLine === undefined || !/\S{6}/.test(value) || !isOpaque(value)) return end;
  const shown = redactLine(scope, value);
  if (shown !== value && (quoted || looksLikeCredential(value))) claims.add({ start, end, shown });
  return end;
};

/**
 * What stands between a name and its value: in YAML a tag or an anchor (YAML 1.2 section 6.9), in PHP the type with its length, in Rust,
 * TypeScript, Kotlin, Swift and Python the type that a declaration gives.
 */
const properties =
  /^(?:[ \t]{0,3}&?(?:'static )?[A-Za-z_][A-Za-z_.:]{1,30}(?:<[\w, ]{1,30}>|\[\w{0,20}\])?[?!]?(?: \| \w{1,20}){0,2}[ \t]{0,3}=[ \t]{0,3}(?=["'`]|[\w:.]{1,40}\()|[ \t]{0,8}(?:[!&][\w!:./-]{0,60}[ \t]{1,8}){1,2}|\s{0,12}string\(\d{1,6}\) )/;
const propertiesAt = (text: string, at: number): number => properties.exec(text.slice(at, at + 150))?.[0].length ?? 0;

/** `keys = ["…", "…"]`: the items of a list of plain values, with where they stand. */
const listAfter = (text: string, from: number): Value[] => {
  const open = /^[ \t]{0,3}\[(?=\s{0,40}["'\w+/-])/.exec(text.slice(from, from + 60))?.[0].length ?? 0;
  const start = from + open;
  const end = open === 0 ? -1 : text.slice(start, start + longestValue).search(/[\]{}[]/);
  if (end <= 0) return [];
  return [...text.slice(start, start + end).matchAll(/"([^"]*)"|'([^']*)'|[^\s,"']+/g)].map((match) => {
    const bare = match[1] ?? match[2];
    const at = start + match.index + (bare === undefined ? 0 : 1);
    return { start: at, end: at + (bare ?? match[0]).length, quoted: bare !== undefined };
  });
};

/** Where a registered name or the name of a resource ends that begins before `colon`: its parts are no names with values (RFC 3553, RFC 6755). */
const identifierEnd = (text: string, colon: number): number => {
  const start = /(?:^|[^A-Za-z\d])(urn|arn)$/i.exec(text.slice(Math.max(0, colon - 4), colon)) === null ? -1 : colon - 3;
  if (start < 0) return -1;
  return (
    start +
    (/^(?:urn:(?:ietf:params|oasis:names):|arn:[a-z-]{2,20}:)[\w:./-]{0,400}/i.exec(text.slice(start, start + 500))?.[0].length ?? -500)
  );
};

/** Names with values in free text: logs, environment dumps, header lines, YAML, connection strings, source code. One pass over the separators. */
export const claimAssignments = (scope: Scope, text: string, claims: Claimed): void => {
  // Ends of the last line and the last bare value that were read: what lies within them is not read again.
  let lineEnd = 0;
  let bareEnd = 0;
  for (let i = 1; i < text.length; i++) {
    const by = separatorAt(text, i);
    if (by === null) continue;
    const next = text.charAt(i + 1);
    if (next === text.charAt(i) || (by === ':' && next === '/' && text.charAt(i + 2) === '/')) {
      // `password == "…"`
      if (by !== '=' || !/^={2,3} {0,3}["']/.test(text.slice(i, i + 8))) {
        i++;
        continue;
      }
    }
    const identified = by === ':' && /n/i.test(text.charAt(i - 1)) ? identifierEnd(text, i) : -1;
    if (identified > i) {
      i = identified - 1;
      continue;
    }
    const found = nameBefore(text, i);
    // Go writes the type behind the name.
    const name =
      found === 'string' && by === '='
        ? (/([\w.]{2,60})[ \t]{1,3}string[ \t]{0,3}$/.exec(text.slice(Math.max(0, i - 75), i))?.[1] ?? found)
        : found;
    if (name.length < 2 || !/\p{L}/u.test(name)) continue;
    const isArrow = next === '>' || (by === ':' && next === '=');
    const after = isArrow ? i + 2 : by === '=' && next === '=' ? i + (text.charAt(i + 2) === '=' ? 3 : 2) : i + 1;
    if (by === ':' && after > lineEnd && lineFields.has(name.toLowerCase())) {
      lineEnd = claimFieldLine(scope, text, after, name.toLowerCase(), claims);
      continue;
    }
    const verdict = next === '?' && text.startsWith('${', i - name.length - 2) ? null : judgeName(scope, name);
    if (verdict === null) continue;
    const items = listAfter(text, after);
    for (const item of items) {
      const value = text.slice(item.start, item.end);
      if (isSecretValue(scope, verdict, value, ':', item.quoted))
        claims.add({ start: item.start, end: item.end, shown: coverSecret(scope, value, verdict.kind) });
    }
    if (items.length > 0) continue;
    const from = after + (by === ':' || isArrow ? propertiesAt(text, after) : 0);
    const value = valueAfter(text, from, false, bareEnd);
    if (!value.quoted) bareEnd = Math.max(bareEnd, value.end);
    const sign = by === '=' || isArrow ? '=' : ':';
    const parts = valuesOf(text, value);
    for (const part of parts) if (claimValue(scope, text, verdict, part, sign, claims) && part === value) i = value.end - 1;
    // A reference is read over: `${DB_PASSWORD:?missing}` names the variable once more.
    if (!value.quoted && parts[0] !== value) i = Math.max(i, value.end - 1);
  }
};

/** The separator at a place; full-width ones stand in Chinese and Japanese texts. */
const separatorAt = (text: string, at: number): '=' | ':' | null => {
  const code = text.charCodeAt(at);
  if (code === 61 || code === 0xff1d) return '=';
  return code === 58 || code === 0xff1a ? ':' : null;
};

/** Claims one value of a judged name; false where it is none. */
const claimValue = (scope: Scope, text: string, verdict: NameVerdict, found: Value, sign: '=' | ':', claims: Claimed): boolean => {
  const { start, end, quoted } = found;
  const value = text.slice(start, end);
  if (value === '' || isPublicKey(text.slice(start, start + 200))) return false;
  if (verdict.kind === 'credentials' && /^[A-Za-z]{3,12}\s\S/.test(value)) {
    if (looksLikeCredential(value)) claims.add({ start, end, shown: redactAuthorization(scope, value) });
    return false;
  }
  if (!isSecretValue(scope, verdict, value, sign, quoted)) return false;
  claims.add({ start, end, shown: coverSecret(scope, value, verdict.kind) });
  return true;
};

/** Authorization in prose ("Authorization: required for this call") carries no credential. */
const looksLikeCredential = (value: string): boolean =>
  value.split(/[\s;]+/).some((word) => looksRandom(word.slice(word.indexOf('=') + 1), 8) || (word.length >= 12 && isOpaque(word)));
