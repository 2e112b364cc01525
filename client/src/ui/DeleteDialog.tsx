import { useTranslation } from "react-i18next";
import { Button } from "./controls";
import { DialogFoot } from "./DialogFoot";
import { Stack, Text } from "./display";
import { FormProblem } from "./FormProblem";
import { Modal } from "./overlays";

interface Props {
  title: string;
  /** What goes with it, and what stays. */
  text: string;
  /** What the button says; "Delete" when it needs no other word. */
  confirm?: string;
  loading?: boolean;
  /** Why it was refused. */
  error?: Error | null;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before something goes that would not come back by itself. */
export function DeleteDialog({ title, text, confirm, loading = false, error = null, onDelete, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <Stack>
        <Text size="sm">{text}</Text>
        <FormProblem error={error} />
        <DialogFoot onCancel={onClose}>
          <Button color="red" loading={loading} onClick={onDelete}>
            {confirm ?? t("common.delete")}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
