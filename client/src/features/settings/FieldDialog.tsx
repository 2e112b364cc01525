import { useTranslation } from "react-i18next";
import type { CustomField } from "@/lib/customFields";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { FieldForm } from "./FieldForm";

interface Props {
  kind: Kind;
  /** Undefined for a new one. */
  field: CustomField | undefined;
  onClose: () => void;
}

/** A new field, or one that is here already. */
export function FieldDialog({ kind, field, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        field === undefined
          ? t("fields.form.newTitle", { kind: t(`records.kind.${codeOfKind(kind)}`) })
          : t("fields.form.editTitle")
      }
      size={560}
      padding="lg"
      fullScreen={phone}
    >
      <FieldForm kind={kind} field={field} onClose={onClose} />
    </Modal>
  );
}
