import { useState } from "react";

interface Marked {
  /** All of the result, also what has not been loaded; then `ids` are those left out. */
  whole: boolean;
  ids: ReadonlySet<number>;
}

const NOTHING: Marked = { whole: false, ids: new Set() };

/** Which records of a list are chosen. */
export type Selection = ReturnType<typeof useSelection>;

/**
 * Which records are chosen, by number; a range reaches from the one chosen last.
 * @param result names the list: what was chosen in another one is forgotten
 */
export function useSelection(ids: number[], result = "") {
  const [state, setState] = useState({ result, selection: NOTHING });
  const [last, setLast] = useState<number>();
  const { whole, ids: marked } = state.result === result ? state.selection : NOTHING;
  const set = (selection: Marked) => setState({ result, selection });

  function toggle(id: number, range: boolean) {
    const next = new Set(marked);
    const from = last === undefined ? -1 : ids.indexOf(last);
    if (range && from >= 0 && !whole) {
      const to = ids.indexOf(id);
      for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
    } else if (!next.delete(id)) {
      next.add(id);
    }
    set({ whole, ids: next });
    setLast(id);
  }

  const has = (id: number) => marked.has(id) !== whole;
  return {
    has,
    whole,
    /** Chosen ones; of the whole result those left out. */
    marked: [...marked],
    toggle,
    clear: () => set(NOTHING),
    /** All that are loaded, or none when all are chosen already. */
    toggleAll: () => set({ whole: false, ids: ids.every(has) ? new Set() : new Set(ids) }),
    /** Everything the list holds. */
    takeWhole: () => set({ whole: true, ids: new Set() }),
  };
}
