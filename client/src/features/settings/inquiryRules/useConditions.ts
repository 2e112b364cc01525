import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sourcesQuery, usePipelines } from "@/lib/dictionaries";
import { formsQuery } from "../forms/api";
import { departmentsQuery } from "../organisation/api";
import type { Draft } from "./api";

/** What a rule says, in words: the conditions one by one, and what it makes. */
export function useConditions(): (rule: Draft) => { when: string; then: string } {
  const { t } = useTranslation();
  const sources = useQuery(sourcesQuery).data;
  const forms = useQuery(formsQuery).data;
  const departments = useQuery(departmentsQuery).data;
  const pipelines = usePipelines();
  const or = (names: string[]) => names.join(` ${t("inquiryRules.or")} `);
  // nothing is gone before it is known what there is
  const names = (ids: number[], known: { id: number; name: string }[] | undefined) =>
    known === undefined ? "…" : or(ids.map((id) => known.find((one) => one.id === id)?.name ?? t("inquiryRules.gone")));
  const titled = forms?.map(({ id, title }) => ({ id, name: title }));
  return (rule) => {
    const when = [
      rule.sourceIds.length > 0 && t("inquiryRules.when.source", { names: names(rule.sourceIds, sources) }),
      rule.channels.length > 0 &&
        t("inquiryRules.when.channel", { names: or(rule.channels.map((one) => t(`inbox.channel.${one}`))) }),
      rule.formIds.length > 0 && t("inquiryRules.when.form", { names: names(rule.formIds, titled) }),
      rule.departmentIds.length > 0 &&
        t("inquiryRules.when.department", { names: names(rule.departmentIds, departments) }),
    ].filter((part) => part !== false);
    const pipeline = pipelines.find((one) => one.id === rule.pipelineId)?.name;
    return {
      when: when.length === 0 ? t("inquiryRules.when.all") : when.join(` ${t("inquiryRules.and")} `),
      then:
        rule.makes === "LEAD"
          ? t("inquiryRules.then.LEAD")
          : pipeline === undefined
            ? t("inquiryRules.then.DEAL")
            : t("inquiryRules.then.pipeline", { pipeline }),
    };
  };
}
