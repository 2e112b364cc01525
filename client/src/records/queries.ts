import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Money } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { type Filter, filterText } from "./filter/model";
import type { BaseRecord } from "./types";

export interface ListQuery {
  /** All of these must hold. */
  filter: Filter[];
  q?: string | undefined;
  sort?: string | undefined;
}

const PAGE = 50;

/** A list, part by part. */
export function listQuery<T extends BaseRecord>(kind: Kind, query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: keys.list(kind, query),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(
        `/${kind}`,
        {
          filter: filterText(query.filter),
          q: query.q,
          sort: query.sort,
          limit: PAGE,
          cursor: pageParam,
        },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export interface BoardColumn {
  stageId: number;
  count: number;
  sum: Money;
}

export interface BoardQuery extends ListQuery {
  pipelineId?: number | undefined;
}

/** Counts and sums of a board's columns. */
export function boardQuery(kind: Kind, query: BoardQuery) {
  return queryOptions({
    queryKey: keys.board(kind, query),
    queryFn: async ({ signal }) => {
      const board = await api.get<{ columns: BoardColumn[] }>(
        `/${kind}/board`,
        {
          pipelineId: query.pipelineId,
          filter: filterText(query.filter),
          q: query.q,
        },
        signal,
      );
      return board.columns;
    },
    placeholderData: keepPreviousData,
  });
}

export function recordQuery<T extends BaseRecord>(kind: Kind, id: number) {
  return queryOptions({
    queryKey: keys.record(kind, id),
    queryFn: ({ signal }) => api.get<T>(`/${kind}/${id}`, undefined, signal),
  });
}

/** Everything that may look different after a record has changed. */
export async function renew(client: QueryClient, kind: Kind): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.records(kind) }),
    client.invalidateQueries({ queryKey: keys.timelines }),
    client.invalidateQueries({ queryKey: keys.activities }),
  ]);
}

/** A record with a change; values of custom fields that it does not name stay. */
function changed<T extends BaseRecord>(record: T, change: Record<string, unknown>): T {
  const custom = { ...record.custom, ...(change["custom"] as T["custom"] | undefined) };
  return { ...record, ...change, custom };
}

/** The lists with a change that the server has not confirmed yet. */
export function withChange<T extends BaseRecord>(
  lists: InfiniteData<Page<T>>,
  id: number,
  change: Record<string, unknown>,
): InfiniteData<Page<T>> {
  if (!lists.pages.some((page) => page.items.some((item) => item.id === id))) return lists;
  return {
    ...lists,
    pages: lists.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? changed(item, change) : item)),
    })),
  };
}

/** Changes fields of a record that somebody looks at. A change by somebody else in between is shown, not overwritten. */
export function useChangeRecord<T extends BaseRecord>(kind: Kind) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ record, change }: { record: T; change: Record<string, unknown> }) =>
      api.patch<T>(`/${kind}/${record.id}`, change, record.version),
    onMutate: ({ record, change }) => {
      const before = client.getQueriesData<InfiniteData<Page<T>>>({ queryKey: keys.lists(kind) });
      for (const [key, lists] of before) client.setQueryData(key, lists && withChange(lists, record.id, change));
      const one = client.getQueryData<T>(keys.record(kind, record.id));
      if (one) client.setQueryData(keys.record(kind, record.id), changed(one, change));
      return { before, one };
    },
    onSuccess: async (answer) => {
      client.setQueryData(keys.record(kind, answer.id), answer);
      await renew(client, kind);
    },
    onError: async (error, { record }, seen) => {
      for (const [key, lists] of seen?.before ?? []) client.setQueryData(key, lists);
      if (seen?.one) client.setQueryData(keys.record(kind, record.id), seen.one);
      if (isProblem(error, "version-conflict")) {
        await client.invalidateQueries({ queryKey: keys.record(kind, record.id) });
      }
      toast(problemText(t, error), { tone: "error" });
    },
  });
}

export function useCreateRecord<T extends BaseRecord>(kind: Kind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      api.post<T>(`/${kind}`, body, { idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => renew(client, kind),
  });
}

/** Into the recycle bin, with a way back for ten seconds. */
export function useDeleteRecord(kind: Kind) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (record: { id: number; version: number; label: string }) =>
      api.delete(`/${kind}/${record.id}`, record.version),
    onSuccess: async (_nothing, record) => {
      await renew(client, kind);
      const restore = async () => {
        await api.post(`/${kind}/${record.id}/restore`, {});
        await renew(client, kind);
      };
      toast(t("records.deleted", { name: record.label }), {
        action: { label: t("common.undo"), run: () => void restore() },
      });
    },
    onError: async (error, record) => {
      // what somebody else changed meanwhile is to be seen before it is deleted
      if (isProblem(error, "version-conflict")) {
        await client.invalidateQueries({ queryKey: keys.record(kind, record.id) });
      }
      toast(problemText(t, error), { tone: "error" });
    },
  });
}
