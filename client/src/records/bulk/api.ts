import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addressOf, api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { CustomersChoice } from "@/lib/api/payloads";
import { codeOfKind, type Kind, type KindCode } from "@/lib/kinds";
import { type Filter, filterText } from "../filter/model";
import type { ListQuery } from "../queries";

/** What is done to every record. */
export type BulkChange =
  | { action: "RESPONSIBLE"; responsibleId: number; withActivities?: boolean; withCustomers?: boolean }
  | { action: "STAGE"; stageId: number; lossReasonId?: number | null; lossComment?: string | null }
  | { action: "PIPELINE"; pipelineId: number }
  | { action: "CONVERT"; customers: CustomersChoice; pipelineId: number; keepActivitiesOpen: boolean }
  | { action: "TAG"; addTagIds: number[]; removeTagIds: number[] }
  | { action: "DELETE" };

export type BulkStatus = "RUNNING" | "DONE" | "DONE_WITH_ERRORS" | "CANCELLED" | "UNDOING" | "UNDONE";

/** What followed the records to their new responsible. */
export interface Followers {
  activities: number;
  customers: number;
  /** Customers that stayed because the author may not change them. */
  customersLeft: number;
  activitiesUndone: number;
  customersUndone: number;
}

/** One change of many records, on its way or done. */
export interface BulkRun {
  id: number;
  kind: KindCode;
  change: {
    action: BulkChange["action"];
    responsibleId: number | null;
    stageId: number | null;
    pipelineId: number | null;
    addTagIds?: number[] | null;
    removeTagIds?: number[] | null;
    withActivities?: boolean | null;
    withCustomers?: boolean | null;
  };
  status: BulkStatus;
  /** Why the rest stayed as it was. */
  reason: string | null;
  /** Null until the records are counted. */
  total: number | null;
  changed: number;
  unchanged: number;
  failed: number;
  undone: number;
  kept: number;
  followers: Followers;
  startedAt: string;
  finishedAt: string | null;
  undoUntil: string | null;
}

/** A record that stayed as it was. */
export interface BulkLine {
  recordId: number;
  name: string | null;
  reason: string;
  detail: string | null;
}

/** Which records are meant: those chosen, or all of the result but some. */
export interface Chosen {
  whole: boolean;
  /** Chosen ones, or those left out of the whole. */
  ids: number[];
}

const VALUES = 1000;

/** The filter that finds exactly the chosen records. */
export function filterOf(query: ListQuery, chosen: Chosen): Filter {
  const parts: Filter[] = [];
  for (let from = 0; from < chosen.ids.length; from += VALUES) {
    parts.push({ field: "id", op: chosen.whole ? "notIn" : "in", values: chosen.ids.slice(from, from + VALUES) });
  }
  return chosen.whole ? { all: [...query.filter, ...parts] } : { any: parts };
}

export function startBulkChange(kind: Kind, query: ListQuery, chosen: Chosen, change: BulkChange): Promise<BulkRun> {
  return api.post<BulkRun>(
    "/bulk-changes",
    {
      kind: codeOfKind(kind),
      filter: filterOf(query, chosen),
      ...(chosen.whole && query.q !== undefined && { q: query.q }),
      ...change,
    },
    { idempotencyKey: newIdempotencyKey() },
  );
}

export type FileFormat = "csv" | "xlsx";

/** Address of a list as a file. */
export function fileOf(
  kind: Kind,
  query: ListQuery,
  columns: string[],
  chosen?: Chosen,
  format: FileFormat = "csv",
): string {
  return addressOf(`/lists/${kind}/rows.${format}`, {
    columns: columns.join(","),
    filter: chosen === undefined ? filterText(query.filter) : JSON.stringify(filterOf(query, chosen)),
    q: chosen === undefined || chosen.whole ? query.q : undefined,
    sort: query.sort,
  });
}

export const countQuery = (kind: Kind, query: ListQuery) =>
  queryOptions({
    queryKey: keys.count(kind, { filter: query.filter, q: query.q }),
    queryFn: async ({ signal }) => {
      const asked = { filter: filterText(query.filter), q: query.q };
      return (await api.get<{ count: number }>(`/lists/${kind}/count`, asked, signal)).count;
    },
  });

export function isWorking(run: BulkRun): boolean {
  return run.status === "RUNNING" || run.status === "UNDOING";
}

/** From 0 to 100; undefined before anybody has counted. */
export function percentOf(run: BulkRun): number | undefined {
  const [done, all] =
    run.status === "UNDOING"
      ? [run.undone + run.kept, run.changed]
      : [run.changed + run.unchanged + run.failed, run.total];
  return all === null ? undefined : all === 0 ? 100 : Math.min(100, Math.floor((100 * done) / all));
}

const BUSY_MS = 700;

/** One's own latest runs; looked at again and again while one of them is on its way. */
export const bulkRunsQuery = queryOptions({
  queryKey: keys.bulkChanges,
  queryFn: async ({ signal }) => (await api.get<Page<BulkRun>>("/bulk-changes", undefined, signal)).items,
  refetchInterval: ({ state }) => (state.data?.some(isWorking) === true ? BUSY_MS : false),
});

export const bulkLinesQuery = (id: number, kept: boolean) =>
  infiniteQueryOptions({
    queryKey: keys.bulkChange(id, kept ? "kept" : "failed"),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<BulkLine>>(`/bulk-changes/${id}/outcomes`, { kept, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function steerBulkChange(id: number, step: "cancel" | "undo"): Promise<BulkRun> {
  return api.post<BulkRun>(`/bulk-changes/${id}/${step}`);
}
