import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { PersonMark } from "@/ui/PersonMark";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { type Invitation, invitationsQuery, renewInvitation, withdrawInvitation } from "./api";
import { InvitationLink } from "./InviteDialog";

/** People who were asked to join and have not come yet; nothing where there are none. */
export function InvitationsSection() {
  const { t } = useTranslation();
  const invitations = useQuery(invitationsQuery).data ?? [];
  const [renewed, setRenewed] = useState<Invitation>();
  if (invitations.length === 0) return null;
  return (
    <Section title={t("organisation.invited")} flush>
      <ul className={styles.rows}>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} onRenewed={setRenewed} />
        ))}
      </ul>
      {renewed !== undefined && <InvitationLink invitation={renewed} onClose={() => setRenewed(undefined)} />}
    </Section>
  );
}

interface RowProps {
  invitation: Invitation;
  onRenewed: (invitation: Invitation) => void;
}

function InvitationRow({ invitation, onRenewed }: RowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const renew = useSettingsChange(renewInvitation, onRenewed);
  const withdraw = useSettingsChange(withdrawInvitation);
  const failed = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  return (
    <li className={styles.row} style={{ flexWrap: "wrap" }}>
      <PersonMark name={invitation.name} size={32} />
      <span className={styles.rowMain}>
        <span className={styles.rowName}>{invitation.name}</span>
        <span className={styles.rowText}>
          {invitation.email} ·{" "}
          {invitation.over
            ? t("organisation.linkOver")
            : t("organisation.linkUntil", { when: formats.dateTime(invitation.expiresAt) })}
        </span>
      </span>
      <Button
        size="xs"
        variant="default"
        loading={renew.isPending}
        onClick={() => renew.mutate(invitation.id, { onError: failed })}
      >
        {t("organisation.newLink")}
      </Button>
      <Confirm
        question={t("organisation.withdrawQuestion", { name: invitation.name })}
        confirm={t("organisation.withdraw")}
        onConfirm={() => withdraw.mutate(invitation.id, { onError: failed })}
      >
        {(ask) => (
          <Button size="xs" variant="default" onClick={ask}>
            {t("organisation.withdraw")}
          </Button>
        )}
      </Confirm>
    </li>
  );
}
