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

const QUARTERS = 96;
/** Anything lower cannot be read. */
const LOWEST = 2;

/** An activity with a length, from one quarter of the day to another, beside others at the same time. */
export interface Block {
  activity: Activity;
  from: number;
  to: number;
  /** Its part of the width, from 0 to 1. */
  left: number;
  width: number;
}

/** What stands in a column of hours. */
export interface Column {
  blocks: Block[];
  /** What has no length, by the hour it is due in. */
  points: Map<number, Activity[]>;
  /** How much of the width an hour has for them, where blocks stand beside. */
  room: Map<number, number>;
}

/** The quarter of the day in which a time lies, or begins. */
export function quarterOf(moment: string, formats: Clock): number {
  const [hour = "0", minute = "0"] = formats.typedOf(moment).slice(11).split(":");
  return Number(hour) * 4 + Math.floor(Number(minute) / 15);
}

/** A quarter of a day as a time that fields give; the last one ends with the day. */
export function typedOfQuarter(day: string, quarter: number): string {
  if (quarter >= QUARTERS) return `${addDays(day, 1)}T00:00`;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
}

/** Lays out a day: what lasts beside what lasts at the same time, and beside what is due then. */
export function columnOf(activities: Activity[], formats: Clock): Column {
  const points = new Map<number, Activity[]>();
  const lasting: Omit<Block, "left" | "width">[] = [];
  for (const activity of activities) {
    const from = quarterOf(activity.deadlineAt, formats);
    if (activity.endsAt) {
      const to = lastQuarter(activity.deadlineAt, activity.endsAt, formats);
      lasting.push({ activity, from, to: Math.min(QUARTERS, Math.max(to, from + LOWEST)) });
    } else {
      const hour = Math.floor(from / 4);
      points.set(hour, [...(points.get(hour) ?? []), activity]);
    }
  }
  const room = new Map<number, number>();
  const blocks = together(lasting).flatMap((cluster) => sideBySide(cluster, points, room));
  return { blocks, points, room };
}

function lastQuarter(from: string, to: string, formats: Clock): number {
  const [first, last] = [formats.typedOf(from), formats.typedOf(to)];
  if (first.slice(0, 10) !== last.slice(0, 10)) return QUARTERS;
  return quarterOf(to, formats) + (Number(last.slice(14, 16)) % 15 > 0 ? 1 : 0);
}

/** Those that overlap, directly or by others between. */
function together<T extends { from: number; to: number }>(lasting: T[]): T[][] {
  const clusters: T[][] = [];
  let until = 0;
  for (const one of [...lasting].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = clusters.at(-1);
    if (last && one.from < until) last.push(one);
    else clusters.push([one]);
    until = Math.max(until, one.to);
  }
  return clusters;
}

/** A little stays free for a click that plans something there. */
const FREE = 0.06;

function sideBySide(cluster: Omit<Block, "left" | "width">[], points: Column["points"], room: Column["room"]): Block[] {
  const ends: number[] = [];
  const lanes = cluster.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    return lane;
  });
  const hours = [...points.keys()].filter((hour) =>
    cluster.some((one) => one.from < hour * 4 + 4 && one.to > hour * 4),
  );
  const first = hours.length > 0 ? 1 : 0;
  const width = (1 - FREE) / (ends.length + first);
  for (const hour of hours) room.set(hour, Math.min(room.get(hour) ?? 1, width));
  return cluster.map((one, at) => ({ ...one, left: ((lanes[at] ?? 0) + first) * width, width }));
}
