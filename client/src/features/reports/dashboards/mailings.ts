import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export const RHYTHMS = ["DAILY", "WEEKLY", "MONTHLY"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Mailing {
  id: number;
  dashboardId: number;
  rhythm: Rhythm;
  hour: number;
  people: number[];
  mine: boolean;
  nextAt: string;
  sentAt: string | null;
}

export const mailingsQuery = queryOptions({
  queryKey: keys.report("mailings"),
  queryFn: async ({ signal }) => (await api.get<Page<Mailing>>("/report-mailings", undefined, signal)).items,
});

export const openMailing = (mailing: Pick<Mailing, "dashboardId" | "rhythm" | "hour" | "people">) =>
  api.post<Mailing>("/report-mailings", mailing, { idempotencyKey: newIdempotencyKey() });

export const endMailing = (id: number) => api.delete(`/report-mailings/${id}`);
