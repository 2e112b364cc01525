import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePipelines, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { departmentsQuery } from "../departments";
import { useWords } from "../useWords";
import type { Goal, Measured } from "./api";

/** What is counted: the words of the reports. */
const HELP = {
  WON: "sales.columnHelp.WON",
  REVENUE: "sales.columnHelp.wonAmount",
  INQUIRIES: "reports.help.inquiries",
  ANSWERED: "reports.columnHelp.ANSWERED",
} as const satisfies Record<Measured, string>;

/** What goals are called and mean, and how their amounts are written. */
export function useGoalWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const userName = useUserName();
  const pipelines = usePipelines();
  const departments = useQuery(departmentsQuery).data;
  return useMemo(() => {
    const amount = (goal: Goal, value: string) =>
      goal.measured === "REVENUE"
        ? formats.moneyShort({ value, currency: goal.currency })
        : formats.number(Math.round(Number(value)));
    function whose(goal: Goal): string {
      if (goal.userId !== null) return userName(goal.userId);
      if (goal.departmentId !== null)
        return departments?.find((one) => one.id === goal.departmentId)?.name ?? t("reports.gone");
      if (goal.pipelineId !== null)
        return pipelines.find((one) => one.id === goal.pipelineId)?.name ?? t("reports.gone");
      return t("goals.everybody");
    }
    return {
      amount,
      whose,
      /** How much of the goal a part of what counts has brought. */
      share: (goal: Goal) => words.percent(Number(goal.value) / Number(goal.target)),
      help: (goal: Goal) => `${t(HELP[goal.measured])} ${t("goals.expectedHelp")}`,
      title: (goal: Goal) => t("goals.titleOf", { measured: t(`goals.measured.${goal.measured}`), whose: whose(goal) }),
    };
  }, [t, formats, words, userName, pipelines, departments]);
}
