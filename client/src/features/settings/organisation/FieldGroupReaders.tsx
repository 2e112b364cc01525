import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import styles from "../settings.module.css";
import { changeFieldGroup, fieldGroupsQuery, type RoleLine } from "./api";
import { ReadersLine } from "./ReadersLine";

/** Which roles see the fields every account has, group by group, and what stays visible all the same. */
export function FieldGroupReaders({ roles }: { roles: RoleLine[] }) {
  const { t } = useTranslation();
  const groups = useQuery(fieldGroupsQuery);
  if (groups.isPending) return <RowSkeletons rows={1} />;
  if (groups.isLoadingError) {
    return <ErrorState title={t("problems.listTitle")} error={groups.error} retry={() => void groups.refetch()} />;
  }
  return (
    <Section title={t("organisation.hiddenFields")} text={t("organisation.hiddenFieldsText")} flush>
      <ul className={styles.rows}>
        {groups.data.map((one) => (
          <ReadersLine
            key={one.group}
            name={t(`organisation.fieldGroup.${one.group}`)}
            text={t(`organisation.fieldGroupText.${one.group}`)}
            value={one}
            roles={roles}
            save={changeFieldGroup}
          />
        ))}
      </ul>
      <p className={styles.boundary}>{t("organisation.fieldGroupBoundary.AMOUNT")}</p>
    </Section>
  );
}
