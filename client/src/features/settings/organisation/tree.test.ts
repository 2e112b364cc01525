import { describe, expect, it } from "vitest";
import type { Department } from "./api";
import { fits, placed } from "./tree";

const unit = (id: number, parentId: number | null): Department => ({
  id,
  version: 0,
  parentId,
  name: `U${id}`,
  headId: null,
  memberIds: [],
  roleIds: [],
});

describe("the tree of departments", () => {
  const all = [unit(3, 2), unit(1, null), unit(2, 1), unit(4, 1)];

  it("puts children under their parents", () => {
    expect(placed(all).map(({ department, level }) => [department.id, level])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 1],
    ]);
  });

  it("does not offer what would make a circle", () => {
    expect(fits(all, 1, 3)).toBe(false);
    expect(fits(all, 2, 2)).toBe(false);
    expect(fits(all, 3, 4)).toBe(true);
    expect(fits(all, undefined, 3)).toBe(true);
  });
});
