import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { toast } from "@/ui/toasts";
import { useSettingsChange } from "../useSettingsChange";
import { type Mailbox, renewForwarding } from "./api";
import styles from "./Mailboxes.module.css";

/** The address people of the house send on to what customers wrote to them. */
export function Forwarding({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const renew = useSettingsChange(() => renewForwarding(mailbox));
  const onError = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  return (
    <details className={styles.forwarding}>
      <summary>{t("mail.forwarding")}</summary>
      <p>{t("mail.forwardingText")}</p>
      <CopyField label={t("mail.forwardingAddress")} value={mailbox.forwardAddress} />
      <Confirm
        question={t("mail.forwardingRenewQuestion")}
        confirm={t("mail.forwardingRenew")}
        onConfirm={() => renew.mutate(undefined, { onError })}
      >
        {(ask) => (
          <Button size="compact-sm" variant="default" loading={renew.isPending} onClick={ask}>
            {t("mail.forwardingRenew")}
          </Button>
        )}
      </Confirm>
    </details>
  );
}
