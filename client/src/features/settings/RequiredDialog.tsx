import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequiredField } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { labelOf } from "@/records/custom/labelOf";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert } from "@/ui/display";
import { Switch } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { FieldStages } from "./FieldStages";
import { requireField } from "./fieldsApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  kind: Kind;
  field: RequiredField;
  onClose: () => void;
}

/** When a field that every account has must be filled in. */
export function RequiredDialog({ kind, field, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [required, setRequired] = useState(field.required);
  const [stageIds, setStageIds] = useState(field.stageIds);
  const save = useOnce(
    useSettingsChange(
      () => requireField(kind, field, { required, stageIds }),
      () => {
        toast(t("fields.form.saved"));
        onClose();
      },
    ),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("fields.form.requiredTitle", { name: labelOf(t, field) })}
      size={560}
      padding="lg"
      fullScreen={phone}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined);
        }}
      >
        <Switch
          label={t("fields.form.required")}
          description={t("fields.form.requiredHint")}
          data-autofocus
          checked={required}
          onChange={(event) => setRequired(event.currentTarget.checked)}
        />
        {(kind === "leads" || kind === "deals") && <FieldStages kind={kind} chosen={stageIds} onChange={setStageIds} />}
        {save.isError && (
          <Alert color="red" role="alert">
            {problemText(t, save.error)}
          </Alert>
        )}
        <DialogFoot onCancel={onClose}>
          <Button type="submit" loading={save.isPending}>
            {t("common.save")}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}
