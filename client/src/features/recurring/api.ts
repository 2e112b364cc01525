import { infiniteQueryOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Money } from "@/lib/api/payloads";
import type { Deal } from "@/records/types";

export const UNITS = ["ONCE", "DAY", "WEEK", "MONTH", "YEAR"] as const;
export type Unit = (typeof UNITS)[number];

export interface Schedule {
  unit: Unit;
  every: number;
  firstOn: string;
  /** At most one of these two says where it ends. */
  untilOn: string | null;
  times: number | null;
}

export type Obstacle = "SUSPENDED" | "PLAN" | "PIPELINE" | "RESPONSIBLE" | "CUSTOMER" | "TROUBLE";

/** What people say about a recurring deal. */
export interface Draft {
  title: string;
  pipelineId: number;
  responsibleId: number;
  schedule: Schedule;
  /** Days from the date; null: none is set. */
  beginAfter: number | null;
  closeAfter: number | null;
}

export interface RecurringDeal extends Draft {
  id: number;
  version: number;
  /** Null also for whoever sees no amounts. */
  amount: Money | null;
  customerName: string | null;
  state: "ACTIVE" | "PAUSED" | "ENDED";
  nextOn: string | null;
  made: number;
  /** Missed for so long that nobody makes up for them. */
  leftOut: number;
  obstacle: Obstacle | null;
  obstacleSince: string | null;
  createdById: number | null;
  createdAt: string;
}

const KEY = "recurring-deals";
const PAGE = 50;

export const recurringQuery = infiniteQueryOptions({
  queryKey: [KEY, "list"] as const,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<RecurringDeal>>("/recurring-deals", { limit: PAGE, cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  // the server makes deals meanwhile
  staleTime: 0,
});

export function recurringDealQuery(id: number) {
  return queryOptions({
    queryKey: [KEY, id] as const,
    queryFn: ({ signal }) => api.get<RecurringDeal>(`/recurring-deals/${id}`, undefined, signal),
    staleTime: 0,
  });
}

/** The next dates of a schedule that nobody has kept yet. */
export function datesQuery(schedule: Schedule) {
  return queryOptions({
    queryKey: [KEY, "dates", schedule] as const,
    queryFn: async () => (await api.post<{ dates: string[] }>("/recurring-deals/dates", { schedule })).dates,
    retry: false,
  });
}

/** The deals a template has made, the latest first. */
export function madeDealsQuery(id: number) {
  const filter = JSON.stringify({ all: [{ field: "recurringDealId", op: "is", value: id }] });
  return infiniteQueryOptions({
    queryKey: [...keys.lists("deals"), KEY, id] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Deal>>("/deals", { filter, sort: "-createdAt", limit: 20, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 0,
  });
}

export const begin = (dealId: number, draft: Draft) =>
  api.post<RecurringDeal>("/recurring-deals", { dealId, ...draft }, { idempotencyKey: newIdempotencyKey() });

export const change = ({ id, version }: RecurringDeal, draft: Draft) =>
  api.patch<RecurringDeal>(`/recurring-deals/${id}`, draft, version);

export const steer = (id: number, how: "pause" | "resume") =>
  api.post<RecurringDeal>(`/recurring-deals/${id}/${how}`, {});

export const makeNow = (id: number) =>
  api.post<{ dealId: number }>(`/recurring-deals/${id}/deals`, {}, { idempotencyKey: newIdempotencyKey() });

export const end = ({ id, version }: RecurringDeal) => api.delete(`/recurring-deals/${id}`, version);

export const renewRecurring = (client: QueryClient) => client.invalidateQueries({ queryKey: [KEY] });
