import type { Formats } from "@/lib/formats";
import type { ActivityValues } from "./ActivityForm";

type Clock = Pick<Formats, "typedOf" | "momentOf">;

/** What is rarely said about an activity, as fields take it. */
export interface Details {
  end: string;
}

/** As fields show it. */
export function detailsOf(start: ActivityValues, formats: Clock): Details {
  return { end: start.endsAt ? formats.typedOf(start.endsAt) : "" };
}

/** Whether anything of it is said. */
export function isDetailed({ end }: Details): boolean {
  return end !== "";
}

export function isPossible(deadline: string, { end }: Details): boolean {
  return end === "" || (deadline !== "" && end > deadline);
}

/** What is sent of it: what was never said is left out. */
export function sentOf(start: ActivityValues, { end }: Details, formats: Clock): Partial<ActivityValues> {
  if (end !== "") return { endsAt: formats.momentOf(end) };
  return start.endsAt ? { endsAt: null } : {};
}
