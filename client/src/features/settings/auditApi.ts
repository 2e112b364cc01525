import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { TFunction } from "i18next";
import type { Page } from "@/lib/api/page";
import type { Texts } from "@/lib/i18n/texts";
import type { AuditFilter } from "./auditUrl";

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

/** As the server is asked. */
const asked = ({ actor, ...filter }: AuditFilter) => ({ ...filter, actorId: actor });

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.setting("audit"), filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEntry>>("/audit", { ...asked(filter), limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const auditActionsQuery = queryOptions({
  queryKey: keys.setting("audit-actions"),
  queryFn: async ({ signal }) => (await api.get<{ items: string[] }>("/audit/actions", undefined, signal)).items,
});

export const auditKindsQuery = queryOptions({
  queryKey: keys.setting("audit-kinds"),
  queryFn: async ({ signal }) => (await api.get<{ items: string[] }>("/audit/kinds", undefined, signal)).items,
});

export const changesFile = addressOf("/audit/changes.csv");

export const auditFile = (filter: AuditFilter) => addressOf("/audit.csv", asked(filter));

/** What people call it; a word that is not known here yet is shown as it is. */
export function actionText(t: TFunction, action: string): string {
  return t(`audit.action.${action as keyof Texts["audit"]["action"]}`, { defaultValue: action });
}
