/**
 * What would act without being seen: C0 and C1 controls but tab and line break, soft hyphen, zero-width and joiner characters,
 * bidirectional controls (UAX 9), invisible operators, variation and tag characters, byte order mark, lone surrogates.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

const escaped = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** Text as it may be shown: hidden and direction-changing characters as escapes, everything else as it is. */
export const visible = (text: string): string => text.replace(HIDDEN, escaped);

/** The same on one line, for cells and titles. */
export const visibleLine = (text: string): string => visible(text.replace(/\s*[\r\n]+\s*/g, ' '));
