import { useEffect, useEffectEvent, useRef } from "react";
import { GO_KEYS } from "./goKeys";
import type { Place } from "./navigation";

/** Where keys have a meaning of their own. */
const BUSY = "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
const BETWEEN_KEYS = 1_500;

function isBusy(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(BUSY) !== null;
}

interface Does {
  search: () => void;
  map: () => void;
  go: (place: Place["label"]) => void;
}

/** `/`, Ctrl+K and ⌘+K open the command palette, `?` the map of all keys, G and a letter go to a place. */
export function useShellKeys(does: Does) {
  const went = useRef(0);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      does.search();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return;
    const key = event.key.toLowerCase();
    const place = Object.entries(GO_KEYS).find(([, letter]) => letter === key)?.[0];
    const afterG = event.timeStamp - went.current < BETWEEN_KEYS && went.current > 0;
    went.current = key === "g" ? event.timeStamp : 0;
    if (key === "/") does.search();
    else if (key === "?") does.map();
    else if (afterG && place !== undefined) does.go(place as Place["label"]);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
