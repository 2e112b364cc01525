import type { Measure, Numbers, Report, Row } from "./api";

const FIELDS: Record<Measure, Exclude<keyof Numbers, "revenue" | "answerSeconds">> = {
  INQUIRIES: "inquiries",
  CASES: "cases",
  FOLLOW_UPS: "followUps",
  ANSWERED: "answered",
  QUALIFIED: "qualified",
  WON: "won",
  LOST: "lost",
  OPEN: "open",
  JUNK: "junk",
  WITHOUT_RATE: "withoutRate",
};

export function countOf(numbers: Numbers, measure: Measure): number {
  return numbers[FIELDS[measure]];
}

/** Undefined where there is nothing to have a share of. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** How much more or less than before; undefined when there was nothing. */
export function growth(now: number, before: number | undefined): number | undefined {
  return before === undefined || before === 0 ? undefined : now / before - 1;
}

/** `{ value: 3, unit: "hour" }`: the largest unit that says it in whole numbers people use. */
export function duration(seconds: number): { value: number; unit: "second" | "minute" | "hour" | "day" } {
  if (seconds < 90) return { value: Math.round(seconds), unit: "second" };
  if (seconds < 90 * 60) return { value: Math.round(seconds / 60), unit: "minute" };
  if (seconds < 48 * 3600) return { value: Math.round(seconds / 3600), unit: "hour" };
  return { value: Math.round(seconds / 86_400), unit: "day" };
}

const MOST_BARS = 12;

/** The most first; months in their order, the last ones of many. */
export function barRows(report: Pick<Report, "by" | "rows">): Row[] {
  if (report.by !== "MONTH") return report.rows.slice(0, MOST_BARS);
  return report.rows.toSorted((one, other) => (one.key ?? "").localeCompare(other.key ?? "")).slice(-MOST_BARS);
}
