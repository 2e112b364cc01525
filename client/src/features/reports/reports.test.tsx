import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { keys } from "@/lib/api/keys";
import type { SignedIn } from "@/lib/session";
import { prepareToShow, refusal, serve, show } from "@/testing/show";
import type { Numbers, Report, Row } from "./api";
import { CourseTable } from "./CourseTable";
import { ExportMenu } from "./ExportMenu";
import { KeyFigures } from "./KeyFigures";
import { ReportTable } from "./ReportTable";

beforeAll(prepareToShow);

const NUMBERS: Numbers = {
  inquiries: 10,
  cases: 8,
  followUps: 2,
  answered: 4,
  qualified: 6,
  won: 2,
  lost: 1,
  open: 3,
  junk: 1,
  withoutRate: 2,
  revenue: "100.00",
  answerSeconds: 600,
};
const row = (key: string | null): Row => ({ key, name: null, numbers: NUMBERS, previous: null, list: "" });
const report: Report = {
  by: "MEDIUM",
  period: { from: "2026-01-01", to: "2026-01-31" },
  previous: { from: "2025-12-01", to: "2025-12-31" },
  unit: "MONTH",
  currency: "EUR",
  rows: [row("cpc"), row("none")],
  total: row(null),
  line: [{ begin: "2026-01-01", numbers: NUMBERS }],
  previousLine: [{ begin: "2025-12-01", numbers: { ...NUMBERS, inquiries: 7 } }],
  marks: [{ switchId: 1, on: "2026-01-20", to: "SIMPLE", undone: true }],
};
const asked = { by: "MEDIUM", from: "2026-01-01", to: "2026-01-31", touch: "FIRST" } as const;

const searchOf = (link: HTMLElement) => Object.fromEntries(new URL((link as HTMLAnchorElement).href).searchParams);

it("each row says which share was qualified and which was junk, and a medium is called by its own name", () => {
  show(<ReportTable report={report} asked={asked} />);
  const of = (name: RegExp) =>
    within(screen.getByRole("row", { name }))
      .getAllByRole("link")
      .map((link) => link.textContent.replace(/\s/g, " "));
  expect(of(/^cpc /)).toEqual(expect.arrayContaining(["75 %", "25 %", "10 %"]));
  const junk = screen.getByRole("link", { name: /^cpc, Anteil ungeeignet: 10/ });
  expect(searchOf(junk)).toMatchObject({ by: "MEDIUM", key: "cpc", of: "JUNK" });
  expect(of(/^Ohne Medium /)).not.toHaveLength(0);
});

it("what is missing in the revenue opens its list", () => {
  show(<KeyFigures report={report} asked={asked} />);
  expect(searchOf(screen.getByRole("link", { name: "Umsatz: 2 ohne Kurs. Liste öffnen" }))).toMatchObject({
    of: "WITHOUT_RATE",
  });
});

it("every point of the course opens its list by keyboard, the one before too, and an undone switch is called so", () => {
  show(<CourseTable report={report} asked={asked} show="INQUIRIES" />);
  const links = screen.getAllByRole("link", { hidden: true });
  expect(links.map((link) => searchOf(link))).toMatchObject([
    { from: "2026-01-01", to: "2026-01-31" },
    { from: "2025-12-01", to: "2025-12-31" },
  ]);
  expect(links.map((link) => link.textContent)).toEqual(["10", "7"]);
  screen.getByText("Wechsel zum Basis-CRM (rückgängig gemacht)");
});

async function openMenu(): Promise<void> {
  await userEvent.click(screen.getByRole("button", { name: "Exportieren" }));
}

it("without the right to export the menu says so, and pictures are left", async () => {
  const picture = { name: "Trichter", chart: { current: null } };
  const { client } = show(<ExportMenu address={() => "/api/v1/rows"} pictures={[picture]} name="report" />);
  const session = client.getQueryData<SignedIn>(keys.session);
  client.setQueryData(keys.session, {
    ...session,
    permissions: { editSettings: false, administrator: false, exportFigures: false },
  });
  await openMenu();
  const csv = await screen.findByRole("menuitem", { name: /Tabelle als CSV.*Ihre Rolle darf/ });
  expect(csv.hasAttribute("data-disabled")).toBe(true);
  const png = screen.getByRole("menuitem", { name: "Diagramm als Bild: Trichter" });
  expect(png.hasAttribute("data-disabled")).toBe(false);
});

it("a download that the server refuses says why", async () => {
  serve(() => refusal(403, "forbidden"));
  show(<ExportMenu address={(format) => `/api/v1/rows.${format}`} pictures={[]} name="report" />);
  await openMenu();
  await userEvent.click(await screen.findByRole("menuitem", { name: "Tabelle als CSV" }));
  await screen.findByText("Dafür fehlt Ihnen das Recht.");
});
