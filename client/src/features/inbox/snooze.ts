import type { Formats } from "@/lib/formats";

export type SnoozeName = "later" | "tomorrow" | "nextWeek";

const MORNING = "09:00";
const LATER_HOURS = 3;
const LAST_HOUR = 21;
const DAY = 86_400_000;

/** The usual times to be reminded, by the clock of the account; "later today" only while today is long enough. */
export function snoozeTimes(now: Date, formats: Pick<Formats, "dayOf" | "momentOf" | "typedOf">) {
  const today = formats.dayOf(now);
  const times: { name: SnoozeName; until: string }[] = [];
  const later = new Date(Math.ceil((now.getTime() + LATER_HOURS * 3_600_000) / 3_600_000) * 3_600_000);
  const laterHour = Number(formats.typedOf(later.toISOString()).slice(11, 13));
  if (formats.dayOf(later) === today && laterHour <= LAST_HOUR) {
    times.push({ name: "later", until: later.toISOString() });
  }
  times.push({ name: "tomorrow", until: formats.momentOf(`${plus(today, 1)}T${MORNING}`) });
  times.push({ name: "nextWeek", until: formats.momentOf(`${plus(today, untilMonday(today))}T${MORNING}`) });
  return times;
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days until the next Monday, never today. */
function untilMonday(day: string): number {
  return (8 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7 || 7;
}
