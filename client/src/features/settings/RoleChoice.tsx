import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { MultiSelect } from "@/ui/forms";
import { rolesQuery } from "./usersApi";

interface Props {
  value: number[];
  onChange: (roleIds: number[]) => void;
  error?: string | undefined;
}

export function RoleChoice({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery).data ?? [];
  return (
    <MultiSelect
      label={t("settings.roles")}
      description={t("settings.rolesHint")}
      data={roles.map((role) => ({ value: String(role.id), label: role.name }))}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      error={error}
    />
  );
}
