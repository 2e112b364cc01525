import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { Select } from "@/ui/forms";
import { departmentsQuery } from "./departments";
import styles from "./Reports.module.css";
import { useReportUrl } from "./url";

/** Whose figures a report shows. Whoever sees a part sees no more by it. */
export function WhoseChoice() {
  const { t } = useTranslation();
  const { whose, change } = useReportUrl();
  const users = useUsers();
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <div className={styles.whose} role="group" aria-label={t("reports.whose")}>
      <Select
        aria-label={t("reports.one.RESPONSIBLE")}
        placeholder={t("dashboards.allPeople")}
        data={users.map((user) => ({ value: String(user.id), label: user.name }))}
        value={whose.RESPONSIBLE ?? null}
        onChange={(person) => change({ RESPONSIBLE: person ?? undefined })}
        clearable
        searchable
      />
      {(departments.length > 0 || whose.DEPARTMENT !== undefined) && (
        <Select
          aria-label={t("dashboards.department")}
          placeholder={t("dashboards.allDepartments")}
          data={departments.map((one) => ({ value: String(one.id), label: one.name }))}
          value={whose.DEPARTMENT ?? null}
          onChange={(department) => change({ DEPARTMENT: department ?? undefined })}
          clearable
          searchable
        />
      )}
    </div>
  );
}
