import { useQuery } from "@tanstack/react-query";
import { api } from "./api/client";

/** How many conversations there are; of each at most `limit`. */
export interface ChatCounts {
  waiting: number;
  mine: number;
  /** In which a visitor wrote and nobody has read it: one's own and waiting ones. */
  unread: number;
  limit: number;
}

export function useChatCounts(): ChatCounts | undefined {
  return useQuery({
    queryKey: ["chat", "counts"],
    queryFn: ({ signal }) => api.get<ChatCounts>("/chat/counts", undefined, signal),
    refetchInterval: 20_000,
  }).data;
}
