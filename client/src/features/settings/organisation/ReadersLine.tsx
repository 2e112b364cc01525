import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { MultiSelect, Switch } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import type { RoleLine } from "./api";

interface Readers {
  restricted: boolean;
  roleIds: number[];
}

interface Props<T extends Readers> {
  name: string;
  text: string;
  value: T;
  roles: RoleLine[];
  save: (value: T) => Promise<unknown>;
}

/** Something that everybody sees, or only the roles that are chosen. */
export function ReadersLine<T extends Readers>({ name, text, value, roles, save }: Props<T>) {
  const { t } = useTranslation();
  const change = useSettingsChange(save);
  const now = change.isPending ? change.variables : value;
  const set = (next: Partial<Readers>) =>
    change.mutate({ ...now, ...next }, { onError: (error) => toast(problemText(t, error), { tone: "error" }) });
  return (
    <li className={styles.row} style={{ flexWrap: "wrap" }}>
      <span className={styles.rowMain} style={{ flexBasis: 200 }}>
        <span className={styles.rowName}>{name}</span>
        <span className={styles.rowText}>{text}</span>
      </span>
      {now.restricted && (
        <MultiSelect
          aria-label={t("organisation.seenBy", { field: name })}
          placeholder={now.roleIds.length === 0 ? t("organisation.administratorsOnly") : ""}
          data={roles
            .filter((role) => !role.administrator)
            .map((role) => ({ value: String(role.id), label: role.name }))}
          value={now.roleIds.map(String)}
          style={{ flex: "1 1 260px" }}
          onChange={(ids) => set({ roleIds: ids.map(Number) })}
        />
      )}
      <Switch
        label={t("organisation.restricted")}
        aria-label={t("organisation.restrictedOf", { field: name })}
        labelPosition="left"
        checked={now.restricted}
        onChange={(event) => set({ restricted: event.currentTarget.checked })}
      />
    </li>
  );
}
