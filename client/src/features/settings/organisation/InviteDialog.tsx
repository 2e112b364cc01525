import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { FormProblem } from "@/ui/FormProblem";
import { PersonFields } from "../PersonFields";
import styles from "../settings.module.css";
import { useNewPerson } from "../useNewPerson";
import { useSettingsChange } from "../useSettingsChange";
import { type Invitation, invite } from "./api";

/** Asks somebody to join: afterwards there is a link to send. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { values, change } = useNewPerson();
  const send = useOnce(useSettingsChange(invite));
  const errors = fieldTexts(t, send.error);
  if (send.isSuccess) return <InvitationLink invitation={send.data} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("organisation.invite")}
      size={520}
      padding="lg"
      fullScreen={phone}
      once={send.isPending}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(values);
        }}
      >
        <PersonFields values={values} errors={errors} onChange={change} />
        <FormProblem error={send.error} />
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
      once
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
