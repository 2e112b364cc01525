import { useQuery } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { CopyField } from "@/ui/CopyField";
import { IconButton } from "@/ui/IconButton";
import { LanguageChoice } from "./LanguageChoice";
import { RoleChoice } from "./RoleChoice";
import styles from "./settings.module.css";
import { type NewUser, openUser, randomPassword, rolesQuery } from "./usersApi";
import { useSettingsChange } from "./useSettingsChange";

/** Lets somebody in at once, with a first password to hand over. */
export function NewUserForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const manager = useQuery(rolesQuery).data?.find((role) => role.code === "MANAGER");
  const [values, setValues] = useState<Omit<NewUser, "roleIds"> & { roleIds: number[] | null }>(() => ({
    firstName: "",
    lastName: "",
    email: "",
    language: account.language,
    password: randomPassword(),
    roleIds: null,
  }));
  const open = useSettingsChange(openUser);
  const errors = fieldTexts(t, open.error);
  // Most people who are let in sell; whoever shall administer is chosen on purpose.
  const roleIds = values.roleIds ?? (manager === undefined ? [] : [manager.id]);
  const set = (change: Partial<NewUser>) => setValues({ ...values, ...change });

  if (open.isSuccess)
    return <Welcome name={open.data.name} email={open.data.email} password={values.password} onClose={onClose} />;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ ...values, roleIds });
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
      <TextInput
        label={t("settings.firstPassword")}
        description={t("settings.firstPasswordHint")}
        value={values.password}
        error={errors["password"]}
        autoComplete="off"
        onChange={(event) => set({ password: event.currentTarget.value })}
        rightSection={
          <IconButton label={t("settings.newPassword")} onClick={() => set({ password: randomPassword() })}>
            <IconRefresh size={16} stroke={1.6} />
          </IconButton>
        }
      />
      {open.isError && Object.keys(errors).length === 0 && (
        <Alert color="red" role="alert">
          {problemText(t, open.error)}
        </Alert>
      )}
      <div className={`${styles.buttons} ${styles.end}`}>
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" loading={open.isPending}>
          {t("settings.admit")}
        </Button>
      </div>
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
