import { growth } from "../figures";
import { monthsOf, listAt } from "../sales/links";
import type { Words } from "../useWords";
import type { Cell, Counted, CountedRow } from "./api";
import { aboutOf, type RecordFigure } from "./figures";

/** The figure of the tile itself. */
export function cellOf(row: CountedRow): Cell | undefined {
  return row.cells[0];
}

export function valueOf(cell: Cell | undefined): number | undefined {
  return cell?.value == null ? undefined : Number(cell.value);
}

export function writtenCell(words: Words, figure: RecordFigure, currency: string, cell: Cell | undefined): string {
  const value = valueOf(cell);
  return value === undefined ? "–" : writtenValue(words, figure, currency, value);
}

export function writtenValue(words: Words, figure: RecordFigure, currency: string, value: number): string {
  switch (aboutOf(figure).unit) {
    case "MONEY":
      return words.amountShort(String(value), currency);
    case "SHARE":
      return words.percent(value);
    case "SECONDS":
      return words.time(value);
    case "COUNT":
      return words.number(value);
  }
}

/** Where what a number counts is listed; undefined where there is nothing. */
export function listOf(cell: Cell | undefined, dashboardId: number, more: Record<string, string> = {}) {
  return cell && listAt(cell.list, cell.count, { ...more, back: `/reports/dashboards/${dashboardId}` });
}

/** How it changed, and whether that is good. */
export function changeOf(figure: RecordFigure, cell: Cell | undefined) {
  const now = valueOf(cell);
  const change = now === undefined || cell?.previous == null ? undefined : growth(now, Number(cell.previous));
  const better = change !== undefined && (aboutOf(figure).falling === true ? change < 0 : change > 0);
  return { change, tone: change === undefined || change === 0 ? "same" : better ? "good" : "bad" } as const;
}

/** A course has all months of the period, those without anything too. */
export function coursed(counted: Counted, shape: string): CountedRow[] {
  if (shape !== "LINE") return counted.rows;
  const rows = new Map(counted.rows.map((row) => [row.key, row]));
  return monthsOf(counted.period).map((key) => rows.get(key) ?? { key, name: null, cells: [] });
}

/** The file of the same report. */
export function fileOf(counted: Counted, format: "csv" | "xlsx"): string {
  return counted.file.replace("/rows.csv?", `/rows.${format}?`);
}

/** The pipeline a funnel is about. */
export function pipelineOf({ file }: Counted): string | undefined {
  return new URLSearchParams(file.split("?")[1]).get("PIPELINE") ?? undefined;
}
