import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Stack } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import type { SavedView } from "./model";

interface Props {
  view: SavedView;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before a view goes, for what others begin with it would not come back by itself. */
export function DeleteView({ view, onDelete, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("records.views.deleteQuestion", { name: view.name })} centered>
      <Stack gap="md">
        <span>{t(view.shared ? "records.views.deleteShared" : "records.views.deleteOwn")}</span>
        <DialogFoot onCancel={onClose}>
          <Button color="red" onClick={onDelete}>
            {t("records.views.delete")}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
