import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CardList } from "@/records/card/CardList";
import type { RequisitesProps } from "@/records/slots";
import { ErrorState } from "@/ui/states";
import { type Requisite, requisitesQuery } from "./api";
import { DeleteRequisite } from "./DeleteRequisite";
import { RequisiteDialog } from "./RequisiteDialog";
import { RequisiteSet } from "./RequisiteSet";

/** The sets of legal and bank data of a record, the main one first. */
export function Requisites({ readOnly, ...place }: RequisitesProps) {
  const { t } = useTranslation();
  const sets = useQuery(requisitesQuery(place));
  const [editing, setEditing] = useState<Requisite | "new">();
  const [deleting, setDeleting] = useState<Requisite>();
  if (sets.isLoadingError) {
    return <ErrorState title={t("requisites.failed")} error={sets.error} retry={() => void sets.refetch()} />;
  }
  if (sets.data === undefined || (readOnly && sets.data.length === 0)) return null;
  return (
    <>
      <CardList
        title={t("requisites.title")}
        none={t("requisites.noneText")}
        testId="requisites"
        add={
          readOnly
            ? undefined
            : {
                label: t(sets.data.length === 0 ? "requisites.add" : "requisites.addAnother"),
                run: () => setEditing("new"),
              }
        }
      >
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
      </CardList>
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
    </>
  );
}
