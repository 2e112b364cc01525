import { IconUpload, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CustomField, FileValue } from "@/lib/customFields";
import styles from "../card/InlineField.module.css";
import points from "../card/PointsField.module.css";
import { FileLink, type Owner } from "./FileLink";
import { usePickFile } from "./usePickFile";

interface Props {
  of: Owner;
  field: CustomField;
  value: FileValue | null;
  readOnly: boolean;
  onSave: (value: FileValue | null) => void;
}

/** A file to open, to replace or to take out of the field; it stays among the files of the record. */
export function InlineFile({ of, field, value, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  // sending takes its time: what somebody else puts there meanwhile was not seen when this began
  const seen = useRef(onSave);
  const { pick, sending } = usePickFile((file) => seen.current(file));
  return (
    <div className={styles.field}>
      <span className={styles.label}>{field.label}</span>
      <div className={points["points"]}>
        {value === null ? readOnly && <span className={points["none"]}>–</span> : <FileLink of={of} file={value} />}
        {!readOnly && (
          <button
            type="button"
            className={points["edit"]}
            disabled={sending}
            aria-label={t(value === null ? "fields.addFile" : "fields.replaceFile", { field: field.label })}
            onClick={() => {
              seen.current = onSave;
              pick(of);
            }}
          >
            {sending ? (
              t("common.loading")
            ) : value === null ? (
              t("fields.chooseFile")
            ) : (
              <IconUpload size={14} stroke={1.7} />
            )}
          </button>
        )}
        {!readOnly && value !== null && (
          <button
            type="button"
            className={points["edit"]}
            aria-label={t("fields.removeFile", { field: field.label })}
            onClick={() => onSave(null)}
          >
            <IconX size={14} stroke={1.7} />
          </button>
        )}
      </div>
    </div>
  );
}
