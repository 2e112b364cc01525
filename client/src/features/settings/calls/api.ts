import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Hours } from "../channels/api";

/** A number people call, and what its calls become. */
export interface CallLine {
  id: number;
  version: number;
  number: string;
  name: string | null;
  active: boolean;
  opensInbound: boolean;
  opensOutbound: boolean;
  sourceId: number | null;
  responsibleId: number | null;
  personIds: number[];
  hours: Hours[];
  missedText: string | null;
  closedText: string | null;
}

export const linesQuery = queryOptions({
  queryKey: keys.setting("call-lines"),
  queryFn: async ({ signal }) => (await api.get<Page<CallLine>>("/call-lines", undefined, signal)).items,
});

export const addLine = (number: string) => api.post<CallLine>("/call-lines", { number });

export const changeLine = ({ id, version, ...line }: CallLine) =>
  api.patch<CallLine>(`/call-lines/${id}`, line, version);

export const removeLine = (id: number) => api.delete(`/call-lines/${id}`);

export const linkQuery = queryOptions({
  queryKey: keys.setting("calls"),
  queryFn: ({ signal }) => api.get<{ link: string | null }>("/calls/settings", undefined, signal),
});

export const setLink = (link: string | null) => api.put("/calls/settings", { link });
