import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { MultiSelect } from "@/ui/forms";
import { rolesQuery } from "./usersApi";

interface Props {
  value: number[];
  /** Names of those somebody has through departments. */
  given?: string[] | undefined;
  onChange: (roleIds: number[]) => void;
  error?: string | undefined;
}

export function RoleChoice({ value, given = [], onChange, error }: Props) {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery).data ?? [];
  return (
    <MultiSelect
      label={t("settings.roles")}
      description={
        given.length === 0
          ? t("settings.rolesHint")
          : `${t("settings.rolesHint")} ${t("settings.rolesGiven", { roles: given.join(", ") })}`
      }
      data={roles.map((role) => ({ value: String(role.id), label: role.name }))}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      error={error}
    />
  );
}
