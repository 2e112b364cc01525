import { expect, it } from "vitest";
import type { Asked, Numbers, Report } from "./api";
import { pointDays, pointList } from "./points";

const NONE: Numbers = {
  inquiries: 0,
  cases: 0,
  followUps: 0,
  answered: 0,
  qualified: 0,
  won: 0,
  lost: 0,
  open: 0,
  junk: 0,
  withoutRate: 0,
  revenue: "0",
  answerSeconds: null,
};

const point = (begin: string, inquiries: number) => ({ begin, numbers: { ...NONE, inquiries } });

// weeks begin on Mondays, the period on a Wednesday
const report: Pick<Report, "period" | "previous" | "line" | "previousLine"> = {
  period: { from: "2026-11-11", to: "2026-11-24" },
  previous: { from: "2026-10-28", to: "2026-11-10" },
  line: [point("2026-11-09", 0), point("2026-11-16", 4), point("2026-11-23", 1)],
  previousLine: [point("2026-10-26", 3), point("2026-11-02", 5), point("2026-11-09", 2)],
};
const asked: Asked = { by: "SOURCE", from: "2026-11-11", to: "2026-11-24", touch: "LAST" };
const AFTER = "2026-11-25";

it("a point of the course stands for its days, the first and the last one for those of the period", () => {
  expect([0, 1, 2, 3].map((place) => pointDays(report, place))).toEqual([
    { from: "2026-11-11", to: "2026-11-15" },
    { from: "2026-11-16", to: "2026-11-22" },
    { from: "2026-11-23", to: "2026-11-24" },
    undefined,
  ]);
});

it("a point of the period before opens the list of the days then, also where there is nothing now", () => {
  expect(pointList(report, asked, "INQUIRIES", 0, "before", AFTER)).toEqual({
    to: "/reports/list",
    search: { by: "SOURCE", from: "2026-10-28", to: "2026-11-01", touch: "LAST", of: "INQUIRIES" },
  });
  expect(pointList(report, asked, "INQUIRIES", 0, "values", AFTER)).toBeUndefined();
  expect(pointList(report, asked, "INQUIRIES", 1, "values", AFTER)?.search).toMatchObject({
    from: "2026-11-16",
    to: "2026-11-22",
  });
});

it("nothing is opened that would be longer than the number: a last day that counts until this hour", () => {
  const last = (today: string) => pointList(report, asked, "INQUIRIES", 2, "before", today);
  expect(last("2026-11-24")).toBeUndefined();
  expect(last(AFTER)?.search).toMatchObject({ from: "2026-11-09", to: "2026-11-10" });
  expect(pointList(report, asked, "INQUIRIES", 2, "values", "2026-11-24")).toBeDefined();
});
