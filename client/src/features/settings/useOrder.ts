import { useRef, useState } from "react";
import { sortsAfterMove } from "@/lib/order";
import { saveSorts } from "./pipelinesApi";
import { useSettingsChange } from "./useSettingsChange";

interface Sorted {
  id: number;
  sort: number;
}

/**
 * A list that somebody may put in order faster than the server answers: it shows what is wanted, and every further move
 * begins there. `path` is that of one item, without its number.
 */
export function useOrder<T extends Sorted>(path: string, stored: T[]) {
  const [wanted, setWanted] = useState<ReadonlyMap<number, number>>();
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const save = useSettingsChange((sorts: Sorted[]) => {
    // one after the other: two answers of the same item must not overtake each other
    const saving = before.current.then(() => saveSorts(path)(sorts));
    before.current = saving.catch(() => undefined);
    return saving;
  });
  const items = wanted === undefined ? stored : inOrder(stored, wanted);
  function move(from: number, to: number) {
    const sorts = sortsAfterMove(items, from, to);
    if (sorts.length === 0) return;
    const next = new Map(wanted);
    for (const { id, sort } of sorts) next.set(id, sort);
    setWanted(next);
    // told of the last move only, when the lists have been read anew
    save.mutate(sorts, { onSettled: () => setWanted(undefined) });
  }
  return { items, move, error: save.error };
}

function inOrder<T extends Sorted>(items: T[], sorts: ReadonlyMap<number, number>): T[] {
  return items
    .map((item) => ({ ...item, sort: sorts.get(item.id) ?? item.sort }))
    .sort((one, other) => one.sort - other.sort);
}
