import { pseudonymShape } from './vault';

const pieces = new RegExp(`(${pseudonymShape.source})`, 'g');

/** Percent-encodes a value again after redaction; pseudonyms stay readable. */
export const encodeShown = (text: string): string =>
  text
    .split(pieces)
    .map((piece, i) => (i % 2 === 1 ? piece : encodeLoosely(piece)))
    .join('');

const encodeLoosely = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%EF%BF%BD';
  }
};

/** Percent escapes decoded, `+` as a space where it is a form; the text itself where it is malformed. */
export const decodeLoosely = (text: string, plusIsSpace: boolean): string => {
  const spaced = plusIsSpace ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/%([0-7][0-9A-Fa-f])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
};
