import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export const CHANNELS = ["FORM", "EMAIL", "CALL", "CHAT", "API", "REST", "MANUAL", "IMPORT"] as const;
export type Channel = (typeof CHANNELS)[number];

export function isChannel(text: unknown): text is Channel {
  return (CHANNELS as readonly unknown[]).includes(text);
}

interface Titled {
  id: number;
  title: string | null;
}

/** One request through any door, with what it became. */
export interface Inquiry {
  id: number;
  channel: Channel;
  sourceId: number | null;
  title: string | null;
  personName: string | null;
  companyTitle: string | null;
  message: string | null;
  /** It came from a customer who was known before. */
  known: boolean;
  /** It was added to what the customer has open, and made nothing new. */
  loggedOnly: boolean;
  lead: Titled | null;
  deal: Titled | null;
  contact: { id: number; name: string | null } | null;
  company: Titled | null;
  receivedAt: string;
}

const PER_PAGE = 50;
const LOOK_AGAIN_MS = 30_000;

export const inquiriesQuery = (channel: Channel | undefined) =>
  infiniteQueryOptions({
    queryKey: [...keys.inquiries, channel ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Inquiry>>("/inquiries", { channel, limit: PER_PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Only while one page is shown: reading many pages again and again costs more than it tells.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : LOOK_AGAIN_MS),
  });

/** Addresses of the forms, for those who may see settings. */
export const formAddressesQuery = queryOptions({
  queryKey: keys.setting("form-addresses"),
  queryFn: async ({ signal }) =>
    (await api.get<Page<{ url: string; active: boolean }>>("/forms", undefined, signal)).items,
});
