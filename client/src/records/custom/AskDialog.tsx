import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomField, type CustomValues, nameOfField } from "@/lib/customFields";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import type { Owner } from "./FileLink";
import { CustomInput, type Draft, useReadDrafts } from "./CustomInput";

interface Props {
  title: string;
  submit: string;
  fields: CustomField[];
  /** Whose values they are; absent as long as the record is still to come. */
  of?: Owner | undefined;
  /** Stays open with what the server says when it refuses. */
  onSubmit: (values: CustomValues) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the values that are needed to go on. */
export function AskDialog({ title, submit, fields, of, onSubmit, onClose }: Props) {
  const { t } = useTranslation();
  const { account } = useSession();
  const read = useReadDrafts();
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const [tried, setTried] = useState(false);
  const send = useOnce(useMutation({ mutationFn: onSubmit, onSuccess: onClose }));
  const refused = fieldTexts(t, send.error);
  const values = read(fields, drafts, account.currency);
  const errorOf = (field: CustomField) =>
    values[field.code] === undefined && tried ? t("common.required") : refused[nameOfField(field)];
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (fields.every((field) => values[field.code] !== undefined)) send.mutate(values);
        }}
      >
        <Stack gap="sm">
          {fields.map((field, index) => (
            <CustomInput
              key={field.id}
              of={of}
              field={field}
              required
              autoFocus={index === 0}
              draft={drafts[field.code]}
              error={errorOf(field)}
              onChange={(draft) => setDrafts({ ...drafts, [field.code]: draft })}
            />
          ))}
          {send.isError && !fields.some((field) => refused[nameOfField(field)]) && (
            <Alert color="red" role="alert">
              {problemText(t, send.error)}
            </Alert>
          )}
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={send.isPending}>
              {submit}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
