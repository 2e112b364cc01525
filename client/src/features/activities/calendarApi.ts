import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Activity } from "@/records/timeline/api";

const PART = 200;
const PARTS = 5;

export interface InCalendar {
  items: Activity[];
  /** There are more than were read. */
  truncated: boolean;
}

/** Everything between two moments, planned and done, at most a thousand; of one person also what they take part in. */
export function calendarQuery(from: string, to: string, involvedId: number | undefined) {
  const filter = JSON.stringify({
    all: [
      { field: "deadlineAt", op: "atLeast", value: from },
      { field: "deadlineAt", op: "lessThan", value: to },
      ...(involvedId === undefined ? [] : [{ field: "involvedId", op: "is", value: involvedId }]),
    ],
  });
  return queryOptions({
    queryKey: [...keys.activities, "calendar", filter],
    queryFn: async ({ signal }): Promise<InCalendar> => {
      const items: Activity[] = [];
      let cursor: string | undefined;
      for (let part = 0; part < PARTS; part++) {
        const page: Page<Activity> = await api.get("/activities", { filter, limit: PART, cursor }, signal);
        items.push(...page.items);
        cursor = page.nextCursor ?? undefined;
        if (cursor === undefined) break;
      }
      return { items, truncated: cursor !== undefined };
    },
    placeholderData: keepPreviousData,
  });
}
