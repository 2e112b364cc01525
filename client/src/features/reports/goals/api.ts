import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Whose } from "../api";

export const MEASURED = ["WON", "REVENUE", "INQUIRIES", "ANSWERED"] as const;
export type Measured = (typeof MEASURED)[number];

export const RHYTHMS = ["MONTH", "QUARTER"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface GoalDraft {
  measured: Measured;
  rhythm: Rhythm;
  target: string;
  userId: number | null;
  departmentId: number | null;
  pipelineId: number | null;
}

export interface Goal extends GoalDraft {
  id: number;
  version: number;
  period: { from: string; to: string };
  value: string;
  /** What it would be today if every day brought the same. */
  expected: string;
  currency: string;
  /** Where the server lists what was counted. */
  list: string;
  /** Some of what counts was left out by a filter: the value is a share of the goal only. */
  part: boolean;
  changeable: boolean;
}

export interface WonDeal {
  id: number;
  title: string;
  revenue: string | null;
  responsibleId: number;
  closedAt: string;
}

/** Of all days. */
export const goalsKey = keys.report("goals");

/** @param on a day of the periods that are meant; undefined: today */
export function goalsQuery(on?: string) {
  return queryOptions({
    queryKey: [...goalsKey, on],
    queryFn: async ({ signal }) => (await api.get<Page<Goal>>("/goals", { on }, signal)).items,
    placeholderData: keepPreviousData,
  });
}

export type OfGoal = Whose & { PIPELINE?: string | undefined };

export function goalDealsQuery(goal: string, on: string | undefined, only: OfGoal = {}) {
  return infiniteQueryOptions({
    queryKey: keys.report({ goalDeals: goal, on, only }),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<WonDeal>>(`/goals/${goal}/deals`, { on, ...only, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export const openGoal = (draft: GoalDraft) => api.post<Goal>("/goals", draft, { idempotencyKey: newIdempotencyKey() });

export const changeGoal = ({ id, version }: Goal, draft: GoalDraft) => api.patch<Goal>(`/goals/${id}`, draft, version);

export const deleteGoal = (id: number) => api.delete(`/goals/${id}`);
