import type { Range, Token } from './paint';

export interface Segment {
  readonly text: string;
  readonly kind: Token['kind'] | null;
  readonly cited: boolean;
  /** Index of the search hit it belongs to; -1 for none. */
  readonly hit: number;
}

/** Index of the first range that ends after an offset. Ranges are in order. */
export const firstAfter = (ranges: readonly Range[], offset: number): number => {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A stretch of text cut wherever its colour or marking changes. */
export const segments = (
  text: string,
  start: number,
  end: number,
  tokens: readonly Token[],
  marks: readonly Range[],
  hits: readonly Range[],
): Segment[] => {
  const cuts = new Set([start, end]);
  const cut = (ranges: readonly Range[]): void => {
    for (let i = firstAfter(ranges, start); i < ranges.length && (ranges[i]?.start ?? end) < end; i++) {
      const range = ranges[i];
      if (range) cuts.add(Math.max(start, range.start)).add(Math.min(end, range.end));
    }
  };
  cut(tokens);
  cut(hits);
  const near = marks.filter((mark) => mark.start < end && mark.end > start);
  for (const mark of near) cuts.add(Math.max(start, mark.start)).add(Math.min(end, mark.end));
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((from, i): Segment => {
    const covers = (range: Range | undefined): boolean => range !== undefined && range.start <= from && range.end > from;
    const token = tokens[firstAfter(tokens, from)];
    const hit = firstAfter(hits, from);
    return {
      text: text.slice(from, points[i + 1]),
      kind: token && covers(token) ? token.kind : null,
      cited: near.some(covers),
      hit: covers(hits[hit]) ? hit : -1,
    };
  });
};
