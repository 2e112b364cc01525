import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import type { Activity } from "./api";

/** Older versions have kept some that know neither. */
type Told = Partial<Pick<Activity, "place" | "participantIds">>;

/** Where an activity takes place and who takes part, in a few words; empty where nobody said so. */
export function useWhereAndWho(): (activity: Told) => string {
  const { t } = useTranslation();
  const userName = useUserName();
  return ({ place, participantIds = [] }) =>
    [
      ...(place ? [place] : []),
      ...(participantIds.length > 0
        ? [t("records.takingPart", { names: participantIds.map(userName).join(", ") })]
        : []),
    ].join(" · ");
}
