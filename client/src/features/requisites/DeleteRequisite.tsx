import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useOnce } from "@/lib/useOnce";
import type { RequisitesProps } from "@/records/slots";
import { DeleteDialog } from "@/ui/DeleteDialog";
import { deleteRequisite, type Requisite, renewRequisites } from "./api";

interface Props {
  place: Pick<RequisitesProps, "kind" | "id">;
  set: Requisite;
  onClose: () => void;
}

export function DeleteRequisite({ place, set, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useOnce(
    useMutation({
      mutationFn: () => deleteRequisite(set),
      onSuccess: onClose,
      onSettled: () => renewRequisites(client, place),
    }),
  );
  return (
    <DeleteDialog
      title={t("requisites.deleteTitle")}
      text={t("requisites.deleteText")}
      loading={run.isPending}
      error={run.error}
      onDelete={() => run.mutate()}
      onClose={onClose}
    />
  );
}
