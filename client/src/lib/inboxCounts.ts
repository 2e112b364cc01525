import { useQuery } from "@tanstack/react-query";
import { api } from "./api/client";
import { keys } from "./api/keys";

/** How many inquiries wait; of each at most `limit`. */
export interface InboxCounts {
  open: number;
  mine: number;
  unassigned: number;
  snoozed: number;
  limit: number;
}

export function useInboxCounts(): InboxCounts | undefined {
  return useQuery({
    queryKey: [...keys.inquiries, "counts"],
    queryFn: ({ signal }) => api.get<InboxCounts>("/inquiries/counts", undefined, signal),
    refetchInterval: 60_000,
  }).data;
}
