import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newIdempotencyKey } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { CardList } from "@/records/card/CardList";
import type { DealOffersProps } from "@/records/slots";
import { ErrorState } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { doWith, type OfferLine, offersQuery, openOffer, renewOffers } from "./api";
import { type Asked, DeedDialog } from "./DeedDialog";
import { OfferDialog } from "./OfferDialog";
import { OfferRow } from "./OfferRow";

/** The offers of a deal, the latest first. */
export function Offers({ dealId, readOnly }: DealOffersProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const offers = useQuery(offersQuery(dealId));
  const [editing, setEditing] = useState<number>();
  const [asked, setAsked] = useState<{ offer: OfferLine; deed: Asked }>();
  const onError = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  const open = useOnce(
    useMutation({
      mutationFn: () => openOffer(dealId, newIdempotencyKey()),
      onSuccess: ({ id }) => setEditing(id),
      onError,
      onSettled: () => renewOffers(client, dealId),
    }),
  );
  const renew = useOnce(
    useMutation({
      mutationFn: (offer: OfferLine) => doWith(offer, "version") as Promise<{ id: number }>,
      onSuccess: ({ id }) => setEditing(id),
      onError,
      onSettled: () => renewOffers(client, dealId),
    }),
  );
  if (offers.isLoadingError) {
    return <ErrorState title={t("offers.failed")} error={offers.error} retry={() => void offers.refetch()} />;
  }
  if (offers.data === undefined || (readOnly && offers.data.length === 0)) return null;
  return (
    <>
      <CardList
        title={t("offers.title")}
        none={t("offers.noneText")}
        testId="offers"
        add={readOnly ? undefined : { label: t("offers.new"), loading: open.isPending, run: () => open.mutate() }}
      >
        {offers.data.map((offer) => (
          <OfferRow
            key={offer.id}
            dealId={dealId}
            offer={offer}
            readOnly={readOnly}
            onEdit={() => setEditing(offer.id)}
            onRenew={() => renew.mutate(offer)}
            onAsk={(deed) => setAsked({ offer, deed })}
          />
        ))}
      </CardList>
      {editing !== undefined && (
        <OfferDialog key={editing} dealId={dealId} id={editing} onClose={() => setEditing(undefined)} />
      )}
      {asked !== undefined && <DeedDialog dealId={dealId} {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
