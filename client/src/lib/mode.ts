import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "./api/client";
import { keys } from "./api/keys";
import type { CrmMode } from "./api/payloads";

export const modeQuery = queryOptions({
  queryKey: keys.mode,
  queryFn: ({ signal }) => api.get<CrmMode>("/crm-mode", undefined, signal),
  staleTime: 60_000,
});

/** The account's mode; undefined until it is known. */
export function useMode(): CrmMode | undefined {
  return useQuery(modeQuery).data;
}
