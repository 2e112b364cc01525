/** Stretches of the calendar a report can be about; they move with the day. */
export const SPANS = [
  "last30",
  "last90",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
] as const;
export type Span = (typeof SPANS)[number];

export interface Days {
  from: string;
  to: string;
}

export function isSpan(text: string | undefined): text is Span {
  return SPANS.some((span) => span === text);
}

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
/** Months outside the year are those of the years beside. */
const first = (year: number, month: number) => Date.UTC(year, month, 1);

/** @param today a day of the account's calendar */
export function daysOf(span: Span, today: string): Days {
  const now = Date.parse(`${today}T00:00:00Z`);
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const quarter = month - (month % 3);
  const between = (from: number, until: number): Days => ({ from: iso(from), to: iso(until - DAY) });
  switch (span) {
    case "last30":
      return { from: iso(now - 29 * DAY), to: today };
    case "last90":
      return { from: iso(now - 89 * DAY), to: today };
    case "thisMonth":
      return between(first(year, month), first(year, month + 1));
    case "lastMonth":
      return between(first(year, month - 1), first(year, month));
    case "thisQuarter":
      return between(first(year, quarter), first(year, quarter + 3));
    case "lastQuarter":
      return between(first(year, quarter - 3), first(year, quarter));
    case "thisYear":
      return between(first(year, 0), first(year + 1, 0));
    case "lastYear":
      return between(first(year - 1, 0), first(year, 0));
  }
}

export function dayBefore(day: string): string {
  return iso(Date.parse(`${day}T00:00:00Z`) - DAY);
}

/**
 * Whether this day or month has begun. What is still to come has no figure yet: a line that fell to nothing there would
 * tell of a collapse that never was.
 */
export function hasBegun(begin: string, today: string): boolean {
  return begin <= today;
}
