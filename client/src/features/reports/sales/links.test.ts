import { expect, test } from "vitest";
import { listAt, monthsOf } from "./links";

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

test("a period touches whole months, over the turn of a year", () => {
  expect(monthsOf({ from: "2025-11-20", to: "2026-02-01" })).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
});
