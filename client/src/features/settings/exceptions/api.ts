import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { ExceptionEntry } from "@/lib/exceptions";

export interface HeldInquiry {
  id: number;
  inquiryId: number;
  channel: string;
  personName: string | null;
  message: string | null;
  entryValue: string;
  reason: string | null;
  heldAt: string;
}

export const exceptionsQuery = queryOptions({
  queryKey: keys.setting("exceptions"),
  queryFn: async ({ signal }) => (await api.get<Page<ExceptionEntry>>("/exceptions", undefined, signal)).items,
});

export const heldQuery = queryOptions({
  queryKey: keys.setting("exceptions-held"),
  queryFn: async ({ signal }) => (await api.get<Page<HeldInquiry>>("/exceptions/held", undefined, signal)).items,
});

export const removeException = (id: number) => api.delete(`/exceptions/${id}`);

export const restoreHeld = (id: number) => api.post(`/exceptions/held/${id}/restore`, undefined);
