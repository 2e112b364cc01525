import { useQuery } from "@tanstack/react-query";
import { IconListDetails } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { MultiSelect, Switch } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { changeField, fieldsQuery, type FieldVisibility, type RoleLine } from "./api";

/** Which roles see a field the account has added. */
export function FieldReaders({ roles }: { roles: RoleLine[] }) {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery);
  if (fields.isPending) return <RowSkeletons rows={4} />;
  if (fields.isError) {
    return <ErrorState title={t("problems.listTitle")} error={fields.error} retry={() => void fields.refetch()} />;
  }
  if (fields.data.length === 0) {
    return (
      <EmptyState
        icon={IconListDetails}
        title={t("organisation.noFieldsTitle")}
        text={t("organisation.noFieldsText")}
      />
    );
  }
  return (
    <Section title={t("organisation.fields")} text={t("organisation.fieldsText")} flush>
      <ul className={styles.rows}>
        {fields.data.map((field) => (
          <FieldLine key={field.fieldId} field={field} roles={roles} />
        ))}
      </ul>
    </Section>
  );
}

function FieldLine({ field, roles }: { field: FieldVisibility; roles: RoleLine[] }) {
  const { t } = useTranslation();
  const change = useSettingsChange(changeField);
  const now = change.isPending ? change.variables : field;
  const save = (next: Partial<FieldVisibility>) =>
    change.mutate({ ...now, ...next }, { onError: (error) => toast(problemText(t, error), { tone: "error" }) });
  return (
    <li className={styles.row} style={{ flexWrap: "wrap" }}>
      <span className={styles.rowMain}>
        <span className={styles.rowName}>{field.label}</span>
        <span className={styles.rowText}>{t(`common.area.${field.kind}`)}</span>
      </span>
      {now.restricted && (
        <MultiSelect
          aria-label={t("organisation.seenBy", { field: field.label })}
          placeholder={now.roleIds.length === 0 ? t("organisation.administratorsOnly") : ""}
          data={roles
            .filter((role) => !role.administrator)
            .map((role) => ({ value: String(role.id), label: role.name }))}
          value={now.roleIds.map(String)}
          style={{ flex: "1 1 260px" }}
          onChange={(ids) => save({ roleIds: ids.map(Number) })}
        />
      )}
      <Switch
        label={t("organisation.restricted")}
        labelPosition="left"
        checked={now.restricted}
        onChange={(event) => save({ restricted: event.currentTarget.checked })}
      />
    </li>
  );
}
