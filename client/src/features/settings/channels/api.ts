import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export type ChannelCode = "FORM" | "EMAIL" | "CALL" | "CHAT" | "API";
export type How = "FIXED" | "ROUND_ROBIN" | "LOAD";

/** Who takes care of what comes in through a channel, and what becomes of inquiries of known customers. */
export interface ChannelRule {
  channel: ChannelCode;
  how: How | null;
  personIds: number[];
  departmentId: number | null;
  byHours: boolean;
  repeat: "LOG" | "NEW";
  repeatSales: boolean;
  /** Known customers stay with whoever takes care of them. */
  keepsResponsible: boolean;
}

export interface Hours {
  weekday: number;
  begins: string;
  ends: string;
}

export interface Absence {
  from: string;
  until: string;
}

export interface WorkingTime {
  userId: number;
  hours: Hours[];
  absences: Absence[];
}

export const channelsQuery = queryOptions({
  queryKey: keys.setting("channels"),
  queryFn: async ({ signal }) => (await api.get<Page<ChannelRule>>("/channels", undefined, signal)).items,
});

export const workingTimeQuery = (userId: number) =>
  queryOptions({
    queryKey: [...keys.setting("working-time"), userId],
    queryFn: ({ signal }) => api.get<WorkingTime>(`/users/${userId}/working-time`, undefined, signal),
  });

export const setRule = ({ channel, how, personIds, departmentId, byHours, ...known }: ChannelRule) =>
  api.put<ChannelRule>(`/channels/${channel}`, {
    how,
    personIds,
    departmentId,
    byHours,
    repeat: known.repeat,
    repeatSales: known.repeatSales,
    keepsResponsible: known.keepsResponsible,
  });

export const setWorkingTime = ({ userId, hours, absences }: WorkingTime) =>
  api.put<WorkingTime>(`/users/${userId}/working-time`, { hours, absences });
