import type { Pipeline, Stage } from "@/lib/api/payloads";
import type { Action, ActionType, Draft, RuleKind } from "./api";

/** An action of a type that says nothing yet. */
export function blank(type: ActionType): Action {
  return {
    type,
    activityType: type === "ACTIVITY" ? "TODO" : null,
    title: type === "ACTIVITY" ? "" : null,
    deadline: null,
    responsibleId: null,
    how: type === "RESPONSIBLE" ? "ROUND_ROBIN" : null,
    personIds: [],
    tellsResponsible: type === "NOTIFY",
    tellsHead: false,
    tagIds: [],
    stageId: null,
  };
}

/** A rule of a stage that says nothing yet. */
export function begun(kind: RuleKind, stage: Stage): Draft {
  return {
    name: "",
    kind,
    pipelineId: stage.pipelineId ?? null,
    stageId: stage.id,
    trigger: { delay: null, withoutActivity: null },
    filter: null,
    action: blank("ACTIVITY"),
  };
}

export type ExampleName = "followUp" | "idle" | "handOver";

export interface Example {
  name: ExampleName;
  draft: Draft;
}

/** Names and titles of the examples, in the language of whoever uses them. */
export type ExampleTexts = Record<ExampleName, { name: string; title: string }>;

/** Ready-made rules that fit the stages of the account. */
export function examples(
  texts: ExampleTexts,
  pipelines: Pipeline[],
  leadStages: Stage[],
  withLeads: boolean,
): Example[] {
  const pipeline = pipelines.find((one) => one.isDefault) ?? pipelines[0];
  if (pipeline === undefined) return [];
  const onTheWay = pipeline.stages.filter((stage) => stage.semantics === "IN_PROGRESS");
  const later = onTheWay[2] ?? onTheWay[1] ?? onTheWay[0];
  const won = pipeline.stages.find((stage) => stage.semantics === "SUCCESS");
  const first = withLeads ? leadStages[0] : onTheWay[0];
  const other = pipelines.find((one) => one.id !== pipeline.id);
  const goal = other?.stages.find((stage) => stage.semantics === "IN_PROGRESS");
  const found: Example[] = [];
  if (later !== undefined) {
    found.push({
      name: "followUp",
      draft: {
        ...begun("DEAL", later),
        name: texts.followUp.name,
        action: {
          ...blank("ACTIVITY"),
          activityType: "CALL",
          title: texts.followUp.title,
          deadline: { after: 3, unit: "DAY" },
        },
      },
    });
  }
  if (first !== undefined) {
    found.push({
      name: "idle",
      draft: {
        ...begun(withLeads ? "LEAD" : "DEAL", first),
        name: texts.idle.name,
        trigger: { delay: { after: 2, unit: "WORKING_DAY" }, withoutActivity: "COMPLETED" },
        action: blank("NOTIFY"),
      },
    });
  }
  if (won !== undefined) {
    const action: Action =
      goal === undefined
        ? { ...blank("ACTIVITY"), title: texts.handOver.title, deadline: { after: 1, unit: "WORKING_DAY" } }
        : { ...blank("COPY"), stageId: goal.id };
    found.push({ name: "handOver", draft: { ...begun("DEAL", won), name: texts.handOver.name, action } });
  }
  return found;
}

const POSITIVE = /^[1-9]\d{0,2}$|^1000$/;

/** What a typed number means; undefined for what is none from 1 to 1000. */
export function numberOf(typed: string): number | undefined {
  return POSITIVE.test(typed.trim()) ? Number(typed) : undefined;
}

/** What is missing, by the path of the field. */
export function lacking(draft: Draft, text: string): Record<string, string> {
  const { action } = draft;
  const missing: Record<string, string> = {};
  if (draft.name.trim() === "") missing["name"] = text;
  if (action.type === "ACTIVITY" && (action.title ?? "").trim() === "") missing["action.title"] = text;
  if (action.type === "RESPONSIBLE" && action.personIds.length === 0) missing["action.personIds"] = text;
  if (action.type === "NOTIFY" && action.personIds.length === 0 && !action.tellsResponsible && !action.tellsHead) {
    missing["action.personIds"] = text;
  }
  if (action.type === "TAGS" && action.tagIds.length === 0) missing["action.tagIds"] = text;
  if ((action.type === "MOVE" || action.type === "COPY") && action.stageId === null) missing["action.stageId"] = text;
  if (draft.trigger.delay?.after === 0) missing["trigger.delay.after"] = text;
  if (action.deadline?.after === 0) missing["action.deadline.after"] = text;
  return missing;
}
