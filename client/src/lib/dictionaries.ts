import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "./api/client";
import { keys } from "./api/keys";
import type { Page } from "./api/page";
import type { LossReason, LossRule, Pipeline, Source, Stage, Tag, User } from "./api/payloads";

const MINUTES = 60_000;

/** A list that is read whole, under the settings. */
export function whole<T>(name: string) {
  return queryOptions({
    queryKey: keys.setting(name),
    queryFn: async ({ signal }) => (await api.get<Page<T>>(`/${name}`, undefined, signal)).items,
    staleTime: 5 * MINUTES,
  });
}

/** Small lists that every screen knows: they are fetched once and renewed when settings change. */
export const usersQuery = whole<User>("users");
export const pipelinesQuery = whole<Pipeline>("pipelines");
export const leadStagesQuery = whole<Stage>("lead-stages");
export const sourcesQuery = whole<Source>("sources");
export const lossReasonsQuery = whole<LossReason>("loss-reasons");
export const lossRulesQuery = whole<LossRule>("loss-rules");
export const tagsQuery = whole<Tag>("tags");

const NO_STAGES: Stage[] = [];

export function useUsers(): User[] {
  return useQuery(usersQuery).data ?? [];
}

export function usePipelines(): Pipeline[] {
  return useQuery(pipelinesQuery).data ?? [];
}

/** Those in which this person may see deals. */
export function useReadablePipelines(): Pipeline[] {
  return usePipelines().filter((one) => one.readable !== false);
}

export function useSources(): Source[] {
  return useQuery(sourcesQuery).data ?? [];
}

const NO_TAGS: Tag[] = [];

export function useTags(): Tag[] {
  return useQuery(tagsQuery).data ?? NO_TAGS;
}

export function useLeadStages(): Stage[] {
  return useQuery(leadStagesQuery).data ?? NO_STAGES;
}

/** Stages of all pipelines, or of one. */
export function useDealStages(pipelineId?: number): Stage[] {
  const pipelines = useQuery(pipelinesQuery).data;
  return useMemo(
    () =>
      (pipelines ?? [])
        .filter((pipeline) => pipelineId === undefined || pipeline.id === pipelineId)
        .flatMap((pipeline) => pipeline.stages),
    [pipelines, pipelineId],
  );
}

export function useUserName(): (id: number | null | undefined) => string {
  const users = useQuery(usersQuery).data;
  return useMemo(() => {
    const names = new Map((users ?? []).map((user) => [user.id, user.name]));
    return (id) => (id === null || id === undefined ? "" : (names.get(id) ?? `#${id}`));
  }, [users]);
}
