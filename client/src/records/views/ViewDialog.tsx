import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert, Stack } from "@/ui/display";
import { Checkbox, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import type { SavedView } from "./model";

interface Props {
  /** The one to rename; absent for a new one. */
  view: SavedView | undefined;
  onSave: (name: string, shared: boolean) => Promise<void>;
  onClose: () => void;
}

/** What a view is called and who sees it. */
export function ViewDialog({ view, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const title = t(view ? "records.views.rename" : "records.views.saveAs");

  async function save() {
    setSaving(true);
    try {
      await onSave(name.trim(), shared);
    } catch (problem) {
      setError(problem);
      setSaving(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t("records.views.name")}
            data-autofocus
            maxLength={255}
            value={name}
            error={fieldTexts(t, error)["name"]}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t("records.views.share")}
            description={t("records.views.shareHint")}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {error !== undefined && (
            <Alert color="red" role="alert">
              {problemText(t, error)}
            </Alert>
          )}
          <DialogFoot onCancel={onClose}>
            <Button type="submit" loading={saving} disabled={name.trim() === ""}>
              {t("common.save")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
