import { infiniteQueryOptions } from "@tanstack/react-query";
import { addDays } from "@/lib/days";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import type { OfferLine } from "./api";

/** An offer beside its deal. */
export interface ListedOffer extends Omit<OfferLine, "replacesId" | "replacesNumber"> {
  /** Since when the customer has it; null: a draft. */
  issuedAt: string | null;
  dealId: number;
  dealTitle: string;
  customerName: string | null;
  responsibleId: number;
}

/** What somebody comes to see. Whatever nobody has answered in time is expired, and no longer open. */
export const SLICES = ["OPEN", "SOON", "EXPIRED", "ACCEPTED", "DECLINED", "ALL"] as const;
export type Slice = (typeof SLICES)[number];

/** So many days ahead something is about to expire. */
export const SOON = 7;

export interface OfferChoice {
  slice: Slice;
  mine: boolean;
  q: string;
}

const is = (field: string, value: string) => ({ field, op: "is", value });
const until = (op: "atLeast" | "atMost" | "lessThan", value: string) => ({ field: "validUntil", op, value });

function conditionsOf(slice: Slice, today: string) {
  const issued = is("status", "ISSUED");
  switch (slice) {
    case "OPEN":
      return [issued, until("atLeast", today)];
    case "SOON":
      return [issued, until("atLeast", today), until("atMost", addDays(today, SOON))];
    case "EXPIRED":
      return [issued, until("lessThan", today)];
    case "ACCEPTED":
    case "DECLINED":
      return [is("status", slice)];
    case "ALL":
      return [];
  }
}

/** What ends next comes first, what ended last comes first, and of all others the newest. */
function sortOf(slice: Slice): string {
  if (slice === "EXPIRED") return "-validUntil";
  return slice === "OPEN" || slice === "SOON" ? "validUntil" : "-id";
}

export function queryOf({ slice, mine, q }: OfferChoice, today: string) {
  const all = [...conditionsOf(slice, today), ...(mine ? [is("responsibleId", "me")] : [])];
  return { filter: JSON.stringify({ all }), sort: sortOf(slice), q: q === "" ? undefined : q };
}

export const listQuery = (choice: OfferChoice, today: string) =>
  infiniteQueryOptions({
    queryKey: ["offers", "list", choice, today] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ListedOffer>>("/offers", { ...queryOf(choice, today), limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // what a card has just changed stands here when somebody comes back
    staleTime: 0,
  });
