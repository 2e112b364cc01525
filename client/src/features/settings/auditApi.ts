import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export interface AuditEntry {
  seq: number;
  at: string;
  action: string;
  actor: string | null;
  subject: string | null;
  address: string | null;
  way: "SESSION" | "API" | "WEBHOOK" | "NONE" | null;
  before: string | null;
  after: string | null;
  hash: string;
}

const PAGE = 50;

export const auditQuery = (action: string | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.setting("audit"), action],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEntry>>("/audit", { action, limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const auditActionsQuery = queryOptions({
  queryKey: keys.setting("audit-actions"),
  queryFn: async ({ signal }) => (await api.get<{ items: string[] }>("/audit/actions", undefined, signal)).items,
});

export const changesFile = addressOf("/audit/changes.csv");

export const auditFile = (action: string | null) => addressOf("/audit.csv", { action });
