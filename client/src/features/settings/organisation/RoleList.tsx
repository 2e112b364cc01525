import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select, TextInput } from "@/ui/forms";
import { usePhone } from "@/ui/usePhone";
import type { RoleLine } from "./api";
import { holds } from "./matrix";
import styles from "./Matrix.module.css";

/** So many are seen at a glance; among more one has to search. */
const FEW = 8;

interface Props {
  roles: RoleLine[];
  chosen: number;
  onChoose: (roleId: number) => void;
}

/** All roles, of which one is shown: beside the matrix, or on a phone above it as a choice. */
export function RoleList({ roles, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [typed, setTyped] = useState("");
  if (phone && roles.length > FEW) {
    return (
      <Select
        label={t("organisation.chooseRole")}
        data={roles.map((one) => ({ value: String(one.id), label: one.name }))}
        value={String(chosen)}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t("organisation.nothingFound")}
        onChange={(id) => id !== null && onChoose(Number(id))}
      />
    );
  }
  const found = roles.filter((one) => holds(one.name, typed));
  return (
    <div className={styles.side}>
      {roles.length > FEW && (
        <TextInput
          type="search"
          aria-label={t("organisation.findRole")}
          placeholder={t("organisation.findRole")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === "Enter" && first !== undefined) onChoose(first.id);
          }}
        />
      )}
      {found.length === 0 && (
        <p className={styles.hint} role="status">
          {t("organisation.nothingFound")}
        </p>
      )}
      <ul className={styles.roles} aria-label={t("settings.roles")}>
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.role}
              aria-pressed={one.id === chosen}
              onClick={() => onChoose(one.id)}
            >
              <span className={styles.roleName}>{one.name}</span>
              <span className={styles.roleText}>{t("organisation.people", { count: one.people })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
