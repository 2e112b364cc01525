import { describe, expect, it } from "vitest";
import { idsOf, idsText, readCard, readRecordsUrl } from "./useRecordsUrl";

describe("the address of a list", () => {
  it("keeps one or several values of a filter", () => {
    expect(readRecordsUrl({ responsible: 4, stage: "2-5" })).toEqual({ responsible: 4, stage: "2-5" });
    expect(idsOf("2-5")).toEqual([2, 5]);
    expect(idsOf(4)).toEqual([4]);
    expect(idsOf("me")).toEqual(["me"]);
    expect(readRecordsUrl({ responsible: "me-5" }).responsible).toBe("me-5");
    expect(readRecordsUrl({ responsible: "meier" }).responsible).toBeUndefined();
    expect(idsText([2, 5])).toBe("2-5");
    expect(idsText([4])).toBe(4);
    expect(idsText([])).toBeUndefined();
  });

  it("forgets what is none of its words", () => {
    expect(readRecordsUrl({ view: "cube", stage: "2-", source: -1, attention: "yes", evil: "x" })).toEqual({});
  });

  it("names the card that is open", () => {
    expect(readCard("deals:12")).toEqual({ kind: "deals", id: 12 });
    expect(readCard("deals:zwölf")).toBeUndefined();
  });
});
