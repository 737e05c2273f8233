/**
 * Characters that a reader cannot see or that change what is around them: controls, bidi, zero-width, tags, fillers,
 * line separators, lone surrogates (UAX #9, UTR #36).
 */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g;

const escapeOf = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

/** Hidden characters as visible `\uXXXX`; tabs and line breaks stay. */
export const visible = (text: string): string => text.replace(hidden, escapeOf);

/** The same for what stands on one line: line breaks and tabs are shown too. */
export const visibleLine = (text: string): string => visible(text).replace(/[\r\n\t]/g, escapeOf);
