import { describe, expect, it } from "vitest";
import { createFormats } from "@/lib/formats";
import type { Notification } from "./api";
import { addressOf, byDay } from "./days";

const formats = createFormats({ language: "de", country: "DE", timeZone: "Europe/Berlin" });

function told(change: Partial<Notification>): Notification {
  return {
    id: 1,
    reason: "ASSIGNED",
    actor: null,
    kind: null,
    record: null,
    text: null,
    activityId: null,
    dueAt: null,
    records: 1,
    createdAt: "2026-11-24T10:00:00Z",
    read: false,
    hidden: false,
    ...change,
  };
}

describe("what somebody was told, day by day", () => {
  it("keeps its order and uses the days of the account's time zone", () => {
    const days = byDay(
      [
        told({ id: 3, createdAt: "2026-11-24T23:30:00Z" }),
        told({ id: 2, createdAt: "2026-11-24T22:30:00Z" }),
        told({ id: 1, createdAt: "2026-11-24T06:00:00Z" }),
      ],
      (moment) => formats.dayOf(moment),
    );
    expect(days.map((day) => [day.day, day.items.map((item) => item.id)])).toEqual([
      ["2026-11-25", [3]],
      ["2026-11-24", [2, 1]],
    ]);
  });
});

describe("where a click leads", () => {
  it("is the record", () => {
    expect(addressOf(told({ kind: "DEAL", record: { kind: "DEAL", id: 5, name: "Dach" } }), 7)).toEqual({
      to: "/deals/5",
    });
  });
  it("is the list of one's own when there are many", () => {
    expect(addressOf(told({ kind: "LEAD", records: 40 }), 7)).toEqual({
      to: "/leads",
      search: { view: "list", responsible: 7 },
    });
  });
  it("is the activities when only they are meant", () => {
    expect(addressOf(told({ activityId: 4 }), 7)).toEqual({ to: "/activities" });
  });
  it("is nowhere when what it spoke of is gone", () => {
    expect(addressOf(told({ hidden: true, kind: "DEAL" }), 7)).toBeUndefined();
  });
});
