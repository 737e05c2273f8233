import { pseudonymShape } from './vault';

const pieces = new RegExp(`(${pseudonymShape.source})`, 'g');

const encodeLoosely = (text: string, raw: string): string => {
  try {
    return encodeURIComponent(text).replace(/%(?:2[0-9A-F]|3[A-F]|40)/g, (escaped) => {
      const character = decodeURIComponent(escaped);
      return character !== '%' && character !== '&' && character !== '#' && raw.includes(character) && !raw.toUpperCase().includes(escaped)
        ? character
        : escaped;
    });
  } catch {
    return '%EF%BF%BD';
  }
};

/** Percent-encodes a value again after redaction, as far as `raw` was encoded; pseudonyms stay readable. */
export const encodeShown = (text: string, raw: string): string =>
  text
    .split(pieces)
    .map((piece, i) => (i % 2 === 1 ? piece : encodeLoosely(piece, raw)))
    .join('');

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
