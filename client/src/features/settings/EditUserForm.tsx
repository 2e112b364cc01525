import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { TextInput } from "@/ui/forms";
import { Alert } from "@/ui/display";
import { Confirm } from "@/ui/Confirm";
import { toast } from "@/ui/toasts";
import { LanguageChoice } from "./LanguageChoice";
import { PersonActions } from "./organisation/PersonActions";
import { RoleChoice } from "./RoleChoice";
import styles from "./settings.module.css";
import { changeUser, type UserChange } from "./usersApi";
import { useSettingsChange } from "./useSettingsChange";

export function EditUserForm({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useSession().user.id === user.id;
  const [values, setValues] = useState({
    firstName: user.firstName ?? "",
    lastName: user.lastName ?? "",
    language: user.language === "en" ? ("en" as const) : ("de" as const),
    roleIds: user.roleIds,
  });
  const save = useSettingsChange(changeUser, () => {
    toast(t("settings.saved"));
    onClose();
  });
  const errors = fieldTexts(t, save.error);
  const change = (next: UserChange) => save.mutate({ user, change: next });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change(values);
      }}
    >
      <div className={styles.pair}>
        <TextInput
          label={t("settings.firstName")}
          value={values.firstName}
          error={errors["firstName"]}
          onChange={(event) => setValues({ ...values, firstName: event.currentTarget.value })}
        />
        <TextInput
          label={t("settings.lastName")}
          value={values.lastName}
          error={errors["lastName"]}
          onChange={(event) => setValues({ ...values, lastName: event.currentTarget.value })}
        />
      </div>
      <RoleChoice
        value={values.roleIds}
        error={errors["roleIds"]}
        onChange={(roleIds) => setValues({ ...values, roleIds })}
      />
      <LanguageChoice value={values.language} onChange={(language) => setValues({ ...values, language })} />
      {save.isError && Object.keys(errors).length === 0 && (
        <Alert color="red" role="alert">
          {isProblem(save.error, "conflict") ? t("settings.lastAdministrator") : problemText(t, save.error)}
        </Alert>
      )}
      {!me && <PersonActions user={user} />}
      <div className={styles.buttons}>
        {!me &&
          (user.active ? (
            <Confirm
              question={t("settings.deactivateQuestion", { name: user.name })}
              confirm={t("settings.deactivate")}
              onConfirm={() => change({ active: false })}
            >
              {(ask) => (
                <Button variant="default" onClick={ask}>
                  {t("settings.deactivate")}
                </Button>
              )}
            </Confirm>
          ) : (
            <Button variant="default" onClick={() => change({ active: true })}>
              {t("settings.activate")}
            </Button>
          ))}
        <Button type="submit" loading={save.isPending} ml="auto">
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}
