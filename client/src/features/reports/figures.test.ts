import { describe, expect, it } from "vitest";
import type { Row } from "./api";
import { barRows, duration, growth, share } from "./figures";

describe("the figures of a report", () => {
  it("have no share of nothing and no growth from nothing", () => {
    expect(share(3, 0)).toBeUndefined();
    expect(share(1, 4)).toBe(0.25);
    expect(growth(3, 0)).toBeUndefined();
    expect(growth(3, undefined)).toBeUndefined();
    expect(growth(3, 2)).toBe(0.5);
  });

  it.each([
    [40, 40, "second"],
    [600, 10, "minute"],
    [7200, 2, "hour"],
    [260_000, 3, "day"],
  ])("say %s seconds as %s of a %s", (seconds, value, unit) => {
    expect(duration(seconds)).toEqual({ value, unit });
  });

  it("stand as bars in the order of the server, months in their own and the last twelve", () => {
    const rows = (keys: string[]) => keys.map((key) => ({ key }) as Row);
    const keys = (by: "SOURCE" | "MONTH", all: string[]) => barRows({ by, rows: rows(all) }).map((row) => row.key);
    expect(keys("SOURCE", ["7", "3", "none"])).toEqual(["7", "3", "none"]);
    expect(keys("MONTH", ["2026-10", "2026-11", "2026-09"])).toEqual(["2026-09", "2026-10", "2026-11"]);
    const year = Array.from({ length: 14 }, (_, month) => `20${String(20 + month)}-01`);
    expect(keys("MONTH", year.toReversed())).toEqual(year.slice(2));
  });
});
