import { useMutation, useQuery } from "@tanstack/react-query";
import { IconMail, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { askConsent, type Mailbox, mailboxesQuery, removeMailbox, setState } from "./api";
import { ConsentOutcome } from "./ConsentOutcome";
import { Forwarding } from "./Forwarding";
import { MailboxDialog } from "./MailboxDialog";
import styles from "./Mailboxes.module.css";
import { ProvidersSection } from "./ProvidersSection";
import { QuarantineList } from "./QuarantineList";
import { TemplatesSection } from "./TemplatesSection";

/** The mailboxes of the account, how it stands with each, and the templates for what is written. */
export function MailboxesPage() {
  const { t } = useTranslation();
  const mailboxes = useQuery(mailboxesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <PageFrame
      title={t("mail.title")}
      intro={t("mail.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t("mail.add")}
        </Button>
      }
    >
      <ConsentOutcome />
      <Section flush>
        {mailboxes.isPending && <RowSkeletons rows={2} />}
        {mailboxes.isError && (
          <ErrorState title={t("problems.listTitle")} error={mailboxes.error} retry={() => void mailboxes.refetch()} />
        )}
        {mailboxes.data?.length === 0 && (
          <EmptyState icon={IconMail} title={t("mail.none")} text={t("mail.noneText")} />
        )}
        <ul className={settings.rows}>
          {mailboxes.data?.map((mailbox) => (
            <MailboxRow key={mailbox.id} mailbox={mailbox} />
          ))}
        </ul>
      </Section>
      {mailboxes.data?.map((mailbox) => (
        <QuarantineList key={mailbox.id} mailbox={mailbox} />
      ))}
      <ProvidersSection />
      <TemplatesSection />
      {adding && <MailboxDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

/** What connecting again puts right. */
const UNCONNECTED = new Set<string>(["NOT_CONNECTED", "CONSENT_GONE", "TOKEN_REFUSED"]);

function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  const onError = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  const change = useSettingsChange((state: Mailbox["state"]) => setState(mailbox, state));
  const remove = useSettingsChange(() => removeMailbox(mailbox));
  const connect = useMutation({ mutationFn: () => askConsent(mailbox), onError });
  const paused = mailbox.state === "PAUSED";
  const state = paused
    ? "PAUSED"
    : mailbox.failure !== undefined
      ? "FAILING"
      : mailbox.lookedAt === undefined
        ? "NEW"
        : "ACTIVE";
  return (
    <li className={styles.mailbox}>
      <div className={settings.row}>
        <IconMail size={20} stroke={1.6} />
        <span className={settings.rowMain}>
          <span className={settings.rowName}>{mailbox.address}</span>
          {mailbox.failure !== undefined && mailbox.failingSince !== undefined ? (
            <span className={styles.failing} role="status">
              {t("mail.failing", { when: formats.near(mailbox.failingSince), why: t(`mail.why.${mailbox.failure}`) })}
            </span>
          ) : (
            <span className={settings.rowText}>
              {mailbox.lookedAt !== undefined && t("mail.lookedAt", { when: formats.near(mailbox.lookedAt) })}
            </span>
          )}
        </span>
        <span className={styles.mark} data-state={state}>
          {t(`mail.state.${state}`)}
        </span>
      </div>
      <div className={styles.actions}>
        {mailbox.provider !== undefined && (
          <Button
            size="compact-sm"
            variant={mailbox.failure !== undefined && UNCONNECTED.has(mailbox.failure) ? "filled" : "default"}
            aria-label={t("mail.connectNamed", { address: mailbox.address })}
            loading={connect.isPending}
            onClick={() => connect.mutate()}
          >
            {t(mailbox.failure === "NOT_CONNECTED" ? "mail.connect" : "mail.connectAgain")}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
          {t("common.edit")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate(paused ? "ACTIVE" : "PAUSED", { onError })}
        >
          {t(paused ? "mail.resume" : "mail.pause")}
        </Button>
        <Confirm
          question={t("mail.removeQuestion", { address: mailbox.address })}
          confirm={t("mail.remove")}
          onConfirm={() => remove.mutate(undefined, { onError })}
        >
          {(ask) => (
            <Button size="compact-sm" variant="default" onClick={ask}>
              {t("mail.remove")}
            </Button>
          )}
        </Confirm>
      </div>
      <Forwarding mailbox={mailbox} />
      {editing && <MailboxDialog mailbox={mailbox} onClose={() => setEditing(false)} />}
    </li>
  );
}
