import { defaultAt, isReference, isRemark } from './references';
import { isLookup, wrappedValueAt } from './wrapped-value';

/** A value in a text: where it stands, and whether it stands in quotes. */
export interface Value {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** `= config.password || "…"`: what counts where nothing else is set. */
const otherwise = /^[)\]}"'`]{0,3}\s{0,3}(?:\|\||\?\?|\?:|\bor\b|,)\s{0,3}(["'`])([^"'`\n]{3,500})\1/;
const alternative = /^[ \t]{0,3}(?:\|\||\?\?|\bor\b)[ \t]{0,3}(["'`])([^"'`\n]{3,500})\1/;
/** `"old" -> "new"`, as plans of changes and differences are written. */
const changed = /^["'`]\s{1,3}(?:->|=>|→|⇒)\s{1,3}(["'`])([^"'`\n]{1,4000})\1/;

/** `Optional[…]`, `Some(…)`: as programs print what they wrap. */
const bareWrap = /^(?:Optional|Option|Some|Just|Secret|SecretStr|SecretString|Ok|Right)[[(]([^\s"'`()[\]{}<>,;]{3,500})/;

const inner = (at: number, match: RegExpExecArray | null): Value[] => {
  if (match === null) return [];
  const end = at + match[0].length - 1;
  return [{ start: end - (match[2] ?? '').length, end, quoted: true }];
};

/**
 * What of a value in a text may be secret: nothing of a reference to one, the text in quotes that a call wraps, the default of a variable, the
 * new value beside the old; else all of it.
 */
export const valuesOf = (text: string, found: Value): readonly Value[] => {
  const { start, end, quoted } = found;
  const value = text.slice(start, Math.min(end, start + 600));
  const fallback = defaultAt(value);
  if (fallback >= 0) return [{ start: start + fallback, end: text.charAt(end - 1) === '}' ? end - 1 : end, quoted: true }];
  if (quoted) return [found, ...inner(end, changed.exec(text.slice(end, end + 4100)))];
  const wrapped = wrappedValueAt(text, start);
  if (wrapped !== null) {
    const argument = text.slice(wrapped.start, wrapped.end);
    if (!isLookup(wrapped, argument)) return [{ start: wrapped.start, end: wrapped.end, quoted: true }];
    return inner(wrapped.end + 1, otherwise.exec(text.slice(wrapped.end + 1, wrapped.end + 600)));
  }
  const bare = bareWrap.exec(value);
  if (bare !== null) return [{ start: start + bare[0].length - (bare[1] ?? '').length, end: start + bare[0].length, quoted: true }];
  if (isRemark(text.slice(start, start + 90))) return [];
  const other = /^[A-Za-z_$][\w$]{0,60}$/.test(value) ? alternative.exec(text.slice(end, end + 600)) : null;
  if (other !== null) return inner(end, other);
  if (isReference(value)) return inner(end, otherwise.exec(text.slice(end, end + 600)));
  return [found];
};
