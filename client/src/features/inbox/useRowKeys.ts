import { useEffect, useEffectEvent } from "react";
import { rowAfter } from "./became";

const BUSY = "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";

/** J, K and the arrows move over the rows; Enter opens. Not while somebody types or a dialog is open. */
export function useRowKeys(rows: number, current: number, move: (row: number) => void, open: (row: number) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || target?.closest(BUSY)) return;
    if (event.key === "Enter") {
      // A focused link or button has a meaning of its own.
      if (current < 0 || target?.closest("a, button")) return;
      event.preventDefault();
      open(current);
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
