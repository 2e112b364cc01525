import { type RefObject, useEffect, useState } from "react";

/** How high an element is at the moment, in pixels; 0 before it is there. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const node = element.current;
    if (node === null) return;
    const sizes = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)));
    sizes.observe(node);
    return () => sizes.disconnect();
  }, [element]);
  return height;
}

const ROW_OF_BARS = 30;
const LEAST_BARS = 3;

/** How many bars a chart of this height has room for. */
export const barsIn = (height: number) => Math.max(LEAST_BARS, Math.floor((height - 32) / ROW_OF_BARS));
