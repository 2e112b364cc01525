import { describe, expect, it } from "vitest";
import { addressOf, contentOf, differs, type SavedView } from "./model";

const VIEW: SavedView = {
  id: 3,
  version: 0,
  kind: "DEAL",
  name: "Große",
  shared: false,
  owner: { id: 1, name: "Clara" },
  mine: true,
  display: "LIST",
  columns: [
    { field: "title", width: 240 },
    { field: "amount", width: null },
  ],
  hiddenColumns: 0,
  pinned: 1,
  filter: {
    all: [
      { field: "responsibleId", op: "in", values: [2, 5] },
      { field: "pipelineId", op: "is", value: 4 },
      { any: [{ field: "amount", op: "atLeast", value: 1000 }] },
    ],
  },
  q: "Dach",
  sort: "-createdAt",
};

describe("a saved view", () => {
  it("means whoever looks where it says me", () => {
    const mine = { ...VIEW, filter: { all: [{ field: "responsibleId", op: "in" as const, values: ["me", 5] }] } };
    expect(addressOf(mine)).toMatchObject({ responsible: "me-5" });
    expect(contentOf(addressOf(mine), "LIST").filter).toEqual(mine.filter);
    const own = { ...VIEW, filter: { all: [{ field: "responsibleId", op: "is" as const, value: "me" }] } };
    expect(addressOf(own)).toMatchObject({ responsible: "me" });
    expect(contentOf(addressOf(own), "LIST").filter).toEqual(own.filter);
  });

  it("becomes an address that says everything, chips in their own words", () => {
    expect(addressOf(VIEW)).toMatchObject({
      view: "list",
      responsible: "2-5",
      pipeline: 4,
      filter: { any: [{ field: "amount", op: "atLeast", value: 1000 }] },
      cols: "title*240~amount",
      pin: 1,
      q: "Dach",
      sort: "-createdAt",
    });
  });

  it("is the same after it was opened, and another once something has changed", () => {
    const url = addressOf(VIEW);
    expect(differs(url, VIEW, "LIST")).toBe(false);
    expect(differs({ ...url, sort: "title" }, VIEW, "LIST")).toBe(true);
    expect(differs({ ...url, cols: "title~amount" }, VIEW, "LIST")).toBe(true);
    expect(differs({ ...url, responsible: 2 }, VIEW, "LIST")).toBe(true);
    expect(differs(url, VIEW, "BOARD")).toBe(true);
  });

  it("keeps conditions the chips have no room for", () => {
    const filter = {
      all: [
        { field: "stageId", op: "is" as const, value: 1 },
        { field: "stageId", op: "isNot" as const, value: 2 },
        { field: "stageId", op: "is" as const, value: 3 },
      ],
    };
    const url = addressOf({ ...VIEW, filter });
    expect(url.stage).toBe(1);
    expect(url.filter).toEqual({ all: filter.all.slice(1) });
    expect(contentOf(url, "LIST").filter).toEqual({ all: [filter.all[0], { all: filter.all.slice(1) }] });
  });

  it("of everything is an address that says nothing", () => {
    const plain = { ...VIEW, display: null, columns: [], pinned: 0, filter: null, q: null, sort: null };
    expect(JSON.stringify(addressOf(plain))).toBe("{}");
    expect(differs({}, plain, "BOARD")).toBe(false);
  });
});
