import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lossReasonsQuery } from "@/lib/dictionaries";
import type { Stage } from "@/lib/api/payloads";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Select, Textarea } from "@/ui/forms";
import { Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { useNeedsReason } from "./lossRules";

interface Props {
  kind: Kind;
  stage: Stage;
  onDone: (loss: { lossReasonId: number | null; lossComment: string | null }) => void;
  onClose: () => void;
  /** Is on its way; what was written stays until it has arrived. */
  busy?: boolean;
}

/** Why it was lost, before it goes. */
export function LossDialog({ kind, stage, onDone, onClose, busy = false }: Props) {
  const { t } = useTranslation();
  const reasons = useQuery(lossReasonsQuery).data ?? [];
  const required = useNeedsReason(codeOfKind(kind), stage.pipelineId);
  const [reason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  return (
    <Modal opened onClose={onClose} title={t("records.lossTitle", { stage: stage.name })} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (required && reason === null) return;
          onDone({
            lossReasonId: reason === null ? null : Number(reason),
            lossComment: comment.trim() === "" ? null : comment.trim(),
          });
        }}
      >
        <Stack>
          <Select
            label={t("records.field.lossReasonId")}
            placeholder={t(required ? "records.lossChoose" : "common.none")}
            withAsterisk={required}
            aria-required={required}
            data={reasons
              .filter((one) => one.kind === codeOfKind(kind))
              .map((one) => ({ value: String(one.id), label: one.name }))}
            value={reason}
            onChange={setReason}
            clearable={!required}
          />
          <Textarea
            label={t("records.field.lossComment")}
            value={comment}
            autosize
            minRows={2}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={busy} disabled={required && reason === null}>
              {t("records.lossConfirm", { stage: stage.name })}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
