import type { Range } from './paint';

const MOST = 10_000;

/** Every place a text occurs at, without regard to case where that keeps lengths; at most ten thousand. */
export const findAll = (text: string, wanted: string): Range[] => {
  if (wanted === '') return [];
  const [lower, needle] = [text.toLowerCase(), wanted.toLowerCase()];
  // Some capitals grow when lowered (U+0130): offsets would be off, so case counts then.
  const [hay, stem] = lower.length === text.length && needle.length === wanted.length ? [lower, needle] : [text, wanted];
  const found: Range[] = [];
  for (let at = hay.indexOf(stem); at >= 0 && found.length < MOST; at = hay.indexOf(stem, at + stem.length)) {
    found.push({ start: at, end: at + stem.length });
  }
  return found;
};
