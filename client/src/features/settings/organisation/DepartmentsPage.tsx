import { useQuery } from "@tanstack/react-query";
import { IconPlus, IconSitemap } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import styles from "../settings.module.css";
import { type Department, departmentsQuery } from "./api";
import { DepartmentDialog } from "./DepartmentDialog";
import { placed } from "./tree";

/** The organisation as a tree. */
export function DepartmentsPage() {
  const { t } = useTranslation();
  const departments = useQuery(departmentsQuery);
  const [open, setOpen] = useState<Department | "new" | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
      {t("organisation.newDepartment")}
    </Button>
  );
  return (
    <PageFrame title={t("settings.section.departments.name")} intro={t("organisation.departmentsIntro")} actions={add}>
      {departments.isPending && <RowSkeletons rows={4} />}
      {departments.isError && (
        <ErrorState
          title={t("problems.listTitle")}
          error={departments.error}
          retry={() => void departments.refetch()}
        />
      )}
      {departments.isSuccess && departments.data.length === 0 && (
        <EmptyState
          icon={IconSitemap}
          title={t("organisation.noDepartmentsTitle")}
          text={t("organisation.noDepartmentsText")}
        />
      )}
      {departments.isSuccess && departments.data.length > 0 && (
        <Section flush>
          <ul className={styles.rows}>
            {placed(departments.data).map(({ department, level }) => (
              <DepartmentRow
                key={department.id}
                department={department}
                level={level}
                onOpen={() => setOpen(department)}
              />
            ))}
          </ul>
        </Section>
      )}
      {open !== null && departments.isSuccess && (
        <DepartmentDialog
          department={open === "new" ? undefined : open}
          departments={departments.data}
          onClose={() => setOpen(null)}
        />
      )}
    </PageFrame>
  );
}

interface RowProps {
  department: Department;
  level: number;
  onOpen: () => void;
}

function DepartmentRow({ department, level, onOpen }: RowProps) {
  const { t } = useTranslation();
  const userName = useUserName();
  const facts = [
    ...(department.headId === null ? [] : [t("organisation.headIs", { name: userName(department.headId) })]),
    t("organisation.people", { count: department.memberIds.length }),
  ];
  return (
    <li className={styles.row}>
      <span className={styles.rowMain} style={{ paddingLeft: level * 24 }}>
        <span className={styles.rowName}>{department.name}</span>
        <span className={styles.rowText}>{facts.join(" · ")}</span>
      </span>
      <Button
        size="xs"
        variant="default"
        aria-label={t("organisation.editDepartment", { name: department.name })}
        onClick={onOpen}
      >
        {t("common.edit")}
      </Button>
    </li>
  );
}
