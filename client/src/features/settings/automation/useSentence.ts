import { useTranslation } from "react-i18next";
import { useDealStages, useLeadStages, usePipelines, useTags, useUserName } from "@/lib/dictionaries";
import type { Action, Draft, Span } from "./api";

/** What a rule says, in two plain halves: when, and what then. */
export function useSentence(): (rule: Draft) => { when: string; then: string } {
  const { t } = useTranslation();
  const stageName = useStageName();
  const userName = useUserName();
  const tags = useTags();
  const span = ({ after, unit }: Span) => t(`automation.span.${unit}`, { count: after });

  function when({ kind, trigger, filter }: Draft): string {
    const { delay, withoutActivity } = trigger;
    const begin =
      delay === null ? t(`automation.when.enters.${kind}`) : t(`automation.when.stands.${kind}`, { span: span(delay) });
    const without = withoutActivity === null ? "" : ` ${t(`automation.when.without.${withoutActivity}`)}`;
    return `${begin}${without}${filter === null ? "" : ` ${t("automation.when.condition")}`}`;
  }

  function then(action: Action): string {
    const people = action.personIds.map((id) => userName(id));
    switch (action.type) {
      case "ACTIVITY":
        return [
          t("automation.then.activity", { title: action.title ?? "" }),
          action.responsibleId === null
            ? t("automation.then.forResponsible")
            : t("automation.then.forPerson", { name: userName(action.responsibleId) }),
          ...(action.deadline === null ? [] : [t("automation.then.due", { span: span(action.deadline) })]),
        ].join(", ");
      case "NOTIFY":
        return t("automation.then.notify", {
          names: [
            ...(action.tellsResponsible ? [t("automation.responsible")] : []),
            ...(action.tellsHead ? [t("automation.head")] : []),
            ...people,
          ].join(", "),
        });
      case "RESPONSIBLE":
        return t(`automation.then.hows.${action.how ?? "FIXED"}`, { names: people.join(", ") });
      case "TAGS":
        return t("automation.then.tags", {
          names: action.tagIds.map((id) => tags.find((tag) => tag.id === id)?.name ?? `#${id}`).join(", "),
        });
      default:
        return t(`automation.then.${action.type}`, { stage: stageName(action.stageId) });
    }
  }

  return (rule) => ({ when: when(rule), then: then(rule.action) });
}

/** A stage with its pipeline, where there are several. */
function useStageName(): (id: number | null) => string {
  const { t } = useTranslation();
  const stages = [...useLeadStages(), ...useDealStages()];
  const pipelines = usePipelines();
  return (id) => {
    const stage = stages.find((one) => one.id === id);
    if (stage === undefined) return t("automation.gone");
    const pipeline = pipelines.length > 1 ? pipelines.find((one) => one.id === stage.pipelineId) : undefined;
    return pipeline === undefined ? stage.name : `${pipeline.name}: ${stage.name}`;
  };
}
