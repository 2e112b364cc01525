import type { Formats } from "@/lib/formats";
import type { ActivityValues } from "./ActivityForm";
import type { Colour } from "./api";

type Clock = Pick<Formats, "typedOf" | "momentOf">;

/** What is rarely said about an activity, as fields take it. */
export interface Details {
  end: string;
  reminders: number[];
  place: string;
  participants: number[];
  colour: Colour | null;
}

/** Reminded at the deadline, as long as nobody says otherwise. */
const AT_DEADLINE = [0];

/** As fields show it. */
export function detailsOf(start: ActivityValues, formats: Clock): Details {
  return {
    end: start.endsAt ? formats.typedOf(start.endsAt) : "",
    reminders: start.reminders ?? AT_DEADLINE,
    place: start.place ?? "",
    participants: start.participantIds ?? [],
    colour: start.colour ?? null,
  };
}

/** Whether anything of it is said. */
export function isDetailed({ end, reminders, place, participants, colour }: Details): boolean {
  return end !== "" || place !== "" || colour !== null || participants.length > 0 || !sameList(reminders, AT_DEADLINE);
}

export function isPossible(deadline: string, { end }: Details): boolean {
  return end === "" || (deadline !== "" && end > deadline);
}

/** What is sent of it: what was never said is left out. */
export function sentOf(start: ActivityValues, details: Details, formats: Clock): Partial<ActivityValues> {
  const { end, reminders, participants, colour } = details;
  const place = details.place.trim();
  return {
    ...(end !== "" ? { endsAt: formats.momentOf(end) } : start.endsAt && { endsAt: null }),
    ...(!sameList(reminders, start.reminders ?? AT_DEADLINE) && { reminders }),
    ...(place !== (start.place ?? "") && { place: place === "" ? null : place }),
    ...(!sameList(participants, start.participantIds ?? []) && { participantIds: participants }),
    ...(colour !== (start.colour ?? null) && { colour }),
  };
}

export function sameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
