import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { prepareToShow, serve, show } from "@/testing/show";
import type { Goal } from "../goals/api";
import type { Cell, Counted, Tile, TileFigures } from "./api";
import { coursed, fileOf, listOf } from "./counted";
import { BREAKDOWNS, FIGURES, mayBe, topicOf } from "./figures";
import { TileCard } from "./TileCard";
import { TileDialog } from "./TileDialog";

beforeAll(prepareToShow);
beforeEach(() => {
  serve(() => ({ items: [] }));
});

const cell = (value: string | null, count: number, more: Partial<Cell> = {}): Cell => ({
  value,
  previous: null,
  count,
  list: "/api/v1/reports/sales/list?from=2026-01-01&to=2026-03-31&by=MONTH&of=WON",
  withoutRate: 0,
  ...more,
});

const counted: Counted = {
  by: "MONTH",
  period: { from: "2026-01-01", to: "2026-03-31" },
  previous: null,
  currency: "EUR",
  figures: ["DEALS_WON_AMOUNT", "DEALS_WON"],
  rows: [{ key: "2026-02", name: null, cells: [cell("900.00", 2), cell("2", 2)] }],
  total: { key: null, name: null, cells: [cell("900.00", 2, { previous: "450.00", withoutRate: 3 }), cell("2", 2)] },
  file: "/api/v1/reports/sales/rows.csv?by=MONTH&of=WON&from=2026-01-01&to=2026-03-31",
};

const tile: Tile = {
  title: null,
  shape: "TABLE",
  of: "DEALS_WON_AMOUNT",
  by: "MONTH",
  span: null,
  touch: "FIRST",
  only: {},
  goalId: null,
  listed: null,
  x: 0,
  y: 0,
  width: 4,
  height: 4,
};
const figures: TileFigures = { place: 0, report: null, counted, goal: null, now: false, hidden: false, unapplied: [] };

const showTile = (change: Partial<Tile>, more: Partial<TileFigures> = {}) =>
  show(<TileCard dashboardId={9} tile={{ ...tile, ...change }} figures={{ ...figures, ...more }} style={{}} />);

const searchOf = (link: HTMLElement) => Object.fromEntries(new URL((link as HTMLAnchorElement).href).searchParams);

it("a tile of amounts says that they are hidden, and no such figure is offered", async () => {
  showTile({ shape: "NUMBER" }, { counted: null, hidden: true });
  expect(screen.getByText("nicht sichtbar")).toBeTruthy();
  show(<TileDialog tile={tile} fresh onSave={vi.fn()} onClose={vi.fn()} />, { hiddenFields: ["AMOUNT"] });
  await userEvent.click(await screen.findByRole("combobox", { name: "Was gezählt wird" }));
  expect(await screen.findByRole("option", { name: "Gewonnene Aufträge" })).toBeTruthy();
  expect(screen.queryByRole("option", { name: "Auftragsumsatz" })).toBeNull();
});

it("every number of a table opens the list of its report, and comes back to the dashboard", () => {
  showTile({});
  const link = screen.getByRole("link", { name: /^Feb.* 2026, Gewonnene Aufträge: 2/ });
  expect(new URL((link as HTMLAnchorElement).href).pathname).toBe("/reports/records");
  expect(searchOf(link)).toEqual({
    in: "sales",
    from: "2026-01-01",
    to: "2026-03-31",
    by: "MONTH",
    of: "WON",
    back: "/reports/dashboards/9",
  });
  expect(screen.getAllByRole("row")).toHaveLength(3);
});

it("a number says how it changed, and which amounts are missing", () => {
  showTile({ shape: "NUMBER" });
  expect(screen.getByRole("link", { name: /^Auftragsumsatz: / }).textContent.replace(/\s/g, " ")).toBe("900 €");
  screen.getByText(/\+100\s% zum Vorzeitraum 3 ohne Kurs/);
});

it("a tile says plainly which part of the filter does not narrow it", () => {
  showTile({ shape: "NUMBER" }, { now: true, unapplied: ["PIPELINE", "DEPARTMENT"] });
  screen.getByText("Stand jetzt; der Zeitraum gilt nicht · Gilt hier nicht: Pipeline, Abteilung");
});

it("of a goal that is narrowed the tile shows a contribution, and no pace", () => {
  const goal: Goal = {
    id: 3,
    version: 0,
    measured: "WON",
    rhythm: "MONTH",
    target: "10",
    userId: null,
    departmentId: null,
    pipelineId: null,
    period: { from: "2026-01-01", to: "2026-01-31" },
    value: "4",
    expected: "6",
    currency: "EUR",
    list: "/api/v1/goals/3/deals?on=2026-01-01&RESPONSIBLE=7",
    part: true,
    changeable: true,
  };
  showTile({ shape: "GOAL", goalId: 3 }, { counted: null, goal, now: true, unapplied: ["SOURCE"] });
  screen.getByText(/Beitrag zum Ziel: 40/);
  expect(screen.queryByText(/Rückstand/)).toBeNull();
  screen.getByText(/eigenen Zeitraum.*Gilt hier nicht: Quelle/);
  expect(searchOf(screen.getByRole("link"))).toEqual({
    goal: "3",
    from: "2026-01-01",
    RESPONSIBLE: "7",
    back: "/reports/dashboards/9",
  });
});

it("a funnel whose pipeline is gone says so", () => {
  showTile({ of: "DEAL_STAGE_REACHED", by: "STAGE" }, { counted: null });
  screen.getByText("Diese Pipeline gibt es nicht mehr.");
});

it("a course has every month of the period, and the files are those of the report", () => {
  expect(coursed(counted, "LINE").map((row) => row.key)).toEqual(["2026-01", "2026-02", "2026-03"]);
  expect(coursed(counted, "BARS")).toHaveLength(1);
  expect(fileOf(counted, "xlsx")).toBe(counted.file.replace("csv", "xlsx"));
  expect(listOf(cell("0", 0), 9)).toBeUndefined();
});

it("what a figure cannot be shown as, no dialog offers", async () => {
  expect(mayBe("DEALS_EXPECTED", "LINE")).toBe(false);
  expect(mayBe("DEAL_STAGE_TIME", "NUMBER")).toBe(false);
  expect(FIGURES.every((figure) => BREAKDOWNS[topicOf(figure)].length > 0)).toBe(true);
  const save = vi.fn();
  show(<TileDialog tile={{ ...tile, of: "DEALS_EXPECTED", by: "EXPECTED" }} fresh onSave={save} onClose={vi.fn()} />);
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("radio", { name: "Verlauf", hidden: true }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Hinzufügen", hidden: true }));
  expect(save).toHaveBeenCalledWith(expect.objectContaining({ shape: "LINE", of: "INQUIRIES", by: "SOURCE" }));
});
