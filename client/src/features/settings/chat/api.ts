import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { CannedAnswer } from "@/lib/cannedAnswers";
import type { Hours } from "../channels/api";

export interface ChatChannel {
  id: number;
  version: number;
  kind: "WIDGET" | "TELEGRAM";
  scriptUrl: string | null;
  name: string;
  welcome: string | null;
  offline: string | null;
  colour: string;
  active: boolean;
  hours: Hours[];
  /** Null: without contact details it never becomes an inquiry. */
  anonymousMinutes: number | null;
  responsibleId: number;
  byRule: boolean;
  repeat: "LOG" | "NEW" | null;
  robot: string | null;
  trouble: string | null;
}

export const chatChannelsQuery = queryOptions({
  queryKey: keys.setting("chat-channels"),
  queryFn: async ({ signal }) => (await api.get<Page<ChatChannel>>("/chat-channels", undefined, signal)).items,
});

export const openChannel = (kind: ChatChannel["kind"]) =>
  api.post<ChatChannel>("/chat-channels", kind === "WIDGET" ? { kind } : { kind, name: "Telegram" });

export const connectRobot = ({ id, token }: { id: number; token: string }) =>
  api.put<ChatChannel>(`/chat-channels/${id}/token`, { token });

export const changeChannel = (channel: ChatChannel) =>
  api.patch<ChatChannel>(
    `/chat-channels/${channel.id}`,
    {
      name: channel.name,
      welcome: channel.welcome,
      offline: channel.offline,
      colour: channel.colour,
      active: channel.active,
      hours: channel.hours,
      anonymousMinutes: channel.anonymousMinutes,
      responsibleId: channel.responsibleId,
      byRule: channel.byRule,
      repeat: channel.repeat,
    },
    channel.version,
  );

export const deleteChannel = (id: number) => api.delete(`/chat-channels/${id}`);

export const addCanned = (answer: { shortcut: string; text: string }) =>
  api.post<CannedAnswer>("/canned-answers", answer);

export const deleteCanned = (id: number) => api.delete(`/canned-answers/${id}`);
