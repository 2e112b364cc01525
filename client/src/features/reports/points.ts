import type { TFunction } from "i18next";
import type { Series } from "@/ui/chart/option";
import type { Asked, Mark, Measure, Point, Report } from "./api";
import { countOf } from "./figures";
import { type Days, dayBefore } from "./periods";
import type { ListLink } from "./Tiles";
import { listLink } from "./url";

type Course = Pick<Report, "period" | "previous" | "line" | "previousLine">;

function of(report: Course, series: Series): { days: Days | null; points: Point[] } {
  return series === "values"
    ? { days: report.period, points: report.line }
    : { days: report.previous, points: report.previousLine };
}

/** The days of a point of the course; of one of the period before, the days then. */
export function pointDays(report: Course, place: number, series: Series = "values"): Days | undefined {
  const { days, points } = of(report, series);
  const begin = points[place]?.begin;
  if (days === null || begin === undefined) return undefined;
  const next = points[place + 1]?.begin;
  return { from: begin < days.from ? days.from : begin, to: next === undefined ? days.to : dayBefore(next) };
}

/**
 * Of a period that goes on, the one before counts until this hour of its last day. A list has whole days, so it would be
 * longer than the number.
 */
export function cutShort(report: Course, place: number, series: Series, today: string): boolean {
  const { from, to } = report.period;
  return series === "before" && place === report.previousLine.length - 1 && from <= today && today <= to;
}

/** The inquiries behind a point of the course; undefined where there are none, or no list of just them. */
export function pointList(
  report: Course,
  asked: Asked,
  show: Measure,
  place: number,
  series: Series,
  today: string,
): ListLink | undefined {
  const point = of(report, series).points[place];
  const days = pointDays(report, place, series);
  if (point === undefined || days === undefined || countOf(point.numbers, show) === 0) return undefined;
  return cutShort(report, place, series, today) ? undefined : listLink({ ...asked, ...days }, show, null);
}

/** What stands at a change of the mode. */
export function markLabel(t: TFunction, { to, undone }: Mark): string {
  return t(undone ? `reports.markUndone.${to}` : `reports.mark.${to}`);
}

/** Where on the course the mode was changed. */
export function marksOf(t: TFunction, { line, marks }: Pick<Report, "line" | "marks">) {
  return marks.map((mark) => ({
    place: line.findLastIndex((point) => point.begin <= mark.on),
    label: markLabel(t, mark),
    faint: mark.undone,
  }));
}
