import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { isCustom, nameOfField, useAsked } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import { pointFault } from "@/lib/points";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useForgetUnsent, useUnsent } from "@/lib/unsent";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { type Drafts, refusalOf, useReadAsked } from "../custom/asked";
import { AskedInput } from "../custom/AskedInput";
import type { KnownOne, Typed } from "../known/api";
import { KnownLine } from "../known/KnownLine";
import { useCreateRecord } from "../queries";
import type { BaseRecord } from "../types";
import { Discard } from "./Discard";

interface Props<T extends BaseRecord, F> {
  kind: Kind;
  title: string;
  /** The stage a new record begins in; fields it asks for are part of the form. */
  stageId?: number | undefined;
  start: F;
  /** From what was typed to what is sent. */
  body: (form: F) => Record<string, unknown>;
  /** What of it says who the record is about: they may be known already. */
  typed?: (form: F) => Typed;
  /** Ties a known customer to the record. */
  tie?: (one: KnownOne) => Partial<F>;
  /** What has to be said before there is a record at all; undefined when it is enough. */
  lacking?: (form: F) => string | undefined;
  onClose: () => void;
  onDone: (record: T) => void;
  /** @param needs whether a field must be filled in, by the name the form has for it */
  children: (
    form: F,
    set: (change: Partial<F>) => void,
    errors: Record<string, string>,
    needs: (name: keyof F) => boolean,
  ) => ReactNode;
}

const NO_DRAFTS: Drafts = {};

/** Forms have a line where records have a list, and two for a name. */
const LINES: Record<string, string> = {
  name: "lastName",
  phones: "phone",
  emails: "email",
  phonesOrEmails: "phone",
  contactIds: "contactId",
  companyIds: "companyId",
};
/** Under what name a form shows what is wrong with such a line. */
const SHOWN: Record<string, string> = {
  name: "lastName",
  amount: "amount.value",
  phones: "phones[0]",
  phonesOrEmails: "phones[0]",
  emails: "emails[0]",
};

/**
 * A small form for a new record. What was typed outlives the dialog: whoever looks at a known customer comes back to
 * it. It is gone once saved or thrown away.
 */
export function CreateDialog<T extends BaseRecord, F extends object>(props: Props<T, F>) {
  const { t } = useTranslation();
  const [start] = useState(props.start);
  const place = `new/${props.kind}/${JSON.stringify(start)}/`;
  const [form, setForm] = useUnsent(`${place}form`, start);
  const [drafts, setDrafts] = useUnsent(`${place}custom`, NO_DRAFTS);
  const forget = useForgetUnsent();
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const create = useOnce(useCreateRecord<T>(props.kind));
  const read = useReadAsked();
  const needed = useAsked(props.kind).filter(
    (field) => field.required || (props.stageId !== undefined && field.stageIds.includes(props.stageId)),
  );
  const lines = needed.filter((field) => !isCustom(field)).map(nameOfField);
  const isLine = (name: string) => (LINES[name] ?? name) in start;
  const asked = needed.filter((field) => isCustom(field) || !isLine(field.field));
  const typed = props.typed?.(form);
  const faults = tried ? faultsOf(typed) : {};
  const refused = fieldTexts(t, create.error);
  const errors = {
    ...refused,
    ...Object.fromEntries(
      Object.entries(SHOWN).flatMap(([name, shown]) => (name in refused ? [[shown, refused[name] ?? ""]] : [])),
    ),
    ...Object.fromEntries(Object.entries(faults).map(([field, text]) => [field, t(text)])),
  };
  const lacking = tried ? props.lacking?.(form) : undefined;
  const begun = drafts !== NO_DRAFTS || JSON.stringify(form) !== JSON.stringify(start);

  function leave() {
    forget(place);
    props.onClose();
  }
  function save() {
    setTried(true);
    if (props.lacking?.(form) !== undefined || Object.keys(faultsOf(typed)).length > 0) return;
    create.mutate(
      { ...props.body(form), ...read(asked, drafts).change },
      {
        onSuccess: (record) => {
          forget(place);
          props.onDone(record);
        },
      },
    );
  }
  return (
    <Modal opened onClose={() => (begun ? setAsking(!asking) : leave())} title={props.title} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          {props.children(
            form,
            (change) => setForm((now) => ({ ...now, ...change })),
            errors,
            (line) => lines.some((name) => name !== "phonesOrEmails" && (LINES[name] ?? name) === line),
          )}
          {asked.map((field) => (
            <AskedInput
              key={nameOfField(field)}
              field={field}
              draft={drafts[nameOfField(field)]}
              error={refusalOf(field, refused)}
              onChange={(draft) => setDrafts((now) => ({ ...now, [nameOfField(field)]: draft }))}
            />
          ))}
          {typed !== undefined && (
            <KnownLine
              kind={props.kind}
              typed={typed}
              onTie={props.tie && ((one) => setForm((now) => ({ ...now, ...props.tie?.(one) })))}
              tied={(one) => String(one.id) === (one.kind === "CONTACT" ? typed.contactId : typed.companyId)}
            />
          )}
          {(lacking !== undefined || create.isError) && (
            <Alert color="red" role="alert">
              {lacking ?? problemText(t, create.error)}
            </Alert>
          )}
          {asking ? (
            <Discard onKeep={() => setAsking(false)} onDiscard={leave} />
          ) : (
            <DialogFoot onCancel={leave}>
              <Button type="submit" loading={create.isPending}>
                {t("common.create")}
              </Button>
            </DialogFoot>
          )}
        </Stack>
      </form>
    </Modal>
  );
}

/** What cannot be a phone number or an address, by the field's path. */
function faultsOf(typed: Typed | undefined) {
  const found = [
    ["phones[0]", pointFault("tel", typed?.phone ?? "")],
    ["emails[0]", pointFault("email", typed?.email ?? "")],
  ] as const;
  return Object.fromEntries(found.flatMap(([field, fault]) => (fault === undefined ? [] : [[field, fault] as const])));
}
