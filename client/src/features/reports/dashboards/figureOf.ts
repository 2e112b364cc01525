import type { Series } from "@/ui/chart/option";
import type { Measure, Numbers, Report, Row } from "../api";
import { countOf, share } from "../figures";
import { cutShort, pointDays } from "../points";
import { type ReportSearch, searchOfList } from "../url";
import type { Words } from "../useWords";
import type { Tile } from "./api";
import { type Figure, type InquiryFigure, isOfInquiries } from "./figures";

/** The value of a figure; undefined where there is nothing to have one of. */
export function figureOf(numbers: Numbers, figure: InquiryFigure): number | undefined {
  switch (figure) {
    case "REVENUE":
      return Number(numbers.revenue);
    case "WON_RATE":
      return share(numbers.won, numbers.cases);
    case "ANSWER_TIME":
      return numbers.answerSeconds ?? undefined;
    default:
      return countOf(numbers, figure);
  }
}

/** Less is better. */
export function falling(figure: InquiryFigure): boolean {
  return figure === "ANSWER_TIME" || figure === "JUNK" || figure === "LOST";
}

export function written(words: Words, report: Report, numbers: Numbers, figure: InquiryFigure): string {
  switch (figure) {
    case "REVENUE":
      return words.amountShort(numbers.revenue, report.currency);
    case "WON_RATE":
      return words.percent(share(numbers.won, numbers.cases));
    case "ANSWER_TIME":
      return words.time(numbers.answerSeconds);
    default:
      return words.number(countOf(numbers, figure));
  }
}

/** The count whose list stands behind a figure of inquiries; null of all other topics. */
export function listedBy(figure: InquiryFigure): Measure;
export function listedBy(figure: Figure): Measure | null;
export function listedBy(figure: Figure): Measure | null {
  if (!isOfInquiries(figure)) return null;
  switch (figure) {
    case "REVENUE":
    case "WON_RATE":
      return "WON";
    case "ANSWER_TIME":
      return "ANSWERED";
    default:
      return figure;
  }
}

/** Rows of a breakdown as a tile shows them: the most first, months in their order. */
export function ordered(report: Report, figure: InquiryFigure): Row[] {
  return report.rows.toSorted((one, other) =>
    report.by === "MONTH"
      ? (one.key ?? "").localeCompare(other.key ?? "")
      : (figureOf(other.numbers, figure) ?? 0) - (figureOf(one.numbers, figure) ?? 0),
  );
}

/** Where the inquiries behind a number of a tile are. */
export function listBehind(
  tile: Tile,
  row: Row,
  dashboardId: number,
  days: { from?: string; to?: string } = {},
): ReportSearch {
  return {
    ...searchOfList(row.list),
    ...days,
    of: tile.listed ?? undefined,
    back: `/reports/dashboards/${dashboardId}`,
  };
}

/** Where the inquiries behind a point of a line are; undefined where there are none, or no list of just them. */
export function pointBehind(
  tile: Tile,
  figure: InquiryFigure,
  report: Report,
  dashboardId: number,
  place: number,
  series: Series,
  today: string,
): ReportSearch | undefined {
  const point = (series === "values" ? report.line : report.previousLine)[place];
  const days = pointDays(report, place, series);
  if (point === undefined || days === undefined || !figureOf(point.numbers, figure)) return undefined;
  return cutShort(report, place, series, today) ? undefined : listBehind(tile, report.total, dashboardId, days);
}
