import { describe, expect, it } from "vitest";
import { createFormats } from "@/lib/formats";
import { snoozeTimes } from "./snooze";

const formats = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });
const times = (now: string) =>
  Object.fromEntries(snoozeTimes(new Date(now), formats).map(({ name, until }) => [name, until]));

describe("putting off", () => {
  it("offers a full hour later today, tomorrow morning and Monday morning by the account's clock", () => {
    // a Thursday, 10:20 in Berlin
    expect(times("2026-11-26T09:20:00Z")).toEqual({
      later: "2026-11-26T13:00:00.000Z",
      tomorrow: "2026-11-27T08:00:00.000Z",
      nextWeek: "2026-11-30T08:00:00.000Z",
    });
  });

  it("offers nothing later on a late evening", () => {
    expect(times("2026-11-26T20:30:00Z")).not.toHaveProperty("later");
  });

  it("means the Monday after on a Monday, and keeps nine o'clock when the clocks change", () => {
    expect(times("2026-10-19T09:00:00Z")["nextWeek"]).toBe("2026-10-26T08:00:00.000Z");
  });
});
