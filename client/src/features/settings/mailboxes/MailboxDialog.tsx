import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/lib/api/problem";
import type { Texts } from "@/lib/i18n/texts";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { FormProblem } from "@/ui/FormProblem";
import { PasswordInput, Switch, Textarea, TextInput } from "@/ui/forms";
import { FormDialog } from "../FormDialog";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { askConsent, changeMailbox, type Mailbox, type MailboxDraft, openMailbox, testMailbox } from "./api";
import { guessServers } from "./providers";
import { OpenedBy } from "./OpenedBy";
import { mailProvidersQuery } from "./providersApi";
import { ServerFields } from "./ServerFields";

interface Props {
  mailbox?: Mailbox;
  onClose: () => void;
}

type Code = keyof Texts["mail"]["problem"];

const EMPTY: MailboxDraft = {
  address: "",
  fromName: "",
  signature: "",
  imapHost: "",
  imapPort: 993,
  imapSecurity: "TLS",
  smtpHost: "",
  smtpPort: 587,
  smtpSecurity: "STARTTLS",
  login: "",
  provider: null,
  password: "",
  takesInquiries: true,
  keepsSent: true,
};

function draftOf(mailbox: Mailbox): MailboxDraft {
  const { address, imapHost, imapPort, imapSecurity, smtpHost, smtpPort, smtpSecurity, login } = mailbox;
  return {
    ...{ address, imapHost, imapPort, imapSecurity, smtpHost, smtpPort, smtpSecurity, login },
    takesInquiries: mailbox.takesInquiries,
    keepsSent: mailbox.keepsSent,
    provider: mailbox.provider ?? null,
    fromName: mailbox.fromName ?? "",
    signature: mailbox.signature ?? "",
    password: "",
  };
}

/** Connects a mailbox, or changes one. Servers are guessed from the address as long as nobody typed others. */
export function MailboxDialog({ mailbox, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<MailboxDraft>(mailbox === undefined ? EMPTY : draftOf(mailbox));
  const [typed, setTyped] = useState(mailbox !== undefined);
  const providers = useQuery(mailProvidersQuery);
  const save = useOnce(
    useSettingsChange(
      (wanted: MailboxDraft) => (mailbox === undefined ? openMailbox(wanted) : changeMailbox(mailbox, wanted)),
      async (saved: Mailbox) => {
        onClose();
        // whoever chose a provider goes there next
        if (saved.provider !== undefined && saved.provider !== mailbox?.provider) await askConsent(saved);
      },
    ),
  );
  const test = useMutation({ mutationFn: (wanted: MailboxDraft) => testMailbox(wanted, mailbox?.id) });
  const errors = useErrors(save.error ?? test.error);
  const set = (change: Partial<MailboxDraft>) => {
    test.reset();
    setDraft({ ...draft, ...change });
  };
  const consented = draft.provider !== null;
  const complete = draft.address !== "" && draft.imapHost !== "" && draft.smtpHost !== "";
  return (
    <FormDialog
      title={t(mailbox === undefined ? "mail.add" : "mail.edit")}
      size={620}
      onSubmit={() => save.mutate(draft)}
      onClose={onClose}
    >
      <div className={settings.pair}>
        <TextInput
          label={t("mail.address")}
          type="email"
          required
          data-autofocus
          autoComplete="off"
          value={draft.address}
          error={errors["address"]}
          onChange={(event) => {
            const address = event.currentTarget.value;
            set({ address, ...(typed ? undefined : guessServers(address, draft.provider)) });
          }}
        />
        <OpenedBy
          providers={providers.data?.items.map(({ kind }) => kind) ?? []}
          value={draft.provider}
          error={errors["provider"]}
          onChange={(provider) => set({ provider, ...(typed ? undefined : guessServers(draft.address, provider)) })}
        />
      </div>
      {!consented && (
        <PasswordInput
          label={t("mail.password")}
          description={t("mail.passwordHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="new-password"
          required={mailbox === undefined || mailbox.provider !== undefined}
          placeholder={mailbox === undefined || mailbox.provider !== undefined ? "" : t("mail.passwordKept")}
          value={draft.password}
          error={errors["password"]}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      )}
      <ServerFields
        side="imap"
        draft={draft}
        errors={errors}
        onChange={(change) => {
          setTyped(true);
          set(change);
        }}
      />
      <ServerFields
        side="smtp"
        draft={draft}
        errors={errors}
        onChange={(change) => {
          setTyped(true);
          set(change);
        }}
      />
      <div className={settings.pair}>
        <TextInput
          label={t("mail.login")}
          placeholder={t("mail.loginHint")}
          autoComplete="off"
          value={draft.login}
          error={errors["login"]}
          onChange={(event) => set({ login: event.currentTarget.value })}
        />
        <TextInput
          label={t("mail.fromName")}
          placeholder={t("mail.fromNameHint")}
          value={draft.fromName}
          error={errors["fromName"]}
          onChange={(event) => set({ fromName: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t("mail.signature")}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.signature}
        error={errors["signature"]}
        onChange={(event) => set({ signature: event.currentTarget.value })}
      />
      <Switch
        label={t("mail.takesInquiries")}
        description={t("mail.takesInquiriesHint")}
        checked={draft.takesInquiries}
        onChange={(event) => set({ takesInquiries: event.currentTarget.checked })}
      />
      <Switch
        label={t("mail.keepsSent")}
        description={t("mail.keepsSentHint")}
        checked={draft.keepsSent}
        onChange={(event) => set({ keepsSent: event.currentTarget.checked })}
      />
      {test.data && <Outcome outcome={test.data} />}
      <FormProblem error={save.error ?? test.error} />
      <div className={`${settings.buttons} ${settings.end}`}>
        {(!consented || mailbox?.provider === draft.provider) && (
          <Button variant="default" disabled={!complete} loading={test.isPending} onClick={() => test.mutate(draft)}>
            {t("mail.test")}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!complete}>
          {t(
            consented && mailbox?.provider !== draft.provider
              ? "mail.saveAndConnect"
              : mailbox === undefined
                ? "common.create"
                : "common.save",
          )}
        </Button>
      </div>
    </FormDialog>
  );
}

/** Refused fields; what only a mailbox knows is said in its own words. */
function useErrors(error: unknown): Record<string, string> {
  const { t } = useTranslation();
  const texts = fieldTexts(t, error);
  if (error instanceof ApiProblem) {
    for (const { field, code } of error.errors) {
      const own = t(`mail.problem.${code as Code}`, { defaultValue: "" });
      if (own !== "") texts[field] = own;
    }
  }
  return texts;
}

function Outcome({ outcome }: { outcome: Awaited<ReturnType<typeof testMailbox>> }) {
  const { t } = useTranslation();
  if (outcome.imap === undefined && outcome.smtp === undefined)
    return (
      <Alert color="green" role="status">
        {t("mail.testedWell")}
      </Alert>
    );
  return (
    <Alert color="red" role="alert">
      {outcome.imap !== undefined && <div>{t("mail.imapFails", { why: t(`mail.why.${outcome.imap}`) })}</div>}
      {outcome.smtp !== undefined && <div>{t("mail.smtpFails", { why: t(`mail.why.${outcome.smtp}`) })}</div>}
    </Alert>
  );
}
