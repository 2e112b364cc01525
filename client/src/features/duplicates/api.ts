import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { codeOfKind, type Kind, type KindCode } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import type { Common } from "@/records/known/api";
import { toast } from "@/ui/toasts";

export interface Reason {
  common: Common;
  value: string;
}

export interface Member {
  id: number;
  name: string;
  context: string | null;
  detail: string | null;
  lastActivityAt: string;
  mayMerge: boolean;
}

export interface DuplicateGroup {
  score: number;
  reasons: Reason[];
  records: Member[];
}

export interface Likely {
  score: number;
  reasons: Reason[];
  record: Member;
}

export interface Merge {
  id: number;
  kind: KindCode;
  survivor: { id: number; name: string | null };
  others: { id: number; name: string | null }[];
  mergedById: number | null;
  mergedAt: string;
  undoUntil: string;
  undone: boolean;
}

const PAGE = 25;

export function duplicatesQuery(kind: Kind) {
  return infiniteQueryOptions({
    queryKey: keys.duplicates(kind),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DuplicateGroup>>("/duplicates", { kind: codeOfKind(kind), limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function likelyQuery(kind: Kind, id: number) {
  return queryOptions({
    queryKey: [...keys.duplicates(kind), id],
    queryFn: async ({ signal }) => (await api.get<Page<Likely>>(`/${kind}/${id}/duplicates`, undefined, signal)).items,
  });
}

export const mergesQuery = queryOptions({
  queryKey: keys.merges,
  queryFn: async ({ signal }) => (await api.get<Page<Merge>>("/merges", undefined, signal)).items,
});

/** What a merge changes may be shown anywhere: everything is read again. */
function useRenewAll() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

export interface MergeWish {
  kind: Kind;
  /** The survivor first. */
  records: { id: number; version: number }[];
  take: Record<string, number>;
}

/** Whoever merges leaves the comparison first and reads anew then: what was compared is no longer there. */
export function useMerge() {
  const renew = useRenewAll();
  const merge = useMutation({
    mutationFn: ({ kind, records, take }: MergeWish) =>
      api.post<Merge>("/merges", { kind: codeOfKind(kind), records, take }, { idempotencyKey: newIdempotencyKey() }),
  });
  return { merge, renew };
}

export function useUndoMerge() {
  const { t } = useTranslation();
  const renew = useRenewAll();
  return useMutation({
    mutationFn: (id: number) => api.post<Merge>(`/merges/${id}/undo`, {}),
    onSuccess: async (merge) => {
      toast(t("duplicates.undone", { name: merge.survivor.name ?? `#${merge.survivor.id}` }));
      await renew();
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}

/** Says for everybody that records are different, with a way back for ten seconds. */
export function useDifferent(kind: Kind) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async (path: string, ids: number[]) => {
    await api.post(path, { kind: codeOfKind(kind), records: ids.map((id) => ({ id })) });
    await client.invalidateQueries({ queryKey: keys.duplicates(kind) });
  };
  return useMutation({
    mutationFn: (ids: number[]) => send("/duplicates/different", ids),
    onSuccess: (_nothing, ids) =>
      toast(t("duplicates.differentNoted"), {
        action: { label: t("common.undo"), run: () => void send("/duplicates/different/undo", ids) },
      }),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}
