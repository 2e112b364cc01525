import type { Formats } from "@/lib/formats";
import { addDays, isoWeekday } from "@/lib/days";
import type { Condition } from "../filter/model";

/** When the next thing on a record is to be done. */
export const DUES = ["overdue", "today", "week", "later", "none"] as const;
export type Due = (typeof DUES)[number];

type Clock = Pick<Formats, "dayOf" | "momentOf" | "typedOf">;

const FIELD = "activityDueAt";

/** The moments between the columns, by the account's days: now, the end of today, the end of the week. */
export function edges(formats: Clock, now: Date): { now: string; tomorrow: string; nextWeek: string } {
  const today = formats.dayOf(now);
  return {
    now: now.toISOString(),
    tomorrow: formats.momentOf(`${addDays(today, 1)}T00:00`),
    nextWeek: formats.momentOf(`${addDays(today, 8 - isoWeekday(today))}T00:00`),
  };
}

/** Which records stand in a column. Every record stands in exactly one: that of what is to be done next. */
export function conditionsOf(due: Due, formats: Clock, now: Date): Condition[] {
  const { now: moment, tomorrow, nextWeek } = edges(formats, now);
  const from = (value: string): Condition => ({ field: FIELD, op: "atLeast", value });
  const until = (value: string): Condition => ({ field: FIELD, op: "lessThan", value });
  switch (due) {
    case "overdue":
      return [until(moment)];
    case "today":
      return [from(moment), until(tomorrow)];
    case "week":
      return [from(tomorrow), until(nextWeek)];
    case "later":
      return [from(nextWeek)];
    case "none":
      return [{ field: FIELD, op: "empty" }];
  }
}

/** Into which columns something can be planned: nobody plans into the past. */
export function takes(due: Due, formats: Clock, now: Date): boolean {
  if (due === "overdue" || due === "none") return false;
  const { tomorrow, nextWeek } = edges(formats, now);
  return due !== "week" || tomorrow < nextWeek;
}

const MORNING = "09:00";

/**
 * A time to begin with for a column, as fields take it: today in the next full hour, tomorrow, or on Monday. What was
 * planned already keeps its time of day, except for a time that has gone by.
 */
export function suggestion(due: Due, formats: Clock, now: Date, planned: string | null): string {
  const today = formats.dayOf(now);
  const time = planned === null ? MORNING : (formats.typedOf(planned).split("T")[1] ?? MORNING);
  if (due === "today") {
    const kept = `${today}T${time}`;
    return planned !== null && formats.momentOf(kept) > now.toISOString() ? kept : nextHour(formats, now);
  }
  return `${addDays(today, due === "later" ? 8 - isoWeekday(today) : 1)}T${time}`;
}

/** Not later than today's last minute. */
function nextHour(formats: Clock, now: Date): string {
  const [day = "", time = ""] = formats.typedOf(now.toISOString()).split("T");
  const hour = Number(time.slice(0, 2)) + 1;
  return hour > 23 ? `${day}T23:59` : `${day}T${String(hour).padStart(2, "0")}:00`;
}

const QUICK = ["today", "tomorrow", "monday", "week"] as const;
export type Quick = (typeof QUICK)[number];

/**
 * The days people plan for most, by the account's calendar, as fields take them. The time of day that stands in the
 * field stays, except for one of today that has gone by.
 *
 * @param typed what stands in the field; empty: nothing yet
 */
export function quickDeadlines(formats: Clock, typed: string, now = new Date()): { name: Quick; typed: string }[] {
  const today = formats.dayOf(now);
  const time = typed.split("T")[1] ?? MORNING;
  const days: Record<Quick, number> = { today: 0, tomorrow: 1, monday: 8 - isoWeekday(today), week: 7 };
  return QUICK.map((name) => {
    const at = `${addDays(today, days[name])}T${time}`;
    return { name, typed: name === "today" && formats.momentOf(at) <= now.toISOString() ? nextHour(formats, now) : at };
  });
}
