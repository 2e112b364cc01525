import { useEffect, useRef } from "react";

/** What lies above the page, the topmost last. */
const layers: (() => void)[] = [];

/** At the end of the way up, so that a field within has the key first: whoever takes back what they typed there stays. */
function press(event: KeyboardEvent) {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
  const within = event.target instanceof Element ? event.target : undefined;
  // an open list or menu closes itself
  if (within?.getAttribute("data-mantine-stop-propagation") === "true") return;
  layers.at(-1)?.();
}

/**
 * Escape closes the topmost of what lies above the page, and only that one.
 *
 * @param close undefined when only a button within may close it
 */
export function useEscape(opened: boolean, close: (() => void) | undefined) {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!opened) return;
    const layer = () => latest.current?.();
    layers.push(layer);
    if (layers.length === 1) addEventListener("keydown", press);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) removeEventListener("keydown", press);
    };
  }, [opened]);
}
