import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Schedule } from "./api";

/** A schedule in words: "Alle 3 Monate, bis 31.12.2027". */
export function useRhythm(): (schedule: Schedule) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ unit, every, firstOn, untilOn, times }) => {
    if (unit === "ONCE") return t("recurring.once", { day: formats.date(firstOn) });
    const rhythm = t(`recurring.rhythm.${unit}`, { count: every });
    if (untilOn !== null) return t("recurring.until", { rhythm, day: formats.date(untilOn) });
    return times === null ? rhythm : t("recurring.times", { rhythm, count: times });
  };
}
