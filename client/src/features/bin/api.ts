import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import { codeOfKind, type Kind, type KindCode } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";

export interface Deleted {
  kind: KindCode;
  id: number;
  title: string;
  deletedAt: string;
  /** Null when nobody in particular did. */
  deletedBy: { id: number; name: string } | null;
  /** From when on it is gone for good. */
  goneAt: string;
  mayRestore: boolean;
}

export interface Outcome {
  id: number;
  fate: "RESTORED" | "NOT_FOUND" | "FORBIDDEN";
}

const PAGE = 50;
/** The server takes that many at once. */
const AT_ONCE = 200;

export function binQuery(kind: Kind) {
  return infiniteQueryOptions({
    queryKey: ["bin", kind] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Deleted>>("/bin", { kind: codeOfKind(kind), limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // what was deleted a moment ago is here when somebody comes to look for it
    staleTime: 0,
  });
}

/** What comes back may be shown anywhere: everything is read again. */
export function useRestore(kind: Kind) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: number[]) => {
      const outcomes: Outcome[] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE);
        const answer = await api.post<{ outcomes: Outcome[] }>("/bin/restore", { kind: codeOfKind(kind), ids: some });
        outcomes.push(...answer.outcomes);
      }
      return outcomes;
    },
    onSuccess: (outcomes) => {
      const back = outcomes.filter((one) => one.fate === "RESTORED").length;
      const refused = outcomes.length - back;
      if (back > 0) toast(t("bin.restored", { count: back }));
      if (refused > 0) toast(t("bin.notRestored", { count: refused }), { tone: "error" });
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
    onSettled: () => client.invalidateQueries(),
  });
}

/** Deletes records for good, one after the other; what was done stays done when one is refused. */
export function usePurge(kind: Kind) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: number[]) => {
      for (const id of ids) await api.delete(`/bin/${kind}/${id}`);
    },
    onSuccess: (_nothing, ids) => toast(t("bin.purged", { count: ids.length })),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["bin", kind] }),
  });
}

export function useEmptyBin(kind: Kind) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(`/bin?kind=${codeOfKind(kind)}`),
    onSuccess: () => toast(t("bin.emptied")),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["bin", kind] }),
  });
}
