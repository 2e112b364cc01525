import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useOnce } from "@/lib/useOnce";
import type { RequisitesProps } from "@/records/slots";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { Modal } from "@/ui/overlays";
import { deleteRequisite, type Requisite, renewRequisites } from "./api";
import styles from "./Requisites.module.css";

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
    <Modal opened onClose={onClose} title={t("requisites.deleteTitle")} centered>
      <div className={styles.form}>
        <p className={styles.question}>{t("requisites.deleteText")}</p>
        <FormProblem error={run.error} />
        <DialogFoot onCancel={onClose}>
          <Button color="red" loading={run.isPending} onClick={() => run.mutate()}>
            {t("common.delete")}
          </Button>
        </DialogFoot>
      </div>
    </Modal>
  );
}
