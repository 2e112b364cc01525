import { describe, expect, it } from "vitest";
import { daysOf, hasBegun } from "./periods";

describe("the stretches of the calendar", () => {
  it.each([
    ["last30", "2026-01-15", "2025-12-17", "2026-01-15"],
    ["lastMonth", "2026-01-15", "2025-12-01", "2025-12-31"],
    ["thisMonth", "2028-02-03", "2028-02-01", "2028-02-29"],
    ["thisQuarter", "2026-11-26", "2026-10-01", "2026-12-31"],
    ["lastQuarter", "2026-02-26", "2025-10-01", "2025-12-31"],
    ["thisYear", "2026-11-26", "2026-01-01", "2026-12-31"],
    ["lastYear", "2026-11-26", "2025-01-01", "2025-12-31"],
  ] as const)("%s on %s is from %s to %s", (span, today, from, to) => {
    expect(daysOf(span, today)).toEqual({ from, to });
  });

  it("begin with their first day, a month too, and not before", () => {
    expect(["2026-11-27", "2026-11", "2026-11-28", "2026-12"].map((begin) => hasBegun(begin, "2026-11-27"))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
