import { describe, expect, it } from "vitest";
import { type BulkRun, fileOf, filterOf, percentOf } from "./api";

const QUERY = { filter: [{ field: "stageId", op: "is" as const, value: 3 }], q: "Dach", sort: "-createdAt" };
const RUN: BulkRun = {
  id: 1,
  kind: "DEAL",
  change: { action: "DELETE", responsibleId: null, stageId: null, pipelineId: null },
  status: "RUNNING",
  reason: null,
  total: null,
  changed: 0,
  unchanged: 0,
  failed: 0,
  undone: 0,
  kept: 0,
  followers: { activities: 0, customers: 0, customersLeft: 0, activitiesUndone: 0, customersUndone: 0 },
  startedAt: "2026-11-24T09:00:00Z",
  finishedAt: null,
  undoUntil: null,
};

describe("a change of many", () => {
  it("means the whole result but those left out", () => {
    expect(filterOf(QUERY, { whole: true, ids: [7] })).toEqual({
      all: [...QUERY.filter, { field: "id", op: "notIn", values: [7] }],
    });
    expect(filterOf({ filter: [] }, { whole: true, ids: [] })).toEqual({ all: [] });
  });

  it("means exactly the chosen ones, however many", () => {
    const ids = Array.from({ length: 1500 }, (_, index) => index + 1);
    const filter = filterOf(QUERY, { whole: false, ids });
    expect(filter).toEqual({
      any: [
        { field: "id", op: "in", values: ids.slice(0, 1000) },
        { field: "id", op: "in", values: ids.slice(1000) },
      ],
    });
  });

  it("says how far it is", () => {
    expect(percentOf(RUN)).toBeUndefined();
    expect(percentOf({ ...RUN, total: 200, changed: 90, unchanged: 5, failed: 5 })).toBe(50);
    expect(percentOf({ ...RUN, total: 0 })).toBe(100);
    expect(percentOf({ ...RUN, status: "UNDOING", total: 200, changed: 100, undone: 20, kept: 5 })).toBe(25);
  });

  it("becomes a file of the same records", () => {
    const file = new URL(fileOf("deals", QUERY, ["title", "amount"], { whole: false, ids: [4] }), "http://x");
    expect(file.pathname).toBe("/api/v1/lists/deals/rows.csv");
    expect(file.searchParams.get("columns")).toBe("title,amount");
    expect(file.searchParams.get("q")).toBeNull();
    expect(JSON.parse(file.searchParams.get("filter") ?? "")).toEqual({
      any: [{ field: "id", op: "in", values: [4] }],
    });
  });
});
