import { isHex, isNumeric, isUuid, looksRandom, readsAsName } from './shapes';

/** Fewer characters of a secret than this tell nothing. */
const least = 12;
/** Every stretch of `least` characters holds one of these starts within its first few. */
const step = 8;

/** One generated token, of which a message may show a middle or an end: `Key ending in …`. */
const canBeCut = (value: string): boolean =>
  value.length >= 2 * least && value.length <= 4096 && /^[\w.~:|!$+/=-]+$/.test(value) && !value.startsWith('eyJ') && looksRandom(value);

/** Where in a value fragments are looked for. */
export const fragmentStarts = (value: string): number[] =>
  canBeCut(value)
    ? Array.from({ length: Math.ceil((value.length - step) / step) }, (_, i) => (i + 1) * step).filter((at) => at + 4 <= value.length)
    : [];

/** A part between dots or colons may be an id that stands elsewhere in its own right. */
export const isOwnPart = (value: string, from: number, to: number): boolean =>
  (from === 0 || /[.:|~!$]/.test(value.charAt(from - 1))) && (to === value.length || /[.:|~!$]/.test(value.charAt(to)));

/** Long enough, and nothing that has a name. */
export const isTelling = (part: string): boolean =>
  looksRandom(part, least) || (part.length >= least + 2 && !readsAsName(part) && !isNumeric(part) && !isUuid(part));

/** The stretch of a text around a place that stands in `value` around `from` as well; null where it is too short or may be something else. */
export const fragmentAt = (text: string, at: number, value: string, from: number): { start: number; end: number } | null => {
  let ahead = 0;
  while (from + ahead < value.length && text.charAt(at + ahead) === value.charAt(from + ahead)) ahead++;
  let behind = 0;
  while (behind < from && behind < at && text.charAt(at - behind - 1) === value.charAt(from - behind - 1)) behind++;
  const found = text.slice(at - behind, at + ahead);
  if (!isTelling(found) || isOwnPart(value, from - behind, from + ahead)) return null;
  if (isHex(found.replaceAll('-', '')) && !isHex(value)) return null;
  return { start: at - behind, end: at + ahead };
};
