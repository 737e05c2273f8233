import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { visible } from '../../http/visible';
import { useWindow } from '../list/use-window';
import { rowAt, rowEnd, rowStarts } from './lines';
import type { Painted, Range } from './paint';
import { segments } from './segments';

const LINE_PX = 16;
/** Up to here every line is drawn, so that the browser's own selection and find see them all. */
const DRAW_ALL = 400;
const LEAST_COLUMNS = 20;

export interface TextViewProps {
  readonly painted: Painted;
  readonly hits: readonly Range[];
  /** Index of the hit to bring into view; -1 for none. */
  readonly hit: number;
  readonly label: string;
}

/** Text of any size in fixed rows, wrapped to the width there is: only what is in view is drawn. */
export const TextView = ({ painted, hits, hit, label }: TextViewProps) => {
  const { text, tokens, marks } = painted;
  const ruler = useRef<HTMLSpanElement>(null);
  const [columns, setColumns] = useState(120);
  const starts = useMemo(() => rowStarts(text, columns), [text, columns]);
  const { box, first, last, onScroll, reveal } = useWindow(starts.length, LINE_PX, false);
  const all = starts.length <= DRAW_ALL;
  const [from, to] = all ? [0, starts.length] : [first, last];

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => {
      const character = (ruler.current?.getBoundingClientRect().width ?? 0) / 10 || 6.6;
      setColumns(Math.max(LEAST_COLUMNS, Math.floor((element.clientWidth - 18) / character)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = hits[hit] ?? (hit < 0 && hits.length === 0 ? marks[0] : undefined);
    if (target) reveal(rowAt(starts, target.start));
  }, [hit, hits, marks, starts]);

  const rows = [];
  for (let row = from; row < to; row++) {
    const start = starts[row] ?? 0;
    const end = rowEnd(text, starts, row);
    rows.push(
      <div key={row} class="text-row">
        {segments(text, start, end, tokens, marks, hits).map((segment, i) => {
          const shown = visible(segment.text);
          const name = segment.kind ? `json-${segment.kind}` : undefined;
          const inner = segment.cited ? (
            <mark class="cited" data-cited>
              {shown}
            </mark>
          ) : (
            shown
          );
          if (segment.hit >= 0) {
            return (
              <mark key={i} class={segment.hit === hit ? 'hit hit-current' : 'hit'}>
                {inner}
              </mark>
            );
          }
          return (
            <span key={i} class={name}>
              {inner}
            </span>
          );
        })}
      </div>,
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a region within the tab, not a landmark of the page
    <div ref={box} class="text-view" role="group" aria-label={label} tabIndex={0} data-text onScroll={onScroll}>
      <span ref={ruler} class="ruler" aria-hidden="true">
        0000000000
      </span>
      <div style={{ height: `${starts.length * LINE_PX}px` }}>
        <div style={{ transform: `translateY(${from * LINE_PX}px)` }}>{rows}</div>
      </div>
    </div>
  );
};
