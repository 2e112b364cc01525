import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { OFFER_LANGUAGES, type OfferLanguage, offerSettingsQuery } from "@/lib/offerSettings";
import { useOnce } from "@/lib/useOnce";
import { type Draft, draftOf, isUntouched, rowOf } from "@/records/products/draft";
import { refusalLines } from "@/records/products/refusal";
import { RowsTable } from "@/records/products/RowsTable";
import { usePlain } from "@/records/products/usePlain";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Select, Textarea, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { changeOffer, type Offer, type OfferText, readOffer, renewOffers } from "./api";
import styles from "./Offers.module.css";

interface Props {
  dealId: number;
  id: number;
  onClose: () => void;
}

/** Writes a draft. A click beside it throws nothing away. */
export function OfferDialog({ dealId, id, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const offer = useQuery({
    queryKey: ["offer", id],
    queryFn: () => readOffer(id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("offers.editTitle", { id })}
      size={980}
      padding="lg"
      fullScreen={phone}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {offer.isError && (
        <ErrorState title={t("offers.failed")} error={offer.error} retry={() => void offer.refetch()} />
      )}
      {offer.isPending && <RowSkeletons rows={6} />}
      {offer.data !== undefined && <Fields dealId={dealId} offer={offer.data} onClose={onClose} />}
    </Modal>
  );
}

const TEXTS = ["opening", "taxNote", "closing"] as const;

function textOf({ language, offeredOn, validUntil, recipient, opening, closing, taxNote }: Offer): OfferText {
  return { language, offeredOn, validUntil, recipient, opening, closing, taxNote };
}

function Fields({ dealId, offer, onClose }: { dealId: number; offer: Offer; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const client = useQueryClient();
  const plain = usePlain();
  const settings = useQuery(offerSettingsQuery).data;
  const [text, setText] = useState(textOf(offer));
  const [rows, setRows] = useState<Draft[]>(() => offer.positions.map((row) => draftOf(row, plain)));
  const written = rows.filter((row) => !isUntouched(row));
  const complete = written.map(rowOf).filter((row) => row !== undefined);
  const save = useOnce(
    useMutation({
      mutationFn: () => changeOffer(offer, { ...text, positions: complete }),
      onSuccess: onClose,
      onSettled: () => renewOffers(client, dealId),
    }),
  );
  const errors = fieldTexts(t, save.error);
  const set = (change: Partial<OfferText>) => setText({ ...text, ...change });

  /** Texts nobody has changed speak the new language. */
  function speak(language: OfferLanguage) {
    const next: OfferText = { ...text, language };
    if (settings !== undefined) {
      for (const name of TEXTS) {
        if (text[name] === settings[text.language][name]) next[name] = settings[language][name];
      }
    }
    setText(next);
  }
  const block = (name: "recipient" | (typeof TEXTS)[number], minRows: number) => (
    <Textarea
      label={t(`offers.${name}`)}
      autosize
      minRows={minRows}
      maxRows={12}
      maxLength={20_000}
      value={text[name] ?? ""}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value === "" ? null : event.currentTarget.value })}
    />
  );
  const date = (name: "offeredOn" | "validUntil") => (
    <TextInput
      type="date"
      required
      label={t(`offers.${name}`)}
      value={text[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const known = ["recipient", "opening", "closing", "taxNote", "offeredOn", "validUntil"];
  const other = save.error !== null && !Object.keys(errors).some((field) => known.includes(field));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={styles.top}>
        {block("recipient", phone ? 4 : 8)}
        <div className={styles.side}>
          {date("offeredOn")}
          {date("validUntil")}
          <Select
            label={t("offers.language")}
            allowDeselect={false}
            data={OFFER_LANGUAGES.map((value) => ({ value, label: t(`offers.languages.${value}`) }))}
            value={text.language}
            onChange={(value) => value !== null && speak(value)}
          />
        </div>
      </div>
      {block("opening", 3)}
      <section className={styles.positions} aria-label={t("offers.positions")}>
        <h3 className={styles.heading}>{t("offers.positions")}</h3>
        <RowsTable
          drafts={rows}
          currency={offer.currency}
          readOnly={false}
          label={t("offers.positions")}
          onChange={setRows}
          onCommit={setRows}
        />
      </section>
      {block("taxNote", 1)}
      {block("closing", 3)}
      {other && (
        <p role="alert" className={styles.refusal}>
          {refusalLines(t, save.error).join(" ")}
        </p>
      )}
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending} disabled={complete.length < written.length}>
          {t("common.save")}
        </Button>
      </DialogFoot>
    </form>
  );
}
