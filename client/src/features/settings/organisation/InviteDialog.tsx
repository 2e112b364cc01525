import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { Alert } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { LanguageChoice } from "../LanguageChoice";
import { RoleChoice } from "../RoleChoice";
import styles from "../settings.module.css";
import { rolesQuery } from "../usersApi";
import { useSettingsChange } from "../useSettingsChange";
import { type Invitation, invite, type NewInvitation } from "./api";

/** Asks somebody to join: afterwards there is a link to send. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { account } = useSession();
  const manager = useQuery(rolesQuery).data?.find((role) => role.code === "MANAGER");
  const [values, setValues] = useState<Omit<NewInvitation, "roleIds"> & { roleIds: number[] | null }>({
    firstName: "",
    lastName: "",
    email: "",
    language: account.language,
    roleIds: null,
  });
  const send = useSettingsChange(invite);
  const errors = fieldTexts(t, send.error);
  const roleIds = values.roleIds ?? (manager === undefined ? [] : [manager.id]);
  const set = (change: Partial<NewInvitation>) => setValues({ ...values, ...change });
  if (send.isSuccess) return <InvitationLink invitation={send.data} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={t("organisation.invite")} size={520} padding="lg" fullScreen={phone}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ ...values, roleIds });
        }}
      >
        <div className={styles.pair}>
          <TextInput
            label={t("settings.firstName")}
            value={values.firstName}
            error={errors["firstName"]}
            data-autofocus
            onChange={(event) => set({ firstName: event.currentTarget.value })}
          />
          <TextInput
            label={t("settings.lastName")}
            value={values.lastName}
            error={errors["lastName"]}
            onChange={(event) => set({ lastName: event.currentTarget.value })}
          />
        </div>
        <TextInput
          label={t("settings.email")}
          type="email"
          value={values.email}
          error={errors["email"]}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <RoleChoice value={roleIds} error={errors["roleIds"]} onChange={(ids) => set({ roleIds: ids })} />
        <LanguageChoice value={values.language} onChange={(language) => set({ language })} />
        {send.isError && Object.keys(errors).length === 0 && (
          <Alert color="red" role="alert">
            {problemText(t, send.error)}
          </Alert>
        )}
        <div className={`${styles.buttons} ${styles.end}`}>
          <Button type="submit" loading={send.isPending}>
            {t("organisation.makeLink")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The link, shown once. */
export function InvitationLink({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("organisation.linkTitle", { name: invitation.name })}
      size={520}
      padding="lg"
    >
      <div className={styles.form}>
        <CopyField
          label={t("organisation.link")}
          description={t("organisation.linkHint")}
          value={window.location.origin + (invitation.link ?? "")}
        />
        <div className={`${styles.buttons} ${styles.end}`}>
          <Button onClick={onClose}>{t("settings.done")}</Button>
        </div>
      </div>
    </Modal>
  );
}
