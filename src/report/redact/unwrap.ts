import { isHex, isNumeric, isUuid, looksRandom, readsAsName } from './shapes';
import type { Unfolded } from './unfold';

/** A line break, raw or escaped, with the indentation behind it and a quote that opens again. */
const breakShape = /(?:\r?\n|(?:\\r)?\\n)[ \t>|#*]{0,24}["'`]?/g;
/** What programs put before a line break inside a token: a quote and a mark of concatenation, a backslash, the `=` of quoted-printable. */
const beforeBreak = /(?:["'`][ \t]{0,3}[+.]?[ \t]{0,3}\\?|[ \t]{0,3}\\|=)$/;

const isToken = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57) || code === 95 || code === 43 || code === 126;

/** Characters of a token right before a place; one that ends with `=` is complete. */
const runBefore = (text: string, end: number, from: number): string => {
  let start = end;
  while (start > from && isToken(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
};

const runAfter = (text: string, start: number): string => {
  let end = start;
  while (end < text.length && isToken(text.charCodeAt(end))) end++;
  for (let i = 0; i < 2 && end > start && text.charAt(end) === '='; i++) end++;
  return text.slice(start, end);
};

const least = 16;

/** Lines of one token so far. */
interface Wrapped {
  /** What a full line may measure; empty where nothing is known. */
  readonly widths: readonly number[];
  readonly lines: number;
}

const none: Wrapped = { widths: [], lines: 1 };

interface Break {
  readonly left: string;
  readonly right: string;
  /** Length of the line before, without and with its indentation. */
  readonly lengths: readonly number[];
  /** Nothing but the token stands on the next line. */
  readonly whole: boolean;
}

/** Whether the next line goes on with the token at the end of this one: it looks as generated, or this line is as full as those before. */
const goesOn = ({ left, right, lengths, whole }: Break, { widths, lines }: Wrapped): boolean => {
  if (right === '' || isUuid(right) || right.replace(/=+$/, '').length > Math.max(...lengths)) return false;
  // Tokens of one kind, a line for each; but a part of a JWT begins like the whole.
  if (right.startsWith(left.slice(0, 3)) && !left.endsWith('.')) return false;
  const isName = isNumeric(right) || readsAsName(right.replace(/=+$/, ''));
  const isFull = lengths.some((length) => widths.includes(length));
  if (lines > 1) return isFull && whole && (lines > 2 || !isName);
  if (!looksRandom(left) && !left.startsWith('eyJ') && !(isHex(left) && left.length >= 32)) return false;
  return (
    (looksRandom(right, 12) && (whole || right.length >= 20)) ||
    (isHex(right) && right.length >= 24) ||
    (whole && !isName && (lengths[1] ?? 0) >= 40)
  );
};

/**
 * A text with the line breaks taken out that stand within a token, as mail, terminals and configuration files wrap long ones; null where
 * there are none. `known`: to be searched for known values, where any break that might be one counts. Linear.
 */
export const unwrap = (text: string, known: boolean): Unfolded | null => {
  if (!text.includes('\n') && !text.includes('\\n')) return null;
  const cuts: { start: number; end: number }[] = [];
  const isPrintable = /quoted-printable/i.test(text.slice(0, 20_000));
  let from = 0;
  let indented = 0;
  let wrapped = none;
  for (const match of text.matchAll(breakShape)) {
    const next = match.index + match[0].length;
    const mark = beforeBreak.exec(text.slice(Math.max(from, match.index - 9), match.index))?.[0] ?? '';
    // The soft break of quoted-printable (RFC 2045 section 6.7) fills its line; some programs break elsewhere, but escape `=` all the same.
    const isSoft =
      mark === '=' &&
      (match.index - 1 - indented === 75 || isPrintable || /=3D/.test(text.slice(Math.max(from, match.index - 200), match.index)));
    const end = mark === '=' && !isSoft ? match.index : match.index - mark.length;
    const left = runBefore(text, end, from);
    const right = left.length >= (known ? 12 : least) || left.startsWith('eyJ') ? runAfter(text, next) : '';
    const stop = next + right.length;
    const whole = stop >= text.length || /[\s"'`<,;)\\]/.test(text.charAt(stop));
    const alone = whole && !/[ \t]/.test(text.charAt(stop));
    const lengths = [left.length, end - from, end - indented];
    // A quote that closes before the break opens again behind it.
    const quotes = /^["'`]/.test(mark) === /["'`]$/.test(match[0]);
    const joined = !quotes ? false : known ? right !== '' : goesOn({ left, right, lengths, whole: alone }, wrapped);
    if (joined) cuts.push({ start: end, end: next });
    wrapped = joined ? { widths: wrapped.lines === 1 ? lengths : wrapped.widths, lines: wrapped.lines + 1 } : none;
    indented = match.index + match[0].search(/[ \t>|#*]{0,24}["'`]?$/);
    from = next;
  }
  return cuts.length === 0 ? null : without(text, cuts);
};

const without = (text: string, cuts: readonly { readonly start: number; readonly end: number }[]): Unfolded => {
  const out: string[] = [];
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  let count = 0;
  let at = 0;
  for (const cut of [...cuts, { start: text.length, end: text.length }]) {
    out.push(text.slice(at, cut.start));
    for (; at < cut.start; at++) {
      starts[count] = at;
      ends[count++] = at + 1;
    }
    at = cut.end;
  }
  return { plain: out.join(''), starts, ends };
};
