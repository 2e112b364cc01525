import { useQuery } from "@tanstack/react-query";
import { IconListDetails } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import styles from "../settings.module.css";
import { changeField, fieldsQuery, type FieldVisibility, type RoleLine } from "./api";
import { ReadersLine } from "./ReadersLine";

/** Which roles see a field the account has added. */
export function FieldReaders({ roles }: { roles: RoleLine[] }) {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery);
  if (fields.isPending) return <RowSkeletons rows={4} />;
  if (fields.isLoadingError) {
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
  return (
    <ReadersLine
      name={field.label}
      text={t(`common.area.${field.kind}`)}
      value={field}
      roles={roles}
      save={changeField}
    />
  );
}
