/** Which rows of a scrolling list are in sight, and which drawn row shows which. */
import { useLayoutEffect, useRef, useState } from "react";
import { windowOf } from "./columns";

interface Sight {
  top: number;
  height: number;
  /** Drawn rows are named by their place less this: after a jump the names stay, and the rows are filled anew. */
  shift: number;
}

/** Whole rows only: scrolling within a row redraws nothing. */
function seen(old: Sight, element: HTMLElement, row: number): Sight {
  const top = Math.floor(element.scrollTop / row) * row;
  const height = element.clientHeight || 600;
  if (old.top === top && old.height === height) return old;
  const rows = (top - old.top) / row;
  const jump = Math.abs(rows) * row > height / 2;
  return { top, height, shift: jump ? old.shift + rows : old.shift };
}

/**
 * The window of rows to draw in the scroller around `body`. A small step adds and drops rows at the ends; a jump writes
 * new content into the rows that stand there, which is half the work of making them.
 */
export function useSight(row: number, count: number) {
  const body = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ top: 0, height: 600, shift: 0 });
  useLayoutEffect(() => {
    const element = body.current?.parentElement;
    if (!element) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      setSight((old) => seen(old, element, row));
    };
    const later = () => (frame ||= requestAnimationFrame(look));
    look();
    element.addEventListener("scroll", later, { passive: true });
    const watch = new ResizeObserver(later);
    watch.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("scroll", later);
      watch.disconnect();
    };
  }, [row]);
  const [from, to] = windowOf(sight.top, sight.height, row, count);
  return { body, from, to, shift: sight.shift };
}
