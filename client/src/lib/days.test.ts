import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, isDay, isoWeekday, mondayOf, weekOf, weeksOfMonth } from "./days";

describe("days of the calendar", () => {
  it("go on over months, years and leap days", () => {
    expect(addDays("2026-11-30", 1)).toBe("2026-12-01");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });
  it("begin the week on Monday", () => {
    expect(isoWeekday("2026-11-29")).toBe(7);
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(weekOf("2026-11-26")[6]).toBe("2026-11-29");
  });
  it("stay within a shorter month", () => {
    expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
    expect(addMonths("2026-11-26", -11)).toBe("2025-12-26");
  });
  it("show a month in whole weeks", () => {
    const weeks = weeksOfMonth("2026-11-26");
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks.at(-1)?.[6]).toBe("2026-12-06");
    expect(weeks).toHaveLength(6);
    expect(weeksOfMonth("2027-02-10")).toHaveLength(4);
  });
  it("are told from what is none", () => {
    expect(isDay("2026-11-26")).toBe(true);
    expect(isDay("2026-02-30")).toBe(false);
    expect(isDay("x")).toBe(false);
    expect(isDay(5)).toBe(false);
  });
});
