import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import type { KindCode } from "@/lib/kinds";

export type Reason =
  | "AUTOMATION"
  | "ASSIGNED"
  | "MENTIONED"
  | "DUE"
  | "REMINDED"
  | "INVITED"
  | "INQUIRY"
  | "WEBHOOK"
  | "CHAT"
  | "OBSERVING"
  | "HANDED"
  | "CLOSED"
  | "COMMENTED"
  | "SWITCHED"
  | "UNDONE";

export interface Notification {
  id: number;
  reason: Reason;
  /** Null for the system. */
  actor: { id: number; name: string } | null;
  kind: KindCode | null;
  record: { kind: KindCode; id: number; name: string } | null;
  /** The words of a comment or the title of an activity. */
  text: string | null;
  activityId: number | null;
  /** The deadline of that activity. */
  dueAt: string | null;
  /** How many it speaks of. */
  records: number;
  createdAt: string;
  read: boolean;
  /** What it speaks of is gone, or out of this person's sight. */
  hidden: boolean;
}

export const notificationKeys = {
  all: ["notifications"] as const,
  unread: ["notifications", "unread"] as const,
  list: ["notifications", "list"] as const,
  settings: ["notifications", "settings"] as const,
};

/** How many are unread; told by events, and asked for now and then where those do not get through. */
export const unreadQuery = queryOptions({
  queryKey: notificationKeys.unread,
  queryFn: ({ signal }) => api.get<{ count: number }>("/notifications/unread", undefined, signal),
  refetchInterval: 120_000,
});

export const notificationsQuery = infiniteQueryOptions({
  queryKey: notificationKeys.list,
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<Notification>>("/notifications", { cursor: pageParam, limit: 30 }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export type NotificationSettings = Record<
  "assigned" | "mentioned" | "due" | "inquiry" | "chat" | "automation" | "observed",
  boolean
>;

export const settingsQuery = queryOptions({
  queryKey: notificationKeys.settings,
  queryFn: ({ signal }) => api.get<NotificationSettings>("/notifications/settings", undefined, signal),
});

/** One of them, or all up to one. */
export function useRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: { id: number } | { until: number }) =>
      "id" in which
        ? api.post(`/notifications/${which.id}/read`, {})
        : api.post("/notifications/read", { until: which.until }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: notificationKeys.unread }),
        client.invalidateQueries({ queryKey: notificationKeys.list }),
      ]),
  });
}
