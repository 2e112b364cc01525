import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  matchQuery,
  type Query,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useAttempt } from "@/lib/api/attempt";
import { api } from "@/lib/api/client";
import { isLong, keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { BoardColumn } from "@/lib/api/payloads";
import type { Kind } from "@/lib/kinds";
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

/**
 * Everything that may look different after a record has changed.
 * @param knowing whether the lists show the change already
 */
export async function renew(client: QueryClient, kind: Kind, knowing = false): Promise<void> {
  await renewBut(client, kind, (query) => knowing && query.queryKey[0] === "records" && isLong(query));
}

/** The same after one was deleted. Its card, if it is still to be seen, is on its way out and asks for it no more. */
export async function renewWithout(client: QueryClient, kind: Kind, id: number): Promise<void> {
  const isGone = (query: Query) =>
    [keys.record(kind, id), keys.timeline(kind, id)].some((queryKey) => matchQuery({ queryKey }, query));
  await client.invalidateQueries({ predicate: isGone, refetchType: "none" });
  await renewBut(client, kind, isGone);
}

async function renewBut(client: QueryClient, kind: Kind, spare: (query: Query) => boolean): Promise<void> {
  const predicate = (query: Query) => !spare(query);
  await Promise.all(
    [keys.records(kind), keys.timelines, keys.activities].map((queryKey) =>
      client.invalidateQueries({ queryKey, predicate }),
    ),
  );
}

/** The lists with a record as the server has answered it, its version too. */
export function inLists(client: QueryClient, kind: Kind, answer: BaseRecord) {
  for (const [key, lists] of client.getQueriesData<InfiniteData<Page<BaseRecord>>>({ queryKey: keys.lists(kind) })) {
    const pages = lists?.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === answer.id ? answer : item)),
    }));
    client.setQueryData(key, lists && { ...lists, pages });
  }
}

export function useCreateRecord<T extends BaseRecord>(kind: Kind) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      attempt(body, (idempotencyKey) => api.post<T>(`/${kind}`, body, { idempotencyKey })),
    onSuccess: () => renew(client, kind),
  });
}
