import { api, newIdempotencyKey } from "@/lib/api/client";
import type { Pipeline, Semantics, Stage } from "@/lib/api/payloads";

export interface NewStage {
  /** Null for a stage of leads. */
  pipelineId: number | null;
  name: string;
  semantics: Semantics;
  color: string;
}

export interface StageChange {
  id: number;
  name?: string;
  color?: string;
  sort?: number;
}

export const openPipeline = (name: string) =>
  api.post<Pipeline>("/pipelines", { name }, { idempotencyKey: newIdempotencyKey() });

export const changePipeline = ({ id, ...change }: { id: number; name?: string; sort?: number }) =>
  api.patch<Pipeline>(`/pipelines/${id}`, change);

export const deletePipeline = (id: number) => api.delete(`/pipelines/${id}`);

export const openStage = ({ pipelineId, ...stage }: NewStage) =>
  api.post<Stage>(pipelineId === null ? "/lead-stages" : `/pipelines/${pipelineId}/stages`, stage, {
    idempotencyKey: newIdempotencyKey(),
  });

export const changeStage = ({ id, ...change }: StageChange) => api.patch<Stage>(`/stages/${id}`, change);

export const deleteStage = (id: number) => api.delete(`/stages/${id}`);

/** Saves new sort numbers of several stages or sources; `path` without the number. */
export const saveSorts = (path: string) => (changes: { id: number; sort: number }[]) =>
  Promise.all(changes.map(({ id, sort }) => api.patch(`${path}/${id}`, { sort })));
