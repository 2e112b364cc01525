import { describe, expect, it } from "vitest";
import { createFormats } from "@/lib/formats";
import { conditionsOf, edges, quickDeadlines, suggestion, takes } from "./dues";

const formats = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });
// a Thursday, 14:20 in Berlin
const THURSDAY = new Date("2026-11-26T13:20:00Z");
const SUNDAY = new Date("2026-11-29T13:20:00Z");

describe("where the columns end", () => {
  it("is by the account's days and weeks", () => {
    expect(edges(formats, THURSDAY)).toEqual({
      now: "2026-11-26T13:20:00.000Z",
      tomorrow: "2026-11-26T23:00:00.000Z",
      nextWeek: "2026-11-29T23:00:00.000Z",
    });
  });
  it("is right on the days when clocks change", () => {
    // 29 March 2026 has 23 hours, 25 October 25
    expect(edges(formats, new Date("2026-03-29T12:00:00Z")).tomorrow).toBe("2026-03-29T22:00:00.000Z");
    expect(edges(formats, new Date("2026-10-25T12:00:00Z")).tomorrow).toBe("2026-10-25T23:00:00.000Z");
    expect(edges(formats, new Date("2026-10-24T23:30:00Z")).tomorrow).toBe("2026-10-25T23:00:00.000Z");
  });
  it("leaves no gap: one column begins where the other ends", () => {
    const value = (conditions: { op: string; value?: unknown }[], op: string) =>
      conditions.find((one) => one.op === op)?.value;
    const of = (due: "overdue" | "today" | "week" | "later") => conditionsOf(due, formats, THURSDAY);
    expect(value(of("overdue"), "lessThan")).toBe(value(of("today"), "atLeast"));
    expect(value(of("today"), "lessThan")).toBe(value(of("week"), "atLeast"));
    expect(value(of("week"), "lessThan")).toBe(value(of("later"), "atLeast"));
  });
});

describe("where something can be planned", () => {
  it("is not the past, and on Sunday not this week", () => {
    expect(takes("overdue", formats, THURSDAY)).toBe(false);
    expect(takes("none", formats, THURSDAY)).toBe(false);
    expect(takes("week", formats, THURSDAY)).toBe(true);
    expect(takes("week", formats, SUNDAY)).toBe(false);
    expect(takes("later", formats, SUNDAY)).toBe(true);
  });
});

describe("a time to begin with", () => {
  it("is the next hour, tomorrow morning, Monday morning", () => {
    expect(suggestion("today", formats, THURSDAY, null)).toBe("2026-11-26T15:00");
    expect(suggestion("week", formats, THURSDAY, null)).toBe("2026-11-27T09:00");
    expect(suggestion("later", formats, THURSDAY, null)).toBe("2026-11-30T09:00");
  });
  it("keeps the time of day of what was planned", () => {
    const planned = "2026-11-20T15:30:00Z";
    expect(suggestion("today", formats, THURSDAY, planned)).toBe("2026-11-26T16:30");
    expect(suggestion("later", formats, THURSDAY, planned)).toBe("2026-11-30T16:30");
    // gone by
    expect(suggestion("today", formats, THURSDAY, "2026-11-20T07:00:00Z")).toBe("2026-11-26T15:00");
  });
  it("does not leave the day", () => {
    expect(suggestion("today", formats, new Date("2026-11-26T22:40:00Z"), null)).toBe("2026-11-26T23:59");
  });
});

describe("the days people plan for most", () => {
  const of = (now: Date, typed: string) =>
    Object.fromEntries(quickDeadlines(formats, typed, now).map((one) => [one.name, one.typed]));

  it("are by the account's calendar, in the morning or at the time that stands there", () => {
    expect(of(THURSDAY, "")).toEqual({
      today: "2026-11-26T15:00",
      tomorrow: "2026-11-27T09:00",
      monday: "2026-11-30T09:00",
      week: "2026-12-03T09:00",
    });
    expect(of(THURSDAY, "2027-01-01T16:45")).toMatchObject({ today: "2026-11-26T16:45", week: "2026-12-03T16:45" });
  });

  it("count from the day it is for the account, and Monday is never today", () => {
    // one o'clock on Monday in Berlin, still Sunday in UTC
    expect(of(new Date("2026-11-30T00:00:00Z"), "")).toMatchObject({
      tomorrow: "2026-12-01T09:00",
      monday: "2026-12-07T09:00",
    });
  });
});
