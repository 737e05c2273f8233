export interface Piece {
  readonly text: string;
  /** The pseudonym it is, null for any other text. */
  readonly pseudonym: string | null;
}

/** The text cut at each pseudonym in it, in order. Nothing is left out: joined again it is the same text. */
export const pieces = (text: string, pseudonyms: readonly string[]): Piece[] => {
  const found: Piece[] = [];
  // The next place of each, so that the whole costs one search per occurrence.
  const next = new Map(pseudonyms.filter(Boolean).map((pseudonym) => [pseudonym, text.indexOf(pseudonym)]));
  let at = 0;
  for (;;) {
    let best: string | null = null;
    let place = text.length;
    for (const [pseudonym, index] of next) {
      if (index >= 0 && (index < place || (index === place && pseudonym.length > (best?.length ?? 0)))) [best, place] = [pseudonym, index];
    }
    if (place > at) found.push({ text: text.slice(at, place), pseudonym: null });
    if (best === null) return found;
    found.push({ text: best, pseudonym: best });
    at = place + best.length;
    for (const [pseudonym, index] of next) if (index >= 0 && index < at) next.set(pseudonym, text.indexOf(pseudonym, at));
  }
};
