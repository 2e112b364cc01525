import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { GivenValue } from "@/lib/customFields";

export const CHANNELS = ["FORM", "EMAIL", "CALL", "CHAT", "API", "REST", "MANUAL", "IMPORT"] as const;
export type Channel = (typeof CHANNELS)[number];

export function isChannel(text: unknown): text is Channel {
  return (CHANNELS as readonly unknown[]).includes(text);
}

interface Titled {
  id: number;
  title: string | null;
}

interface Staged extends Titled {
  /** In a stage in progress. */
  open: boolean;
}

/** One request through any door, with what it became. */
export interface Inquiry {
  id: number;
  version: number;
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
  lead: Staged | null;
  deal: Staged | null;
  contact: { id: number; name: string | null } | null;
  company: Titled | null;
  receivedAt: string;
  state: "OPEN" | "DONE" | "JUNK";
  snoozedUntil: string | null;
  responsibleId: number | null;
  assigned: boolean;
  /** Values of custom fields as they came, whatever became of them. */
  custom: GivenValue[];
}

/** What became nothing is no inquiry, and has a list of its own. */
export const PILES = ["OPEN", "SNOOZED", "DONE", "JUNK", "ALL", "UNFILED"] as const;
export type Pile = (typeof PILES)[number];
export const WHOSE = ["ALL", "MINE", "UNASSIGNED"] as const;
export type Whose = (typeof WHOSE)[number];

/** Which inquiries the page shows; its address says so. */
export interface InboxChoice {
  pile: Pile;
  whose: Whose;
  channel: Channel | undefined;
}

export function readChoice(search: Record<string, unknown>): InboxChoice {
  return {
    pile: PILES.find((pile) => pile === search["pile"]) ?? "OPEN",
    whose: WHOSE.find((whose) => whose === search["whose"]) ?? "ALL",
    channel: isChannel(search["channel"]) ? search["channel"] : undefined,
  };
}

const PER_PAGE = 50;
const LOOK_AGAIN_MS = 30_000;

export const inquiriesQuery = ({ pile, whose, channel }: InboxChoice) =>
  infiniteQueryOptions({
    queryKey: [...keys.inquiries, "list", pile, whose, channel ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Inquiry>>(
        "/inquiries",
        { view: pile === "ALL" ? undefined : pile, whose, channel, limit: PER_PAGE, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Only while one page is shown: reading many pages again and again costs more than it tells.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : LOOK_AGAIN_MS),
  });

export interface Target {
  kind: "LEAD" | "DEAL";
  id: number;
  title: string;
}

/** In which pipeline a deal stands, for what is asked when it is lost. */
export const pipelineOfDealQuery = (dealId: number) =>
  queryOptions({
    queryKey: [...keys.record("deals", dealId), "pipeline"],
    queryFn: async ({ signal }) =>
      (await api.get<{ pipelineId: number }>(`/deals/${dealId}`, undefined, signal)).pipelineId,
  });

export const targetsQuery = (id: number) =>
  queryOptions({
    queryKey: [...keys.inquiries, "targets", id],
    queryFn: async ({ signal }) => (await api.get<Page<Target>>(`/inquiries/${id}/targets`, undefined, signal)).items,
    staleTime: 0,
  });

interface Hit {
  kind: string;
  id: number;
  name: string;
  open: boolean;
}

/** Open deals and leads whose name or customer fits what somebody types. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: [...keys.search(text), "open"],
    queryFn: async ({ signal }) => {
      const found = await api.get<{ items: Hit[] }>("/search", { q: text }, signal);
      return found.items.flatMap((hit): Target[] =>
        (hit.kind === "LEAD" || hit.kind === "DEAL") && hit.open
          ? [{ kind: hit.kind, id: hit.id, title: hit.name }]
          : [],
      );
    },
    enabled: text.length > 1,
  });

export interface Decided {
  decisionId: number;
  inquiry: Inquiry;
  keptDealId: number | null;
}

/** Addresses of the forms, for those who may see settings. */
export const formAddressesQuery = queryOptions({
  queryKey: keys.setting("form-addresses"),
  queryFn: async ({ signal }) =>
    (await api.get<Page<{ url: string; active: boolean }>>("/forms", undefined, signal)).items,
});
