import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { fieldTexts } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import { FormProblem } from "@/ui/FormProblem";
import { PersonActions } from "./organisation/PersonActions";
import { PersonFields } from "./PersonFields";
import { PhoneFields } from "./PhoneFields";
import styles from "./settings.module.css";
import { changeUser, type UserChange } from "./usersApi";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  user: User;
  /** Somebody wants to take the person out. */
  onLeave: () => void;
  onClose: () => void;
}

export function EditUserForm({ user, onLeave, onClose }: Props) {
  const { t } = useTranslation();
  const me = useSession().user.id === user.id;
  const [values, setValues] = useState({
    firstName: user.firstName ?? "",
    lastName: user.lastName ?? "",
    language: user.language === "en" ? ("en" as const) : ("de" as const),
    roleIds: user.roleIds,
    phones: user.phones,
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
      <PersonFields
        values={{ ...values, given: user.departmentRoles }}
        errors={errors}
        onChange={(next) => setValues({ ...values, ...next })}
      />
      <PhoneFields value={values.phones} errors={errors} onChange={(phones) => setValues({ ...values, phones })} />
      <FormProblem
        error={save.error}
        text={isProblem(save.error, "conflict") ? t("settings.lastAdministrator") : undefined}
      />
      {!me && <PersonActions user={user} />}
      <div className={styles.buttons}>
        {!me &&
          (user.active ? (
            <Button variant="default" onClick={onLeave}>
              {t("settings.deactivate")}
            </Button>
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
