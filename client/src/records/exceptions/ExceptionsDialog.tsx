import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import { addExceptions } from "@/lib/exceptions";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert, Group, Stack } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { recordQuery } from "../queries";
import type { BaseRecord, Points } from "../types";
import { ExceptionPicks } from "./ExceptionPicks";
import { ownersOf, valuesOf } from "./values";

interface Props {
  kind: Kind;
  record: BaseRecord;
  onClose: () => void;
}

/** Puts phones and e-mails of a card on the exceptions list; the card and its customer stay. */
export function ExceptionsDialog({ kind, record, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const owners = useQueries({
    queries: ownersOf(kind, record).map((owner) => recordQuery<BaseRecord & Points>(owner.kind, owner.id)),
  });
  const values = valuesOf(owners.map(({ data }) => data));
  const [left, setLeft] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const picked = values.filter((value) => !left.includes(value));
  const add = useMutation({
    mutationFn: () => addExceptions(picked, reason.trim() || null),
    onSuccess: () => {
      toast(t("exceptions.added", { count: picked.length }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.setting("exceptions") }),
  });
  const pending = owners.some(({ isPending }) => isPending);
  return (
    <Modal opened onClose={onClose} title={t("exceptions.fromCard")} centered>
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={picked.length === 0}>
              {t("exceptions.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
