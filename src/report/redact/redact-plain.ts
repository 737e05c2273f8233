import { textOfBase64 } from '../../http/base64';
import { globMatches } from '../../http/glob';
import { claimAccounts } from './accounts';
import { claimCodes } from './announced-codes';
import { claimAssignments } from './assignments';
import { coverSecret } from './cover-secret';
import { claimNamedBlocks } from './named-blocks';
import { claimPersonal } from './personal';
import { claimPhrases, claimShapes } from './phrases';
import { redactJson } from './redact-json';
import { redactMarkup } from './redact-markup';
import { redactUrl } from './redact-url';
import type { Scope } from './scope';
import { type Claimed, createClaims, replaceSpans } from './spans';
import { claimSqlValues } from './sql-values';
import { unwrap } from './unwrap';
import { claimYamlValues } from './yaml-values';

const deepest = 6;

/** Every `scheme://…` in a text, up to white space, quotes or an escape. */
const claimUrls = (scope: Scope, text: string, claims: Claimed): void => {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    let start = at;
    while (start > 0 && at - start < 30 && /[A-Za-z0-9+.-]/.test(text.charAt(start - 1))) start--;
    while (start < at && !/[A-Za-z]/.test(text.charAt(start))) start++;
    if (start === at) continue;
    let end = at + 3;
    while (end < text.length && end - at < 16_384 && !/[\s"'`<>\\“”‘’«»、。]/.test(text.charAt(end))) end++;
    while (end > at + 3 && /[.,;:!?)\]}]/.test(text.charAt(end - 1))) end--;
    const url = text.slice(start, end);
    const shown = redactUrl(scope, url);
    if (shown !== url) claims.add({ start, end, shown });
    at = end - 3 > at ? end - 3 : at;
  }
};

/** Base64 in which a secret is hidden, as queues and configuration stores carry it. */
const claimEncoded = (scope: Scope, text: string, claims: Claimed): void => {
  if (scope.depth >= 2) return;
  for (const match of text.matchAll(/(?<![A-Za-z0-9+/_.-])[A-Za-z0-9+/_-]{24,65536}={0,2}(?![A-Za-z0-9+/_-])/g)) {
    const plain = textOfBase64(match[0]);
    if (plain === null || plain.length < 12 || !/^[\t\n\r -~\u00a0-\uffff]+$/.test(plain) || !/[\s:="{<@]/.test(plain)) continue;
    const shown = redactPlain({ ...scope, depth: scope.depth + 1 }, plain);
    if (shown !== plain)
      claims.add({ start: match.index, end: match.index + match[0].length, shown: coverSecret(scope, match[0], 'encoded') });
  }
};

const claimPatterns = (scope: Scope, text: string, claims: Claimed): void => {
  for (const match of text.matchAll(/[^\s"'<>&?=,;()[\]{}]{3,2048}/g)) {
    if (!scope.lookup.patterns.some((pattern) => globMatches(pattern.toLowerCase(), match[0].toLowerCase()))) continue;
    claims.add({ start: match.index, end: match.index + match[0].length, shown: scope.vault.cover(match[0], 'text') });
  }
};

const claimAll = (scope: Scope, text: string, claims: Claimed): void => {
  claimShapes(scope, text, claims);
  if (text.includes('://')) claimUrls(scope, text, claims);
  if (text.includes('\n')) claimYamlValues(scope, text, claims);
  if (text.includes('{') && text.includes(' "')) claimNamedBlocks(scope, text, claims);
  claimSqlValues(scope, text, claims);
  if (/[=:＝：]/.test(text)) claimAssignments(scope, text, claims);
  if (/[\s:,]/.test(text)) claimPhrases(scope, text, claims);
  if (text.includes('@')) claimAccounts(scope, text, claims);
  claimCodes(scope, text, claims);
  claimPersonal(scope, text, claims);
  if (text.length >= 24) claimEncoded(scope, text, claims);
  if (scope.lookup.patterns.length > 0) claimPatterns(scope, text, claims);
};

/** What line breaks have cut in two: the same detectors over the text without those breaks. */
const claimWrapped = (scope: Scope, text: string, claims: Claimed): void => {
  const unwrapped = unwrap(text, false);
  if (unwrapped === null) return;
  const { plain, starts, ends } = unwrapped;
  const inner = createClaims(plain.length);
  claimAll(scope, plain, inner);
  for (const { start, end, shown } of inner.spans) {
    const span = { start: starts[start] ?? 0, end: ends[end - 1] ?? 0, shown };
    if (span.end - span.start > end - start) claims.add(span);
  }
};

/** Detectors for text of no known structure. Each is linear in the text. */
export const redactFreeText = (scope: Scope, text: string): string => {
  if (text.length < 6) return text;
  const claims = createClaims(text.length);
  for (const span of scope.known.spans(text)) claims.add(span);
  claimWrapped(scope, text, claims);
  claimAll(scope, text, claims);
  return replaceSpans(text, claims.spans);
};

/** What stands in our quotation marks was captured; a mark of its own may end it early, so that it reaches to the last one. */
const claimQuoted = (scope: Scope, text: string, claims: Claimed): void => {
  const start = text.indexOf('“') + 1;
  const end = text.lastIndexOf('”');
  if (start === 0 || end <= start) return;
  const quoted = text.slice(start, end);
  const inner = createClaims(quoted.length);
  claimAll(scope, quoted, inner);
  for (const span of inner.spans) claims.add({ ...span, start: span.start + start, end: span.end + start });
};

/**
 * A sentence or snippet of our own that quotes the exchange: what the exchange is known to carry, URLs and shapes, but not `key: value`
 * and phrases, for those are our own words ("it sends Authorization: Bearer instead"). What it puts in quotation marks is searched in full.
 */
export const redactQuoting = (scope: Scope, text: string): string => {
  if (text.length < 6) return text;
  const claims = createClaims(text.length);
  for (const span of scope.known.spans(text)) claims.add(span);
  claimQuoted(scope, text, claims);
  claimShapes(scope, text, claims);
  if (text.includes('://')) claimUrls(scope, text, claims);
  claimPersonal(scope, text, claims);
  if (scope.lookup.patterns.length > 0) claimPatterns(scope, text, claims);
  return replaceSpans(text, claims.spans);
};

/** A text that may itself be JSON or markup, as values often are. */
export const redactPlain = (scope: Scope, text: string): string => {
  if (text.length < 6) return text;
  const inner = { ...scope, depth: scope.depth + 1 };
  if (scope.depth < deepest && /^\s{0,100}(?:\{\s{0,100}["}]|\[\s{0,100}["{[\d\]-])/.test(text.slice(0, 220)))
    return redactJson(inner, text);
  if (scope.depth < deepest && /^\s{0,100}<[A-Za-z?!/]/.test(text.slice(0, 110)) && text.includes('>')) return redactMarkup(inner, text);
  return redactFreeText(scope, text);
};
