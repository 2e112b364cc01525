import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { KindCode } from "@/lib/kinds";
import type { EmailFile } from "@/records/mail/api";

/** A message of a person that became nothing. */
export interface Unfiled {
  id: number;
  /** Address of the mailbox it came into. */
  mailbox: string;
  fromName?: string;
  fromAddress: string;
  replyTo?: string;
  forwardedBy?: string;
  to: string[];
  cc: string[];
  subject?: string;
  /** How it begins, in lists. */
  body: string;
  formatted: boolean;
  sentAt: string;
  keptUntil: string;
  files: EmailFile[];
}

const PER_PAGE = 50;
const LOOK_AGAIN_MS = 30_000;
const UNFILED = [...keys.inquiries, "unfiled"];

export const unfiledQuery = infiniteQueryOptions({
  queryKey: [...UNFILED, "list"],
  queryFn: ({ pageParam, signal }) =>
    api.get<Page<Unfiled>>("/unfiled-emails", { limit: PER_PAGE, cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : LOOK_AGAIN_MS),
});

export const oneUnfiledQuery = (id: number) =>
  queryOptions({
    queryKey: [...UNFILED, id],
    queryFn: ({ signal }) => api.get<Unfiled>(`/unfiled-emails/${id}`, undefined, signal),
  });

export const formattedUnfiled = (id: number, pictures: boolean) =>
  addressOf(`/unfiled-emails/${id}/html`, { pictures: pictures || undefined });

interface Place {
  kind: KindCode;
  id: number;
}

export const takeIn = (id: number) => api.post<Place>(`/unfiled-emails/${id}/inquiry`, {});

export const fileWith = (id: number, record: Place) =>
  api.post<Place>(`/unfiled-emails/${id}/records`, { kind: record.kind, id: record.id });

export const discard = (id: number) => api.delete(`/unfiled-emails/${id}`);
