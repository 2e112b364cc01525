import type { Formats } from "@/lib/formats";
import type { Activity } from "./api";

type Clock = Pick<Formats, "time" | "dateTime" | "near" | "typedOf">;

/** A time as fields give it, so many minutes later on the clock on the wall. */
export function laterBy(typed: string, minutes: number): string {
  return new Date(Date.parse(`${typed}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** What has an end keeps its length when it begins at another time; all as fields give it. */
export function movedAlong(end: string, from: string, to: string): string {
  if (end === "" || from === "" || to === "") return end;
  return laterBy(end, (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000);
}

/** From when to when: "14:00 – 15:00", or one time alone. */
export function spanOf({ deadlineAt, endsAt }: Pick<Activity, "deadlineAt" | "endsAt">, formats: Clock): string {
  const from = formats.time(deadlineAt);
  return endsAt ? `${from} – ${until(deadlineAt, endsAt, formats)}` : from;
}

/** The same with its day; near and short for what has no length. */
export function whenOf({ deadlineAt, endsAt }: Pick<Activity, "deadlineAt" | "endsAt">, formats: Clock): string {
  if (!endsAt) return formats.near(deadlineAt);
  return `${formats.dateTime(deadlineAt)} – ${until(deadlineAt, endsAt, formats)}`;
}

function until(from: string, to: string, formats: Clock): string {
  const sameDay = formats.typedOf(from).slice(0, 10) === formats.typedOf(to).slice(0, 10);
  return sameDay ? formats.time(to) : formats.dateTime(to);
}
