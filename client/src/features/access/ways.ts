import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";

/** What this installation offers beside the password. */
export interface Ways {
  passwordReset: boolean;
}

export const waysQuery = queryOptions({
  queryKey: ["sign-in-ways"],
  queryFn: ({ signal }) => api.get<Ways>("/sign-in-ways", undefined, signal),
  staleTime: Infinity,
});
