import { useQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldGroup } from "@/records/card/RecordCard";
import type { RequisitesProps } from "@/records/slots";
import { Button } from "@/ui/controls";
import { ErrorState } from "@/ui/states";
import { type Requisite, requisitesQuery } from "./api";
import { DeleteRequisite } from "./DeleteRequisite";
import { RequisiteDialog } from "./RequisiteDialog";
import { RequisiteSet } from "./RequisiteSet";
import styles from "./Requisites.module.css";

/** The sets of legal and bank data of a record, the main one first. */
export function Requisites({ readOnly, ...place }: RequisitesProps) {
  const { t } = useTranslation();
  const sets = useQuery(requisitesQuery(place));
  const [editing, setEditing] = useState<Requisite | "new">();
  const [deleting, setDeleting] = useState<Requisite>();
  if (sets.isError) {
    return <ErrorState title={t("requisites.failed")} error={sets.error} retry={() => void sets.refetch()} />;
  }
  if (sets.data === undefined || (readOnly && sets.data.length === 0)) return null;
  return (
    <FieldGroup title={t("requisites.title")}>
      {sets.data.length === 0 ? (
        <p className={styles.none}>{t("requisites.noneText")}</p>
      ) : (
        <ul className={styles.list} data-testid="requisites">
          {sets.data.map((set) => (
            <RequisiteSet
              key={set.id}
              place={place}
              set={set}
              alone={sets.data.length === 1}
              readOnly={readOnly}
              onEdit={() => setEditing(set)}
              onDelete={() => setDeleting(set)}
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className={styles.new}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setEditing("new")}
          >
            {t(sets.data.length === 0 ? "requisites.add" : "requisites.addAnother")}
          </Button>
        </div>
      )}
      {editing !== undefined && (
        <RequisiteDialog
          place={place}
          set={editing === "new" ? undefined : editing}
          first={sets.data.length === 0}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting !== undefined && (
        <DeleteRequisite place={place} set={deleting} onClose={() => setDeleting(undefined)} />
      )}
    </FieldGroup>
  );
}
