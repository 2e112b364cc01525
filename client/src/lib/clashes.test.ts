import { describe, expect, it } from "vitest";
import { clashes } from "./clashes";

describe("a change that comes after somebody else's", () => {
  const seen = { title: "Dach", amount: { value: "10", currency: "EUR" }, custom: { dachform: 1, kwh: 5 } };

  it("does not clash when they changed something else", () => {
    expect(clashes(seen, { ...seen, title: "Halle" }, { amount: { value: "20", currency: "EUR" } })).toEqual([]);
    expect(clashes(seen, { ...seen, custom: { dachform: 2, kwh: 5 } }, { custom: { kwh: 7 } })).toEqual([]);
  });

  it("does not clash when they wrote the same", () => {
    expect(clashes(seen, { ...seen, title: "Halle" }, { title: "Halle" })).toEqual([]);
  });

  it("names the field with both values", () => {
    expect(clashes(seen, { ...seen, title: "Halle" }, { title: "Hof" })).toEqual([
      { field: "title", theirs: "Halle", mine: "Hof" },
    ]);
    expect(clashes(seen, { ...seen, custom: { dachform: 2, kwh: 5 } }, { custom: { dachform: 3 } })).toEqual([
      { field: "custom.dachform", theirs: 2, mine: 3 },
    ]);
  });
});
