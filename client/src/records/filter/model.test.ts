import { describe, expect, it } from "vitest";
import { countOf, type Filter, readGroup, tidied } from "./model";

const amount: Filter = { field: "amount", op: "atLeast", value: 1000 };
const open: Filter = { field: "semantics", op: "is", value: "P" };

describe("a filter", () => {
  it("counts its conditions however deep they stand", () => {
    expect(countOf(undefined)).toBe(0);
    expect(countOf({ all: [amount, { any: [open, { all: [amount] }] }] })).toBe(3);
  });

  it("asks only for what is whole", () => {
    const filter: Filter = {
      all: [
        amount,
        { field: "title", op: "contains", value: "" },
        { field: "title", op: "empty" },
        { field: "stageId", op: "in", values: [] },
        { any: [{ field: "closeOn", op: "within" }] },
      ],
    };
    expect(tidied(filter)).toEqual({ all: [amount, { field: "title", op: "empty" }] });
    expect(tidied({ any: [{ all: [] }] })).toBeUndefined();
  });

  it("is read from an address without trusting it", () => {
    expect(readGroup({ any: [amount, { any: [open] }] })).toEqual({ any: [amount, { any: [open] }] });
    expect(readGroup(amount)).toEqual({ all: [amount] });
    expect(readGroup({ all: ["x", 5, { field: 3 }] })).toBeUndefined();
    expect(readGroup("all")).toBeUndefined();
    let deep: unknown = amount;
    for (let i = 0; i < 50; i++) deep = { all: [deep] };
    expect(readGroup(deep)).toBeUndefined();
  });
});
