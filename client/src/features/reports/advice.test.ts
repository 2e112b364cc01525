import { expect, it } from "vitest";
import { listOfReason, listOfRow } from "./advice";
import type { Advice } from "./api";

const advice: Advice = {
  fits: "CLASSIC",
  now: "SIMPLE",
  period: { from: "2026-07-01", to: "2026-09-30" },
  reasons: [],
  classic: { leads: 50, deals: 20, qualified: 20, won: 0, lost: 6, sortedOut: 9, winRate: 0 },
  simple: { leads: null, deals: 50, qualified: 20, won: 0, lost: 12, sortedOut: 3, winRate: 0 },
};

it("a count of the adviser opens the inquiries of the whole period, and the way back leads to it", () => {
  expect(listOfReason(advice, { kind: "INQUIRIES_A_MONTH", value: 17, speaksFor: "SIMPLE" })).toEqual({
    to: "/reports/list",
    search: {
      by: "SOURCE",
      from: "2026-07-01",
      to: "2026-09-30",
      touch: "FIRST",
      of: "INQUIRIES",
      back: "/reports/mode",
    },
  });
  const known = listOfReason(advice, { kind: "KNOWN_CUSTOMERS", value: 12, speaksFor: "CLASSIC" });
  expect(known?.search).toMatchObject({ by: "CUSTOMER", key: "KNOWN", of: "INQUIRIES" });
});

it("what skipped the lead by a rule is in no list of leads or deals of the classic mode", () => {
  const mixed = { ...advice, classic: { ...advice.classic, leads: 40, deals: 26 } };
  expect(listOfRow(mixed, "CLASSIC", "leads")).toBeUndefined();
  expect(listOfRow(mixed, "CLASSIC", "deals")).toBeUndefined();
  expect(listOfRow(mixed, "CLASSIC", "qualified")?.search["of"]).toBe("QUALIFIED");
  expect(listOfRow(mixed, "SIMPLE", "deals")?.search["of"]).toBe("CASES");
});

it("with leads only qualified cases are deals, without all of them are; what is nothing opens nothing", () => {
  expect(listOfRow(advice, "CLASSIC", "leads")?.search["of"]).toBe("CASES");
  expect(listOfRow(advice, "CLASSIC", "deals")?.search["of"]).toBe("QUALIFIED");
  expect(listOfRow(advice, "SIMPLE", "deals")?.search["of"]).toBe("CASES");
  expect(listOfRow(advice, "SIMPLE", "lost")?.search["of"]).toBe("LOST");
  expect(listOfRow(advice, "SIMPLE", "sortedOut")?.search["of"]).toBe("JUNK");
  expect(listOfRow(advice, "CLASSIC", "lost")).toBeUndefined();
  expect(listOfRow(advice, "CLASSIC", "sortedOut")).toBeUndefined();
  expect(listOfRow(advice, "SIMPLE", "leads")).toBeUndefined();
  expect(listOfRow(advice, "SIMPLE", "won")).toBeUndefined();
  expect(listOfReason(advice, { kind: "SORTED_OUT", value: 40, speaksFor: "CLASSIC" })).toBeUndefined();
});
