import { expect, test } from "vitest";
import { figureOf, type SalesRow, type Step } from "./api";
import { listAt, monthsOf, rowList, stepList } from "./links";

test("an address of the server leads to the list of the client, with all it says", () => {
  expect(listAt("/api/v1/reports/sales/list?from=2026-01-01&by=SOURCE&key=none", 3, { of: "WON" })).toEqual({
    to: "/reports/records",
    search: { from: "2026-01-01", by: "SOURCE", key: "none", of: "WON", in: "sales" },
  });
  expect(listAt("/api/v1/reports/inquiries/list?of=ANSWERED", 1)).toEqual({
    to: "/reports/list",
    search: { of: "ANSWERED" },
  });
});

test("where nothing is counted, nothing is listed", () => {
  expect(listAt("/api/v1/reports/sales/list?of=WON", 0)).toBeUndefined();
});

test("of two measures beside each other, the one that was chosen is listed, also where the other one is nothing", () => {
  const none = figureOf({}, "WON");
  const row: SalesRow = {
    key: "2026-03",
    name: null,
    figures: { WON: none, LOST: { ...none, count: 2 } },
    previous: null,
    list: "/api/v1/reports/sales/list?by=MONTH&key=2026-03",
  };
  const of = { values: "WON", before: "LOST" } as const;
  expect(rowList(row, of, "before")?.search).toEqual({ by: "MONTH", key: "2026-03", of: "LOST", in: "sales" });
  expect(rowList(row, of, "values")).toBeUndefined();
  expect(rowList(undefined, of, "values")).toBeUndefined();
});

test("a stage of the funnel lists who reached it, and beside it who was lost there", () => {
  const step = { stageId: 7, reached: 0, lost: 3 } as Step;
  const list = "/api/v1/reports/funnel/list?kind=DEAL";
  expect(stepList(list, step, "before")?.search).toEqual({ kind: "DEAL", of: "LOST", stage: "7", in: "funnel" });
  expect(stepList(list, step, "values")).toBeUndefined();
  expect(stepList(list, { ...step, reached: 1 }, "values")?.search["of"]).toBe("REACHED");
});

test("a period touches whole months, over the turn of a year", () => {
  expect(monthsOf({ from: "2025-11-20", to: "2026-02-01" })).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
});
