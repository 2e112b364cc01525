import { useTranslation } from "react-i18next";
import { DeleteDialog } from "@/ui/DeleteDialog";
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
    <DeleteDialog
      title={t("records.views.deleteQuestion", { name: view.name })}
      text={t(view.shared ? "records.views.deleteShared" : "records.views.deleteOwn")}
      confirm={t("records.views.delete")}
      onDelete={onDelete}
      onClose={onClose}
    />
  );
}
