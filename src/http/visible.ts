/**
 * Characters that a reader cannot see or that change what is around them: controls but tab and line breaks, soft hyphen, zero-width and
 * joiners, bidi controls (UAX #9), fillers, line separators, variation and tag characters, byte order mark, lone surrogates (UTR #36).
 */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0e]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g;

/** Each UTF-16 unit as `\uXXXX`. */
export const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

/** Text as it may be shown: what is hidden stands as an escape, tabs and line breaks stay. */
export const visible = (text: string): string => text.replace(hidden, escaped);

/** The same on one line, for cells and titles. */
export const visibleLine = (text: string): string => visible(text.replace(/\s*[\r\n]+\s*/g, ' '));
