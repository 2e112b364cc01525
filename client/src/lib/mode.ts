import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "./api/client";
import { keys } from "./api/keys";
import type { CrmMode, CrmModeName } from "./api/payloads";
import type { Kind } from "./kinds";

export const modeQuery = queryOptions({
  queryKey: keys.mode,
  queryFn: ({ signal }) => api.get<CrmMode>("/crm-mode", undefined, signal),
  staleTime: 60_000,
});

/** The account's mode; undefined until it is known. */
export function useMode(): CrmMode | undefined {
  return useQuery(modeQuery).data;
}

/** Whether it is history that nobody changes: a converted lead, and in simple mode any closed one. */
export function isFrozen(kind: Kind, record: { semantics: string }, mode: CrmModeName | undefined): boolean {
  return kind === "leads" && (record.semantics === "S" || (record.semantics === "F" && mode === "SIMPLE"));
}
