import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { addressOf, api, call } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Money } from "@/lib/api/payloads";
import type { OfferLanguage } from "@/lib/offerSettings";
import type { SoldRow } from "@/records/products/api";

export type OfferStatus = "DRAFT" | "ISSUED" | "ACCEPTED" | "DECLINED" | "REPLACED";

export interface OfferLine {
  id: number;
  version: number;
  /** Null: a draft. */
  number: string | null;
  status: OfferStatus;
  /** It is out, nobody has answered, and its time is over. */
  expired: boolean;
  offeredOn: string;
  validUntil: string;
  total: Money;
  replacesId: number | null;
  replacesNumber: string | null;
  decidedOn: string | null;
}

export interface OfferText {
  language: OfferLanguage;
  offeredOn: string;
  validUntil: string;
  recipient: string | null;
  opening: string | null;
  closing: string | null;
  taxNote: string | null;
}

export interface Offer extends OfferLine, OfferText {
  dealId: number;
  currency: string;
  positions: (SoldRow & { net: string; total: string })[];
}

export const offersQuery = (dealId: number) =>
  queryOptions({
    queryKey: [...keys.record("deals", dealId), "offers"],
    queryFn: async ({ signal }) => (await api.get<Page<OfferLine>>(`/deals/${dealId}/offers`, undefined, signal)).items,
  });

/** Only what nobody else shows: it is asked for when the dialog opens. */
export const readOffer = (id: number) => api.get<Offer>(`/offers/${id}`);

export const openOffer = (dealId: number, key: string) =>
  api.post<Offer>(`/deals/${dealId}/offers`, {}, { idempotencyKey: key });

export const changeOffer = ({ id, version }: OfferLine, body: OfferText & { positions: SoldRow[] }) =>
  call<Offer>("PATCH", `/offers/${id}`, { body, version });

export type Deed = "issue" | "accept" | "decline" | "version" | "delete";

/** What is done with an offer as a whole. */
export const doWith = ({ id, version }: OfferLine, deed: Deed, body: object = {}): Promise<unknown> =>
  deed === "delete"
    ? call("DELETE", `/offers/${id}`, { version })
    : call<Offer>("POST", `/offers/${id}/${deed}`, { body, version });

/** Its paper becomes a file of the deal, so that it can go with a message. */
export const keepPaper = (id: number) => api.post<{ fileId: number; name: string }>(`/offers/${id}/file`, {});

export const paperOf = (id: number) => addressOf(`/downloads/offers/${id}`);

/** The deal too: what is sold in it may be another, and its timeline tells of it. */
export async function renewOffers(client: QueryClient, dealId: number) {
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.record("deals", dealId) }),
    client.invalidateQueries({ queryKey: keys.timeline("deals", dealId) }),
  ]);
}
