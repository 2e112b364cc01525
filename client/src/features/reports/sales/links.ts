import type { Series } from "@/ui/chart/option";
import type { ListLink } from "../Tiles";
import { type FunnelMeasure, figureOf, type SalesMeasure, type SalesRow, type Step } from "./api";

const LISTS = "/api/v1/reports/";

/** Where the client shows what an address of the server lists; `undefined` for nothing. */
export function listAt(address: string, count: number, more: Record<string, string> = {}): ListLink | undefined {
  const [path, query] = address.split("?");
  if (count === 0 || path === undefined || !path.startsWith(LISTS)) return undefined;
  const report = path.slice(LISTS.length).split("/")[0] ?? "";
  const search = { ...Object.fromEntries(new URLSearchParams(query)), ...more };
  return report === "inquiries"
    ? { to: "/reports/list", search }
    : { to: "/reports/records", search: { ...search, in: report } };
}

/** The list behind a point of two measures beside each other: that of the one somebody chose. */
export function rowList(
  row: SalesRow | undefined,
  of: Record<Series, SalesMeasure>,
  series: Series,
): ListLink | undefined {
  return row && listAt(row.list, figureOf(row.figures, of[series]).count, { of: of[series] });
}

/** The same of a stage of the funnel: who reached it, or who was lost there. */
export function stepList(list: string, step: Step | undefined, series: Series): ListLink | undefined {
  if (step === undefined) return undefined;
  const [of, count]: [FunnelMeasure, number] = series === "before" ? ["LOST", step.lost] : ["REACHED", step.reached];
  return listAt(list, count, { of, stage: String(step.stageId) });
}

/** `2026-11` of every month that a period touches. */
export function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const months: string[] = [];
  const last = to.slice(0, 7);
  for (let month = from.slice(0, 7); month <= last; month = next(month)) months.push(month);
  return months;
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
