import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { KindCode } from "@/lib/kinds";

export const UNITS = ["HOUR", "DAY", "WORKING_DAY"] as const;
export type Unit = (typeof UNITS)[number];

export interface Span {
  after: number;
  unit: Unit;
}

export const ACTIONS = ["ACTIVITY", "NOTIFY", "RESPONSIBLE", "TAGS", "MOVE", "COPY"] as const;
export type ActionType = (typeof ACTIONS)[number];

export const HOWS = ["ROUND_ROBIN", "LOAD", "FIXED"] as const;
export type How = (typeof HOWS)[number];

export const ACTIVITY_TYPES = ["TODO", "CALL", "MEETING", "EMAIL"] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** What a rule does. Only what its type needs is filled. */
export interface Action {
  type: ActionType;
  activityType: ActivityType | null;
  title: string | null;
  deadline: Span | null;
  responsibleId: number | null;
  how: How | null;
  personIds: number[];
  tellsResponsible: boolean;
  tellsHead: boolean;
  tagIds: number[];
  stageId: number | null;
}

export type RuleKind = Extract<KindCode, "LEAD" | "DEAL">;

export interface Draft {
  name: string;
  kind: RuleKind;
  pipelineId: number | null;
  stageId: number;
  trigger: { delay: Span | null; withoutActivity: "OPEN" | "COMPLETED" | null };
  filter: string | null;
  action: Action;
}

export type Obstacle = "SUSPENDED" | "PLAN" | "STAGE" | "TARGET" | "PERSON" | "TAG" | "FILTER" | "TROUBLE";

export interface Rule extends Draft {
  id: number;
  version: number;
  sort: number;
  paused: boolean;
  obstacle: Obstacle | null;
  done: number;
  doneAt: string | null;
  /** How many records it has in view. */
  waiting: number;
}

export type Reason =
  | "GONE"
  | "HISTORY"
  | "LEFT"
  | "BUSY"
  | "CONDITION"
  | "RESPONSIBLE_LEFT"
  | "NOBODY_THERE"
  | "ALREADY"
  | "NOT_CONVERTED"
  | "CIRCLE"
  | "TROUBLE";

export interface Run {
  kind: RuleKind;
  recordId: number;
  name: string | null;
  state: "DONE" | "SKIPPED" | "FAILED";
  reason: Reason | null;
  endedAt: string;
}

export const rulesQuery = queryOptions({
  queryKey: keys.setting("automation-rules"),
  queryFn: async ({ signal }) => (await api.get<Page<Rule>>("/automation-rules", undefined, signal)).items,
  // rules act meanwhile
  staleTime: 0,
});

export const runsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [...keys.setting("automation-rules"), id, "runs"] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Run>>(`/automation-rules/${id}/runs`, { limit: 30, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 0,
  });

/** How many records stand in a stage and meet the condition. */
export const concernedQuery = (kind: RuleKind, filter: string) =>
  queryOptions({
    queryKey: [...keys.setting("automation-rules"), "concerned", kind, filter] as const,
    queryFn: async ({ signal }) => {
      const path = kind === "LEAD" ? "/leads" : "/deals";
      return (await api.get<Page<unknown>>(path, { filter, limit: 1 }, signal)).total ?? null;
    },
    retry: false,
  });

/** An action as it is sent: without what its type does not need. */
function sent(action: Action): Partial<Action> {
  const { type } = action;
  switch (type) {
    case "ACTIVITY": {
      const { activityType, title, deadline, responsibleId } = action;
      return { type, activityType, title, deadline, responsibleId };
    }
    case "RESPONSIBLE":
      return { type, how: action.how, personIds: action.personIds };
    case "NOTIFY": {
      const { personIds, tellsResponsible, tellsHead } = action;
      return { type, personIds, tellsResponsible, tellsHead };
    }
    case "TAGS":
      return { type, tagIds: action.tagIds };
    default:
      return { type, stageId: action.stageId };
  }
}

export const openRule = (draft: Draft) =>
  api.post<Rule>(
    "/automation-rules",
    { ...draft, action: sent(draft.action) },
    { idempotencyKey: newIdempotencyKey() },
  );

export const changeRule = ({ rule, draft }: { rule: Rule; draft: Draft }) => {
  const { name, pipelineId, stageId, trigger, filter, action } = draft;
  return api.patch<Rule>(
    `/automation-rules/${rule.id}`,
    { name, pipelineId, stageId, trigger, filter, action: sent(action) },
    rule.version,
  );
};

export const steerRule = ({ id, how }: { id: number; how: "pause" | "resume" }) =>
  api.post<Rule>(`/automation-rules/${id}/${how}`, {});

export const deleteRule = (id: number) => api.delete(`/automation-rules/${id}`);
