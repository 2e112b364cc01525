import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AskedField, nameOfField } from "@/lib/customFields";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import type { Owner } from "./FileLink";
import { type Change, type Drafts, refusalOf, useReadAsked } from "./asked";
import { AskedInput } from "./AskedInput";

interface Props {
  title: string;
  submit: string;
  fields: AskedField[];
  /** Whose values they are; absent as long as the record is still to come. */
  of?: Owner | undefined;
  /** Stays open with what the server says when it refuses. */
  onSubmit: (change: Change) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for the values that are needed to go on. */
export function AskDialog({ title, submit, fields, of, onSubmit, onClose }: Props) {
  const { t } = useTranslation();
  const read = useReadAsked();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [tried, setTried] = useState(false);
  const send = useOnce(useMutation({ mutationFn: onSubmit, onSuccess: onClose }));
  const refused = fieldTexts(t, send.error);
  const { change, empty } = read(fields, drafts);
  const errorOf = (field: AskedField) =>
    tried && empty.includes(nameOfField(field)) ? t("common.required") : refusalOf(field, refused);
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (empty.length === 0) send.mutate(change);
        }}
      >
        <Stack gap="sm">
          {fields.map((field, index) => (
            <AskedInput
              key={nameOfField(field)}
              of={of}
              field={field}
              autoFocus={index === 0}
              draft={drafts[nameOfField(field)]}
              error={errorOf(field)}
              onChange={(draft) => setDrafts({ ...drafts, [nameOfField(field)]: draft })}
            />
          ))}
          {send.isError && !fields.some((field) => refusalOf(field, refused)) && (
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
