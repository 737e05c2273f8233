import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const OVERSCAN = 8;

export interface Windowed {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  /** True while the end is in view: new rows keep it there. */
  readonly atEnd: boolean;
  readonly onScroll: () => void;
  /** Scrolls as little as needed to bring a row into view. */
  readonly reveal: (index: number) => void;
}

/** Which of `count` rows of one height lie in view of a scrolling box. */
export const useWindow = (count: number, rowHeight: number, follow: boolean): Windowed => {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const atEnd = useRef(true);
  const [end, setEnd] = useState(true);

  const read = (): void => {
    const element = box.current;
    if (!element) return;
    atEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - rowHeight / 2;
    setEnd(atEnd.current);
    setView((old) =>
      old.top === element.scrollTop && old.height === element.clientHeight ? old : { top: element.scrollTop, height: element.clientHeight },
    );
  };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (follow && atEnd.current) element.scrollTop = element.scrollHeight;
      read();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [follow]);

  useLayoutEffect(() => {
    const element = box.current;
    if (element && follow && atEnd.current) element.scrollTop = element.scrollHeight;
    read();
  }, [count, follow]);

  const reveal = (index: number): void => {
    const element = box.current;
    if (!element || index < 0) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
    read();
  };

  const first = Math.max(0, Math.min(count, Math.floor(view.top / rowHeight)) - OVERSCAN);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN);
  return { box, first, last, atEnd: end, onScroll: read, reveal };
};
