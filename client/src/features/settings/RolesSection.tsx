import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Switch } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import styles from "./settings.module.css";
import { changeRole, type Role, rolesQuery } from "./usersApi";
import { useSettingsChange } from "./useSettingsChange";

/** What each role may do beyond its records. */
export function RolesSection() {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery);
  return (
    <Section title={t("settings.roles")} flush>
      {roles.isPending && <RowSkeletons rows={2} />}
      {roles.isError && (
        <ErrorState title={t("problems.listTitle")} error={roles.error} retry={() => void roles.refetch()} />
      )}
      <ul className={styles.rows}>
        {roles.data?.map((role) => (
          <RoleRow key={role.id} role={role} />
        ))}
      </ul>
    </Section>
  );
}

function RoleRow({ role }: { role: Role }) {
  const { t } = useTranslation();
  const change = useSettingsChange(changeRole);
  const editSettings = change.isPending ? change.variables.editSettings : role.editSettings || role.administrator;
  return (
    <li className={styles.row}>
      <span className={styles.rowMain}>
        <span className={styles.rowName}>{role.name}</span>
        <span className={styles.rowText}>
          {role.administrator ? t("settings.roleAdministrator") : t("settings.roleOther")}
        </span>
        {change.isError && (
          <span className={styles.refusal} role="alert" style={{ padding: 0 }}>
            {problemText(t, change.error)}
          </span>
        )}
      </span>
      <Switch
        label={t("settings.editSettings")}
        labelPosition="left"
        checked={editSettings}
        disabled={role.administrator}
        onChange={(event) => change.mutate({ id: role.id, editSettings: event.currentTarget.checked })}
      />
    </li>
  );
}
