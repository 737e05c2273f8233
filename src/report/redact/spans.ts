/** A stretch of a text with what shall stand there instead. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** The text with its spans replaced. Where two overlap, the one that begins earlier and reaches further wins. */
export const replaceSpans = (text: string, spans: readonly Span[]): string => {
  if (spans.length === 0) return text;
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const out: string[] = [];
  let at = 0;
  for (const { start, end, shown } of ordered) {
    if (start < at) {
      // What a later span reaches beyond an earlier one is as secret: it is dropped with it.
      at = Math.max(at, end);
      continue;
    }
    out.push(text.slice(at, start), shown);
    at = end;
  }
  out.push(text.slice(at));
  return out.join('');
};

/** Which characters are spoken for. */
export interface Claimed {
  readonly spans: Span[];
  readonly isFree: (start: number, end: number) => boolean;
  /** Adds a span unless it lies within one that is there; one that covers others takes their place. */
  readonly add: (span: Span) => void;
}

export const createClaims = (length: number): Claimed => {
  const taken = new Uint8Array(length);
  const spans: Span[] = [];
  const isFree = (start: number, end: number): boolean => {
    for (let i = start; i < end; i++) if (taken[i] === 1) return false;
    return true;
  };
  const add = (span: Span): void => {
    if (span.end <= span.start) return;
    if (taken[span.start] === 1 && taken[span.end - 1] === 1) return;
    taken.fill(1, span.start, span.end);
    spans.push(span);
  };
  return { spans, isFree, add };
};
