import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSettingsChange } from "../useSettingsChange";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Switch } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { InlineName } from "@/ui/InlineName";
import { toast } from "@/ui/toasts";
import { changeRole, deleteRole, type RoleLine } from "./api";
import styles from "./Matrix.module.css";

/** The name of a role, whether it may edit settings, and the way to be rid of it. */
export function RoleHead({ role }: { role: RoleLine }) {
  const { t } = useTranslation();
  const change = useSettingsChange(changeRole);
  const remove = useSettingsChange(deleteRole);
  const settings =
    change.isPending && change.variables.editSettings !== undefined
      ? change.variables.editSettings
      : role.editSettings || role.administrator;
  const failed = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  const used = role.people + role.departments > 0;
  return (
    <div className={styles.bar}>
      <InlineName
        label={t("organisation.roleName")}
        value={role.name}
        onCommit={(name) => change.mutate({ id: role.id, name }, { onError: failed })}
      />
      <Switch
        label={t("settings.editSettings")}
        checked={settings}
        disabled={role.administrator}
        onChange={(event) =>
          change.mutate({ id: role.id, editSettings: event.currentTarget.checked }, { onError: failed })
        }
      />
      <span className={styles.roleText}>
        {t("organisation.usedBy", { people: role.people, departments: role.departments })}
      </span>
      {role.code === null ? (
        <Confirm
          question={used ? t("organisation.roleInUse") : t("organisation.deleteRoleQuestion", { name: role.name })}
          confirm={t("common.delete")}
          onConfirm={() => remove.mutate(role.id, { onError: failed })}
        >
          {(ask) => (
            <IconButton label={t("organisation.deleteRole", { name: role.name })} onClick={ask}>
              <IconTrash size={16} stroke={1.6} />
            </IconButton>
          )}
        </Confirm>
      ) : (
        <span />
      )}
    </div>
  );
}
