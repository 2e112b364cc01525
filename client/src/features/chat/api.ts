import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import type { KindCode } from "@/lib/kinds";

export const VIEWS = ["WAITING", "MINE", "OPEN", "CLOSED"] as const;
export type View = (typeof VIEWS)[number];
export const RESULTS = ["DONE", "UNANSWERED", "JUNK"] as const;
export type Result = (typeof RESULTS)[number];

/** A conversation with a visitor, with what it became. */
export interface Conversation {
  id: number;
  state: "WAITING" | "ACTIVE" | "CLOSED";
  channel: string;
  kind: "WIDGET" | "TELEGRAM";
  agentId: number | null;
  responsibleId: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  language: "DE" | "EN";
  page: string | null;
  inquiryId: number | null;
  record: { kind: KindCode; id: number } | null;
  recordTitle: string | null;
  excerpt: string | null;
  byAgent: boolean;
  lastSeq: number;
  unread: number;
  result: Result | null;
  createdAt: string;
  changedAt: string;
}

export interface Message {
  seq: number;
  author: "VISITOR" | "AGENT" | "SYSTEM";
  userId: number | null;
  body: string;
  fileId: number | null;
  saidAt: string;
  delivery: "WAITING" | "SENT" | "PARKED" | null;
  failure: string | null;
}

export const chatKeys = {
  all: ["chat"] as const,
  lists: ["chat", "list"] as const,
  counts: ["chat", "counts"] as const,
  one: (id: number) => ["chat", "one", id] as const,
  messages: (id: number) => ["chat", "messages", id] as const,
};

export const conversationsQuery = (view: View) =>
  infiniteQueryOptions({
    queryKey: [...chatKeys.lists, view],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Conversation>>("/chat/conversations", { which: view, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const conversationQuery = (id: number) =>
  queryOptions({
    queryKey: chatKeys.one(id),
    queryFn: ({ signal }) => api.get<Conversation>(`/chat/conversations/${id}`, undefined, signal),
  });

/** The latest first page, older ones above it. */
export const messagesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: chatKeys.messages(id),
    queryFn: async ({ pageParam, signal }) =>
      (await api.get<Page<Message>>(`/chat/conversations/${id}/messages`, { before: pageParam }, signal)).items,
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length > 0 && page[0] && page[0].seq > 1 ? page[0].seq : undefined),
  });

export const availabilityQuery = queryOptions({
  queryKey: ["chat", "availability"],
  queryFn: ({ signal }) => api.get<{ available: boolean }>("/chat/availability", undefined, signal),
});

export function newName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
