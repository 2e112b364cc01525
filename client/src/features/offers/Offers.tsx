import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newIdempotencyKey } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { FieldGroup } from "@/records/card/RecordCard";
import type { DealOffersProps } from "@/records/slots";
import { Button } from "@/ui/controls";
import { ErrorState } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { doWith, type OfferLine, offersQuery, openOffer, renewOffers } from "./api";
import { type Asked, DeedDialog } from "./DeedDialog";
import { OfferDialog } from "./OfferDialog";
import { OfferRow } from "./OfferRow";
import styles from "./Offers.module.css";

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
  if (offers.isError) {
    return <ErrorState title={t("offers.failed")} error={offers.error} retry={() => void offers.refetch()} />;
  }
  if (offers.data === undefined || (readOnly && offers.data.length === 0)) return null;
  return (
    <FieldGroup title={t("offers.title")}>
      {offers.data.length === 0 ? (
        <p className={styles.none}>{t("offers.noneText")}</p>
      ) : (
        <ul className={styles.list} data-testid="offers">
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
        </ul>
      )}
      {!readOnly && (
        <div className={styles.new}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            loading={open.isPending}
            onClick={() => open.mutate()}
          >
            {t("offers.new")}
          </Button>
        </div>
      )}
      {editing !== undefined && (
        <OfferDialog key={editing} dealId={dealId} id={editing} onClose={() => setEditing(undefined)} />
      )}
      {asked !== undefined && <DeedDialog dealId={dealId} {...asked} onClose={() => setAsked(undefined)} />}
    </FieldGroup>
  );
}
