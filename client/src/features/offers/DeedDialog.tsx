import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { renew } from "@/records/queries";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Checkbox, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { Modal } from "@/ui/overlays";
import { doWith, type OfferLine, renewOffers } from "./api";
import styles from "./Offers.module.css";

export type Asked = "issue" | "accept" | "decline" | "delete";

interface Props {
  dealId: number;
  offer: OfferLine;
  deed: Asked;
  onClose: () => void;
}

/** Asks before what cannot be taken back, and when the customer has answered. */
export function DeedDialog({ dealId, offer, deed, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const answer = deed === "accept" || deed === "decline";
  const [on, setOn] = useState(formats.today());
  const [takeOver, setTakeOver] = useState(false);
  const name = offer.number ?? t("offers.draftNo", { id: offer.id });
  const run = useOnce(
    useMutation({
      mutationFn: () => doWith(offer, deed, { ...(answer && { on }), ...(deed === "accept" && { takeOver }) }),
      onSuccess: async () => {
        onClose();
        if (takeOver) await renew(client, "deals");
      },
      onSettled: () => renewOffers(client, dealId),
    }),
  );
  const errors = fieldTexts(t, run.error);
  const missing = (["recipient", "positions"] as const).filter((field) => errors[field] !== undefined);
  return (
    <Modal opened onClose={onClose} title={t(`offers.ask.${deed}`, { name })} centered>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <p className={styles.question}>{t(`offers.ask.${deed}Text`)}</p>
        {answer && (
          <TextInput
            type="date"
            required
            label={t("offers.answeredOn")}
            value={on}
            max={formats.today()}
            error={errors["on"]}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        )}
        {deed === "accept" && (
          <Checkbox
            label={t("offers.takeOver")}
            description={t("offers.takeOverText")}
            checked={takeOver}
            onChange={(event) => setTakeOver(event.currentTarget.checked)}
          />
        )}
        {missing.length > 0 ? (
          <p role="alert" className={styles.refusal}>
            {missing.map((field) => t(`offers.lacks.${field}`)).join(" ")}
          </p>
        ) : (
          <FormProblem error={run.error} />
        )}
        <DialogFoot onCancel={onClose}>
          <Button type="submit" loading={run.isPending} {...(deed === "delete" && { color: "red" })}>
            {t(deed === "delete" ? "common.delete" : `offers.${deed}`)}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}
