import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOfField, useFields } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Alert, Group, Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { CustomInput, type Draft, useReadDrafts } from "../custom/CustomInput";
import { useCreateRecord } from "../queries";
import type { BaseRecord } from "../types";

interface Props<T extends BaseRecord, F> {
  kind: Kind;
  title: string;
  /** The stage a new record begins in; fields it asks for are part of the form. */
  stageId?: number | undefined;
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
  const create = useOnce(useCreateRecord<T>(props.kind));
  const errors = fieldTexts(t, create.error);
  const { account } = useSession();
  const read = useReadDrafts();
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const asked = useFields(props.kind).filter(
    (field) => field.required || (props.stageId !== undefined && field.stageIds.includes(props.stageId)),
  );
  return (
    <Modal opened onClose={props.onClose} title={props.title} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const custom = asked.length > 0 && { custom: read(asked, drafts, account.currency) };
          create.mutate({ ...props.body(form), ...custom }, { onSuccess: props.onDone });
        }}
      >
        <Stack gap="sm">
          {props.children(form, (change) => setForm({ ...form, ...change }), errors)}
          {asked.map((field) => (
            <CustomInput
              key={field.id}
              field={field}
              required
              draft={drafts[field.code]}
              error={errors[nameOfField(field)]}
              onChange={(draft) => setDrafts({ ...drafts, [field.code]: draft })}
            />
          ))}
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
