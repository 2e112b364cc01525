import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { TextInput } from "@/ui/forms";
import { CopyField } from "@/ui/CopyField";
import { IconButton } from "@/ui/IconButton";
import { FormProblem } from "@/ui/FormProblem";
import { PersonFields } from "./PersonFields";
import styles from "./settings.module.css";
import { openUser, randomPassword } from "./usersApi";
import { useNewPerson } from "./useNewPerson";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  /** From now on the password is shown, for the last time. */
  onAdmitted: () => void;
  onClose: () => void;
}

/** Lets somebody in at once, with a first password to hand over. */
export function NewUserForm({ onAdmitted, onClose }: Props) {
  const { t } = useTranslation();
  const { values, change } = useNewPerson();
  const [password, setPassword] = useState(randomPassword);
  const open = useOnce(useSettingsChange(openUser, onAdmitted));
  const errors = fieldTexts(t, open.error);

  if (open.isSuccess)
    return <Welcome name={open.data.name} email={open.data.email} password={password} onClose={onClose} />;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ ...values, password });
      }}
    >
      <PersonFields values={values} errors={errors} onChange={change} />
      <TextInput
        label={t("settings.firstPassword")}
        description={t("settings.firstPasswordHint")}
        value={password}
        error={errors["password"]}
        autoComplete="off"
        onChange={(event) => setPassword(event.currentTarget.value)}
        rightSection={
          <IconButton label={t("settings.newPassword")} onClick={() => setPassword(randomPassword())}>
            <IconRefresh size={16} stroke={1.6} />
          </IconButton>
        }
      />
      <FormProblem error={open.error} />
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={open.isPending}>
          {t("settings.admit")}
        </Button>
      </DialogFoot>
    </form>
  );
}

interface WelcomeProps {
  name: string;
  email: string;
  password: string;
  onClose: () => void;
}

/** What the new person has to be told; the password is shown here for the last time. */
function Welcome({ name, email, password, onClose }: WelcomeProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.form}>
      <p className={styles.note}>{t("settings.admitted", { name })}</p>
      <CopyField label={t("settings.address")} value={`${location.origin}/login`} />
      <CopyField label={t("settings.email")} value={email} />
      <CopyField label={t("settings.firstPassword")} value={password} />
      <div className={`${styles.buttons} ${styles.end}`}>
        <Button onClick={onClose}>{t("settings.done")}</Button>
      </div>
    </div>
  );
}
