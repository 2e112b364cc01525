import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

/** A telephone system that signs what it tells. */
export interface CallProvider {
  id: number;
  name: string;
  /** Where it tells of calls. */
  path: string;
  toldAt?: string;
  /** Only when it is new. */
  secret?: string;
}

export const providersQuery = queryOptions({
  queryKey: keys.setting("call-providers"),
  queryFn: async ({ signal }) => (await api.get<Page<CallProvider>>("/call-providers", undefined, signal)).items,
});

export const addProvider = (name: string) => api.post<CallProvider>("/call-providers", { name });

export const renewProvider = (id: number) => api.post<CallProvider>(`/call-providers/${id}/secret`, {});

export const removeProvider = (id: number) => api.delete(`/call-providers/${id}`);
