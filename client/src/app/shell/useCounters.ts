import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";

interface Counters {
  overdue: number;
  today: number;
}

/** How many of one's own activities are overdue or due today; zero until it is known. */
export function useCounters(): Counters {
  const { data } = useQuery({
    queryKey: [...keys.activities, "counters"],
    queryFn: ({ signal }) => api.get<Counters>("/activities/counters", undefined, signal),
    refetchInterval: 120_000,
  });
  return data ?? { overdue: 0, today: 0 };
}
