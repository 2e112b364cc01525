import { useState } from "react";

/** Which rows are chosen, by number of the record; a range reaches from the one chosen last. */
export function useSelection(ids: number[]) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [last, setLast] = useState<number>();

  function toggle(id: number, range: boolean) {
    const next = new Set(chosen);
    const from = last === undefined ? -1 : ids.indexOf(last);
    if (range && from >= 0) {
      const to = ids.indexOf(id);
      for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
    } else if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
    setLast(id);
  }

  return {
    chosen,
    toggle,
    clear: () => setChosen(new Set()),
    /** All of them, or none when all are chosen already. */
    toggleAll: () => setChosen(ids.every((id) => chosen.has(id)) ? new Set() : new Set(ids)),
  };
}
