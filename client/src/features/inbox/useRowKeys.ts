import { useEffect, useEffectEvent, useRef } from "react";
import { type Deed, deedOf, rowAfter } from "./became";

const BUSY = "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
/** As long as the shell waits for the letter of a place after G. */
const AFTER_G_MS = 1_500;

/**
 * J, K and the arrows move over the rows; letters decide about the current one. Not while somebody types or a dialog
 * is open, and not for the letter after G, which goes to a place.
 */
export function useRowKeys(rows: number, current: number, move: (row: number) => void, does: (deed: Deed) => void) {
  const went = useRef(0);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || target?.closest(BUSY)) return;
    const afterG = went.current > 0 && event.timeStamp - went.current < AFTER_G_MS;
    went.current = event.key === "g" ? event.timeStamp : 0;
    if (afterG) return;
    const deed = deedOf(event.key);
    if (deed !== undefined) {
      if (event.repeat || (current < 0 && deed !== "undo")) return;
      // A focused link or button has a meaning of its own.
      if (deed === "open" && target?.closest("a, button, label")) return;
      event.preventDefault();
      does(deed);
      return;
    }
    const next = rowAfter(event.key, current, rows);
    if (next === undefined) return;
    event.preventDefault();
    move(next);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
