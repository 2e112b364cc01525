import { describe, expect, it } from "vitest";
import { createFormats } from "@/lib/formats";
import type { Activity } from "@/records/timeline/api";
import { boundsOf, byDay, columnOf, daysOf, movedTo, quarterOf, turned, typedOfQuarter } from "./calendar";

const formats = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });

function due(deadlineAt: string, id = 1, endsAt: string | null = null): Activity {
  return {
    id,
    version: 0,
    type: "CALL",
    title: "Anrufen",
    description: null,
    deadlineAt,
    endsAt,
    reminders: [0],
    place: null,
    participantIds: [],
    colour: null,
    responsibleId: 1,
    status: "PENDING",
    completedAt: null,
    records: [],
  };
}

describe("what a calendar shows", () => {
  it("is whole weeks of a month, a week, or a day", () => {
    expect(daysOf("month", "2026-11-26")).toHaveLength(6);
    expect(daysOf("week", "2026-11-26")).toEqual([
      ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"],
    ]);
    expect(daysOf("day", "2026-11-26")).toEqual([["2026-11-26"]]);
  });
  it("turns by its own length", () => {
    expect(turned("month", "2026-01-31", 1)).toBe("2026-02-01");
    expect(turned("week", "2026-11-26", -1)).toBe("2026-11-16");
    expect(turned("day", "2026-11-30", 1)).toBe("2026-12-01");
  });
  it("ends with the account's midnight, also when clocks change within", () => {
    expect(boundsOf(daysOf("week", "2026-10-22"), formats)).toEqual({
      from: "2026-10-18T22:00:00.000Z",
      to: "2026-10-25T23:00:00.000Z",
    });
    expect(boundsOf(daysOf("day", "2026-03-29"), formats)).toEqual({
      from: "2026-03-28T23:00:00.000Z",
      to: "2026-03-29T22:00:00.000Z",
    });
  });
});

describe("where an activity stands", () => {
  it("is the day and hour of the account's clock, in order", () => {
    const days = byDay([due("2026-11-26T23:30:00Z", 1), due("2026-11-26T08:00:00Z", 2)], formats);
    expect([...days.keys()]).toEqual(["2026-11-26", "2026-11-27"]);
    expect(quarterOf("2026-11-26T23:30:00Z", formats)).toBe(2);
    expect(quarterOf("2026-07-01T07:00:00Z", formats)).toBe(36);
  });
});

describe("moving an activity", () => {
  it("keeps the time of day from summer to winter", () => {
    // 10:30 in Berlin on both days
    expect(movedTo(due("2026-10-24T08:30:00Z"), "2026-10-26", undefined, formats)).toBe("2026-10-26T09:30:00.000Z");
  });
  it("keeps the minutes in another hour", () => {
    expect(movedTo(due("2026-11-26T08:45:00Z"), "2026-11-27", 15, formats)).toBe("2026-11-27T14:45:00.000Z");
  });
  it("takes the next hour for one that a day does not have", () => {
    const moved = movedTo(due("2026-03-28T10:30:00Z"), "2026-03-29", 2, formats);
    expect(formats.typedOf(moved)).toBe("2026-03-29T03:30");
  });
  it("comes back to where it was", () => {
    const there = movedTo(due("2026-03-27T09:15:00Z"), "2026-03-30", undefined, formats);
    expect(movedTo(due(there), "2026-03-27", undefined, formats)).toBe("2026-03-27T09:15:00.000Z");
  });
});

describe("what lasts", () => {
  const lasting = (from: string, to: string, id: number) => due(`2026-11-26T${from}:00Z`, id, `2026-11-26T${to}:00Z`);
  const places = (...activities: Activity[]) =>
    columnOf(activities, formats).blocks.map(({ activity, from, to, left }) => [activity.id, from, to, left > 0]);

  it("stands from its first quarter to its last", () => {
    // 14:00 to 15:00 in Berlin, then some minutes
    expect(places(lasting("13:00", "14:00", 1))).toEqual([[1, 56, 60, false]]);
    expect(places(lasting("13:05", "13:50", 1))).toEqual([[1, 56, 60, false]]);
    expect(places(lasting("13:00", "13:05", 1))).toEqual([[1, 56, 58, false]]);
  });
  it("stands beside what lasts at the same time, and below what is over", () => {
    expect(places(lasting("08:00", "10:00", 1), lasting("09:00", "11:00", 2), lasting("10:00", "11:00", 3))).toEqual([
      [1, 36, 44, false],
      [2, 40, 48, true],
      [3, 44, 48, false],
    ]);
  });
  it("leaves room for what is due meanwhile", () => {
    const column = columnOf([lasting("08:00", "10:00", 1), due("2026-11-26T08:30:00Z", 2)], formats);
    expect(column.points.get(9)?.map(({ id }) => id)).toEqual([2]);
    expect(column.room.get(9)).toBeLessThan(0.5);
    expect(column.blocks[0]?.left).toBe(column.room.get(9));
  });
  it("is drawn until midnight when it goes on the next day", () => {
    expect(places(due("2026-11-26T22:00:00Z", 1, "2026-11-27T08:00:00Z"))).toEqual([[1, 92, 96, false]]);
  });
  it("ends at a quarter, the last one at midnight", () => {
    expect(typedOfQuarter("2026-11-26", 61)).toBe("2026-11-26T15:15");
    expect(typedOfQuarter("2026-11-30", 96)).toBe("2026-12-01T00:00");
  });
});
