import type { Formats } from "@/lib/formats";
import type { ActivityValues } from "./ActivityForm";

type Clock = Pick<Formats, "typedOf" | "momentOf">;

/** What is rarely said about an activity, as fields take it. */
export interface Details {
  end: string;
  reminders: number[];
}

/** Reminded at the deadline, as long as nobody says otherwise. */
const AT_DEADLINE = [0];

/** As fields show it. */
export function detailsOf(start: ActivityValues, formats: Clock): Details {
  return { end: start.endsAt ? formats.typedOf(start.endsAt) : "", reminders: start.reminders ?? AT_DEADLINE };
}

/** Whether anything of it is said. */
export function isDetailed({ end, reminders }: Details): boolean {
  return end !== "" || !sameList(reminders, AT_DEADLINE);
}

export function isPossible(deadline: string, { end }: Details): boolean {
  return end === "" || (deadline !== "" && end > deadline);
}

/** What is sent of it: what was never said is left out. */
export function sentOf(start: ActivityValues, { end, reminders }: Details, formats: Clock): Partial<ActivityValues> {
  return {
    ...(end !== "" ? { endsAt: formats.momentOf(end) } : start.endsAt && { endsAt: null }),
    ...(!sameList(reminders, start.reminders ?? AT_DEADLINE) && { reminders }),
  };
}

export function sameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
