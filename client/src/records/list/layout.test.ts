import { describe, expect, it } from "vitest";
import { gridOf, layoutText, readLayout } from "./layout";

describe("the columns of a list", () => {
  it("stand in the address with their widths", () => {
    const columns = [{ key: "title", width: 240 }, { key: "amount" }, { key: "custom.12", width: 90 }];
    expect(layoutText(columns)).toBe("title*240~amount~custom.12*90");
    expect(readLayout("title*240~amount~custom.12*90")).toEqual([
      { key: "title", width: 240 },
      { key: "amount", width: undefined },
      { key: "custom.12", width: 90 },
    ]);
  });

  it("are each there once, and never thinner than a finger", () => {
    expect(readLayout("title~title*5~~amount*1~stageId*99999~x*y")).toEqual([
      { key: "title", width: undefined },
      { key: "amount", width: 60 },
      { key: "stageId", width: 900 },
      { key: "x", width: undefined },
    ]);
    expect(readLayout(undefined)).toEqual([]);
    expect(layoutText([])).toBeUndefined();
  });

  it("share the room, but for those with a width of their own", () => {
    const grid = gridOf([{ share: 2 }, { share: 1, width: 120 }], 0, true);
    expect(grid.template).toBe("30px minmax(70px, 2fr) 120px");
    expect(grid.minWidth).toBe(24 + 38 + 70 + 8 + 120);
    expect(grid.pickOffset).toBeUndefined();
  });

  it("stay in sight one beside the other when they are pinned", () => {
    const grid = gridOf([{ share: 2 }, { share: 1, width: 120 }, { share: 1 }], 2, true);
    expect(grid.template).toBe("30px 192px 120px minmax(70px, 1fr)");
    expect(grid.offsets).toEqual([50, 250]);
    expect(grid.pickOffset).toBe(12);
  });

  it("fill the list even when all have a width", () => {
    expect(
      gridOf(
        [
          { share: 1, width: 100 },
          { share: 1, width: 200 },
        ],
        0,
        false,
      ).template,
    ).toBe("100px minmax(200px, 1fr)");
  });
});
