import { screen } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { CohortReport } from "./api";
import { Cohorts } from "./Cohorts";

beforeAll(prepareToShow);

const report: CohortReport = {
  period: { from: "2026-01-01", to: "2026-02-28" },
  columns: 2,
  rows: [
    {
      month: "2026-01",
      inquiries: 9,
      cases: 8,
      won: 4,
      cells: [
        { after: 0, won: 0, share: "0.0000", list: "" },
        { after: 1, won: 2, share: "0.2500", list: "" },
      ],
    },
    { month: "2026-02", inquiries: 1, cases: 1, won: 1, cells: [{ after: 0, won: 1, share: "1.0000", list: "" }] },
  ],
};

it("rows are months of inquiries, columns months after them, and every share opens what was won until then", async () => {
  const sent = serve(() => report);
  show(<Cohorts asked={{ by: "MONTH", from: "2026-01-01", to: "2026-02-28", touch: "LAST", RESPONSIBLE: "7" }} />);
  const link = await screen.findByRole("link", { name: /^Januar 2026, bis Monat 1 danach gewonnen: 25/ });
  expect(Object.fromEntries(new URL((link as HTMLAnchorElement).href).searchParams)).toEqual({
    by: "MONTH",
    from: "2026-01-01",
    to: "2026-02-28",
    touch: "LAST",
    RESPONSIBLE: "7",
    key: "2026-01",
    of: "WON",
    within: "1",
  });
  expect(sent[0]?.path).toContain("/reports/inquiries/cohorts?");
  expect(sent[0]?.path).toContain("RESPONSIBLE=7");
  expect(screen.queryByRole("link", { name: /^Januar 2026, bis Monat 0/ })).toBeNull();
  screen.getByRole("cell", { name: "noch nicht so weit" });
  screen.getByRole("link", { name: /^Februar 2026, Bis heute: 100/ });
});
