import { addDays, addMonths, mondayOf, weekOf, weeksOfMonth } from "@/lib/days";
import type { Formats } from "@/lib/formats";
import type { Activity } from "@/records/timeline/api";

export type Span = "month" | "week" | "day";

/** The days a calendar shows, week by week. */
export function daysOf(show: Span, day: string): string[][] {
  if (show === "month") return weeksOfMonth(day);
  return show === "week" ? [weekOf(day)] : [[day]];
}

/** The same span, one earlier or later. */
export function turned(show: Span, day: string, steps: 1 | -1): string {
  if (show === "month") return addMonths(`${day.slice(0, 8)}01`, steps);
  return show === "week" ? addDays(mondayOf(day), 7 * steps) : addDays(day, steps);
}

/** From which moment to which a calendar shows, by the account's clock. */
export function boundsOf(weeks: string[][], formats: Pick<Formats, "momentOf">): { from: string; to: string } {
  const first = weeks[0]?.[0] ?? "";
  const last = weeks.at(-1)?.at(-1) ?? "";
  return { from: formats.momentOf(`${first}T00:00`), to: formats.momentOf(`${addDays(last, 1)}T00:00`) };
}

type Clock = Pick<Formats, "typedOf" | "momentOf">;

/** Activities by the account's calendar day, the earliest first. */
export function byDay(activities: Activity[], formats: Clock): Map<string, Activity[]> {
  const days = new Map<string, Activity[]>();
  for (const activity of [...activities].sort((a, b) => Date.parse(a.deadlineAt) - Date.parse(b.deadlineAt))) {
    const day = formats.typedOf(activity.deadlineAt).slice(0, 10);
    const there = days.get(day);
    if (there) there.push(activity);
    else days.set(day, [activity]);
  }
  return days;
}

/** The hour on the clock on the wall, 0 to 23. */
export function hourOf(activity: Activity, formats: Clock): number {
  return Number(formats.typedOf(activity.deadlineAt).slice(11, 13));
}

/**
 * When an activity is due after it was taken to another day, or to another hour of it. On the clock on the wall the
 * time of day stays, also from summer to winter; an hour that a day does not have becomes the one after it.
 */
export function movedTo(activity: Activity, day: string, hour: number | undefined, formats: Clock): string {
  const typed = formats.typedOf(activity.deadlineAt);
  const minutes = typed.slice(14, 16);
  const time = hour === undefined ? typed.slice(11, 16) : `${String(hour).padStart(2, "0")}:${minutes}`;
  return formats.momentOf(`${day}T${time}`);
}
