import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert, Group, Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { useCreateRecord } from "../queries";
import type { BaseRecord } from "../types";

interface Props<T extends BaseRecord, F> {
  kind: Kind;
  title: string;
  start: F;
  /** From what was typed to what is sent. */
  body: (form: F) => Record<string, unknown>;
  onClose: () => void;
  onDone: (record: T) => void;
  children: (form: F, set: (change: Partial<F>) => void, errors: Record<string, string>) => ReactNode;
}

/** A small form for a new record. */
export function CreateDialog<T extends BaseRecord, F extends object>(props: Props<T, F>) {
  const { t } = useTranslation();
  const [form, setForm] = useState(props.start);
  const create = useCreateRecord<T>(props.kind);
  const errors = fieldTexts(t, create.error);
  return (
    <Modal opened onClose={props.onClose} title={props.title} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(props.body(form), { onSuccess: props.onDone });
        }}
      >
        <Stack gap="sm">
          {props.children(form, (change) => setForm({ ...form, ...change }), errors)}
          {create.isError && (
            <Alert color="red" role="alert">
              {problemText(t, create.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("common.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
