import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { blockSender, type RecordRef } from "@/lib/exceptions";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { recordQuery } from "../queries";
import type { BaseRecord, Points } from "../types";
import { DeletePicks } from "./DeletePicks";
import { ExceptionPicks } from "./ExceptionPicks";
import { ownersOf, valuesOf } from "./values";

interface Props {
  kind: Kind;
  record: BaseRecord;
  onClose: () => void;
  /** The card itself lies in the recycle bin now. */
  onDeleted: () => void;
}

/** Puts phones and e-mails of a card on the exceptions list; the card and its customers stay unless they are chosen. */
export function ExceptionsDialog({ kind, record, onClose, onDeleted }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const owners = useQueries({
    queries: ownersOf(kind, record).map((owner) => recordQuery<BaseRecord & Points>(owner.kind, owner.id)),
  });
  const values = valuesOf(owners.map(({ data }) => data));
  const [left, setLeft] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const [doomed, setDoomed] = useState<RecordRef[]>([]);
  const picked = values.filter((value) => !left.includes(value));
  const add = useOnce(
    useMutation({
      mutationFn: () => blockSender(picked, reason.trim() || null, doomed),
      onSuccess: ({ deleted }) => {
        toast(
          [
            t("exceptions.added", { count: picked.length }),
            deleted.length > 0 && t("exceptions.deleted", deleting(deleted.length)),
          ]
            .filter(Boolean)
            .join(". "),
        );
        onClose();
        if (deleted.some((one) => one.kind === codeOfKind(kind) && one.id === record.id)) onDeleted();
        if (deleted.length > 0) {
          for (const queryKey of [["records"], keys.timelines, keys.activities, keys.inquiries]) {
            void client.invalidateQueries({ queryKey });
          }
        }
      },
      onSettled: () => client.invalidateQueries({ queryKey: keys.setting("exceptions") }),
    }),
  );
  const deleting = (count: number) => ({ count, number: formats.number(count) });
  const pending = owners.some(({ isPending }) => isPending);
  return (
    <Modal opened onClose={onClose} title={t("exceptions.title")} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack>
          {add.isError && (
            <Alert color="red" role="alert">
              {problemText(t, add.error)}
            </Alert>
          )}
          {values.length === 0 ? (
            !pending && <p>{t("exceptions.noValues")}</p>
          ) : (
            <ExceptionPicks
              values={values}
              picked={picked}
              onPick={(now) => setLeft(values.filter((value) => !now.includes(value)))}
            />
          )}
          <TextInput
            label={t("exceptions.reason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {picked.length > 0 && <DeletePicks kind={kind} id={record.id} picked={doomed} onPick={setDoomed} />}
          <DialogFoot onCancel={onClose}>
            <Button
              type="submit"
              loading={add.isPending}
              disabled={picked.length === 0}
              {...(doomed.length > 0 && { color: "red" })}
            >
              {doomed.length > 0 ? t("exceptions.addAndDelete", deleting(doomed.length)) : t("exceptions.add")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
