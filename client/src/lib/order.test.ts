import { describe, expect, it } from "vitest";
import { moved, sortsAfterMove } from "./order";

const of = (...sorts: number[]) => sorts.map((sort, index) => ({ id: index + 1, sort }));

/** The ids in their order after the changes were saved. */
function saved(items: { id: number; sort: number }[], from: number, to: number): number[] {
  const changes = new Map(sortsAfterMove(items, from, to).map((one) => [one.id, one.sort]));
  return items
    .map((one) => ({ id: one.id, sort: changes.get(one.id) ?? one.sort }))
    .sort((a, b) => a.sort - b.sort || a.id - b.id)
    .map((one) => one.id);
}

describe("moving an item", () => {
  it("changes one number where there is room", () => {
    expect(sortsAfterMove(of(10, 20, 30), 2, 1)).toEqual([{ id: 3, sort: 15 }]);
    expect(sortsAfterMove(of(10, 20, 30), 0, 2)).toEqual([{ id: 1, sort: 40 }]);
    expect(sortsAfterMove(of(10, 20, 30), 2, 0)).toEqual([{ id: 3, sort: 4 }]);
  });

  it("numbers anew where there is none", () => {
    expect(saved(of(1, 2, 3), 2, 1)).toEqual([1, 3, 2]);
    expect(saved(of(500, 500, 500), 0, 2)).toEqual([2, 3, 1]);
    expect(saved(of(0, 1, 2), 2, 0)).toEqual([3, 1, 2]);
  });

  it("arrives at every place from every place", () => {
    for (const items of [of(10, 20, 30, 40), of(0, 1, 2, 3), of(5, 5, 5, 5), of(10, 11, 500, 501)]) {
      for (let from = 0; from < 4; from++) {
        for (let to = 0; to < 4; to++) {
          const wanted = moved(items, from, to).map((one) => one.id);
          expect(saved(items, from, to), `${from} to ${to} of ${items.map((one) => one.sort).join()}`).toEqual(wanted);
        }
      }
    }
  });

  it("does nothing when it stays", () => {
    expect(sortsAfterMove(of(10, 20), 1, 1)).toEqual([]);
  });
});
